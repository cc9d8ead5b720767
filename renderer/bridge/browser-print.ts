/**
 * Browser mode: the PDF is shown in a frame too small to see, and the browser's own viewer prints it, page for page as
 * it is. Seen working under the app's CSP in Chromium 156 (`frame-src blob:`; the viewer does not ask object-src).
 * The browser does not tell whether the user then printed or cancelled: `ok` means that the dialog was asked for.
 */
import type { PrintPdfAnswer, PrintPdfRequest } from '#contract/desktop-api.ts'

const loadLimitMs = 30_000

let lastFrame: HTMLIFrameElement | undefined
let lastUrl: string | undefined

/** The dialog reads from the frame for as long as it is open, so a frame lives until the next print. */
const dropLastFrame = (): void => {
  lastFrame?.remove()
  if (lastUrl !== undefined) URL.revokeObjectURL(lastUrl)
  lastFrame = undefined
  lastUrl = undefined
}

const load = (frame: HTMLIFrameElement, url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), loadLimitMs)
    frame.addEventListener('load', () => {
      clearTimeout(late)
      resolve(true)
    })
    frame.src = url
    document.body.append(frame)
  })

export const printPdfInBrowser = async ({ bytes }: PrintPdfRequest): Promise<PrintPdfAnswer> => {
  dropLastFrame()
  const url = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type: 'application/pdf' }))
  const frame = document.createElement('iframe')
  frame.tabIndex = -1
  frame.ariaHidden = 'true'
  Object.assign(frame.style, { position: 'fixed', right: '0', bottom: '0', width: '1px', height: '1px', border: '0' })
  lastFrame = frame
  lastUrl = url
  if (!(await load(frame, url)) || frame.contentWindow === null) return { ok: false, code: 'print-failed' }
  try {
    frame.contentWindow.focus()
    frame.contentWindow.print()
    return { ok: true }
  } catch (error) {
    // A browser that opens PDFs elsewhere, or keeps its viewer's frame to itself: SecurityError.
    if (error instanceof DOMException) return { ok: false, code: 'print-failed' }
    throw error
  }
}
