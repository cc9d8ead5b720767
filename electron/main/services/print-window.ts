/**
 * Prints a PDF as it is: a hidden, sandboxed window of its own shows it in Chromium's PDF viewer and opens the
 * system's print dialog. Nothing goes to disk: the bytes are served once, under a random name, on an in-memory
 * session that can load nothing else than them and the viewer's own parts.
 *
 * Not seen running where this was written (no Electron binary there); the stand-in checks what it is handed.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { BrowserWindow, type Session, session } from 'electron'
import type { PrintPdfAnswer } from '#contract/desktop-api.ts'
import { lockSession, pdfViewerOrigin } from '#main/security/lockdown.ts'
import { appScheme } from '#main/security/sender.ts'

const printOrigin = `${appScheme}://print/`
const loadLimitMs = 30_000
const viewerStartMs = 700

const viewerParts = [pdfViewerOrigin, 'chrome://resources/', 'data:', 'blob:']

const waiting = new Map<string, Uint8Array>()
let preparedSession: Session | undefined

const printSession = (): Session => {
  if (preparedSession !== undefined) return preparedSession
  const made = session.fromPartition('driehoek-print', { cache: false })
  lockSession(made)
  made.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !url.startsWith(printOrigin) && !viewerParts.some((part) => url.startsWith(part)) }),
  )
  made.protocol.handle(appScheme, (request) => {
    const bytes = waiting.get(request.url)
    waiting.delete(request.url)
    return bytes === undefined
      ? new Response(null, { status: 404 })
      : new Response(Uint8Array.from(bytes), {
          headers: { 'Content-Type': 'application/pdf', 'Cache-Control': 'no-store' },
        })
  })
  preparedSession = made
  return made
}

const printDialog = (window: BrowserWindow): Promise<{ done: boolean; reason: string }> =>
  new Promise((resolve) => {
    window.webContents.print({ silent: false, printBackground: true }, (done, reason) => resolve({ done, reason }))
  })

const withinLimit = async (work: Promise<unknown>, limitMs: number): Promise<boolean> => {
  const ended = new AbortController()
  try {
    const late = pause(limitMs, false, { signal: ended.signal }).catch(() => false)
    return await Promise.race([work.then(() => true), late])
  } finally {
    ended.abort()
  }
}

/** `onFailure` is told of a failure that is not the user's own "cancel". */
export const printPdf = async (
  bytes: Uint8Array,
  parent: BrowserWindow,
  onFailure: () => Promise<void>,
): Promise<PrintPdfAnswer> => {
  const window = new BrowserWindow({
    parent,
    show: false,
    webPreferences: {
      session: printSession(),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
      plugins: true,
    },
  })
  const url = `${printOrigin}${randomUUID()}.pdf`
  try {
    waiting.set(url, bytes)
    if (!(await withinLimit(window.loadURL(url), loadLimitMs))) throw new Error('print-load-timeout')
    // The viewer's frame starts after the page has loaded, and says so nowhere.
    await pause(viewerStartMs)
    const { done, reason } = await printDialog(window)
    if (done) return { ok: true }
    if (/cancel/i.test(reason)) return { ok: false, code: 'cancelled' }
    await onFailure()
    const printers = await window.webContents.getPrintersAsync()
    return { ok: false, code: printers.length === 0 ? 'no-printer' : 'print-failed' }
  } catch {
    // Loading failed or took too long. The reason holds an address, so the log gets only the code.
    await onFailure()
    return { ok: false, code: 'print-failed' }
  } finally {
    waiting.delete(url)
    window.destroy()
  }
}
