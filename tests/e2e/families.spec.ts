/**
 * Families (issue 3, item 3) in the sample school: a secret address that leaves the screen nowhere, a guardian's death,
 * moving house, authority with its history, brothers and sisters, an adult pupil's answer, and doubles made one.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, type RunningApp, test } from '../support/app-fixture.ts'
import { addFile, makePicture, writeInto } from './pages/files.ts'
import { freezeReport, openDossier } from './pages/main-job.ts'
import { expectNoAxeViolations, openSampleSchool, sidewaysOverflow, tab, tabTo } from './pages/pupils.ts'
import { foundInPdf } from './pages/sample-dossier.ts'

async function openHome(page: Page, sorted: string): Promise<void> {
  await openDossier(page, sorted)
  await tab(page, 'Ouders').click()
  await expect(page.getByRole('heading', { name: 'Thuis' })).toBeVisible()
}

async function openGuardian(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Ouders', exact: true }).first().click()
  await page.getByRole('textbox', { name: /^Zoek op naam/ }).fill(name)
  await page.getByRole('list', { name: 'Ouders en verzorgers' }).getByRole('link').first().click()
}

/** From the last held talk of this pupil. */
async function freezeLastTalk(page: Page, sorted: string): Promise<void> {
  await openDossier(page, sorted)
  await tab(page, 'Gesprekken').click()
  await page
    .getByRole('link', { name: /^(Loopbaangesprek|Contactmoment)/ })
    .last()
    .click()
  await page.getByRole('link', { name: /Afronden/ }).click()
  await freezeReport(page)
}

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

