/** The one window: how it is fenced, where it opens, and how its place is kept. */
import { renameSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import { parseWindowState, placeWindow, smallestWindow, type WindowState } from './window-state.ts'

const readState = async (file: string): Promise<WindowState | null> => {
  try {
    return parseWindowState(await readFile(file, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** At once, because the app may end right after the window has closed. */
const writeState = (file: string, state: WindowState): void => {
  writeFileSync(`${file}.tmp`, JSON.stringify(state), { mode: 0o600 })
  renameSync(`${file}.tmp`, file)
}

const workAreas = () => {
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id)
  return [primary, ...others].map((display) => display.workArea)
}

export interface MainWindowOptions {
  preloadFile: string
  stateFile: string
  devTools: boolean
  onStateNotWritten: () => void
}

export const createMainWindow = async (options: MainWindowOptions): Promise<BrowserWindow> => {
  const { maximised, ...bounds } = placeWindow(await readState(options.stateFile), workAreas())
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: 'Driehoek',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#161d20' : '#ffffff',
    webPreferences: {
      preload: options.preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: options.devTools,
    },
  })
  if (maximised) window.maximize()
  window.once('ready-to-show', () => window.show())
  // A pupil's name must not reach the task bar or the window list by way of document.title.
  window.on('page-title-updated', (event) => event.preventDefault())
  window.on('close', () => {
    const state = { ...window.getNormalBounds(), maximised: window.isMaximized() } satisfies WindowState
    try {
      writeState(options.stateFile, state)
    } catch {
      options.onStateNotWritten()
    }
  })
  return window
}
