import { beforeAll, describe, expect, it } from 'vitest'
import type { SealCertificate } from '#documents/signing/certificate.ts'
import { openPdf } from '#documents/signing/pdf-parser.ts'
import { buildRendition } from '#documents/signing/renditions.ts'
import { signatureFields } from '#documents/signing/signature-fields.ts'
import { verifyDocument } from '#documents/verifying/verify.ts'
import { makeEntries, makeSealed, makeSigner } from './sealed-sample.ts'

let signer: SealCertificate
let sealed: Uint8Array<ArrayBuffer>

beforeAll(async () => {
  signer = await makeSigner()
  sealed = await makeSealed(signer)
})

const filledFields = async (bytes: Uint8Array) =>
  signatureFields(await openPdf(bytes))
    .filter(({ isEmpty }) => !isEmpty)
    .map(({ fullName }) => fullName)

describe('buildRendition', () => {
  it('begins with the issued bytes for every household and the school', async () => {
    const entries = makeEntries(signer)
    for (const fields of [['sign-1'], ['sign-1', 'sign-2'], ['sign-1', 'sign-3', 'sign-4'], 'all'] as const) {
      const rendition = await buildRendition(sealed, entries, fields)
      expect(rendition.subarray(0, sealed.length)).toEqual(sealed)
    }
  })

  it('fills the fields it may show and no other', async () => {
    const entries = makeEntries(signer)
    expect(await filledFields(await buildRendition(sealed, entries, ['sign-1', 'sign-3']))).toEqual([
      'seal',
      'sign-1',
      'sign-3',
    ])
    expect(await filledFields(await buildRendition(sealed, entries, 'all'))).toHaveLength(6)
  })

  it('holds nothing of a field it may not show', async () => {
    const entries = makeEntries(signer)
    const text = Buffer.from(await buildRendition(sealed, entries, ['sign-1', 'sign-3'])).toString('latin1')
    expect(text).toContain('ondertekenaar 1')
    expect(text).not.toContain('ondertekenaar 2')
  })

  it('is the issued document where nobody has signed', async () => {
    expect(await buildRendition(sealed, [], 'all')).toEqual(sealed)
    expect(await buildRendition(sealed, makeEntries(signer), ['sign-9'])).toEqual(sealed)
  })

  it('leaves the issued bytes and the entries as they were', async () => {
    const issued = sealed.slice()
    const entries = makeEntries(signer).reverse()
    const order = entries.map(({ fieldName }) => fieldName)
    await buildRendition(sealed, entries, 'all')
    expect(sealed).toEqual(issued)
    expect(entries.map(({ fieldName }) => fieldName)).toEqual(order)
  })

  it('gives the same bytes whatever the order of the entries, but for the signatures', async () => {
    const entries = makeEntries(signer)
    const blank = async (list: typeof entries) =>
      Buffer.from(await buildRendition(sealed, list, 'all'))
        .toString('latin1')
        .replaceAll(/\/Contents <[0-9A-F]{4000,}>/g, '/Contents <>')
        // The ID of a revision follows from all bytes before it, earlier signatures included.
        .replaceAll(/\/ID \[[^\]]+\]/g, '/ID []')
    expect(await blank([...entries].reverse())).toBe(await blank(entries))
  })

  it('refuses two entries for one field', async () => {
    const [entry] = makeEntries(signer)
    if (entry === undefined) throw new Error('no entry')
    await expect(buildRendition(sealed, [entry, entry], 'all')).rejects.toMatchObject({ code: 'field-entered-twice' })
  })

  it('is valid with our own verifier', async () => {
    const rendition = await buildRendition(sealed, makeEntries(signer), 'all')
    const { verdict, signatures } = await verifyDocument(rendition, { knownCertificates: [signer.certificateDer] })
    expect(verdict).toBe('valid')
    expect(signatures.map(({ fieldName }) => fieldName)).toEqual([
      'seal',
      'sign-1',
      'sign-2',
      'sign-3',
      'sign-4',
      'sign-5',
    ])
  })
})
