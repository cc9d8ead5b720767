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
  /** Index of the last row of headings; -1 where there is none. */
  lastHeadingIndex: number
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
 * Where a heading row most likely stands when none is known: the first row of several filled cells, if they are all
 * words and all different. -1 when that row looks like data.
 */
export function guessHeader(rows: Rows): number {
  const filledOf = (row: readonly string[]): string[] => row.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const first = rows.slice(0, headerSearchRows).findIndex((row) => filledOf(row).length >= 2)
  const filled = filledOf(rows[first] ?? [])
  return !filled.some(isDatum) && new Set(filled).size === filled.length ? first : -1
}

/** A number, an address or a class: no heading is one. */
const isDatum = (cell: string): boolean =>
  /\d{2}|@/.test(cell) || /^(?:[1-6]\s?[a-z]{1,5}\d?|[a-z]{1,2}[1-6][a-z]?)$/i.test(cell)

/**
 * `headerIndex` -1: the sheet has no headings. `isWorkbook`: short rows are whole, cells beyond the headings are
 * columns. Headings over two rows ("Ouder 1" above "E-mail" and "Telefoon") are read as one.
 */
export function bodyOf(
  rows: Rows,
  headerIndex: number,
  isWorkbook: boolean,
  listKind: ListKind = 'class-list',
): ListBody {
  const { header, lastHeadingIndex } = headerOf(rows, headerIndex, listKind)
  const below = rows.map((cells, index) => ({ cells, rowNumber: index + 1 })).slice(lastHeadingIndex + 1)
  const isWide = isWorkbook || headerIndex === -1
  const width = isWide
    ? below.reduce((most, { cells }) => Math.max(most, widthOf(cells)), header.length)
    : header.length
  const headings = Array.from({ length: width }, (_, index) => header[index] ?? '')
  const foldedHeadings = headings.map(foldForSearch)
  const body: ListBody = { headings, lastHeadingIndex, rows: [], passedOver: [] }
  for (const { cells, rowNumber } of below) {
    const filled = cells.map(cleanLine).filter((cell) => cell !== '')
    if (filled.length === 0) continue
    const code = passedOverAs(cells, filled, foldedHeadings)
    if (code) body.passedOver.push({ rowNumber, code, text: filled.join(' · ').slice(0, 200) })
    else body.rows.push({ cells: cells.map(tidyCell), rowNumber })
  }
  return body
}

/**
 * Zero-width spaces, soft hyphens and marks that turn the direction of writing come along with copied text; nobody
 * sees them and no comparison finds them. The joiners U+200C and U+200D stay: some scripts are written with them.
 */
const invisible = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g
const withoutInvisible = (cell: string): string => cell.replace(invisible, '')

/** Without what nobody sees; a run of spaces is one, a run of line breaks too (a cell may hold two people's lines). */
function tidyCell(cell: string): string {
  if (!/[^\S ]| {2}/.test(cell)) return withoutInvisible(cell)
  return withoutInvisible(cell)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?(?:\n ?)+/g, '\n')
}

/** The headings, those of two rows joined, and the last row they take. */
function headerOf(
  rows: Rows,
  headerIndex: number,
  listKind: ListKind,
): { header: readonly string[]; lastHeadingIndex: number } {
  const header = (rows[headerIndex] ?? []).map(withoutInvisible)
  const below = rows[headerIndex + 1] ?? []
  const above = rows[headerIndex - 1] ?? []
  if (headerIndex >= 0 && isSecondHeading(below, header, listKind)) {
    return { header: joinedHeadings(header, below, listKind), lastHeadingIndex: headerIndex + 1 }
  }
  if (headerIndex > 0 && above.some((cell) => namesGuardian(cell, listKind))) {
    return { header: joinedHeadings(above, header, listKind), lastHeadingIndex: headerIndex }
  }
  return { header, lastHeadingIndex: headerIndex }
}

const isKnown = (heading: string, listKind: ListKind): boolean => meaningOfHeading(heading, listKind).kind !== 'unknown'

const namesGuardian = (heading: string, listKind: ListKind): boolean =>
  meaningOfHeading(heading, listKind).kind === 'guardian' && listKind === 'class-list'

/** More than half of the row's cells are headings we know, and it doesn't say the same as the row above. */
function isSecondHeading(row: readonly string[], header: readonly string[], listKind: ListKind): boolean {
  const filled = row.filter((cell) => cell.trim() !== '')
  const known = filled.filter((cell) => isKnown(cell, listKind)).length
  const isRepeated = row.every((cell, index) => foldForSearch(cell) === foldForSearch(header[index] ?? ''))
  return known >= 2 && known * 2 > filled.length && !isRepeated
}

/** "Ouder 1" over "E-mail" and "Telefoon": the upper heading goes on to the right until the next one. */
function joinedHeadings(upper: readonly string[], lower: readonly string[], listKind: ListKind): string[] {
  let group = ''
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, index) => {
    const [over, own] = [cleanLine(upper[index] ?? ''), cleanLine(lower[index] ?? '')]
    if (over !== '') group = over
    if (own === '') return over
    if (foldForSearch(group) === foldForSearch(own)) return own
    const joined = `${group} ${own}`.trim()
    return isKnown(joined, listKind) || namesGuardian(group, listKind) ? joined : own
  })
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
