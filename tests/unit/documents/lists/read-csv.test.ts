import { describe, expect, it } from 'vitest'
import { csvLimits, readCsv } from '#documents/lists/read-csv.ts'
import { fixtureBytes, readFixture } from '../../domain/pupils/class-list-fixtures.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const table = (text: string) => {
  const read = readCsv(bytes(text))
  if (!read.ok) throw new Error(read.code)
  return read.value
}

describe('readCsv', () => {
  it('reads a Magister-like list: windows-1252 and semicolons', () => {
    const { rows, encoding, delimiter, doubtful } = readFixture('magister-4h2.csv')
    expect([rows.length, encoding, delimiter, doubtful]).toEqual([28, 'windows-1252', ';', false])
    expect(rows.flat()).toContain('Çelik')
    expect(rows.flat()).toContain('O’Brien')
  })

  it('reads a Somtoday-like list: UTF-8 with a mark, commas, all quoted', () => {
    const { rows, encoding, delimiter, doubtful } = readFixture('somtoday-4h2.csv')
    expect([rows.length, encoding, delimiter, doubtful]).toEqual([28, 'utf-8', ',', false])
    expect(rows[0]?.[0]).toBe('Leerlingnummer')
    expect(rows.flat()).toEqual(expect.arrayContaining(['Đorđević', 'Nguyễn', 'Yıldız', 'Wiśniewski']))
  })

  it('reads UTF-16 with a mark and without one', () => {
    const marked = readFixture('utf16-tabs.csv')
    expect([marked.encoding, marked.delimiter, marked.rows.length]).toEqual(['utf-16le', '\t', 28])
    expect(marked.rows.flat()).toContain('Đorđević')
    const unmarked = readCsv(fixtureBytes('utf16-tabs.csv').subarray(2))
    expect(unmarked).toMatchObject({ ok: true, value: { encoding: 'utf-16le' } })
    const bigEndian = fixtureBytes('utf16-tabs.csv').slice()
    for (let index = 0; index < bigEndian.length; index += 2) bigEndian.subarray(index, index + 2).reverse()
    expect(readCsv(bigEndian)).toMatchObject({ ok: true, value: { encoding: 'utf-16be', rows: marked.rows } })
  })

  it.each([
    ['a;b\n1;2', ';'],
    ['a,b\n1,2', ','],
    ['a\tb\n1\t2', '\t'],
    ['a|b\n1|2', '|'],
    ['naam;adres\nVries;"Laan 1, Almere"\nBos;"Dijk 2, Almere, NL"', ';'],
    ['naam,adres\nVries,Laan; 1\nBos,Dijk', ','],
  ])('finds the delimiter of %j', (text, delimiter) => {
    expect(table(text).delimiter).toBe(delimiter)
  })

  it('obeys and skips the line by which Excel names the delimiter, and keeps row numbers', () => {
    const { rows, delimiter } = table('sep=|\r\na|b;c\r\n1|2;3')
    expect(delimiter).toBe('|')
    expect(rows).toEqual([[], ['a', 'b;c'], ['1', '2;3']])
  })

  it('keeps line breaks, doubled quotes and delimiters in quoted cells', () => {
    expect(table('a;b\n"een\ntwee";"zegt ""hoi""; dag"').rows[1]).toEqual(['een\ntwee', 'zegt "hoi"; dag'])
  })

  it('keeps blank rows between, so that row numbers are those of a spreadsheet', () => {
    expect(table('a;b\n\n1;2\n\n;;\n').rows).toEqual([['a', 'b'], [''], ['1', '2']])
  })

  it('says when letters look wrongly decoded', () => {
    expect(readFixture('wrong-encoding-dos.csv').doubtful).toBe(true)
    expect(readFixture('wrong-encoding-twice.csv').doubtful).toBe(true)
  })

  it('keeps a UTF-8 file that is cut off in a letter UTF-8', () => {
    const whole = bytes('a;b\nÇelik;Ç')
    expect(readCsv(whole.subarray(0, whole.length - 1))).toMatchObject({
      ok: true,
      value: {
        encoding: 'utf-8',
        rows: [
          ['a', 'b'],
          ['Çelik', ''],
        ],
      },
    })
  })

  it.each([
    ['nothing', new Uint8Array(), 'file-empty'],
    ['blank rows', fixtureBytes('blank.csv'), 'file-empty'],
    ['a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]), 'is-spreadsheet'],
    ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'is-spreadsheet'],
    ['a PDF', bytes('%PDF-1.7\n'), 'is-pdf'],
    ['a web page', fixtureBytes('page.csv'), 'is-web-page'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 1, 2, 0, 7]), 'is-binary'],
    ['a list cut off in a quoted cell', fixtureBytes('truncated-in-cell.csv'), 'quote-not-closed'],
    ['too many columns', bytes(`${'a;'.repeat(csvLimits.columns)}a\n`), 'too-many-columns'],
    ['too many rows', bytes('a;b\n'.repeat(csvLimits.dataRows + 2)), 'too-many-rows'],
    ['too many bytes', new Uint8Array(csvLimits.sizeBytes + 1), 'file-too-large'],
  ])('refuses %s', (_what, given, code) => {
    expect(readCsv(given)).toEqual({ ok: false, code })
  })
})
