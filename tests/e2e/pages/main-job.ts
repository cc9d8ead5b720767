/**
 * The main job as a counsellor does it, step by step over the running app: new vault, class list, family, talk,
 * sealed and signed report, phase summary, transfer dossier. The end-to-end walk and `npm run demo` share it, so
 * what the demo shows is what the test holds.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, type RunningApp } from '../../support/app-fixture.ts'

export const passphrase = 'paarse lamp fietst over natte zee'

/** What is typed in the talk; found again after the relaunch and on paper. */
export const said = {
  pupilStrength: 'Ik leg dingen rustig uit. Bij zwemles durven kinderen bij mij het diepe in.',
  homeStrength: 'Ze merkt als eerste dat iemand pijn heeft of moe is.',
  schoolStrength: 'Biologie 7,4. Ze werkt graag samen en vraagt op tijd om hulp.',
  pupilWay: 'Meteen naar het hbo: fysiotherapie of sportkunde.',
  homeWay: 'Vader ziet eerst vwo voor zich, moeder vindt plezier het belangrijkst.',
  difference: 'In januari leggen we beide wegen naast elkaar.',
  expectation: 'Dat school op tijd zegt welke vakken nodig zijn.',
  ownStrength: 'Rustig uitleggen en volhouden.',
  ownReason: 'Ik wil dat iemand bij mij weggaat en iets kan wat daarvoor niet lukte.',
  appreciation: 'Beide ouders brengen iets in wat school niet kan zien.',
  agreement: 'De open dag fysiotherapie bezoeken',
  workingNote: 'Vader wordt stil als het over geld gaat.',
  activity: 'Meeloopdag fysiotherapie',
  transferReason: 'De nieuwe decaan vroeg naar het gesprek over de richting.',
  reflection: 'Ik wist niet dat je zoveel moet praten. Dat vond ik juist fijn.',
} as const

export const pupilName = 'Sanne Adjei'

/** Stands for a scan that the copier made. */
export const onePixelPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg==',
  'base64',
)

const longWaitMs = 60_000

async function fillField(page: Page, name: string, value: string): Promise<void> {
  await page.getByRole('textbox', { name, exact: true }).fill(value)
}

const isSaved = (page: Page) => expect(page.getByText(/^Opgeslagen \d\d:\d\d$/).first()).toBeVisible()

/** Answers the recovery code that was shown. */
export async function createVault(app: RunningApp): Promise<string> {
  const { page } = app
  await page.getByRole('button', { name: 'Nieuwe kluis maken' }).click()
  await fillField(page, 'Naam van de school', 'Lindekwartier College')
  await fillField(page, 'Je eigen naam', 'Marijke Hoekstra')
  await page.getByRole('button', { name: 'Verder' }).click()
  await page.getByLabel('Wachtzin', { exact: true }).fill(passphrase)
  await page.getByLabel('Nog een keer dezelfde wachtzin').fill(passphrase)
  await page.getByRole('button', { name: 'Kluis maken' }).click()
  const groups = page.getByRole('list', { name: 'Herstelcode' }).getByRole('listitem')
  await expect(groups.first()).toBeVisible({ timeout: longWaitMs })
  const recoveryCode = (await groups.allInnerTexts()).join('-')
  await page.getByRole('button', { name: 'Typ de code over van je papier' }).click()
  await page.getByLabel('Herstelcode').fill(recoveryCode.toLowerCase().replaceAll('-', ' '))
  await page.getByRole('button', { name: 'Code controleren en beginnen' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Vandaag/ })).toBeVisible()
  return recoveryCode
}

export async function unlock(app: RunningApp): Promise<void> {
  await app.page.getByLabel('Wachtzin', { exact: true }).fill(passphrase)
  await app.page.getByRole('button', { name: 'Openen' }).click()
  await expect(app.page.getByRole('navigation', { name: 'Hoofdmenu' })).toBeVisible({ timeout: longWaitMs })
}

