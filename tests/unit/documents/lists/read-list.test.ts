/** The limits of a list file; what each kind of file becomes is held by the fixtures (list-fixtures.test.ts). */
import { describe, expect, it } from 'vitest'
import { listLimits } from '#documents/lists/list-types.ts'
import { readList } from '#documents/lists/read-list.ts'
import { writeList } from '#documents/lists/write-list.ts'
import { book, main } from '#tests/fixtures/lists/make-packages.ts'

const head = ['Stamnummer', 'Achternaam']
const pupils = (count: number): string[][] => Array.from({ length: count }, (_, index) => [`${index}`, 'Bos'])
const codeOf = async (bytes: Uint8Array, name = 'lijst'): Promise<string> => {
  const read = await readList(name, bytes)
  return read.ok ? `${read.value.format} of ${read.value.sheets.map(({ rows }) => rows.length).join()}` : read.code
}

describe('readList', () => {
  it.each(['csv', 'xlsx'] as const)('takes 40,000 rows of %s and no more', async (kind) => {
    const write = (count: number) => writeList({ kind, sheets: [{ name: 'x', head, rows: pupils(count) }] })
    expect(await codeOf(await write(listLimits.dataRows))).toBe(`${kind} of ${listLimits.dataRows + 1}`)
    expect(await codeOf(await write(listLimits.dataRows + 1))).toBe('too-many-rows')
  })

  it('leaves out a sheet that is too long and reads the others', async () => {
    const sheets = [
      { name: 'Archief', head, rows: pupils(listLimits.dataRows + 1) },
      { name: '4H2', head, rows: pupils(2) },
    ]
    const read = await readList('', await writeList({ kind: 'xlsx', sheets }))
    expect(read).toMatchObject({
      ok: true,
      value: { sheets: [{ name: '4H2' }], tooLarge: [{ name: 'Archief', code: 'too-many-rows' }] },
    })
  })

  it('refuses a workbook of more sheets than anybody looks through', async () => {
    const sheets = Array.from({ length: listLimits.sheets + 1 }, (_, index) => ({ name: `${index}`, head, rows: [] }))
    expect(await codeOf(await writeList({ kind: 'xlsx', sheets }))).toBe('too-many-sheets')
  })

  it('refuses a file over 30 MB before it looks inside', async () => {
    expect(await codeOf(new Uint8Array(listLimits.sizeBytes + 1))).toBe('file-too-large')
  })

  it('cuts a cell of a workbook that is longer than Excel allows, and says so', async () => {
    const cell = `<c r="A2" t="str"><v>${'x'.repeat(40_000)}</v></c>`
    const sheet = `<worksheet xmlns="${main}"><sheetData><row r="2">${cell}</row></sheetData></worksheet>`
    const bytes = book({
      sheets: [{ name: 'x', rows: [] }],
      parts: [{ name: 'xl/worksheets/sheet1.xml', data: sheet }],
    })
    const read = await readList('', new Uint8Array(bytes))
    expect(read.ok && read.value.sheets[0]?.rows[1]?.[0]?.length).toBe(listLimits.cellCharacters)
    expect(read.ok && read.value.sheets[0]?.notes).toEqual([{ code: 'cells-cut', count: 1, firstCell: 'A2' }])
  })

  it('takes columns that a workbook hides before its first one for nothing', async () => {
    const cols = '<cols><col min="-1000000000" max="2" hidden="1"/></cols>'
    const row = '<row r="1"><c r="A1" t="str"><v>Naam</v></c></row>'
    const sheet = `<worksheet xmlns="${main}">${cols}<sheetData>${row}</sheetData></worksheet>`
    const bytes = book({
      sheets: [{ name: 'x', rows: [] }],
      parts: [{ name: 'xl/worksheets/sheet1.xml', data: sheet }],
    })
    const read = await readList('', new Uint8Array(bytes))
    expect(read.ok && read.value.sheets[0]?.hiddenColumns).toEqual([0, 1])
  })

  it('goes by content and not by name', async () => {
    const workbook = await writeList({ kind: 'xlsx', sheets: [{ name: 'x', head, rows: pupils(1) }] })
    expect(await codeOf(workbook, 'lijst.csv')).toBe('xlsx of 2')
    expect(await codeOf(new TextEncoder().encode('a;b\n1;2'), 'lijst.xlsx')).toBe('csv of 2')
  })
})
