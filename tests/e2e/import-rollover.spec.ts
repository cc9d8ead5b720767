/**
 * A new school year from a new list (issue 3, items 1 and 2): who moves up, repeats, changes level, is new, and who is
 * no longer on it, which is asked and never concluded. All of it can be taken back 30 days, also after a restart, and
 * what was changed since stays.
 */
import { readFile, writeFile } from 'node:fs/promises'
import type { TestInfo } from '@playwright/test'
import { expect, type RunningApp, test } from '../support/app-fixture.ts'
import {
  chooseList,
  confirmTakingBack,
  count,
  isPreviewed,
  listFixture,
  openImport,
  row,
  waitMs,
} from './pages/imports.ts'
import { expectNoAxeViolations, openSampleSchool, pupilRows, searchField, sidewaysOverflow } from './pages/pupils.ts'

/** 4H2 of the sample school as a list of next year: Thijs repeats, Emre changes level, Luka and Abdi are not on it. */
async function nextYear(testInfo: TestInfo): Promise<string> {
  const known = new TextDecoder('windows-1252').decode(await readFile(listFixture('magister-4h2.csv')))
  const lines = known.split(/\r?\n/).slice(1, 14)
  const places: Record<string, string> = { '0104202': '4H1;havo;4', '0104203': '4V1;vwo;4' }
  const rows = lines.flatMap((line) => {
    const [number = '', calledName, , prefix, surname, , , , , , birthDay] = line.split(';')
    if (number === '0104206' || number === '0104208') return []
    return [number, calledName, prefix, surname, places[number] ?? '5H2;havo;5', birthDay].join(';')
  })
  const path = testInfo.outputPath('volgend-jaar.csv')
  const head = 'Stamnummer;Roepnaam;Tussenvoegsel;Achternaam;Klas;Studie;Leerjaar;Geboortedatum'
  await writeFile(path, [head, ...rows, '0104299;Wies;;Zandt;5H2;havo;5;01-02-2010'].join('\n'))
  return path
}

async function previewNextYear(app: RunningApp, path: string): Promise<void> {
  const { page } = app
  await openImport(page)
  await chooseList(app, path)
  await isPreviewed(page)
  const year = page.getByRole('combobox', { name: 'Schooljaar van deze lijst' })
  await year.focus()
  await year.selectOption({ index: 0 })
  await expect(count(page, 'blijft zitten')).toHaveText('1 blijft zitten', waitMs)
  await expect(year).toBeFocused()
}

