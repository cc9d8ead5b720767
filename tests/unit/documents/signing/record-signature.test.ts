import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SealCertificate } from '#documents/signing/certificate.ts'
import { isDict, isStream, isString, readTextString, sameObject } from '#documents/signing/pdf-objects.ts'
import { openPdf } from '#documents/signing/pdf-parser.ts'
import { type RecordedSignature, recordSignature } from '#documents/signing/record-signature.ts'
import { signatureFields } from '#documents/signing/signature-fields.ts'
import { CheckFolder, isMissing } from './checkers.ts'
import { makeSampleDocument } from './sample-document.ts'
import { makeSealed, makeSigner, notoSans, wave } from './sealed-sample.ts'

let folder: CheckFolder
let signer: SealCertificate
let sealed: Uint8Array<ArrayBuffer>

beforeAll(async () => {
  folder = new CheckFolder()
  signer = await makeSigner()
  sealed = await makeSealed(signer)
})
afterAll(() => folder.remove())

const recorded = (change: Partial<RecordedSignature> = {}): RecordedSignature => ({
  signer,
  fieldName: 'sign-1',
  name: 'Jörg de Vries',
  reason: 'Handtekening van Noa: op het scherm getekend',
  signedAtUtc: '2026-11-23T10:05:00Z',
  appearance: { kind: 'strokes', strokes: wave, widthRatio: 3 },
  ...change,
})

async function fieldOf(bytes: Uint8Array, fieldName = 'sign-1') {
  const file = await openPdf(bytes)
  const field = signatureFields(file).find(({ fullName }) => fullName === fieldName)
  if (field === undefined) throw new Error('no field')
  const appearance = file.resolve(field.dict.get('AP'))
  const normal = isDict(appearance) ? file.resolve(appearance.get('N')) : null
  if (!isStream(normal)) throw new Error('no appearance')
  const signature = file.resolve(field.dict.get('V'))
  const text = (value: unknown) => (isString(value as never) ? readTextString(value as never) : undefined)
  return {
    file,
    field,
    form: normal.dict,
    content: inflateSync(normal.data).toString('latin1'),
    description: text(field.dict.get('Contents')),
    reason: isDict(signature) ? text(signature.get('Reason')) : undefined,
  }
}

