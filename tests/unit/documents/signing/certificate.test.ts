import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { certificateFingerprint, createSealCertificate, readCertificate } from '#documents/signing/certificate.ts'
import { CheckFolder, isMissing } from './checkers.ts'

const request = {
  counsellorName: 'Şükrü de Vries-Öz',
  schoolName: 'Het Eerste College',
  notBeforeUtc: '2026-11-23T08:30:00Z',
  years: 10,
  serial: Uint8Array.of(0xff, 2, 3, 4),
}

let folder: CheckFolder
beforeAll(() => {
  folder = new CheckFolder()
})
afterAll(() => folder.remove())

describe('createSealCertificate', () => {
  it('names counsellor, school, term and a positive serial number', async () => {
    const { certificateDer } = await createSealCertificate(request)
    expect(await readCertificate(certificateDer)).toEqual({
      commonName: 'Şükrü de Vries-Öz',
      organization: 'Het Eerste College',
      notBeforeUtc: '2026-11-23T08:30:00.000Z',
      notAfterUtc: '2036-11-23T08:30:00.000Z',
      serialHex: '7f020304',
      fingerprint: await certificateFingerprint(certificateDer),
    })
  })

  it('gives a private key that fits and a new one each time', async () => {
    const first = await createSealCertificate(request)
    const second = await createSealCertificate(request)
    expect(first.privateKeyPkcs8).not.toEqual(second.privateKeyPkcs8)
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
    await expect(
      crypto.subtle.importKey('pkcs8', first.privateKeyPkcs8, algorithm, false, ['sign']),
    ).resolves.toBeDefined()
  })

  it.skipIf(isMissing('openssl'))('is what openssl reads as an end-entity document-signing certificate', async () => {
    const { certificateDer } = await createSealCertificate(request)
    const der = folder.write('certificate.der', certificateDer)
    const { output } = folder.run('openssl', 'x509', '-inform', 'der', '-in', der, '-noout', '-text')
    expect(output).toContain('ASN1 OID: prime256v1')
    expect(output).toContain('Signature Algorithm: ecdsa-with-SHA256')
    expect(output).toMatch(/Basic Constraints: critical\s+CA:FALSE/)
    expect(output).toMatch(/Key Usage: critical\s+Digital Signature, Non Repudiation\s/)
    expect(output).toMatch(/Extended Key Usage:\s+1\.3\.6\.1\.5\.5\.7\.3\.36\s/)
    expect(output).toMatch(/Subject Key Identifier:\s+([0-9A-F]{2}:){19}[0-9A-F]{2}\s/)
    expect(output).toMatch(/Subject: C = NL, O = Het Eerste College, CN = /)
    const print = folder.run('openssl', 'x509', '-inform', 'der', '-in', der, '-noout', '-sha256', '-fingerprint')
    const shown = /=([0-9A-F:]+)/.exec(print.output)?.[1]?.replaceAll(':', '').toLowerCase()
    expect(shown).toBe(await certificateFingerprint(certificateDer))
  })

  it.skipIf(isMissing('openssl'))('is signed by its own key, by the word of openssl', async () => {
    const { certificateDer } = await createSealCertificate({ ...request, years: 30 })
    const der = folder.write('self.der', certificateDer)
    const pem = folder.write('self.pem', new Uint8Array())
    folder.run('openssl', 'x509', '-inform', 'der', '-in', der, '-out', pem)
    const args = ['verify', '-check_ss_sig', '-no_check_time', '-CAfile', pem, pem]
    expect(folder.run('openssl', ...args)).toMatchObject({ status: 0 })
  })

  it('cuts names at the 64 characters X.520 allows and takes out control characters', async () => {
    const long = `A\u0000B\n${'ë'.repeat(100)}`
    const { certificateDer } = await createSealCertificate({ ...request, counsellorName: long })
    const { commonName } = await readCertificate(certificateDer)
    expect(commonName).toBe(`A B ${'ë'.repeat(60)}`)
  })

  it.each([
    ['certificate-subject-empty', { counsellorName: ' \u0007 ' }],
    ['certificate-subject-empty', { schoolName: '' }],
    ['certificate-term-malformed', { years: 0 }],
    ['certificate-term-malformed', { notBeforeUtc: '2026-11-23' }],
    ['certificate-malformed', { serial: new Uint8Array() }],
  ])('refuses with %s for %j', async (code, change) => {
    await expect(createSealCertificate({ ...request, ...change })).rejects.toMatchObject({ code })
  })
})

describe('readCertificate', () => {
  it('names what is not a certificate', async () => {
    await expect(readCertificate(Uint8Array.of(1, 2, 3))).rejects.toMatchObject({ code: 'certificate-malformed' })
  })
})
