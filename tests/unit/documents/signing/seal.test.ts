import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SealCertificate } from '#documents/signing/certificate.ts'
import { isDict } from '#documents/signing/pdf-objects.ts'
import { openPdf } from '#documents/signing/pdf-parser.ts'
import { buildRendition } from '#documents/signing/renditions.ts'
import { sealDocument } from '#documents/signing/seal.ts'
import { signatureFields } from '#documents/signing/signature-fields.ts'
import { CheckFolder, isMissing, readPdfsig } from './checkers.ts'
import { makeSampleDocument, sealField, signatoryFields } from './sample-document.ts'
import { makeEntries, makeSealed, makeSigner, notoSans } from './sealed-sample.ts'

let folder: CheckFolder
let signer: SealCertificate
let base: Uint8Array
let sealed: Uint8Array<ArrayBuffer>

beforeAll(async () => {
  folder = new CheckFolder()
  signer = await makeSigner()
  base = await makeSampleDocument()
  sealed = await makeSealed(signer, base)
})
afterAll(() => folder.remove())

const facts = () => ({
  signer,
  fieldName: sealField,
  name: 'Jörg',
  reason: 'Vastgelegd',
  signedAtUtc: '2026-11-23T10:00:00Z',
})

describe('sealDocument', () => {
  it('appends one revision and leaves every byte before it', async () => {
    expect(sealed.subarray(0, base.length)).toEqual(base)
    const file = await openPdf(sealed)
    expect(file.sections).toHaveLength(2)
    expect(signatureFields(file).map(({ fullName, isEmpty }) => [fullName, isEmpty])).toEqual([
      [sealField, false],
      ...signatoryFields.map((name) => [name, true]),
    ])
  })

  it('certifies with DocMDP P=2, sets SigFlags 3 and keeps the first half of the ID', async () => {
    const file = await openPdf(sealed)
    const permissions = file.resolve(file.catalog.get('Perms'))
    const signature = isDict(permissions) ? file.resolve(permissions.get('DocMDP')) : null
    const form = file.resolve(file.catalog.get('AcroForm'))
    expect(isDict(form) && form.get('SigFlags')).toBe(3)
    expect(isDict(form) && form.has('NeedAppearances')).toBe(false)
    const text = new TextDecoder('ascii').decode(sealed.subarray(base.length))
    expect(isDict(signature)).toBe(true)
    expect(text).toContain('/TransformMethod /DocMDP')
    expect(text).toContain('/P 2')
    expect(text).toContain('/M (D:20261123100000Z)')
    const idOf = (bytes: Uint8Array) => /\/ID \[<(\w+)> <(\w+)>\]/.exec(new TextDecoder('ascii').decode(bytes))
    const [, firstBefore, secondBefore] = idOf(base) ?? []
    const [, firstAfter, secondAfter] = idOf(sealed.subarray(base.length)) ?? []
    expect(firstAfter?.toLowerCase()).toBe(firstBefore?.toLowerCase())
    expect(secondAfter).not.toBe(secondBefore)
  })

  it('takes less than 40 ms of processor time', async () => {
    const times: number[] = []
    for (let run = 0; run < 7; run++) {
      const start = process.cpuUsage()
      await sealDocument(base, facts())
      const { user, system } = process.cpuUsage(start)
      times.push((user + system) / 1000)
    }
    // Processor time and the best of seven: the aim is about the work, not about what else the machine does.
    expect(Math.min(...times)).toBeLessThan(40)
  })

  it('draws a visible seal into its field', async () => {
    const visible = { kind: 'words' as const, lines: ['Verzegeld door Jörg', '23-11-2026'], fonts: [notoSans] as const }
    const file = await openPdf(await sealDocument(base, { ...facts(), visible: { ...visible, fonts: [notoSans] } }))
    const field = signatureFields(file).find(({ fullName }) => fullName === sealField)
    expect(field?.dict.has('AP')).toBe(true)
    expect(field?.dict.has('Contents')).toBe(true)
  })

  it('takes words in name and reason that look like PDF for what they are', async () => {
    const reason = ') /ByteRange [0 1 2 3] /Contents <00> >> endobj \\( ('
    const bytes = await sealDocument(base, { ...facts(), reason, name: '/Contents <' })
    const field = signatureFields(await openPdf(bytes)).find(({ fullName }) => fullName === sealField)
    expect(field?.isEmpty).toBe(false)
  })

  it('names what is needed when the CMS does not fit its room', async () => {
    await expect(sealDocument(base, { ...facts(), contentsBytes: 512 })).rejects.toMatchObject({
      code: 'contents-too-small',
      message: expect.stringMatching(/^need \d+ bytes, have 512 bytes$/),
    })
  })

  it('refuses a second seal, an unknown field, a bad time and a stranger’s key', async () => {
    const stranger = await makeSigner('Iemand anders')
    const mixed = { certificateDer: signer.certificateDer, privateKeyPkcs8: stranger.privateKeyPkcs8 }
    const refusals: [() => Promise<unknown>, string][] = [
      [() => sealDocument(sealed, { ...facts(), fieldName: 'sign-1' }), 'already-sealed'],
      [() => sealDocument(sealed, facts()), 'field-not-empty'],
      [() => sealDocument(base, { ...facts(), fieldName: 'nobody' }), 'field-not-found'],
      [() => sealDocument(base, { ...facts(), signedAtUtc: '2026-11-23' }), 'time-malformed'],
      [() => sealDocument(base, { ...facts(), signer: mixed }), 'key-does-not-fit-certificate'],
      [() => sealDocument(new Uint8Array(9), facts()), 'not-a-pdf'],
    ]
    for (const [attempt, code] of refusals) await expect(attempt()).rejects.toMatchObject({ code })
  })

  it('signs with a key that cannot be exported', async () => {
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
    const privateKey = await crypto.subtle.importKey('pkcs8', signer.privateKeyPkcs8, algorithm, false, ['sign'])
    const bytes = await sealDocument(base, {
      ...facts(),
      signer: { certificateDer: signer.certificateDer, privateKey },
    })
    expect(bytes.length).toBeGreaterThan(base.length)
  })
})

