/** A seal certificate, a sealed sample and recorded signatures for the tests; made once per test file. */
import * as fontkit from 'fontkit'
import { createSealCertificate, type SealCertificate } from '#documents/signing/certificate.ts'
import type { OutlineFont } from '#documents/signing/outline-text.ts'
import type { RecordedSignature } from '#documents/signing/record-signature.ts'
import { sealDocument } from '#documents/signing/seal.ts'
import { makeSampleDocument, notoSansBytes, sealField, signatoryFields } from './sample-document.ts'

export const notoSans = fontkit.create(notoSansBytes) as unknown as OutlineFont

export function makeSigner(counsellorName = 'Jörg de Vries'): Promise<SealCertificate> {
  return createSealCertificate({
    counsellorName,
    schoolName: 'Het Eerste College',
    notBeforeUtc: '2026-11-01T00:00:00Z',
    years: 5,
    serial: Uint8Array.from({ length: 16 }, (_, index) => index + 1),
  })
}

export async function makeSealed(signer: SealCertificate, base?: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return sealDocument(base ?? (await makeSampleDocument()), {
    signer,
    fieldName: sealField,
    name: 'Jörg de Vries',
    reason: 'Verslag vastgelegd (GV-2026-0001, versie 1)',
    location: 'Utrecht',
    signedAtUtc: '2026-11-23T10:00:00Z',
  })
}

export const wave: readonly (readonly (readonly number[])[])[] = [
  Array.from({ length: 60 }, (_, i) => [0.1 + i / 80, 0.5 + 0.35 * Math.sin(i / 4)]),
  [
    [0.2, 0.9],
    [0.9, 0.8],
  ],
  [[0.5, 0.1]],
]

/** One entry per signatory field, drawn and in words by turns, five minutes apart. */
export function makeEntries(signer: SealCertificate, count: number = signatoryFields.length): RecordedSignature[] {
  return signatoryFields.slice(0, count).map((fieldName, index) => ({
    signer,
    fieldName,
    name: 'Jörg de Vries',
    reason: `Handtekening van ondertekenaar ${index + 1} (${index % 2 === 0 ? 'op het scherm' : 'op papier'})`,
    signedAtUtc: `2026-11-23T10:${String(5 + index * 5).padStart(2, '0')}:00Z`,
    appearance:
      index % 2 === 0
        ? { kind: 'strokes', strokes: wave, widthRatio: 3 }
        : { kind: 'words', lines: ['Op papier ondertekend,', 'retour 24-11-2026 · Şükrü'], fonts: [notoSans] },
  }))
}
