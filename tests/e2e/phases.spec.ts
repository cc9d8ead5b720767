/**
 * The summary of one phase (issue 2, item 9): composed from what was said and done, edited, frozen, sealed and judged
 * by others; by keyboard alone; in a narrow window; clean for axe in both schemes.
 */
import { expect, test } from '../support/app-fixture.ts'
import { lackReason, lacks } from '../support/checkers.ts'
import * as judges from '../support/pdf-judges.ts'
import {
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
const ownWords = 'Ik merkte dat ik liever met mensen praat dan alleen aan een tafel zit.'

test('is composed, edited, stored, put together anew and back, and finds its text again', async ({ launch }) => {
  const { page } = await launch()
  await openSample(page)
  await openSummary(page, sanne, 'oriënteren')
  await expect(page.getByText(/^Samengesteld uit 1 gesprek/)).toBeVisible()
  const steps = page.getByRole('textbox', { name: 'Stappen en activiteiten' })
  await expect(steps).toHaveValue(/\d{4}: /)
  const composed = await steps.inputValue()

  // What is empty is named, and each name is a step to its field.
  const missing = page.getByRole('region', { name: 'Dit is nog leeg' })
  await missing.getByRole('button', { name: 'Kan beter' }).click()
  const better = page.getByRole('textbox', { name: 'Kan beter' })
  await expect(better).toBeFocused()
  await better.fill(ownWords)
  await isSaved(page)
  await expect(missing.getByRole('button', { name: 'Kan beter' })).toHaveCount(0)

  await steps.fill('')
  await page.getByRole('button', { name: 'Opnieuw samenstellen' }).click()
  await expect(steps).toHaveValue(composed)
  await expect(better).toHaveValue('')
  await page.getByRole('button', { name: 'Ongedaan maken' }).click()
  await expect(better).toHaveValue(ownWords)
  await expect(steps).toHaveValue('')

  // Leaving at once loses nothing.
  await steps.fill('Alleen dit.')
  await openTab(page, sanne, 'Activiteiten')
  await openSummary(page, sanne, 'oriënteren')
  await expect(steps).toHaveValue('Alleen dit.')
  await expect(better).toHaveValue(ownWords)
})

test('is frozen, sealed and signed like a report, and corrected as version 2', async ({ launch }, testInfo) => {
  test.skip(lacks('pdfsig') || lacks('qpdf'), lackReason('pdfsig or qpdf'))
  const app = await launch()
  const { page } = app
  await openSample(page)
  await openSummary(page, sanne, 'oriënteren')
  await page.getByRole('textbox', { name: 'Kan beter' }).fill(ownWords)
  await page.getByRole('button', { name: 'Samenvatting vastleggen' }).click()
  const dialog = page.getByRole('dialog', { name: 'Wil je de fasesamenvatting vastleggen?' })
  await expect(dialog).toContainText('zegel van Marijke Hoekstra')
  await expect(dialog).toContainText('Sanne Adjei, Kwame Adjei, Esther Mulder')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  expect(await freeze(page, 'Samenvatting vastleggen')).toMatch(/^FS-\d{4}-0001$/)
  await expect(page.getByText('ondertekend (0 van 3)')).toBeVisible()

  const path = testInfo.outputPath('summary.pdf')
  await saveAs(app, 'Opslaan als pdf: School', path)
  judges.checkSyntax(path)
  judges.checkByMutool(path)
  await judges.checkCades(path, testInfo.outputDir)
  expect(judges.validSignatures(path)).toBe(1)
  expect(judges.isTotalDocumentSigned(path)).toBe(true)
  const readAloud = judges.structureText(path)
  expect(readAloud).toContain(ownWords.slice(0, 40))
  expect(readAloud).toContain('Fasesamenvatting van Sanne Adjei')
  const notes = workingNoteTexts()
  expect(notes.length).toBeGreaterThan(3)
  expect(await foundInPdf(path, testInfo.outputDir, [...notes, ownWords])).toEqual([ownWords])

  // The address of a frozen summary leads to the document; a correction is asked for and named.
  await openTab(page, sanne, 'Activiteiten')
  await page
    .getByRole('listitem')
    .filter({ hasText: 'oriënteren' })
    .getByRole('link', { name: 'Openen' })
    .first()
    .click()
  await expect(page.getByText(/^vastgelegd · FS-/)).toBeVisible()
  await page.getByRole('link', { name: 'Versie 2 maken' }).click()
  await expect(page.getByText('Dit wordt versie 2')).toBeVisible()
  await page.getByRole('textbox', { name: 'Tevreden over' }).fill('De rust in de gesprekken.')
  await freeze(page, 'Samenvatting vastleggen')
  await expect(page.getByText(/^vastgelegd · FS-\d{4}-0001 · versie 2/)).toBeVisible()
})

test('says what keeps it from being frozen', async ({ launch }) => {
  const { page } = await launch()
  await openSample(page)
  await openSummary(page, 'Đorđević, Luka', 'verdiepen')
  await expect(page.getByText('In deze fase is nog geen gesprek gehouden')).toBeVisible()
  const action = page.getByRole('button', { name: 'Samenvatting vastleggen' })
  await page.getByRole('textbox', { name: /^Reden, in eigen woorden/ }).fill('')
  await page.getByRole('textbox', { name: 'Keuze en waarom' }).fill('')
  await expect(page.getByText('Er staat nog niets in deze samenvatting.')).toBeVisible()
  await expect(action).toBeDisabled()
  await page.getByRole('textbox', { name: 'Sterke kanten' }).fill('x'.repeat(100_001))
  await expect(page.getByText(/^1 teken te veel/)).toBeVisible()
  await expect(action).toBeDisabled()
  await page.getByRole('textbox', { name: 'Sterke kanten' }).fill('Volhouden 🧗 עברית')
  await expect(action).toBeEnabled()
  for (const box of await page.getByRole('checkbox').all()) if (await box.isChecked()) await box.uncheck()
  await expect(page.getByText('Kies minstens één persoon die tekent.')).toBeVisible()
})

test('from dossier to frozen summary with the keyboard alone', async ({ launch }) => {
  const { page } = await launch()
  await openSample(page)
  await openTab(page, sanne, 'Activiteiten')
  const open = page.getByRole('listitem').filter({ hasText: 'oriënteren' }).getByRole('link', { name: 'Openen' })
  await tabTo(page, open)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Samenvatting oriënteren' })).toBeFocused()
  await tabTo(page, page.getByRole('textbox', { name: 'Kan beter' }))
  await page.keyboard.type(ownWords)
  await page.keyboard.press('Control+s')
  await isSaved(page)
  await tabTo(page, page.getByRole('button', { name: 'Samenvatting vastleggen' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Nu vastleggen' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Fasesamenvatting van Sanne Adjei' })).toBeFocused({
    timeout: 30_000,
  })
})

test('at 200 % of a small window nothing scrolls sideways, and an unknown phase says so', async ({ launch }) => {
  const { page } = await launch({ viewport: { width: 640, height: 360 } })
  await openSample(page)
  await openSummary(page, sanne, 'oriënteren')
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: 'Samenvatting vastleggen' }).scrollIntoViewIfNeeded()
  await expectNoSidewaysScroll(page)
  await page.goto(page.url().replace(/#.*/, `#/phases/${'A'.repeat(22)}/verkennen`))
  await expect(page.getByRole('heading', { level: 1, name: 'Deze samenvatting is er niet' })).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`is clean for axe, ${colorScheme}`, async ({ launch }) => {
    const { page } = await launch({ colorScheme })
    await openSample(page)
    await openTab(page, sanne, 'Activiteiten')
    await expect(page.getByRole('heading', { name: 'Keuzes en fasen' })).toBeVisible()
    await expectNoAxeViolations(page, 'career tab')
    await page.getByRole('button', { name: 'Activiteit toevoegen' }).click()
    await expectNoAxeViolations(page, 'new activity')
    await openSummary(page, sanne, 'oriënteren')
    await pagesDrawn(page)
    await expectNoAxeViolations(page, 'summary')
    await page.getByRole('button', { name: 'Samenvatting vastleggen' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectNoAxeViolations(page, 'freeze dialog')
  })
}
