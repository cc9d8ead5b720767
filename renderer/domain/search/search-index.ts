/**
 * Everything that can be found, as folded text in memory, and the linear scan over it. Index libraries took ten times
 * as long to build as all of this (security-design.md), and a scan of 24,000 talks takes about a frame.
 *
 * A row is found when each piece of the query stands in its own text or in the pupil's name, and one of them at least
 * in its own text: "sanne fysio" finds what Sanne said about it, "sanne" alone does not list her whole dossier. Parts
 * of words count. Longer queries look only at what the query before found.
 */
import { type Day, type SchoolYear, schoolYearOf } from '../shared/dates.ts'
import type { Id } from '../shared/row.ts'
import { foldForSearch } from '../shared/text.ts'
import { piecesOf } from './folded.ts'
import type { People } from './people.ts'
import {
  fewestLetters,
  type SearchAnswer,
  type SearchFilter,
  type SearchKind,
  type SearchQuestion,
  searchKinds,
} from './question.ts'
import type { Searchable, SearchedTable } from './searchable.ts'

export interface IndexedRow {
  table: SearchedTable
  rowId: Id
  kind: SearchKind
  pupilId: Id | null
  parentId: Id | null
  day: Day | null
  phase: string | null
  /** For persons: order of a Dutch list. */
  sortKey: string
  /** A working note is found up to and including this day. */
  endsOn: Day | null
  /** Folded fields, one a line. */
  text: string
}

export interface Found {
  rows: IndexedRow[]
  counts: SearchAnswer['counts']
  pieces: readonly string[]
}

export interface SearchIndex {
  put(table: SearchedTable, row: Searchable): void
  drop(rowId: Id): void
  idsOf(table: SearchedTable): Id[]
  find(question: SearchQuestion): Found
  dayOf(row: IndexedRow): Day | null
  readonly size: number
}

interface LastScan {
  pieces: readonly string[]
  withNotes: boolean
  rows: readonly IndexedRow[]
}