export async function importClassList(app: RunningApp, csvPath: string): Promise<void> {
  const { page } = app
  await page.getByRole('link', { name: 'Leerlingen', exact: true }).click()
  await page.getByRole('link', { name: 'Klassenlijst inlezen' }).first().click()
  await app.nextOpenPath(csvPath)
  await page.getByRole('button', { name: 'Bestand kiezen' }).click()
  await expect(page.getByText('Er is nog niets opgeslagen.')).toBeVisible({ timeout: longWaitMs })
  await page.getByRole('button', { name: /^\d+ leerlingen overnemen$/ }).click()
  // Offered once all are stored: while they are being stored the screen does not let go.
  await expect(page.getByRole('main').getByRole('button', { name: 'Terugdraaien' })).toBeVisible({
    timeout: longWaitMs,
  })
}

export async function openDossier(page: Page, sorted: string): Promise<void> {
  await page.getByRole('link', { name: 'Leerlingen', exact: true }).click()
  await page.getByRole('textbox', { name: /^Zoek op nummer/ }).fill(sorted.replace(',', ''))
  await page.getByRole('link', { name: new RegExp(`^${sorted}`) }).click()
  await expect(page.getByRole('navigation', { name: 'Onderdelen van het dossier' })).toBeVisible()
}

async function openTab(page: Page, name: string): Promise<void> {
  const tabs = page.getByRole('navigation', { name: 'Onderdelen van het dossier' })
  await tabs.getByRole('link', { name, exact: true }).click()
}

/** The list knows one address; the father lives at another, where the pupil stays too. */
export async function makeSecondHousehold(page: Page): Promise<void> {
  await openTab(page, 'Ouders')
  await page.getByRole('link', { name: /^Huishouden .* bewerken$/ }).click()
  await page.getByRole('checkbox', { name: 'Kwame Adjei' }).uncheck()
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await page.getByRole('link', { name: 'Huishouden toevoegen' }).click()
  await fillField(page, 'Naam van het huishouden', 'Havenkade')
  await fillField(page, 'Straat en huisnummer', 'Havenkade 41')
  await page.getByRole('checkbox', { name: 'Kwame Adjei' }).check()
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByRole('heading', { name: 'Havenkade' })).toBeVisible()
}

export async function addActivity(page: Page): Promise<void> {
  await openTab(page, 'Activiteiten')
  await page.getByRole('button', { name: 'Activiteit toevoegen' }).click()
  await fillField(page, 'Wat', said.activity)
  await fillField(page, 'Wat het opleverde, in woorden van de leerling', said.reflection)
  await page.getByRole('checkbox', { name: 'welk werk bij mij past' }).check()
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText(said.reflection)).toBeVisible()
}

/** A career talk about further study, held and finished. */
export async function holdTalk(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Nieuw gesprek' }).first().click()
  await page.getByRole('radio', { name: 'vervolgstudie' }).check()
  await page.getByRole('radio', { name: 'verkennen' }).check()
  await page.getByRole('button', { name: 'Nu beginnen' }).click()
  await fillField(page, 'Leerling: Waar ben je goed in?', said.pupilStrength)
  await fillField(page, 'Thuis: Waarin ziet u de kracht van Sanne?', said.homeStrength)
  await fillField(page, 'School: Wat ziet school Sanne goed doen?', said.schoolStrength)
  await fillField(page, 'Leerling: Welke kant wil je op?', said.pupilWay)
  await fillField(page, 'Thuis: Wat hoopt u voor Sanne?', said.homeWay)
  await page.getByRole('button', { name: 'Verschil tussen leerling en thuis: De weg die we voor ons zien' }).click()
  await fillField(page, 'Verschil: wat doen jullie ermee?', said.difference)
  await fillField(page, 'Thuis: Wat verwacht u van Sanne en van school?', said.expectation)
  await fillField(page, 'Waar ben je sterk in?', said.ownStrength)
  await fillField(page, 'Waarom kies je dit? Jouw eigen reden', said.ownReason)
  await fillField(page, 'Uitgesproken waardering', said.appreciation)
  await page.getByRole('button', { name: 'Afspraak erbij' }).click()
  await page.getByRole('textbox', { name: 'Wat spreken jullie af?' }).last().fill(said.agreement)
  await fillField(page, 'Werkaantekening bij dit gesprek', said.workingNote)
  await isSaved(page)
  await page.getByRole('button', { name: 'Naar afronden' }).click()
}

