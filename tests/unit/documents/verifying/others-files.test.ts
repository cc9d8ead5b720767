/** Signatures by programs we did not write: a CMS by openssl, and whole files by MuPDF (adbe.pkcs7.detached). */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPdf } from '#documents/signing/pdf-parser.ts'
import { sealDocument } from '#documents/signing/seal.ts'
import { signatureFields } from '#documents/signing/signature-fields.ts'
import { verifyDocument } from '#documents/verifying/verify.ts'
import { CheckFolder, isMissing } from '../signing/checkers.ts'
import { makeSampleDocument, sealField } from '../signing/sample-document.ts'
import { makeSigner } from '../signing/sealed-sample.ts'

const lacksTools = isMissing('mutool') || isMissing('openssl') || isMissing('qpdf')
let folder: CheckFolder
let certificateDer: Uint8Array

beforeAll(() => {
  folder = new CheckFolder()
  if (lacksTools) return
  const subject = '/C=NL/O=Andere school/CN=A. Ander'
  const key = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '3650', '-subj', subject]
  folder.run('openssl', ...key, '-keyout', 'key.pem', '-out', 'cert.pem')
  folder.run('openssl', 'x509', '-in', 'cert.pem', '-outform', 'der', '-out', 'cert.der')
  folder.run(
    'openssl',
    'pkcs12',
    '-export',
    '-inkey',
    'key.pem',
    '-in',
    'cert.pem',
    '-out',
    'key.p12',
    '-passout',
    'pass:x',
  )
  certificateDer = new Uint8Array(readFileSync(join(folder.path, 'cert.der')))
})
afterAll(() => folder.remove())

async function signedByMupdf(base: Uint8Array): Promise<Uint8Array> {
  const input = folder.write('theirs-in.pdf', base)
  const field = signatureFields(await openPdf(base)).find(({ fullName }) => fullName === sealField)
  const args = ['sign', '-s', 'key.p12', '-P', 'x', '-o', 'theirs.pdf', input, String(field?.ref.number)]
  const { stderr } = spawnSync('mutool', args, { cwd: folder.path, encoding: 'utf8' })
  expect(stderr).not.toContain('error:')
  return new Uint8Array(readFileSync(join(folder.path, 'theirs.pdf')))
}

/** The sealed sample with its CMS swapped for one that openssl makes over the same bytes. */
async function signedByOpenssl(...options: string[]): Promise<Uint8Array> {
  // openssl dates its certificate with today's clock, so the seal must be of a moment after that.
  const signedAtUtc = new Date(Date.now() + 3_600_000).toISOString()
  const facts = { fieldName: sealField, name: 'A. Ander', reason: 'Vastgelegd', signedAtUtc }
  const sealed = await sealDocument(await makeSampleDocument(), { ...facts, signer: await makeSigner() })
  const text = Buffer.from(sealed).toString('latin1')
  const [, gapStart = 0, gapEnd = 0] = (/\/ByteRange \[([\d ]+)\]/.exec(text)?.[1] ?? '').split(' ').map(Number)
  folder.write('content.bin', Buffer.concat([sealed.subarray(0, gapStart), sealed.subarray(gapEnd)]))
  const args = ['cms', '-sign', '-binary', '-in', 'content.bin', '-signer', 'cert.pem', '-inkey', 'key.pem']
  expect(folder.run('openssl', ...args, '-outform', 'der', '-out', 'theirs.der', ...options).status).toBe(0)
  const cms = readFileSync(join(folder.path, 'theirs.der')).toString('hex')
  sealed.set(Buffer.from(cms.padEnd(gapEnd - gapStart - 2, '0')), gapStart + 1)
  return sealed
}

describe.skipIf(lacksTools)('verifyDocument on a CMS made by openssl with an RSA key', () => {
  const verify = (bytes: Uint8Array) => verifyDocument(bytes, { knownCertificates: [certificateDer] })

  it('holds, and names the signer where the certificate is not known', async () => {
    const bytes = await signedByOpenssl('-cades', '-md', 'sha256')
    expect(await verify(bytes)).toMatchObject({ verdict: 'valid', reason: 'intact' })
    const unknown = await verifyDocument(bytes)
    expect(unknown).toMatchObject({ verdict: 'unknown-signer', reason: 'certificate-not-known' })
    expect(unknown.signatures).toMatchObject([{ signerName: 'A. Ander', signerOrganization: 'Andere school' }])
  })

  it('holds with SHA-512, with RSA-PSS and where the signer is named by key identifier', async () => {
    for (const options of [
      ['-md', 'sha512'],
      ['-md', 'sha256', '-keyopt', 'rsa_padding_mode:pss'],
      ['-keyid', '-md', 'sha384'],
    ]) {
      expect(await verify(await signedByOpenssl('-cades', ...options))).toMatchObject({ verdict: 'valid' })
    }
  })

  it('wants the certificate’s hash signed, and no SHA-1', async () => {
    const bare = await verify(await signedByOpenssl('-md', 'sha256'))
    expect(bare).toMatchObject({ verdict: 'unreadable', reason: 'certificate-hash-missing' })
    const old = await verify(await signedByOpenssl('-cades', '-md', 'sha1'))
    expect(old).toMatchObject({ verdict: 'unreadable', reason: 'algorithm-unsupported' })
  })

  it('wants the content outside and the certificate inside', async () => {
    const inside = await verify(await signedByOpenssl('-cades', '-md', 'sha256', '-nocerts'))
    expect(inside).toMatchObject({ verdict: 'unreadable', reason: 'signer-certificate-missing' })
  })
})

describe.skipIf(lacksTools)('verifyDocument on a file signed by MuPDF', () => {
  it('reads its revision, from tables and from streams, and refuses its SHA-1 by name', async () => {
    const plain = await makeSampleDocument()
    folder.run('qpdf', '--object-streams=generate', folder.write('plain.pdf', plain), 'streams.pdf')
    for (const base of [plain, new Uint8Array(readFileSync(join(folder.path, 'streams.pdf')))]) {
      const found = await verifyDocument(await signedByMupdf(base), { knownCertificates: [certificateDer] })
      expect(found).toMatchObject({ verdict: 'unreadable', reason: 'algorithm-unsupported', changesAfter: [] })
      expect(found.signatures).toMatchObject([{ fieldName: sealField, coversWholeFile: true, signerName: 'A. Ander' }])
    }
  })
})
