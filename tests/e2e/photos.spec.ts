/** Photos of pupils from a zip by number: what the preview says, what is kept, and 30 days to take it back. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, type RunningApp, test } from '../support/app-fixture.ts'
import { makePicture, writeInto, writeZip } from './pages/files.ts'
import { openSampleSchool, sidewaysOverflow } from './pages/pupils.ts'
import { expectNoAxeViolations, openTab, tabTo } from './pages/sample-dossier.ts'

const goTo = (page: Page, address: string): Promise<void> =>
  page.evaluate((hash) => {
    window.location.hash = hash
  }, address)

const portrait = (page: Page) => page.locator('main header img[alt=""]')
const portraitSource = async (page: Page): Promise<string> => {
  await openTab(page, 'Adjei, Sanne', 'Overzicht')
  await expect(portrait(page)).toBeVisible()
  return (await portrait(page).getAttribute('src')) ?? ''
}

/** Reads the zip in and stops before anything is kept. */
async function preview(app: RunningApp, path: string): Promise<void> {
  await goTo(app.page, '/pupils/photos')
  await app.nextOpenPath(path)
  await app.page.getByRole('button', { name: 'Zip-bestand kiezen' }).click()
  await expect(app.page.getByRole('group', { name: 'Wat er gebeurt' })).toBeVisible({ timeout: 30_000 })
}

async function keep(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button }).click()
  await expect(page.getByText(/^\d+ foto(’s)? bewaard$/)).toBeVisible({ timeout: 30_000 })
}

async function takeNewestBack(page: Page): Promise<void> {
  await goTo(page, '/pupils/imports')
  await page
    .getByRole('button', { name: /terugdraaien/i })
    .first()
    .click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /terugdraaien/i })
    .click()
  await expect(page.getByRole('dialog').getByRole('status')).toBeVisible({ timeout: 30_000 })
  await page.keyboard.press('Escape')
}

test('photos are matched by number, replaced, and taken back in turn after a relaunch', async ({ launch }) => {
  test.setTimeout(120_000)
  const app = await launch()
  await openSampleSchool(app.page)
  const folder = await mkdtemp(join(tmpdir(), 'driehoek-photos-'))
  const face = (hue: number) => makePicture(app.page, { width: 600, height: 800, hue })
  const [red, green, blue] = [await face(0), await face(120), await face(240)]
  const first = await writeZip(folder, [
    { name: 'klas/104201_Adjei.jpg', bytes: red },
    { name: 'klas/0104202.jpg', bytes: green },
    { name: '9999999.jpg', bytes: blue },
    { name: '0104202 0104203.jpg', bytes: blue },
    { name: '0104202 (2).jpg', bytes: blue },
    { name: '0104204.jpg', bytes: red.subarray(0, red.length / 3) },
    { name: '0104205.jpg', bytes: Buffer.from('<svg onload="1"/>') },
    { name: '__MACOSX/._0104201.jpg', bytes: Buffer.from('x') },
  ])
  await preview(app, first)
  for (const [count, group] of [
    [2, 'Nieuwe foto'],
    [1, 'Nummer niet bekend'],
    [1, 'Meer dan één nummer in de naam'],
    [1, 'Nog een foto voor dezelfde leerling'],
    [2, 'Geen bruikbare foto'],
  ]) {
    await expect(app.page.getByRole('button', { name: `${count} ${group}` })).toBeVisible()
  }
  await app.page.getByRole('button', { name: '2 Geen bruikbare foto' }).click()
  await expect(app.page.getByText('0104205.jpg')).toBeVisible()
  await app.page.getByRole('button', { name: '2 Nieuwe foto' }).click()
  await app.page.getByRole('checkbox', { name: /^Bakker, Thijs overnemen/ }).uncheck()
  await keep(app.page, '1 foto bewaren')
  const former = await portraitSource(app.page)

  await preview(app, await writeZip(folder, [{ name: '0104201.jpg', bytes: blue }]))
  await expect(app.page.getByText('De oude foto wordt vervangen.')).toBeVisible()
  await keep(app.page, '1 foto bewaren')
  const newer = await portraitSource(app.page)
  expect(newer).not.toBe(former)

  const page = await app.relaunch()
  await openSampleSchool(page)
  expect(await portraitSource(page)).toBe(newer)
  await takeNewestBack(page)
  expect(await portraitSource(page), 'the photo that was replaced').toBe(former)
  await takeNewestBack(page)
  await openTab(page, 'Adjei, Sanne', 'Overzicht')
  await expect(portrait(page)).toHaveCount(0)
})

test('a zip that is none, or holds no photo, says so and changes nothing', async ({ launch }) => {
  const app = await launch()
  const { page } = app
  await openSampleSchool(page)
  const folder = await mkdtemp(join(tmpdir(), 'driehoek-photos-'))
  await goTo(page, '/pupils/photos')
  for (const [path, says] of [
    [await writeInto(folder, 'geen.zip', Buffer.from('niets')), 'Dit is geen zip-bestand.'],
    [await writeZip(folder, [{ name: 'a.txt', bytes: Buffer.from('a') }]), 'zit geen enkele foto'],
  ] as const) {
    await app.nextOpenPath(path)
    await page.getByRole('button', { name: 'Zip-bestand kiezen' }).click()
    await expect(page.getByRole('alert')).toContainText(says)
  }
})

test('one photo by hand: chosen, replaced, removed, undone', async ({ launch }) => {
  const app = await launch()
  const { page } = app
  await openSampleSchool(page)
  const folder = await mkdtemp(join(tmpdir(), 'driehoek-photos-'))
  await openTab(page, 'Adjei, Sanne', 'Overzicht')
  const path = await writeInto(folder, 'sanne.jpg', await makePicture(page, { width: 600, height: 800 }))
  const inMenu = async (item: string) => {
    await page.getByRole('button', { name: 'Meer over deze leerling' }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  await app.nextOpenPath(path)
  await inMenu('Foto kiezen')
  await expect(portrait(page)).toBeVisible()
  await inMenu('Foto weghalen')
  await expect(portrait(page)).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(portrait(page)).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(portrait(page)).toHaveCount(0)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`photos with the keyboard alone, no axe violations, ${colorScheme}`, async ({ launch }) => {
    const app = await launch({ colorScheme })
    const { page } = app
    await openSampleSchool(page)
    const folder = await mkdtemp(join(tmpdir(), 'driehoek-photos-'))
    const bytes = await makePicture(page, { width: 300, height: 400 })
    const path = await writeZip(folder, [
      { name: '0104201.jpg', bytes },
      { name: '0104202.jpg', bytes },
      { name: 'x.jpg', bytes },
    ])
    await goTo(page, '/pupils/photos')
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    await expectNoAxeViolations(page, 'choose')
    await app.nextOpenPath(path)
    await tabTo(page, page.getByRole('button', { name: 'Zip-bestand kiezen' }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: '2 foto’s bewaren' })).toBeVisible({ timeout: 30_000 })
    await expectNoAxeViolations(page, 'preview')
    await page.setViewportSize({ width: 640, height: 360 })
    expect(await sidewaysOverflow(page)).toBe(0)
    await page.setViewportSize({ width: 1280, height: 800 })
    await tabTo(page, page.getByRole('checkbox', { name: /^Bakker, Thijs/ }))
    await page.keyboard.press('Space')
    await tabTo(page, page.getByRole('button', { name: '1 foto bewaren' }))
    await page.keyboard.press('Enter')
    await expect(page.getByText('1 foto bewaard')).toBeVisible({ timeout: 30_000 })
    await expectNoAxeViolations(page, 'done')
  })
}