/** From the finished talk to the sealed report; answers its number. */
export async function freezeReport(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Verslag maken' }).click()
  await expect(page.locator('canvas[data-drawn]').first()).toBeVisible({ timeout: longWaitMs })
  return freeze(page, 'Verslag vastleggen')
}

async function freeze(page: Page, action: string): Promise<string> {
  await page.getByRole('button', { name: action }).click()
  await page.getByRole('button', { name: 'Nu vastleggen' }).click()
  const state = page.getByText(/^vastgelegd · /)
  await expect(state).toBeVisible({ timeout: longWaitMs })
  await expect(page.locator('canvas[data-drawn]').first()).toBeVisible({ timeout: longWaitMs })
  return /[A-Z]{2}-\d{4}-\d{4}/.exec(await state.innerText())?.[0] ?? ''
}

async function letSign(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: new RegExp(`^Laat (tekenen: ${name}|${name} nu tekenen)$`) }).click()
  await expect(page.locator('canvas[data-drawn]').first()).toBeVisible({ timeout: longWaitMs })
}

async function handBack(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Ik ben / }).click()
  await expect(page.getByRole('heading', { name: 'Ondertekenronde' })).toBeVisible()
}

export async function signByDrawing(page: Page, name: string): Promise<void> {
  await letSign(page, name)
  const box = await page.getByRole('img', { name: /^Tekenvlak/ }).boundingBox()
  if (box === null) throw new Error('the pad is not on the screen')
  const middle = box.y + box.height / 2
  await page.mouse.move(box.x + 40, middle)
  await page.mouse.down()
  for (let step = 1; step <= 40; step++) await page.mouse.move(box.x + 40 + step * 8, middle + Math.sin(step / 3) * 40)
  await page.mouse.up()
  await page.getByRole('button', { name: 'Klaar met tekenen' }).click()
  await handBack(page)
}

export async function signByTyping(page: Page, name: string, remark: string): Promise<void> {
  await letSign(page, name)
  await page.getByRole('button', { name: 'Naam typen' }).click()
  await page.getByRole('textbox', { name: 'Typ uw naam' }).fill(name)
  await page.getByRole('button', { name: 'Opmerking' }).click()
  await page.getByRole('textbox', { name: 'Wat ziet u anders?' }).fill(remark)
  await page.getByRole('button', { name: 'Klaar', exact: true }).click()
  await handBack(page)
}

export async function recordPaper(app: RunningApp, name: string, scanPath: string): Promise<void> {
  const { page } = app
  await page.getByRole('button', { name: `Op papier of anders: ${name}` }).click()
  await app.nextOpenPath(scanPath)
  await page.getByRole('button', { name: 'Scan toevoegen' }).click()
  await page.getByRole('button', { name: 'Vastleggen', exact: true }).click()
  await expect(page.getByText(/^op papier getekend, retour/)).toBeVisible({ timeout: longWaitMs })
}

/** Saves one copy ("School", "Lindenlaan") under `folder`; answers its path. */
export async function saveCopy(app: RunningApp, copy: string, folder: string, fileName: string): Promise<string> {
  const path = join(folder, fileName)
  await app.nextSavePath(path)
  await app.page.getByRole('button', { name: `Opslaan als pdf: ${copy}` }).click()
  await isOnDisk(path)
  return path
}

/** Main writes beside it and renames, so a file that is there is whole. */
const isOnDisk = (path: string) => expect.poll(() => existsSync(path), { timeout: longWaitMs }).toBe(true)

