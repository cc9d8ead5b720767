/**
 * Class lists: what a list would do is seen before anything is stored; then it is stored whole pupil by whole pupil,
 * goes on where it stopped, and can be taken back. Columns, rollover and guardians' lists have specs of their own.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../support/app-fixture.ts'
import {
  chooseList,
  confirmTakingBack,
  count,
  isAtColumns,
  isPreviewed,
  listFixture,
  openImport,
  row,
  waitMs,
} from './pages/imports.ts'
import { createVault } from './pages/main-job.ts'
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

/** A list of made-up pupils, each with a parent of their own; two in each hundred share one. */
function longList(pupils: number): string {
  const lines = ['Stamnr;Roepnaam;Achternaam;Klas;Geb.datum;Naam verzorger 1;E-mail verzorger 1']
  for (let at = 0; at < pupils; at++) {
    const parent = at % 100 === 99 ? at - 1 : at
    lines.push(
      `${50_000 + at};Kind${at};Achter${at};${1 + (at % 6)}T1;0${1 + (at % 9)}-05-2012;Ouder, O.;o${parent}@thuis.example`,
    )
  }
  return lines.join('\r\n')
}

test('brings a Magister list into an empty vault, unchanged the second time, and takes it back', async ({ launch }) => {
  test.setTimeout(180_000)
  const app = await launch()
  const { page } = app
  await createVault(app)
  await page.getByRole('link', { name: 'Leerlingen', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Er staan nog geen leerlingen in deze kluis' })).toBeVisible()
  await page.getByRole('link', { name: 'Klassenlijst inlezen' }).click()
  await chooseList(app, listFixture('magister-4h2.csv'))
  await isPreviewed(page)
  await expect(count(page, 'nieuw')).toHaveText('27 nieuw')
  await expect(page.getByText(/^Kolom ‘BSN’ \(BSN\)/)).toBeVisible()

  // Looking is not storing: leaving now leaves the vault empty.
  await page.getByRole('link', { name: 'Naar de leerlingen' }).click()
  await expect(page.getByRole('heading', { name: 'Er staan nog geen leerlingen in deze kluis' })).toBeVisible()
  await page.getByRole('link', { name: 'Klassenlijst inlezen' }).click()
  await chooseList(app, listFixture('magister-4h2.csv'))
  await isPreviewed(page)
  // One row is left out by hand.
  await page.getByRole('checkbox', { name: 'Thijs Bakker overnemen' }).uncheck()
  await page.getByRole('button', { name: '26 leerlingen overnemen' }).click()
  await expect(page.getByText(/^26 leerlingen overgenomen$/)).toBeVisible(waitMs)

  await page.getByRole('button', { name: 'Ander bestand' }).click()
  await chooseList(app, listFixture('magister-4h2.csv'))
  await isPreviewed(page)
  await expect(count(page, 'hetzelfde')).toHaveText('26 hetzelfde')
  await expect(count(page, 'nieuw')).toHaveText('1 nieuw')
  await page.getByRole('button', { name: '1 leerling overnemen' }).click()
  await expect(page.getByText(/^1 leerling overgenomen$/)).toBeVisible(waitMs)
  await page.getByRole('link', { name: 'Naar de leerlingen' }).last().click()
  await expect(page.getByRole('button', { name: /^Alle leerlingen 27$/ })).toBeVisible()

  // Leading zeros, accents, parents with their address: in the dossier.
  await searchField(page).fill('0104203')
  await pupilRows(page).filter({ hasText: 'Çelik, Emre' }).click()
  await tab(page, 'Ouders').click()
  await expect(page.getByRole('article')).toHaveCount(2)
  await expect(page.getByRole('article').first()).toContainText('Gezag: onbekend')
  await expect(page.getByRole('region', { name: 'Wilgenhof' })).toContainText('Wilgenhof 27, 1399 ZZ Almere')
})

test('takes a stored list back by button, and with Ctrl+Z', async ({ launch }) => {
  const app = await launch()
  const { page } = app
  await openSampleSchool(page)
  for (const takeBack of ['button', 'keys']) {
    await openPupils(page)
    await page.getByRole('link', { name: 'Klassenlijst inlezen' }).first().click()
    await chooseList(app, listFixture('magister-4h2.csv'))
    await isPreviewed(page)
    // Field by field, from and to.
    await expect(row(page, 'Sanne Adjei')).toContainText('mentor: Farid Amrani → Amrani, F. (AMR)')
    await page.getByRole('button', { name: '27 leerlingen overnemen' }).click()
    await expect(page.getByText(/^14 nieuw, 13 gewijzigd\./)).toBeVisible(waitMs)
    if (takeBack === 'button') await page.getByRole('button', { name: 'Terugdraaien' }).click()
    else await page.keyboard.press('Control+z')
    await confirmTakingBack(page)
    await expect(page.getByText('‘magister-4h2.csv’ is teruggedraaid')).toBeVisible()
    await page.getByRole('link', { name: 'Naar de leerlingen' }).last().click()
    await expect(page.getByRole('button', { name: /^Alle leerlingen 24$/ })).toBeVisible()
    await pupilRows(page).filter({ hasText: 'Adjei, Sanne' }).click()
    await expect(page.getByText(/mentor Farid Amrani/)).toBeVisible()
  }
})

test('says why a row is refused, and what was left out or looks wrong', async ({ launch }) => {
  const app = await launch()
  const { page } = app
  await openSampleSchool(page)
  await openPupils(page)
  await page.getByRole('link', { name: 'Klassenlijst inlezen' }).first().click()

  await chooseList(app, listFixture('duplicate-numbers.csv'))
  await expect(page.getByText('Er is niets om over te nemen.')).toBeVisible(waitMs)
  await count(page, 'geweigerd').click()
  await expect(page.getByRole('row')).toHaveCount(2)
  await expect(row(page, 'Mei-Lin Chen')).toContainText('Dit leerlingnummer staat ook in rij 3')
  await expect(page.getByRole('button', { name: /overnemen$/ })).toBeDisabled()

  await chooseList(app, listFixture('wrong-encoding-twice.csv'))
  await expect(page.getByText('Kijk de namen na')).toBeVisible(waitMs)
  await chooseList(app, listFixture('hidden-bsn.csv'))
  await expect(page.getByText(/de inhoud lijkt een BSN/)).toBeVisible(waitMs)
  await chooseList(app, listFixture('formulas.csv'))
  await expect(page.getByText(/begint als een formule en is als gewone tekst bewaard/).first()).toBeVisible(waitMs)
})

test('refuses a file that is no class list in plain words, and stores nothing', async ({ launch }, testInfo) => {
  const app = await launch()
  const { page } = app
  await openSampleSchool(page)
  await openPupils(page)
  await page.getByRole('link', { name: 'Klassenlijst inlezen' }).first().click()
  const made = async (name: string, content: string | Uint8Array): Promise<string> => {
    const path = testInfo.outputPath(name)
    await writeFile(path, content)
    return path
  }
  const bad: [string, RegExp][] = [
    [listFixture('one-column.csv'), /Er is maar één kolom gevonden/],
    [listFixture('empty.csv'), /Het bestand is leeg/],
    [listFixture('blank.csv'), /Het bestand is leeg/],
    [listFixture('page.csv'), /Dit is een webpagina/],
    [listFixture('truncated-in-cell.csv'), /aanhalingsteken dat niet wordt gesloten/],
    [await made('book.csv', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])), /beschadigd of niet compleet/],
    [listFixture('old-workbook.xls'), /oud Excel-bestand/],
    [listFixture('password.xlsx'), /zit een wachtwoord/],
    [listFixture('bomb.xlsx'), /veel te groot/],
    [listFixture('open-document.ods'), /bestand van LibreOffice/],
    [await made('paper.csv', '%PDF-1.7\n'), /Dit is een pdf/],
    [
      await made(
        'bytes.csv',
        new Uint8Array(4000).map((_, at) => (at * 7) % 256),
      ),
      /Dit is geen lijst die Driehoek kan lezen/,
    ],
    [await made('head-only.csv', 'Stamnr;Achternaam;Klas\n'), /Onder de kolomnamen staat niemand/],
    [await made('rows.csv', `Stamnr;Achternaam\n${'1;A\n'.repeat(40_001)}`), /meer dan 40\.000 rijen/],
  ]
  for (const [path, message] of bad) {
    await chooseList(app, path)
    const alert = page.getByRole('alert').filter({ hasText: message })
    await expect(alert, path).toBeVisible(waitMs)
    await expect(alert).toContainText('Er is niets veranderd.')
  }
  await page.getByRole('link', { name: 'Naar de leerlingen' }).click()
  await expect(page.getByRole('button', { name: /^Alle leerlingen 24$/ })).toBeVisible()
})

