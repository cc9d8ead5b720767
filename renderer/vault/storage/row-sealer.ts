/**
 * Between a row as the app knows it and as it lies on disk: `{ id, …clear ids, box }`. A row that does not open,
 * or opens to something its schema refuses, is set apart and remembered; it never stops the rows beside it.
 */
import { openBox, sealBox } from '../crypto/box.ts'
import { type Sodium, textOf, utf8 } from '../crypto/sodium.ts'
import type { DamagedRow } from '../vault.ts'
import type { Keyring } from './keyring.ts'
import { type SealedTable, sealedTables } from './sealed-tables.ts'

export class KeyMissingError extends Error {
  readonly code = 'key-missing'
}

export interface RowSealer {
  /** Throws KeyMissingError for a scope without a key: the caller makes one first. */
  seal(table: string, row: Record<string, unknown>): Record<string, unknown>
  /** The row, or undefined when it was set apart. */
  open(table: string, stored: unknown): Record<string, unknown> | undefined
  isDamaged(table: string, id: string): boolean
  forget(table: string, id: string): void
  damaged(): DamagedRow[]
}

export function createRowSealer(sodium: Sodium, keyring: Pick<Keyring, 'find'>): RowSealer {
  const damagedRows = new Map<string, DamagedRow>()

  const setApart = (table: string, id: unknown, reason: DamagedRow['reason']): undefined => {
    damagedRows.set(`${table}/${String(id)}`, { table, id: String(id), reason })
  }

  return {
    seal: (table, row) => {
      const definition = definitionOf(table)
      const clear = clearPart(definition, row)
      const key = keyring.find(definition.scopeIdOf(row))
      if (key === undefined) throw new KeyMissingError(`no key for a row of ${table}`)
      damagedRows.delete(`${table}/${String(row['id'])}`)
      return { ...clear, box: sealBox(sodium, key, rowLabel(table, definition, clear), utf8(JSON.stringify(row))) }
    },
    open: (table, stored) => {
      const definition = definitionOf(table)
      if (!isRecord(stored)) return setApart(table, '', 'not-authentic')
      const key = keyring.find(definition.scopeIdOf(stored))
      if (key === undefined) return setApart(table, stored['id'], 'key-missing')
      const content = openBox(sodium, key, rowLabel(table, definition, stored), stored['box'])
      if (content === null) return setApart(table, stored['id'], 'not-authentic')
      const parsed = definition.schema.safeParse(jsonOf(content))
      if (!parsed.success || !isRecord(parsed.data)) return setApart(table, stored['id'], 'not-valid')
      damagedRows.delete(`${table}/${String(stored['id'])}`)
      return parsed.data
    },
    isDamaged: (table, id) => damagedRows.has(`${table}/${id}`),
    forget: (table, id) => {
      damagedRows.delete(`${table}/${id}`)
    },
    damaged: () => [...damagedRows.values()],
  }
}

function definitionOf(table: string): SealedTable {
  const definition = sealedTables.get(table)
  if (definition === undefined) throw new TypeError(`${table} is not a sealed table`)
  return definition
}

function clearPart(definition: SealedTable, row: Record<string, unknown>): Record<string, unknown> {
  const clear: Record<string, unknown> = { id: row['id'] }
  for (const index of definition.indexes) clear[index] = row[index]
  return clear
}

/** Everything that stands in clear is bound to the box, and so are table and scope. */
export function rowLabel(table: string, definition: SealedTable, clear: Record<string, unknown>) {
  const ids = ['id', ...definition.indexes].map((name) => {
    const value = clear[name]
    return typeof value === 'string' || typeof value === 'number' ? value : null
  })
  return [table, definition.scopeIdOf(clear), ...ids]
}

function jsonOf(content: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(content))
  } catch {
    // Authentic bytes that are no JSON: the schema refuses undefined, and the row is set apart as not valid.
    return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
