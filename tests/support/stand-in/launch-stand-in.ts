/**
 * Starts the REAL built main in this process with `electron` swapped for the stand-in, and shows its window as a
 * Playwright page: the REAL built preload through an init script, the REAL built renderer through main's own
 * app:// handler, at http://app--main.localhost/ (a secure context: IndexedDB, module scripts and workers work;
 * with a custom scheme they do not).
 */
import { existsSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type BrowserContext, chromium, type Page, type Route } from '@playwright/test'
import { chromiumLaunchOptions } from '../chromium.ts'
import {
  createElectronModule,
  type MenuItem,
  type Rectangle,
  type StandInHost,
  type StandInWindow,
} from './electron-module.ts'
import { decodeIpc, encodeIpc } from './ipc-codec.ts'
import { pageScript } from './page-scripts.ts'

export const pageOrigin = 'http://app--main.localhost'
const projectFolder = fileURLToPath(new URL('../../../', import.meta.url))
const mainFile = join(projectFolder, 'out', 'main', 'index.js')
const askedPermissions = ['camera', 'clipboard-read', 'geolocation', 'microphone', 'midi', 'notifications']
const workArea: Rectangle = { x: 0, y: 0, width: 1920, height: 1040 }

type ElectronModule = ReturnType<typeof createElectronModule>
const launches = new Map<string, ElectronModule>()
let launchCount = 0

/** `out/main/index.js?launch=3` and what it imports see the third stand-in; nothing else in this process does. */
registerHooks({
  resolve: (specifier, context, next) => {
    const launch = new URL(context.parentURL ?? 'file:///').searchParams.get('launch')
    if (specifier !== 'electron' || launch === null) return next(specifier, context)
    return { url: `electron-stand-in:${launch}`, format: 'module', shortCircuit: true }
  },
  load: (url, context, next) => {
    if (!url.startsWith('electron-stand-in:')) return next(url, context)
    const launch = url.slice('electron-stand-in:'.length)
    const names = Object.keys(launches.get(launch)?.module ?? {})
    const source = `const module = globalThis.driehoekStandIns.get(${JSON.stringify(launch)}).module
${names.map((name) => `export const ${name} = module.${name}`).join('\n')}`
    return { format: 'module', source, shortCircuit: true }
  },
})
Object.assign(globalThis, { driehoekStandIns: launches })

/** The windows of this process by profile folder: who holds the single-instance lock. */
const instances = new Map<string, () => void>()

export interface StandInOptions {
  dataFolder: string
  colorScheme?: 'light' | 'dark'
  viewport?: { width: number; height: number }
  /** Called for what must not happen; the fixture fails the test. */
  onProblem: (problem: string) => void
}

export interface StandIn {
  readonly page: Page
  readonly window: StandInWindow
  readonly electron: ElectronModule
  readonly saveAnswers: (string | null)[]
  readonly openAnswers: (string | null)[]
  readonly dialogs: object[]
  readonly printed: Uint8Array[]
  readonly refused: string[]
  menuItem(accelerator: string): MenuItem
  /** Calls a channel as if from another frame. */
  invokeAs(frame: { url: string; parent: object | null } | null, channel: string, ...args: unknown[]): Promise<unknown>
  close(): Promise<void>
}

const toAppUrl = (url: string): string =>
  url === pageOrigin || url.startsWith(`${pageOrigin}/`) ? `app://main${url.slice(pageOrigin.length)}` : url

class StandInRun implements StandInHost, StandIn {
  readonly version = '0.0.0-stand-in'
  readonly workArea = workArea
  readonly saveAnswers: (string | null)[] = []
  readonly openAnswers: (string | null)[] = []
  readonly dialogs: object[] = []
  readonly printed: Uint8Array[] = []
  readonly refused: string[] = []
  readonly electron: ElectronModule
  readonly #options: StandInOptions
  readonly #opened = Promise.withResolvers<void>()
  #context: BrowserContext | undefined
  #page: Page | undefined
  #window: StandInWindow | undefined
  #releaseInstance: (() => void) | undefined
  #closing = false

  constructor(options: StandInOptions) {
    this.#options = options
    this.electron = createElectronModule(this)
  }