test('stops between whole pupils and goes on where it stopped; the page stays alive meanwhile', async ({
  launch,
}, testInfo) => {
  test.setTimeout(240_000)
  const app = await launch()
  const { page } = app
  await openSampleSchool(page)
  await openPupils(page)
  const path = join(testInfo.outputPath('long.csv'))
  await writeFile(path, longList(1_500))
  await page.getByRole('link', { name: 'Klassenlijst inlezen' }).first().click()
  await chooseList(app, path)
  await isPreviewed(page)

  await page.evaluate(() => {
    const watched = window as unknown as { longestStallMs: number }
    watched.longestStallMs = 0
    let last = performance.now()
    setInterval(() => {
      watched.longestStallMs = Math.max(watched.longestStallMs, performance.now() - last)
      last = performance.now()
    }, 20)
  })
  await page.getByRole('button', { name: '1500 leerlingen overnemen' }).click()
  await expect(page.getByText(/^[1-9]\d* van 1500 leerlingen overgenomen$/)).toBeVisible(waitMs)
  await page.getByRole('button', { name: 'Stoppen' }).click()
  const halted = page.getByRole('alert').filter({ hasText: /daarna gestopt/ })
  await expect(halted).toBeVisible(waitMs)
  await expect(halted).toContainText('Je hebt het inlezen gestopt.')
  const stored = Number(/^(\d+) van 1500/.exec(await halted.innerText())?.[1])
  expect(stored).toBeGreaterThan(0)
  expect(stored).toBeLessThan(1_500)

  // What is there is whole: the same file finds those rows unchanged, parents and all, and the rest new.
  await page.getByRole('button', { name: 'Ander bestand' }).click()
  await chooseList(app, path)
  await isPreviewed(page)
  await expect(count(page, 'hetzelfde')).toHaveText(`${stored} hetzelfde`)
  await expect(count(page, 'nieuw')).toHaveText(`${1_500 - stored} nieuw`)
  await expect(count(page, 'andere gegevens')).toHaveText('0 andere gegevens')
  await page.getByRole('button', { name: `${1_500 - stored} leerlingen overnemen` }).click()
  // Leaving on the way would stop it: the page stays where it is.
  await page.getByRole('link', { name: 'Vandaag', exact: true }).click()
  await expect(page.getByText(new RegExp(`^${1_500 - stored} leerlingen overgenomen$`))).toBeVisible(waitMs)
  const longestStallMs = await page.evaluate(() => (window as unknown as { longestStallMs: number }).longestStallMs)
  expect(longestStallMs).toBeLessThan(2_500)
  await page.getByRole('link', { name: 'Naar de leerlingen' }).last().click()
  await expect(page.getByRole('button', { name: /^Alle leerlingen 1524$/ })).toBeVisible(waitMs)

  // Only what is in sight is drawn, and the last one can be reached.
  expect(await pupilRows(page).count()).toBeLessThan(60)
  await page.keyboard.press('Control+f')
  await page.keyboard.type('kind1499')
  await expect(pupilRows(page)).toHaveText([/Achter1499, Kind1499/])
})

