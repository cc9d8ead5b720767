/** Attachments: added in three ways to three places, brought down, looked at, saved, taken away and back. */
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { canary, pdfWithScript, withExif } from '../integration/features/attachments/hostile-files.ts'
import { expect, type RunningApp, test } from '../support/app-fixture.ts'
import { addFile, give, makePicture, writeInto } from './pages/files.ts'
import { freezeReport } from './pages/main-job.ts'
import { openSampleSchool as openSample, sidewaysOverflow } from './pages/pupils.ts'
import { expectNoAxeViolations, openTab, tabTo } from './pages/sample-dossier.ts'

const pupil = 'Adjei, Sanne'
const folderOf = (): Promise<string> => mkdtemp(join(tmpdir(), 'driehoek-files-'))
const attachments = (page: Page) => page.getByRole('list', { name: 'Bijlagen' }).getByRole('listitem')
const drawn = (page: Page) => page.locator('[data-drawn]').first()

async function openDocuments(app: RunningApp): Promise<Page> {
  await openSample(app.page)
  await openTab(app.page, pupil, 'Documenten')
  await expect(app.page.getByRole('heading', { name: 'Bijlagen' })).toBeVisible()
  return app.page
}

test('a photo is brought down, loses its place, is seen, saved, removed and brought back', async ({ launch }) => {
  const app = await launch()
  const page = await openDocuments(app)
  const folder = await folderOf()
  const photo = withExif(await makePicture(page, { width: 3000, height: 2000 }))
  await addFile(app, await writeInto(folder, 'IMG_0007.JPEG', photo))
  const row = attachments(page).filter({ hasText: 'IMG_0007.jpg' })
  await expect(row).toContainText(/jpg · van \d,\d MB naar (\d+ kB|\d,\d MB) · /)
  await expect(row.locator('img')).toBeVisible()

  const copy = join(folder, 'kopie.jpg')
  await app.nextSavePath(copy)
  await page.getByRole('button', { name: 'Kopie opslaan: IMG_0007.jpg' }).click()
  await expect(page.getByText('Opgeslagen als kopie.jpg')).toBeVisible()
  const saved = await readFile(copy)
  expect(saved.includes(canary), 'the place goes along').toBe(false)
  expect(saved.length).toBeLessThan(photo.length / 2)

  await addFile(app, await writeInto(folder, 'brief.pdf', pdfWithScript()))
  await page.getByRole('link', { name: 'brief.pdf' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'brief.pdf' })).toBeFocused()
  await expect(drawn(page)).toBeVisible({ timeout: 30_000 })
  expect(await page.evaluate(() => 'pdfScriptRan' in window), 'a script in a PDF ran').toBe(false)
  await expect(page.getByText('Dit is een gewone brief')).toBeAttached()

  await page.getByRole('button', { name: 'Volgende bijlage' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'IMG_0007.jpg' })).toBeFocused()
  const shape = async () => {
    const box = await drawn(page).boundingBox()
    return box === null ? '' : box.width > box.height ? 'wide' : 'tall'
  }
  // EXIF said that the camera was held upright.
  await expect.poll(shape).toBe('tall')
  await page.getByRole('button', { name: 'Kwartslag draaien' }).click()
  await expect.poll(shape).toBe('wide')

  await page.getByRole('button', { name: 'Weghalen' }).click()
  await expect(page.getByRole('heading', { name: 'Bijlagen' })).toBeVisible()
  await expect(row).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(row).toHaveCount(1)

  const reopened = await app.relaunch()
  await openSample(reopened)
  await openTab(reopened, pupil, 'Documenten')
  await reopened.getByRole('link', { name: 'IMG_0007.jpg' }).click()
  await expect(drawn(reopened)).toBeVisible({ timeout: 30_000 })
})