  get page(): Page {
    if (this.#page === undefined) throw new Error('the stand-in has no page')
    return this.#page
  }

  get window(): StandInWindow {
    if (this.#window === undefined) throw new Error('the stand-in has no window')
    return this.#window
  }

  /** Settles when main's first page has loaded, or when main quits without one. */
  opened(): Promise<void> {
    return this.#opened.promise
  }

  async openPage(window: StandInWindow, url: string): Promise<void> {
    const userData = join(this.#options.dataFolder, 'electron')
    const { args = [], ...launchOptions } = chromiumLaunchOptions()
    const switches = [...this.electron.switches].map(([name, value]) => (value ? `--${name}=${value}` : `--${name}`))
    const context = await chromium.launchPersistentContext(userData, {
      ...launchOptions,
      args: [...args, ...switches],
      viewport: this.#options.viewport ?? { width: window.bounds.width, height: window.bounds.height },
      colorScheme: this.#options.colorScheme ?? 'light',
      reducedMotion: 'reduce',
      locale: 'nl-NL',
      timezoneId: 'Europe/Amsterdam',
    })
    this.#context = context
    this.#window = window
    const session = window.webContents.session
    const granted = askedPermissions.filter((permission) => session.grants(permission))
    if (granted.length > 0) await context.grantPermissions(granted)
    await context.exposeBinding('standInInvoke', (source, channel: string, payload: string) =>
      this.#invoke(source.frame, channel, payload),
    )
    await context.exposeBinding('standInKey', (_source, key: string) => this.#pressed(key))
    await context.exposeBinding('standInWindowOpen', (_source, address: string) => this.#windowOpened(address))
    await context.route('**/*', (route) => this.#serve(route))
    if (window.preloadFile !== undefined) {
      await context.addInitScript({ content: await pageScript(window.preloadFile, pageOrigin) })
    }
    this.#page = context.pages()[0] ?? (await context.newPage())
    this.#watch(context, this.page)
    await this.page.goto(url.replace(/^app:\/\/main/, pageOrigin))
    this.#opened.resolve()
  }

  #watch(context: BrowserContext, page: Page): void {
    const report = this.#options.onProblem
    page.on('console', (message) => {
      if (message.type() === 'error') report(`console: ${message.text()} (${message.location().url})`)
    })
    page.on('pageerror', (error) => report(`page error: ${error.message}`))
    page.on('crash', () => report('the page crashed'))
    page.on('download', (download) => {
      const cancelled = { prevented: false }
      const event = { preventDefault: () => Object.assign(cancelled, { prevented: true }) }
      this.window.webContents.session.emit('will-download', event, download)
      this.refused.push(`download ${download.suggestedFilename()}`)
      if (!cancelled.prevented) report('a download was let through')
      download.cancel().catch(() => report('a download could not be cancelled'))
    })
    context.on('page', (popup) => {
      this.#windowOpened(popup.url()).catch((error: unknown) => report(`window: ${String(error)}`))
      popup.close().catch((error: unknown) => report(`window: ${String(error)}`))
    })
  }

  async #serve(route: Route): Promise<void> {
    const request = route.request()
    const url = toAppUrl(request.url())
    const { webContents } = this.window
    const isOurs = url.startsWith('app://main/')
    const isMainFrame = request.isNavigationRequest() && request.resourceType() === 'document' && this.#isTop(route)
    if (request.isNavigationRequest()) {
      const refusedHere = isMainFrame && webContents.refuses('will-navigate', { url })
      if (refusedHere || webContents.refuses('will-frame-navigate', { url, isMainFrame })) {
        this.refused.push(`navigation ${url}`)
        return route.abort('aborted')
      }
    }
    if (webContents.session.cancels(url) || !isOurs) {
      this.#options.onProblem(`outside request: ${url}`)
      return route.abort('blockedbyclient')
    }
    const answer = await webContents.session.protocolHandlers.get('app')?.(new Request(url))
    if (answer === undefined) return route.abort('namenotresolved')
    if (isMainFrame) webContents.emit('did-navigate', {}, url)
    const body = Buffer.from(await answer.arrayBuffer())
    await route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body })
  }

  #isTop(route: Route): boolean {
    try {
      return route.request().frame().parentFrame() === null
    } catch {
      return false // Playwright: the frame of a new inner frame's first request is not there yet.
    }
  }

  async #invoke(frame: { url(): string; parentFrame(): object | null }, channel: string, payload: string) {
    try {
      const args = decodeIpc(payload)
      const sender = { url: toAppUrl(frame.url()), parent: frame.parentFrame() }
      const value = await this.invokeAs(sender, channel, ...(Array.isArray(args) ? args : []))
      return { ok: true, payload: encodeIpc(value) }
    } catch (error) {
      return { ok: false, payload: encodeIpc(error instanceof Error ? error.message : 'unknown') }
    }
  }

