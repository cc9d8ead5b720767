/** Search over everything (issue 3, item 6): hits in context that open the place itself, and nothing of working notes. */
import type { Page } from '@playwright/test'
import { expect, test } from '../support/app-fixture.ts'
import { expectNoAxeViolations, expectNoSidewaysScroll, openSample, tabTo } from './pages/sample-dossier.ts'

/** The note of the sample school's Sanne starts with these words; nothing else holds them. */
const noteWords = 'wordt stil als het over geld'

const words = (page: Page) => page.getByRole('searchbox', { name: 'Zoek in alle dossiers' })
const group = (page: Page, name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) })

async function openPalette(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('Control+K')
  await page.getByRole('textbox', { name: 'Zoeken en opdrachten' }).fill(typed)
}

async function openSearch(page: Page): Promise<void> {
  await openPalette(page, 'alle dossiers')
  await page.getByRole('button', { name: 'Zoeken in alle dossiers' }).click()
  await expect(words(page)).toBeFocused()
}

test('finds part of a word in context, opens the field itself, and is as it was on the way back', async ({
  launch,
}) => {
  const { page } = await launch()
  await openSample(page)
  await openSearch(page)
  await words(page).fill('ZWÉML')
  const talks = group(page, 'Gesprekken')
  await expect(talks.getByText('leerling · Sterke kanten')).toBeVisible()
  await expect(talks.locator('mark')).toHaveText('zweml')
  expect(page.url()).not.toContain('zwem')
  await talks.getByRole('link', { name: 'Loopbaangesprek vervolgstudie' }).click()
  const field = page.getByRole('textbox', { name: /^Leerling: / }).first()
  await expect(field).toBeFocused()
  await expect(field).toHaveValue(/zwemles/)
  await page.goBack()
  await expect(words(page)).toHaveValue('ZWÉML')
  await expect(talks.locator('mark')).toHaveText('zweml')
})

test('opens an activity and an agreement where they stand', async ({ launch }) => {
  const { page } = await launch()
  await openSample(page)
  await openSearch(page)
  await words(page).fill('beroepenavond')
  await group(page, 'Activiteiten').getByRole('link', { name: 'Beroepenavond op school' }).first().click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Beroepenavond op school' }).first()).toBeFocused()
  await page.goBack()
  await words(page).fill('natuurkunde nodig')
  await group(page, 'Afspraken').getByRole('link').first().click()
  const line = page
    .getByRole('listitem', { name: /^Afspraak \d/ })
    .filter({ has: page.locator('input[value*="natuurkunde"]') })
  await expect(line.first()).toBeFocused()
})

test('is refined by kind, class, year and pupil, and a name beside a word stays with that pupil', async ({
  launch,
}) => {
  const { page } = await launch()
  await openSample(page)
  await openSearch(page)
  await words(page).fill('fysio')
  await expect(
    group(page, 'Gesprekken')
      .getByText(/Abdi Hassan/)
      .first(),
  ).toBeVisible()
  await words(page).fill('sanne fysio')
  await expect(page.getByRole('main').getByText(/Abdi Hassan/)).toHaveCount(0)
  await expect(
    page
      .getByRole('main')
      .getByText(/Sanne Adjei/)
      .first(),
  ).toBeVisible()
  await words(page).fill('open dag')
  await page.getByRole('button', { name: 'Verfijnen' }).click()
  await page.getByRole('combobox', { name: 'Klas' }).selectOption('5H1')
  await expect(page.getByRole('status').filter({ hasText: /gevonden/ })).toBeVisible()
  await expect(page.getByText(/ · 4H2 · /)).toHaveCount(0)
  await expect(page.getByText(/ · 5H1 · /).first()).toBeVisible()
  await page.getByRole('button', { name: 'Alles weer tonen' }).click()
  await page.getByRole('button', { name: /^Afspraken/ }).click()
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(1)
  await page.getByRole('combobox', { name: 'Leerling' }).fill('Bakker')
  await page.getByRole('option', { name: /^Bakker, Thijs/ }).click()
  await expect(
    page.getByText('Binnen deze keuze is niets gevonden.').or(page.getByText(/Thijs Bakker/).first()),
  ).toBeVisible()
})

test('starts from a dossier with that pupil alone', async ({ launch }) => {
  const { page } = await launch()
  await openSample(page)
  await page.getByRole('link', { name: 'Leerlingen', exact: true }).click()
  await page.getByRole('link', { name: /^Adjei, Sanne/ }).click()
  await page.getByRole('button', { name: 'Meer over deze leerling' }).click()
  await page.getByRole('menuitem', { name: 'Zoeken in dit dossier' }).click()
  await words(page).fill('fysio')
  await expect(
    page
      .getByRole('main')
      .getByText(/Sanne Adjei/)
      .first(),
  ).toBeVisible()
  await expect(page.getByRole('main').getByText(/Abdi Hassan/)).toHaveCount(0)
  await expect(page.getByRole('combobox', { name: 'Leerling' })).toHaveValue(/^Adjei, Sanne/)
})

