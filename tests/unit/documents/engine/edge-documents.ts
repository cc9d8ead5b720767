/** Documents that tempt a layout engine to lose, repeat or misorder something. All names are made up. */
import type { Block, Cell, TaggedDefinition } from '#documents/engine/definition.ts'
import { pngOf } from './pictures.ts'

export const sheetOptions = {
  title: 'Proefdocument',
  language: 'nl' as const,
  creationDate: new Date('2026-11-24T13:38:00Z'),
  documentId: '00112233445566778899aabbccddeeff',
  conformance: '2a' as const,
}

const words = 'de leerling vertelt wat zij later wil en waarom dat zo is geworden na het gesprek thuis'.split(' ')
/** Prose of so many words, each sentence with a number of its own, so that a lost one is seen. */
export function prose(count: number, seed = 0): string {
  const parts: string[] = []
  for (let at = 0; at < count; at++)
    parts.push(at % 12 === 11 ? `zin${seed}x${at}.` : (words[(at * 7 + seed) % words.length] ?? ''))
  return parts.join(' ')
}

const headline = (text: string, heading: 1 | 2 | 3): Block => ({
  text,
  heading,
  bold: true,
  fontSize: heading === 1 ? 18 : 12,
  needsHeight: 50,
})
const lines = {
  hLineWidth: () => 0.75,
  vLineWidth: () => 0.75,
  paddingLeft: () => 4,
  paddingRight: () => 4,
  paddingTop: () => 3,
  paddingBottom: () => 3,
}

export function sheet(content: Block[], other: Partial<TaggedDefinition> = {}): TaggedDefinition {
  return {
    content: [headline('Proefdocument', 1), ...content],
    pageMargins: [56.7, 86, 56.7, 90],
    firstPageTop: 56.7,
    header: (page) => (page === 1 ? null : { text: 'Lopende kop', fontSize: 9, margin: [56.7, 56, 56.7, 0] }),
    footer: (page, pageCount) => ({
      columns: [
        { text: `bladzijde ${page} van ${pageCount}`, fontSize: 9, width: '*' },
        { qr: `proef/${page}`, size: 40, artifact: true, width: 40 },
      ],
      margin: [56.7, 20, 56.7, 0],
    }),
    ...other,
  }
}

/** Words of header and footer: known artifacts. */
export const furnitureWords = new Set(['Lopende', 'kop', 'bladzijde', 'van'])

const cell = (text: string, more: Partial<Cell> = {}): Cell => ({ text, ...more }) as Cell

const signature = (fieldName: string): Block => ({
  signature: { fieldName, tooltip: `Handtekening van ${fieldName}`, width: 180, height: 70.87 },
})

const pictures = (['rgb', 'rgba', 'grey'] as const).map(
  (kind): Block => ({ image: pngOf(8, 4, kind), fit: [80, 40], alt: `Een vlak in ${kind}` }),
)

