/**
 * From a held talk to a sealed report, signed at the table and on paper, with copies on disk that others judge
 * (issue 2, item 8). The sample school's Sanne Adjei has two households, so that what each may see can be told apart.
 */
import { execFileSync } from 'node:child_process'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, type RunningApp, test } from '../support/app-fixture.ts'
import { lackReason, lacks } from '../support/checkers.ts'

const remarkForTheBox = 'Graag ook over de reistijd praten.'
const remarkForASheet = `Ik zie het anders. ${'Wij rijden elke dag drie kwartier en dat telt voor ons mee. '.repeat(6)}`

/** A PNG of one pixel. */
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg==',
  'base64',
)

async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: /voorbeeldschool/i }).click()
  await expect(page.getByRole('link', { name: 'Ondertekenen' })).toBeVisible({ timeout: 60_000 })
}

async function openDraftOf(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Ondertekenen' }).click()
  await page.getByText(/Nog vast te leggen/).click()
  await page.getByRole('textbox', { name: 'Zoek op naam of nummer' }).fill(name)
  await page
    .getByRole('link', { name: new RegExp(`Gespreksverslag ${name}`) })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name: `Gespreksverslag ${name}` })).toBeVisible()
  await expect(page.locator('canvas[data-drawn]').first()).toBeVisible()
}

async function freeze(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Verslag vastleggen' }).click()
  await page.getByRole('button', { name: 'Nu vastleggen' }).click()
  await expect(page.getByText(/^vastgelegd · GV-/)).toBeVisible({ timeout: 30_000 })
  await expect(page.locator('canvas[data-drawn]').first()).toBeVisible()
}

async function letSign(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: new RegExp(`^Laat (${name} nu tekenen|tekenen: ${name})$`) }).click()
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible()
  await expect(page.locator('canvas[data-drawn]').first()).toBeVisible()
}

async function handBack(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Ik ben / }).click()
  await expect(page.getByRole('heading', { name: 'Ondertekenronde' })).toBeVisible()
}

async function draw(page: Page): Promise<void> {
  const box = await page.getByRole('img', { name: /^Tekenvlak/ }).boundingBox()
  if (box === null) throw new Error('the pad is not on the screen')
  await page.mouse.move(box.x + 40, box.y + box.height / 2)
  await page.mouse.down()
  for (let step = 1; step <= 40; step++) {
    await page.mouse.move(box.x + 40 + step * 8, box.y + box.height / 2 + Math.sin(step / 3) * 40)
  }
  await page.mouse.up()
}

async function saveCopy(app: RunningApp, name: string, path: string): Promise<Buffer> {
  await app.nextSavePath(path)
  await app.page.getByRole('button', { name: `Opslaan als pdf: ${name}` }).click()
  await expect
    .poll(() =>
      stat(path).then(
        ({ size }) => size,
        () => 0,
      ),
    )
    .toBeGreaterThan(0)
  await expect(app.page.getByText(/^Opgeslagen als /).first()).toBeVisible()
  return readFile(path)
}

const pdfsig = (path: string): string => execFileSync('pdfsig', ['-nocert', path], { encoding: 'utf8' })
const textOf = (path: string): string => execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
const count = (text: string, words: string): number => text.split(words).length - 1

/** End of the bytes that the seal signs: the issued document. */
function sealedLength(report: string): number {
  const seal = report.split('Signature #').find((part) => part.includes('Field Name: seal'))
  return Number(/\[(\d+) - (\d+)\]\s*$/m.exec(seal?.split('Signed Ranges:')[1]?.split('\n')[0] ?? '')?.[2])
}

