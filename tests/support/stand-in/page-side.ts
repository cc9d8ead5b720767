/**
 * The page's half of the Electron stand-in; bundled and run before any script of the page. It gives the REAL built
 * preload the two objects it asks of Electron, and hands keys that the page left alone to the menu.
 */
import { decodeIpc, encodeIpc } from './ipc-codec.ts'

interface Bindings {
  standInInvoke(channel: string, payload: string): Promise<{ ok: boolean; payload: string }>
  standInKey(key: string): Promise<void>
  standInWindowOpen(url: string): Promise<void>
}

type Listener = (event: object, ...args: unknown[]) => void

declare global {
  interface Window {
    standInReceive?: (channel: string, payload: string) => void
    standInRequire?: (name: string) => object
  }
}

const bindings = window as unknown as Bindings
const listeners = new Map<string, Set<Listener>>()

const listenersOf = (channel: string): Set<Listener> => {
  const known = listeners.get(channel) ?? new Set()
  listeners.set(channel, known)
  return known
}

const ipcRenderer = {
  invoke: async (channel: string, ...args: unknown[]): Promise<unknown> => {
    const answer = await bindings.standInInvoke(channel, encodeIpc(args))
    const value = decodeIpc(answer.payload)
    if (!answer.ok) throw new Error(`Error invoking remote method '${channel}': Error: ${String(value)}`)
    return value
  },
  on: (channel: string, listener: Listener) => listenersOf(channel).add(listener),
  off: (channel: string, listener: Listener) => listenersOf(channel).delete(listener),
}

const contextBridge = {
  exposeInMainWorld: (name: string, api: object) => {
    for (const [key, value] of Object.entries(api)) {
      if (typeof value !== 'function') throw new Error(`the stand-in bridges functions only, not ${key}`)
    }
    Object.defineProperty(window, name, { value: Object.freeze({ ...api }), writable: false, configurable: false })
  },
}

window.standInReceive = (channel, payload) => {
  const args = decodeIpc(payload)
  for (const listener of listenersOf(channel)) listener({}, ...(Array.isArray(args) ? args : []))
}

window.standInRequire = (name) => {
  if (name !== 'electron') throw new Error(`a sandboxed preload may not require ${name}`)
  return { contextBridge, ipcRenderer }
}

/** As in a menu template: "CmdOrCtrl+Shift+T". The menu gets a key only when the page did not take it. */
const acceleratorOf = (event: KeyboardEvent): string =>
  [
    event.ctrlKey ? 'CmdOrCtrl' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey ? 'Shift' : '',
    event.key.length === 1 ? event.key.toUpperCase() : event.key,
  ]
    .filter((part) => part !== '')
    .join('+')

window.addEventListener('keydown', (event) => {
  if (!event.isTrusted || event.repeat) return
  const accelerator = acceleratorOf(event)
  setTimeout(() => {
    if (!event.defaultPrevented) bindings.standInKey(accelerator).catch(reportError)
  })
})

/** Electron asks main before a window comes to be; the page gets null when main denies. */
window.open = (url) => {
  bindings.standInWindowOpen(String(url ?? '')).catch(reportError)
  return null
}
