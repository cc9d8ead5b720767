/** Before a vault is open: making one, opening it, the recovery code, the sample school, and locking. */
import { expect, test } from '../support/app-fixture.ts'
import { createVault, passphrase, unlock } from './pages/main-job.ts'

test('refuses a weak passphrase and two that differ, and says so beside the field', async ({ launch }) => {
  const { page } = await launch()
  await page.getByRole('button', { name: 'Nieuwe kluis maken' }).click()
  await page.getByRole('textbox', { name: 'Naam van de school' }).fill('Lindekwartier College')
  await page.getByRole('textbox', { name: 'Je eigen naam' }).fill('Marijke Hoekstra')
  await page.getByRole('button', { name: 'Verder' }).click()
  await page.getByLabel('Wachtzin', { exact: true }).fill('Lindekwartier1')
  await page.getByLabel('Nog een keer dezelfde wachtzin').fill('iets anders')
  await page.getByRole('button', { name: 'Kluis maken' }).click()
  await expect(page.getByText(/te makkelijk te raden/)).toBeVisible()
  await expect(page.getByText('De twee wachtzinnen zijn niet gelijk.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Kies een wachtzin' })).toBeVisible()
})

test('a mistyped passphrase changes nothing; the right one opens after a relaunch', async ({ launch }) => {
  const app = await launch()
  await createVault(app)
  const page = await app.relaunch()
  await page.getByLabel('Wachtzin', { exact: true }).fill(`${passphrase}!`)
  await page.getByRole('button', { name: 'Openen' }).click()
  await expect(page.getByRole('alert')).toContainText('Deze wachtzin past niet op de kluis.')
  await unlock(app)
})

test('a recovery code that is not asked back right is asked again at the next opening', async ({ launch }) => {
  const app = await launch()
  const { page } = app
  await page.getByRole('button', { name: 'Nieuwe kluis maken' }).click()
  await page.getByRole('textbox', { name: 'Naam van de school' }).fill('Lindekwartier College')
  await page.getByRole('textbox', { name: 'Je eigen naam' }).fill('Marijke Hoekstra')
  await page.getByRole('button', { name: 'Verder' }).click()
  await page.getByLabel('Wachtzin', { exact: true }).fill(passphrase)
  await page.getByLabel('Nog een keer dezelfde wachtzin').fill(passphrase)
  await page.getByRole('button', { name: 'Kluis maken' }).click()
  await page.getByRole('button', { name: 'Typ de code over van je papier' }).click()
  await page.getByLabel('Herstelcode').fill('0000-0000-0000')
  await page.getByRole('button', { name: 'Code controleren en beginnen' }).click()
  await expect(page.getByText(/Deze code klopt niet met de code van de kluis/)).toBeVisible()
  const reopened = await app.relaunch()
  await reopened.getByLabel('Wachtzin', { exact: true }).fill(passphrase)
  await reopened.getByRole('button', { name: 'Openen' }).click()
  await expect(reopened.getByRole('heading', { name: 'Je herstelcode is nog niet gecontroleerd' })).toBeVisible()
})

test('the printed recovery code opens the vault and replaces the passphrase', async ({ launch }) => {
  const app = await launch()
  const recoveryCode = await createVault(app)
  const next = 'groene trap zingt onder oude lucht'
  const page = await app.relaunch()
  await page.getByRole('button', { name: 'Wachtzin vergeten?' }).click()
  await page.getByLabel('Herstelcode').fill(recoveryCode)
  await page.getByLabel('Wachtzin', { exact: true }).fill(next)
  await page.getByLabel('Nog een keer dezelfde wachtzin').fill(next)
  await page.getByRole('button', { name: 'Openen en wachtzin vervangen' }).click()
  await expect(page.getByRole('navigation', { name: 'Hoofdmenu' })).toBeVisible({ timeout: 30_000 })
  const again = await app.relaunch()
  await again.getByLabel('Wachtzin', { exact: true }).fill(passphrase)
  await again.getByRole('button', { name: 'Openen' }).click()
  await expect(again.getByRole('alert')).toContainText('Deze wachtzin past niet op de kluis.')
  await again.getByLabel('Wachtzin', { exact: true }).fill(next)
  await again.getByRole('button', { name: 'Openen' }).click()
  await expect(again.getByRole('navigation', { name: 'Hoofdmenu' })).toBeVisible({ timeout: 30_000 })
})

