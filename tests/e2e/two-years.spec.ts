/**
 * Two school years of one class (issue 3): import, talks, sealed reports, then next year's list with one who moves up,
 * one who repeats, a brother who is new and one who left; all of it taken back, and done again. The reports of the
 * first year are the same files, byte for byte, at every stop. The page's clock stands in each year in turn.
 */
import { readFile, writeFile } from 'node:fs/promises'
import type { Page, TestInfo } from '@playwright/test'
import { expect, type RunningApp, test } from '../support/app-fixture.ts'
import { lackReason, lacks } from '../support/checkers.ts'
import * as judges from '../support/pdf-judges.ts'
import { chooseList, confirmTakingBack, count, isPreviewed, openImport, row, waitMs } from './pages/imports.ts'
import { createVault, freezeReport, openDossier, saveCopy, unlock } from './pages/main-job.ts'
import { pupilRows } from './pages/pupils.ts'

const firstYear = '2025-11-18T10:00:00+01:00'
const secondYear = '2026-09-07T10:00:00+02:00'

const head =
  'Stamnr;Roepnaam;Tussenvoegsel;Achternaam;Klas;Leerjaar;Studie;Geb.datum;Naam verzorger 1;E-mail verzorger 1'
const mother = 'Mulder, E.;e.mulder@thuis.example'
const classOf2025 = [
  `0104201;Sanne;;Adjei;3H1;3;havo;14-03-2011;${mother}`,
  '0104203;Emre;;Çelik;3H1;3;havo;02-07-2011;Çelik, Ş.;s.celik@thuis.example',
  '0104204;Lotte;de;Bruin;3H1;3;havo;30-01-2011;Bruin, P. de;p.debruin@thuis.example',
]
/** Sanne moved up, Emre repeats, Kofi is Sanne's brother, and Lotte is not on it. */
const classesOf2026 = [
  `0104201;Sanne;;Adjei;4H1;4;havo;14-03-2011;${mother}`,
  '0104203;Emre;;Çelik;3H2;3;havo;02-07-2011;Çelik, Ş.;s.celik@thuis.example',
  `0110301;Kofi;;Adjei;1H1;1;havo;09-09-2013;${mother}`,
]

interface OldReport {
  number: string
  /** As it left the app in the first year. */
  bytes: Buffer
}

async function writeList(testInfo: TestInfo, name: string, rows: readonly string[]): Promise<string> {
  const path = testInfo.outputPath(name)
  await writeFile(path, `${[head, ...rows].join('\r\n')}\r\n`)
  return path
}

