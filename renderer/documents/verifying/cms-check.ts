/**
 * Judges the detached CMS of one signature (RFC 5652, RFC 5035): digest, certificate hash, signature. It does not judge
 * who the signer is: that is a comparison with known certificates, done by the caller.
 */
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { cmsOid } from '../signing/cms.ts'
import { sameBytes } from '../signing/pdf-objects.ts'
import { certificatesOf, isEcdsaValue, readDer } from './strict-der.ts'
import type { SignatureProblem } from './verdict.ts'

export interface CmsFindings {
  readonly problem?: SignatureProblem
  readonly certificate?: pkijs.Certificate
  readonly certificateDer?: Uint8Array<ArrayBuffer>
  /** The signing-time attribute, which PAdES leaves out and older signatures have. */
  readonly signedAtUtc?: string
}

const signingTime = '1.2.840.113549.1.9.5'
const ecPublicKey = '1.2.840.10045.2.1'
const rsaEncryption = '1.2.840.113549.1.1.1'
const hashNames: Record<string, string> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
}

/** `mustNameCertificate`: CAdES signs the certificate's hash; the older adbe.pkcs7.detached need not. */
export async function checkCms(
  cms: Uint8Array<ArrayBuffer>,
  signed: Uint8Array<ArrayBuffer>,
  mustNameCertificate: boolean,
): Promise<CmsFindings> {
  const parsed = parseSignedData(cms)
  if (typeof parsed === 'string') return { problem: parsed }
  const { signer, attributes, found } = parsed
  if (found === undefined) return { problem: 'signer-certificate-missing' }
  const signedAtUtc = readSigningTime(attributes)
  const findings: CmsFindings = { ...found, ...(signedAtUtc === undefined ? {} : { signedAtUtc }) }
  const problem =
    (await checkDigest(signer, attributes, signed)) ??
    (await checkCertificateHash(attributes, found.certificateDer, mustNameCertificate)) ??
    (await checkSignature(signer, found.certificate))
  return problem === undefined ? findings : { ...findings, problem }
}

type Attributes = ReadonlyMap<string, asn1js.BaseBlock>

interface ParsedCms {
  readonly signer: pkijs.SignerInfo
  readonly attributes: Attributes
  readonly found: { certificate: pkijs.Certificate; certificateDer: Uint8Array<ArrayBuffer> } | undefined
}

function parseSignedData(cms: Uint8Array<ArrayBuffer>): ParsedCms | SignatureProblem {
  try {
    const der = readDer(cms)
    const content = pkijs.ContentInfo.fromBER(cms)
    if (der === undefined || content.contentType !== cmsOid.signedData) return 'cms-malformed'
    return readSignedData(new pkijs.SignedData({ schema: content.content }), certificatesOf(der))
  } catch {
    // pkijs has no error for "this is not a CMS" but its many schema errors: they all mean this.
    return 'cms-malformed'
  }
}

function readSignedData(
  { encapContentInfo, signerInfos, version, digestAlgorithms }: pkijs.SignedData,
  certificates: readonly Uint8Array<ArrayBuffer>[],
): ParsedCms | SignatureProblem {
  if (encapContentInfo.eContentType !== cmsOid.data || encapContentInfo.eContent) return 'cms-not-detached'
  const [signer] = signerInfos
  if (signer === undefined || signerInfos.length !== 1) return 'cms-signer-count'
  const digestOid = signer.digestAlgorithm.algorithmId
  const isDigestNamed = digestAlgorithms.some(({ algorithmId }) => algorithmId === digestOid)
  // RFC 5652, 5.1 and 5.3: both versions are 1, or 3 where the signer is named by key identifier.
  const wanted = signer.sid instanceof pkijs.IssuerAndSerialNumber ? 1 : 3
  if (!isDigestNamed || version !== wanted || signer.version !== wanted) return 'cms-malformed'
  const attributes = readAttributes(signer)
  if (attributes === undefined) return 'signed-attributes-malformed'
  const contentType = attributes.get(cmsOid.contentType)
  if (!(contentType instanceof asn1js.ObjectIdentifier) || contentType.getValue() !== cmsOid.data) {
    return 'signed-attributes-malformed'
  }
  return { signer, attributes, found: findCertificate(certificates, signer) }
}

/** Each attribute once, with one value (RFC 5652, 11). */
function readAttributes(signer: pkijs.SignerInfo): Attributes | undefined {
  const attributes = new Map<string, asn1js.BaseBlock>()
  for (const { type, values } of signer.signedAttrs?.attributes ?? []) {
    const [value]: unknown[] = values
    if (attributes.has(type) || values.length !== 1 || !(value instanceof asn1js.BaseBlock)) return undefined
    attributes.set(type, value)
  }
  return attributes
}

function findCertificate(certificates: readonly Uint8Array<ArrayBuffer>[], signer: pkijs.SignerInfo) {
  for (const certificateDer of certificates) {
    const certificate = pkijs.Certificate.fromBER(certificateDer)
    if (isNamedBy(certificate, signer)) return { certificate, certificateDer }
  }
  return undefined
}