test('files are dropped and pasted; text pasted into a field stays text', async ({ launch }) => {
  const app = await launch()
  const page = await openDocuments(app)
  const picture = await makePicture(page, { width: 300, height: 200 })
  const area = '[class*="area"]'
  const png = await makePicture(page, { width: 40, height: 40, type: 'image/png' })
  await give(page, 'drop', area, [
    { name: 'een.jpg', type: 'image/jpeg', bytes: picture },
    { name: 'twee.jpg', type: 'image/jpeg', bytes: png },
  ])
  await expect(attachments(page)).toHaveCount(2)
  // What calls itself JPEG and is PNG gets the ending of what is kept.
  await expect(page.getByRole('link', { name: /^twee\.(png|jpg)$/ })).toBeVisible()
  const isTaken = await page.evaluate(() => {
    const data = new DataTransfer()
    data.items.add(new File(['x'], 'x.pdf'))
    const drop = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data })
    document.body.dispatchEvent(drop)
    return drop.defaultPrevented
  })
  expect(isTaken, 'a file dropped elsewhere would replace the app').toBe(true)
  await expect(attachments(page)).toHaveCount(2)
  await give(page, 'paste', 'body', [{ name: 'image.png', type: 'image/png', bytes: png }])
  await expect(attachments(page)).toHaveCount(3)
  const files = [{ name: 'image.png', type: 'image/png', bytes: png }]
  await give(page, 'paste', 'input', files, 'tekst uit een brief')
  await give(page, 'paste', 'input', files)
  await expect(attachments(page), 'of two pastes into a field only the one without text is a file').toHaveCount(4)
})

test('what can’t be kept says why, and holds up nothing else', async ({ launch }) => {
  const app = await launch()
  const page = await openDocuments(app)
  const picture = await makePicture(page, { width: 600, height: 400 })
  const text = (content: string) => Buffer.from(content, 'latin1')
  await give(page, 'drop', '[class*="area"]', [
    { name: 'logo.svg', type: 'image/svg+xml', bytes: text('<svg xmlns="http://www.w3.org/2000/svg" onload="1"/>') },
    { name: 'half.jpg', type: 'image/jpeg', bytes: picture.subarray(0, picture.length / 2) },
    { name: 'iphone.heic', type: 'image/heic', bytes: text('\0\0\0\u0018ftypheic\0\0\0\0') },
    { name: 'goed.jpg', type: 'image/jpeg', bytes: picture },
    { name: 'leeg.pdf', type: 'application/pdf', bytes: Buffer.alloc(0) },
  ])
  await expect(attachments(page)).toHaveCount(1)
  for (const name of ['logo.svg', 'half.jpg', 'iphone.heic', 'leeg.pdf']) {
    await expect(page.getByRole('alert').filter({ hasText: `${name} is niet toegevoegd` })).toBeVisible()
  }
  await expect(page.getByText('HEIC-foto van een iPhone')).toBeVisible()
  await page.getByRole('button', { name: 'Melding sluiten' }).first().click()
  await expect(page.getByText('logo.svg is niet toegevoegd')).toHaveCount(0)
})

test('a talk keeps its own, and Ctrl+Z on its page brings one back', async ({ launch }) => {
  const app = await launch()
  const page = app.page
  await openSample(page)
  await openTab(page, pupil, 'Gesprekken')
  await page
    .getByRole('link', { name: /Loopbaangesprek|Contactmoment/ })
    .last()
    .click()
  await page.getByRole('link', { name: 'Afronden' }).click()
  const folder = await folderOf()
  await addFile(app, await writeInto(folder, 'mindmap.jpg', await makePicture(page, { width: 500, height: 300 })))
  await expect(attachments(page)).toHaveCount(1)
  await page.getByRole('button', { name: 'Weghalen: mindmap.jpg' }).click()
  await expect(attachments(page)).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(attachments(page)).toHaveCount(1)
  await openTab(page, pupil, 'Documenten')
  await expect(attachments(page).getByRole('link', { name: /^Bij (Loopbaangesprek|Contactmoment)/ })).toBeVisible()
})