/** A binary PGM: three numbers, then one byte per pixel. */
function readGray(file: Buffer) {
  const [, width = '', height = ''] = /^P5\s+(?:#.*\s+)?(\d+)\s+(\d+)\s+255\s/.exec(file.toString('latin1')) ?? []
  const pixels = file.subarray(file.length - Number(width) * Number(height))
  return { width: Number(width), height: Number(height), pixels }
}

describe('recordSignature', () => {
  it('fills the field with the drawing as vectors in the field’s own box', async () => {
    const { content, form, field, file } = await fieldOf(await recordSignature(sealed, recorded()))
    expect(form.get('BBox')).toEqual([0, 0, 200, 56])
    expect(content).not.toMatch(/BT|Do|BI|Tj/)
    expect(content.match(/ m$/gm)).toHaveLength(wave.length)
    const numbers = [...content.matchAll(/(-?[\d.]+) (-?[\d.]+) [mlc]\b/g)].map((match) => [
      Number(match[1]),
      Number(match[2]),
    ])
    for (const [x = -1, y = -1] of numbers) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x).toBeLessThanOrEqual(200)
      expect(y).toBeGreaterThanOrEqual(0)
      expect(y).toBeLessThanOrEqual(56)
    }
    expect(file.sections).toHaveLength(3)
    const before = signatureFields(await openPdf(sealed)).find(({ fullName }) => fullName === 'sign-1')
    for (const key of ['Rect', 'F', 'P', 'TU', 'StructParent', 'FT', 'T']) {
      expect(sameObject(field.dict.get(key), before?.dict.get(key))).toBe(true)
    }
  })

  it('keeps the proportions of the drawing surface', async () => {
    const square = {
      kind: 'strokes' as const,
      strokes: [
        [
          [0, 0],
          [1, 1],
        ],
      ],
      widthRatio: 1,
    }
    const { content } = await fieldOf(await recordSignature(sealed, recorded({ appearance: square })))
    // 52 points high within the padding, as wide, in the middle of 200.
    expect(content).toContain('74 54 m')
    expect(content).toContain('126 2 l S')
  })

  it('says in the reason and in the description whose signature it shows and how it was set', async () => {
    const { reason, description } = await fieldOf(await recordSignature(sealed, recorded()))
    expect(reason).toBe('Handtekening van Noa: op het scherm getekend')
    expect(description).toBe(reason)
  })

  it('draws words as outlines and leaves their text to be read', async () => {
    const words = {
      kind: 'words' as const,
      lines: ['Op papier ondertekend,', 'retour 24-11-2026 (Şükrü)'],
      fonts: [notoSans] as const,
    }
    const appearance = { ...words, fonts: [notoSans] as [typeof notoSans] }
    const { content, form, description } = await fieldOf(await recordSignature(sealed, recorded({ appearance })))
    expect(description).toBe('Op papier ondertekend, – retour 24-11-2026 (Şükrü)')
    expect(content).toMatch(/\/Span <<\/ActualText <FEFF[0-9A-F]+>>> BDC/)
    expect(content).not.toMatch(/BT|Tj/)
    expect(isDict(form.get('Resources')) && form.get('Resources')).toEqual(new Map())
    expect(content.match(/^f$/gm)?.length).toBeGreaterThan(35)
  })

  it('sets several boxes of one field in one revision, each in its place', async () => {
    const words = (line: string) => ({ kind: 'words' as const, lines: [line], fonts: [notoSans] as [typeof notoSans] })
    const strokes = {
      kind: 'strokes' as const,
      strokes: [
        [
          [0, 0],
          [1, 1],
        ],
      ],
      widthRatio: 1,
    }
    const panels = [
      { box: { x: 0, y: 0, width: 56, height: 56 }, appearance: strokes },
      { box: { x: 100, y: 36, width: 90, height: 20 }, appearance: words('24-11-2026') },
    ]
    const bytes = await recordSignature(sealed, recorded({ appearance: { kind: 'panels', panels } }))
    const { content, description, file } = await fieldOf(bytes)
    expect(file.sections).toHaveLength(3)
    expect(content).toContain('1 0 0 1 0 0 cm')
    expect(content).toContain('1 0 0 1 100 0 cm')
    expect(description).toContain('24-11-2026')
  })

  it('makes long words smaller until they fit', async () => {
    const appearance = { kind: 'words' as const, lines: ['w'.repeat(300)], fonts: [notoSans] as [typeof notoSans] }
    const { content } = await fieldOf(await recordSignature(sealed, recorded({ appearance })))
    const xs = [...content.matchAll(/(-?[\d.]+) -?[\d.]+ [ml]$/gm)].map((match) => Number(match[1]))
    expect(Math.max(...xs)).toBeLessThanOrEqual(198)
    expect(Math.max(...xs)).toBeGreaterThan(180)
  })

  it.skipIf(isMissing('mutool'))(
    'puts ink into the box and changes nothing outside it, by the word of mutool',
    async () => {
      const paint = (label: string, bytes: Uint8Array) => {
        const out = join(folder.path, `${label}.pgm`)
        const pdf = folder.write(`${label}.pdf`, bytes)
        folder.run('mutool', 'draw', '-q', '-r', '72', '-c', 'gray', '-F', 'pgm', '-o', out, pdf, '2')
        return readGray(readFileSync(out))
      }
      const before = paint('before', sealed)
      const after = paint('after', await recordSignature(sealed, recorded()))
      // sign-1 stands at x 60–260, y 630–686 from the bottom of an A4 page.
      const top = before.height - 686
      let inkInside = 0
      let changedOutside = 0
      before.pixels.forEach((shade, index) => {
        if (shade === after.pixels[index]) return
        const x = index % before.width
        const y = Math.floor(index / before.width)
        if (x >= 59 && x <= 261 && y >= top - 1 && y <= top + 57) inkInside++
        else changedOutside++
      })
      expect(inkInside).toBeGreaterThan(200)
      expect(changedOutside).toBe(0)
    },
  )

  it.each<[string, Partial<RecordedSignature>]>([
    ['strokes-empty', { appearance: { kind: 'strokes', strokes: [[]], widthRatio: 3 } }],
    ['strokes-malformed', { appearance: { kind: 'strokes', strokes: [[[0.1, 0.2, 0.5]]], widthRatio: 3 } }],
    ['strokes-malformed', { appearance: { kind: 'strokes', strokes: [[[0.1, 1.2]]], widthRatio: 3 } }],
    ['strokes-malformed', { appearance: { kind: 'strokes', strokes: [[[0.1, Number.NaN]]], widthRatio: 3 } }],
    ['strokes-malformed', { appearance: { kind: 'strokes', strokes: wave, widthRatio: 0 } }],
    ['words-empty', { appearance: { kind: 'words', lines: [' ', ''], fonts: [notoSans] } }],
    ['field-not-found', { fieldName: 'sign-99' }],
    ['field-not-empty', { fieldName: 'seal' }],
  ])('refuses with %s', async (code, change) => {
    await expect(recordSignature(sealed, recorded(change))).rejects.toMatchObject({ code })
  })

  it('refuses a document without a seal', async () => {
    const attempt = recordSignature(await makeSampleDocument(), recorded())
    await expect(attempt).rejects.toMatchObject({ code: 'not-sealed' })
  })
})
