/** Opens the app window of browser mode and tells how it went on. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { browserArguments, findBrowser, hasDisplay } from './find-browser.ts'

/** A browser that ends sooner gave the window to one that already runs with this profile, or failed. */
const earlyEndMs = 4000

export type WindowResult =
  | { kind: 'no-browser' }
  | { kind: 'no-display' }
  | { kind: 'failed' }
  /** `closed` settles when the user has closed the window; never when another process took the window over. */
  | { kind: 'opened'; closed: Promise<void>; close: () => void }

const never = new Promise<void>(() => undefined)

export const openBrowserWindow = async (url: string, dataFolder: string): Promise<WindowResult> => {
  const surroundings = { env: process.env, platform: process.platform }
  const browser = findBrowser(surroundings)
  if (browser === null) return { kind: 'no-browser' }
  if (!hasDisplay(surroundings)) return { kind: 'no-display' }
  const isRoot = process.getuid?.() === 0
  const child = spawn(browser, browserArguments(url, join(dataFolder, 'browser'), isRoot), { stdio: 'ignore' })
  const ended = new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(-1))
    child.on('close', resolve)
  })
  const early = await Promise.race([
    ended,
    new Promise<'runs'>((resolve) => {
      setTimeout(() => resolve('runs'), earlyEndMs)
    }),
  ])
  const close = (): void => void child.kill()
  if (early === 'runs') return { kind: 'opened', closed: ended.then(() => undefined), close }
  return early === 0 ? { kind: 'opened', closed: never, close } : { kind: 'failed' }
}
