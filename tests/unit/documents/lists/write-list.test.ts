import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readList } from '#documents/lists/read-list.ts'
import { defused, type ListCell, runsAsFormula, type WrittenSheet, writeList } from '#documents/lists/write-list.ts'

const text = async (sheet: WrittenSheet): Promise<string> =>
  // The mark is part of what is tested.
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await writeList({ kind: 'csv', sheets: [sheet] }))

async function readBack(kind: 'csv' | 'xlsx', sheets: WrittenSheet[]): Promise<string[][][]> {
  const read = await readList('', await writeList({ kind, sheets }))
  if (!read.ok) throw new Error(read.code)
  return read.value.sheets.map(({ rows }) => rows)
}

/** A part of a zip that our writer made: names are found in the local headers. */
function partOf(zip: Uint8Array, name: string): string {
  const bytes = Buffer.from(zip)
  const at = bytes.indexOf(Buffer.from(name, 'utf8')) - 30
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
  return inflateRawSync(bytes.subarray(start, start + bytes.readUInt32LE(at + 18))).toString('utf8')
}

describe('defused', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['=HYPERLINK("http://kwaad.example","klik")', '\'=HYPERLINK("http://kwaad.example","klik")'],
    ['+1+1', "'+1+1"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['\n=1', "'\n=1"],
    ['  =1+1', "'  =1+1"],
    ['＝1+1', "'＝1+1"],
    ["+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"],
    ['+31-6-12345678', "'+31-6-12345678"],
    ['+31612345678', '+31 612345678'],
    ['+12125550100', '+1 2125550100'],
    ['+212612345678', '+212 612345678'],
    ['+31 6 12345678', '+31 6 12345678'],
    ['06-12345678', '06-12345678'],
    ['-', '-'],
    ['-12,5', '-12,5'],
    ['Jan = Piet', 'Jan = Piet'],
    ['a@school.example', 'a@school.example'],
    ["'s-Gravenhage", "'s-Gravenhage"],
    ['', ''],
  ])('makes of %j: %j', (given, expected) => {
    expect(defused(given)).toBe(expected)
  })

  it('never lets text through that begins as a formula and could do more than be a number', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝'), fc.string(), (start, rest) => {
        const safe = defused(start + rest)
        expect(safe.startsWith("'") || /^[+-]?[\d ,.]*$/.test(safe)).toBe(true)
      }),
    )
  })
})

describe('writeList', () => {
  const head = ['Nummer', 'Naam', 'Telefoon', 'Geboren', 'Gesprekken']
  const rows: ListCell[][] = [
    ['0104201', '=1+1', '+31612345678', { day: '2010-08-20' }, 3],
    ['0104202', 'de "Wit"; Jan', '06-12345678', { day: '2011-02-28' }, 0],
    ['0104203', 'twee\nregels', '', '', ''],
  ]

  it('writes CSV that Dutch Excel opens by a double click: mark, semicolons, CRLF, quotes where needed', async () => {
    expect(await text({ name: 'x', head, rows })).toBe(
      [
        '\uFEFFNummer;Naam;Telefoon;Geboren;Gesprekken',
        "0104201;'=1+1;+31 612345678;20-08-2010;3",
        '0104202;"de ""Wit""; Jan";06-12345678;28-02-2011;0',
        '0104203;"twee\nregels";;;',
        '',
      ].join('\r\n'),
    )
  })

  it('defuses headings too', async () => {
    expect(await text({ name: '', head: ['=cmd'], rows: [] })).toContain("'=cmd")
  })

  it('writes XLSX in which every text is a text cell, days are days and numbers numbers', async () => {
    expect(await readBack('xlsx', [{ name: '4H2', head, rows }])).toEqual([
      [
        head,
        ['0104201', '=1+1', '+31612345678', '20-08-2010', '3'],
        ['0104202', 'de "Wit"; Jan', '06-12345678', '28-02-2011', '0'],
        ['0104203', 'twee\nregels'],
      ],
    ])
    const sheet = partOf(
      await writeList({ kind: 'xlsx', sheets: [{ name: '', head, rows }] }),
      'xl/worksheets/sheet1.xml',
    )
    expect(sheet).not.toContain('<f>')
    // Style 2 is the one with Excel's hidden apostrophe.
    expect(sheet).toContain('<c r="B2" s="2" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>')
    expect(sheet).toContain('<c r="C2" s="2" t="inlineStr"')
    expect(sheet).toContain('<c r="A2" s="0" t="inlineStr"')
    expect(sheet).toContain('<c r="D2" s="3"><v>40410</v></c>')
    expect(sheet).toContain('<c r="E2" s="4"><v>3</v></c>')
  })

  it('names sheets as Excel takes them, each once', async () => {
    const names = ['4H1/4H2', '4h1-4h2', '', "'s-Hertogenbosch'", 'x'.repeat(40), 'x'.repeat(40)]
    const read = await readList(
      '',
      await writeList({ kind: 'xlsx', sheets: names.map((name) => ({ name, head: ['a', 'b'], rows: [] })) }),
    )
    expect(read.ok && read.value.sheets.map(({ name }) => name)).toEqual([
      '4H1-4H2',
      '4h1-4h2 (2)',
      'Blad3',
      's-Hertogenbosch',
      'x'.repeat(31),
      `${'x'.repeat(26)} (2)`,
    ])
  })

  it('gives the same bytes for the same list', async () => {
    const order = { kind: 'xlsx', sheets: [{ name: 'a', head, rows }] } as const
    expect(await writeList(order)).toEqual(await writeList(order))
  })

  it('reads back whatever was written, in either kind', async () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 30 })
      .map((each) => each.replaceAll(/[\p{Cc}\p{Cs}\uFEFF]/gu, ' '))
    const written = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(written, async (cells) => {
        const sheet = { name: 'x', head: ['Achternaam', 'Roepnaam', 'Klas'], rows: cells }
        const [xlsx = []] = await readBack('xlsx', [sheet])
        const [csv = []] = await readBack('csv', [sheet])
        for (const [index, row] of cells.entries()) {
          for (const [column, given] of row.entries()) {
            const isBlank = given.trim() === ''
            expect(xlsx[index + 1]?.[column] ?? '').toBe(isBlank ? '' : given)
            if (!isBlank) expect(csv[index + 1]?.[column]).toBe(defused(given))
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('runsAsFormula', () => {
  it('knows full-width signs and signs behind spaces', () => {
    expect(['＋1', '－1', '＠x', '  @x', '\t'].map(runsAsFormula)).toEqual([true, true, true, true, true])
    expect(['a=b', '1-2', ''].map(runsAsFormula)).toEqual([false, false, false])
  })
})