test('a held talk becomes a sealed report that each household signs in its own copy', async ({ launch }, testInfo) => {
  for (const checker of ['pdfsig', 'pdftotext', 'qpdf']) test.skip(lacks(checker), lackReason(checker))
  const app = await launch()
  const { page } = app
  await openSample(page)
  await openDraftOf(page, 'Sanne Adjei')
  const strengths = page.getByRole('textbox', { name: 'Sterke kanten', exact: true }).last()
  await strengths.fill('Rustig uitleggen aan kleuters.')
  await expect(page.getByText(/^Opgeslagen \d\d:\d\d$/)).toBeVisible()
  await expect(page.locator('[data-page]').filter({ hasText: 'Rustig uitleggen aan kleuters.' }).first()).toBeAttached()
  await freeze(page)

  await letSign(page, 'Sanne Adjei')
  await draw(page)
  await page.getByRole('button', { name: 'Klaar met tekenen' }).click()
  await handBack(page)

  await letSign(page, 'Esther Mulder')
  await page.getByRole('button', { name: 'Naam typen' }).click()
  await page.getByRole('textbox', { name: 'Typ uw naam' }).fill('Esther Mulder')
  await page.getByRole('button', { name: 'Opmerking' }).click()
  await page.getByRole('textbox', { name: 'Wat ziet u anders?' }).fill(remarkForTheBox)
  await page.getByRole('button', { name: 'Klaar', exact: true }).click()
  await handBack(page)

  const scan = testInfo.outputPath('scan.png')
  await writeFile(scan, onePixel)
  await page.getByRole('button', { name: 'Op papier of anders: Kwame Adjei' }).click()
  await app.nextOpenPath(scan)
  await page.getByRole('button', { name: 'Scan toevoegen' }).click()
  await expect(page.getByText('scan.jpg, 1 kB')).toBeVisible()
  await page.getByRole('textbox', { name: 'Opmerking die op het blad staat' }).fill(remarkForASheet)
  await page.getByRole('button', { name: 'Vastleggen', exact: true }).click()
  await expect(page.getByText(/^op papier getekend, retour/)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('ondertekend (3 van 3)')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Naar het opmerkingenblad' })).toBeVisible()
  await page.getByRole('link', { name: /^Scan bekijken.*Kwame Adjei/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'scan.jpg' })).toBeVisible()
  await page.goBack()

  const paths = {
    school: testInfo.outputPath('school.pdf'),
    linden: testInfo.outputPath('linden.pdf'),
    haven: testInfo.outputPath('haven.pdf'),
  }
  const school = await saveCopy(app, 'School', paths.school)
  const linden = await saveCopy(app, 'Lindenlaan', paths.linden)
  const haven = await saveCopy(app, 'Havenkade', paths.haven)
  for (const [path, signatures] of [
    [paths.school, 4],
    [paths.linden, 3],
    [paths.haven, 3],
  ] as const) {
    execFileSync('qpdf', ['--check', path])
    const report = pdfsig(path)
    expect(count(report, 'Signature is Valid'), path).toBe(signatures)
    expect(count(report, 'Total document signed'), path).toBeGreaterThanOrEqual(1)
    expect(textOf(path)).toContain('Rustig uitleggen aan kleuters.')
  }
  const common = sealedLength(pdfsig(paths.school))
  expect(common).toBeGreaterThan(10_000)
  expect(Buffer.compare(school.subarray(0, common), linden.subarray(0, common))).toBe(0)
  expect(Buffer.compare(school.subarray(0, common), haven.subarray(0, common))).toBe(0)

  const changed = Buffer.from(school)
  changed[2000] = (changed[2000] ?? 0) ^ 1
  const changedPath = testInfo.outputPath('changed.pdf')
  await writeFile(changedPath, changed)
  expect(count(pdfsig(changedPath), 'Signature is Valid')).toBeLessThan(4)

  await page.getByRole('link', { name: 'Naar het opmerkingenblad' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Opmerking van Kwame Adjei' })).toBeVisible()
  await expect(page.getByText(/Wij rijden elke dag drie kwartier/).first()).toBeVisible()

  const relaunched = await app.relaunch()
  await relaunched.getByRole('button', { name: 'Openen', exact: true }).click()
  await relaunched.getByRole('link', { name: 'Ondertekenen' }).click()
  await relaunched.getByText(/^Compleet/).click()
  await relaunched.getByRole('link', { name: /Gespreksverslag over Sanne Adjei/ }).click()
  await expect(relaunched.getByText('ondertekend (3 van 3)')).toBeVisible()
  await expect(relaunched.getByText(`Opmerking: ${remarkForTheBox}`)).toBeVisible()
})

test('a correction is version 2; version 1 stays, is called replaced and asks nobody any more', async ({ launch }) => {
  const { page } = await launch()
  await openSample(page)
  await openDraftOf(page, 'Fenna Jansen')
  await freeze(page)
  const first = page.url()
  await page.getByRole('link', { name: 'Versie 2 maken' }).click()
  await expect(page.getByText('Dit wordt versie 2')).toBeVisible()
  await freeze(page)
  await expect(page.getByText(/versie 2 · code/)).toBeVisible()
  await page.goto(first)
  await expect(page.getByText('Deze versie is vervangen.')).toBeVisible()
  await expect(page.getByRole('link', { name: /^Laat / })).toHaveCount(0)
})

test('a character that can not be printed is named before anything is frozen', async ({ launch }) => {
  const { page } = await launch()
  await openSample(page)
  await openDraftOf(page, 'Sanne Adjei')
  await page.getByRole('textbox', { name: 'Waardering' }).fill('Goed gedaan 🎉')
  await expect(page.getByText('Dit kan niet op papier: 🎉')).toBeVisible()
  await page.getByRole('textbox', { name: 'Waardering' }).fill('Goed gedaan')
  await expect(page.getByText(/^Dit kan niet op papier/)).toHaveCount(0)
})

test('who is asked to sign can be changed, with a reason', async ({ launch }) => {
  const { page } = await launch()
  await openSample(page)
  await openDraftOf(page, 'Sanne Adjei')
  await page.getByRole('checkbox', { name: /Kwame Adjei/ }).uncheck()
  await expect(page.getByRole('button', { name: 'Verslag vastleggen' })).toBeDisabled()
  await page.getByRole('textbox', { name: 'Waarom vraag je Kwame Adjei niet?' }).fill('Hij vroeg er zelf om.')
  await freeze(page)
  await expect(page.getByText('ondertekend (0 van 2)')).toBeVisible()
  await expect(page.getByText('Hij vroeg er zelf om.')).toHaveCount(0)
})

test('not signing and paper are ways out that leave no signature', async ({ launch }) => {
  const { page } = await launch()
  await openSample(page)
  await openDraftOf(page, 'Sanne Adjei')
  await freeze(page)
  await letSign(page, 'Esther Mulder')
  await page.getByRole('button', { name: 'Ik teken niet', exact: true }).click()
  await page.getByRole('button', { name: 'Ja, ik teken niet' }).click()
  await handBack(page)
  await expect(page.getByText(/^tekent niet/)).toBeVisible()
  await letSign(page, 'Kwame Adjei')
  await page.getByRole('button', { name: 'Liever op papier' }).click()
  await handBack(page)
  await expect(page.getByText(/^kreeg het op papier/)).toBeVisible()
  await expect(page.getByText('ondertekend (0 van 3)')).toBeVisible()
})

test('an empty pad is refused, and a thank-you hides the dossier until the screen is handed back', async ({
  launch,
}) => {
  const { page } = await launch()
  await openSample(page)
  await openDraftOf(page, 'Sanne Adjei')
  await freeze(page)
  await letSign(page, 'Sanne Adjei')
  await page.getByRole('button', { name: 'Klaar met tekenen' }).click()
  await expect(page.getByRole('alert')).toContainText('Er staat nog geen handtekening.')
  await draw(page)
  await page.getByRole('button', { name: 'Klaar met tekenen' }).click()
  await expect(page.getByRole('heading', { name: 'Dank je wel. Je handtekening staat erop.' })).toBeVisible()
  await expect(page.getByText('Sanne')).toHaveCount(0)
})

test('from board to signature with the keyboard alone', async ({ launch }) => {
  const { page } = await launch()
  await openSample(page)
  await page.getByRole('link', { name: 'Ondertekenen' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Ondertekenen' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Sanne Adjei')
  await expect(page.getByRole('main').getByRole('link')).toHaveCount(2)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Gespreksverslag Sanne Adjei' })).toBeFocused()
  await tabTo(page, 'Verslag vastleggen')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Nu vastleggen' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Gespreksverslag over Sanne Adjei' })).toBeFocused({
    timeout: 30_000,
  })
  await tabTo(page, 'Laat Sanne Adjei nu tekenen')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Sanne Adjei' })).toBeFocused()
  await tabTo(page, 'Naam typen')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Typ je naam' })).toBeFocused()
  await page.keyboard.type('Sanne Adjei')
  await tabTo(page, 'Klaar')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Ik ben Marijke Hoekstra')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^naam getypt aan tafel/)).toBeVisible()
})

