/**
 * One fixture for every end-to-end spec: `launch()` opens the built app, in real Electron where its binary is found
 * (never downloaded), else over the stand-in. The same specs run on either. A test fails when the page wrote an
 * error to its console, broke the CSP, or asked for anything from outside, unless it takes those problems itself.
 *
 *   test('…', async ({ launch }) => {
 *     const app = await launch()
 *     await app.page.getByRole('button', { name: '…' }).click()
 *     app.nextSavePath(path)          // before the click that opens the dialog
 *     await app.relaunch()            // same data folder; `app.page` is the new page
 *   })
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test as base, type ElectronApplication, _electron as electron, expect, type Page } from '@playwright/test'
import { findElectronBinary } from '../../electron/launcher/electron-binary.ts'
import { launchStandIn, type StandIn } from './stand-in/launch-stand-in.ts'

const projectFolder = fileURLToPath(new URL('../../', import.meta.url))
const electronBinary = findElectronBinary(projectFolder, process.env)

export interface LaunchOptions {
  /** Default: a fresh one, removed after the test. */
  dataFolder?: string
  colorScheme?: 'light' | 'dark'
  viewport?: { width: number; height: number }
}

export interface RunningApp {
  /** The page of the running window; another one after `relaunch()`. */
  readonly page: Page
  readonly dataFolder: string
  /** The folder in which Chromium keeps the vault (IndexedDB, caches): for the leak scan. */
  readonly userDataDir: string
  /** Only over the stand-in: menus, refused navigation, foreign frames, printed bytes. */
  readonly standIn: StandIn | null
  nextSavePath(path: string | null): Promise<void>
  nextOpenPath(path: string | null): Promise<void>
  /** Console errors, CSP violations and outside requests so far; taking them means the test expected them. */
  takeProblems(): string[]
  relaunch(): Promise<Page>
  close(): Promise<void>
}

interface Shell {
  readonly page: Page
  readonly standIn: StandIn | null
  answer(kind: 'save' | 'open', path: string | null): Promise<void>
  close(): Promise<void>
}

type Report = (problem: string) => void

const overStandIn = async (dataFolder: string, options: LaunchOptions, onProblem: Report): Promise<Shell> => {
  const standIn = await launchStandIn({ ...options, dataFolder, onProblem })
  return {
    page: standIn.page,
    standIn,
    answer: async (kind, path) => void (kind === 'save' ? standIn.saveAnswers : standIn.openAnswers).push(path),
    close: () => standIn.close(),
  }
}

const answerDialog = (app: ElectronApplication, kind: 'save' | 'open', path: string | null): Promise<void> =>
  app.evaluate(
    ({ dialog }, [which, chosen]) => {
      const canceled = chosen === null
      if (which === 'save') dialog.showSaveDialog = async () => ({ canceled, filePath: chosen ?? '' })
      else dialog.showOpenDialog = async () => ({ canceled, filePaths: chosen === null ? [] : [chosen] })
    },
    [kind, path] as const,
  )

const overElectron = async (
  executablePath: string,
  dataFolder: string,
  options: LaunchOptions,
  onProblem: Report,
): Promise<Shell> => {
  const app = await electron.launch({
    executablePath,
    args: [projectFolder, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    env: { ...process.env, DRIEHOEK_DATA: dataFolder } as Record<string, string>,
    colorScheme: options.colorScheme ?? 'light',
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
  })
  const page = await app.firstWindow()
  page.on('console', (message) => {
    if (message.type() === 'error') onProblem(`console: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => onProblem(`page error: ${error.message}`))
  page.on('request', (request) => {
    if (!/^(app|blob|data):/.test(request.url())) onProblem(`outside request: ${request.url()}`)
  })
  if (options.viewport !== undefined) await page.setViewportSize(options.viewport)
  return { page, standIn: null, answer: (kind, path) => answerDialog(app, kind, path), close: () => app.close() }
}

const openShell = (dataFolder: string, options: LaunchOptions, onProblem: Report): Promise<Shell> =>
  electronBinary === null
    ? overStandIn(dataFolder, options, onProblem)
    : overElectron(electronBinary, dataFolder, options, onProblem)

/** The running app without a test around it: the demo uses it too. */
export const startApp = async (dataFolder: string, options: LaunchOptions): Promise<RunningApp> => {
  let problems: string[] = []
  const report: Report = (problem) => problems.push(problem)
  let shell = await openShell(dataFolder, options, report)
  let isOpen = true
  const close = async (): Promise<void> => {
    if (!isOpen) return
    isOpen = false
    await shell.close()
  }
  return {
    get page() {
      return shell.page
    },
    get standIn() {
      return shell.standIn
    },
    dataFolder,
    userDataDir: join(dataFolder, 'electron'),
    nextSavePath: (path) => shell.answer('save', path),
    nextOpenPath: (path) => shell.answer('open', path),
    takeProblems: () => {
      const taken = problems
      problems = []
      return taken
    },
    relaunch: async () => {
      await close()
      shell = await openShell(dataFolder, options, report)
      isOpen = true
      return shell.page
    },
    close,
  }
}

interface AppFixtures {
  launch: (options?: LaunchOptions) => Promise<RunningApp>
}

export const test = base.extend<AppFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
  launch: async ({}, use) => {
    const running: RunningApp[] = []
    const ownFolders: string[] = []
    await use(async (options = {}) => {
      const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'driehoek-e2e-')))
      if (options.dataFolder === undefined) ownFolders.push(dataFolder)
      const app = await startApp(dataFolder, options)
      running.push(app)
      return app
    })
    for (const app of running) await app.close()
    for (const folder of ownFolders) await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    expect(running.flatMap((app) => app.takeProblems())).toEqual([])
  },
})

export { expect }
