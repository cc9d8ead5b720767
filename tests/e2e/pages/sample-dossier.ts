/** Steps in the sample school that the specs of phases and transfer share. */
import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { buildSampleSchool } from '#domain/school/sample-school.ts'
import { idFromBytes } from '#domain/shared/row.ts'
import { expect, type RunningApp } from '../../support/app-fixture.ts'

const longWaitMs = 60_000

export async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: /voorbeeldschool/i }).click()
  await expect(page.getByRole('navigation', { name: 'Hoofdmenu' })).toBeVisible({ timeout: longWaitMs })
}

/** `sorted`: "Adjei, Sanne". */
export async function openTab(page: Page, sorted: string, tab: string): Promise<void> {
  await page.getByRole('link', { name: 'Leerlingen', exact: true }).click()
  await page.getByRole('textbox', { name: /^Zoek/ }).fill(sorted.replace(',', ''))
  await page.getByRole('link', { name: new RegExp(`^${sorted}`) }).click()
  const tabs = page.getByRole('navigation', { name: 'Onderdelen van het dossier' })
  await tabs.getByRole('link', { name: tab, exact: true }).click()
}

export const pagesDrawn = (page: Page): Promise<void> =>
  expect(page.locator('canvas[data-drawn]').first()).toBeVisible({ timeout: longWaitMs })

/** The draft of one phase of the pupil's newest choice. */
export async function openSummary(page: Page, sorted: string, phase: string): Promise<void> {
  await openTab(page, sorted, 'Activiteiten')
  await page
    .getByRole('listitem')
    .filter({ hasText: phase })
    .getByRole('link', { name: /^(Openen|Samenvatting maken)$/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name: `Samenvatting ${phase}` })).toBeVisible()
}

/** Presses the screen's own action and the dialog's; answers the number of the document. */
export async function freeze(page: Page, action: string): Promise<string> {
  await page.getByRole('button', { name: action }).click()
  await page.getByRole('button', { name: 'Nu vastleggen' }).click()
  const state = page.getByText(/^vastgelegd · /)
  await expect(state).toBeVisible({ timeout: longWaitMs })
  await pagesDrawn(page)
  return /[A-Z]{2}-\d{4}-\d{4}/.exec(await state.innerText())?.[0] ?? ''
}

export async function saveAs(app: RunningApp, button: string, path: string): Promise<void> {
  await app.nextSavePath(path)
  await app.page.getByRole('button', { name: button, exact: true }).click()
  await expect(app.page.getByText(/^Opgeslagen als /).last()).toBeVisible({ timeout: longWaitMs })
}

export const isSaved = (page: Page): Promise<void> =>
  expect(page.locator('header').getByText(/^Opgeslagen \d\d:\d\d$/)).toBeVisible()

export function daysAgo(days: number): { typed: string; day: string } {
  const at = new Date()
  at.setDate(at.getDate() - days)
  const [year, month, date] = [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) =>
    String(part).padStart(2, '0'),
  )
  return { typed: `${date}-${month}-${year}`, day: `${year}-${month}-${date}` }
}

/** The texts of all working notes of the sample school. */
export function workingNoteTexts(): string[] {
  let count = 0
  const clock = {
    nowUtc: () => '2026-11-23T09:00:00.000Z',
    newId: () => {
      count += 1
      const bytes = new Uint8Array(16)
      new DataView(bytes.buffer).setUint32(12, count)
      return idFromBytes(bytes)
    },
  }
  return buildSampleSchool('2026-11-23', clock).flatMap((put) =>
    put.table === 'workingNotes' ? [put.row.secret.workingNoteText] : [],
  )
}

/**
 * Which of these texts can be found in a PDF: in its bytes with every stream decompressed (UTF-8 and UTF-16), in the
 * words on its pages and in what is read aloud. Long texts are looked for by their start, which no line break splits.
 */
export async function foundInPdf(path: string, folder: string, texts: readonly string[]): Promise<string[]> {
  const flat = join(folder, 'flat.pdf')
  execFileSync('qpdf', ['--stream-data=uncompress', '--object-streams=disable', path, flat])
  const bytes = await readFile(flat)
  const words = [
    execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' }),
    execFileSync('pdfinfo', ['-struct-text', path], { encoding: 'utf8', maxBuffer: 1 << 28 }),
  ].map((text) => text.replace(/\s+/g, ' '))
  return texts.filter((text) => {
    const start = text.slice(0, 20)
    const utf16 = Buffer.from(start, 'utf16le').swap16()
    return bytes.includes(start) || bytes.includes(utf16) || words.some((all) => all.includes(start))
  })
}

export async function expectNoAxeViolations(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    // The banner of the sample school stands above the landmarks, on every screen alike.
    .exclude('[class*="sample"]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`),
    where,
  ).toEqual([])
}

/** Goes on with Tab until the wanted element has the focus: what cannot be reached so fails. */
export async function tabTo(page: Page, wanted: Locator, atMost = 90): Promise<void> {
  for (let count = 0; count < atMost; count++) {
    const isThere = (await wanted.count()) > 0
    if (isThere && (await wanted.first().evaluate((element) => element === document.activeElement))) return
    await page.keyboard.press('Tab')
  }
  await expect(wanted.first(), `not reached with ${atMost} tabs`).toBeFocused()
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [width, room] = await page.evaluate(() => {
    const main = document.querySelector('main') ?? document.body
    return [main.scrollWidth, main.clientWidth] as const
  })
  expect(width).toBeLessThanOrEqual(room)
}
