/** The list of pupils and the way through a dossier: by keyboard alone, in a small window, and clean for axe. */
import { expect, test } from '../support/app-fixture.ts'
import {
  expectNoAxeViolations,
  openPupils,
  openSampleSchool,
  pupilRows,
  searchField,
  sidewaysOverflow,
  tab,
  tabTo,
} from './pages/pupils.ts'

test('finds, opens and works through a dossier by keyboard alone', async ({ launch }) => {
  const { page } = await launch()
  await openSampleSchool(page)
  await tabTo(page, page.getByRole('link', { name: 'Leerlingen', exact: true }))
  await page.keyboard.press('Enter')
  await expect(pupilRows(page).first()).toBeVisible()

  // Search without accents; the arrows walk, Enter opens, and the focus goes along.
  await page.keyboard.press('Control+f')
  await expect(searchField(page)).toBeFocused()
  await page.keyboard.type('dordevic')
  await expect(pupilRows(page)).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(searchField(page)).toHaveValue('')
  await page.keyboard.press('ArrowDown')
  await expect(pupilRows(page).filter({ hasText: 'Achterberg, Noor' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  await expect(pupilRows(page).filter({ hasText: 'Weber, Tobias' })).toBeFocused()
  await page.keyboard.press('Home')
  await expect(pupilRows(page).filter({ hasText: 'Achterberg, Noor' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(pupilRows(page).filter({ hasText: 'Adjei, Sanne' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Sanne Adjei' })).toBeFocused()

  // F6 goes round the panes, back to the same row.
  await page.keyboard.press('Shift+F6')
  await expect(pupilRows(page).filter({ hasText: 'Adjei, Sanne' })).toBeFocused()
  await page.keyboard.press('Shift+F6')
  await expect(page.getByRole('button', { name: /^Alle leerlingen/ })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(searchField(page)).toHaveAttribute('placeholder', 'Zoek in 4H2')
  await page.keyboard.press('F6')
  await page.keyboard.press('F6')
  await expect(page.getByRole('heading', { level: 1, name: 'Sanne Adjei' })).toBeFocused()

  // Tick an agreement and take it back.
  const agreement = page.getByRole('checkbox', { name: 'Lijst sterke kanten afmaken' })
  await tabTo(page, agreement)
  await page.keyboard.press('Space')
  await expect(agreement).toBeChecked()
  await expect(page.getByRole('heading', { name: 'Open afspraken 2' })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(agreement).not.toBeChecked()
  await expect(page.getByRole('heading', { name: 'Open afspraken 3' })).toBeVisible()

  // The context card in place, saved while typing.
  await tabTo(page, page.getByRole('button', { name: 'Aanvullen' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('textbox', { name: 'Buiten school' }))
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' Zingt in een koor.')
  await expect(page.getByText(/^Opgeslagen \d\d:\d\d$/)).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: 'Klaar' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Zingt in een koor.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Aanvullen' })).toBeFocused()

  // Edit this year's class through the menu, and undo.
  await page.keyboard.press('F6')
  await page.keyboard.press('Shift+F6')
  await tabTo(page, page.getByRole('button', { name: 'Meer over deze leerling' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Gegevens bewerken' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  if (!(await page.getByRole('menuitem', { name: 'Gegevens bewerken' }).evaluate((e) => e === document.activeElement)))
    await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Gegevens van Sanne Adjei' })).toBeFocused()
  await tabTo(page, page.getByRole('combobox', { name: 'Klas' }))
  await page.keyboard.press('Control+a')
  await page.keyboard.type('4H3')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('heading', { level: 1, name: 'Sanne Adjei' })).toBeFocused()
  await expect(page.getByText(/^4H3 · /)).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText(/^4H2 · /)).toBeVisible()

  // Ctrl+N starts a talk for this pupil.
  await page.keyboard.press('Control+n')
  await expect(page.getByRole('heading', { level: 1, name: /Sanne Adjei/ })).toBeVisible()
  await expect(page).toHaveURL(/#\/conversations\/new\/[\w-]{22}$/)
})

test('keeps class and search when coming back from another screen', async ({ launch }) => {
  const { page } = await launch()
  await openSampleSchool(page)
  await openPupils(page)
  await page.getByRole('button', { name: /^5H1/ }).click()
  await searchField(page).fill('ber')
  await expect(pupilRows(page)).toHaveCount(1)
  await pupilRows(page).first().click()
  await page.getByRole('link', { name: 'Nieuw gesprek' }).first().click()
  await expect(page).toHaveURL(/conversations\/new/)
  await page.getByRole('link', { name: 'Leerlingen', exact: true }).click()
  await expect(searchField(page)).toHaveValue('ber')
  await expect(searchField(page)).toHaveAttribute('placeholder', 'Zoek in 5H1')
  await expect(pupilRows(page)).toHaveText([/Berg, Lieke van den/])

  // Nothing here, but there is someone in another class.
  await searchField(page).fill('celik')
  await page.getByRole('button', { name: 'Toon 1 leerling uit alle klassen' }).click()
  await expect(pupilRows(page)).toHaveText([/Çelik, Emre/])

  // An older year reads as it was.
  await page.getByRole('button', { name: 'Zoekveld leegmaken' }).click()
  await page
    .getByRole('button', { name: /^20\d\d–20\d\d$/ })
    .last()
    .click()
  await expect(page.getByRole('button', { name: /^3H/ }).first()).toBeVisible()
})

test('shows of a working note that it is there, and never what it says', async ({ launch }) => {
  const { page } = await launch()
  await openSampleSchool(page)
  await openPupils(page)
  for (const name of ['Adjei, Sanne', 'Dijk, Roos van']) {
    await pupilRows(page).filter({ hasText: name }).click()
    await expect(page.getByText(/^1 werkaantekening, alleen voor jou$/)).toBeVisible()
    const text = await page.locator('body').innerText()
    expect(text).not.toContain('Vader wordt stil')
    expect(text).not.toContain('niet te bellen')
  }
})

test('reflows at 200 % of 1280 × 720 and in a narrow window, one pane at a time', async ({ launch }) => {
  const { page } = await launch({ viewport: { width: 640, height: 360 } })
  await openSampleSchool(page)
  await openPupils(page)
  expect(await sidewaysOverflow(page)).toBe(0)
  await page.getByRole('combobox', { name: 'Klassen' }).selectOption({ label: '4H2 (13)' })
  await pupilRows(page).filter({ hasText: 'Adjei, Sanne' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sanne Adjei' })).toBeFocused()
  await expect(pupilRows(page).first()).toBeHidden()
  for (const name of ['Overzicht', 'Ouders']) {
    await tab(page, name).click()
    await page.waitForLoadState('networkidle')
    expect(await sidewaysOverflow(page), name).toBe(0)
  }
  await page.getByRole('link', { name: 'Naar de lijst' }).click()
  await expect(pupilRows(page).first()).toBeVisible()
  await page.setViewportSize({ width: 400, height: 800 })
  expect(await sidewaysOverflow(page)).toBe(0)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`is clean for axe in ${colorScheme}, with dialogs, menus, notices and errors open`, async ({ launch }) => {
    const { page } = await launch({ colorScheme })
    await openSampleSchool(page)
    await openPupils(page)
    await searchField(page).fill('niemand')
    await expectNoAxeViolations(page, 'nobody found')
    await searchField(page).fill('')
    await pupilRows(page).filter({ hasText: 'Adjei, Sanne' }).click()
    await page.getByRole('checkbox').first().check()
    await page.getByRole('button', { name: 'Aanvullen' }).click()
    await expectNoAxeViolations(page, 'overview being edited')
    await page.getByRole('button', { name: 'Meer over deze leerling' }).click()
    await expect(page.getByRole('menuitem', { name: 'Dossier wissen' })).toBeVisible()
    await expectNoAxeViolations(page, 'menu')
    await page.getByRole('menuitem', { name: 'Dossier wissen' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectNoAxeViolations(page, 'erase dialog')
    await page.keyboard.press('Escape')
    await searchField(page).fill('ramdin')
    await pupilRows(page).first().click()
    await tab(page, 'Ouders').click()
    await expect(page.getByText(/vanwege de beperking$/)).toBeVisible()
    await expectNoAxeViolations(page, 'restriction')
    await page
      .getByRole('link', { name: /bewerken$/ })
      .last()
      .click()
    await page.getByLabel('Achternaam').fill('')
    await page.getByRole('button', { name: 'Opslaan' }).click()
    await tab(page, 'Overzicht').click()
    await expect(page.getByRole('button', { name: 'Opslaan en verder' })).toBeVisible()
    await expectNoAxeViolations(page, 'form with an error and unsaved changes')
  })
}