test('moves a class to the next year, with a leaver, and takes it back after a restart', async ({
  launch,
}, testInfo) => {
  test.setTimeout(180_000)
  const app = await launch()
  let { page } = app
  await openSampleSchool(page)
  const path = await nextYear(testInfo)
  await previewNextYear(app, path)
  await expect(count(page, 'nieuw')).toHaveText('1 nieuw')
  await expect(count(page, 'ander niveau')).toHaveText('1 ander niveau')
  await expect(row(page, 'Thijs Bakker')).toContainText('klas: 4H2 → 4H1')
  await count(page, 'gaat over').click()
  await expect(row(page, 'Sanne Adjei')).toContainText('vorig schooljaar: nog open → over')
  await expect(row(page, 'Thijs Bakker')).toHaveCount(0)

  // Nobody leaves by itself: it is said, with a day.
  await count(page, 'niet meer op de lijst').click()
  await page.getByRole('combobox', { name: 'Wie hoort er op deze lijst te staan?' }).selectOption('classes')
  const table = page.getByRole('table', { name: 'Leerlingen die niet op de lijst staan' })
  await expect(table.getByRole('row')).toHaveCount(3)
  const luka = page.getByRole('combobox', { name: /^Wat is er met Luka/ })
  await expect(luka).toHaveValue('later')
  await luka.selectOption('left')
  const day = page.getByRole('textbox', { name: /^Laatste schooldag Luka/ })
  await expect(day).toHaveValue('31-07-2027')
  await day.fill('')
  await day.blur()
  await expect(page.getByText('Bij 1 leerling mist de laatste schooldag.')).toBeVisible()
  await expect(page.getByRole('button', { name: /leerlingen overnemen$/ })).toBeDisabled()
  await day.fill('20-11-2026')
  await page.getByRole('textbox', { name: /^Reden Luka/ }).fill('verhuisd')
  await expectNoAxeViolations(page, 'missing')
  await page.setViewportSize({ width: 640, height: 360 })
  expect(await sidewaysOverflow(page)).toBe(0)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.getByRole('button', { name: /leerlingen overnemen$/ }).click()
  await expect(page.getByText(/Bij 1 leerling staat nu een laatste schooldag\./)).toBeVisible(waitMs)
  await expect(page.getByText(/1 leerling stond niet op de lijst/)).toBeVisible()

  await page.getByRole('link', { name: 'Naar de leerlingen' }).last().click()
  await page.getByRole('button', { name: /^Van school/ }).click()
  await pupilRows(page).filter({ hasText: 'Luka' }).click()
  await expect(page.getByText(/van school sinds/)).toBeVisible()

  // The next start, another day: the import is still there to take back.
  page = await app.relaunch()
  await openSampleSchool(page)
  await openImport(page)
  await page.getByRole('link', { name: 'Eerder ingelezen' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Eerder ingelezen' })).toBeFocused()
  await expectNoAxeViolations(page, 'history')
  const run = page.getByRole('row').filter({ hasText: 'volgend-jaar.csv' })
  await expect(run).toContainText('1 nieuwe leerling · 11 leerlingen gewijzigd · 1 van school')
  await run.getByRole('button', { name: 'volgend-jaar.csv terugdraaien' }).press('Enter')
  await confirmTakingBack(page)
  await expect(run).toContainText('teruggedraaid op')
  await expect(run.getByRole('button')).toHaveCount(0)
  await page.getByRole('link', { name: 'Naar de leerlingen' }).click()
  await searchField(page).fill('0104206')
  await pupilRows(page).first().click()
  await expect(page.getByText(/van school sinds/)).toHaveCount(0)

  // And again: the same list does the same.
  await previewNextYear(app, path)
  await expect(count(page, 'gaat over')).toHaveText('9 gaat over')
})

test('what was changed since stays, and says so', async ({ launch }, testInfo) => {
  const app = await launch()
  const { page } = app
  await openSampleSchool(page)
  await openImport(page)
  const path = testInfo.outputPath('nieuw.csv')
  await writeFile(path, 'Stamnr;Roepnaam;Achternaam;Klas\n0300001;Wies;Zandt;4H2\n0300002;Job;Horst;4H2\n')
  await chooseList(app, path)
  await isPreviewed(page)
  await page.getByRole('button', { name: '2 leerlingen overnemen' }).click()
  await expect(page.getByText(/^2 leerlingen overgenomen$/)).toBeVisible(waitMs)
  await page.getByRole('link', { name: 'Naar de leerlingen' }).last().click()
  await searchField(page).fill('0300001')
  await pupilRows(page).first().click()
  await page.getByRole('button', { name: 'Meer over deze leerling' }).click()
  await page.getByRole('menuitem', { name: 'Gegevens bewerken' }).click()
  await page.getByRole('textbox', { name: 'E-mail' }).fill('wies@school.example')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveCount(0)

  await openImport(page)
  await page.getByRole('link', { name: 'Eerder ingelezen' }).click()
  await page.getByRole('button', { name: 'nieuw.csv terugdraaien' }).click()
  await confirmTakingBack(page, 'leerling Wies Zandt: is daarna gewijzigd')
  const run = page.getByRole('row').filter({ hasText: 'nieuw.csv' })
  await expect(run).toContainText('bleven staan')
  await page.getByRole('link', { name: 'Naar de leerlingen' }).click()
  await searchField(page).fill('03000')
  await expect(pupilRows(page)).toHaveText([/Zandt, Wies/])
})

test('a list of one class says nothing of the rest of the school', async ({ launch }, testInfo) => {
  const app = await launch()
  const { page } = app
  await openSampleSchool(page)
  await previewNextYear(app, await nextYear(testInfo))
  await count(page, 'niet meer op de lijst').click()
  const coverage = page.getByRole('combobox', { name: 'Wie hoort er op deze lijst te staan?' })
  await coverage.selectOption('classes')
  await expect(page.getByRole('checkbox', { name: /^4H2 / })).toBeChecked()
  await expect(page.getByRole('checkbox', { name: /^5H1 / })).not.toBeChecked()
  await expect(count(page, 'niet meer op de lijst')).toHaveText('2 niet meer op de lijst')
  await page.getByRole('combobox', { name: /^Wat is er met Abdi/ }).selectOption('stays')

  // The whole school: everybody of the other class is asked about too, and what was said stays said.
  await coverage.selectOption('school')
  await expect(count(page, 'niet meer op de lijst')).not.toHaveText('2 niet meer op de lijst')
  await expect(page.getByRole('combobox', { name: /^Wat is er met Abdi/ })).toHaveValue('stays')
  await coverage.selectOption('nobody')
  await expect(count(page, 'niet meer op de lijst')).toHaveText('0 niet meer op de lijst')
  await expect(page.getByText('Iedereen die op deze lijst hoort te staan, staat erop.')).toBeVisible()
})

test('next year’s list read for this year is noticed before this year’s classes are lost', async ({
  launch,
}, testInfo) => {
  const app = await launch()
  const { page } = app
  await openSampleSchool(page)
  await openImport(page)
  await chooseList(app, await nextYear(testInfo))
  await isPreviewed(page)
  const warning = page.getByRole('alert').filter({ hasText: /^Is deze lijst voor/ })
  await expect(warning).toContainText('9 leerlingen zouden in')
  await warning.getByRole('button', { name: /^Vergelijken met/ }).click()
  await expect(count(page, 'gaat over')).toHaveText('9 gaat over', waitMs)
  await expect(warning).toHaveCount(0)
})
