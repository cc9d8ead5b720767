import { beforeAll, describe, expect, it } from 'vitest'
import { certificateFingerprint, type SealCertificate } from '#documents/signing/certificate.ts'
import { buildRendition } from '#documents/signing/renditions.ts'
import { sealDocument } from '#documents/signing/seal.ts'
import { verifyDocument } from '#documents/verifying/verify.ts'
import { makeSampleDocument, sealField } from '../signing/sample-document.ts'
import { makeEntries, makeSealed, makeSigner } from '../signing/sealed-sample.ts'

let signer: SealCertificate
let base: Uint8Array
let sealed: Uint8Array<ArrayBuffer>
let rendition: Uint8Array<ArrayBuffer>

beforeAll(async () => {
  signer = await makeSigner()
  base = await makeSampleDocument()
  sealed = await makeSealed(signer, base)
  rendition = await buildRendition(sealed, makeEntries(signer, 3), 'all')
})

const verify = (bytes: Uint8Array) => verifyDocument(bytes, { knownCertificates: [signer.certificateDer] })

describe('verifyDocument', () => {
  it('finds a sealed document valid and tells who sealed it, when and why', async () => {
    expect(await verify(sealed)).toEqual({
      verdict: 'valid',
      reason: 'intact',
      changesAfter: [],
      signatures: [
        {
          fieldName: sealField,
          reason: 'Verslag vastgelegd (GV-2026-0001, versie 1)',
          name: 'Jörg de Vries',
          location: 'Utrecht',
          signedAtUtc: '2026-11-23T10:00:00.000Z',
          signerName: 'Jörg de Vries',
          signerOrganization: 'Het Eerste College',
          fingerprint: await certificateFingerprint(signer.certificateDer),
          certifies: true,
          coversWholeFile: true,
          known: true,
        },
      ],
    })
  })

  it('lists the signatures of a rendition in the order of signing; the last covers the whole file', async () => {
    const { verdict, signatures } = await verify(rendition)
    expect(verdict).toBe('valid')
    expect(signatures.map(({ fieldName }) => fieldName)).toEqual([sealField, 'sign-1', 'sign-2', 'sign-3'])
    expect(signatures.map(({ coversWholeFile }) => coversWholeFile)).toEqual([false, false, false, true])
    expect(signatures.map(({ certifies }) => certifies)).toEqual([true, false, false, false])
  })

  it('does not know a signer whose certificate is not among the known ones', async () => {
    const { verdict, reason, signatures } = await verifyDocument(sealed)
    expect({ verdict, reason }).toEqual({ verdict: 'unknown-signer', reason: 'certificate-not-known' })
    expect(signatures[0]).toMatchObject({ known: false, problem: 'certificate-not-known', signerName: 'Jörg de Vries' })
  })

  it('knows several certificates, as after the counsellor’s certificate was renewed', async () => {
    const renewed = await makeSigner('Jörg de Vries')
    const mixed = await buildRendition(sealed, makeEntries(renewed, 1), 'all')
    const knownCertificates = [signer.certificateDer, renewed.certificateDer]
    expect(await verifyDocument(mixed, { knownCertificates })).toMatchObject({ verdict: 'valid' })
    expect(await verify(mixed)).toMatchObject({ verdict: 'unknown-signer', reason: 'certificate-not-known' })
  })

  it.each(['2026-10-31T23:59:59Z', '2031-11-01T00:00:01Z'])(
    'does not accept a seal of %s by a certificate of 2026–2031',
    async (signedAtUtc) => {
      const facts = { signer, fieldName: sealField, name: 'Jörg', reason: 'Vastgelegd', signedAtUtc }
      expect(await verify(await sealDocument(base, facts))).toMatchObject({
        verdict: 'unknown-signer',
        reason: 'certificate-not-valid-at-signing',
      })
    },
  )

  it.each<[string, () => Uint8Array]>([
    ['not-a-pdf', () => new TextEncoder().encode('Beste ouders')],
    ['not-a-pdf', () => new Uint8Array()],
    ['no-signature', () => base],
    ['startxref-missing', () => sealed.subarray(0, sealed.length - 20)],
    ['startxref-missing', () => sealed.subarray(0, 4000)],
  ])('calls a file unreadable with %s', async (reason, makeBytes) => {
    expect(await verify(makeBytes())).toEqual({ verdict: 'unreadable', reason, signatures: [], changesAfter: [] })
  })
})
