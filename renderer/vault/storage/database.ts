/**
 * The database of one vault, `driehoek-<vault id>`. Version 1 is the first; a released version's stores stay here
 * for ever, beside their upgrades. Strict durability: with `relaxed` a power cut lost every acknowledged write
 * (security-design.md). Dexie's result cache stays off: it would keep plain rows past the lock.
 */
import { Dexie } from 'dexie'
import type { RowSealer } from './row-sealer.ts'
import { sealedTables } from './sealed-tables.ts'
import { sealRows } from './sealing-middleware.ts'

export const databaseName = (vaultId: string): string => `driehoek-${vaultId}`

/** The vault whose database has this name; null for every other name. */
export const vaultIdIn = (name: string): string | null => /^driehoek-([A-Za-z0-9_-]{22})$/.exec(name)?.[1] ?? null

// On 127.0.0.1, which browser mode runs on, Dexie would keep long stacks and print every refused write.
Dexie.debug = false

/** Dexie writes its versions times ten. */
export const newestIndexedDbVersion = 10

export interface ChunkRow {
  id: string
  scopeId: string
  address: string
  box: Uint8Array
}

const storesOfVersion1: Record<string, string> = {
  /** The epoch of the header that counts (header-store.ts). */
  epoch: 'id',
  scopeKeys: 'id',
  ...Object.fromEntries([...sealedTables].map(([name, table]) => [name, ['id', ...table.indexes].join(', ')])),
  chunks: 'id, scopeId, address',
}

export function vaultDatabase(vaultId: string, sealer: RowSealer): Dexie {
  const db = new Dexie(databaseName(vaultId), { chromeTransactionDurability: 'strict', cache: 'disabled' })
  db.version(1).stores(storesOfVersion1)
  sealRows(db, sealer)
  return db
}

/** True when the disk, or the browser's share of it, is full; looks through the errors Dexie wraps. */
export function isDiskFull(error: unknown): boolean {
  for (let depth = 0, part = error; depth < 5 && typeof part === 'object' && part !== null; depth++) {
    if ('name' in part && part.name === 'QuotaExceededError') return true
    if ('failures' in part && Array.isArray(part.failures) && part.failures.some(isDiskFull)) return true
    part = 'inner' in part && part.inner ? part.inner : 'cause' in part ? part.cause : null
  }
  return false
}