  async invokeAs(frame: object | null, channel: string, ...args: unknown[]): Promise<unknown> {
    const handler = this.electron.ipcHandlers.get(channel)
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
    return handler({ senderFrame: frame, sender: this.window.webContents }, ...args)
  }

  #pressed(key: string): void {
    const item = this.electron.menuItems().find((one) => one.accelerator?.toUpperCase() === key.toUpperCase())
    if (item?.enabled !== false && item?.registerAccelerator !== false) item?.click?.()
  }

  async #windowOpened(url: string): Promise<void> {
    const action = this.window.webContents.windowOpenHandler?.({ url }).action ?? 'allow'
    if (action === 'deny') this.refused.push(`window ${url}`)
    else this.#options.onProblem(`a window was let through: ${url}`)
  }

  menuItem(accelerator: string): MenuItem {
    const found = this.electron.menuItems().find((item) => item.accelerator === accelerator)
    if (found === undefined) throw new Error(`no menu item with ${accelerator}`)
    return found
  }

  sendToPage(_window: StandInWindow, channel: string, args: unknown[]): void {
    const deliver = ([name, payload]: [string, string]) => window.standInReceive?.(name, payload)
    this.page.evaluate(deliver, [channel, encodeIpc(args)] as [string, string]).catch((error: unknown) => {
      if (!this.#closing) this.#options.onProblem(`message to page: ${String(error)}`)
    })
  }

  takeSaveAnswer(options: object): string | null {
    return this.#takeAnswer('save', this.saveAnswers, options)
  }

  takeOpenAnswer(options: object): string | null {
    return this.#takeAnswer('open', this.openAnswers, options)
  }

  #takeAnswer(kind: string, answers: (string | null)[], options: object): string | null {
    this.dialogs.push({ kind, ...options })
    const answer = answers.shift()
    if (answer === undefined) this.#options.onProblem(`a ${kind} dialog opened that the test did not expect`)
    return answer ?? null
  }

  onPrint(bytes: Uint8Array): void {
    this.printed.push(bytes)
  }

  onQuit(exitCode: number): void {
    this.#opened.reject(new Error(`main quit before it showed a window (exit code ${exitCode})`))
  }

  claimSingleInstance(userData: string, onSecond: () => void): boolean {
    const first = instances.get(userData)
    if (first !== undefined) {
      first()
      return false
    }
    instances.set(userData, onSecond)
    this.#releaseInstance = () => instances.delete(userData)
    return true
  }

  async closePage(): Promise<void> {
    await this.#context?.close()
  }

  async close(): Promise<void> {
    this.#closing = true
    for (const window of [...this.electron.windows]) await window.close()
    this.#releaseInstance?.()
  }
}

export const launchStandIn = async (options: StandInOptions): Promise<StandIn> => {
  if (!existsSync(mainFile)) throw new Error('out/ is missing: run `npm run build` first')
  const run = new StandInRun(options)
  const launch = String(++launchCount)
  launches.set(launch, run.electron)
  const before = process.env['DRIEHOEK_DATA']
  process.env['DRIEHOEK_DATA'] = options.dataFolder
  try {
    await import(`${pathToFileURL(mainFile).href}?launch=${launch}`)
    await run.opened()
  } catch (error) {
    await run.close()
    throw error
  } finally {
    if (before === undefined) delete process.env['DRIEHOEK_DATA']
    else process.env['DRIEHOEK_DATA'] = before
  }
  return run
}
