/**
 * The list of all pupils in the built app over the Electron stand-in, scrolled from top to bottom at one speed, at 2,000
 * pupils × 12 talks and at 5,000 × 40. Base: a plain page with as many lines, all of them in the document, scrolled the
 * same way in the same Chromium.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { buildApp, isBuildStale } from '../../electron/launcher/build-app.ts'
import { type BuiltPage, buildPage } from '../support/leak-scan/built-page.ts'
import { launchStandIn, pageOrigin } from '../support/stand-in/launch-stand-in.ts'
import { growthTable, isShort, median, megabytes, milliseconds, type Sized } from './bench-table.ts'
import { peakPageBytes } from './process-memory.ts'
import type { SchoolPage } from './school-page.ts'

declare const schoolPage: SchoolPage

const projectFolder = fileURLToPath(new URL('../../', import.meta.url))
const schools: readonly (readonly [number, number])[] = isShort
  ? [
      [60, 1],
      [120, 1],
    ]
  : [
      [2000, 12],
      [5000, 40],
    ]
const scrollSeconds = isShort ? 2 : 20
/** A second with fewer frames than this counts as dropped. */
const fewestFrames = 30
const minute = 60_000

interface Scrolled {
  frameMs: number[]
  droppedSeconds: number
  distancePx: number
}
interface Measured extends Scrolled {
  unlockMs: number
  listMs: number
  peakBytes: number | null
}

/** Scrolls what holds the first match, evenly, and notes how long each frame took. */
const scrollThrough = (page: Page, selector: string): Promise<Scrolled> =>
  page.evaluate(
    ([rows, seconds, fewest]) => {
      let scroller = document.querySelector(rows)
      while (scroller !== null && scroller.scrollHeight <= scroller.clientHeight + 1) scroller = scroller.parentElement
      if (scroller === null) throw new Error(`nothing to scroll around ${rows}`)
      const moved = scroller
      const distancePx = moved.scrollHeight - moved.clientHeight
      return new Promise<Scrolled>((resolve) => {
        const frames: number[] = []
        const step = (now: number) => {
          frames.push(now)
          const passedMs = now - (frames[0] ?? now)
          moved.scrollTop = (distancePx * passedMs) / (seconds * 1000)
          if (passedMs < seconds * 1000) {
            requestAnimationFrame(step)
            return
          }
          const frameMs = frames.slice(1).map((at, index) => at - (frames[index] ?? at))
          const perSecond = Array.from({ length: seconds }, () => 0)
          for (const at of frames) {
            const second = Math.floor((at - (frames[0] ?? at)) / 1000)
            if (second < seconds) perSecond[second] = (perSecond[second] ?? 0) + 1
          }
          resolve({ frameMs, distancePx, droppedSeconds: perSecond.filter((count) => count < fewest).length })
        }
        requestAnimationFrame(step)
      })
    },
    [selector, scrollSeconds, fewestFrames] as const,
  )

const plainPage = (count: number): string => {
  const lines = Array.from(
    { length: count },
    (_, at) => `<li style="height:52px"><b>Naam ${at}</b><br>${at % 4}h${at % 9}</li>`,
  )
  return `<!doctype html><title>plain</title><ul style="margin:0">${lines.join('')}</ul>`
}

