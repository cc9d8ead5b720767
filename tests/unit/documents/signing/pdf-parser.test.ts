import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isDict, isName, isStream, sameObject } from '#documents/signing/pdf-objects.ts'
import { asOfRevision, openPdf } from '#documents/signing/pdf-parser.ts'
import { sealDocument } from '#documents/signing/seal.ts'
import { signatureFields } from '#documents/signing/signature-fields.ts'
import { CheckFolder, isMissing } from './checkers.ts'
import { makeSampleDocument, sealField, signatoryFields } from './sample-document.ts'
import { makeSealed, makeSigner } from './sealed-sample.ts'

let folder: CheckFolder
let base: Uint8Array
beforeAll(async () => {
  folder = new CheckFolder()
  base = await makeSampleDocument()
})
afterAll(() => folder.remove())

async function rewritten(...args: string[]): Promise<Uint8Array> {
  const { readFileSync } = await import('node:fs')
  const output = folder.write('output.pdf', new Uint8Array())
  expect(folder.run('qpdf', ...args, folder.write('input.pdf', base), output).status).toBe(0)
  return new Uint8Array(readFileSync(output))
}

describe('openPdf', () => {
  it('reads every object of a file by pdfkit', async () => {
    const file = await openPdf(base)
    expect(file.sections.map(({ form }) => form)).toEqual(['table'])
    const objects = file.objectNumbers.map((number) => file.object(number))
    expect(objects.every((object) => object !== undefined)).toBe(true)
    expect(objects.filter((object) => isDict(object) && isName(object.get('Type'), 'Page'))).toHaveLength(2)
    expect(objects.filter(isStream).length).toBeGreaterThan(4)
    expect(signatureFields(file).map(({ fullName }) => fullName)).toEqual([sealField, ...signatoryFields])
  })

  it.skipIf(isMissing('qpdf'))('reads the same from cross-reference and object streams as from a table', async () => {
    const [streams, table] = [
      await openPdf(await rewritten('--object-streams=generate')),
      await openPdf(await rewritten('--object-streams=disable')),
    ]
    expect(streams.sections.map(({ form }) => form)).toEqual(['stream'])
    expect(table.sections.map(({ form }) => form)).toEqual(['table'])
    const kinds = (file: typeof table) =>
      file.objectNumbers
        .map((number) => file.object(number))
        .filter(
          (object) => !(isStream(object) && ['ObjStm', 'XRef'].some((type) => isName(object.dict.get('Type'), type))),
        )
        .map((object) => (isDict(object) ? [...object.keys()].sort().join() : typeof object))
        .sort()
    expect(kinds(streams)).toEqual(kinds(table))
    expect(signatureFields(streams)).toHaveLength(1 + signatoryFields.length)
  })

  it.skipIf(isMissing('qpdf'))('reads linearized files, whose first section stands at the start', async () => {
    for (const mode of ['disable', 'generate']) {
      const file = await openPdf(await rewritten('--linearize', `--object-streams=${mode}`))
      expect(file.sections).toHaveLength(2)
      expect(signatureFields(file)).toHaveLength(1 + signatoryFields.length)
    }
  })

  it.skipIf(isMissing('qpdf'))('refuses encrypted files', async () => {
    const encrypted = await rewritten('--encrypt', '', 'x', '256', '--')
    await expect(openPdf(encrypted)).rejects.toMatchObject({ code: 'encrypted' })
  })

  it.skipIf(isMissing('qpdf'))('is read but not signed where the newest section is a stream', async () => {
    const facts = { fieldName: sealField, name: 'Jörg', reason: 'Vastgelegd', signedAtUtc: '2026-11-23T10:00:00Z' }
    const attempt = sealDocument(await rewritten('--object-streams=generate'), { ...facts, signer: await makeSigner() })
    await expect(attempt).rejects.toMatchObject({ code: 'base-has-xref-stream' })
  })

  it('refuses an object that is not where the table says', async () => {
    const text = Buffer.from(base).toString('latin1')
    const moved = text.replace(/(xref\n0 \d+\n.{20}\n?)(\d{10})/s, (_all, head: string) => `${head}0000000020`)
    const file = openPdf(new Uint8Array(Buffer.from(moved, 'latin1')))
    await expect(file.then((opened) => opened.object(1))).rejects.toMatchObject({
      code: expect.stringMatching(/syntax|object-malformed/),
    })
  })
})

describe('asOfRevision', () => {
  it('shows the document as it was', async () => {
    const sealed = await openPdf(await makeSealed(await makeSigner(), base))
    const before = await asOfRevision(sealed, 1)
    expect(signatureFields(before).every(({ isEmpty }) => isEmpty)).toBe(true)
    const original = await openPdf(base)
    expect(sameObject(before.catalog, original.catalog)).toBe(true)
    expect(sameObject(sealed.catalog, original.catalog)).toBe(false)
  })
})
