/**
 * The one way to the outside: Electron's preload where there is one, else browser mode, where the launcher answers
 * over loopback and the browser itself saves, opens and prints. Callers see no difference.
 */
import type { DesktopBridge, ShellCommand } from '#contract/desktop-api.ts'
import { openFileInBrowser, saveFileInBrowser } from './browser-files.ts'
import { printPdfInBrowser } from './browser-print.ts'
import { listenForKeys, undoWhereFocusIs } from './commands.ts'
import { askForNothing, parseEnvironment, parseFreeSpace, postToLauncher } from './loopback.ts'

export type { DesktopBridge, ShellCommand } from '#contract/desktop-api.ts'

declare global {
  interface Window {
    driehoek?: DesktopBridge
  }
}

/** The menu knows which keys are its own; only undo has to be decided here (commands.ts). */
const overElectron = (electron: DesktopBridge): DesktopBridge => ({
  ...electron,
  onCommand: (listener) => {
    const endMenu = electron.onCommand((command) => {
      if (command === 'undo') undoWhereFocusIs(listener)
      else listener(command)
    })
    const endKeys = listenForKeys(['undo'], () => true, listener)
    return () => {
      endMenu()
      endKeys()
    }
  },
})

const needVault: readonly ShellCommand[] = ['find', 'new-conversation', 'save', 'print', 'lock', 'settings']
const always: readonly ShellCommand[] = ['undo', 'help', 'toggle-theme']

const overBrowser = (): DesktopBridge => {
  let vaultOpen = false
  return {
    environment: async () => parseEnvironment(await askForNothing('environment')),
    freeSpace: async () => parseFreeSpace(await askForNothing('freeSpace')),
    saveFile: saveFileInBrowser,
    openFile: openFileInBrowser,
    printPdf: printPdfInBrowser,
    setShellState: async (state) => {
      vaultOpen = state.vaultOpen
      await postToLauncher('setShellState', state)
    },
    onCommand: (listener) =>
      listenForKeys([...needVault, ...always], (command) => vaultOpen || always.includes(command), listener),
  }
}

let desktop: DesktopBridge | undefined

export const getDesktop = (): DesktopBridge => {
  desktop ??= window.driehoek === undefined ? overBrowser() : overElectron(window.driehoek)
  return desktop
}
