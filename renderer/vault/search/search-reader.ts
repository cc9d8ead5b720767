/**
 * The worker's side of search: reads every searched table of the vault through a connection of its own, keeps the
 * index current and writes hits out of the rows themselves. Texts are held folded only; the original of a hit is
 * opened again when it is shown, which keeps the memory at half.
 */
import type { Dexie } from 'dexie'
import { hitOf } from '#domain/search/hit.ts'
import { createPeople } from '#domain/search/people.ts'
import type { Hit, SearchAnswer, SearchQuestion } from '#domain/search/question.ts'
import { createSearchIndex, type IndexedRow } from '#domain/search/search-index.ts'
import {
  type Searchable,
  type SearchedRows,
  type SearchedTable,
  searchableOf,
  searchedTables,
} from '#domain/search/searchable.ts'
import type { Day } from '#domain/shared/dates.ts'
import type { Id } from '#domain/shared/row.ts'
import type { RowOf, TableName } from '../tables.ts'
import type { TableChange } from './search-messages.ts'

/** Rows opened before questions get their turn: about 30 ms of work. */
const rowsAtOnce = 200
const shownRowsMost = 500

const peopleTables = ['enrolments', 'relations'] as const
type ReadTable = SearchedTable | (typeof peopleTables)[number]

/** People first: they answer while the talks are still being read. */
const readingOrder: readonly ReadTable[] = [
  'pupils',
  ...peopleTables,
  ...searchedTables.filter((name) => name !== 'pupils'),
]

export interface SearchReader {
  /** Reads everything; `onProgress` after each portion. */
  readAll(onProgress: (doneRows: number, allRows: number) => void): Promise<void>
  takeIn(changes: readonly TableChange[]): Promise<void>
  find(question: SearchQuestion): Promise<SearchAnswer>
}

const isReadTable = (table: TableName): table is ReadTable => (readingOrder as readonly string[]).includes(table)

/** `today` is the day of opening; what ends later that day stays findable until the next opening. */
export function createSearchReader(db: Dexie, today: Day): SearchReader {
  const people = createPeople()
  const index = createSearchIndex(people)
  const shown = createShownRows(db, today)
  let isComplete = false

  const take = (table: ReadTable, row: unknown): void => {
    shown.forget((row as { id: Id }).id)
    if (table === 'enrolments') people.setEnrolment(row as RowOf<'enrolments'>)
    else if (table === 'relations') people.setRelation(row as RowOf<'relations'>)
    else {
      if (table === 'pupils') people.setPupil(row as RowOf<'pupils'>)
      const searchable = searchableIn(table, row, today)
      if (searchable !== null) index.put(table, searchable)
      else index.drop((row as { id: Id }).id)
    }
  }
  const drop = (rowId: Id): void => {
    shown.forget(rowId)
    people.drop(rowId)
    index.drop(rowId)
  }

  const readTable = async (table: ReadTable, onRows?: (count: number) => void): Promise<void> => {
    const ids = (await db.table(table).toCollection().primaryKeys()) as Id[]
    for (let from = 0; from < ids.length; from += rowsAtOnce) {
      const portion = ids.slice(from, from + rowsAtOnce)
      const [first, last] = [portion[0], portion.at(-1)]
      if (first === undefined || last === undefined) break
      for (const row of await db.table(table).where(':id').between(first, last, true, true).toArray()) take(table, row)
      onRows?.(portion.length)
    }
  }

  const readAgain = async (table: ReadTable, ids: readonly Id[] | 'all'): Promise<void> => {
    if (ids !== 'all') {
      const rows = await db.table<{ id: Id }>(table).bulkGet([...ids])
      for (const [at, id] of ids.entries()) {
        const row = rows[at]
        if (row === undefined) drop(id)
        else take(table, row)
      }
      return
    }
    const before = table === 'enrolments' || table === 'relations' ? people.idsOf(table) : index.idsOf(table)
    const there = new Set((await db.table(table).toCollection().primaryKeys()) as Id[])
    for (const id of before) if (!there.has(id)) drop(id)
    await readTable(table)
  }

  return {
    readAll: async (onProgress) => {
      let allRows = 0
      for (const table of readingOrder) allRows += await db.table(table).count()
      let doneRows = 0
      onProgress(0, allRows)
      for (const table of readingOrder) {
        await readTable(table, (count) => {
          doneRows += count
          onProgress(doneRows, allRows)
        })
      }
      isComplete = true
    },
    takeIn: async (changes) => {
      for (const { table, ids } of changes) if (isReadTable(table)) await readAgain(table, ids)
    },
    find: async (question) => {
      const start = performance.now()
      const { rows, counts, pieces } = index.find(question)
      const opened = await shown.open(rows)
      const hits: Hit[] = []
      for (const row of rows) {
        const searchable = opened.get(row.rowId)
        if (searchable !== undefined) hits.push(hitOf(searchable, index.dayOf(row), pieces, people, question.today))
      }
      return { hits, counts, isComplete, tookMs: performance.now() - start }
    },
  }
}

/** Typed by table: the row comes from that table's schema. */
function searchableIn<Table extends SearchedTable>(table: Table, row: unknown, today: Day): Searchable | null {
  return searchableOf[table](row as SearchedRows[Table], today)
}

/** Rows that were shown last, opened: while somebody types on, most hits stay. Emptied past the bound. */
function createShownRows(db: Dexie, today: Day) {
  let shown = new Map<Id, Searchable>()
  let changes = 0
  const openSome = async (table: SearchedTable, ids: readonly Id[]): Promise<Searchable[]> => {
    const rows = await db.table<unknown>(table).bulkGet([...ids])
    return rows.flatMap((row) => (row === undefined ? [] : (searchableIn(table, row, today) ?? [])))
  }
  return {
    forget: (rowId: Id): void => {
      changes += 1
      shown.delete(rowId)
    },
    open: async (rows: readonly IndexedRow[]): Promise<ReadonlyMap<Id, Searchable>> => {
      const before = changes
      const wanted = new Map(shown.size > shownRowsMost ? [] : shown)
      const missing = Map.groupBy(
        rows.filter(({ rowId }) => !wanted.has(rowId)),
        ({ table }) => table,
      )
      const opening = [...missing].map(([table, some]) =>
        openSome(
          table,
          some.map(({ rowId }) => rowId),
        ),
      )
      for (const row of (await Promise.all(opening)).flat()) wanted.set(row.rowId, row)
      // Read before something was stored: good for this answer, not for later ones.
      if (changes === before) shown = wanted
      return wanted
    },
  }
}
