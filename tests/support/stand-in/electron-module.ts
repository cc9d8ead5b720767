/**
 * What the built main gets when it imports `electron`: as much of Electron's API as main uses, with Electron's own
 * defaults where main says nothing (every permission granted, every window and navigation allowed), so that a rule
 * main forgets shows as a failing test. It cannot show: the OS sandbox, context isolation, fuses, native menus and
 * dialogs, the real app:// origin.
 */
import { EventEmitter } from 'node:events'

export interface StandInWindow {
  readonly webContents: StandInContents
  readonly preloadFile: string | undefined
  bounds: Rectangle
  maximised: boolean
  focusCount: number
}

export interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

/** What the harness does for the module: pages are Playwright's, dialogs are the test's. */
export interface StandInHost {
  readonly version: string
  readonly workArea: Rectangle
  openPage(window: StandInWindow, url: string): Promise<void>
  closePage(window: StandInWindow): Promise<void>
  sendToPage(window: StandInWindow, channel: string, args: unknown[]): void
  takeSaveAnswer(options: object): string | null
  takeOpenAnswer(options: object): string | null
  onPrint(bytes: Uint8Array): void
  onQuit(exitCode: number): void
  claimSingleInstance(userData: string, onSecond: () => void): boolean
}

type Answer<T> = (value: T) => void
export type ProtocolHandler = (request: Request) => Response | Promise<Response>
type IpcHandler = (event: object, ...args: unknown[]) => unknown
export interface MenuItem {
  label?: string
  role?: string
  type?: string
  accelerator?: string
  enabled?: boolean
  registerAccelerator?: boolean
  submenu?: MenuItem[]
  click?: () => void
}

export class StandInSession extends EventEmitter {
  readonly protocolHandlers = new Map<string, ProtocolHandler>()
  beforeRequest: ((details: { url: string }, answer: Answer<{ cancel?: boolean }>) => void) | undefined
  permissionRequest: ((contents: unknown, permission: string, answer: Answer<boolean>) => void) | undefined
  permissionCheck: ((contents: unknown, permission: string) => boolean) | undefined
  spellChecker = true
  readonly protocol = {
    handle: (scheme: string, handler: ProtocolHandler) => void this.protocolHandlers.set(scheme, handler),
  }
  readonly webRequest = {
    onBeforeRequest: (filter: NonNullable<StandInSession['beforeRequest']>) => {
      this.beforeRequest = filter
    },
  }
  setPermissionRequestHandler(handler: NonNullable<StandInSession['permissionRequest']>): void {
    this.permissionRequest = handler
  }
  setPermissionCheckHandler(handler: NonNullable<StandInSession['permissionCheck']>): void {
    this.permissionCheck = handler
  }
  setDevicePermissionHandler(): void {
    return
  }
  setDisplayMediaRequestHandler(): void {
    return
  }
  setSpellCheckerEnabled(on: boolean): void {
    this.spellChecker = on
  }
  /** Electron cancels nothing and grants everything when main has set no rule. */
  cancels(url: string): boolean {
    let cancelled = false
    this.beforeRequest?.({ url }, (answer) => {
      cancelled = answer.cancel === true
    })
    return cancelled
  }
  grants(permission: string): boolean {
    let granted = true
    this.permissionRequest?.({}, permission, (answer) => {
      granted = answer
    })
    return granted && (this.permissionCheck?.({}, permission) ?? true)
  }
}

export class StandInContents extends EventEmitter {
  windowOpenHandler: ((details: { url: string }) => { action: string }) | undefined
  loadedBytes = new Uint8Array()
  readonly session: StandInSession
  readonly #window: StandInWindow
  readonly #host: StandInHost
  constructor(window: StandInWindow, session: StandInSession, host: StandInHost) {
    super()
    this.session = session
    this.#window = window
    this.#host = host
  }
  setWindowOpenHandler(handler: NonNullable<StandInContents['windowOpenHandler']>): void {
    this.windowOpenHandler = handler
  }
  setWebRTCIPHandlingPolicy(): void {
    return
  }
  send(channel: string, ...args: unknown[]): void {
    this.#host.sendToPage(this.#window, channel, args)
  }
  print(_options: object, answer: (done: boolean, reason: string) => void): void {
    this.#host.onPrint(this.loadedBytes)
    answer(true, '')
  }
  async getPrintersAsync(): Promise<object[]> {
    return []
  }
  /** Emits a cancellable event; answers whether a listener cancelled it. */
  refuses(name: string, details: object): boolean {
    let prevented = false
    this.emit(name, {
      ...details,
      preventDefault: () => {
        prevented = true
      },
    })
    return prevented
  }
}

interface WindowOptions {
  x?: number
  y?: number
  width: number
  height: number
  webPreferences: { preload?: string; session?: StandInSession; [name: string]: unknown }
}

