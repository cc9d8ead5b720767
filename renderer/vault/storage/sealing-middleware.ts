/**
 * Dexie middleware that seals every value on its way to IndexedDB and opens it on its way back. It is the outermost
 * layer, so Dexie's own (live queries) see ids only. All of it is synchronous: a transaction never waits for
 * anything but IndexedDB. Rows that do not open are left out of results (see row-sealer.ts).
 */
import type { DBCore, DBCoreCursor, DBCoreMutateRequest, DBCoreTable, Dexie } from 'dexie'
import type { RowSealer } from './row-sealer.ts'
import { sealedTables } from './sealed-tables.ts'

export function sealRows(db: Dexie, sealer: RowSealer): void {
  db.use({
    stack: 'dbcore',
    name: 'driehoek-sealing',
    create: (core: DBCore) => ({
      table: (name: string) => {
        const table = core.table(name)
        return sealedTables.has(name) ? sealedTable(table, sealer) : table
      },
    }),
  })
}

function sealedTable(table: DBCoreTable, sealer: RowSealer): DBCoreTable {
  const open = (stored: unknown) => (stored === undefined ? undefined : sealer.open(table.name, stored))
  return {
    ...table,
    mutate: (request) => table.mutate(sealedRequest(table.name, request, sealer)),
    // Chained, not awaited: Dexie must get its own kind of promise back, or it loses the transaction it is in.
    get: (request) => table.get(request).then(open),
    getMany: (request) => table.getMany(request).then((rows) => rows.map(open)),
    query: (request) =>
      table
        .query(request)
        .then((response) =>
          request.values
            ? { ...response, result: response.result.map(open).filter((row) => row !== undefined) }
            : response,
        ),
    openCursor: (request) =>
      table
        .openCursor(request)
        .then((cursor) => (cursor === null || !request.values ? cursor : openingCursor(cursor, open))),
  }
}

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
