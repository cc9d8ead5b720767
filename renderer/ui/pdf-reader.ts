/**
 * pdf.js in one kept-alive worker; the only importer of pdfjs-dist. The legacy build, because the current one needs a
 * browser younger than the oldest that browser mode promises. Nothing is fetched: our files embed their fonts.
 */
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import PdfJsWorker from 'pdfjs-dist/legacy/build/pdf.worker.mjs?worker'

export type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Opens a copy: pdf.js takes the bytes it is given away from their owner. */
export function openPdfToShow(bytes: Uint8Array): { document: Promise<PDFDocumentProxy>; close: () => void } {
  GlobalWorkerOptions.workerPort ??= new PdfJsWorker({ name: 'driehoek-pages' })
  const task = getDocument({
    data: new Uint8Array(bytes),
    useWasm: false,
    enableXfa: false,
    useSystemFonts: false,
  })
  return { document: task.promise, close: () => void task.destroy() }
}
