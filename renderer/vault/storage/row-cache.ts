/**
 * Rows that were opened once and are still as they lie on the disk, so that a list of a whole table is decrypted and
 * parsed only once. Sure because one window at most has the vault (window-lock.ts), and every write goes through the
 * sealing middleware, which drops a row here as soon as another one is stored over it. Filled by reading transactions
 * only: none of them can see what a write that might still be rolled back has put down.
 *
 * Rows are frozen: everyone who reads gets the same one. Emptied at lock. Past the bound nothing more is kept.
 */
import type { AnyRow } from './sealed-tables.ts'

/** Of sealed bytes; opened rows take two to three times that. */
const boundBytes = 96 * 1024 * 1024

export interface RowCache {
  find(table: string, id: string): AnyRow | undefined
  keep(table: string, row: AnyRow, sealedBytes: number): void
  forget(table: string, ids: Iterable<unknown>): void
  forgetTable(table: string): void
  clear(): void
}

interface Kept {
  row: AnyRow
  sealedBytes: number
}

export function createRowCache(bound = boundBytes): RowCache {
  const tables = new Map<string, Map<unknown, Kept>>()
  let keptBytes = 0

  const drop = (rows: Map<unknown, Kept>, id: unknown) => {
    keptBytes -= rows.get(id)?.sealedBytes ?? 0
    rows.delete(id)
  }
  return {
    find: (table, id) => tables.get(table)?.get(id)?.row,
    keep: (table, row, sealedBytes) => {
      const rows = tables.get(table) ?? new Map<unknown, Kept>()
      tables.set(table, rows)
      drop(rows, row.id)
      if (keptBytes + sealedBytes > bound) return
      deepFreeze(row)
      rows.set(row.id, { row, sealedBytes })
      keptBytes += sealedBytes
    },
    forget: (table, ids) => {
      const rows = tables.get(table)
      if (rows !== undefined) for (const id of ids) drop(rows, id)
    },
    forgetTable: (table) => {
      for (const { sealedBytes } of tables.get(table)?.values() ?? []) keptBytes -= sealedBytes
      tables.delete(table)
    },
    clear: () => {
      tables.clear()
      keptBytes = 0
    },
  }
}

function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return
  Object.freeze(value)
  for (const inner of Object.values(value)) deepFreeze(inner)
}