export function createSearchIndex(people: People): SearchIndex {
  const rows = new Map<Id, IndexedRow>()
  let last: LastScan | null = null

  const dayOf = (row: IndexedRow): Day | null =>
    row.day ?? (row.parentId === null ? null : (rows.get(row.parentId)?.day ?? null))
  const phaseOf = (row: IndexedRow): string | null =>
    row.phase ?? (row.parentId === null ? null : (rows.get(row.parentId)?.phase ?? null))
  const pupilsOf = (row: IndexedRow): readonly Id[] =>
    row.pupilId === null ? people.childrenOf(row.rowId) : [row.pupilId]

  /** Every row that holds all pieces, in its text or its pupil's name. */
  const scan = (pieces: readonly string[], withNotes: boolean, namedBy: ReadonlyMap<string, ReadonlySet<Id>>) => {
    const narrows =
      last !== null &&
      last.withNotes === withNotes &&
      last.pieces.every((old) => pieces.some((piece) => piece.includes(old)))
    // The longest is the rarest: most rows are done with after one look.
    const rarestFirst = pieces.toSorted((one, other) => other.length - one.length)
    const held: IndexedRow[] = []
    for (const row of narrows && last !== null ? last.rows : rows.values()) {
      if (row.kind === 'working-note' && !withNotes) continue
      if (rarestFirst.every((piece) => isNamed(row, namedBy.get(piece)) || row.text.includes(piece))) held.push(row)
    }
    last = { pieces, withNotes, rows: held }
    return held
  }

  const passes = (row: IndexedRow, filter: SearchFilter, today: Day): boolean => {
    if (filter.phase !== null && phaseOf(row) !== filter.phase) return false
    const day = dayOf(row)
    if (filter.fromDay !== null && (day === null || day < filter.fromDay)) return false
    if (filter.untilDay !== null && (day === null || day > filter.untilDay)) return false
    const isPerson = row.kind === 'pupil' || row.kind === 'guardian'
    if (filter.schoolYear !== null && !isPerson && (day === null || schoolYearOf(day) !== filter.schoolYear))
      return false
    if (filter.pupilId === null && filter.className === null && (filter.schoolYear === null || !isPerson)) return true
    const year: SchoolYear = filter.schoolYear ?? schoolYearOf(day ?? today)
    return pupilsOf(row).some(
      (pupilId) =>
        (filter.pupilId === null || pupilId === filter.pupilId) &&
        (filter.className === null || people.classIn(pupilId, year) === filter.className) &&
        (filter.schoolYear === null || !isPerson || people.isEnrolledIn(pupilId, filter.schoolYear)),
    )
  }

  const compare = (one: IndexedRow, other: IndexedRow): number => {
    if (one.sortKey !== other.sortKey) return one.sortKey < other.sortKey ? -1 : 1
    const [left, right] = [dayOf(one) ?? '', dayOf(other) ?? '']
    if (left !== right) return left > right ? -1 : 1
    return one.rowId < other.rowId ? -1 : 1
  }

  return {
    put: (table, row) => {
      last = null
      rows.set(row.rowId, {
        table,
        rowId: row.rowId,
        kind: row.subject.kind,
        pupilId: row.pupilId,
        parentId: row.parentId,
        day: row.day,
        phase: row.phase,
        sortKey: row.sortKey,
        endsOn: row.subject.kind === 'working-note' ? row.subject.endsOn : null,
        text: row.fields.map(({ text }) => foldForSearch(text)).join('\n'),
      })
    },
    drop: (rowId) => {
      last = null
      rows.delete(rowId)
    },
    idsOf: (table) => [...rows.values()].filter((row) => row.table === table).map(({ rowId }) => rowId),
    find: ({ words, filter, includeWorkingNotes, today, atMostPerKind }) => {
      const counts = noCounts()
      const pieces = piecesOf(words)
      if (pieces.join('').length < fewestLetters) return { rows: [], counts, pieces }
      const best = new Map<SearchKind, IndexedRow[]>(searchKinds.map((kind) => [kind, []]))
      const namedBy = new Map(pieces.map((piece) => [piece, people.named(piece)]))
      const filters = hasFilter(filter)
      for (const row of scan(pieces, includeWorkingNotes, namedBy)) {
        if (row.endsOn !== null && row.endsOn < today) continue
        if (isOnlyNamed(row, pieces, namedBy)) continue
        if (filters && !passes(row, filter, today)) continue
        counts[row.kind] += 1
        if (filter.kinds.length > 0 && !filter.kinds.includes(row.kind)) continue
        keepBest(best.get(row.kind) ?? [], row, atMostPerKind, compare)
      }
      return { rows: searchKinds.flatMap((kind) => best.get(kind) ?? []), counts, pieces }
    },
    dayOf,
    get size() {
      return rows.size
    },
  }
}

const isNamed = (row: IndexedRow, named: ReadonlySet<Id> | undefined): boolean =>
  named !== undefined && named.size > 0 && row.pupilId !== null && named.has(row.pupilId)

/** The pupil's name holds all that was asked for, and the row's own text nothing of it. */
const isOnlyNamed = (
  row: IndexedRow,
  pieces: readonly string[],
  namedBy: ReadonlyMap<string, ReadonlySet<Id>>,
): boolean =>
  pieces.every((piece) => isNamed(row, namedBy.get(piece))) && !pieces.some((piece) => row.text.includes(piece))

const hasFilter = ({ kinds: _kinds, ...others }: SearchFilter): boolean =>
  Object.values(others).some((value) => value !== null)

/** Keeps the first `atMost` of all rows offered, in order, without sorting them all. */
function keepBest(
  best: IndexedRow[],
  row: IndexedRow,
  atMost: number,
  compare: (one: IndexedRow, other: IndexedRow) => number,
): void {
  const worst = best.at(-1)
  if (best.length >= atMost && (worst === undefined || compare(row, worst) >= 0)) return
  let low = 0
  let high = best.length
  while (low < high) {
    const middle = (low + high) >> 1
    const other = best[middle]
    if (other !== undefined && compare(other, row) < 0) low = middle + 1
    else high = middle
  }
  best.splice(low, 0, row)
  if (best.length > atMost) best.pop()
}

export const noCounts = (): SearchAnswer['counts'] => ({
  pupil: 0,
  guardian: 0,
  conversation: 0,
  agreement: 0,
  activity: 0,
  trajectory: 0,
  summary: 0,
  document: 0,
  attachment: 0,
  'working-note': 0,
})
