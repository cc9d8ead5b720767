/** A small XLSX (ECMA-376): sheets of text, numbers and days with a bold head that stays in sight and filters. */
import type { Day } from '#domain/shared/dates.ts'
import { cellName } from './cell-names.ts'
import { type ListCell, runsAsFormula, type WrittenSheet } from './write-list.ts'
import { packZip } from './zip-writer.ts'

/** Places in `cellXfs` of the styles below. */
const styles = { text: 0, head: 1, quoted: 2, day: 3, number: 4 } as const

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export function workbookBytes(sheets: readonly WrittenSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const names = sheetNames(sheets.map(({ name }) => name))
  const part = (name: string, xml: string) => ({ name, bytes: new TextEncoder().encode(declaration + xml) })
  return packZip([
    part('[Content_Types].xml', contentTypes(sheets.length)),
    part('_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])),
    part('xl/workbook.xml', workbook(names)),
    part(
      'xl/_rels/workbook.xml.rels',
      relationships([
        ...sheets.map((_, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
        ['styles', 'styles.xml'],
      ]),
    ),
    part('xl/styles.xml', styleSheet),
    ...sheets.map((sheet, index) => part(`xl/worksheets/sheet${index + 1}.xml`, worksheet(sheet))),
  ])
}

const contentTypes = (sheetCount: number): string =>
  `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${contentType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${contentType}.styles+xml"/>${Array.from(
    { length: sheetCount },
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${contentType}.worksheet+xml"/>`,
  ).join('')}</Types>`

const relationships = (targets: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships xmlns="${packaged}/relationships">${targets
    .map(
      ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${relations}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`

const workbook = (names: readonly string[]): string =>
  `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${names
    .map((name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
    .join('')}</sheets></workbook>`

/** Number format 49 is text: what is typed over a cell stays text too. */
const styleSheet = `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

function worksheet({ head, rows }: WrittenSheet): string {
  const columnCount = Math.max(head.length, ...rows.map((row) => row.length), 1)
  const range = `A1:${cellName(rows.length, columnCount - 1)}`
  const widths = Array.from({ length: columnCount }, (_, column) => widthOf(head, rows, column))
  return [
    `<worksheet xmlns="${main}"><dimension ref="${range}"/>`,
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    `<cols>${widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`,
    '<sheetData>',
    rowXml(head, 0, styles.head),
    ...rows.map((row, index) => rowXml(row, index + 1, styles.text)),
    `</sheetData><autoFilter ref="${range}"/>`,
    // Numbers of pupils are text, on purpose: no green corners.
    `<ignoredErrors><ignoredError sqref="${range}" numberStoredAsText="1"/></ignoredErrors></worksheet>`,
  ].join('')
}

/** In characters, by the first rows: enough to read most cells, never the whole screen. */
const widthOf = (head: readonly string[], rows: WrittenSheet['rows'], column: number): number =>
  rows.slice(0, 500).reduce(
    (width, row) => {
      const cell = row[column]
      return Math.min(48, Math.max(width, typeof cell === 'string' ? cell.length + 2 : 12))
    },
    Math.max(8, (head[column]?.length ?? 0) + 4),
  )

const rowXml = (cells: readonly ListCell[], row: number, textStyle: number): string =>
  `<row r="${row + 1}">${cells.map((cell, column) => cellXml(cell, cellName(row, column), textStyle)).join('')}</row>`

function cellXml(cell: ListCell, name: string, textStyle: number): string {
  if (typeof cell === 'number') return `<c r="${name}" s="${styles.number}"><v>${cell}</v></c>`
  if (typeof cell === 'object') return `<c r="${name}" s="${styles.day}"><v>${serialOf(cell.day)}</v></c>`
  if (cell === '') return ''
  const style = textStyle === styles.text && runsAsFormula(cell) ? styles.quoted : textStyle
  return `<c r="${name}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
}

const serialOf = (day: Day): number => (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000

/** Most cells: nothing in them means anything to XML or Excel. */
const isPlain = (text: string): boolean => text.length < 1000 && /^[\p{L}\p{M}\p{N} .,:;@+\-/()'’=]*$/u.test(text)

/** What XML can't hold is left out; what Excel would take for an escape of its own is escaped. */
function escaped(text: string): string {
  if (isPlain(text)) return text
  return text
    .slice(0, 32_767)
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\t\n\r]|\uFFFE|\uFFFF/gu, '')
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '_x000D_')
}

/** Excel: 1 to 31 characters, none of []:*?/\, no apostrophe at the ends, each name once. */
function sheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name, index) => {
    const clean = name
      .replaceAll(/[[\]:*?/\\]/g, '-')
      .replaceAll(/^'+|'+$/g, '')
      .trim()
    const base = clean.slice(0, 31) || `Blad${index + 1}`
    let free = base
    for (let count = 2; taken.has(free.toLowerCase()); count += 1) free = `${base.slice(0, 26)} (${count})`
    taken.add(free.toLowerCase())
    return free
  })
}
