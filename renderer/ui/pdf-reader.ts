/**
 * pdf.js in one kept-alive worker; the only importer of pdfjs-dist. The legacy build, because the current one needs a
 * browser younger than the oldest that browser mode promises. The worker is handed to each document: one that pdf.js
 * makes itself ends with the first document that is closed. Nothing is fetched: our files embed their fonts.
 */
import { getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs'
import PdfJsWorker from 'pdfjs-dist/legacy/build/pdf.worker.mjs?worker'

export type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

let shared: PDFWorker | undefined

/** Opens a copy: pdf.js takes the bytes it is given away from their owner. */
export function openPdfToShow(bytes: Uint8Array): { document: Promise<PDFDocumentProxy>; close: () => void } {
  shared ??= PDFWorker.create({ port: new PdfJsWorker({ name: 'driehoek-pages' }) })
  const task = getDocument({
    data: new Uint8Array(bytes),
    worker: shared,
    useWasm: false,
    enableXfa: false,
    useSystemFonts: false,
  })
  return { document: task.promise, close: () => void task.destroy() }
}
