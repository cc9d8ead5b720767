/**
 * Dexie middleware that seals every value on its way to IndexedDB and opens it on its way back. It is the outermost
 * layer, so Dexie's own (live queries) see ids only. All of it is synchronous: a transaction never waits for
 * anything but IndexedDB. Rows that do not open are left out of results (see row-sealer.ts). What reading transactions
 * open is kept for the next one (row-cache.ts), until something is stored over it.
 */
import type { DBCore, DBCoreCursor, DBCoreMutateRequest, DBCoreTable, DBCoreTransaction, Dexie } from 'dexie'
import type { RowCache } from './row-cache.ts'
import type { RowSealer } from './row-sealer.ts'
import { type AnyRow, sealedTables, tableNames } from './sealed-tables.ts'

export function sealRows(db: Dexie, sealer: RowSealer, cache: RowCache | null): void {
  db.use({
    stack: 'dbcore',
    name: 'driehoek-sealing',
    create: (core: DBCore) => ({
      table: (name: string) => {
        const table = core.table(name)
        return sealedTables.has(name) ? sealedTable(table, sealer, cache) : table
      },
    }),
  })
}

function sealedTable(table: DBCoreTable, sealer: RowSealer, cache: RowCache | null): DBCoreTable {
  const open = (stored: unknown) => (stored === undefined ? undefined : sealer.open(table.name, stored))
  const isKept = tableNames.some((name) => name === table.name)
  const openFor = ({ trans }: { trans: DBCoreTransaction }) => {
    if (cache === null || !isKept || !('mode' in trans) || trans.mode !== 'readonly') return open
    return (stored: unknown) => {
      const row = open(stored)
      if (row !== undefined) cache.keep(table.name, row as AnyRow, sealedBytes(stored))
      return row
    }
  }
  return {
    ...table,
    mutate: (request) =>
      table.mutate(sealedRequest(table.name, request, sealer)).then((response) => {
        if (cache !== null) forgetMutated(cache, table.name, request)
        return response
      }),
    // Chained, not awaited: Dexie must get its own kind of promise back, or it loses the transaction it is in.
    get: (request) => table.get(request).then(openFor(request)),
    getMany: (request) => table.getMany(request).then((rows) => rows.map(openFor(request))),
    query: (request) =>
      table
        .query(request)
        .then((response) =>
          request.values
            ? { ...response, result: response.result.map(openFor(request)).filter((row) => row !== undefined) }
            : response,
        ),
    openCursor: (request) =>
      table
        .openCursor(request)
        .then((cursor) => (cursor === null || !request.values ? cursor : openingCursor(cursor, open))),
  }
}

function forgetMutated(cache: RowCache, table: string, request: DBCoreMutateRequest): void {
  if (request.type === 'deleteRange') cache.forgetTable(table)
  else if (request.type === 'delete') cache.forget(table, request.keys)
  else
    cache.forget(
      table,
      request.values.map((row: { id: unknown }) => row.id),
    )
}

const sealedBytes = (stored: unknown): number =>
  typeof stored === 'object' && stored !== null && 'box' in stored && stored.box instanceof Uint8Array
    ? stored.box.length
    : 0

function sealedRequest(table: string, request: DBCoreMutateRequest, sealer: RowSealer): DBCoreMutateRequest {
  if (request.type !== 'add' && request.type !== 'put') return request
  const values = request.values.map((row: Record<string, unknown>) => sealer.seal(table, row))
  if (request.type === 'add') return { ...request, values }
  // Change specs hold plain properties; the layers below must see the sealed row alone.
  const { changeSpec: _changeSpec, updates: _updates, ...rest } = request
  return { ...rest, values }
}

function openingCursor(cursor: DBCoreCursor, open: (stored: unknown) => unknown): DBCoreCursor {
  return Object.create(cursor, {
    value: { get: () => open(cursor.value) },
    start: {
      value: (onNext: () => void) =>
        cursor.start(() => {
          if (open(cursor.value) === undefined) cursor.continue()
          else onNext()
        }),
    },
  }) as DBCoreCursor
}
