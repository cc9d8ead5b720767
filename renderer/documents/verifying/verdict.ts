/**
 * What verifying answers. Four verdicts, each with the reason that decided it: a reader of the file learns what is the
 * matter, not just that something is. Codes are turned into words by the screen that shows them.
 */
import type { PdfReadCode } from '../signing/pdf-read-error.ts'

export type Verdict = 'valid' | 'changed' | 'unknown-signer' | 'unreadable'

/** Why one signature does not hold, taken by itself. */
export const signatureProblems = {
  // The signed range does not fit the file.
  'byte-range-malformed': 'changed',
  'byte-range-start': 'changed',
  'byte-range-overlap': 'changed',
  'byte-range-beyond-end': 'changed',
  'byte-range-gap': 'changed',
  'byte-range-not-a-revision': 'changed',
  'contents-missing': 'changed',
  'contents-padding': 'changed',
  // The signed content differs.
  'digest-mismatch': 'changed',
  'signature-mismatch': 'changed',
  'certificate-hash-mismatch': 'changed',
  // The signature itself cannot be judged.
  'sub-filter-unsupported': 'unreadable',
  'cms-malformed': 'unreadable',
  'cms-not-detached': 'unreadable',
  'cms-signer-count': 'unreadable',
  'signed-attributes-malformed': 'unreadable',
  'certificate-hash-missing': 'unreadable',
  'algorithm-unsupported': 'unreadable',
  'signer-certificate-missing': 'unreadable',
  // Sound, but by whom or when is not established.
  'signing-time-missing': 'unknown-signer',
  'certificate-not-valid-at-signing': 'unknown-signer',
  'certificate-not-known': 'unknown-signer',
} as const satisfies Record<string, Verdict>
export type SignatureProblem = keyof typeof signatureProblems

/** What happened to the document after a signature; the gravest first, which is the one named as the reason. */
export const changeCodes = [
  'catalog-replaced',
  'page-added',
  'page-removed',
  'page-tree-changed',
  'page-changed',
  'annotation-added',
  'annotation-changed',
  'form-value-changed',
  'form-fields-changed',
  'form-field-changed',
  'form-changed',
  'signature-removed',
  'signature-replaced',
  'signature-field-changed',
  'permissions-changed',
  'metadata-changed',
  'structure-changed',
  'catalog-changed',
  'trailer-changed',
  'dangling-reference-filled',
  'object-removed',
  'object-changed',
  'object-added',
  'changes-forbidden',
  'field-locked',
  'history-rewritten',
  'unsigned-revision',
  'bytes-appended',
] as const
export type ChangeCode = (typeof changeCodes)[number]

export interface ChangeAfterSigning {
  readonly code: ChangeCode
  /** The signature after which it happened. */
  readonly afterField: string
  readonly objectNumber?: number
}

export interface VerifiedSignature {
  readonly fieldName: string
  /** /Reason, /Name and /Location as signed; empty where absent. */
  readonly reason: string
  readonly name: string
  readonly location: string
  /** From /M, else from the CMS; null where neither can be read. */
  readonly signedAtUtc: string | null
  /** Common name and organisation of the certificate; empty where it cannot be read. */
  readonly signerName: string
  readonly signerOrganization: string
  /** SHA-256 of the certificate, lower-case hex; empty where it cannot be read. */
  readonly fingerprint: string
  /** The first, certifying signature: the seal of the issued document. */
  readonly certifies: boolean
  /** Nothing comes after the bytes it signs. */
  readonly coversWholeFile: boolean
  /** Its certificate is among the known ones. */
  readonly known: boolean
  /** Undefined where it holds. */
  readonly problem?: SignatureProblem
}

export type VerifyReason =
  | 'intact'
  | 'no-signature'
  | 'too-many-signatures'
  | PdfReadCode
  | SignatureProblem
  | ChangeCode

export interface Verification {
  readonly verdict: Verdict
  readonly reason: VerifyReason
  /** In the order of signing. */
  readonly signatures: readonly VerifiedSignature[]
  readonly changesAfter: readonly ChangeAfterSigning[]
}
