/**
 * Random damage: no file is called valid whose signed bytes changed, and none makes the verifier throw or hang. Seeds are
 * fixed, so a run is repeatable; DRIEHOEK_FUZZ_RUNS makes it longer.
 */
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SealCertificate } from '#documents/signing/certificate.ts'
import { openPdf } from '#documents/signing/pdf-parser.ts'
import { buildRendition } from '#documents/signing/renditions.ts'
import { verifyDocument } from '#documents/verifying/verify.ts'
import { makeEntries, makeSealed, makeSigner } from '../signing/sealed-sample.ts'

const numRuns = Number(process.env['DRIEHOEK_FUZZ_RUNS'] ?? 200)
let signer: SealCertificate
let rendition: Uint8Array<ArrayBuffer>
/** Where a revision ends: the file cut there is a valid, earlier document. */
let revisionEnds: number[]
/** The gap of the last signature, the only bytes no signature covers. */
let lastGap: [start: number, end: number]

beforeAll(async () => {
  signer = await makeSigner()
  const sealed = await makeSealed(signer)
  const first = await buildRendition(sealed, makeEntries(signer, 1), 'all')
  rendition = await buildRendition(first, makeEntries(signer, 2).slice(1), 'all')
  revisionEnds = [sealed.length, first.length, rendition.length]
  const ranges = [
    ...Buffer.from(rendition)
      .toString('latin1')
      .matchAll(/\/ByteRange \[0 (\d+) (\d+) \d+\]/g),
  ]
  const last = ranges.at(-1)
  lastGap = [Number(last?.[1]), Number(last?.[2])]
})

const verify = (bytes: Uint8Array) => verifyDocument(bytes, { knownCertificates: [signer.certificateDer] })
const isUnsigned = (at: number) => at >= lastGap[0] && at < lastGap[1]

describe('verifyDocument under random damage', () => {
  it('never calls a file valid in which a signed byte changed', async () => {
    const flips = fc.array(fc.tuple(fc.nat(rendition.length - 1), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 4,
    })
    await fc.assert(
      fc.asyncProperty(flips, async (changes) => {
        const bytes = rendition.slice()
        for (const [at, mask] of changes) bytes[at] = (bytes[at] ?? 0) ^ mask
        // Hex digits mean the same in either case; nothing else of the last signature may change either.
        const isSame = bytes.every(
          (byte, at) => byte === rendition[at] || (isUnsigned(at) && (byte ^ 0x20) === rendition[at]),
        )
        const { verdict, reason } = await verify(bytes)
        expect(reason).toBeTruthy()
        if (!isSame) expect(verdict).not.toBe('valid')
      }),
      { numRuns, seed: 20261123 },
    )
  })

  it('finds damage where the structure is thickest: the last kilobytes and the dictionaries', async () => {
    const text = Buffer.from(rendition).toString('latin1')
    const places = [...text.matchAll(/<<|>>|obj|\/[A-Z]\w+|xref|trailer|\d{3,}/g)]
      .map(({ index }) => index)
      .filter((at) => !isUnsigned(at))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const bytes = rendition.slice()
        bytes[at] = (bytes[at] ?? 0) ^ mask
        expect((await verify(bytes)).verdict).not.toBe('valid')
      }),
      { numRuns, seed: 7 },
    )
  })

  it('calls a cut-off file valid only where it is cut at the end of a revision', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(rendition.length - 1), async (length) => {
        const { verdict } = await verify(rendition.subarray(0, length))
        expect(verdict === 'valid').toBe(revisionEnds.includes(length))
      }),
      { numRuns, seed: 3 },
    )
    for (const end of revisionEnds) {
      expect((await verify(rendition.subarray(0, end))).verdict).toBe('valid')
      expect((await verify(rendition.subarray(0, end - 1))).verdict).not.toBe('valid')
    }
  })

  it('never calls a file valid into which bytes were put or out of which they were taken', async () => {
    const edit = fc.tuple(fc.nat(rendition.length - 1), fc.uint8Array({ maxLength: 40 }), fc.nat(40))
    await fc.assert(
      fc.asyncProperty(edit, async ([at, inserted, removed]) => {
        fc.pre(inserted.length > 0 || removed > 0)
        const bytes = Buffer.concat([rendition.subarray(0, at), inserted, rendition.subarray(at + removed)])
        fc.pre(!bytes.equals(rendition) && !revisionEnds.includes(bytes.length))
        expect((await verify(new Uint8Array(bytes))).verdict).not.toBe('valid')
      }),
      { numRuns, seed: 11 },
    )
  })

  it('answers for bytes that only look like a PDF', async () => {
    const token = fc.constantFrom(
      '<<',
      '>>',
      '[',
      ']',
      '/Root',
      '/Prev',
      '1 0 R',
      '0 ',
      'xref\n',
      'trailer\n',
      '1 0 obj\n',
      'endobj\n',
      'stream\n',
      '(',
      ')',
      '<',
      '>',
      '%',
      '0000000000 00000 n \n',
      '999999999 ',
    )
    const body = fc.array(token, { maxLength: 60 }).map((tokens) => tokens.join(''))
    await fc.assert(
      fc.asyncProperty(body, fc.nat(80), async (text, startxref) => {
        const bytes = new Uint8Array(Buffer.from(`%PDF-1.7\n${text}\nstartxref\n${startxref}\n%%EOF\n`))
        expect((await verify(bytes)).verdict).toBe('unreadable')
      }),
      { numRuns: numRuns * 3, seed: 5 },
    )
  })
})

describe('openPdf under hostile input', () => {
  const file = (body: string, startxref: number) =>
    new Uint8Array(Buffer.from(`%PDF-1.7\n${body}\nstartxref\n${startxref}\n%%EOF\n`, 'latin1'))
  it.each<[string, string, () => Uint8Array]>([
    ['xref-loop', 'a table that is its own predecessor', () => file('xref\n0 0\ntrailer\n<</Prev 9>>', 9)],
    ['xref-malformed', 'a table beyond the end', () => file('', 99_999)],
    ['syntax', 'a table that promises a billion entries', () => file('xref\n0 999999999\ntrailer\n<<>>', 9)],
    [
      'xref-malformed',
      'an object listed twice',
      () => file('xref\n0 1\n0000000000 65535 f \n0 1\n0000000000 65535 f \ntrailer\n<<>>', 9),
    ],
    ['encrypted', 'encryption', () => file('xref\n0 0\ntrailer\n<</Encrypt 1 0 R>>', 9)],
    ['too-deep', 'endless nesting', () => file(`xref\n0 0\ntrailer\n<</A ${'['.repeat(1e6)}`, 9)],
  ])('refuses with %s: %s', async (code, _label, makeBytes) => {
    const start = performance.now()
    await expect(openPdf(makeBytes())).rejects.toMatchObject({ code })
    expect(performance.now() - start).toBeLessThan(2000)
  })

  it('refuses a compressed stream that unpacks beyond the limit', async () => {
    const { deflateSync } = await import('node:zlib')
    const bomb = deflateSync(Buffer.alloc(200 * 1024 * 1024))
    const head = `1 0 obj\n<</Type /XRef /W [1 4 2] /Size 9 /Root 1 0 R /Filter /FlateDecode /Length ${bomb.length}>>\nstream\n`
    const bytes = Buffer.concat([
      Buffer.from(`%PDF-1.7\n${head}`),
      bomb,
      Buffer.from('\nendstream\nendobj\nstartxref\n9\n%%EOF\n'),
    ])
    await expect(openPdf(new Uint8Array(bytes))).rejects.toMatchObject({ code: 'inflate-too-large' })
  })
})