test('keeps a secret address behind a button, and off every page of a report', async ({ launch }) => {
  test.setTimeout(150_000)
  const app = await launch()
  const { page } = app
  await openSampleSchool(page)
  await openHome(page, 'Ramdin, Priya')
  const main = page.getByRole('main')
  await expect(main.getByText('geheim adres', { exact: true })).toBeVisible()
  await expect(main).not.toContainText('Kersenhof')
  await page.getByRole('button', { name: 'Adres tonen' }).click()
  await expect(main).toContainText('Kersenhof 2')
  await page.getByRole('button', { name: 'Adres verbergen' }).click()
  await expect(main).not.toContainText('Kersenhof')
  // A form does not show it unasked either.
  await page.getByRole('link', { name: 'Huishouden Bij moeder bewerken' }).click()
  await expect(page.getByRole('checkbox', { name: 'Geheim adres' })).toBeChecked()
  await expect(field(page, 'Straat en huisnummer')).toBeHidden()
  await page.getByRole('button', { name: 'Adres tonen om te wijzigen' }).click()
  await expect(field(page, 'Straat en huisnummer')).toHaveValue('Kersenhof 2')
  // A name that tells the address is covered as well.
  await field(page, 'Naam van het huishouden').fill('Kersenhof')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByRole('heading', { name: 'geheim adres' })).toBeVisible()
  await expect(main).not.toContainText('Kersenhof')

  await freezeLastTalk(page, 'Ramdin, Priya')
  await expect(main).not.toContainText('Kersenhof')
  const folder = await mkdtemp(join(tmpdir(), 'driehoek-secret-'))
  try {
    const path = join(folder, 'school.pdf')
    await app.nextSavePath(path)
    await page.getByRole('button', { name: 'Opslaan als pdf: School' }).click()
    await expect(page.getByText(/^Opgeslagen als /).last()).toBeVisible({ timeout: 60_000 })
    expect(await foundInPdf(path, folder, ['Kersenhof', 'Shanti Ramdin'])).toEqual(['Shanti Ramdin'])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('never asks a guardian who has died again, and keeps what was', async ({ launch }) => {
  test.setTimeout(150_000)
  const { page } = await launch()
  await openSampleSchool(page)
  await freezeLastTalk(page, 'Adjei, Sanne')
  const report = page.url()
  await expect(page.getByText('nog niet getekend')).toHaveCount(3)

  await openGuardian(page, 'Kwame')
  await expect(page.getByRole('heading', { level: 1, name: 'Kwame Adjei' })).toBeFocused()
  await expect(page.getByRole('link', { name: 'Sanne Adjei' })).toBeVisible()
  await page.getByRole('link', { name: 'Bewerken', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Deze ouder is overleden' }).check()
  await expect(page.getByText(/hoeft niet te tekenen/)).toBeVisible()
  await field(page, 'Overleden op').fill('1-11-2026')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('Overleden op 01-11-2026')).toBeVisible()
  await expect(page.getByText('tot en met 01-11-2026')).toBeVisible()

  await page.goto(report)
  await expect(page.getByText(/^hoeft niet meer/)).toBeVisible()
  await expect(page.getByText('nog niet getekend')).toHaveCount(2)
  await openDossier(page, 'Adjei, Sanne')
  await page.getByRole('link', { name: 'Nieuw gesprek' }).first().click()
  await expect(page.getByText('Esther Mulder').first()).toBeVisible()
  await expect(page.getByRole('main').getByText('Kwame')).toHaveCount(0)

  // Taken back on the page of the person.
  await openGuardian(page, 'Kwame')
  await expect(page.getByText('Overleden op 01-11-2026')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Overleden op 01-11-2026')).toBeHidden()
  await expect(page.getByText('Havenkade 41', { exact: false })).toBeVisible()
})

test('moves house from a day on, and keeps what was known of authority before', async ({ launch }) => {
  const { page } = await launch()
  await openSampleSchool(page)
  await openHome(page, 'Dijk, Roos van')
  await page.getByRole('button', { name: 'Meer over Kanaalweg' }).click()
  await page.getByRole('menuitem', { name: 'Verhuizen' }).click()
  await page.getByRole('checkbox', { name: 'Anouk Smeets' }).uncheck()
  await page.getByRole('button', { name: 'Verhuizing vastleggen' }).click()
  await expect(page.getByText('Vul de dag van de verhuizing in.')).toBeVisible()
  await field(page, 'Eerste dag op het nieuwe adres').fill('1-9-2026')
  await field(page, 'Naam van het huishouden').fill('Duinweg')
  await field(page, 'Straat en huisnummer').fill('Duinweg 3')
  await page.getByRole('button', { name: 'Verhuizing vastleggen' }).click()
  const home = (name: string) => page.getByRole('region', { name, exact: true })
  await expect(home('Duinweg').getByRole('article')).toHaveText([/Jeroen van Dijk/])
  await expect(home('Duinweg')).toContainText('Roos woont hier sinds 01-09-2026')
  await expect(home('Kanaalweg').getByRole('article')).toHaveText([/Anouk Smeets/])
  await page.keyboard.press('Control+z')
  await expect(home('Duinweg')).toBeHidden()
  await expect(home('Kanaalweg').getByRole('article')).toHaveCount(2)

  const jeroen = page.getByRole('article', { name: 'Jeroen van Dijk' })
  await page.getByRole('link', { name: 'Jeroen van Dijk bewerken' }).click()
  await page.getByRole('radio', { name: 'nee', exact: true }).check()
  await field(page, 'Hoe weet je dat?').fill('gezagsregister')
  await expect(page.getByRole('radio', { name: /^Er is iets veranderd/ })).toBeChecked()
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(jeroen).toContainText('Gezag: nee · gezagsregister')
  await jeroen.getByText('Eerder vastgelegd (1)').click()
  await expect(jeroen).toContainText('bron: opgave ouders bij aanmelding')
  // A slip of the pen leaves no trace.
  await page.getByRole('link', { name: 'Jeroen van Dijk bewerken' }).click()
  await field(page, 'Hoe weet je dat?').fill('gezagsregister, uittreksel')
  await page.getByRole('radio', { name: /^Er stond een fout/ }).check()
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(jeroen).toContainText('gezagsregister, uittreksel')
  await expect(jeroen.getByText('Eerder vastgelegd (1)')).toBeVisible()
})

test('proposes brothers and sisters and links them by a click, with the keyboard alone', async ({ launch }) => {
  const { page } = await launch()
  await openSampleSchool(page)
  await openHome(page, 'Bakker, Thijs')
  await page.getByRole('link', { name: 'Ouder toevoegen' }).click()
  await field(page, 'Is deze ouder hier al bekend?').fill('kwame')
  await page.getByRole('button', { name: 'Kwame Adjei koppelen' }).click()
  await page.getByRole('button', { name: 'Koppelen', exact: true }).click()
  const siblings = page.getByRole('region', { name: 'Broers en zussen' })
  await expect(siblings).toContainText('heeft ook Kwame Adjei als ouder of verzorger')
  const yes = page.getByRole('button', { name: 'Sanne Adjei koppelen als broer of zus' })
  await tabTo(page, yes)
  await page.keyboard.press('Enter')
  await expect(siblings).toContainText('gekoppeld op')
  await expect(yes).toBeHidden()
  const sanne = siblings.getByRole('link', { name: 'Sanne Adjei' })
  await tabTo(page, sanne)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Sanne Adjei' })).toBeVisible()
  await expect(siblings.getByRole('link', { name: 'Thijs Bakker' })).toBeVisible()
  await siblings.getByRole('button', { name: 'Thijs Bakker loskoppelen als broer of zus' }).click()
  await siblings.getByRole('button', { name: 'Thijs Bakker is geen broer of zus' }).click()
  await expect(siblings).toBeHidden()
})

test('writes down whether an adult pupil lets the parents read along, with the day', async ({ launch }) => {
  const { page } = await launch()
  await openSampleSchool(page)
  await openHome(page, 'Aydın, Bilal')
  const hatice = page.getByRole('article', { name: 'Hatice Aydın' })
  await expect(hatice).toContainText('de leerling is 18 en heeft dit niet toegestaan')
  await page.getByRole('button', { name: 'Antwoord vastleggen' }).click()
  await page.getByRole('radio', { name: 'Ja, ouders mogen meelezen' }).check()
  await field(page, 'Gezegd op').fill('20-11-2026')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('Ouders mogen meelezen, sinds 20-11-2026.')).toBeVisible()
  await expect(hatice).toContainText('Krijgt verslagen en wordt gevraagd te tekenen')
})

/** A second Esther Mulder, as an import from another list would make her: only an initial and a telephone number. */
async function addSecondEsther(page: Page): Promise<void> {
  await openHome(page, 'Adjei, Sanne')
  await page.getByRole('link', { name: 'Ouder toevoegen' }).click()
  await field(page, 'Voornamen of voorletters').fill('E.')
  await field(page, 'Achternaam').fill('Mulder')
  await field(page, 'Telefoon').fill('06-99998888')
  await page.getByRole('button', { name: 'Toevoegen', exact: true }).click()
  await expect(page.getByRole('article', { name: 'E. Mulder' })).toBeVisible()
}

test('finds a guardian who is there twice, merges the two and takes it back', async ({ launch }) => {
  const { page } = await launch()
  await openSampleSchool(page)
  await addSecondEsther(page)
  await page.getByRole('link', { name: 'Ouders', exact: true }).first().click()
  await page.getByRole('link', { name: 'Dubbelen zoeken' }).click()
  await expect(page.getByText('hetzelfde kind')).toBeVisible()
  await page.getByRole('link', { name: /^(E\.|Esther) Mulder en (E\.|Esther) Mulder vergelijken$/ }).click()
  if (await page.getByRole('heading', { level: 1, name: 'E. Mulder samenvoegen' }).isVisible()) {
    await page.getByRole('button', { name: 'Omwisselen' }).click()
  }
  await expect(page.getByRole('heading', { level: 1, name: 'Esther Mulder samenvoegen' })).toBeFocused()
  await page.getByRole('radio', { name: 'Telefoon: 06-99998888, van de dubbele' }).check()
  await page.getByRole('button', { name: 'Samenvoegen', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Esther Mulder', exact: true })).toBeVisible()
  await expect(page.getByText('06-99998888')).toBeVisible()
  await expect(page.getByText('esther.mulder@thuis.example')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('06-99998888')).toBeHidden()
  await openHome(page, 'Adjei, Sanne')
  await expect(page.getByRole('article', { name: 'E. Mulder' })).toBeVisible()
})

/** The same pupil once more, with a talk, a working note and a file of their own. */
async function addSecondSanne(app: RunningApp, folder: string): Promise<void> {
  const { page } = app
  await page.getByRole('link', { name: 'Leerlingen', exact: true }).click()
  await page.getByRole('link', { name: 'Leerling toevoegen' }).first().click()
  await field(page, 'Roepnaam').fill('Sanne')
  await field(page, 'Achternaam').fill('Adjei')
  await field(page, 'Leerlingnummer').fill('990001')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sanne Adjei' })).toBeVisible()
  await tab(page, 'Documenten').click()
  await addFile(app, await writeInto(folder, 'poster.jpg', await makePicture(page, { width: 300, height: 200 })))
  await page.getByRole('link', { name: 'Nieuw gesprek' }).first().click()
  await page.getByRole('radio', { name: 'vervolgstudie' }).check()
  await page.getByRole('radio', { name: 'verkennen' }).check()
  await page.getByRole('button', { name: 'Nu beginnen' }).click()
  await field(page, 'Leerling: Waar ben je goed in?').fill('Ik kan goed luisteren.')
  await field(page, 'Werkaantekening bij dit gesprek').fill('Nog even bellen.')
  await expect(page.getByText(/^Opgeslagen \d\d:\d\d$/).first()).toBeVisible()
}

test('makes one dossier of two: the one with frozen documents stays, and two of those are linked', async ({
  launch,
}) => {
  test.setTimeout(240_000)
  const app = await launch()
  let { page } = app
  await openSampleSchool(page)
  await freezeLastTalk(page, 'Adjei, Sanne')
  const folder = await mkdtemp(join(tmpdir(), 'driehoek-double-'))
  await addSecondSanne(app, folder).finally(() => rm(folder, { recursive: true, force: true }))
  await page.getByRole('link', { name: 'Leerlingen', exact: true }).click()
  await page.getByRole('textbox', { name: /^Zoek op nummer/ }).fill('990001')
  await page.getByRole('link', { name: /^Adjei, Sanne/ }).click()
  await page.getByRole('button', { name: 'Meer over deze leerling' }).click()
  await page.getByRole('menuitem', { name: 'Samenvoegen met een dubbele' }).click()
  await field(page, 'Zoek op naam of leerlingnummer').fill('sanne adjei')
  await page.getByRole('link', { name: 'Sanne Adjei kiezen' }).click()
  // The double has no documents and can't be the one that stays.
  await expect(page.getByText('Wissel eerst om')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Samenvoegen', exact: true })).toBeDisabled()
  await page.getByRole('button', { name: 'Omwisselen' }).click()
  await expect(page.getByText('1 gesprek', { exact: true })).toBeVisible()
  await expect(page.getByText('1 werkaantekening', { exact: true })).toBeVisible()
  await expect(page.getByText('1 bijlage', { exact: true })).toBeVisible()
  await page.getByRole('radio', { name: 'Leerlingnummer: 990001, van de dubbele' }).check()
  await page.getByRole('button', { name: 'Samenvoegen', exact: true }).click()
  await expect(page.getByText('Sanne Adjei is samengevoegd')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'Sanne Adjei', exact: true })).toBeVisible()

  page = await app.relaunch()
  await openSampleSchool(page)
  await page.getByRole('link', { name: 'Leerlingen', exact: true }).click()
  await page.getByRole('textbox', { name: /^Zoek op nummer/ }).fill('sanne adjei')
  await expect(page.getByRole('link', { name: /^Adjei, Sanne/ })).toHaveCount(1)
  await page.getByRole('textbox', { name: /^Zoek op nummer/ }).fill('990001')
  await page.getByRole('link', { name: /^Adjei, Sanne/ }).click()
  await tab(page, 'Documenten').click()
  await expect(page.getByText(/GV-\d{4}-\d{4}/).first()).toBeVisible()
  // The file is sealed anew under the kept pupil, and opens.
  await page.getByRole('link', { name: 'poster.jpg' }).click()
  await expect(page.getByRole('img', { name: /poster\.jpg/ })).toBeVisible()
  await page.goBack()
  await tab(page, 'Gesprekken').click()
  await page.getByRole('link', { name: 'Loopbaangesprek vervolgstudie' }).first().click()

  // Two dossiers that both have frozen documents: the double stays as an archive.
  await freezeLastTalk(page, 'Bakker, Thijs')
  await openDossier(page, 'Bakker, Thijs')
  await page.getByRole('button', { name: 'Meer over deze leerling' }).click()
  await page.getByRole('menuitem', { name: 'Samenvoegen met een dubbele' }).click()
  await field(page, 'Zoek op naam of leerlingnummer').fill('990001')
  await page.getByRole('link', { name: 'Sanne Adjei kiezen' }).click()
  await expect(page.getByText('Beide dossiers hebben vastgelegde documenten')).toBeVisible()
  await page.getByRole('button', { name: 'Koppelen en archiveren' }).click()
  await expect(page.getByText('Er is nog een dubbel dossier met oudere documenten')).toBeVisible()
  await page.getByRole('link', { name: 'Naar het archief' }).click()
  await expect(page.getByText('Dit is een dubbel dossier')).toBeVisible()
  await page.getByRole('link', { name: 'Naar het dossier van Thijs Bakker' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Thijs Bakker' })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Er is nog een dubbel dossier met oudere documenten')).toBeHidden()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`families are clean for axe in ${colorScheme} and reflow`, async ({ launch }) => {
    test.setTimeout(120_000)
    const { page } = await launch({ colorScheme })
    await openSampleSchool(page)
    await addSecondEsther(page)
    await openHome(page, 'Aydın, Bilal')
    await page.getByRole('button', { name: 'Antwoord vastleggen' }).click()
    await expectNoAxeViolations(page, 'adult pupil')
    await openHome(page, 'Ramdin, Priya')
    await page.getByRole('button', { name: 'Adres tonen' }).click()
    await expectNoAxeViolations(page, 'secret address')
    await openHome(page, 'Berg, Lieke van den')
    await expectNoAxeViolations(page, 'deceased guardian')
    await page.goto(page.url().replace(/#.*/, '#/doubles'))
    await expect(page.getByText('hetzelfde kind')).toBeVisible()
    await expectNoAxeViolations(page, 'doubles')
    await page.setViewportSize({ width: 640, height: 360 })
    expect(await sidewaysOverflow(page), 'doubles').toBe(0)
    await page.getByRole('link', { name: /vergelijken$/ }).click()
    await expect(page.getByRole('radio', { name: /^Telefoon: / }).first()).toBeVisible()
    expect(await sidewaysOverflow(page), 'merge').toBe(0)
    await page.setViewportSize({ width: 1280, height: 800 })
    await expectNoAxeViolations(page, 'merge')
    await page.setViewportSize({ width: 400, height: 800 })
    expect(await sidewaysOverflow(page), 'merge, narrow').toBe(0)
    await openGuardian(page, 'Kwame')
    await expect(page.getByRole('heading', { level: 1, name: 'Kwame Adjei' })).toBeVisible()
    expect(await sidewaysOverflow(page), 'guardian, narrow').toBe(0)
  })
}
