/**
 * The dossier (issue 2, item 5): adding and editing by hand, households and authority, linking a guardian, erasing,
 * hard texts; over a relaunch.
 */
import { expect, test } from '../support/app-fixture.ts'
import { openPupils, openSampleSchool, pupilRows, searchField, tab } from './pages/pupils.ts'

test('adds a pupil by hand, says what is wrong beside its field, and finds it again after a relaunch', async ({
  launch,
}) => {
  const app = await launch()
  await openSampleSchool(app.page)
  await openPupils(app.page)
  let { page } = app
  await page.getByRole('link', { name: 'Leerling toevoegen' }).first().click()
  await page.getByLabel('Leerlingnummer').fill('0104201')
  await page.getByLabel('E-mail').fill('geen adres')
  await page.getByLabel('Geboortedatum').fill('31-02-2010')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('Vul hier een naam in.')).toHaveCount(2)
  await expect(page.getByText('Dit nummer hoort al bij een andere leerling.')).toBeVisible()
  await expect(page.getByText('Dit lijkt geen e-mailadres.')).toBeVisible()
  await expect(page.getByText(/^Deze datum bestaat niet/)).toBeVisible()
  await expect(page.getByLabel('Roepnaam')).toBeFocused()

  await page.getByLabel('Roepnaam').fill('Wies')
  await page.getByLabel('Tussenvoegsel').fill('van der')
  await page.getByLabel('Achternaam').fill('Zandt')
  await page.getByLabel('Klas', { exact: true }).fill('4H2')
  await page.getByLabel('Leerlingnummer').fill('0099001')
  await page.getByLabel('E-mail').fill('')
  // A day that does not exist keeps the form from being stored, everything else right.
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByLabel('Geboortedatum')).toBeFocused()
  await page.getByLabel('Geboortedatum').fill('28 feb 2010')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Wies van der Zandt' })).toBeVisible()
  await expect(page.getByRole('img', { name: /^16 of 17 jaar/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /^4H2 14$/ })).toBeVisible()

  page = await app.relaunch()
  await openSampleSchool(page)
  await openPupils(page)
  await searchField(page).fill('0099001')
  await expect(pupilRows(page)).toHaveText([/Zandt, Wies van der/])
})

