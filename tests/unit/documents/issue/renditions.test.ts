import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { issueDocument } from '#documents/issue/issue-document.ts'
import { recordSignatures } from '#documents/issue/record-signatures.ts'
import { renditionsOf, signaturesOf } from '#documents/issue/renditions.ts'
import { signerOf } from '#documents/issue/seal-identity.ts'
import type { RoundEntry } from '#domain/reports/issued-document.ts'
import { nodeFonts } from '../engine/node-fonts.ts'
import { skipReason } from '../pages/judged-pdf.ts'
import { idOf, report } from '../pages/models.ts'
import { memoryShelf, tools } from './memory-shelf.ts'

const fonts = nodeFonts()

const entry = (fieldName: string, over: Partial<RoundEntry>): RoundEntry => ({
  id: idOf(fieldName.at(-1) ?? '0'),
  rev: 1,
  pupilId: report.pupil.id,
  issuedDocumentId: report.issuedDocumentId,
  fieldName,
  state: 'seen',
  method: 'drawn',
  strokes: [],
  typedName: '',
  remark: '',
  remarksSheetId: null,
  onDay: '2026-11-24',
  recordedAtUtc: `2026-11-24T13:4${fieldName.at(-1)}:00.000Z`,
  recordedBy: 'Marijke Hoekstra',
  scanAttachmentId: null,
  ...over,
})

const wave: [number, number][] = Array.from({ length: 40 }, (_, index) => [
  0.1 + index * 0.02,
  0.5 + 0.3 * Math.sin(index / 3),
])
const entries = [
  entry('sign-1', { strokes: [wave], state: 'agreed' }),
  entry('sign-2', {
    method: 'typed',
    typedName: 'Esther Mulder',
    state: 'with-remarks',
    remark: 'Ik wil in januari ook graag\nover de reistijd praten. Dat is voor ons best een ding.',
  }),
  entry('sign-3', { method: 'paper', state: 'returned-on-paper', onDay: '2026-12-04' }),
]

async function issued() {
  const shelf = memoryShelf()
  const answer = await issueDocument(
    {
      kind: 'conversation-report',
      sourceId: null,
      replaced: null,
      compose: ({ identity, ...facts }) => ({ ok: true, value: { ...report, ...identity, ...facts } }),
    },
    shelf,
    tools,
  )
  if (!answer.ok) throw new Error(answer.code)
  const [identity] = shelf.identities
  const bytes = shelf.files.get(answer.value.fileAttachmentId)
  if (!identity || !bytes) throw new Error('nothing was stored')
  const witness = { name: identity.counsellorName, signer: signerOf(identity) }
  return { document: answer.value, bytes, witness }
}

function judged(bytes: Uint8Array): { pdfsig: string; readable: string } {
  const file = join(mkdtempSync(join(tmpdir(), 'driehoek-rendition-')), 'r.pdf')
  writeFileSync(file, bytes)
  execFileSync('qpdf', ['--check', file])
  return {
    pdfsig: execFileSync('pdfsig', ['-nocert', file], { encoding: 'utf8' }),
    readable: execFileSync('qpdf', ['--qdf', '--warning-exit-0', file, '-'], { encoding: 'latin1' }),
  }
}

/** As plain text, or as the hexadecimal UTF-16 of PDF strings. */
function says(readable: string, words: string): boolean {
  const utf16 = [...words].map((letter) => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('')
  return readable.includes(words) || readable.toLowerCase().includes(utf16)
}

describe('renditionsOf', () => {
  it('gives each household its own and the pupil’s fields, and the school all', async () => {
    const { document } = await issued()
    expect(
      renditionsOf(document, entries.slice(0, 2)).map(({ label, fieldNames, signedCount }) => [
        label,
        fieldNames,
        signedCount,
      ]),
    ).toEqual([
      ['Lindenlaan', ['sign-1', 'sign-2'], 2],
      ['Havenkade', ['sign-1', 'sign-3'], 1],
      ['', ['sign-1', 'sign-2', 'sign-3'], 2],
    ])
  })
})

describe.skipIf(skipReason)(`recordSignatures ${skipReason}`, () => {
  it('writes the remark of whoever the rendition is for', async () => {
    const { document, bytes, witness } = await issued()
    const signatures = signaturesOf(document, entries)
    const rendition = await recordSignatures({ issued: bytes, signatures, fieldNames: ['sign-2'], witness }, fonts)
    const { readable } = judged(rendition)
    expect(says(readable, 'reistijd')).toBe(true)
    expect(says(readable, 'getypt')).toBe(true)
  })

  it('appends one valid revision per signature that the rendition may show', async () => {
    const { document, bytes, witness } = await issued()
    const signatures = signaturesOf(document, entries)
    for (const { fieldNames } of renditionsOf(document, entries)) {
      const rendition = await recordSignatures({ issued: bytes, signatures, fieldNames, witness }, fonts)
      expect(Buffer.compare(rendition.subarray(0, bytes.length), bytes)).toBe(0)
      const { pdfsig } = judged(rendition)
      expect(pdfsig.match(/Signature is Valid/g)).toHaveLength(1 + fieldNames.length)
      expect(pdfsig).toContain('Total document signed')
    }
  })

  it('keeps the other household’s signature, name of method and remark off a household’s rendition', async () => {
    const { document, bytes, witness } = await issued()
    const signatures = signaturesOf(document, entries)
    const havenkade = renditionsOf(document, entries)[1]
    const rendition = await recordSignatures(
      { issued: bytes, signatures, fieldNames: havenkade?.fieldNames ?? [], witness },
      fonts,
    )
    const { readable } = judged(rendition)
    expect(says(readable, 'op papier ondertekend')).toBe(true)
    expect(says(readable, 'reistijd')).toBe(false)
    expect(says(readable, 'getypt')).toBe(false)
  })

  it('shows the newest entry of each person', async () => {
    const { document } = await issued()
    const later = entry('sign-1', {
      recordedAtUtc: '2026-11-25T10:00:00.000Z',
      method: 'typed',
      typedName: 'Sanne Adjei',
    })
    expect(signaturesOf(document, [...entries, later])[0]).toMatchObject({
      strokes: [],
      words: ['Sanne Adjei', '(naam getypt)'],
    })
  })

  it('leaves the field of someone who declined empty', async () => {
    const { document } = await issued()
    expect(signaturesOf(document, [entry('sign-2', { state: 'declined', method: 'none' })])).toEqual([])
  })
})
