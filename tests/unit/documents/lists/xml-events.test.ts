import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PackedFileError } from '#documents/lists/packed-file-error.ts'
import { createXmlReader, decodeEntities } from '#documents/lists/xml-events.ts'

/** What a text says, one line per event; attributes a and b are asked for. */
function eventsOf(...pieces: string[]): string[] {
  const events: string[] = []
  let text = ''
  const flush = (): void => {
    if (text !== '') events.push(`text ${text}`)
    text = ''
  }
  const reader = createXmlReader({
    open(name, attribute) {
      flush()
      events.push(`open ${name} a=${attribute('a')} b=${attribute('b')}`)
    },
    close(name) {
      flush()
      events.push(`close ${name}`)
    },
    text(part) {
      text += part
    },
  })
  for (const piece of pieces) reader.push(piece)
  reader.end()
  return events
}

const sheet =
  '\uFEFF<?xml version="1.0"?>\n<!-- a > b --><x:r a="1" x:b=\'&lt;"2"\'><c/><v a = "a > b">één &amp; &#x41;&#66;</v ><![CDATA[<1> & ]]]>!</x:r>\n'

describe('createXmlReader', () => {
  it('reads tags, attributes, entities, comments and CDATA', () => {
    expect(eventsOf(sheet)).toEqual([
      'open r a=1 b=<"2"',
      'open c a= b=',
      'close c',
      'open v a=a > b b=',
      'text één & AB',
      'close v',
      'text <1> & ]!',
      'close r',
    ])
  })

  it('reads the same wherever the text is cut', () => {
    const whole = eventsOf(sheet)
    fc.assert(
      fc.property(fc.array(fc.nat(sheet.length), { maxLength: 12 }), (cuts) => {
        const places = [0, ...cuts.toSorted((left, right) => left - right), sheet.length]
        expect(eventsOf(...places.slice(1).map((end, index) => sheet.slice(places[index], end)))).toEqual(whole)
      }),
    )
  })

  it.each([
    ['a document type', '<!DOCTYPE x><x></x>'],
    ['an entity', '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'],
    ['what never closes', '<a><b></b>'],
    ['what closes too often', '<a></a></b>'],
    ['a tag that is cut off', '<a></a'],
    ['text behind the end', '<a></a>rest'],
  ])('refuses %s', (_what, text) => {
    expect(() => eventsOf(text)).toThrow(PackedFileError)
  })

  it('throws nothing but its own error, whatever it is given', () => {
    const bits = fc.constantFrom(
      '<',
      '>',
      '/',
      '"',
      "'",
      '&',
      ';',
      '!',
      '-',
      '[',
      ']',
      '?',
      'a',
      ' ',
      '=',
      'CDATA[',
      '--',
    )
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 60 }), (parts) => {
        try {
          eventsOf(...parts)
        } catch (error) {
          expect(error).toBeInstanceOf(PackedFileError)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('decodeEntities', () => {
  it.each([
    ['&lt;&gt;&quot;&apos;&amp;', '<>"\'&'],
    ['&amp;lt;', '&lt;'],
    ['&onbekend;', '&onbekend;'],
    ['&#0;&#x110000;', ''],
    ['R&D', 'R&D'],
  ])('makes of %s: %s', (given, expected) => {
    expect(decodeEntities(given)).toBe(expected)
  })
})