test('evidence goes with its activity and comes back with it', async ({ launch }) => {
  const app = await launch()
  const page = app.page
  await openSample(page)
  await openTab(page, pupil, 'Activiteiten')
  const activity = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Bewijs toevoegen/ }) })
  const folder = await folderOf()
  const picture = await makePicture(page, { width: 500, height: 300 })
  await addFile(app, await writeInto(folder, 'stage.jpg', picture), /^Bewijs toevoegen/)
  const evidence = page.getByRole('link', { name: 'stage.jpg' })
  await expect(activity.first().getByRole('link', { name: 'stage.jpg' })).toBeVisible()
  await activity
    .first()
    .getByRole('button', { name: /^Weghalen: (?!stage)/ })
    .click()
  await expect(evidence).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(evidence).toBeVisible()
  await evidence.click()
  await expect(drawn(page)).toBeVisible({ timeout: 30_000 })
})

test('a returned sheet is brought down to grey and opens in the viewer, where nothing takes it away', async ({
  launch,
}) => {
  test.setTimeout(120_000)
  const app = await launch()
  const page = app.page
  await openSample(page)
  await openTab(page, pupil, 'Gesprekken')
  await page
    .getByRole('link', { name: /Loopbaangesprek|Contactmoment/ })
    .last()
    .click()
  await page.getByRole('link', { name: 'Afronden' }).click()
  await freezeReport(page)
  await page
    .getByRole('button', { name: /^Op papier of anders/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await app.nextOpenPath(await writeInto(await folderOf(), 'geen.pdf', Buffer.from('niets')))
  await dialog.getByRole('button', { name: 'Scan toevoegen' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Driehoek bewaart foto’s')
  const scan = await makePicture(page, { width: 2480, height: 3508 })
  await app.nextOpenPath(await writeInto(await folderOf(), 'retour.jpg', scan))
  await dialog.getByRole('button', { name: 'Scan toevoegen' }).click()
  await expect(dialog.getByText(/^retour\.jpg, van \d,\d MB naar \d+ kB$/)).toBeVisible({ timeout: 30_000 })
  await dialog.getByRole('button', { name: 'Vastleggen' }).click()
  await page.getByRole('link', { name: /^Scan bekijken/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'retour.jpg' })).toBeFocused()
  await expect(drawn(page)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('button', { name: 'Weghalen' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Terug', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Ondertekenronde' })).toBeVisible()
})

test('everything with the keyboard alone', async ({ launch }) => {
  const app = await launch()
  const page = await openDocuments(app)
  const path = await writeInto(await folderOf(), 'toets.jpg', await makePicture(page, { width: 400, height: 300 }))
  await app.nextOpenPath(path)
  await tabTo(page, page.getByRole('button', { name: 'Bijlage toevoegen' }))
  await page.keyboard.press('Enter')
  await expect(attachments(page)).toHaveCount(1)
  await tabTo(page, page.getByRole('link', { name: 'toets.jpg' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'toets.jpg' })).toBeFocused()
  await tabTo(page, page.getByRole('button', { name: 'Kwartslag draaien' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Weghalen' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Bijlagen' })).toBeVisible()
  await expect(attachments(page)).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(attachments(page)).toHaveCount(1)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no axe violations and no scrolling sideways, ${colorScheme}`, async ({ launch }) => {
    const app = await launch({ colorScheme })
    const page = await openDocuments(app)
    const folder = await folderOf()
    const picture = await makePicture(page, { width: 900, height: 600 })
    await addFile(app, await writeInto(folder, `${'heel-lange-naam-'.repeat(9)}.jpg`, picture))
    await addFile(app, await writeInto(folder, 'niets.svg', Buffer.from('<svg/>')))
    await expect(page.getByRole('alert')).toBeVisible()
    await expectNoAxeViolations(page, 'documents')
    await page.getByRole('link', { name: /^heel-lange/ }).click()
    await expect(drawn(page)).toBeVisible({ timeout: 30_000 })
    await expectNoAxeViolations(page, 'viewer')
    // 1280 × 720 at 200 %.
    await page.setViewportSize({ width: 640, height: 360 })
    expect(await sidewaysOverflow(page), 'viewer').toBe(0)
    await page.goBack()
    await expect(attachments(page)).toHaveCount(1)
    expect(await sidewaysOverflow(page), 'documents').toBe(0)
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.getByRole('link', { name: 'Instellingen' }).click()
    await expect(page.getByRole('table', { name: 'Grootste dossiers' })).toContainText('Sanne Adjei')
    await expectNoAxeViolations(page, 'settings')
  })
}
