/** Browser mode: serve, open a window, and keep serving until the window closes or Ctrl+C. Answers the exit code. */
import { randomBytes } from 'node:crypto'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { createLoopbackHandlers } from '#main/handlers/handlers.ts'
import { platformName } from '#main/services/data-folder.ts'
import { createErrorLog } from '#main/services/error-log.ts'
import { openBrowserWindow } from './browser-window.ts'
import { startLoopbackServer } from './loopback-server.ts'
import { forgetInstance, noteInstance, whoHoldsPort } from './running-instance.ts'
import { launcherTexts } from './texts.ts'

/** Fixed, because the port is part of the origin and the origin holds the data. */
const usualPort = 47311

export interface BrowserModeOptions {
  projectFolder: string
  dataFolder: string
  version: string
}

/** Tests use another port, and so other data. */
const portFrom = (text: string | undefined): number => {
  const port = Number(text)
  return Number.isInteger(port) && port > 1023 && port < 65_536 ? port : usualPort
}

const addressWithToken = (port: number, token: string): string => `http://127.0.0.1:${port}/#token=${token}`

const texts = launcherTexts(process.env)

const joinRunning = async (port: number, dataFolder: string): Promise<number> => {
  const holder = await whoHoldsPort(port, dataFolder)
  if (holder.kind === 'stranger') console.error(texts.portTaken(port))
  if (holder.kind === 'other-folder') console.error(texts.runsElsewhere)
  if (holder.kind !== 'ours') return 1
  const url = addressWithToken(port, holder.instance.token)
  const opened = await openBrowserWindow(url, dataFolder)
  console.log(opened.kind === 'opened' ? texts.alreadyRuns : texts.alreadyRunsUrl(url))
  return 0
}

const stopAsked = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })

const serveUntilClosed = async (server: Server, url: string, dataFolder: string): Promise<void> => {
  const stopped = stopAsked()
  const window = await openBrowserWindow(url, dataFolder)
  if (window.kind === 'opened') {
    console.log(texts.windowOpened(new URL('/', url).href))
    const closed = window.closed.then(() => console.log(texts.windowClosed))
    await Promise.race([stopped, closed])
    window.close()
  } else {
    const reasons = { 'no-browser': texts.noBrowser, 'no-display': texts.noDisplay, failed: texts.windowFailed }
    console.log(reasons[window.kind])
    console.log(texts.openYourself(url))
    await stopped
  }
  server.closeAllConnections()
  server.close()
}

export const runBrowserMode = async ({ projectFolder, dataFolder, version }: BrowserModeOptions): Promise<number> => {
  const port = portFrom(process.env['DRIEHOEK_PORT'])
  const token = randomBytes(32).toString('base64url')
  const instance = randomBytes(16).toString('base64url')
  const listening = await startLoopbackServer({
    port,
    token,
    rendererFolder: join(projectFolder, 'out', 'renderer'),
    hello: { app: 'driehoek', version, instance },
    log: createErrorLog(dataFolder, () => new Date()),
    handlers: createLoopbackHandlers({
      mode: 'browser',
      version,
      platform: platformName(process.platform),
      dataFolder,
      // There is no menu to bring up to date: the page hears its keys itself.
      applyShellState: () => undefined,
    }),
  })
  if (!listening.ok) return joinRunning(port, dataFolder)
  await noteInstance(dataFolder, { instance, token, port })
  await serveUntilClosed(listening.server, addressWithToken(port, token), dataFolder)
  await forgetInstance(dataFolder)
  return 0
}