export const createElectronModule = (host: StandInHost) => {
  const defaultSession = new StandInSession()
  const partitions = new Map<string, StandInSession>()
  const ipcHandlers = new Map<string, IpcHandler>()
  const windows: BrowserWindow[] = []
  const switches = new Map<string, string | undefined>()
  const paths = new Map<string, string>()
  const schemes: string[] = []
  let menu: MenuItem[] = []
  let sandboxed = false

  class App extends EventEmitter {
    readonly isPackaged = false
    readonly commandLine = { appendSwitch: (name: string, value?: string) => void switches.set(name, value) }
    async whenReady(): Promise<void> {
      await new Promise((resolve) => setImmediate(resolve))
    }
    getVersion(): string {
      return host.version
    }
    setPath(name: string, path: string): void {
      paths.set(name, path)
    }
    setAppUserModelId(): void {
      return
    }
    enableSandbox(): void {
      sandboxed = true
    }
    requestSingleInstanceLock(): boolean {
      return host.claimSingleInstance(paths.get('userData') ?? '', () => this.emit('second-instance', {}, []))
    }
    quit(): void {
      for (const window of [...windows]) window.destroy()
      host.onQuit(0)
    }
    exit(exitCode: number): void {
      host.onQuit(exitCode)
    }
  }
  const app = new App()

  class BrowserWindow extends EventEmitter implements StandInWindow {
    readonly webContents: StandInContents
    readonly preloadFile: string | undefined
    readonly options: WindowOptions
    bounds: Rectangle
    maximised = false
    minimised = false
    focusCount = 0
    constructor(options: WindowOptions) {
      super()
      this.options = options
      const { x = 100, y = 50, width, height } = options
      this.bounds = { x, y, width, height }
      this.preloadFile = options.webPreferences.preload
      this.webContents = new StandInContents(this, options.webPreferences.session ?? defaultSession, host)
      windows.push(this)
      app.emit('web-contents-created', {}, this.webContents)
    }
    async loadURL(url: string): Promise<void> {
      if (this.preloadFile !== undefined) {
        await host.openPage(this, url)
        this.emit('ready-to-show')
        return
      }
      const handler = this.webContents.session.protocolHandlers.get(new URL(url).protocol.slice(0, -1))
      const answer = await handler?.(new Request(url))
      if (answer?.ok !== true || this.webContents.session.cancels(url)) throw new Error('ERR_FAILED')
      this.webContents.loadedBytes = new Uint8Array(await answer.arrayBuffer())
    }
    show(): void {
      return
    }
    focus(): void {
      this.focusCount += 1
    }
    isMinimized(): boolean {
      return this.minimised
    }
    restore(): void {
      this.minimised = false
    }
    isMaximized(): boolean {
      return this.maximised
    }
    maximize(): void {
      this.maximised = true
    }
    getNormalBounds(): Rectangle {
      return this.bounds
    }
    destroy(): void {
      const place = windows.indexOf(this)
      if (place < 0) return
      windows.splice(place, 1)
      this.emit('closed')
    }
    async close(): Promise<void> {
      this.emit('close', {})
      if (this.preloadFile !== undefined) await host.closePage(this)
      this.destroy()
      if (windows.length === 0) app.emit('window-all-closed')
    }
  }

  const module = {
    app,
    BrowserWindow,
    dialog: {
      showSaveDialog: async (_window: object, options: object) => {
        const filePath = host.takeSaveAnswer(options)
        return { canceled: filePath === null, filePath: filePath ?? '' }
      },
      showOpenDialog: async (_window: object, options: object) => {
        const filePath = host.takeOpenAnswer(options)
        return { canceled: filePath === null, filePaths: filePath === null ? [] : [filePath] }
      },
    },
    ipcMain: { handle: (channel: string, handler: IpcHandler) => void ipcHandlers.set(channel, handler) },
    Menu: {
      buildFromTemplate: (template: MenuItem[]) => template,
      setApplicationMenu: (template: MenuItem[]) => {
        menu = template
      },
    },
    nativeTheme: { shouldUseDarkColors: false },
    powerMonitor: new EventEmitter(),
    protocol: {
      registerSchemesAsPrivileged: (list: { scheme: string }[]) => void schemes.push(...list.map((one) => one.scheme)),
    },
    screen: {
      getPrimaryDisplay: () => ({ id: 1, workArea: host.workArea }),
      getAllDisplays: () => [{ id: 1, workArea: host.workArea }],
    },
    session: {
      defaultSession,
      fromPartition: (name: string) => {
        const known = partitions.get(name) ?? new StandInSession()
        partitions.set(name, known)
        return known
      },
    },
  }

  const flatten = (items: readonly MenuItem[]): MenuItem[] =>
    items.flatMap((item) => [item, ...flatten(item.submenu ?? [])])

  return {
    module,
    ipcHandlers,
    windows,
    switches,
    schemes,
    defaultSession,
    isSandboxed: () => sandboxed,
    menuItems: () => flatten(menu),
  }
}