test('Ctrl+L locks: no word of the vault stays on the page, and the same place comes back', async ({ launch }) => {
  const app = await launch()
  const { page } = app
  await createVault(app)
  await page.getByRole('link', { name: 'Instellingen' }).click()
  await page.getByRole('textbox', { name: 'Afdeling' }).fill('decanaat havo')
  await page.keyboard.press('Control+l')
  await expect(page.getByRole('heading', { name: 'Kluis openen' })).toBeVisible()
  await expect(page.locator('body')).not.toContainText('Instellingen')
  await unlock(app)
  await expect(page.getByRole('textbox', { name: 'Afdeling' })).toHaveValue('decanaat havo')
})

test('the sample school is marked on every screen and goes away in one step', async ({ launch }) => {
  const { page } = await launch()
  await page.getByRole('button', { name: 'Voorbeeldschool openen' }).click()
  await expect(page.getByText('alle mensen zijn verzonnen')).toBeVisible({ timeout: 60_000 })
  await page.getByRole('link', { name: 'Instellingen' }).click()
  await page.getByRole('button', { name: 'Voorbeeldschool weghalen' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Voorbeeldschool weghalen' }).click()
  await expect(page.getByRole('heading', { name: 'Welkom bij Driehoek' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Voorbeeldschool openen' })).toBeVisible()
})

test('Ctrl+K finds a pupil by part of the name without accents, and starts a talk', async ({ launch }) => {
  const { page } = await launch()
  await page.getByRole('button', { name: 'Voorbeeldschool openen' }).click()
  await expect(page.getByRole('navigation', { name: 'Hoofdmenu' })).toBeVisible({ timeout: 60_000 })
  await page.keyboard.press('Control+k')
  await page.getByRole('textbox', { name: 'Zoeken en opdrachten' }).fill('dordevic')
  await expect(page.getByRole('button', { name: /^Đorđević, Luka/ })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Luka Đorđević' })).toBeVisible()
})

test('locking stops when something typed could not be stored, hides the screen and loses nothing', async ({
  launch,
}) => {
  const app = await launch()
  const { page } = app
  await createVault(app)
  await page.getByRole('link', { name: 'Leerlingen', exact: true }).click()
  await page.getByRole('link', { name: 'Leerling zelf toevoegen' }).click()
  await page.getByRole('textbox', { name: 'Roepnaam' }).fill('Sanne')
  await page.keyboard.press('Control+l')
  await expect(page.getByRole('dialog', { name: 'Nog niet op slot' })).toBeVisible()
  const cover = page.getByRole('dialog', { name: 'Nog niet op slot' })
  await page.keyboard.press('Escape')
  await cover.getByLabel('Wachtzin').fill('niet de wachtzin')
  await page.getByRole('button', { name: 'Terug naar mijn tekst' }).click()
  await expect(cover.getByText('Deze wachtzin past niet op de kluis.')).toBeVisible()
  await cover.getByLabel('Wachtzin').fill(passphrase)
  await page.getByRole('button', { name: 'Terug naar mijn tekst' }).click()
  await expect(cover).toBeHidden()
  await expect(page.getByRole('textbox', { name: 'Roepnaam' })).toHaveValue('Sanne')
  await page.keyboard.press('Control+l')
  await page.getByRole('button', { name: 'Toch vergrendelen' }).click()
  await expect(page.getByRole('heading', { name: 'Kluis openen' })).toBeVisible()
})
