/**
 * The counsellor's certificate for sealing, made at first use and kept in the vault (documents-design.md, Signing). A
 * new one is made when the counsellor or school is called otherwise, or when the old one is about to end: a seal must
 * say who sealed, and old documents keep the certificate they were sealed with.
 */
import { certificateFingerprint, createSealCertificate, readCertificate } from '#documents/signing/certificate.ts'
import type { SealSigner } from '#documents/signing/signer-key.ts'
import type { SealIdentity } from '#domain/reports/seal-identity.ts'
import type { Id } from '#domain/shared/row.ts'
import { fromBase64, toBase64 } from './base64.ts'

const years = 10

export interface SealIdentityRequest {
  known: readonly SealIdentity[]
  counsellorName: string
  schoolName: string
  nowUtc: string
  newId: () => Id
}

/** Answers the identity to seal with; `isNew` when it must be stored together with what it seals. */
export async function sealIdentityFor(
  request: SealIdentityRequest,
): Promise<{ identity: SealIdentity; isNew: boolean }> {
  const { known, counsellorName, schoolName, nowUtc } = request
  const usable = known
    .filter((identity) => identity.counsellorName === counsellorName && identity.schoolName === schoolName)
    .filter((identity) => identity.notBeforeUtc <= nowUtc && nowUtc < identity.notAfterUtc)
    .sort((left, right) => right.notAfterUtc.localeCompare(left.notAfterUtc))[0]
  if (usable) return { identity: usable, isNew: false }

  const { certificateDer, privateKeyPkcs8 } = await createSealCertificate({
    counsellorName,
    schoolName,
    notBeforeUtc: nowUtc,
    years,
    serial: crypto.getRandomValues(new Uint8Array(16)),
  })
  const { notBeforeUtc, notAfterUtc } = await readCertificate(certificateDer)
  const identity: SealIdentity = {
    id: request.newId(),
    rev: 0,
    counsellorName,
    schoolName,
    certificate: toBase64(certificateDer),
    privateKey: toBase64(privateKeyPkcs8),
    fingerprint: await certificateFingerprint(certificateDer),
    notBeforeUtc,
    notAfterUtc,
  }
  return { identity, isNew: true }
}

export function signerOf(identity: SealIdentity): SealSigner {
  return {
    certificateDer: fromBase64(identity.certificate),
    privateKeyPkcs8: fromBase64(identity.privateKey),
  }
}
