/**
 * Lists of pupils (issue 3, item 4): filters that work at once, lists kept under a name, the table, choosing many by
 * keyboard and by mouse, what is done with them and taken back as one, paper and files; clean for axe, in a small window.
 */
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../support/app-fixture.ts'
import {
  expectNoAxeViolations,
  openPupils,
  openSampleSchool,
  pupilRows,
  sidewaysOverflow,
  tabTo,
} from './pages/pupils.ts'

const lists = (page: Page): Locator => page.getByRole('region', { name: 'Klassen' })
const tableRows = (page: Page): Locator => page.getByRole('table').getByRole('row')
const openAct = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).click()
}

async function chooseClass(page: Page, className: string): Promise<void> {
  await lists(page)
    .getByRole('button', { name: new RegExp(`^${className}`) })
    .click()
  await pupilRows(page).first().focus()
  await page.keyboard.press('Control+a')
  await page.getByRole('link', { name: /^Verder met/ }).click()
}

test('filters at once, keeps a list under a name over a relaunch, changes it and takes it away', async ({ launch }) => {
  const app = await launch()
  let { page } = app
  await openSampleSchool(page)
  await openPupils(page)
  await page.getByRole('link', { name: 'Filteren' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Filter' })).toBeFocused()
  await page.getByRole('checkbox', { name: 'verkennen' }).check()
  await page.getByRole('checkbox', { name: /^4H2/ }).check()
  await expect(page.getByRole('list', { name: 'Voorwaarden van deze lijst' })).toContainText('4H2')
  await expect(pupilRows(page).filter({ hasText: 'Adjei, Sanne' })).toBeVisible()
  await expect(pupilRows(page).filter({ hasText: 'oriënteren' })).toHaveCount(0)
  await page.getByRole('combobox', { name: 'Geen gesprek gevoerd' }).selectOption({ label: 'niet sinds een dag' })
  await page.getByRole('textbox', { name: 'Sinds', exact: true }).fill('01-10-2026')
  const found = await pupilRows(page).count()
  expect(found).toBeGreaterThan(0)

  // A list without a name is refused; one with a name stands in the pane.
  await page.getByRole('button', { name: 'Lijst bewaren' }).click()
  await expect(page.getByText('Geef de lijst een naam.')).toBeVisible()
  await page.getByLabel('Naam van de lijst').fill('Lang niet gezien')
  await page.keyboard.press('Enter')
  const saved = lists(page).getByRole('button', { name: new RegExp(`^Lang niet gezien ${found}$`) })
  await expect(saved).toHaveAttribute('aria-current', 'true')

  page = await app.relaunch()
  await openSampleSchool(page)
  await openPupils(page)
  await lists(page)
    .getByRole('button', { name: /^Lang niet gezien/ })
    .click()
  await expect(pupilRows(page)).toHaveCount(found)

  // Fewer conditions by their own button; the change is kept only when asked.
  await page.getByRole('button', { name: '4H2: weghalen' }).click()
  await expect(pupilRows(page)).not.toHaveCount(found)
  await page.getByRole('link', { name: /^Filteren, 2 voorwaarden/ }).click()
  await page.getByRole('button', { name: 'Wijzigingen bewaren' }).click()
  await expect(page.getByText('Lijst ‘Lang niet gezien’ gewijzigd')).toBeVisible()
  await page.getByRole('button', { name: 'Lijst weghalen' }).click()
  await expect(lists(page).getByRole('button', { name: /^Lang niet gezien/ })).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(lists(page).getByRole('button', { name: /^Lang niet gezien/ })).toBeVisible()
})

test('offers lists from the first day, with the pupils they name', async ({ launch }) => {
  const { page } = await launch()
  await openSampleSchool(page)
  await openPupils(page)
  for (const name of ['Geen contact in fase', 'Verschil open', 'Twee huishoudens', 'Wordt binnenkort 18']) {
    const list = lists(page).getByRole('button', { name: new RegExp(`^${name} \\d+$`) })
    await list.click()
    const count = Number((await list.innerText()).match(/\d+$/)?.[0])
    expect(count, name).toBeGreaterThan(0)
    await expect(pupilRows(page), name).toHaveCount(count)
  }
})

test('chooses, labels and takes back by keyboard alone', async ({ launch }) => {
  const { page } = await launch()
  await openSampleSchool(page)
  await openPupils(page)
  await page.keyboard.press('Control+f')
  await page.keyboard.press('ArrowDown')
  await expect(pupilRows(page).first()).toBeFocused()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByText('3 gekozen')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expect(page.getByText('4 gekozen')).toBeVisible()
  await page.keyboard.press('Space')
  await expect(page.getByText('3 gekozen')).toBeVisible()

  await page.keyboard.press('Shift+Tab')
  await tabTo(page, page.getByRole('link', { name: 'Verder met 3 leerlingen' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '3 leerlingen gekozen' })).toBeFocused()
  await tabTo(page, page.getByRole('button', { name: 'Labels', exact: true }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('combobox', { name: 'Labels toevoegen' }))
  await page.keyboard.type('open dag')
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Bij 3 leerlingen wijzigen' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Labels gewijzigd bij 3 leerlingen')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'open dag (bij 3)' })).toBeVisible()

  // The label can be filtered by, and the whole act is one undo.
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Teruggezet bij 3 leerlingen')).toBeVisible()
  await expect(page.getByText('Deze leerlingen hebben nog geen label.')).toBeVisible()
  await page.keyboard.press('F6')
  await page.keyboard.press('F6')
  await page.keyboard.press('Control+a')
  await expect(page.getByText('24 gekozen')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('24 leerlingen').first()).toBeVisible()
})