test('finds names whatever their letters', async ({ launch }) => {
  const { page } = await launch()
  await openSample(page)
  await openSearch(page)
  for (const [typed, name] of [
    ['dordevic', 'Luka Đorđević'],
    ['AYDIN', 'Bilal Aydın'],
    ['çelık', 'Emre Çelik'],
  ] as const) {
    await words(page).fill(typed)
    await expect(group(page, 'Leerlingen').getByRole('link', { name })).toBeVisible()
  }
})

test('keeps working notes out of Ctrl+K and of the page, until they are asked for on it', async ({ launch }) => {
  const { page } = await launch()
  await openSample(page)
  await openPalette(page, noteWords)
  await expect(page.getByText(/^Niets gevonden/)).toBeVisible()
  await page.waitForTimeout(500)
  await expect(page.getByText(/^Niets gevonden/)).toBeVisible()
  await page.keyboard.press('Escape')
  await openSearch(page)
  await words(page).fill(noteWords)
  await expect(page.getByText('Niets gevonden.', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Werkaantekeningen/ })).toHaveCount(0)
  await page.getByRole('checkbox', { name: 'Ook in mijn werkaantekeningen zoeken' }).check()
  const notes = group(page, 'Werkaantekeningen')
  await expect(notes.locator('mark').first()).toBeVisible()
  await notes.getByRole('link', { name: 'Werkaantekening' }).click()
  await expect(page.locator('#working-note')).toBeFocused()
  await expect(page.locator('#working-note')).toHaveValue(new RegExp(noteWords))
  await page.goBack()
  await expect(page.getByRole('checkbox', { name: 'Ook in mijn werkaantekeningen zoeken' })).not.toBeChecked()
  await expect(page.getByText('Niets gevonden.', { exact: true })).toBeVisible()
})

test('follows what is stored while the page is open, and forgets everything at lock', async ({ launch }) => {
  const { page } = await launch()
  await openSample(page)
  await openSearch(page)
  await words(page).fill('zeilmakerij')
  await expect(page.getByText('Niets gevonden.', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Leerlingen', exact: true }).click()
  await page.getByRole('link', { name: /^Adjei, Sanne/ }).click()
  await page.getByRole('link', { name: 'Activiteiten', exact: true }).click()
  await page.getByRole('button', { name: 'Activiteit toevoegen' }).click()
  await page.getByRole('textbox', { name: 'Wat', exact: true }).fill('Bezoek aan de zeilmakerij')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('Bezoek aan de zeilmakerij', { exact: true })).toBeVisible()
  await openSearch(page)
  await expect(words(page)).toHaveValue('zeilmakerij')
  await expect(group(page, 'Activiteiten').locator('mark')).toHaveText('zeilmakerij')
  await page.keyboard.press('Control+L')
  await expect(page.getByRole('button', { name: /voorbeeldschool openen|openen/i }).first()).toBeVisible()
  expect(await page.locator('body').innerText()).not.toContain('zeilmakerij')
  await page.getByRole('button', { name: /^(Voorbeeldschool openen|Openen)$/ }).click()
  await expect(page.getByRole('navigation', { name: 'Hoofdmenu' })).toBeVisible({ timeout: 60_000 })
  await openSearch(page)
  await expect(words(page)).toHaveValue('')
})

test('works by keyboard alone', async ({ launch }) => {
  const { page } = await launch()
  await openSample(page)
  await openPalette(page, 'zwemles')
  await expect(page.getByRole('button', { name: /plaatsen bekijken$/ })).toBeVisible()
  // The last of the list: one up from the first.
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  for (let step = 0; step < 12; step++) {
    const chosen = await page.locator('[data-selected]').first().innerText()
    if (/plaatsen bekijken/.test(chosen)) break
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
  await expect(words(page)).toBeFocused()
  await expect(words(page)).toHaveValue('zwemles')
  await expect(page.locator('[data-hit]').first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(group(page, 'Gesprekken').getByRole('link').first()).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect(words(page)).toBeFocused()
  await tabTo(page, page.getByRole('checkbox', { name: 'Ook in mijn werkaantekeningen zoeken' }))
  await page.keyboard.press('Control+F')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Sanne Adjei' })).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`is clean for axe and reflows, ${colorScheme}`, async ({ launch }) => {
    const { page } = await launch({ colorScheme })
    await openSample(page)
    await openSearch(page)
    await expectNoAxeViolations(page, 'before a word')
    await words(page).fill('vader')
    await page.getByRole('button', { name: 'Verfijnen' }).click()
    await page.getByRole('checkbox', { name: 'Ook in mijn werkaantekeningen zoeken' }).check()
    await expect(group(page, 'Werkaantekeningen')).toBeVisible()
    await expectNoAxeViolations(page, 'hits')
    await openPalette(page, 'vader')
    await expect(page.getByRole('button', { name: /plaatsen bekijken$/ })).toBeVisible()
    await expectNoAxeViolations(page, 'Ctrl+K')
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 640, height: 360 })
    await expectNoSidewaysScroll(page)
  })
}
