/** The signer's certificate and private key, ready to sign: ECDSA P-256 (made in the app) or RSA of 2048 bits and more. */
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { parseCertificate } from './certificate.ts'
import { plainBytes } from './pdf-objects.ts'
import { SigningError } from './signing-error.ts'

/** `privateKey` as PKCS#8, or as a key that may not be exported. */
export type SealSigner =
  | { readonly certificateDer: Uint8Array; readonly privateKeyPkcs8: Uint8Array }
  | { readonly certificateDer: Uint8Array; readonly privateKey: CryptoKey }

export interface SignerKey {
  readonly certificate: pkijs.Certificate
  readonly certificateDer: Uint8Array<ArrayBuffer>
  /** As it stands in the SignerInfo. */
  readonly signatureAlgorithm: pkijs.AlgorithmIdentifier
  /** The signature over SHA-256 of `data`, as it stands in the SignerInfo. */
  sign(data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>
}

const ecPublicKey = '1.2.840.10045.2.1'
const curveP256 = '1.2.840.10045.3.1.7'
const rsaEncryption = '1.2.840.113549.1.1.1'
const ecdsaWithSha256 = '1.2.840.10045.4.3.2'
const rsaWithSha256 = '1.2.840.113549.1.1.11'

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

export async function openSignerKey(signer: SealSigner): Promise<SignerKey> {
  const certificateDer = plainBytes(signer.certificateDer)
  const certificate = parseCertificate(certificateDer)
  const isEc = usesP256(certificate)
  const algorithm = isEc ? ecdsa : rsa
  const publicKey = await importPublicKey(certificate, algorithm)
  const privateKey = 'privateKey' in signer ? signer.privateKey : await importPrivateKey(signer, algorithm)
  if (privateKey.algorithm.name !== algorithm.name) throw misfit()
  return {
    certificate,
    certificateDer,
    signatureAlgorithm: isEc
      ? new pkijs.AlgorithmIdentifier({ algorithmId: ecdsaWithSha256 })
      : new pkijs.AlgorithmIdentifier({ algorithmId: rsaWithSha256, algorithmParams: new asn1js.Null() }),
    async sign(data) {
      const signature = await crypto.subtle.sign(algorithm, privateKey, data)
      if (!(await crypto.subtle.verify(algorithm, publicKey, signature, data))) throw misfit()
      return isEc ? pkijs.createCMSECDSASignature(signature) : signature
    },
  }
}

function usesP256(certificate: pkijs.Certificate): boolean {
  const { algorithmId, algorithmParams } = certificate.subjectPublicKeyInfo.algorithm
  if (algorithmId === rsaEncryption) return false
  const isP256 = algorithmParams instanceof asn1js.ObjectIdentifier && algorithmParams.getValue() === curveP256
  if (algorithmId === ecPublicKey && isP256) return true
  throw new SigningError('key-unsupported', 'only ECDSA P-256 and RSA keys seal')
}

async function importPublicKey(certificate: pkijs.Certificate, algorithm: typeof ecdsa | typeof rsa) {
  const spki = certificate.subjectPublicKeyInfo.toSchema().toBER(false)
  const key = await crypto.subtle.importKey('spki', spki, algorithm, true, ['verify'])
  const bits = 'modulusLength' in key.algorithm ? key.algorithm.modulusLength : undefined
  if (typeof bits === 'number' && bits < 2048) {
    throw new SigningError('key-unsupported', `an RSA key needs 2048 bits, this has ${bits} bits`)
  }
  return key
}

async function importPrivateKey(
  signer: { readonly privateKeyPkcs8: Uint8Array },
  algorithm: typeof ecdsa | typeof rsa,
): Promise<CryptoKey> {
  try {
    return await crypto.subtle.importKey('pkcs8', plainBytes(signer.privateKeyPkcs8), algorithm, false, ['sign'])
  } catch (cause) {
    throw new SigningError('key-does-not-fit-certificate', 'the private key cannot be read', cause)
  }
}

function misfit(): SigningError {
  return new SigningError('key-does-not-fit-certificate', 'the private key is not the one of the certificate')
}