describe('sealed documents before other programs', () => {
  for (const recorded of [0, 1, 2, 3, 4, 5]) {
    const signatures = recorded + 1
    it.skipIf(isMissing('pdfsig'))(`holds for pdfsig with ${signatures} signature(s)`, async () => {
      const bytes = await buildRendition(sealed, makeEntries(signer, recorded), 'all')
      const { output } = folder.run('pdfsig', folder.write('holds.pdf', bytes))
      const found = readPdfsig(output)
      expect(found.map(({ field }) => field)).toEqual([sealField, ...signatoryFields.slice(0, recorded)])
      expect(found.every(({ isValid }) => isValid)).toBe(true)
      expect(found.map(({ isTotal }) => isTotal)).toEqual(found.map((_, index) => index === recorded))
      expect(found.every(({ text }) => text.includes('ETSI.CAdES.detached'))).toBe(true)
    })

    it.skipIf(isMissing('qpdf'))(`holds for qpdf --check with ${signatures} signature(s)`, async () => {
      const bytes = await buildRendition(sealed, makeEntries(signer, recorded), 'all')
      const { status, output } = folder.run('qpdf', '--check', folder.write('check.pdf', bytes))
      expect(status).toBe(0)
      expect(output).toContain('No syntax or stream encoding errors found')
    })

    it.skipIf(isMissing('mutool'))(`holds for mutool sign -v with ${signatures} signature(s)`, async () => {
      const bytes = await buildRendition(sealed, makeEntries(signer, recorded), 'all')
      const { output } = folder.run('mutool', 'sign', '-v', folder.write('mutool.pdf', bytes))
      const verified = output
        .split(/^Verifying signature/m)
        .filter((part) => !part.includes('not signed'))
        .slice(1)
      expect(verified).toHaveLength(signatures)
      expect(verified.at(-1)).toContain('The document is unchanged since signing.')
      for (const earlier of verified.slice(0, -1)) expect(earlier).toContain('The signature is valid')
      for (const part of verified) expect(part).toMatch(/Certificate error: Self-signed certificate\./)
    })

    it.skipIf(isMissing('openssl'))(`holds for openssl cms -cades with ${signatures} signature(s)`, async () => {
      const bytes = await buildRendition(sealed, makeEntries(signer, recorded), 'all')
      const der = folder.write('signer.der', signer.certificateDer)
      const pem = folder.write('signer.pem', new Uint8Array())
      folder.run('openssl', 'x509', '-inform', 'der', '-in', der, '-out', pem)
      const text = Buffer.from(bytes).toString('latin1')
      const ranges = [...text.matchAll(/\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/g)].map((match) =>
        match.slice(1).map(Number),
      )
      expect(ranges).toHaveLength(signatures)
      for (const [start = 0, gapStart = 0, gapEnd = 0, tail = 0] of ranges) {
        const content = folder.write(
          'content.bin',
          Buffer.concat([bytes.subarray(start, gapStart), bytes.subarray(gapEnd, gapEnd + tail)]),
        )
        const cms = folder.write('cms.der', Buffer.from(text.slice(gapStart + 1, gapEnd - 1), 'hex'))
        const args = ['cms', '-verify', '-cades', '-binary', '-purpose', 'any', '-inform', 'der', '-in', cms]
        const answer = folder.run('openssl', ...args, '-CAfile', pem, '-content', content, '-out', '/dev/null')
        expect(answer).toMatchObject({ status: 0, output: expect.stringContaining('Verification successful') })
      }
    })
  }

  it.skipIf(isMissing('openssl'))('writes the signed attributes in DER SET order and no time', async () => {
    const text = Buffer.from(sealed).toString('latin1')
    const hex = /\/Contents <([0-9A-F]+)>/.exec(text.slice(base.length))?.[1] ?? ''
    const cms = folder.write('parse.der', Buffer.from(hex, 'hex'))
    const { output } = folder.run('openssl', 'asn1parse', '-inform', 'der', '-in', cms)
    const names = [
      ...output.matchAll(/OBJECT\s+:(contentType|messageDigest|id-smime-aa-signingCertificateV2|signingTime)/g),
    ]
    expect(names.map((match) => match[1])).toEqual(['contentType', 'messageDigest', 'id-smime-aa-signingCertificateV2'])
  })

  it.skipIf(isMissing('pdfinfo'))('keeps tags, title and metadata', async () => {
    const rendition = folder.write('tags.pdf', await buildRendition(sealed, makeEntries(signer), 'all'))
    const original = folder.write('base.pdf', base)
    for (const view of ['-struct-text', '-meta']) {
      expect(folder.run('pdfinfo', view, rendition).output).toBe(folder.run('pdfinfo', view, original).output)
    }
    expect(folder.run('pdfinfo', rendition).output).toMatch(/Title:\s+Verslag loopbaangesprek[\s\S]*Tagged:\s+yes/)
  })
})
