/** One signature judged by itself: its range, its CMS, its certificate and the time it gives. */
import { certificateFingerprint, summarizeCertificate } from '../signing/certificate.ts'
import { isDict, sameObject } from '../signing/pdf-objects.ts'
import { openPdf, type PdfFile } from '../signing/pdf-parser.ts'
import { PdfReadError } from '../signing/pdf-read-error.ts'
import { signatureFields } from '../signing/signature-fields.ts'
import { readSignedRange, type SignedRange, signedBytes } from './byte-range.ts'
import { type CmsFindings, checkCms } from './cms-check.ts'
import { type FoundSignature, formatOf, readPdfDate, textOf } from './found-signatures.ts'
import type { SignatureProblem, VerifiedSignature } from './verdict.ts'

export interface CheckedSignature {
  readonly found: FoundSignature
  readonly verified: VerifiedSignature
  /** The document as this signature covers it; undefined where its range or its revision is not sound. */
  readonly signedFile?: PdfFile
}

/** `knownFingerprints`: SHA-256 of the certificates whose signatures are accepted, lower-case hex. */
export async function checkSignature(
  file: PdfFile,
  found: FoundSignature,
  knownFingerprints: ReadonlySet<string>,
): Promise<CheckedSignature> {
  const range = readSignedRange(file, found.dict)
  if (typeof range === 'string') return { found, verified: describe(file, found, undefined, {}, '', false, range) }
  const format = formatOf(found)
  const findings: CmsFindings =
    format === undefined
      ? { problem: 'sub-filter-unsupported' }
      : await checkCms(range.cms, signedBytes(file.bytes, range), format === 'cades')
  const fingerprint = findings.certificateDer === undefined ? '' : await certificateFingerprint(findings.certificateDer)
  const known = knownFingerprints.has(fingerprint)
  const signedFile = await openSignedRevision(file, found, range)
  const problem =
    findings.problem ??
    (signedFile === undefined ? 'byte-range-not-a-revision' : undefined) ??
    trustProblem(found, findings, known)
  const verified = describe(file, found, range, findings, fingerprint, known, problem)
  return signedFile === undefined ? { found, verified } : { found, verified, signedFile }
}

/**
 * The signed bytes must be a document by themselves, ending with their own `%%EOF`, in which this signature stands in
 * its field. Otherwise the range would leave the end of its revision unsigned.
 */
async function openSignedRevision(
  file: PdfFile,
  found: FoundSignature,
  range: SignedRange,
): Promise<PdfFile | undefined> {
  try {
    const signedFile = await openPdf(file.bytes.subarray(0, range.end), file.budget)
    const tail = signedFile.bytes.subarray(signedFile.endOffset)
    if (tail.length > 2 || tail.some((byte) => byte !== 10 && byte !== 13)) return undefined
    const field = signatureFields(signedFile).find(({ fullName }) => fullName === found.fieldName)
    const value = field === undefined ? null : signedFile.resolve(field.dict.get('V'))
    return isDict(value) && sameObject(value, found.dict) ? signedFile : undefined
  } catch (error) {
    if (error instanceof PdfReadError) return undefined
    throw error
  }
}

function trustProblem(found: FoundSignature, findings: CmsFindings, known: boolean): SignatureProblem | undefined {
  if (!known) return 'certificate-not-known'
  const signedAtUtc = signingTimeOf(found, findings)
  if (signedAtUtc === null) return 'signing-time-missing'
  const { certificate } = findings
  const time = Date.parse(signedAtUtc)
  const isWithin =
    certificate !== undefined &&
    time >= certificate.notBefore.value.getTime() &&
    time <= certificate.notAfter.value.getTime()
  return isWithin ? undefined : 'certificate-not-valid-at-signing'
}

function signingTimeOf(found: FoundSignature, findings: CmsFindings): string | null {
  return readPdfDate(textOf(found, 'M')) ?? findings.signedAtUtc ?? null
}

function describe(
  file: PdfFile,
  found: FoundSignature,
  range: SignedRange | undefined,
  findings: CmsFindings,
  fingerprint: string,
  known: boolean,
  problem: SignatureProblem | undefined,
): VerifiedSignature {
  const summary =
    findings.certificate === undefined ? undefined : summarizeCertificate(findings.certificate, fingerprint)
  return {
    fieldName: found.fieldName,
    reason: textOf(found, 'Reason'),
    name: textOf(found, 'Name'),
    location: textOf(found, 'Location'),
    signedAtUtc: signingTimeOf(found, findings),
    signerName: summary?.commonName ?? '',
    signerOrganization: summary?.organization ?? '',
    fingerprint,
    certifies: found.isCertifying,
    coversWholeFile: range?.end === file.bytes.length,
    known,
    ...(problem === undefined ? {} : { problem }),
  }
}
