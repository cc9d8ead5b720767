/**
 * Where in a sheet the headings stand, and which rows below them are people. Rows that are none (a total, the
 * headings printed again, "Pagina 2 van 3") are passed over by name: the screen lists them, so that nothing goes
 * missing quietly.
 */
import { cleanLine, foldForSearch } from '../../shared/text.ts'
import { type ListKind, meaningOfHeading } from './headings.ts'

export type PassedOverCode = 'totals-row' | 'repeated-heading' | 'page-line'
export interface PassedOverRow {
  /** As a spreadsheet counts them, from 1. */
  rowNumber: number
  code: PassedOverCode
  text: string
}

export interface BodyRow {
  cells: readonly string[]
  rowNumber: number
}

export interface ListBody {
  /** Headings as written; empty ones where the sheet has none. As many as there are columns. */
  headings: string[]
  rows: BodyRow[]
  passedOver: PassedOverRow[]
}

type Rows = readonly (readonly string[])[]

const headerSearchRows = 20

/**
 * Index of the first row that names at least two things we know, among them (of a class list) the pupil's name.
 * -1 when there is none; `isLearned` adds the headings a counsellor taught.
 */
export function findHeader(rows: Rows, listKind: ListKind, isLearned: (heading: string) => boolean): number {
  return rows.slice(0, headerSearchRows).findIndex((row) => {
    const meanings = row.map((heading) => meaningOfHeading(heading, listKind))
    const known = row.filter((heading, index) => meanings[index]?.kind !== 'unknown' || isLearned(heading))
    if (known.length < 2) return false
    if (listKind === 'guardian-list') {
      return meanings.some((meaning) => meaning.kind === 'guardian') || row.some(isLearned)
    }
    return (
      meanings.some(
        (meaning) => meaning.kind === 'pupil' && (meaning.field === 'surname' || meaning.field === 'fullName'),
      ) || row.some(isLearned)
    )
  })
}

/**
 * Where a heading row most likely stands when none is known: the first row of several filled cells that are all
 * words. -1 when every row looks like data.
 */
export function guessHeader(rows: Rows): number {
  return rows.slice(0, headerSearchRows).findIndex((row) => {
    const filled = row.map((cell) => cell.trim()).filter((cell) => cell !== '')
    return filled.length >= 2 && filled.every((cell) => !/\d{2}|@/.test(cell)) && new Set(filled).size === filled.length
  })
}

/** `headerIndex` -1: the sheet has no headings. `isWorkbook`: short rows are whole, cells beyond the headings are columns. */
export function bodyOf(rows: Rows, headerIndex: number, isWorkbook: boolean): ListBody {
  const header = rows[headerIndex] ?? []
  const below = rows.map((cells, index) => ({ cells, rowNumber: index + 1 })).slice(headerIndex + 1)
  const isWide = isWorkbook || headerIndex === -1
  const width = isWide
    ? below.reduce((most, { cells }) => Math.max(most, widthOf(cells)), header.length)
    : header.length
  const headings = Array.from({ length: width }, (_, index) => header[index] ?? '')
  const foldedHeadings = headings.map(foldForSearch)
  const body: ListBody = { headings, rows: [], passedOver: [] }
  for (const row of below) {
    const filled = row.cells.map(cleanLine).filter((cell) => cell !== '')
    if (filled.length === 0) continue
    const code = passedOverAs(row.cells, filled, foldedHeadings)
    if (code) body.passedOver.push({ rowNumber: row.rowNumber, code, text: filled.join(' · ').slice(0, 200) })
    else body.rows.push(row)
  }
  return body
}

function widthOf(cells: readonly string[]): number {
  let width = cells.length
  while (width > 0 && (cells[width - 1] ?? '').trim() === '') width -= 1
  return width
}

const totalWord = /^(?:sub ?|eind)?(?:totaal|totalen|total|aantal|som|gemiddelde?|average|count)\b/
const isFigure = (cell: string): boolean => /^[\d.,%\s]{1,12}$/.test(cell)

function passedOverAs(
  cells: readonly string[],
  filled: readonly string[],
  foldedHeadings: readonly string[],
): PassedOverCode | null {
  const [first = ''] = filled
  const folded = foldForSearch(first)
  if (filled.length <= 6 && totalWord.test(folded) && filled.slice(1).every(isFigure)) return 'totals-row'
  if (foldedHeadings.length > 2 && filled.length <= 2 && filled.every(isFigure)) return 'totals-row'
  if (filled.length === 1 && /^(?:pagina|page|blad|afgedrukt|printed)\b.*\d/.test(folded)) return 'page-line'
  const isHeading =
    filled.length >= 2 &&
    foldedHeadings.some((heading) => heading !== '') &&
    cells.every((cell, index) => foldForSearch(cell) === (foldedHeadings[index] ?? ''))
  return isHeading ? 'repeated-heading' : null
}
