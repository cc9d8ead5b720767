/**
 * All that the page gets of Electron: the contract's methods and one subscription. Bundled to one CJS file, because
 * a sandboxed preload may not import. No channel name ever comes from the page.
 */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import {
  channelOf,
  commandChannel,
  type DesktopBridge,
  type DesktopMethod,
  type ShellCommand,
} from '#contract/desktop-api.ts'

const call = (method: DesktopMethod, request?: unknown) => ipcRenderer.invoke(channelOf(method), request)

const bridge: DesktopBridge = {
  environment: () => call('environment'),
  freeSpace: () => call('freeSpace'),
  saveFile: (request) => call('saveFile', request),
  openFile: (request) => call('openFile', request),
  printPdf: (request) => call('printPdf', request),
  setShellState: (state) => call('setShellState', state),
  onCommand: (listener) => {
    const forward = (_event: IpcRendererEvent, command: ShellCommand): void => listener(command)
    ipcRenderer.on(commandChannel, forward)
    return () => {
      ipcRenderer.off(commandChannel, forward)
    }
  },
}

contextBridge.exposeInMainWorld('driehoek', bridge)
