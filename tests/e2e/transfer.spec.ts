/**
 * The transfer dossier (issue 2, item 10): what goes and what stays, the law's conditions, the real pages, one sealed
 * file with the same data inside, judged by others and by the published schema; by keyboard alone; clean for axe.
 */
import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from '../support/app-fixture.ts'
import { lackReason, lacks } from '../support/checkers.ts'
import * as judges from '../support/pdf-judges.ts'
import {
  daysAgo,
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  foundInPdf,
  freeze,
  isSaved,
  openSample,
  openSummary,
  openTab,
  pagesDrawn,
  saveAs,
  tabTo,
  workingNoteTexts,
} from './pages/sample-dossier.ts'

const sanne = 'Adjei, Sanne'
const schemaFile = fileURLToPath(new URL('../../resources/schemas/transfer-dossier-1.schema.json', import.meta.url))
/** Days before today, as they are typed and as they are stored. */
const applied = daysAgo(21)
const read = daysAgo(3)
const reason = 'De intaker vroeg naar het gesprek over de richting.'
const view = 'Ik zie haar graag ook het vwo proberen, en ik sta achter haar keuze.'

async function startFor(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Overdracht', exact: true }).click()
  await page.getByRole('combobox', { name: 'Overdracht beginnen voor' }).fill(name)
  await page.getByRole('option', { name: new RegExp(name) }).click()
  await page.getByRole('button', { name: 'Beginnen' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `Doorstroomdossier ${name}` })).toBeVisible()
}

async function fillConditions(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'School', exact: true }).fill('Mbo College Waterkant')
  await page.getByRole('textbox', { name: 'Plaats' }).fill('Lelystad')
  await page.getByRole('textbox', { name: 'Sanne heeft zich aangemeld op' }).fill(applied.typed)
  await page.getByRole('textbox', { name: 'Sanne Adjei (leerling) las het op' }).fill(read.typed)
}

const action = (page: Page) => page.getByRole('button', { name: 'Dossier vastleggen' })

