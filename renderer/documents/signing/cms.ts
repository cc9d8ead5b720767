/**
 * The detached CMS of one signature (RFC 5652; ETSI EN 319 122-1, CAdES baseline): signed attributes contentType,
 * messageDigest and signingCertificateV2 (RFC 5035) in DER SET order. No time inside: PAdES keeps it in /M.
 */
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import type { SignerKey } from './signer-key.ts'

export const cmsOid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
} as const

/** `messageDigest`: SHA-256 over the bytes of the ByteRange. Returns the ContentInfo in DER. */
export async function buildDetachedCms(messageDigest: ArrayBuffer, key: SignerKey): Promise<Uint8Array<ArrayBuffer>> {
  const certificateHash = await crypto.subtle.digest('SHA-256', key.certificateDer)
  const attributes = sortAsSet([
    attribute(cmsOid.contentType, new asn1js.ObjectIdentifier({ value: cmsOid.data })),
    attribute(cmsOid.messageDigest, new asn1js.OctetString({ valueHex: messageDigest })),
    attribute(cmsOid.signingCertificateV2, signingCertificateV2(certificateHash)),
  ])
  const asSet = new asn1js.Set({ value: attributes.map((entry) => entry.toSchema()) }).toBER(false)
  const signature = await key.sign(new Uint8Array(asSet))
  const sha256 = new pkijs.AlgorithmIdentifier({ algorithmId: cmsOid.sha256 })
  const signed = new pkijs.SignedData({
    version: 1,
    digestAlgorithms: [sha256],
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: cmsOid.data }),
    certificates: [key.certificate],
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({
          issuer: key.certificate.issuer,
          serialNumber: key.certificate.serialNumber,
        }),
        digestAlgorithm: sha256,
        signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes }),
        signatureAlgorithm: key.signatureAlgorithm,
        signature: new asn1js.OctetString({ valueHex: signature }),
      }),
    ],
  })
  const content = new pkijs.ContentInfo({ contentType: cmsOid.signedData, content: signed.toSchema(true) })
  return new Uint8Array(content.toSchema().toBER(false))
}

function attribute(type: string, value: asn1js.BaseBlock): pkijs.Attribute {
  return new pkijs.Attribute({ type, values: [value] })
}

/** The hash algorithm is SHA-256, the default, so DER leaves it out. */
function signingCertificateV2(certificateHash: ArrayBuffer): asn1js.Sequence {
  const certId = new asn1js.Sequence({ value: [new asn1js.OctetString({ valueHex: certificateHash })] })
  return new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [certId] })] })
}

/** DER orders a SET OF by the encodings of its members (X.690, 11.6). */
function sortAsSet(attributes: readonly pkijs.Attribute[]): pkijs.Attribute[] {
  return attributes
    .map((entry) => ({ entry, der: new Uint8Array(entry.toSchema().toBER(false)) }))
    .sort((a, b) => compareBytes(a.der, b.der))
    .map(({ entry }) => entry)
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number)
  }
  return a.length - b.length
}