export async function freezeSummary(page: Page): Promise<string> {
  await openDossier(page, 'Adjei, Sanne')
  await openTab(page, 'Activiteiten')
  await page
    .getByRole('listitem')
    .filter({ hasText: /^Vverkennen/ })
    .getByRole('link')
    .click()
  await expect(page.locator('canvas[data-drawn]').first()).toBeVisible({ timeout: longWaitMs })
  return freeze(page, 'Samenvatting vastleggen')
}

/** The frozen summary goes along by itself, the report with a reason; answers the dossier's number. */
export async function freezeTransfer(page: Page): Promise<string> {
  const typedToday = new Date().toLocaleDateString('nl-NL', { day: '2-digit', month: '2-digit', year: 'numeric' })
  await openDossier(page, 'Adjei, Sanne')
  await openTab(page, 'Overdracht')
  await page.getByRole('link', { name: 'Overdracht beginnen' }).click()
  await page.getByRole('radio', { name: 'Naar een andere middelbare school' }).check()
  await fillField(page, 'School', 'Weidevenne Lyceum')
  await fillField(page, 'Plaats', 'Lelystad')
  await fillField(page, 'Sanne heeft zich aangemeld op', typedToday)
  await fillField(page, 'Sanne Adjei (leerling) las het op', typedToday)
  await page.getByRole('checkbox', { name: /^Gespreksverslag/ }).check()
  await page.getByRole('textbox', { name: /^Waarom gaat dit mee: Gespreksverslag/ }).fill(said.transferReason)
  await expect(page.getByText('Alles is ingevuld')).toBeVisible()
  await isSaved(page)
  return freeze(page, 'Dossier vastleggen')
}

export async function saveTransfer(app: RunningApp, path: string): Promise<void> {
  await app.nextSavePath(path)
  await app.page.getByRole('button', { name: 'Dossier opslaan als pdf' }).click()
  await isOnDisk(path)
}

/** After a relaunch: every value that was stored is on the screens again. */
export async function expectEverything(
  page: Page,
  numbers: { reportNumber: string; summaryNumber: string; transferNumber: string },
): Promise<void> {
  await openDossier(page, 'Adjei, Sanne')
  await openTab(page, 'Ouders')
  await expect(page.getByRole('heading', { name: 'Havenkade' })).toBeVisible()
  await openTab(page, 'Activiteiten')
  await expect(page.getByText(said.reflection)).toBeVisible()
  await openTab(page, 'Documenten')
  for (const number of Object.values(numbers)) await expect(page.getByText(number).first()).toBeVisible()
  await openTab(page, 'Gesprekken')
  await page
    .getByRole('link', { name: /Loopbaangesprek/ })
    .first()
    .click()
  await page.getByRole('link', { name: 'Voeren' }).click()
  const expected: [field: string, value: string][] = [
    ['Leerling: Waar ben je goed in?', said.pupilStrength],
    ['Thuis: Waarin ziet u de kracht van Sanne?', said.homeStrength],
    ['School: Wat ziet school Sanne goed doen?', said.schoolStrength],
    ['Leerling: Welke kant wil je op?', said.pupilWay],
    ['Thuis: Wat hoopt u voor Sanne?', said.homeWay],
    ['Verschil: wat doen jullie ermee?', said.difference],
    ['Thuis: Wat verwacht u van Sanne en van school?', said.expectation],
    ['Waar ben je sterk in?', said.ownStrength],
    ['Waarom kies je dit? Jouw eigen reden', said.ownReason],
    ['Uitgesproken waardering', said.appreciation],
    ['Werkaantekening bij dit gesprek', said.workingNote],
  ]
  for (const [field, value] of expected) {
    await expect(page.getByRole('textbox', { name: field, exact: true })).toHaveValue(value)
  }
  await expect(page.getByRole('textbox', { name: 'Wat spreken jullie af?' }).first()).toHaveValue(said.agreement)
}
