/**
 * Rows to a file that others open in a spreadsheet. What was typed by anybody may begin as a formula does
 * ("=HYPERLINK(…)"), and a spreadsheet would run it on the reader's machine (OWASP, CSV injection):
 *
 * - CSV: such a cell gets an apostrophe in front. A phone number stays as it is, but "+31612345678" gets a space
 *   behind the country code, because a spreadsheet would make a number of it.
 * - XLSX: every text is a text cell, which nothing runs; formula-like ones are marked with Excel's own hidden
 *   apostrophe, so that editing the cell or saving it as CSV doesn't wake them.
 *
 * Leading zeros survive in XLSX only: a spreadsheet that opens CSV drops them.
 */
import Papa from 'papaparse'
import type { Day } from '#domain/shared/dates.ts'
import { workbookBytes } from './write-workbook.ts'

/** A day is written as a date, so that a spreadsheet can sort by it. */
export type ListCell = string | number | { day: Day }

export interface WrittenSheet {
  /** Of its tab; cut and cleaned where Excel wouldn't take it. */
  name: string
  head: readonly string[]
  rows: readonly (readonly ListCell[])[]
}

export interface WrittenList {
  kind: 'csv' | 'xlsx'
  /** CSV takes the first only. */
  sheets: readonly WrittenSheet[]
}

export async function writeList({ kind, sheets }: WrittenList): Promise<Uint8Array<ArrayBuffer>> {
  return kind === 'xlsx' ? workbookBytes(sheets) : csvBytes(sheets[0] ?? { name: '', head: [], rows: [] })
}

/** Semicolons, CRLF and a byte order mark: what Excel with Dutch settings opens by a double click. */
function csvBytes({ head, rows }: WrittenSheet): Uint8Array<ArrayBuffer> {
  const text = Papa.unparse([head.map(defused), ...rows.map((row) => row.map((cell) => defused(plainText(cell))))], {
    delimiter: ';',
    newline: '\r\n',
  })
  return new TextEncoder().encode(`\uFEFF${text}\r\n`)
}

function plainText(cell: ListCell): string {
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number') return String(cell).replace('.', ',')
  return cell.day.split('-').toReversed().join('-')
}

/** True for text that a spreadsheet may run: = + - @ (full width too) or a tab or line break before anything else. */
export const runsAsFormula = (text: string): boolean => /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/.test(text)

const harmless = /^(?:-|[+-]?\d+(?:[.,]\d+)?)$/
const phoneLike = /^\+?[\d\s().-]{8,20}$/
/** "+31", "+1", "+212": country codes by ITU-T E.164. */
const countryCode = /^\+(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})(?=\d{6,}$)/

export function defused(text: string): string {
  if (!runsAsFormula(text)) return text
  if (countryCode.test(text)) return text.replace(countryCode, (code) => `${code} `)
  // A sum of figures would be worked out too: it harms nobody, but the number is no longer the one to call.
  if (phoneLike.test(text) && text.startsWith('+') && !/[-.()]/.test(text)) return text
  return harmless.test(text) ? text : `'${text}`
}
