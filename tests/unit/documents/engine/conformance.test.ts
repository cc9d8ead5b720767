/**
 * The rules of PDF/A-2a, PDF/A-3a (ISO 19005-2/-3) and PDF/UA-1 (ISO 14289-1) that we hold ourselves, each named by
 * its clause. It is no full validator: what is not here is not checked here (renderer/documents/engine/CONFORMANCE.md).
 * They run over one document with everything in it and over one with data inside.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { layOut } from '#documents/engine/lay-out.ts'
import { everything, prose, sheet, sheetOptions } from './edge-documents.ts'
import { nodeFonts } from './node-fonts.ts'
import {
  type Dict,
  dictOf,
  isRef,
  nameOf,
  type ReadPdf,
  readPdf,
  resolve,
  resolveDict,
  streamText,
  textOf,
} from './read-pdf.ts'
import { readStructure, type Structure, widthsOf } from './read-structure.ts'

const fonts = nodeFonts()
const files: { name: string; pdf: ReadPdf; structure: Structure; bytes: Uint8Array }[] = []

beforeAll(async () => {
  const options = { ...sheetOptions, fonts, compress: false, title: 'Ouders & <kinderen> "één"', author: 'M. Hoekstra' }
  const plain = await layOut(everything(), options)
  const withData = await layOut(sheet([{ text: prose(40) }]), {
    ...options,
    conformance: '3a',
    attachments: [
      {
        name: 'dossier.json',
        mediaType: 'application/json',
        bytes: new TextEncoder().encode('{"a":1}'),
        description: 'De gegevens van dit dossier',
        relationship: 'Data',
      },
    ],
  })
  for (const [name, { bytes }] of Object.entries({ plain, withData })) {
    const pdf = readPdf(bytes)
    files.push({ name, pdf, structure: readStructure(pdf), bytes })
  }
})

const dictsOf = (pdf: ReadPdf): Dict[] =>
  [...pdf.objects.values()].flatMap(({ value }) => (value instanceof Map ? [value] : []))
const typed = (pdf: ReadPdf, type: string): Dict[] => dictsOf(pdf).filter((dict) => nameOf(dict.get('Type')) === type)
const annotations = (pdf: ReadPdf): Dict[] => typed(pdf, 'Annot')
const metadata = (pdf: ReadPdf): string =>
  new TextDecoder().decode(Uint8Array.from(streamText(pdf, pdf.catalog.get('Metadata')), (c) => c.charCodeAt(0)))

/** Runs a check over each file, so that a failure names it. */
function each(check: (file: (typeof files)[number]) => void): () => void {
  return () => {
    expect(files).toHaveLength(2)
    for (const file of files) check(file)
  }
}