test('chooses with Ctrl and Shift, plans a talk for each on free times, and takes all of them back', async ({
  launch,
}) => {
  const { page } = await launch()
  await openSampleSchool(page)
  await openPupils(page)
  await pupilRows(page)
    .nth(1)
    .click({ modifiers: ['Control'] })
  await pupilRows(page)
    .nth(4)
    .click({ modifiers: ['Shift'] })
  await pupilRows(page)
    .nth(2)
    .click({ modifiers: ['Control'] })
  await expect(page.getByText('3 gekozen')).toBeVisible()
  await page.getByRole('link', { name: /^Verder met 3/ }).click()
  const names = await page.getByRole('list', { name: 'Gekozen leerlingen' }).getByRole('listitem').allInnerTexts()

  await openAct(page, 'Voor elk een gesprek plannen')
  const skips = page.getByRole('checkbox', { name: /^Sla over wie al een gesprek gepland heeft/ })
  if (await skips.isVisible()) await skips.uncheck()
  await page.getByLabel('Eerste dag').fill('07-06-2027')
  await page.getByLabel('Minuten per gesprek').fill('45')
  await page.getByLabel('Tot', { exact: true }).fill('10.40')
  await page.getByLabel('Plaats').fill('kamer 12')
  await expect(page.getByText(/ma 7 jun, 09:00–10:35: 2 gesprekken/)).toBeVisible()
  await expect(page.getByText(/di 8 jun, 09:00–09:45: 1 gesprek/)).toBeVisible()
  await page.getByRole('button', { name: '3 gesprekken plannen' }).click()
  await expect(page.getByText('3 gesprekken gepland').first()).toBeVisible()

  await page.getByRole('link', { name: 'Gesprekken', exact: true }).click()
  await page.getByLabel(/^Zoek/).fill('kamer 12')
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(3)
  for (const name of names) await expect(page.getByRole('main')).toContainText(name)

  await page.getByRole('link', { name: 'Leerlingen', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Leerlingen' })).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Teruggezet bij 3 leerlingen')).toBeVisible()
  await page.getByRole('link', { name: 'Gesprekken', exact: true }).click()
  await page.getByLabel(/^Zoek/).fill('kamer 12')
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(0)
})

test('gives each chosen pupil the activity, in the phase each is in', async ({ launch }) => {
  const { page } = await launch()
  await openSampleSchool(page)
  await openPupils(page)
  await chooseClass(page, '5H1')
  await openAct(page, 'Aan elk een activiteit toevoegen')
  await page.getByRole('button', { name: 'Aan 11 leerlingen toevoegen' }).click()
  await expect(page.getByText('Schrijf op wat het was.')).toBeVisible()
  await expect(page.getByLabel('Wat', { exact: true })).toBeFocused()
  await page.getByLabel('Wat', { exact: true }).fill('Gastles bouwkunde')
  await page.getByRole('checkbox', { name: 'wie mij kan helpen' }).check()
  await page.getByRole('button', { name: 'Aan 11 leerlingen toevoegen' }).click()
  await expect(page.getByText('Activiteit toegevoegd bij 11 leerlingen')).toBeVisible()
  await pupilRows(page).filter({ hasText: 'Achterberg, Noor' }).click()
  await page
    .getByRole('navigation', { name: 'Onderdelen van het dossier' })
    .getByRole('link', { name: 'Activiteiten' })
    .click()
  const line = page.getByRole('listitem').filter({ hasText: 'Gastles bouwkunde' })
  await expect(line).toContainText('wie mij kan helpen')
  await expect(line.getByRole('img', { name: 'beslissen' })).toBeVisible()
})

