/**
 * The start of the built app over the Electron stand-in: the built main answers, Playwright carries (it takes each
 * file through the debugger, which app:// does not; the base pays the same per file). Base: a page of one sentence and
 * no script, carried the same way in a Chromium of its own.
 *
 * "Start screen painted" is the largest contentful paint: the text of the start screen, painted when its buttons work
 * already (React listens before it draws). Milliseconds since the navigation began. Does not measure the start of the
 * Electron process.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { buildApp, isBuildStale } from '../../electron/launcher/build-app.ts'
import { chromiumLaunchOptions } from '../support/chromium.ts'
import { launchStandIn } from '../support/stand-in/launch-stand-in.ts'
import { comparisonTable, isShort, kilobytes, markdownTable } from './bench-table.ts'
import { type BuiltFile, readBuiltFiles } from './built-files.ts'

const [launches, reloadsEach] = isShort ? [1, 1] : [10, 3]
const projectFolder = fileURLToPath(new URL('../../', import.meta.url))

interface Paints {
  firstMs: number
  largestMs: number
}
interface Starts {
  fresh: Paints[]
  reloaded: Paints[]
}

const readPaints = (page: Page): Promise<Paints> =>
  page.evaluate(
    () =>
      new Promise<Paints>((resolve, reject) => {
        setTimeout(() => reject(new Error(`no paint was reported: ${JSON.stringify(paints)}`)), 30_000)
        const paints = { firstMs: 0, largestMs: 0 }
        const seen = () => {
          if (paints.firstMs > 0 && paints.largestMs > 0) resolve(paints)
        }
        new PerformanceObserver((list) => {
          paints.firstMs = list.getEntriesByName('first-contentful-paint')[0]?.startTime ?? paints.firstMs
          seen()
        }).observe({ type: 'paint', buffered: true })
        new PerformanceObserver((list) => {
          paints.largestMs = list.getEntries().at(-1)?.startTime ?? paints.largestMs
          seen()
        }).observe({ type: 'largest-contentful-paint', buffered: true })
      }),
  )

/** Only looks: a pointer or a scroll would end the page's search for its largest paint. */
async function startOnce(page: Page, awaited: string, into: Starts): Promise<void> {
  const shown = () => page.locator(awaited).first().waitFor()
  await shown()
  into.fresh.push(await readPaints(page))
  for (let at = 0; at < reloadsEach; at++) {
    await page.reload()
    await shown()
    into.reloaded.push(await readPaints(page))
  }
}

async function inFreshFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'driehoek-bench-'))
  try {
    await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

const startApp = (into: Starts): Promise<void> =>
  inFreshFolder(async (dataFolder) => {
    const problems: string[] = []
    const app = await launchStandIn({ dataFolder, onProblem: (problem) => problems.push(problem) })
    try {
      await startOnce(app.page, 'main button:enabled', into)
    } finally {
      await app.close()
    }
    if (problems.length > 0) throw new Error(problems.join('\n'))
  })

const startEmpty = (into: Starts): Promise<void> =>
  inFreshFolder(async (profileFolder) => {
    const context = await chromium.launchPersistentContext(profileFolder, {
      ...chromiumLaunchOptions(),
      reducedMotion: 'reduce',
    })
    try {
      await context.route('**/*', (route) =>
        route.fulfill({
          contentType: 'text/html',
          body: '<!doctype html><title>empty</title><p>Nothing but this.</p>',
        }),
      )
      const page = context.pages()[0] ?? (await context.newPage())
      await page.goto('http://empty.localhost/')
      await startOnce(page, 'p', into)
    } finally {
      await context.close()
    }
  })

async function measureStarts(): Promise<string> {
  const app: Starts = { fresh: [], reloaded: [] }
  const empty: Starts = { fresh: [], reloaded: [] }
  for (let at = 0; at < launches; at++) {
    await startEmpty(empty)
    await startApp(app)
  }
  const row = (what: string, kind: keyof Starts, paint: keyof Paints) => ({
    what,
    values: app[kind].map((paints) => paints[paint]),
    base: 'empty page',
    baseValues: empty[kind].map((paints) => paints[paint]),
  })
  return comparisonTable('Start of the built app, over the stand-in', [
    row('first contentful paint, fresh profile', 'fresh', 'firstMs'),
    row('start screen painted, fresh profile', 'fresh', 'largestMs'),
    row('first contentful paint, reload', 'reloaded', 'firstMs'),
    row('start screen painted, reload', 'reloaded', 'largestMs'),
  ])
}

const sizeLine = (what: string, files: readonly BuiltFile[]): string[] => {
  const sum = (size: 'bytes' | 'gzipBytes') => kilobytes(files.reduce((total, file) => total + file[size], 0))
  return [what, String(files.length), sum('bytes'), sum('gzipBytes')]
}

async function measureSizes(): Promise<string> {
  const files = await readBuiltFiles(join(projectFolder, 'out', 'renderer'))
  const group = (what: string, isIn: (file: BuiltFile) => boolean): string[][] => {
    const inGroup = files.filter(isIn)
    const large = inGroup.filter((file) => file.gzipBytes >= 20_000)
    return [sizeLine(what, inGroup), ...large.map((file) => sizeLine(`– ${file.name}`, [file]))]
  }
  return markdownTable(
    'Size of the built renderer (one by one from 20 kB gzip)',
    ['what', 'files', 'bytes', 'gzip'],
    [
      ...group('scripts at start', ({ isAtStart, name }) => isAtStart && name.endsWith('.js')),
      ...group('styles at start', ({ isAtStart, name }) => isAtStart && name.endsWith('.css')),
      ...group('scripts and styles later', ({ isAtStart }) => !isAtStart),
    ],
  )
}

if ((await isBuildStale(projectFolder)) && !(await buildApp(projectFolder))) throw new Error('the app does not build')
process.stdout.write(`${await measureStarts()}\n${await measureSizes()}`)