/** Tab until the control with this name has the focus; more than a screenful of stops is a fault of the screen. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let stops = 0; stops < 60; stops++) {
    const focused = await page.evaluate(
      () => document.activeElement?.ariaLabel ?? document.activeElement?.textContent ?? '',
    )
    if (focused.trim() === name) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`no way to "${name}" by Tab`)
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the screens of this area, ${colorScheme}`, async ({ launch }) => {
    const { page } = await launch({ colorScheme })
    const check = async (screen: string): Promise<void> => {
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
        screen,
      ).toEqual([])
    }
    await openSample(page)
    await page.getByRole('link', { name: 'Ondertekenen' }).click()
    await check('board')
    await openDraftOf(page, 'Sanne Adjei')
    await page.getByRole('checkbox', { name: /Kwame Adjei/ }).uncheck()
    await check('draft')
    await page.getByRole('checkbox', { name: /Kwame Adjei/ }).check()
    await page.getByRole('button', { name: 'Verslag vastleggen' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await check('freeze dialog')
    await page.getByRole('button', { name: 'Annuleren' }).click()
    await freeze(page)
    await check('document')
    await page.getByRole('button', { name: 'Op papier of anders: Kwame Adjei' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await check('other way')
    await page.getByRole('button', { name: 'Annuleren' }).click()
    await letSign(page, 'Esther Mulder')
    await page.getByRole('button', { name: 'Opmerking' }).click()
    await page.getByRole('button', { name: 'Ik teken niet', exact: true }).click()
    await check('signing')
    await page.getByRole('button', { name: 'Stoppen zonder iets te doen' }).click()
    await check('handing back')
  })
}

test('Back from the signing screen leads to handing it back, never into the dossier', async ({ launch }) => {
  const { page } = await launch()
  await openSample(page)
  await openDraftOf(page, 'Sanne Adjei')
  await freeze(page)
  await letSign(page, 'Sanne Adjei')
  await page.evaluate(() => window.history.back())
  await expect(page.getByRole('heading', { name: 'Er is niets vastgelegd.' })).toBeVisible()
  await page.evaluate(() => window.history.back())
  await expect(page.getByRole('heading', { name: 'Er is niets vastgelegd.' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Ondertekenronde' })).toHaveCount(0)
  await handBack(page)
})