test('locking while a list is being stored ends it between two pieces, and it can be taken back later', async ({
  launch,
}, testInfo) => {
  test.setTimeout(180_000)
  const app = await launch()
  const { page } = app
  await openSampleSchool(page)
  await openImport(page)
  const path = testInfo.outputPath('lang.csv')
  await writeFile(path, longList(1_500))
  await chooseList(app, path)
  await isPreviewed(page)
  await page.getByRole('button', { name: '1500 leerlingen overnemen' }).click()
  await expect(page.getByText(/^[1-9]\d* van 1500 leerlingen overgenomen$/)).toBeVisible(waitMs)
  await page.keyboard.press('Control+l')
  await openSampleSchool(page)
  await openImport(page)
  await page.getByRole('link', { name: 'Eerder ingelezen' }).click()
  const run = page.getByRole('row').filter({ hasText: 'lang.csv' })
  await expect(run).toContainText(/^.*lang\.csv.*\d+ nieuwe leerlingen/)
  await expect(run).not.toContainText('niet afgemaakt')
  await run.getByRole('button', { name: 'lang.csv terugdraaien' }).click()
  await confirmTakingBack(page)
  await page.getByRole('link', { name: 'Naar de leerlingen' }).click()
  await expect(page.getByRole('button', { name: /^Alle leerlingen 24$/ })).toBeVisible(waitMs)
})

