/**
 * A PDF on its way into a dossier. A small one stays as it came. A larger one that is a scan (pages without text and
 * without fields) is drawn page by page at 200 dots per inch, grey where it is ink on paper, and kept so when that
 * saves. One with text or signature fields always stays as it came: drawing it would take those away.
 */
import { type PicturePage, pdfOfPictures } from '#documents/scans/pdf-of-pictures.ts'
import { isWorthBringingDown, pdfAsItIsBytes } from '#domain/shared/attachment.ts'
import { type PicturePurpose, type Size, sizeWithin, thumbnailSidePx } from '#domain/shared/picture-rules.ts'
import { ok, type Result, refuse } from '#domain/shared/result.ts'
import type { PDFDocumentProxy, PDFPageProxy } from '#ui/pdf-reader.ts'
import { askForPicture } from './picture-client.ts'

export type PdfRefusal = 'damaged' | 'pdf-locked'

export interface PreparedPdf {
  bytes: Uint8Array
  thumbnail: string
}

const openLimitMs = 30_000
const scanPixelsPerPoint = 200 / 72
/** A sheet of A3 at that density; whatever says it is larger is brought within it. */
const longestPagePx = 3308
/** More pages than this are not drawn: it would take minutes. */
const mostScanPages = 80
/** Page numbers and stamps of a copier; more than that is text. */
const fewCharacters = 40

/** `onPage`: how many of the pages are brought down. */
export async function preparePdf(
  bytes: Uint8Array,
  purpose: PicturePurpose,
  onPage: (done: number, count: number) => void,
): Promise<Result<PreparedPdf, PdfRefusal>> {
  const { openPdfToShow } = await import('#ui/pdf-reader.ts')
  const opened = openPdfToShow(bytes)
  try {
    const document = await within(opened.document)
    const thumbnail = await thumbnailOf(await within(document.getPage(1)), purpose)
    const smaller =
      bytes.length > pdfAsItIsBytes && (await isScan(document)) ? await broughtDown(document, purpose, onPage) : null
    return ok({
      bytes: smaller !== null && isWorthBringingDown(bytes.length, smaller.length) ? smaller : bytes,
      thumbnail,
    })
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    if (name === 'PasswordException') return refuse('pdf-locked')
    // What the reader throws on files that are not as they should be, and what takes it too long to open.
    if (['InvalidPDFException', 'FormatError', 'UnknownErrorException', 'ResponseException'].includes(name)) {
      return refuse('damaged')
    }
    if (error instanceof PdfTakesTooLongError) return refuse('damaged')
    throw error
  } finally {
    opened.close()
  }
}

class PdfTakesTooLongError extends Error {
  readonly code = 'pdf-takes-too-long'
}

function within<Value>(work: Promise<Value>): Promise<Value> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new PdfTakesTooLongError(`no answer within ${openLimitMs} ms`)), openLimitMs)
  return Promise.race([work, promise]).finally(() => clearTimeout(timer))
}

async function isScan(document: PDFDocumentProxy): Promise<boolean> {
  if (document.numPages > mostScanPages || (await document.getFieldObjects()) !== null) return false
  let characters = 0
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await within((await document.getPage(number)).getTextContent())
    for (const item of items) if ('str' in item) characters += item.str.trim().length
    if (characters > fewCharacters * number) return false
  }
  return true
}

async function broughtDown(
  document: PDFDocumentProxy,
  purpose: PicturePurpose,
  onPage: (done: number, count: number) => void,
): Promise<Uint8Array | null> {
  const pages: PicturePage[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const paper = page.getViewport({ scale: 1 })
    const drawn = await draw(page, scanPixelsPerPoint, longestPagePx)
    const answer = await askForPicture({ kind: 'page', page: drawn, purpose })
    page.cleanup()
    if (!answer.ok) return null
    const { bytes: jpeg, widthPx, heightPx } = answer.value
    pages.push({ jpeg, widthPx, heightPx, widthPt: paper.width, heightPt: paper.height })
    onPage(number, document.numPages)
  }
  return pdfOfPictures(pages)
}

async function thumbnailOf(page: PDFPageProxy, purpose: PicturePurpose): Promise<string> {
  const drawn = await draw(page, 2, 2 * thumbnailSidePx[purpose])
  const answer = await askForPicture({ kind: 'page', page: drawn, purpose })
  return answer.ok ? answer.value.thumbnail : ''
}

async function draw(page: PDFPageProxy, pixelsPerPoint: number, longestPx: number): Promise<ImageBitmap> {
  const { width, height } = page.getViewport({ scale: 1 })
  const full: Size = { widthPx: Math.ceil(width * pixelsPerPoint), heightPx: Math.ceil(height * pixelsPerPoint) }
  const fitting = sizeWithin(full, longestPx)
  const canvas = document.createElement('canvas')
  canvas.width = fitting.widthPx
  canvas.height = fitting.heightPx
  await within(page.render({ canvas, viewport: page.getViewport({ scale: fitting.widthPx / width }) }).promise)
  return createImageBitmap(canvas)
}