test('asks before a changed form is left, inside the page', async ({ launch }) => {
  const { page } = await launch()
  await openSampleSchool(page)
  await openPupils(page)
  await pupilRows(page).filter({ hasText: 'Adjei, Sanne' }).click()
  await page.getByRole('button', { name: 'Meer over deze leerling' }).click()
  await page.getByRole('menuitem', { name: 'Gegevens bewerken' }).click()
  await page.getByLabel('Mentor').fill('Ineke Postma')
  await pupilRows(page).filter({ hasText: 'Bakker, Thijs' }).click()
  await expect(page.getByRole('button', { name: 'Opslaan en verder' })).toBeFocused()
  await page.getByRole('button', { name: 'Hier blijven' }).click()
  await expect(page.getByLabel('Mentor')).toHaveValue('Ineke Postma')
  await pupilRows(page).filter({ hasText: 'Bakker, Thijs' }).click()
  await page.getByRole('button', { name: 'Opslaan en verder' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Thijs Bakker' })).toBeVisible()
  await pupilRows(page).filter({ hasText: 'Adjei, Sanne' }).click()
  await expect(page.getByText(/mentor Ineke Postma/)).toBeVisible()
})

test('shows two homes with the same weight and keeps authority and restriction', async ({ launch }) => {
  const app = await launch()
  let { page } = app
  await openSampleSchool(page)
  await openPupils(page)
  await pupilRows(page).filter({ hasText: 'Adjei, Sanne' }).click()
  await tab(page, 'Ouders').click()
  const homes = page.getByRole('region', { name: /^(Havenkade|Lindenlaan)$/ })
  await expect(homes).toHaveCount(2)
  const [left, right] = await Promise.all([homes.nth(0).boundingBox(), homes.nth(1).boundingBox()])
  expect(left?.width).toBe(right?.width)
  expect(left?.y).toBe(right?.y)

  await page.getByRole('link', { name: 'Kwame Adjei bewerken' }).click()
  await page.getByRole('button', { name: 'Beperking vastleggen' }).click()
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('Schrijf op wat niet mag.')).toBeVisible()
  await page.getByLabel('Wat mag niet?').fill('Geen adres van het andere huishouden')
  await page.getByLabel('Tot en met').fill('1-1-2030')
  await page.getByRole('radio', { name: 'onbekend' }).check()
  await page.getByRole('button', { name: 'Opslaan' }).click()
  const kwame = page.getByRole('article', { name: 'Kwame Adjei' })
  await expect(kwame).toContainText('Gezag: onbekend')
  await expect(kwame).toContainText('Beperking: Geen adres van het andere huishouden')
  await expect(kwame).toContainText('tot en met 01-01-2030')
  await expect(kwame).toContainText('Krijgt geen verslagen, vanwege de beperking')

  page = await app.relaunch()
  await openSampleSchool(page)
  await openPupils(page)
  await pupilRows(page).filter({ hasText: 'Adjei, Sanne' }).click()
  await tab(page, 'Ouders').click()
  await expect(page.getByRole('article', { name: 'Kwame Adjei' })).toContainText('Beperking: Geen adres')
})

test('links a guardian who is known already, says what is shared, and unlinks with undo', async ({ launch }) => {
  const { page } = await launch()
  await openSampleSchool(page)
  await openPupils(page)
  await pupilRows(page).filter({ hasText: 'Bakker, Thijs' }).click()
  await tab(page, 'Ouders').click()
  await page.getByRole('link', { name: 'Ouder toevoegen' }).click()
  await page.getByLabel('Is deze ouder hier al bekend?').fill('sanne')
  await page.getByRole('button', { name: 'Kwame Adjei koppelen' }).click()
  await expect(page.getByRole('heading', { name: 'Kwame Adjei koppelen aan Thijs' })).toBeFocused()
  await page.getByLabel('Relatie').selectOption({ label: 'stiefouder' })
  await page.getByRole('button', { name: 'Koppelen', exact: true }).click()
  const kwame = page.getByRole('article', { name: 'Kwame Adjei' })
  await expect(kwame).toContainText('stiefouder')
  await expect(kwame).toContainText('Ook ouder of verzorger van Sanne Adjei (4H2)')
  await expect(kwame).toContainText('Krijgt geen verslagen zolang het gezag niet bekend is')

  // What is changed for the person holds for both children; the screen says so beforehand.
  await page.getByRole('link', { name: 'Kwame Adjei bewerken' }).click()
  await expect(page.getByText('Ook ouder of verzorger van Sanne Adjei')).toBeVisible()
  await page.getByLabel('Telefoon').fill('06-11112222')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(kwame).toContainText('06-11112222')
  await kwame.getByRole('link', { name: 'Sanne Adjei' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sanne Adjei' })).toBeVisible()
  await expect(page.getByRole('article', { name: 'Kwame Adjei' })).toContainText('06-11112222')

  // The list of all guardians shows both children, and leads to them.
  await page.getByRole('link', { name: 'Ouders', exact: true }).first().click()
  await page.getByRole('textbox', { name: /^Zoek op naam/ }).fill('06-1111')
  const row = page.getByRole('list', { name: 'Ouders en verzorgers' }).getByRole('listitem')
  await expect(row).toHaveCount(1)
  await row.getByRole('link', { name: 'Thijs Bakker' }).click()

  await page.getByRole('button', { name: 'Meer over Kwame Adjei' }).click()
  await page.getByRole('menuitem', { name: 'Loskoppelen van deze leerling' }).click()
  await expect(kwame).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(kwame).toBeVisible()
})

test('erases a dossier only after the name was typed, with guardians who have no other child here', async ({
  launch,
}) => {
  test.setTimeout(180_000)
  const app = await launch()
  let { page } = app
  await openSampleSchool(page)
  await openPupils(page)
  await pupilRows(page).filter({ hasText: 'Okafor, Chidi' }).click()
  await page.getByRole('button', { name: 'Meer over deze leerling' }).click()
  await page.getByRole('menuitem', { name: 'Dossier wissen' }).click()
  const dialog = page.getByRole('dialog', { name: 'Dossier van Chidi Okafor wissen' })
  await expect(dialog).toContainText('Emeka Okafor en Ngozi Okafor')
  await expect(dialog).toContainText('Wissen kun je niet ongedaan maken.')
  const confirm = dialog.getByRole('button', { name: 'Voorgoed wissen' })
  await expect(confirm).toBeDisabled()
  await dialog.getByRole('textbox').fill('Chid')
  await expect(confirm).toBeDisabled()
  await dialog.getByRole('textbox').fill('chidi')
  await confirm.click()
  await expect(page.getByText('Het dossier is gewist.')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('button', { name: /^4H2 12$/ })).toBeVisible()
  await expect(pupilRows(page).filter({ hasText: 'Okafor' })).toHaveCount(0)

  page = await app.relaunch()
  await openSampleSchool(page)
  await page.getByRole('link', { name: 'Ouders', exact: true }).first().click()
  await page.getByRole('textbox', { name: /^Zoek op naam/ }).fill('okafor')
  await expect(page.getByText('Niets gevonden voor ‘okafor’.')).toBeVisible()
})

test('takes hard texts as text: markup, emoji, right to left, control characters, and says what is too long', async ({
  launch,
}) => {
  const app = await launch()
  let { page } = app
  await openSampleSchool(page)
  await openPupils(page)
  await page.getByRole('link', { name: 'Leerling toevoegen' }).first().click()
  const called = 'Noé\u0007 <img src=x onerror=alert(1)> 🎓'
  await page.getByLabel('Roepnaam').fill(called)
  await page.getByLabel('Achternaam').fill('x'.repeat(501))
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('Dit is te lang; maximaal 500 tekens.')).toBeVisible()
  await page.getByLabel('Achternaam').fill('الحسيني')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Noé <img src=x onerror=alert(1)> 🎓 الحسيني')

  const long = 'Woord met ruimte. '.repeat(5_000)
  await page.getByRole('button', { name: 'Aanvullen' }).click()
  await page.getByRole('textbox', { name: 'Thuis' }).fill(`${long}\u0000einde`)
  await expect(page.getByText(/^Opgeslagen \d\d:\d\d$/)).toBeVisible()
  // More than a field holds is not stored, is said, and stays on the screen.
  await page.getByRole('textbox', { name: 'Buiten school' }).fill('lang woord '.repeat(9_200))
  await expect(page.getByText('Dit is nog niet opgeslagen')).toBeVisible()
  await page.getByRole('textbox', { name: 'Buiten school' }).fill('Koor')
  await expect(page.getByText(/^Opgeslagen \d\d:\d\d$/)).toBeVisible()

  page = await app.relaunch()
  await openSampleSchool(page)
  await openPupils(page)
  await searchField(page).fill('الحسيني')
  await pupilRows(page).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Noé <img src=x onerror=alert(1)> 🎓 الحسيني')
  await page.getByRole('button', { name: 'Aanvullen' }).click()
  await expect(page.getByRole('textbox', { name: 'Thuis' })).toHaveValue(`${long}einde`)
  await expect(page.getByRole('textbox', { name: 'Buiten school' })).toHaveValue('Koor')
})
