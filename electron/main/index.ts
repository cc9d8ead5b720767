/**
 * Electron main: composes the shell and decides nothing itself. Never awaits at top level: in an ESM main,
 * `app.whenReady()` would then never come.
 */
import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { app, type BrowserWindow, powerMonitor, session } from 'electron'
import { commandChannel, type ShellCommand, type ShellState } from '#contract/desktop-api.ts'
import { createHandlers } from './handlers/handlers.ts'
import { registerHandlers } from './handlers/register.ts'
import { registerAppScheme, serveApp } from './security/app-protocol.ts'
import { closeNetwork, lockContents, lockSession } from './security/lockdown.ts'
import { appPageUrl } from './security/sender.ts'
import { dataFolder, platformName } from './services/data-folder.ts'
import { createErrorLog } from './services/error-log.ts'
import { chooseOpenPath, chooseSavePath } from './services/file-dialogs.ts'
import { createMainWindow } from './services/main-window.ts'
import { showMenu } from './services/menu.ts'
import { printPdf } from './services/print-window.ts'

const folder = dataFolder({ env: process.env, platform: process.platform, homeFolder: homedir() })
mkdirSync(folder, { recursive: true, mode: 0o700 })
const log = createErrorLog(folder, () => new Date())

app.setPath('userData', join(folder, 'electron'))
app.setAppUserModelId('nl.driehoek.app')
app.enableSandbox()
closeNetwork(app)
registerAppScheme()

let mainWindow: BrowserWindow | undefined
let shellState: ShellState = { language: 'nl', vaultOpen: false }

const openWindow = (): BrowserWindow => {
  if (mainWindow === undefined) throw new Error('no-window')
  return mainWindow
}

const send = (command: ShellCommand): void => mainWindow?.webContents.send(commandChannel, command)

const applyShellState = (state: ShellState): void => {
  shellState = state
  showMenu(state, { send, isMac: process.platform === 'darwin', isPackaged: app.isPackaged })
}

const start = async (): Promise<void> => {
  await app.whenReady()
  const rendererFolder = join(import.meta.dirname, '../renderer')
  lockSession(session.defaultSession)
  serveApp(session.defaultSession, rendererFolder)
  registerHandlers(
    createHandlers({
      mode: 'electron',
      version: app.getVersion(),
      platform: platformName(process.platform),
      dataFolder: folder,
      applyShellState,
      chooseSavePath: (name, kind) => chooseSavePath(openWindow(), shellState.language, name, kind),
      chooseOpenPath: (kind) => chooseOpenPath(openWindow(), shellState.language, kind),
      printPdf: (bytes) => printPdf(bytes, openWindow(), () => log('print-failed', 'printPdf')),
      onWriteFailure: () => log('write-failed', 'saveFile'),
    }),
    log,
  )
  applyShellState(shellState)
  powerMonitor.on('lock-screen', () => send('lock'))
  powerMonitor.on('suspend', () => send('lock'))
  mainWindow = await createMainWindow({
    preloadFile: join(import.meta.dirname, '../preload/index.cjs'),
    stateFile: join(folder, 'window-state.json'),
    devTools: !app.isPackaged,
    onStateNotWritten: () => void log('window-state-not-written', 'window'),
  })
  mainWindow.on('closed', () => {
    mainWindow = undefined
  })
  mainWindow.webContents.on('render-process-gone', () => void log('page-failed', 'render-process-gone'))
  // A page that is loaded anew (the app does that when it locks) has no open vault until it says so.
  mainWindow.webContents.on('did-navigate', () => applyShellState({ ...shellState, vaultOpen: false }))
  await mainWindow.loadURL(appPageUrl)
}

const focusWindow = (): void => {
  if (mainWindow?.isMinimized()) mainWindow.restore()
  mainWindow?.show()
  mainWindow?.focus()
}

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', focusWindow)
  app.on('web-contents-created', (_event, contents) => lockContents(contents))
  app.on('window-all-closed', () => app.quit())
  start().catch(async () => {
    await log('uncaught', 'start')
    app.exit(1)
  })
} else {
  app.quit()
}
