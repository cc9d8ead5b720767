import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PdfLexer } from '#documents/signing/pdf-lexer.ts'
import {
  asciiBytes,
  byteString,
  isString,
  type PdfObject,
  readTextString,
  sameObject,
  textString,
} from '#documents/signing/pdf-objects.ts'
import { PdfReadError } from '#documents/signing/pdf-read-error.ts'
import { serialize } from '#documents/signing/pdf-writer.ts'

const read = (text: string): PdfObject => new PdfLexer(asciiBytes(text), 0, false).readObject()
const codeOf = (text: string): string => {
  try {
    read(text)
  } catch (error) {
    if (error instanceof PdfReadError) return error.code
    throw error
  }
  return 'read'
}

const name = fc
  .array(fc.integer({ min: 1, max: 255 }), { minLength: 1, maxLength: 12 })
  .map((codes) => ({ kind: 'name' as const, value: String.fromCharCode(...codes) }))
const { value: anyObject } = fc.letrec<{ value: PdfObject }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constant(null),
    fc.boolean(),
    fc.integer({ min: -1e9, max: 1e9 }),
    fc.integer({ min: -99999, max: 99999 }).map((value) => value / 100),
    name,
    fc.uint8Array({ maxLength: 30 }).map((bytes) => ({ kind: 'string' as const, form: 'literal' as const, bytes })),
    fc.uint8Array({ maxLength: 30 }).map((bytes) => ({ kind: 'string' as const, form: 'hex' as const, bytes })),
    fc.record({ kind: fc.constant('ref' as const), number: fc.nat(9999), generation: fc.nat(99) }),
    fc.array(tie('value'), { maxLength: 5 }),
    fc
      .array(fc.tuple(name, tie('value')), { maxLength: 5 })
      .map((pairs) => new Map(pairs.map(([key, item]) => [key.value, item]))),
  ),
}))

describe('PdfLexer', () => {
  it('reads back whatever the writer writes', () => {
    fc.assert(fc.property(anyObject, (value) => sameObject(read(`${serialize(value)} `), value)))
  })

  it('reads strings with escapes, nesting, line ends and octal', () => {
    const text = (source: string) => {
      const value = read(source)
      return isString(value) ? byteString(value.bytes) : undefined
    }
    expect(text('(a (b) \\) \\053 \\n\\\r\n\r\nc\\q)')).toBe('a (b) ) + \n\ncq')
    expect(text('<48 65\n6C>')).toBe('Hel')
    expect(text('()')).toBe('')
  })

  it('keeps bytes 80–9F as they are', () => {
    const all = Uint8Array.from({ length: 256 }, (_, index) => index)
    const value = new PdfLexer(asciiBytes(serialize({ kind: 'string', form: 'literal', bytes: all })), 0).readObject()
    expect(isString(value) && value.bytes).toEqual(all)
  })

  it('tells references from numbers', () => {
    expect(read('[1 0 R 2 3 4 0 R 5]')).toEqual([
      { kind: 'ref', number: 1, generation: 0 },
      2,
      3,
      { kind: 'ref', number: 4, generation: 0 },
      5,
    ])
  })

  it.each([
    ['duplicate-key', '<</A 1/A 2>>'],
    ['duplicate-key', '<</A 1/#41 2>>'],
    ['syntax', '<</A'],
    ['syntax', '<4>'],
    ['syntax', '<4G>'],
    ['syntax', '(abc'],
    ['syntax', '--1'],
    ['syntax', '1.2.3'],
    ['syntax', '/A#4'],
    ['syntax', '<</A 1 2>>'],
    ['syntax', 'nul'],
    ['syntax', ''],
    ['too-deep', '['.repeat(100_000)],
    ['too-deep', '<</A '.repeat(100_000)],
  ])('refuses with %s', (code, text) => {
    expect(codeOf(text)).toBe(code)
  })

  it('names a code for any bytes at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        codeOf(byteString(bytes))
      }),
    )
  })
})

describe('textString', () => {
  it('is read back as the text it was made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(readTextString(textString(text))).toBe(text)
      }),
    )
  })
})
