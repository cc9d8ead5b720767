/**
 * The counsellor's seal certificate: self-signed ECDSA P-256, made once in the app and kept in the vault. It proves that
 * two documents were sealed with the same key; who held the key is vouched for by nobody but the school itself.
 * Profile: RFC 5280, with the document-signing purpose of RFC 9336; key identifier after RFC 7093, method 1.
 */
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { plainBytes } from './pdf-objects.ts'
import { SigningError } from './signing-error.ts'

const oid = {
  country: '2.5.4.6',
  organization: '2.5.4.10',
  commonName: '2.5.4.3',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
  documentSigning: '1.3.6.1.5.5.7.3.36',
} as const

/** X.520 upper bound of both names, in characters. */
const subjectNameMax = 64

export interface SealCertificateRequest {
  readonly counsellorName: string
  readonly schoolName: string
  /** ISO 8601 in UTC; whole seconds count. */
  readonly notBeforeUtc: string
  readonly years: number
  /** Random, at most 20 bytes; made positive here. */
  readonly serial: Uint8Array
}

export interface SealCertificate {
  readonly certificateDer: Uint8Array<ArrayBuffer>
  readonly privateKeyPkcs8: Uint8Array<ArrayBuffer>
}

/** What a screen shows of a certificate. */
export interface CertificateSummary {
  readonly commonName: string
  readonly organization: string
  readonly notBeforeUtc: string
  readonly notAfterUtc: string
  readonly serialHex: string
  /** SHA-256 over the DER, 64 lower-case hex digits. */
  readonly fingerprint: string
}

export async function createSealCertificate(request: SealCertificateRequest): Promise<SealCertificate> {
  const { notBefore, notAfter } = readTerm(request)
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const certificate = new pkijs.Certificate({ version: 2, serialNumber: readSerial(request.serial) })
  certificate.subject = distinguishedName([
    attribute(oid.country, new asn1js.PrintableString({ value: 'NL' })),
    attribute(oid.organization, new asn1js.Utf8String({ value: readSubjectName(request.schoolName) })),
    attribute(oid.commonName, new asn1js.Utf8String({ value: readSubjectName(request.counsellorName) })),
  ])
  certificate.issuer = certificate.subject
  certificate.notBefore = time(notBefore)
  certificate.notAfter = time(notAfter)
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey)
  certificate.extensions = await extensions(certificate.subjectPublicKeyInfo)
  await certificate.sign(keys.privateKey, 'SHA-256')
  return {
    certificateDer: new Uint8Array(certificate.toSchema(true).toBER(false)),
    privateKeyPkcs8: new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey)),
  }
}

/** One set per attribute; left to itself pkijs puts all into one, which makes a single multi-valued name. */
function distinguishedName(typesAndValues: pkijs.AttributeTypeAndValue[]): pkijs.RelativeDistinguishedNames {
  const sets = typesAndValues.map((entry) => new asn1js.Set({ value: [entry.toSchema()] }))
  const valueBeforeDecode = new asn1js.Sequence({ value: sets }).toBER(false)
  return new pkijs.RelativeDistinguishedNames({ typesAndValues, valueBeforeDecode })
}

function attribute(type: string, value: asn1js.PrintableString | asn1js.Utf8String): pkijs.AttributeTypeAndValue {
  return new pkijs.AttributeTypeAndValue({ type, value })
}

function readSubjectName(text: string): string {
  const clean = text
    .toWellFormed()
    .replace(/\p{C}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (clean === '') throw new SigningError('certificate-subject-empty', 'counsellor and school need a name')
  return Array.from(clean).slice(0, subjectNameMax).join('').trim()
}

function readTerm({ notBeforeUtc, years }: SealCertificateRequest): { notBefore: Date; notAfter: Date } {
  const notBefore = new Date(notBeforeUtc)
  if (!/Z$/.test(notBeforeUtc) || Number.isNaN(notBefore.getTime()) || !Number.isInteger(years) || years < 1) {
    throw new SigningError('certificate-term-malformed', 'the term needs a start in UTC and whole years')
  }
  notBefore.setUTCMilliseconds(0)
  const notAfter = new Date(notBefore)
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + years)
  return { notBefore, notAfter }
}

function readSerial(serial: Uint8Array): asn1js.Integer {
  const bytes = Uint8Array.from(serial.subarray(0, 20))
  if (bytes[0] === undefined) throw new SigningError('certificate-malformed', 'serial number missing')
  // Positive and without a leading zero byte: the shortest DER form.
  bytes[0] = (bytes[0] & 0x7f) | 0x40
  return new asn1js.Integer({ valueHex: bytes.buffer })
}

/** RFC 5280, 4.1.2.5: UTCTime through 2049, GeneralizedTime from 2050. */
function time(value: Date): pkijs.Time {
  return new pkijs.Time({ type: value.getUTCFullYear() < 2050 ? 0 : 1, value })
}

async function extensions(publicKey: pkijs.PublicKeyInfo): Promise<pkijs.Extension[]> {
  const keyBits = plainBytes(publicKey.subjectPublicKey.valueBlock.valueHexView)
  const keyIdentifier = (await crypto.subtle.digest('SHA-256', keyBits)).slice(0, 20)
  // digitalSignature and nonRepudiation are the first two bits; six unused bits follow.
  const usage = new asn1js.BitString({ valueHex: Uint8Array.of(0b1100_0000).buffer, unusedBits: 6 })
  return [
    extension(oid.basicConstraints, true, new pkijs.BasicConstraints({ cA: false }).toSchema()),
    extension(oid.keyUsage, true, usage),
    extension(oid.extendedKeyUsage, false, new pkijs.ExtKeyUsage({ keyPurposes: [oid.documentSigning] }).toSchema()),
    extension(oid.subjectKeyIdentifier, false, new asn1js.OctetString({ valueHex: keyIdentifier })),
  ]
}

function extension(extnID: string, critical: boolean, value: asn1js.BaseBlock): pkijs.Extension {
  return new pkijs.Extension({ extnID, critical, extnValue: value.toBER(false) })
}

/** SHA-256 over the DER, 64 lower-case hex digits. */
export async function certificateFingerprint(certificateDer: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', plainBytes(certificateDer)))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Throws `SigningError('certificate-malformed')`. */
export async function readCertificate(certificateDer: Uint8Array): Promise<CertificateSummary> {
  return summarizeCertificate(parseCertificate(certificateDer), await certificateFingerprint(certificateDer))
}

export function parseCertificate(certificateDer: Uint8Array): pkijs.Certificate {
  try {
    return pkijs.Certificate.fromBER(plainBytes(certificateDer))
  } catch (cause) {
    throw new SigningError('certificate-malformed', 'the certificate cannot be read', cause)
  }
}

export function summarizeCertificate(certificate: pkijs.Certificate, fingerprint: string): CertificateSummary {
  return {
    commonName: subjectValue(certificate, oid.commonName),
    organization: subjectValue(certificate, oid.organization),
    notBeforeUtc: certificate.notBefore.value.toISOString(),
    notAfterUtc: certificate.notAfter.value.toISOString(),
    serialHex: Array.from(certificate.serialNumber.valueBlock.valueHexView, (byte) =>
      byte.toString(16).padStart(2, '0'),
    ).join(''),
    fingerprint,
  }
}

function subjectValue(certificate: pkijs.Certificate, type: string): string {
  const found = certificate.subject.typesAndValues.find((entry) => entry.type === type)
  const value: unknown = found?.value.valueBlock.value
  return typeof value === 'string' ? value : ''
}