test('goes from chosen parts to one sealed file whose data the published schema accepts', async ({
  launch,
}, testInfo) => {
  test.skip(lacks('pdfsig') || lacks('qpdf'), lackReason('pdfsig or qpdf'))
  const app = await launch()
  const { page } = app
  await openSample(page)
  await openSummary(page, sanne, 'oriënteren')
  const summaryNumber = await freeze(page, 'Samenvatting vastleggen')
  await page.getByRole('link', { name: 'Ondertekenen', exact: true }).click()
  await page.getByText(/Nog vast te leggen/).click()
  await page
    .getByRole('link', { name: /Gespreksverslag Sanne Adjei/ })
    .first()
    .click()
  await pagesDrawn(page)
  const reportNumber = await freeze(page, 'Verslag vastleggen')

  await startFor(page, 'Sanne Adjei')
  await pagesDrawn(page)
  await expect(page.getByText('Sanne heeft zich daar nog niet aangemeld')).toBeVisible()
  await expect(action(page)).toBeDisabled()
  // Frozen summaries go along by themselves, a report only when it is chosen and explained.
  await expect(page.getByRole('checkbox', { name: /^Samenvatting oriënteren/ })).toBeChecked()
  const report = page.getByRole('checkbox', { name: /^Gespreksverslag/ })
  await expect(report).not.toBeChecked()
  const stays = page.getByRole('listitem').filter({ hasText: 'Werkaantekeningen' })
  await expect(stays).toContainText('1')
  await expect(stays).toContainText('Kan niet mee')
  await expect(stays.getByRole('checkbox')).toHaveCount(0)

  await fillConditions(page)
  await expect(page.getByText('Alles is ingevuld')).toBeVisible()
  await report.check()
  await expect(action(page)).toBeDisabled()
  await page.getByRole('button', { name: 'reden bij een verslag' }).click()
  await page.keyboard.type(reason)
  await expect(action(page)).toBeEnabled()
  await page.getByRole('checkbox', { name: /^Middag meekijken/ }).check()
  await page.getByRole('radio', { name: 'ja' }).check()
  await page.getByRole('textbox', { name: 'Zienswijze van Kwame Adjei (vader)' }).fill(view)
  await page.getByRole('textbox', { name: 'Kwame Adjei (vader) kreeg bericht op' }).fill(read.typed)
  await isSaved(page)
  const number = await freeze(page, 'Dossier vastleggen')
  expect(number).toMatch(/^DD-\d{4}-0001$/)

  const path = testInfo.outputPath('dossier.pdf')
  await saveAs(app, 'Dossier opslaan als pdf', path)
  judges.checkSyntax(path)
  judges.checkByMutool(path)
  await judges.checkCades(path, testInfo.outputDir)
  expect(judges.validSignatures(path)).toBe(1)
  expect(judges.isTotalDocumentSigned(path)).toBe(true)
  const metadata = execFileSync('pdfinfo', ['-meta', path], { encoding: 'utf8' })
  expect(metadata).toMatch(/pdfaid:part(>|=")3/)
  expect(metadata).toMatch(/pdfaid:conformance(>|=")A/)
  expect(metadata).toMatch(/pdfuaid:part(>|=")1/)
  const words = judges.structureText(path)
  for (const part of ['Mbo College Waterkant', summaryNumber, reportNumber, view.slice(0, 40), 'Middag meekijken']) {
    expect(words).toContain(part)
  }

  const attached = execFileSync('qpdf', ['--show-attachment=doorstroomdossier.json', path], { maxBuffer: 1 << 28 })
  const data: unknown = JSON.parse(attached.toString('utf8'))
  const schema = JSON.parse(await readFile(schemaFile, 'utf8')) as object
  const validate = new Ajv2020({ strict: true, formats: { date: true, 'date-time': true } }).compile(schema)
  expect(validate(data), JSON.stringify(validate.errors)).toBe(true)
  expect(data).toMatchObject({
    number,
    receiver: { school: 'Mbo College Waterkant', town: 'Lelystad', kind: 'vo-mbo' },
    appliedOnDay: applied.day,
    inspection: [{ who: 'Sanne Adjei (leerling)', onDay: read.day }],
    agreement: 'yes',
    views: [{ who: 'Kwame Adjei (vader)', text: view }],
    phaseSummaries: [{ number: summaryNumber }],
    reports: [{ number: reportNumber }],
    signatories: [],
  })
  expect(attached.toString()).not.toMatch(/bsn|onderwijsnummer/i)

  // No working note in any byte, nor the reason, which stays with the counsellor; the view is the control.
  const canaries = [...workingNoteTexts(), reason, view]
  expect(await foundInPdf(path, testInfo.outputDir, canaries)).toEqual([view])

  await test.step('a correction is a next version of the same number, and the board shows the newest', async () => {
    await page.getByRole('link', { name: 'Versie 2 maken' }).click()
    const town = page.getByRole('textbox', { name: 'Plaats' })
    await expect(town).toHaveValue('Lelystad')
    await town.fill('Almere')
    await freeze(page, 'Dossier vastleggen')
    await expect(page.getByText(new RegExp(`^vastgelegd · ${number} · versie 2`))).toBeVisible()
    await page.getByRole('link', { name: 'Terug naar Overdracht' }).click()
    const rows = page.getByRole('list', { name: 'Overdrachten' }).getByRole('link')
    await expect(rows).toHaveCount(1)
    await expect(rows).toContainText('Almere')
  })
})

test('a transfer under way is kept, found on the board by class, and asks only what its receiver needs', async ({
  launch,
}) => {
  const { page } = await launch()
  await openSample(page)
  await page.getByRole('link', { name: 'Overdracht', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Nog geen overdracht' })).toBeVisible()
  await startFor(page, 'Chidi Okafor')
  // 15 years old: both guardians with authority inspect, nobody is merely told.
  await expect(page.getByRole('textbox', { name: /Okafor \((moeder|vader)\) las het op/ }).first()).toBeVisible()
  await expect(page.getByRole('textbox', { name: /kreeg bericht op/ })).toHaveCount(0)
  await page.getByRole('textbox', { name: 'School', exact: true }).fill('Lyceum aan de Vaart')
  await page.getByRole('textbox', { name: 'Chidi heeft zich aangemeld op' }).fill('1-1-2090')
  await expect(page.getByText('Chidi heeft zich daar nog niet aangemeld')).toBeVisible()
  await expect(action(page)).toBeDisabled()

  // At once to another screen: nothing is lost.
  await page.getByRole('link', { name: 'Overdracht', exact: true }).click()
  const rows = page.getByRole('list', { name: 'Overdrachten' }).getByRole('link')
  await expect(rows).toContainText(['Chidi Okafor · 4H2'])
  await expect(rows).toContainText(['in voorbereiding'])
  await page.getByRole('combobox', { name: 'Stand' }).selectOption('Vastgelegd')
  await expect(rows).toHaveCount(0)
  await page.getByRole('button', { name: 'Alles tonen' }).click()
  await page.getByRole('combobox', { name: 'Klas' }).selectOption('4H2')
  await rows.first().click()
  await expect(page.getByRole('textbox', { name: 'School', exact: true })).toHaveValue('Lyceum aan de Vaart')

  await page.getByRole('radio', { name: /^Naar de leerling zelf/ }).check()
  await expect(page.getByRole('textbox', { name: /aangemeld op/ })).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: /las het op/ })).toHaveCount(0)
  await expect(action(page)).toBeEnabled()
  await page.getByRole('radio', { name: /^Naar iemand binnen de eigen school/ }).check()
  await page.getByRole('textbox', { name: 'Voor wie binnen de school?' }).fill('')
  await page.getByRole('button', { name: 'naam van de ontvanger' }).click()
  await expect(page.getByRole('textbox', { name: 'Voor wie binnen de school?' })).toBeFocused()
  await page.keyboard.type('mentor 5H1')
  await freeze(page, 'Dossier vastleggen')
  await openTab(page, 'Okafor, Chidi', 'Overdracht')
  await expect(page.getByRole('list', { name: 'Overdrachten van deze leerling' })).toContainText('mentor 5H1')
})

test('from board to frozen dossier with the keyboard alone', async ({ launch }) => {
  const { page } = await launch()
  await openSample(page)
  await page.getByRole('link', { name: 'Overdracht', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Overdracht' })).toBeFocused()
  await tabTo(page, page.getByRole('combobox', { name: 'Overdracht beginnen voor' }))
  await page.keyboard.type('sanne')
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Beginnen' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Doorstroomdossier Sanne Adjei' })).toBeFocused()
  await tabTo(page, page.getByRole('radio', { name: /^Naar het mbo/ }))
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: /^Naar een andere middelbare school/ })).toBeChecked()
  await tabTo(page, page.getByRole('textbox', { name: 'School', exact: true }))
  await page.keyboard.type('Lyceum aan de Vaart')
  await tabTo(page, page.getByRole('textbox', { name: /heeft zich aangemeld op/ }))
  await page.keyboard.type(applied.typed.replaceAll('-', ''))
  await tabTo(page, page.getByRole('textbox', { name: /las het op/ }))
  await page.keyboard.type(read.typed)
  await tabTo(page, page.getByRole('radio', { name: 'niet gevraagd' }))
  await page.keyboard.press('ArrowUp')
  await tabTo(page, action(page))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Nu vastleggen' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Doorstroomdossier van Sanne Adjei' })).toBeFocused({
    timeout: 30_000,
  })
  await tabTo(page, page.getByRole('button', { name: 'Dossier opslaan als pdf' }))
})

