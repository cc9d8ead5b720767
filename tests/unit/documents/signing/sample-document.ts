/**
 * A small tagged PDF with empty signature fields, in the shape the layout engine gives: AcroForm written by hand, one
 * widget per field merged with it, each with a blank appearance. Made with pdfkit, not with our own writer, so that the
 * reader is not only tested on what the writer makes. Fixed date: equal calls give equal bytes.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'

export const notoSansPath = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
)
export const notoSansBytes = new Uint8Array(readFileSync(notoSansPath))

export const sealField = 'seal'
export const signatoryFields = ['sign-1', 'sign-2', 'sign-3', 'sign-4', 'sign-5']

interface PdfkitRef {
  data: Record<string, unknown>
  end(): void
}
/** What pdfkit 0.20 has beyond its published types. */
interface PdfkitInternals {
  ref(data: Record<string, unknown>): PdfkitRef
  _root: PdfkitRef
  _acroform: { fonts: object; defaultFont: string }
  page: { annotations: PdfkitRef[]; dictionary: PdfkitRef }
}

const margin = 60

export async function makeSampleDocument(fieldNames: readonly string[] = [sealField, ...signatoryFields]) {
  const date = new Date('2026-11-23T09:00:00Z')
  const doc = new PDFDocument({
    size: 'A4',
    margin,
    lang: 'nl',
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: 'Verslag loopbaangesprek', Author: 'Decaan', CreationDate: date, ModDate: date },
    subset: 'PDF/A-2a',
    tagged: true,
    font: notoSansPath,
  } as PDFKit.PDFDocumentOptions)
  const internals = doc as unknown as PdfkitInternals
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise((resolve) => doc.on('end', resolve))
  const section = doc.struct('Document')
  doc.addStructure(section)
  const say = (text: string) => section.add(doc.struct('P', {}, () => void doc.text(text)))
  say('Verslag van een loopbaangesprek. De leerling kiest een profiel.')
  doc.addPage()
  say('Tweede bladzijde met de handtekeningen.')
  const widgets = [
    ...fieldNames.map((fieldName, index) => addSignatureField(internals, fieldName, index)),
    addTextField(internals),
  ]
  // pdfkit ends the form itself, and looks for these two on its way; `initForm()` would set NeedAppearances.
  internals._acroform = { fonts: {}, defaultFont: 'none' }
  internals._root.data['AcroForm'] = internals.ref({ Fields: widgets, DR: { Font: {} } })
  section.end()
  doc.end()
  await ended
  return new Uint8Array(Buffer.concat(chunks))
}

function addSignatureField(doc: PdfkitInternals, fieldName: string, index: number): PdfkitRef {
  const bottom = 700 - index * 70
  return addWidget(doc, [margin, bottom, margin + 200, bottom + 56], {
    FT: 'Sig',
    T: Object(fieldName),
    TU: Object(`Vak voor ${fieldName}`),
  })
}

function addTextField(doc: PdfkitInternals): PdfkitRef {
  return addWidget(doc, [margin, 100, margin + 200, 120], { FT: 'Tx', T: Object('remark'), V: Object('geen') })
}

function addWidget(doc: PdfkitInternals, rect: number[], entries: Record<string, unknown>): PdfkitRef {
  const appearance = doc.ref({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, (rect[2] ?? 0) - (rect[0] ?? 0), (rect[3] ?? 0) - (rect[1] ?? 0)],
    Resources: {},
  })
  appearance.end()
  const widget = doc.ref({
    Type: 'Annot',
    Subtype: 'Widget',
    Rect: rect,
    F: 4,
    P: doc.page.dictionary,
    AP: { N: appearance },
    ...entries,
  })
  widget.end()
  doc.page.annotations.push(widget)
  return widget
}
