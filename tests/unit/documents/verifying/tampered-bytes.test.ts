/** Bytes changed within a signed file, named by our verifier; pdfsig's opinion beside it where it has one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { VerifyReason } from '#documents/verifying/verdict.ts'
import { CheckFolder, isMissing, readPdfsig } from '../signing/checkers.ts'
import { latin1 } from './forge.ts'
import { expectVerdict, overwrite, prepareSample, sealed, verify } from './tampered-sample.ts'

let folder: CheckFolder

beforeAll(async () => {
  folder = new CheckFolder()
  await prepareSample()
})
afterAll(() => folder.remove())

const byteRange = () => /\/ByteRange (\[[\d ]+\] *)/.exec(latin1(sealed))?.[1] ?? ''
const withByteRange = (now: string) => overwrite(sealed, byteRange(), now.padEnd(byteRange().length))

describe('bytes changed in place', () => {
  /** The byte `offset` after the first (or last) place of a word. */
  const regions: [label: string, word: string, offset: number, last?: 'last'][] = [
    ['header', '%PDF-1.', 7],
    ['page content', 'stream\n', 20],
    ['metadata', '<x:xmpmeta', 15],
    ['document title', '/Title', 12],
    ['annotation rectangle', '/Rect [', 8],
    ['reason of the signature', '/Reason (', 12],
    ['time of the signature', '/M (D:', 8],
    ['permissions of the seal', '/P 2', 3],
    ['last ID', '/ID [', 42, 'last'],
  ]
  function flipped([, word, offset, last]: (typeof regions)[number]): Uint8Array<ArrayBuffer> {
    const text = latin1(sealed)
    const at = last === 'last' ? text.lastIndexOf(word) : text.indexOf(word)
    expect(at).toBeGreaterThanOrEqual(0)
    const bytes = sealed.slice()
    bytes[at + offset] = (bytes[at + offset] ?? 0) ^ 1
    return bytes
  }

  for (const region of regions) {
    it(`are found in the ${region[0]}`, async () => {
      await expectVerdict(flipped(region), 'changed', 'digest-mismatch')
    })

    it.skipIf(isMissing('pdfsig'))(`are found by pdfsig in the ${region[0]}`, async () => {
      const { output } = folder.run('pdfsig', folder.write('region.pdf', flipped(region)))
      expect(readPdfsig(output).some(({ isValid }) => isValid)).toBe(false)
    })
  }

  it('are found anywhere in the CMS up to its padding', async () => {
    const contents = latin1(sealed).indexOf('/Contents <') + '/Contents <'.length
    const cmsDigits = latin1(sealed)
      .slice(contents)
      .search(/0{200}/)
    const reasons = new Set<VerifyReason>()
    for (let place = 0; place < cmsDigits; place += 13) {
      const bytes = sealed.slice()
      const digit = Number.parseInt(latin1(bytes.subarray(contents + place, contents + place + 1)), 16)
      bytes[contents + place] = (digit ^ 1).toString(16).toUpperCase().charCodeAt(0)
      const { verdict, reason } = await verify(bytes)
      if (verdict === 'valid') reasons.add('intact')
      reasons.add(reason)
    }
    for (const reason of ['cms-malformed', 'certificate-hash-mismatch', 'signature-mismatch', 'digest-mismatch']) {
      expect(reasons).toContain(reason)
    }
    expect(reasons).not.toContain('intact')
  })
})

describe('the signed range', () => {
  it.each<[string, string, VerifyReason]>([
    ['null', 'null', 'byte-range-malformed'],
    ['all zero', '[0 0 0 0]', 'byte-range-start'],
    ['too short', '[0 100]', 'byte-range-malformed'],
    ['negative', '[0 -10 20 30]', 'byte-range-malformed'],
    ['not from the first byte', '[1 100 200 300]', 'byte-range-start'],
    ['overlapping', '[0 5000 4000 100]', 'byte-range-overlap'],
    ['beyond the end', '[0 5000 6000 99999999]', 'byte-range-beyond-end'],
    ['without a gap', '[0 5000 5000 100]', 'byte-range-gap'],
  ])('is refused when %s', async (_label, now, reason) => {
    await expectVerdict(withByteRange(now), 'changed', reason)
  })

  it('is refused when the gap is a byte wider or narrower than the Contents', async () => {
    const [, gapStart = 0, gapEnd = 0, tail = 0] = (byteRange().match(/\d+/g) ?? []).map(Number)
    await expectVerdict(withByteRange(`[0 ${gapStart - 1} ${gapEnd} ${tail}]`), 'changed', 'byte-range-gap')
    await expectVerdict(withByteRange(`[0 ${gapStart + 1} ${gapEnd} ${tail}]`), 'changed', 'byte-range-gap')
    await expectVerdict(withByteRange(`[0 ${gapStart} ${gapEnd + 1} ${tail - 1}]`), 'changed', 'byte-range-gap')
  })

  it('is refused when it ends before the end of its revision', async () => {
    const [, gapStart = 0, gapEnd = 0, tail = 0] = (byteRange().match(/\d+/g) ?? []).map(Number)
    const found = await verify(withByteRange(`[0 ${gapStart} ${gapEnd} ${tail - 10}]`))
    expect(found.verdict).toBe('changed')
  })

  it('is refused when the padding holds anything', async () => {
    await expectVerdict(overwrite(sealed, '00>>>', '01>>>'), 'changed', 'contents-padding')
  })

  it('is refused when the Contents are gone', async () => {
    const found = await verify(overwrite(sealed, '/Contents <', '/Kontents <'))
    expect(found).toMatchObject({ verdict: 'changed', reason: 'contents-missing' })
  })
})
