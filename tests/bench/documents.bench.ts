/**
 * What a report costs: ours (tagged, PDF/A and PDF/UA, fonts parsed once) beside plain tagged pdfkit and beside stock
 * pdfmake, which parses its fonts for each document; and thirty reports, laid out and sealed. Run it with
 * `node tests/bench/documents.bench.ts` (Node 24). Medians of several rounds; only ratios within one run mean much.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import PdfKit from 'pdfkit'
import pdfmake from 'pdfmake'
import { layOut } from '#documents/engine/lay-out.ts'
import { definePages } from '#documents/pages/define-pages.ts'
import { createSealCertificate } from '#documents/signing/certificate.ts'
import { sealDocument } from '#documents/signing/seal.ts'
import { sealFieldName } from '#domain/reports/document-model.ts'
import { textOfBlocks } from '../unit/documents/engine/edge-documents.ts'
import { nodeFonts } from '../unit/documents/engine/node-fonts.ts'
import { report } from '../unit/documents/pages/models.ts'

const face = (weight: string, file: string): string =>
  fileURLToPath(
    new URL(
      `../../node_modules/@expo-google-fonts/atkinson-hyperlegible-next/${weight}/AtkinsonHyperlegibleNext_${file}.ttf`,
      import.meta.url,
    ),
  )
const regular = face('400Regular', '400Regular')
const bold = face('700Bold', '700Bold')
const request = { kind: 'document', model: report, checkCode: '7KQ4-M2XD-93TA' } as const
const paragraphs = textOfBlocks(definePages(request).definition.content).split(/\n+/).filter(Boolean)

const fonts = nodeFonts()
async function ours(): Promise<Uint8Array> {
  const { definition, ...file } = definePages(request)
  return (await layOut(definition, { ...file, fonts })).bytes
}

const regularBytes = readFileSync(regular)
/** The same words as paragraphs under one another: tagged, but without layout, PDF/UA, foot or fields. */
async function plainPdfkit(): Promise<Uint8Array> {
  const document = new PdfKit({
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang: 'nl',
    size: 'A4',
    font: regular,
  })
  const chunks: Uint8Array[] = []
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise((resolve) => document.on('end', resolve))
  document.font(regularBytes).fontSize(10.5)
  const root = document.struct('Document')
  document.addStructure(root)
  for (const text of paragraphs) root.add(document.struct('P', {}, () => document.text(text)))
  root.end()
  document.end()
  await ended
  return Buffer.concat(chunks)
}

pdfmake.setFonts({ Face: { normal: regular, bold, italics: regular, bolditalics: bold } })
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy(() => true)
async function stockPdfmake(): Promise<Uint8Array> {
  const content = paragraphs.map((text) => ({ text }))
  return pdfmake.createPdf({ content, defaultStyle: { font: 'Face', fontSize: 10.5 } }).getBuffer()
}

const signer = await createSealCertificate({
  counsellorName: 'Marijke Hoekstra',
  schoolName: 'Lindekwartier College',
  notBeforeUtc: '2026-11-01T00:00:00Z',
  years: 5,
  serial: Uint8Array.from({ length: 16 }, (_, index) => index + 1),
})
const facts = {
  signer,
  fieldName: sealFieldName,
  name: 'Marijke Hoekstra',
  reason: 'Vastgelegd',
  location: 'Almere',
  signedAtUtc: '2026-11-24T13:38:00Z',
}
const sealed = async (): Promise<Uint8Array> => sealDocument(await ours(), facts)

async function medianMs(work: () => Promise<unknown>, rounds: number): Promise<number> {
  for (let warmUp = 0; warmUp < 3; warmUp++) await work()
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const started = performance.now()
    await work()
    times.push(performance.now() - started)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN
}

const thirty = (make: () => Promise<unknown>) => async () => {
  for (let at = 0; at < 30; at++) await make()
}

const rows: [name: string, ms: number][] = [
  ['one report, plain tagged pdfkit', await medianMs(plainPdfkit, 15)],
  ['one report, ours', await medianMs(ours, 15)],
  ['one report, stock pdfmake', await medianMs(stockPdfmake, 15)],
  ['one report, ours and sealed', await medianMs(sealed, 15)],
  ['30 reports, plain tagged pdfkit', await medianMs(thirty(plainPdfkit), 3)],
  ['30 reports, ours', await medianMs(thirty(ours), 3)],
  ['30 reports, ours and sealed', await medianMs(thirty(sealed), 3)],
  ['30 reports, stock pdfmake', await medianMs(thirty(stockPdfmake), 3)],
]
for (const [name, ms] of rows) {
  const base = rows.find(
    ([other]) =>
      other === (name.startsWith('30') ? '30 reports, plain tagged pdfkit' : 'one report, plain tagged pdfkit'),
  )
  console.log(`${name.padEnd(36)} ${ms.toFixed(1).padStart(8)} ms   ×${(ms / (base?.[1] ?? ms)).toFixed(2)}`)
}