function isNamedBy(certificate: pkijs.Certificate, { sid }: pkijs.SignerInfo): boolean {
  if (sid instanceof pkijs.IssuerAndSerialNumber) {
    // Byte by byte: pkijs compares names without regard to case.
    const [wanted, actual] = [sid.issuer.valueBeforeDecode, certificate.issuer.valueBeforeDecode]
    return (
      sameBytes(new Uint8Array(wanted), new Uint8Array(actual)) && sid.serialNumber.isEqual(certificate.serialNumber)
    )
  }
  const extension = certificate.extensions?.find(({ extnID }) => extnID === '2.5.29.14')
  const wanted: unknown = sid
  if (!(extension?.parsedValue instanceof asn1js.OctetString) || !(wanted instanceof asn1js.BaseBlock)) return false
  const keyIdentifier = new Uint8Array(extension.parsedValue.valueBlock.valueHexView)
  const block = wanted.valueBlock
  return (
    'valueHexView' in block && block.valueHexView instanceof Uint8Array && sameBytes(keyIdentifier, block.valueHexView)
  )
}

async function checkDigest(
  signer: pkijs.SignerInfo,
  attributes: Attributes,
  signed: Uint8Array<ArrayBuffer>,
): Promise<SignatureProblem | undefined> {
  const hash = hashNames[signer.digestAlgorithm.algorithmId]
  if (hash === undefined) return 'algorithm-unsupported'
  const claimed = attributes.get(cmsOid.messageDigest)
  if (!(claimed instanceof asn1js.OctetString)) return 'signed-attributes-malformed'
  const actual = new Uint8Array(await crypto.subtle.digest(hash, signed))
  return sameBytes(actual, claimed.valueBlock.valueHexView) ? undefined : 'digest-mismatch'
}

async function checkCertificateHash(
  attributes: Attributes,
  certificateDer: Uint8Array<ArrayBuffer>,
  isRequired: boolean,
): Promise<SignatureProblem | undefined> {
  const signingCertificate = attributes.get(cmsOid.signingCertificateV2)
  if (signingCertificate === undefined) return isRequired ? 'certificate-hash-missing' : undefined
  // SigningCertificateV2 → certs → the first ESSCertIDv2, which names the signer: [hashAlgorithm], certHash, …
  const [certs] = childrenOf(signingCertificate)
  const [certId] = childrenOf(certs)
  const parts = childrenOf(certId)
  const isHashNamed = parts[0] instanceof asn1js.Sequence
  const certHash = parts[isHashNamed ? 1 : 0]
  if (!(certHash instanceof asn1js.OctetString)) return 'signed-attributes-malformed'
  const hashOid = isHashNamed ? childrenOf(parts[0])[0] : undefined
  const hash = hashOid instanceof asn1js.ObjectIdentifier ? hashNames[hashOid.getValue()] : 'SHA-256'
  if (hash === undefined) return 'algorithm-unsupported'
  const actual = new Uint8Array(await crypto.subtle.digest(hash, certificateDer))
  return sameBytes(actual, certHash.valueBlock.valueHexView) ? undefined : 'certificate-hash-mismatch'
}

function childrenOf(block: asn1js.BaseBlock | undefined): asn1js.BaseBlock[] {
  return block instanceof asn1js.Sequence ? block.valueBlock.value : []
}

async function checkSignature(
  signer: pkijs.SignerInfo,
  certificate: pkijs.Certificate,
): Promise<SignatureProblem | undefined> {
  const engine = pkijs.getCrypto(true)
  const isPlainRsa = signer.signatureAlgorithm.algorithmId === rsaEncryption
  const isEcdsa = certificate.subjectPublicKeyInfo.algorithm.algorithmId === ecPublicKey
  const value = new Uint8Array(signer.signature.valueBlock.valueHexView)
  if (isEcdsa && !isEcdsaValue(value)) return 'signature-mismatch'
  try {
    const hash = isPlainRsa
      ? hashNames[signer.digestAlgorithm.algorithmId]
      : engine.getHashAlgorithm(signer.signatureAlgorithm)
    if (hash === undefined || !Object.values(hashNames).includes(hash)) return 'algorithm-unsupported'
    const isRight = await engine.verifyWithPublicKey(
      // The attributes as they stand, under the tag of a SET.
      signer.signedAttrs?.encodedValue ?? new ArrayBuffer(0),
      signer.signature,
      certificate.subjectPublicKeyInfo,
      signer.signatureAlgorithm,
      hash,
    )
    return isRight ? undefined : 'signature-mismatch'
  } catch {
    // A key or signature value that WebCrypto cannot even read did not make this signature.
    return 'signature-mismatch'
  }
}

function readSigningTime(attributes: Attributes): string | undefined {
  const value = attributes.get(signingTime)
  if (!(value instanceof asn1js.UTCTime || value instanceof asn1js.GeneralizedTime)) return undefined
  const date = value.toDate()
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}