/** Pages of the bench at the app's own address; all else is the app's. */
async function serveBeside(page: Page, built: BuiltPage, pupilCount: number): Promise<void> {
  const fill = '<!doctype html><title>fill</title><script type="module" src="/page.js"></script>'
  const pages = new Map<string, string | Uint8Array>([
    ...built,
    ['/bench-fill.html', fill],
    ['/bench-plain.html', plainPage(pupilCount)],
  ])
  await page.context().route(`${pageOrigin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url())
    const body = pages.get(pathname)
    if (body === undefined) return route.fallback()
    const contentType = pathname.endsWith('.html')
      ? 'text/html'
      : pathname.endsWith('.js')
        ? 'text/javascript'
        : 'application/octet-stream'
    return route.fulfill({ contentType, body: typeof body === 'string' ? body : Buffer.from(body) })
  })
}

async function measure(
  built: BuiltPage,
  pupilCount: number,
  talksEach: number,
): Promise<{ ours: Measured; base: Scrolled }> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'driehoek-bench-'))
  const problems: string[] = []
  const app = await launchStandIn({ dataFolder, onProblem: (problem) => problems.push(problem) })
  try {
    const { page } = app
    await serveBeside(page, built, pupilCount)
    await page.goto(`${pageOrigin}/bench-plain.html`)
    const base = await scrollThrough(page, 'li')
    await page.goto(`${pageOrigin}/bench-fill.html`)
    await page.waitForFunction(() => 'schoolPage' in globalThis)
    const passphrase = await page.evaluate((args) => schoolPage.fill(...args), [pupilCount, talksEach] as const)
    await page.goto(`${pageOrigin}/`)
    const ours = await measureApp(page, passphrase, join(dataFolder, 'electron'))
    if (problems.length > 0) throw new Error(problems.join('\n'))
    return { ours, base }
  } finally {
    await app.close()
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function measureApp(page: Page, passphrase: string, profileFolder: string): Promise<Measured> {
  await page.getByLabel('Wachtzin', { exact: true }).fill(passphrase)
  const started = performance.now()
  await page.getByRole('button', { name: 'Openen' }).click({ timeout: minute })
  const pupils = page.getByRole('link', { name: 'Leerlingen', exact: true })
  await pupils.waitFor({ timeout: minute })
  const unlockMs = performance.now() - started
  const asked = performance.now()
  await pupils.click({ timeout: minute })
  await page.locator('[data-index="3"]').waitFor({ timeout: 5 * minute })
  const listMs = performance.now() - asked
  // What the first screens still read is not what scrolling costs.
  await page.waitForTimeout(isShort ? 500 : 5000)
  const scrolled = await scrollThrough(page, '[data-index="3"]')
  return { ...scrolled, unlockMs, listMs, peakBytes: peakPageBytes(profileFolder) }
}

async function run(): Promise<string> {
  if ((await isBuildStale(projectFolder)) && !(await buildApp(projectFolder))) throw new Error('the app does not build')
  const built = await buildPage('tests/bench/school-page.ts')
  const sizes: Sized<{ ours: Measured; base: Scrolled }>[] = []
  for (const [pupilCount, talksEach] of schools) {
    const measured = await measure(built, pupilCount, talksEach)
    sizes.push({ size: `${pupilCount.toLocaleString('en')} pupils × ${talksEach} talks`, measured })
  }
  const both = (what: string, of: (scrolled: Scrolled) => string) => ({
    what,
    of: ({ ours }: { ours: Measured }) => of(ours),
    base: ({ base }: { base: Scrolled }) => of(base),
  })
  const oursAlone = (what: string, of: (measured: Measured) => string) => ({
    what,
    of: ({ ours }: { ours: Measured }) => of(ours),
    base: () => '–',
  })
  const title = `All pupils, scrolled from top to bottom in ${scrollSeconds} s; base: a plain page with as many lines`
  return growthTable(title, sizes, [
    oursAlone('unlock, until the app shows', ({ unlockMs }) => milliseconds(unlockMs)),
    oursAlone('from Vandaag to the list', ({ listMs }) => milliseconds(listMs)),
    both('distance', ({ distancePx }) => `${distancePx.toLocaleString('en')} px`),
    both('a frame, median', ({ frameMs }) => milliseconds(median(frameMs))),
    both('longest frame', ({ frameMs }) => milliseconds(Math.max(...frameMs))),
    both(`seconds with fewer than ${fewestFrames} frames`, ({ droppedSeconds }) => String(droppedSeconds)),
    oursAlone("peak memory of the page's process", ({ peakBytes }) =>
      peakBytes === null ? '–' : megabytes(peakBytes),
    ),
  ])
}

process.stdout.write(await run())
