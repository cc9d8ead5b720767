/**
 * What a report costs: ours (tagged, PDF/A and PDF/UA, fonts parsed once) beside plain tagged pdfkit and beside stock
 * pdfmake, which parses its fonts for each document; and thirty reports, laid out and sealed. They take turns, so that
 * what else the machine does falls on all of them.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import PdfKit from 'pdfkit'
import pdfmake from 'pdfmake'
import type { LayOutResult } from '#documents/engine/definition.ts'
import { layOut } from '#documents/engine/lay-out.ts'
import { definePages } from '#documents/pages/define-pages.ts'
import { createSealCertificate } from '#documents/signing/certificate.ts'
import { sealDocument } from '#documents/signing/seal.ts'
import { sealFieldName } from '#domain/reports/document-model.ts'
import { textOfBlocks } from '../unit/documents/engine/edge-documents.ts'
import { nodeFonts } from '../unit/documents/engine/node-fonts.ts'
import { report } from '../unit/documents/pages/models.ts'
import { type Comparison, comparisonTable, isShort } from './bench-table.ts'

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
async function laidOut(): Promise<LayOutResult> {
  const { definition, ...file } = definePages(request)
  return layOut(definition, { ...file, fonts })
}
const ours = async (): Promise<Uint8Array> => (await laidOut()).bytes

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

const makers = { pdfkit: plainPdfkit, pdfmake: stockPdfmake, ours, sealed }
type Times = Record<keyof typeof makers, number[]>

/** Every maker in turn, `rounds` times; one round makes `count` reports. */
async function timesMs(rounds: number, count: number): Promise<Times> {
  const times: Times = { pdfkit: [], pdfmake: [], ours: [], sealed: [] }
  for (let round = 0; round < rounds; round++) {
    for (const name of Object.keys(makers) as (keyof typeof makers)[]) {
      const startedMs = performance.now()
      for (let at = 0; at < count; at++) await makers[name]()
      times[name].push(performance.now() - startedMs)
    }
  }
  return times
}

const besideBoth = (what: string, mine: 'ours' | 'sealed', times: Times): Comparison[] => [
  { what, values: times[mine], base: 'plain tagged pdfkit', baseValues: times.pdfkit },
  { what, values: times[mine], base: 'stock pdfmake', baseValues: times.pdfmake },
]

const { pageCount } = await laidOut()
await timesMs(3, 1) // So that nobody pays for what is compiled at first use.
const one = await timesMs(isShort ? 2 : 25, 1)
const thirty = await timesMs(isShort ? 1 : 5, isShort ? 3 : 30)
process.stdout.write(
  comparisonTable(`Documents: a report of ${pageCount} pages, in Node`, [
    ...besideBoth('one report', 'ours', one),
    ...besideBoth('one report, sealed', 'sealed', one),
    ...besideBoth('30 reports', 'ours', thirty),
    ...besideBoth('30 reports, sealed', 'sealed', thirty),
  ]),
)
