/**
 * What the columns of a list mean (issue 3, item 1): said once and remembered, asked per value and not per row, and
 * never a service number, whoever asks for it.
 */
import { writeFile } from 'node:fs/promises'
import { expect, test } from '../support/app-fixture.ts'
import {
  chooseList,
  count,
  isAtColumns,
  isPreviewed,
  listFixture,
  meaningOf,
  openImport,
  row,
  waitMs,
} from './pages/imports.ts'
import { expectNoAxeViolations, openSampleSchool, pupilRows, searchField, tabTo } from './pages/pupils.ts'

const ownHeadings = 'Lln;Wie is het;Familie;Waar zit ie;Kluis\n0200001;Wies;Zandt;4H2;12\n0200002;Job;Horst;4H2;13\n'

test('asks what unknown headings mean, by keyboard, and remembers the answers for the next list', async ({
  launch,
}, testInfo) => {
  const app = await launch()
  const { page } = app
  const path = testInfo.outputPath('eigen.csv')
  await writeFile(path, ownHeadings)
  await openSampleSchool(page)
  await openImport(page)
  await chooseList(app, path)
  await isAtColumns(page)
  const next = page.getByRole('button', { name: 'Bekijk wat er verandert' })
  await expect(next).toBeDisabled()

  await expect(page.getByText(/^Kies eerst welke kolom de achternaam/)).toBeVisible()
  await tabTo(page, meaningOf(page, 'Familie'))
  await meaningOf(page, 'Familie').selectOption('pupil surname')
  await meaningOf(page, 'Wie is het').selectOption('pupil calledName')
  await meaningOf(page, 'Lln').selectOption('pupil number')
  await meaningOf(page, 'Waar zit ie').selectOption('pupil className')
  await expect(row(page, 'Familie')).toContainText('jouw keuze')
  await page.getByRole('button', { name: '1 onbekende kolom weglaten' }).click()
  await expect(meaningOf(page, 'Kluis')).toHaveValue('ignore')
  await tabTo(page, next)
  await page.keyboard.press('Enter')
  await isPreviewed(page)
  await expect(count(page, 'nieuw')).toHaveText('2 nieuw')
  await expect(row(page, 'Wies Zandt')).toContainText('leerlingnummer 0200001')
  await page.getByRole('button', { name: '2 leerlingen overnemen' }).click()
  await expect(page.getByText(/Driehoek onthoudt wat je over 5 kolommen hebt gekozen/)).toBeVisible(waitMs)

  // The same headings a second time need no asking; the columns stay one press away.
  await page.getByRole('button', { name: 'Ander bestand' }).click()
  await chooseList(app, path)
  await isPreviewed(page)
  await expect(count(page, 'hetzelfde')).toHaveText('2 hetzelfde')
  await page.getByRole('button', { name: 'Kolommen nakijken' }).click()
  await isAtColumns(page)
  await expect(row(page, 'Familie')).toContainText('een eerdere lijst')
})

test('asks once per value, and stores what was answered', async ({ launch }) => {
  const app = await launch()
  const { page } = app
  await openSampleSchool(page)
  await openImport(page)
  await chooseList(app, listFixture('levels.csv'))
  await isAtColumns(page)
  const question = (value: string) => page.getByRole('combobox', { name: new RegExp(`^Welk niveau is ‘${value}’`) })
  await question('leerroute 5').selectOption('tl')
  await page.getByRole('button', { name: 'Bekijk wat er verandert' }).click()
  await isPreviewed(page)
  await expect(row(page, 'Mei Chen')).toContainText('niveau vmbo-tl')
  await expect(row(page, 'Els Smit')).not.toContainText('niveau')
  // Going back keeps what was answered.
  await page.getByRole('button', { name: 'Kolommen nakijken' }).click()
  await expect(question('leerroute 5')).toHaveValue('tl')
})

test('never takes a service number over, whatever is chosen, and shows none of it', async ({ launch }) => {
  const app = await launch()
  const { page } = app
  await openSampleSchool(page)
  await openImport(page)
  await chooseList(app, listFixture('hidden-bsn.xlsx'))
  await isAtColumns(page)
  const line = row(page, 'Nummer 2')
  await expect(line).toContainText('BSN: mag niet worden bewaard')
  await expect(line).toContainText('verborgen in het bestand')
  await expect(line.getByRole('combobox')).toHaveCount(0)
  const shown = await page.locator('main').innerText()
  expect(shown).not.toMatch(/\b\d{9}\b/)
})