describe('PDF/A-2a and 3a', () => {
  it(
    '6.1.2 begins with its version and a comment of bytes above 127',
    each(({ bytes }) => {
      expect(new TextDecoder().decode(bytes.slice(0, 9))).toBe('%PDF-1.7\n')
      expect([...bytes.slice(9, 14)].map((byte, at) => (at === 0 ? byte === 0x25 : byte > 127))).toEqual(
        Array(5).fill(true),
      )
    }),
  )

  it(
    '6.1.3 has an ID in the trailer and no encryption',
    each(({ pdf }) => {
      const id = pdf.trailer.get('ID')
      expect(Array.isArray(id) && id.map((part) => typeof part === 'string' && part.length)).toEqual([16, 16])
      expect(pdf.trailer.has('Encrypt')).toBe(false)
    }),
  )

  it(
    '6.1.4 ends at its last trailer',
    each(({ pdf }) => expect(pdf.raw.endsWith('%%EOF\n')).toBe(true)),
  )

  it(
    '6.1.7 gives every stream its length, without external files or LZW',
    each(({ pdf }) => {
      // readPdf has already thrown on a wrong Length.
      for (const { value, stream } of pdf.objects.values()) {
        if (!stream || !(value instanceof Map)) continue
        expect(value.has('F')).toBe(false)
        expect(JSON.stringify(value.get('Filter') ?? null)).not.toContain('LZW')
      }
    }),
  )

  it(
    '6.2.3 has one sRGB output intent and no other device colours than grey and RGB',
    each(({ pdf, structure }) => {
      const intents = pdf.catalog.get('OutputIntents')
      expect(Array.isArray(intents) && intents.length).toBe(1)
      const intent = resolveDict(pdf, Array.isArray(intents) ? intents[0] : undefined)
      expect(nameOf(intent.get('S'))).toBe('GTS_PDFA1')
      const profile = intent.get('DestOutputProfile')
      expect(resolveDict(pdf, profile).get('N')).toBe(3)
      expect(streamText(pdf, profile).slice(36, 40)).toBe('acsp')
      expect(streamText(pdf, profile).slice(16, 20)).toBe('RGB ')
      expect(pdf.raw).not.toContain('/DeviceCMYK')
      expect(structure.contents.length).toBeGreaterThan(0)
    }),
  )

  it(
    '6.2.11.4 embeds every font and lists the length of its program',
    each(({ pdf }) => {
      const descriptors = typed(pdf, 'FontDescriptor')
      expect(descriptors.length).toBeGreaterThan(0)
      for (const descriptor of descriptors) {
        const file = descriptor.get('FontFile2')
        expect(resolveDict(pdf, file).get('Length1')).toBe(streamText(pdf, file).length)
        expect(textOf(nameOf(descriptor.get('FontName')))).toMatch(/^[A-Z]{6}\+/)
        expect(descriptor.has('CIDSet')).toBe(false)
      }
    }),
  )

  it(
    '6.2.11.3 maps CIDs to glyphs by identity',
    each(({ pdf }) => {
      const fontsHere = typed(pdf, 'Font')
      for (const font of fontsHere.filter((dict) => nameOf(dict.get('Subtype')) === 'Type0')) {
        expect(nameOf(font.get('Encoding'))).toBe('Identity-H')
        const descendants = font.get('DescendantFonts')
        expect(
          nameOf(resolveDict(pdf, Array.isArray(descendants) ? descendants[0] : undefined).get('CIDToGIDMap')),
        ).toBe('Identity')
      }
      expect(new Set(fontsHere.map((dict) => nameOf(dict.get('Subtype'))))).toEqual(new Set(['Type0', 'CIDFontType2']))
    }),
  )

  it(
    '6.2.11.5 gives a width for every glyph that is shown',
    each(({ pdf, structure }) => {
      for (const [index, { shown }] of structure.contents.entries()) {
        const resources = resolveDict(pdf, pdf.pages[index]?.dict.get('Resources'))
        const pageFonts = dictOf(resources.get('Font') ?? new Map())
        for (const { fontId, codes } of shown) {
          const widths = widthsOf(pdf, resolveDict(pdf, pageFonts.get(fontId)))
          for (const code of codes) expect(widths[code], `${fontId} ${code}`).toBeTypeOf('number')
        }
      }
    }),
  )

  it(
    '6.2.11.7 gives every glyph that is shown a character that is allowed',
    each(({ structure }) => {
      const text = structure.contents.flatMap(({ shown }) => shown.map((run) => run.text)).join('')
      expect(['\u0000', '\ufeff', '\ufffe'].filter((character) => text.includes(character))).toEqual([])
      expect(text).not.toMatch(/\p{Co}/u)
    }),
  )

  it(
    '6.2.11.8 never shows .notdef',
    each(({ structure }) => {
      for (const { shown } of structure.contents) expect(shown.filter(({ codes }) => codes.includes(0))).toEqual([])
    }),
  )

  it(
    '6.3 has only links and fields as annotations, printed, with a plain appearance',
    each(({ pdf }) => {
      for (const annotation of annotations(pdf)) {
        expect(['Link', 'Widget']).toContain(nameOf(annotation.get('Subtype')))
        expect(annotation.get('F')).toBe(4)
        expect(annotation.has('C') || annotation.has('IC')).toBe(false)
        if (nameOf(annotation.get('Subtype')) === 'Widget') {
          const appearance = dictOf(annotation.get('AP'))
          expect([...appearance.keys()]).toEqual(['N'])
          expect(isRef(appearance.get('N'))).toBe(true)
        }
      }
    }),
  )

  it('6.4 has a form without NeedAppearances, XFA, or actions', () => {
    const { pdf } = files[0] ?? expect.fail('no file')
    const form = resolveDict(pdf, pdf.catalog.get('AcroForm'))
    expect([...form.keys()]).toEqual(['Fields'])
    const fields = form.get('Fields')
    expect(Array.isArray(fields) && fields.length).toBe(4)
    for (const field of Array.isArray(fields) ? fields : []) {
      const dict = resolveDict(pdf, field)
      expect(nameOf(dict.get('FT'))).toBe('Sig')
      expect(dict.has('V') || dict.has('A') || dict.has('AA')).toBe(false)
    }
  })

  it(
    '6.5 acts only by opening addresses',
    each(({ pdf }) => {
      for (const annotation of annotations(pdf)) {
        if (annotation.has('A')) expect(nameOf(resolveDict(pdf, annotation.get('A')).get('S'))).toBe('URI')
      }
      expect(pdf.raw).not.toMatch(/\/(JavaScript|Launch|OpenAction|AA)\b/)
    }),
  )

  it(
    '6.6.2 has readable XMP that says what the file is, the same as its properties',
    each(({ pdf, name }) => {
      const xmp = metadata(pdf)
      const stream = resolveDict(pdf, pdf.catalog.get('Metadata'))
      expect(stream.has('Filter')).toBe(false)
      expect(xmp).toContain(`<pdfaid:part>${name === 'plain' ? 2 : 3}</pdfaid:part>`)
      expect(xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
      expect(xmp).toContain('Ouders &amp; &lt;kinderen&gt; &quot;één&quot;')
      const info = resolveDict(pdf, pdf.trailer.get('Info'))
      expect(textOf(resolve(pdf, info.get('Title')))).toBe('Ouders & <kinderen> "één"')
      expect(textOf(resolve(pdf, info.get('CreationDate')))).toBe('D:20261124133800Z')
      expect(xmp).toContain('<xmp:CreateDate>2026-11-24T13:38:00Z</xmp:CreateDate>')
      expect(xmp).toContain('<xmp:ModifyDate>2026-11-24T13:38:00Z</xmp:ModifyDate>')
    }),
  )

  it(
    '6.6.2.3 describes the schema of PDF/UA',
    each(({ pdf }) => {
      const xmp = metadata(pdf)
      expect(xmp).toContain('<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>')
      expect(xmp).toContain('<pdfaProperty:name>part</pdfaProperty:name>')
    }),
  )

  it(
    '6.7.2 to 6.7.4 is marked, has a structure tree of standard types and a language',
    each(({ pdf, structure }) => {
      expect(resolveDict(pdf, pdf.catalog.get('MarkInfo')).get('Marked')).toBe(true)
      expect(textOf(pdf.catalog.get('Lang'))).toBe('nl')
      const standard =
        'Document Part Art Sect Div BlockQuote Caption Note P H1 H2 H3 L LI Lbl LBody Table THead TBody TR TH TD Figure Link Form Span'
      const known = new Set(standard.split(' '))
      expect(structure.all.filter(({ type }) => !known.has(type))).toEqual([])
      expect(structure.faults).toEqual([])
    }),
  )

  it('6.8 holds files only in 3a, with relationship, type and date', () => {
    const [plain, withData] = files
    expect(plain?.pdf.catalog.has('AF')).toBe(false)
    expect(typed(plain?.pdf ?? expect.fail('no file'), 'EmbeddedFile')).toEqual([])
    const pdf = withData?.pdf ?? expect.fail('no file')
    const associated = pdf.catalog.get('AF')
    const filespec = resolveDict(pdf, Array.isArray(associated) ? associated[0] : undefined)
    expect(nameOf(filespec.get('AFRelationship'))).toBe('Data')
    expect([textOf(filespec.get('F')), textOf(filespec.get('UF'))]).toEqual(['dossier.json', 'dossier.json'])
    expect(textOf(filespec.get('Desc'))).toBe('De gegevens van dit dossier')
    const file = dictOf(filespec.get('EF')).get('F')
    expect(nameOf(resolveDict(pdf, file).get('Subtype'))).toBe('application/json')
    expect(dictOf(resolveDict(pdf, file).get('Params')).has('ModDate')).toBe(true)
    expect(streamText(pdf, file)).toBe('{"a":1}')
    expect(resolveDict(pdf, pdf.catalog.get('Names')).has('EmbeddedFiles')).toBe(true)
  })
})

describe('PDF/UA-1', () => {
  it(
    '5 says so in its metadata',
    each(({ pdf }) => expect(metadata(pdf)).toContain('<pdfuaid:part>1</pdfuaid:part>')),
  )

  it(
    '7.1 shows its title in the title bar',
    each(({ pdf }) => {
      expect(resolveDict(pdf, pdf.catalog.get('ViewerPreferences')).get('DisplayDocTitle')).toBe(true)
    }),
  )

  it(
    '7.3 gives every figure a text and a box',
    each(({ structure }) => {
      for (const { dict } of structure.all.filter(({ type }) => type === 'Figure')) {
        expect(textOf(dict.get('Alt')).trim()).not.toBe('')
        const attributes = dictOf(dict.get('A'))
        const box = attributes.get('BBox')
        expect(Array.isArray(box) && box.every((side) => typeof side === 'number' && side >= 0)).toBe(true)
      }
    }),
  )

  it(
    '7.4 skips no level of heading',
    each(({ structure }) => {
      let last = 0
      for (const { type } of structure.all) {
        const level = Number(/^H(\d)$/.exec(type)?.[1] ?? 0)
        if (level === 0) continue
        expect(level).toBeLessThanOrEqual(last + 1)
        last = level
      }
      expect(last).toBeGreaterThan(0)
    }),
  )

  it('7.5 says of every head cell what it heads, and keeps rows as wide as each other', () => {
    const { structure } = files[0] ?? expect.fail('no file')
    const tables = structure.all.filter(({ type }) => type === 'Table')
    expect(tables.length).toBeGreaterThan(5)
    for (const head of structure.all.filter(({ type }) => type === 'TH')) {
      expect(['Column', 'Row']).toContain(nameOf(dictOf(head.dict.get('A')).get('Scope')))
    }
    const ids = new Set(structure.all.flatMap(({ dict }) => (dict.has('ID') ? [textOf(dict.get('ID'))] : [])))
    const headers = structure.all.flatMap(({ type, dict }) => {
      const attributes = type === 'TD' && dict.has('A') ? dictOf(dict.get('A')).get('Headers') : undefined
      return Array.isArray(attributes) ? [attributes.map(textOf)] : []
    })
    expect(headers.length).toBeGreaterThan(0)
    expect(headers.every((list) => list.length > 0 && list.every((id) => ids.has(id)))).toBe(true)
  })

  it('7.6 builds lists of labels and bodies, numbered as they look', () => {
    const { structure } = files[0] ?? expect.fail('no file')
    const lists = structure.all.filter(({ type }) => type === 'L')
    expect(new Set(lists.map(({ dict }) => nameOf(dictOf(dict.get('A')).get('ListNumbering'))))).toEqual(
      new Set(['Disc', 'Decimal', 'Square']),
    )
    for (const list of lists) expect(list.kids.map(({ type }) => type).filter((type) => type !== 'LI')).toEqual([])
    for (const item of structure.all.filter(({ type }) => type === 'LI')) {
      expect(['LBody', 'Lbl LBody']).toContain(item.kids.map(({ type }) => type).join(' '))
    }
  })

  it(
    '7.18.1 gives every field its name for people and every link its words',
    each(({ pdf }) => {
      for (const annotation of annotations(pdf)) {
        const spoken = annotation.get(nameOf(annotation.get('Subtype')) === 'Link' ? 'Contents' : 'TU')
        expect(textOf(spoken).trim()).not.toBe('')
      }
    }),
  )

  it(
    '7.18.3 tabs in the order of the structure',
    each(({ pdf }) => {
      for (const { dict } of pdf.pages) expect(nameOf(dict.get('Tabs'))).toBe('S')
    }),
  )

  it('7.18.4 and 7.18.5 puts fields in Form and links in Link', () => {
    const { pdf, structure } = files[0] ?? expect.fail('no file')
    for (const { type, annotations: own } of structure.all) {
      for (const id of own) {
        const subtype = nameOf(dictOf(pdf.objects.get(id)?.value ?? null).get('Subtype'))
        expect(type).toBe(subtype === 'Link' ? 'Link' : 'Form')
      }
    }
  })
})
