/**
 * The database of one vault, `driehoek-<vault id>`. A released version's stores stay here for ever, spelled out, beside
 * their upgrades; the version in the making takes every further table from `tables.ts`. Strict durability: with `relaxed` a power cut lost every acknowledged write
 * (security-design.md). Dexie's result cache stays off: it would keep plain rows past the lock (row-cache.ts does not).
 */
import { Dexie } from 'dexie'
import type { RowCache } from './row-cache.ts'
import type { RowSealer } from './row-sealer.ts'
import { sealedTables } from './sealed-tables.ts'
import { sealRows } from './sealing-middleware.ts'

export const databaseName = (vaultId: string): string => `driehoek-${vaultId}`

/** The vault whose database has this name; null for every other name. */
export const vaultIdIn = (name: string): string | null => /^driehoek-([A-Za-z0-9_-]{22})$/.exec(name)?.[1] ?? null

// On 127.0.0.1, which browser mode runs on, Dexie would keep long stacks and print every refused write.
Dexie.debug = false

const versionInTheMaking = 2

/**
 * Dexie writes its versions times ten. The nine above are the same version to which it added a table that came into
 * `tables.ts` later; that only happens on the machines of those who build the app.
 */
export const newestIndexedDbVersion = versionInTheMaking * 10 + 9

export interface ChunkRow {
  id: string
  scopeId: string
  address: string
  box: Uint8Array
}

/** As released: nothing here changes any more. A box is bound to the indexes of its table, so these can't change either. */
export const storesOfVersion1 = {
  /** The epoch of the header that counts (header-store.ts). */
  epoch: 'id',
  scopeKeys: 'id',
  pupils: 'id',
  enrolments: 'id, pupilId',
  guardians: 'id',
  relations: 'id, pupilId, guardianId',
  households: 'id',
  trajectories: 'id, pupilId',
  activities: 'id, pupilId',
  conversations: 'id, pupilId',
  agreements: 'id, pupilId, conversationId',
  workingNotes: 'id, pupilId, conversationId',
  phaseSummaries: 'id, pupilId, trajectoryId',
  issuedDocuments: 'id, pupilId',
  transferDrafts: 'id, pupilId',
  roundEntries: 'id, pupilId, issuedDocumentId',
  attachments: 'id, pupilId',
  sealIdentities: 'id',
  settings: 'id',
  numbersTaken: 'id',
  audit: 'id',
  marks: 'id',
  journal: 'id, scopeId, changeId',
  files: 'id, scopeId, address',
  chunks: 'id, scopeId, address',
} as const satisfies Record<string, string>

/** Tables that came since version 1. To be spelled out, as above, when version 2 is released. */
const newInVersion2 = Object.fromEntries(
  [...sealedTables]
    .filter(([name]) => !Object.hasOwn(storesOfVersion1, name))
    .map(([name, { indexes }]) => [name, ['id', ...indexes].join(', ')]),
)

/** Only the window that writes may keep rows in a cache: nobody else hears what is stored over them. */
export function vaultDatabase(vaultId: string, sealer: RowSealer, cache: RowCache | null = null): Dexie {
  const db = new Dexie(databaseName(vaultId), { chromeTransactionDurability: 'strict', cache: 'disabled' })
  db.version(1).stores(storesOfVersion1)
  db.version(versionInTheMaking).stores(newInVersion2)
  sealRows(db, sealer, cache)
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