export const edgeDocuments: Record<string, () => TaggedDefinition> = {
  'a paragraph over page breaks': () => sheet([{ text: prose(1800) }, { text: prose(900, 1) }]),
  'a row over a page break, with its head repeated': () =>
    sheet([
      {
        table: {
          headerRows: 1,
          widths: ['*', '*'],
          body: [['Kolomkop', 'Tweede'], ...[2, 3, 4].map((seed) => [prose(500, seed), prose(300, seed + 10)])],
        },
        look: lines,
      },
    ]),
  'rows that stay together': () =>
    sheet([
      {
        table: {
          headerRows: 1,
          keepWithHeaderRows: 1,
          dontBreakRows: true,
          widths: [120, '*'],
          body: [['Kolomkop', 'Tweede'], ...Array.from({ length: 24 }, (_, at) => [`rij ${at}`, prose(40, at)])],
        },
        look: lines,
      },
    ]),
  'a table inside a table': () =>
    sheet([
      {
        table: {
          headerRows: 1,
          widths: ['*', '*'],
          body: [
            ['Buiten links', 'Buiten rechts'],
            [
              'voor de binnenste',
              {
                table: {
                  headerRows: 1,
                  widths: ['*', '*'],
                  body: [
                    ['Binnen een', 'Binnen twee'],
                    ...Array.from({ length: 60 }, (_, at) => [`cel ${at}a`, `cel ${at}b`]),
                  ],
                },
                look: lines,
              },
            ],
            ['na de binnenste', 'slot'],
          ],
        },
        look: lines,
      },
    ]),
  'cells over rows and columns': () =>
    sheet([
      {
        table: {
          headerRows: 2,
          headerColumns: 1,
          widths: ['*', '*', '*', '*'],
          body: [
            [cell('Fase', { rowSpan: 2 }), cell('Thuis', { colSpan: 2 }), '', 'School'],
            ['', 'huishouden een', 'huishouden twee', 'mentor'],
            [cell('oriënteren', { rowSpan: 2 }), 'een', 'twee', 'drie'],
            ['', cell('vier en vijf samen', { colSpan: 2 }), '', 'zes'],
            ['verkennen', 'zeven', cell(prose(900, 5), { rowSpan: 2 }), 'negen'],
            ['verdiepen', 'tien', '', 'twaalf'],
          ],
        },
        look: lines,
      },
    ]),
  'columns side by side over pages': () =>
    sheet([
      {
        columns: [
          { text: prose(500, 1) },
          { stack: [{ text: prose(80, 2) }, { text: prose(600, 3) }] },
          { text: 'kort' },
        ],
        columnGap: 12,
      },
      { text: 'na de kolommen' },
    ]),
  'many sections': () =>
    sheet(
      Array.from({ length: 60 }, (_, at): Block[] => [
        headline(`Deel ${at}`, 2),
        { text: prose(60 + (at % 7) * 20, at) },
        ...(at % 5 === 0 ? [headline(`Onderdeel ${at}`, 3), { text: prose(20, at) }] : []),
      ]).flat(),
      { bookmarks: true },
    ),
  'lists in lists': () =>
    sheet([
      {
        ul: [
          'eerste',
          { stack: ['tweede met meer', { ol: ['genummerd een', prose(120, 4), 'genummerd drie'] }] },
          'derde',
        ],
      },
      { ol: Array.from({ length: 70 }, (_, at) => `punt nummer${at}`) },
      { ul: ['vierkant'], type: 'square' },
    ]),
  'links over lines': () =>
    sheet([
      {
        text: [
          'Lees meer op ',
          {
            text: 'de bladzijde van de school over de keuze van een profiel en alles wat daarbij hoort, ook voor ouders',
            link: 'https://school.example/profiel?a=1&b=(2)',
            decoration: 'underline',
          },
          ' of op ',
          { text: 'deze', link: 'https://school.example/é' },
          '. ',
          { text: 'A career is not a straight line', lang: 'en' },
          ', zegt men.',
        ],
      },
    ]),
  'names from right to left and other scripts': () =>
    sheet([
      {
        text: 'Aanwezig: محمد علي, moeder (مريم), en שרה כהן (1984) met Ολγα Παπαδοπούλου, Ольга Петрова, Nguyễn Thị Ánh, Şükrü Łukasz Žižek.',
      },
      { text: 'محمد يحب الرسم والعمل مع الأطفال، ويريد أن يدرس في المدرسة (HBO) بعد سنتين إن شاء الله.' },
      { text: [{ text: 'שלום', bold: true }, ' zei zij.'] },
    ]),
  'emoji, controls and unknown scripts': () =>
    sheet([
      {
        text: 'blij 😀👨‍👩‍👧‍👦 en ❤️ \u0007klok\u202Eomgekeerd\u202C tab\there 中文 \ud83d los, NBSP\u00a0ok; fi ffi “”…—≠→',
      },
      { text: '' },
      { text: 'regel een\nregel twee\r\nregel drie\u2028regel vier' },
    ]),
  'kept together and taller than a page': () =>
    sheet([
      { text: 'vooraf' },
      { stack: [headline('Samen', 2), { text: prose(2500, 6) }], unbreakable: true },
      { table: { headerRows: 1, dontBreakRows: true, body: [['Kop'], [prose(1500, 7)]] }, look: lines },
      { table: { headerRows: 1, body: [[prose(1500, 8)], ['cel']] }, look: lines },
    ]),
  'pictures from bytes': () => sheet([...pictures, { text: prose(30) }, ...pictures]),
  'signature fields and figures': () =>
    sheet([
      ...['leerling', 'moeder', 'vader'].map(
        (person): Block => ({ columns: [{ text: person, width: 100 }, signature(person)], margin: [0, 6, 0, 0] }),
      ),
      { stack: [{ text: prose(700, 9) }, { stack: [{ text: 'samen' }, signature('decaan')], unbreakable: true }] },
      { canvas: [{ type: 'ellipse', x: 20, y: 20, r1: 18, r2: 18, color: '#1b2225' }], alt: 'Een rondje' },
      { svg: '<svg viewBox="0 0 20 20"><path d="M2 2h16v16z" fill="#000"/></svg>', fit: [40, 40], alt: 'Een driehoek' },
      { qr: 'https://school.example', size: 60, alt: 'QR-code naar de school' },
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 100, y2: 0, lineWidth: 1 }], artifact: true },
      { table: { widths: ['*'], body: [[{ text: 'in een kader' }]] }, placing: true, look: lines },
    ]),
}

/** One document with all of it. */
export const everything = (): TaggedDefinition =>
  sheet(Object.values(edgeDocuments).flatMap((build) => build().content.slice(1)))

/** A field with 100,000 characters, once as prose and once without a single place to break. */
export const hugeDocuments: Record<string, () => TaggedDefinition> = {
  'as prose': () => sheet([{ text: prose(19_000).slice(0, 100_000) }]),
  'as one word': () => sheet([{ text: 'x'.repeat(100_000) }]),
  'as one word in a table cell': () =>
    sheet([
      {
        table: {
          headerRows: 1,
          widths: [100, '*'],
          body: [
            ['a', 'b'],
            ['z'.repeat(100_000), 'ok'],
          ],
        },
        look: lines,
      },
    ]),
  'in two scripts by turns': () => sheet([{ text: 'aя'.repeat(50_000) }]),
  'as emoji': () => sheet([{ text: '😀 '.repeat(33_000) }]),
  'as Arabic': () => sheet([{ text: 'محمد علي '.repeat(11_000) }]),
}

/** All text of a definition in the order it is written. */
export function textOfBlocks(blocks: readonly (Block | string)[]): string {
  return blocks
    .map((block): string => {
      if (typeof block === 'string') return block
      if (block !== null && 'artifact' in block && block.artifact) return ''
      if ('text' in block)
        return typeof block.text === 'string'
          ? block.text
          : block.text.map((run) => (typeof run === 'string' ? run : run.text)).join('')
      if ('stack' in block) return textOfBlocks(block.stack)
      if ('columns' in block) return textOfBlocks(block.columns)
      if ('ul' in block) return textOfBlocks(block.ul)
      if ('ol' in block) return textOfBlocks(block.ol)
      if ('table' in block) return textOfBlocks(block.table.body.flat())
      return ''
    })
    .join('\n')
}