test('shows, sorts and chooses in the table, and opens a dossier from it', async ({ launch }) => {
  const { page } = await launch()
  await openSampleSchool(page)
  await openPupils(page)
  await page.getByRole('link', { name: 'Tabel' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Leerlingen: alle leerlingen' })).toBeFocused()
  await page.getByRole('button', { name: 'Kolommen' }).click()
  await page.getByRole('checkbox', { name: 'Leerlingnummer' }).check()
  await page.getByRole('checkbox', { name: 'Mentor' }).uncheck()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('columnheader', { name: 'Leerlingnummer' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Mentor' })).toHaveCount(0)

  const byLast = page.getByRole('columnheader', { name: 'Laatste gesprek' })
  await byLast.getByRole('button').click()
  await expect(byLast).toHaveAttribute('aria-sort', 'ascending')
  const at = await page
    .getByRole('columnheader')
    .allInnerTexts()
    .then((heads) => heads.indexOf('Laatste gesprek'))
  const days = async (): Promise<string[]> => {
    const cells = await page.locator(`tbody tr td:nth-child(${at + 1})`).allInnerTexts()
    return cells.map((cell) => cell.split('-').reverse().join('-')).filter(Boolean)
  }
  await expect.poll(async () => (await days()).length).toBeGreaterThan(5)
  const oldestFirst = await days()
  expect(oldestFirst).toEqual([...oldestFirst].sort())
  await byLast.getByRole('button').click()
  await expect(byLast).toHaveAttribute('aria-sort', 'descending')
  await expect.poll(days).toEqual([...oldestFirst].sort().reverse())

  await tableRows(page).nth(1).getByRole('link').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByText('2 gekozen')).toBeVisible()
  await expect(tableRows(page).nth(2).getByRole('checkbox')).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(page).toHaveURL(/#\/pupils\/[\w-]{22}$/)
})

test('lays out lists on paper, leaves secret and unreachable homes out and says so', async ({ launch }, testInfo) => {
  test.setTimeout(120_000)
  const app = await launch()
  const { page } = app
  await openSampleSchool(page)
  await openPupils(page)
  await lists(page)
    .getByRole('button', { name: /^Alle leerlingen/ })
    .click()
  await pupilRows(page).first().focus()
  await page.keyboard.press('Control+a')
  await page.getByRole('link', { name: /^Verder met 24/ }).click()
  await openAct(page, 'Afdrukken of als pdf bewaren')
  await expect(page.getByLabel('Titel')).toHaveValue('Klassenlijst alle leerlingen')
  const pages = page.locator('[data-page]')
  await expect(pages.first()).toContainText('Achterberg, Noor', { timeout: 30_000 })
  for (const kind of ['Fotoblad', 'Brieflijst', 'Adresetiketten']) {
    await page.getByText(kind, { exact: true }).click()
    await expect(page.getByRole('region', { name: new RegExp(`^${kind}`) }), kind).toBeVisible({ timeout: 30_000 })
  }
  await expect(page.getByText(/krijg(t|en) geen etiket of regel$/)).toBeVisible()
  await expect(page.getByText(/geheim adres$/).first()).toBeVisible()
  const path = testInfo.outputPath('etiketten.pdf')
  await app.nextSavePath(path)
  await page.getByRole('button', { name: 'Bewaren als pdf' }).click()
  await expect(page.getByText(/^Bewaard als/)).toBeVisible()
  expect((await readFile(path)).subarray(0, 5).toString('latin1')).toBe('%PDF-')
})

test('writes a file a spreadsheet opens, in which a formula is only text', async ({ launch }, testInfo) => {
  const app = await launch()
  const { page } = app
  await openSampleSchool(page)
  await openPupils(page)
  await page.getByRole('link', { name: 'Leerling toevoegen' }).first().click()
  await page.getByLabel('Roepnaam').fill('=HYPERLINK("http://voorbeeld.example")')
  await page.getByLabel('Achternaam').fill('@Zwart')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('HYPERLINK')
  await lists(page)
    .getByRole('button', { name: /^Alle leerlingen/ })
    .click()
  await pupilRows(page).first().focus()
  await page.keyboard.press('Control+a')
  await page.getByRole('link', { name: /^Verder met 25/ }).click()
  await openAct(page, 'Exporteren naar een bestand')
  const path = testInfo.outputPath('leerlingen.csv')
  await app.nextSavePath(path)
  await page.getByRole('button', { name: 'Bewaren als CSV' }).click()
  await expect(page.getByText(/^Bewaard als/)).toBeVisible()
  const lines = (await readFile(path, 'utf8')).split('\r\n')
  expect(lines[0]).toMatch(/^\uFEFFRoepnaam;Tussenvoegsel;Achternaam;Klas;/)
  expect(lines.filter((line) => line !== '')).toHaveLength(26)
  expect(lines.filter((line) => /(^|;)"?[=@+-]/.test(line))).toEqual([])
  expect(lines.find((line) => line.includes('Sanne'))).toContain('4H2;havo')

  const xlsxPath = testInfo.outputPath('leerlingen.xlsx')
  await app.nextSavePath(xlsxPath)
  await page.getByRole('button', { name: 'Bewaren voor Excel' }).click()
  await expect(page.getByText(/leerlingen\.xlsx/)).toBeVisible()
  expect((await readFile(xlsxPath)).subarray(0, 2).toString('latin1')).toBe('PK')
})

test('reflows at 200 % of 1280 × 720 and in a narrow window', async ({ launch }) => {
  const { page } = await launch({ viewport: { width: 640, height: 360 } })
  await openSampleSchool(page)
  await openPupils(page)
  await page.getByRole('combobox', { name: 'Klassen' }).selectOption({ label: 'Verschil open' })
  await expect(page.getByRole('list', { name: 'Voorwaarden van deze lijst' })).toBeVisible()
  await page.getByRole('button', { name: 'Kiezen' }).click()
  await page.getByRole('checkbox', { name: /^Alle \d+ in deze lijst kiezen$/ }).check()
  expect(await sidewaysOverflow(page), 'list').toBe(0)
  await page.getByRole('link', { name: /^Verder met/ }).click()
  for (const act of [
    'Labels',
    'Voor elk een gesprek plannen',
    'Aan elk een activiteit toevoegen',
    'Exporteren naar een bestand',
  ]) {
    await openAct(page, act)
    await page.waitForTimeout(400)
    expect(await sidewaysOverflow(page), act).toBe(0)
  }
  await page.getByRole('link', { name: 'Naar de lijst' }).click()
  await page.getByRole('link', { name: /^Filteren/ }).click()
  expect(await sidewaysOverflow(page), 'filter').toBe(0)
  await page.setViewportSize({ width: 400, height: 800 })
  expect(await sidewaysOverflow(page), 'narrow').toBe(0)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`is clean for axe in ${colorScheme}: filter, table with its menu, chosen pupils with each act open`, async ({
    launch,
  }) => {
    test.setTimeout(120_000)
    const { page } = await launch({ colorScheme })
    await openSampleSchool(page)
    await openPupils(page)
    await page.getByRole('link', { name: 'Filteren' }).click()
    await page.getByRole('checkbox', { name: 'verkennen' }).check()
    await page.getByRole('button', { name: 'Lijst bewaren' }).click()
    await expectNoAxeViolations(page, 'filter with an error')
    await page.getByRole('link', { name: 'Tabel' }).click()
    await page.getByRole('button', { name: 'Kiezen' }).click()
    await tableRows(page).nth(1).getByRole('checkbox').check()
    await expectNoAxeViolations(page, 'table')
    await page.getByRole('button', { name: 'Kolommen' }).click()
    await expect(page.getByRole('checkbox', { name: 'Leerlingnummer' })).toBeVisible()
    await expectNoAxeViolations(page, 'columns')
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: /^Verder met/ }).click()
    await expectNoAxeViolations(page, 'chosen')
    for (const act of [
      'Labels',
      'Voor elk een gesprek plannen',
      'Aan elk een activiteit toevoegen',
      'Exporteren naar een bestand',
      'Afdrukken of als pdf bewaren',
    ]) {
      await openAct(page, act)
      await page.waitForTimeout(500)
      await expectNoAxeViolations(page, act)
    }
    await expect(page.locator('[data-page] canvas').first()).toBeVisible({ timeout: 30_000 })
    await expectNoAxeViolations(page, 'pages')
  })
}
