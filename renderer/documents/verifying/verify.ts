/**
 * Verifies a signed PDF. A document is valid when every signature holds by itself (range, padding, digest, certificate
 * hash, signature), each signer's certificate is a known one that was valid when it signed, the signatures together cover
 * every byte of the file, and every revision after the first signature does nothing but fill one empty signature field.
 *
 * It does not say that a certificate's name is the person's: self-signed certificates vouch for nobody. Certificate
 * chains, revocation and time stamps are not judged.
 */
import { certificateFingerprint } from '../signing/certificate.ts'
import { openPdf } from '../signing/pdf-parser.ts'
import { PdfReadError } from '../signing/pdf-read-error.ts'
import { changesAfterSigning } from './changes-after.ts'
import { type CheckedSignature, checkSignature } from './checked-signature.ts'
import { findSignatures } from './found-signatures.ts'
import {
  type ChangeAfterSigning,
  changeCodes,
  signatureProblems,
  type Verdict,
  type Verification,
  type VerifyReason,
} from './verdict.ts'

export interface VerifyOptions {
  /** Certificates (DER) whose signatures are accepted; without them no signer is known. */
  readonly knownCertificates?: readonly Uint8Array[]
}

/** Each signature is hashed over nearly the whole file, so their number is bounded. */
const signaturesMax = 64

/** Never throws for what the file holds: every file gets a verdict with its reason. */
export async function verifyDocument(bytes: Uint8Array, options: VerifyOptions = {}): Promise<Verification> {
  const fingerprints = await Promise.all((options.knownCertificates ?? []).map(certificateFingerprint))
  try {
    return await verifyReadable(bytes, new Set(fingerprints))
  } catch (error) {
    if (error instanceof PdfReadError) return unreadable(error.code)
    throw error
  }
}

async function verifyReadable(bytes: Uint8Array, knownFingerprints: ReadonlySet<string>): Promise<Verification> {
  const file = await openPdf(bytes)
  const found = await findSignatures(file)
  if (found.length === 0) return unreadable('no-signature')
  if (found.length > signaturesMax) return unreadable('too-many-signatures')
  const checked: CheckedSignature[] = []
  for (const signature of found) checked.push(await checkSignature(file, signature, knownFingerprints))
  checked.sort((a, b) => endOf(a) - endOf(b))
  const changesAfter = changesAfterSigning(file, checked)
  const { verdict, reason } = decide(checked, changesAfter)
  return { verdict, reason, signatures: checked.map(({ verified }) => verified), changesAfter }
}

function endOf({ signedFile }: CheckedSignature): number {
  return signedFile?.bytes.length ?? Number.MAX_SAFE_INTEGER
}

function unreadable(reason: VerifyReason): Verification {
  return { verdict: 'unreadable', reason, signatures: [], changesAfter: [] }
}

/** The gravest finding decides: a change over a signature that cannot be judged, that over an unknown signer. */
function decide(
  checked: readonly CheckedSignature[],
  changesAfter: readonly ChangeAfterSigning[],
): { verdict: Verdict; reason: VerifyReason } {
  const problems = checked.flatMap(({ verified }) => verified.problem ?? [])
  const worst = (verdict: Verdict) => problems.find((problem) => signatureProblems[problem] === verdict)
  const change = changeCodes.find((code) => changesAfter.some((found) => found.code === code))
  const broken = worst('changed')
  if (broken !== undefined) return { verdict: 'changed', reason: broken }
  if (change !== undefined) return { verdict: 'changed', reason: change }
  const unclear = worst('unreadable')
  if (unclear !== undefined) return { verdict: 'unreadable', reason: unclear }
  const untrusted = worst('unknown-signer')
  if (untrusted !== undefined) return { verdict: 'unknown-signer', reason: untrusted }
  return { verdict: 'valid', reason: 'intact' }
}