test('at 200 % of a small window nothing scrolls sideways, with long names too', async ({ launch }) => {
  const { page } = await launch({ viewport: { width: 640, height: 360 } })
  await openSample(page)
  await page.getByRole('link', { name: 'Overdracht', exact: true }).click()
  await expectNoSidewaysScroll(page)
  await startFor(page, 'Sanne Adjei')
  await page
    .getByRole('textbox', { name: 'School', exact: true })
    .fill(`Samenwerkingscollege ${'Noordelijkpolderland'.repeat(8)}`)
  await isSaved(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('link', { name: 'Overdracht', exact: true }).click()
  await expect(page.getByRole('list', { name: 'Overdrachten' }).getByRole('link')).toHaveCount(1)
  await expectNoSidewaysScroll(page)
  await page.goto(page.url().replace(/#.*/, `#/transfer/${'A'.repeat(22)}`))
  await expect(page.getByRole('heading', { level: 1, name: 'Deze overdracht is er niet' })).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`is clean for axe, ${colorScheme}`, async ({ launch }) => {
    const { page } = await launch({ colorScheme })
    await openSample(page)
    await page.getByRole('link', { name: 'Overdracht', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Nog geen overdracht' })).toBeVisible()
    await expectNoAxeViolations(page, 'empty board')
    await startFor(page, 'Sanne Adjei')
    await pagesDrawn(page)
    await expectNoAxeViolations(page, 'new transfer')
    await fillConditions(page)
    await page.getByRole('button', { name: 'Iemand anders las het ook' }).click()
    await isSaved(page)
    await expectNoAxeViolations(page, 'filled transfer')
    await action(page).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectNoAxeViolations(page, 'freeze dialog')
    await page.getByRole('button', { name: 'Nu vastleggen' }).click()
    await expect(page.getByText(/^vastgelegd · /)).toBeVisible({ timeout: 30_000 })
    await pagesDrawn(page)
    await expectNoAxeViolations(page, 'issued dossier')
    await page.getByRole('link', { name: 'Terug naar Overdracht' }).click()
    await expect(page.getByRole('list', { name: 'Overdrachten' }).getByRole('link')).toHaveCount(1)
    await expectNoAxeViolations(page, 'board')
    await openTab(page, sanne, 'Overdracht')
    await expect(page.getByRole('list', { name: 'Overdrachten van deze leerling' })).toBeVisible()
    await expectNoAxeViolations(page, 'tab')
  })
}
