import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { openBox, sealBox } from '#vault/crypto/box.ts'
import { pad, padmeLength, unpad } from '#vault/crypto/padme.ts'
import { kdfSchema, standardKdf } from '#vault/crypto/passphrase-key.ts'
import { newRecoveryCode, recoveryKeysOf } from '#vault/crypto/recovery-code.ts'
import { loadSodium, randomBytes, type Sodium } from '#vault/crypto/sodium.ts'

let sodium: Sodium
beforeAll(async () => {
  sodium = await loadSodium()
})

describe('padmeLength', () => {
  it('gives the lengths of the paper', () => {
    // Step 2^(E−S) with E = ⌊log2 L⌋ and S = ⌊log2 E⌋ + 1.
    expect([1, 2, 8, 9, 100, 1000, 1025, 10_000, 100_000].map(padmeLength)).toEqual([
      1, 2, 8, 10, 104, 1024, 1088, 10_240, 100_352,
    ])
  })

  it('never shortens and adds at most 12 %', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 30 }), (length) => {
        const padded = padmeLength(length)
        return padded >= length && padded <= Math.max(length * 1.12, length + 2)
      }),
    )
  })
})

describe('unpad', () => {
  it('gives back what was padded and refuses a length that does not fit', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), (content) => {
        expect(unpad(pad(content))).toEqual(content)
      }),
    )
    expect(unpad(new Uint8Array([0, 0, 0, 9, 1]))).toBeNull()
    expect(unpad(new Uint8Array([0, 0]))).toBeNull()
  })
})

describe('openBox', () => {
  const content = new TextEncoder().encode('een gesprek over techniek')

  it('opens with the same key and label only', () => {
    const key = randomBytes(32)
    const box = sealBox(sodium, key, ['t', 's', 'i'], content)
    expect(openBox(sodium, key, ['t', 's', 'i'], box)).toEqual(content)
    expect(openBox(sodium, key, ['t', 's', 'j'], box)).toBeNull()
    expect(openBox(sodium, key, ['t', 's', 'i', null], box)).toBeNull()
    expect(openBox(sodium, key, ['t,s', 'i'], box)).toBeNull()
    expect(openBox(sodium, randomBytes(32), ['t', 's', 'i'], box)).toBeNull()
  })

  it('refuses every flipped bit, every truncation and what is no box', () => {
    const key = randomBytes(32)
    const box = sealBox(sodium, key, ['t'], content)
    for (let bit = 0; bit < box.length * 8; bit++) {
      const flipped = box.slice()
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(openBox(sodium, key, ['t'], flipped), `bit ${bit}`).toBeNull()
    }
    for (let length = 0; length < box.length; length++) {
      expect(openBox(sodium, key, ['t'], box.subarray(0, length)), `length ${length}`).toBeNull()
    }
    for (const other of [undefined, null, 'tekst', {}, [1, 2], new ArrayBuffer(99)]) {
      expect(openBox(sodium, key, ['t'], other)).toBeNull()
    }
  })

  it('never gives two boxes of the same content alike', () => {
    const key = randomBytes(32)
    const boxes = Array.from({ length: 50 }, () => sodium.to_hex(sealBox(sodium, key, ['t'], content)))
    expect(new Set(boxes).size).toBe(50)
  })
})

describe('recoveryKeysOf', () => {
  it('reads a new code, and finds every single mistyped symbol', () => {
    const code = newRecoveryCode(sodium)
    const keys = recoveryKeysOf(sodium, code)
    expect(keys?.publicKey).toHaveLength(32)
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
    let mistaken = 0
    for (let at = 0; at < code.length; at++) {
      if (code[at] === '-') continue
      const other = alphabet[(alphabet.indexOf(code[at] ?? '') + 7) % 32]
      if (recoveryKeysOf(sodium, `${code.slice(0, at)}${other}${code.slice(at + 1)}`) !== null) mistaken += 1
    }
    expect(mistaken).toBe(0)
  })

  it('gives every code another key pair', () => {
    const keys = Array.from({ length: 20 }, () => recoveryKeysOf(sodium, newRecoveryCode(sodium)))
    expect(new Set(keys.map((pair) => sodium.to_hex(pair?.publicKey ?? new Uint8Array()))).size).toBe(20)
  })

  it('keeps its derivation: a code printed with version 1 opens for ever', () => {
    const keys = recoveryKeysOf(sodium, 'NWTC-YVT3-BVYY-0SH6-CKHC-F3TP-W2M5-KVC1-TK5R-VJKB-T6BH')
    expect(keys === null ? null : sodium.to_hex(keys.publicKey)).toBe(
      'f8d630e93b837e97162f78a7d599e179b9380d3ebbf0dadd5d4fcf61a5924a59',
    )
  })
})

describe('kdfSchema', () => {
  it('takes the standard and its bounds, and nothing beyond', () => {
    const takes = (change: object) => kdfSchema.safeParse({ ...standardKdf, ...change }).success
    expect([{}, { memoryMebibytes: 19 }, { memoryMebibytes: 1024 }, { passes: 2 }, { passes: 10 }].map(takes)).toEqual(
      Array(5).fill(true),
    )
    expect(
      [{ memoryMebibytes: 18 }, { memoryMebibytes: 1025 }, { passes: 1 }, { passes: 11 }, { lanes: 2 }].map(takes),
    ).toEqual(Array(5).fill(false))
  })
})