test('works by keyboard alone and by dropping a file', async ({ launch }) => {
  const app = await launch()
  const { page } = app
  await openSampleSchool(page)
  await openPupils(page)
  await tabTo(page, page.getByRole('link', { name: 'Klassenlijst inlezen' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Klassenlijst inlezen' })).toBeFocused()
  await app.nextOpenPath(listFixture('somtoday-4h2.csv'))
  await tabTo(page, page.getByRole('button', { name: 'Bestand kiezen' }))
  await page.keyboard.press('Enter')
  await isPreviewed(page)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  const accept = page.getByRole('button', { name: /leerlingen overnemen$/ })
  await tabTo(page, accept)
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^\d+ leerlingen overgenomen$/)).toBeVisible(waitMs)
  await tabTo(page, page.getByRole('button', { name: 'Ander bestand' }))
  await page.keyboard.press('Enter')

  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File(['Stamnr;Roepnaam;Achternaam;Klas\n0077;Wies;Zandt;4H2\n'], 'gesleept.csv'))
    return transfer
  })
  await page.getByRole('heading', { level: 1 }).dispatchEvent('drop', { dataTransfer: dropped })
  await expect(page.getByText('gesleept.csv')).toBeVisible(waitMs)
  await expect(count(page, 'nieuw')).toHaveText('1 nieuw')

  // Last year's list is compared with last year's classes.
  await page.getByRole('combobox', { name: 'Schooljaar van deze lijst' }).selectOption({ index: 2 })
  await expect(count(page, 'nieuw')).toHaveText('1 nieuw')
  await page.getByRole('button', { name: '1 leerling overnemen' }).click()
  await expect(page.getByText(/^1 leerling overgenomen$/)).toBeVisible(waitMs)
  await page.getByRole('link', { name: 'Naar de leerlingen' }).last().click()
  await page.getByRole('button', { name: 'Zonder klas' }).click()
  await expect(pupilRows(page).filter({ hasText: 'Zandt, Wies' })).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`is clean for axe in ${colorScheme} and reflows, from refusal to result`, async ({ launch }) => {
    const app = await launch({ colorScheme })
    const { page } = app
    await openSampleSchool(page)
    await openPupils(page)
    await page.getByRole('link', { name: 'Klassenlijst inlezen' }).first().click()
    await chooseList(app, listFixture('empty.csv'))
    await expect(page.getByRole('alert')).toBeVisible(waitMs)
    await expectNoAxeViolations(page, 'refused')
    await chooseList(app, listFixture('no-header.csv'))
    await isAtColumns(page)
    await expectNoAxeViolations(page, 'columns')
    await page.setViewportSize({ width: 640, height: 360 })
    expect(await sidewaysOverflow(page)).toBe(0)
    await page.setViewportSize({ width: 1280, height: 800 })
    await chooseList(app, listFixture('magister-4h2.csv'))
    await isPreviewed(page)
    await expectNoAxeViolations(page, 'preview')
    await page.setViewportSize({ width: 640, height: 360 })
    expect(await sidewaysOverflow(page)).toBe(0)
    await expectNoAxeViolations(page, 'preview at 200 %')
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.getByRole('button', { name: /leerlingen overnemen$/ }).click()
    await expect(page.getByText(/^\d+ leerlingen overgenomen$/)).toBeVisible(waitMs)
    await expectNoAxeViolations(page, 'result')
  })
}