test('reads a workbook sheet by sheet, and finds headings below a title', async ({ launch }) => {
  const app = await launch()
  const { page } = app
  await openSampleSchool(page)
  await openImport(page)
  await chooseList(app, listFixture('sheet-per-class.xlsx'))
  await isAtColumns(page)
  const sheet = page.getByRole('combobox', { name: 'Werkblad' })
  const names = await sheet.getByRole('option').allInnerTexts()
  expect(names.length).toBeGreaterThan(1)
  await sheet.selectOption({ index: 1 })
  await expect(sheet).toHaveValue('1')
  await page.getByRole('button', { name: 'Bekijk wat er verandert' }).click()
  await isPreviewed(page)
  // The list has names alone: the sample school's pupils are known by them, and it is said.
  await expect(row(page, 'Thijs Bakker')).toContainText('Herkend aan alleen de naam')
  await expect(row(page, 'Roos van Dijk')).toContainText('4H3')

  await chooseList(app, listFixture('title-above.csv'))
  await isPreviewed(page)
  await expect(row(page, 'Jan van der Berg')).toContainText('geboortedatum 20-08-2010')
  await chooseList(app, listFixture('totals-row.csv'))
  await isPreviewed(page)
  await expect(page.getByText(/Rij 4 is een totaalregel/)).toBeVisible()
})

test('a row without headings can be read by saying what each column is', async ({ launch }) => {
  const app = await launch()
  const { page } = app
  await openSampleSchool(page)
  await openImport(page)
  await chooseList(app, listFixture('no-header.csv'))
  await isAtColumns(page)
  await page.getByRole('combobox', { name: 'Kolomnamen in' }).selectOption('none')
  await meaningOf(page, 'kolom B, zonder naam').selectOption('pupil calledName')
  await meaningOf(page, 'kolom D, zonder naam').selectOption('pupil surname')
  await meaningOf(page, 'kolom A, zonder naam').selectOption('pupil number')
  await page.getByRole('button', { name: 'Bekijk wat er verandert' }).click()
  await isPreviewed(page)
  await expect(row(page, 'Sanne Adjei')).toBeVisible()
})

test('a list of guardians puts them with their children', async ({ launch }, testInfo) => {
  const app = await launch()
  const { page } = app
  const path = testInfo.outputPath('ouders.csv')
  await writeFile(
    path,
    'Leerlingnummer;Naam ouder;Relatie;E-mail;Mobiel\n0104202;Vermeer, Noor;voogd;noor.vermeer@thuis.example;06-00009999\n9999999;Nergens, N.;moeder;n@thuis.example;\n',
  )
  await openSampleSchool(page)
  await openImport(page)
  await page.getByRole('link', { name: 'Ouderlijst apart' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Ouderlijst inlezen' })).toBeFocused()
  await expectNoAxeViolations(page, 'guardians, choosing')
  await chooseList(app, path)
  await isPreviewed(page)
  await expect(row(page, 'Noor Vermeer')).toContainText('nieuw')
  await expect(row(page, 'N. Nergens')).toContainText('geen leerling met nummer 9999999')
  await expectNoAxeViolations(page, 'guardians, preview')
  await page.getByRole('button', { name: '1 ouder overnemen' }).click()
  await expect(page.getByText(/^1 ouder overgenomen$/)).toBeVisible(waitMs)
  await page.getByRole('link', { name: 'Naar de leerlingen' }).last().click()
  await searchField(page).fill('0104202')
  await pupilRows(page).first().click()
  await page
    .getByRole('navigation', { name: 'Onderdelen van het dossier' })
    .getByRole('link', { name: 'Ouders', exact: true })
    .click()
  await expect(page.getByRole('article').filter({ hasText: 'Noor Vermeer' })).toContainText('voogd')
})

test('a class list on the screen for guardians is told apart', async ({ launch }) => {
  const app = await launch()
  const { page } = app
  await openSampleSchool(page)
  await openImport(page)
  await page.getByRole('link', { name: 'Ouderlijst apart' }).click()
  await chooseList(app, listFixture('magister-4h2.csv'))
  await isAtColumns(page)
  const warning = page.getByRole('alert').filter({ hasText: 'Dit lijkt een klassenlijst' })
  await warning.getByRole('link', { name: 'Klassenlijst inlezen' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Klassenlijst inlezen' })).toBeFocused()
})