/** A career talk with one thing said by the pupil, frozen as a report and saved; answers its number and bytes. */
async function talkAndFreeze(app: RunningApp, testInfo: TestInfo, sorted: string, words: string): Promise<OldReport> {
  const { page } = app
  await openDossier(page, sorted)
  await page.getByRole('link', { name: 'Nieuw gesprek' }).first().click()
  await page.getByRole('radio', { name: 'profiel' }).check()
  await page.getByRole('radio', { name: 'oriënteren' }).check()
  await page.getByRole('button', { name: 'Nu beginnen' }).click()
  await page
    .getByRole('textbox', { name: /^Leerling: / })
    .first()
    .fill(words)
  await page.getByRole('textbox', { name: 'Uitgesproken waardering' }).fill('Fijn dat je dit zo helder vertelt.')
  await expect(page.getByText(/^Opgeslagen \d\d:\d\d$/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Naar afronden' }).click()
  const number = await freezeReport(page)
  const path = await saveCopy(app, 'School', testInfo.outputPath(), `${number}.pdf`)
  return { number, bytes: await readFile(path) }
}

/** The same files come out of the app as in the first year, and the screen still names the class of their day. */
async function expectSameBytes(
  app: RunningApp,
  testInfo: TestInfo,
  reports: readonly OldReport[],
  stop: string,
): Promise<void> {
  await test.step(`old reports: ${stop}`, async () => {
    for (const { number, bytes } of reports) {
      await findInAll(app.page, number, 'Vastgelegde documenten')
      await expect(app.page.getByText(`${number} ·`).first()).toBeVisible()
      await expect(app.page.locator('canvas[data-drawn]').first()).toBeVisible(waitMs)
      const path = await saveCopy(app, 'School', testInfo.outputPath(), `${number} ${stop}.pdf`)
      const now = await readFile(path)
      expect(now.equals(bytes), `${number} ${stop}`).toBe(true)
      expect(judges.textOf(path)).toContain('3H1')
      expect(judges.textOf(path)).not.toContain('4H1')
    }
  })
}

/** By the search over all dossiers: Ctrl+K passes over who has left. */
async function findInAll(page: Page, words: string, kind: string): Promise<void> {
  await page.keyboard.press('Control+K')
  await page.getByRole('textbox', { name: 'Zoeken en opdrachten' }).fill('alle dossiers')
  await page.getByRole('button', { name: 'Zoeken in alle dossiers' }).click()
  await page.getByRole('searchbox', { name: 'Zoek in alle dossiers' }).fill(words)
  await page
    .getByRole('region', { name: new RegExp(`^${kind}`) })
    .getByRole('link')
    .first()
    .click()
}

async function importFirstYear(app: RunningApp, path: string): Promise<void> {
  const { page } = app
  await openImport(page)
  await chooseList(app, path)
  await isPreviewed(page)
  await page.getByRole('button', { name: '3 leerlingen overnemen' }).click()
  await expect(page.getByText(/^3 leerlingen overgenomen$/)).toBeVisible(waitMs)
}

/** Preview of the second year's list, Lotte's leaving said by hand, and stored. */
async function rollOver(app: RunningApp, path: string): Promise<void> {
  const { page } = app
  await openImport(page)
  await chooseList(app, path)
  await isPreviewed(page)
  await expect(count(page, 'gaat over')).toHaveText('1 gaat over')
  await expect(count(page, 'blijft zitten')).toHaveText('1 blijft zitten')
  await expect(count(page, 'nieuw')).toHaveText('1 nieuw')
  await expect(row(page, 'Sanne Adjei')).toContainText('klas: 3H1 → 4H1')
  await expect(row(page, 'Emre Çelik')).toContainText('klas: 3H1 → 3H2')
  await count(page, 'niet meer op de lijst').click()
  await page.getByRole('combobox', { name: 'Wie hoort er op deze lijst te staan?' }).selectOption('school')
  const choice = page.getByRole('combobox', { name: /^Wat is er met Lotte/ })
  await expect(choice).toHaveValue('later')
  await choice.selectOption('left')
  await page.getByRole('textbox', { name: /^Laatste schooldag Lotte/ }).fill('10-07-2026')
  await page.getByRole('textbox', { name: /^Reden Lotte/ }).fill('verhuisd naar Zwolle')
  await page.getByRole('button', { name: /leerlingen overnemen$/ }).click()
  await expect(page.getByText(/Bij 1 leerling staat nu een laatste schooldag\./)).toBeVisible(waitMs)
}

async function expectClasses(page: Page, names: Record<string, string[]>): Promise<void> {
  await page.getByRole('link', { name: 'Leerlingen', exact: true }).click()
  for (const [group, rows] of Object.entries(names)) {
    await page.getByRole('button', { name: new RegExp(`^${group}`) }).click()
    await expect(pupilRows(page)).toHaveText(rows.map((name) => new RegExp(name)))
  }
}

/** Starts the app anew with the page's clock at this moment, before anything of it is asked. */
async function startIn(app: RunningApp, moment: string): Promise<void> {
  await app.page.clock.install({ time: new Date(moment) })
}

test.skip(lacks('pdfsig') || lacks('mutool') || lacks('qpdf'), lackReason('pdfsig, mutool or qpdf'))

test('two school years: rollover, undo and again leave old reports as they were', async ({ launch }, testInfo) => {
  test.setTimeout(420_000)
  const app = await launch()
  await startIn(app, firstYear)
  const firstList = await writeList(testInfo, 'klassen-2025.csv', classOf2025)
  const secondList = await writeList(testInfo, 'klassen-2026.csv', classesOf2026)

  await createVault(app)
  await importFirstYear(app, firstList)
  const reports = [
    await talkAndFreeze(app, testInfo, 'Adjei, Sanne', 'Ik leg graag dingen uit bij zwemles.'),
    await talkAndFreeze(app, testInfo, 'Çelik, Emre', 'Wiskunde kost me veel tijd.'),
    await talkAndFreeze(app, testInfo, 'Bruin, Lotte de', 'We gaan misschien verhuizen.'),
  ]
  expect(reports.map(({ number }) => number)).toEqual(['GV-2025-0001', 'GV-2025-0002', 'GV-2025-0003'])
  await expectSameBytes(app, testInfo, reports, 'saved again the same day')

  await test.step('the new school year', async () => {
    await app.relaunch()
    await startIn(app, secondYear)
    await unlock(app)
    await rollOver(app, secondList)
    await expectClasses(app.page, {
      '4H1': ['Adjei, Sanne'],
      '3H2': ['Çelik, Emre'],
      '1H1': ['Adjei, Kofi'],
      'Van school': ['Bruin, Lotte de'],
      '2025–2026': ['Adjei, Sanne', 'Bruin, Lotte de', 'Çelik, Emre'],
    })
  })
  await expectSameBytes(app, testInfo, reports, 'after the rollover')

  await test.step('taken back', async () => {
    await openImport(app.page)
    await app.page.getByRole('link', { name: 'Eerder ingelezen' }).click()
    await app.page.getByRole('button', { name: 'klassen-2026.csv terugdraaien' }).click()
    await confirmTakingBack(app.page)
    const all = ['Adjei, Sanne', 'Bruin, Lotte de', 'Çelik, Emre']
    await expectClasses(app.page, { '2026–2027': all, 'Zonder klas': all, '2025–2026': all })
    await expect(app.page.getByRole('button', { name: /^Van school/ })).toHaveCount(0)
  })
  await expectSameBytes(app, testInfo, reports, 'after taking it back')

  await test.step('again, and a talk in the new class', async () => {
    await rollOver(app, secondList)
    await expectClasses(app.page, { '2026–2027': ['Adjei, Kofi', 'Adjei, Sanne', 'Çelik, Emre'] })
    const report = await talkAndFreeze(app, testInfo, 'Adjei, Sanne', 'Ik geef nu zelf zwemles.')
    expect(report.number).toBe('GV-2026-0001')
    const text = judges.textOf(testInfo.outputPath(`${report.number}.pdf`))
    expect(text).toContain('4H1')
    expect(text).not.toContain('3H1')
    expect(judges.validSignatures(testInfo.outputPath(`${report.number}.pdf`))).toBe(1)
  })
  await expectSameBytes(app, testInfo, reports, 'after doing it again')

  await test.step('the brother shares the mother, who stands in the vault once', async () => {
    const { page } = app
    await findInAll(page, 'Kofi Adjei', 'Leerlingen')
    const tabs = page.getByRole('navigation', { name: 'Onderdelen van het dossier' })
    await tabs.getByRole('link', { name: 'Ouders', exact: true }).click()
    await expect(page.getByText(/Mulder/).first()).toBeVisible()
    await page.getByRole('button', { name: 'Sanne Adjei koppelen als broer of zus' }).click()
    await expect(page.getByRole('button', { name: 'Sanne Adjei loskoppelen als broer of zus' })).toBeVisible()
    await page.getByRole('link', { name: 'Ouders', exact: true }).first().click()
    await expect(page.getByRole('main').getByRole('link', { name: /Mulder/ })).toHaveCount(1)
  })

  await test.step('both years can be searched, each with its own class', async () => {
    const { page } = app
    await page.keyboard.press('Control+K')
    await page.getByRole('textbox', { name: 'Zoeken en opdrachten' }).fill('alle dossiers')
    await page.getByRole('button', { name: 'Zoeken in alle dossiers' }).click()
    await page.getByRole('searchbox', { name: 'Zoek in alle dossiers' }).fill('zwemles')
    await page.getByRole('button', { name: /^Gesprekken/ }).click()
    const hits = page.getByRole('region', { name: /^Gesprekken/ }).getByRole('listitem')
    await expect(hits).toHaveCount(2)
    await expect(hits.first()).toContainText('Sanne Adjei · 4H1')
    await expect(hits.last()).toContainText('Sanne Adjei · 3H1')
    await page.getByRole('button', { name: 'Verfijnen' }).click()
    await page.getByRole('combobox', { name: 'Schooljaar' }).selectOption('2025')
    await expect(hits).toHaveCount(1)
    await expect(hits.first()).toContainText('Sanne Adjei · 3H1')
  })

  await app.relaunch()
  await startIn(app, secondYear)
  await unlock(app)
  await expectSameBytes(app, testInfo, reports, 'after a restart')
  for (const { number } of reports) {
    const path = testInfo.outputPath(`${number} after a restart.pdf`)
    expect(judges.validSignatures(path)).toBe(1)
    expect(judges.isTotalDocumentSigned(path)).toBe(true)
  }
})
