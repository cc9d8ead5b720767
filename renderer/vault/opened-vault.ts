/** Puts the parts of an open vault together behind the `Vault` interface, and closes them at lock. */
import { liveQuery } from 'dexie'
import { checkAllRows } from './check-rows.ts'
import { erasePupil } from './erasure/erase-pupil.ts'
import { readFile, storeFile } from './files.ts'
import { createVaultSearch } from './search/search-client.ts'
import type { VaultSession } from './session.ts'
import { readAll } from './storage/read-all.ts'
import { type RowOf, type TableName, tables } from './tables.ts'
import { type DamagedRow, type Vault, VaultLockedError, type VaultReader } from './vault.ts'
import type { ReleaseLock } from './window-lock.ts'
import { readAuditTrail } from './writing/audit-trail.ts'
import { commitChange } from './writing/commit.ts'
import { keptImports } from './writing/import-journal.ts'
import { undoLast } from './writing/undo.ts'
import { undoImport } from './writing/undo-import.ts'

export class NotAnIndexError extends Error {
  readonly code = 'not-an-index'
}

/** `releaseLock` gives back the Web Lock that keeps other windows out. */
export function createOpenedVault(session: VaultSession, releaseLock: ReleaseLock): Vault {
  const watching = new Set<() => void>()
  const pending = new Set<Promise<unknown>>()
  const search = createVaultSearch(session)
  let found: DamagedRow[] = []
  let isLocked = false
  let settleClosed: (reason: 'locked' | 'taken-over') => void
  const closed = new Promise<'locked' | 'taken-over'>((resolve) => {
    settleClosed = resolve
  })

  /** Screens hear nothing of what is stored while the vault closes: reading is over. */
  const endReading = () => {
    isLocked = true
    for (const stop of watching) stop()
    watching.clear()
    search.end()
  }
  const close = async (reason: 'locked' | 'taken-over') => {
    endReading()
    session.undoable.length = 0
    session.cache.clear()
    session.keyring.zero()
    session.wrappingKey.fill(0)
    session.db.close()
    await releaseLock()
    settleClosed(reason)
  }

  session.db.on('versionchange', () => {
    if (!isLocked) void close('taken-over')
  })

  const refuseWhenLocked = () => {
    if (isLocked) throw new VaultLockedError('the vault is locked')
  }
  /** Lets `lock()` wait for a write that has begun. */
  const finishBeforeLock = async <Answer>(work: Promise<Answer>): Promise<Answer> => {
    pending.add(work)
    try {
      return await work
    } finally {
      pending.delete(work)
    }
  }

  const reader: VaultReader = {
    get: async <Table extends TableName>(table: Table, id: string) => {
      refuseWhenLocked()
      return await session.db.table<RowOf<Table>>(table).get(id)
    },
    list: async <Table extends TableName>(table: Table, index: keyof RowOf<Table> & string, id: string) => {
      refuseWhenLocked()
      const indexes: readonly string[] = tables[table].indexes
      if (!indexes.includes(index)) throw new NotAnIndexError(`${table} has no index ${index}`)
      return await session.db.table<RowOf<Table>>(table).where(index).equals(id).toArray()
    },
    all: async <Table extends TableName>(table: Table) => {
      refuseWhenLocked()
      // Each row was parsed by the table's own schema when it was opened.
      return (await readAll(session, table)) as unknown[] as RowOf<Table>[]
    },
  }

  return {
    ...reader,
    info: session.info,
    get isLocked() {
      return isLocked
    },
    closed,
    search,
    commit: async (change) =>
      isLocked ? { ok: false, code: 'vault-locked' } : await finishBeforeLock(commitChange(session, change)),
    undo: async (place) =>
      isLocked ? { ok: false, code: 'vault-locked' } : await finishBeforeLock(undoLast(session, place)),
    // Not waited for as a whole at lock: it ends after the piece in hand.
    undoImport: async (importId, onProgress) => {
      if (isLocked) return { ok: false, code: 'vault-locked' }
      return await finishBeforeLock(undoImport(session, importId, { onProgress, isEnding: () => isLocked }))
    },
    keptImports: async () => {
      refuseWhenLocked()
      return await keptImports(session)
    },
    watch: (query, listener) => {
      refuseWhenLocked()
      const subscription = liveQuery(() => query(reader)).subscribe({ next: listener.next, error: listener.failed })
      const stop = () => {
        subscription.unsubscribe()
        watching.delete(stop)
      }
      watching.add(stop)
      return { stop }
    },
    storeFile: async (file) => {
      refuseWhenLocked()
      return await finishBeforeLock(storeFile(session, file))
    },
    readFile: async (attachmentId) => {
      refuseWhenLocked()
      return await readFile(session, attachmentId)
    },
    erasePupil: async (pupilId) => {
      if (isLocked) return { ok: false, code: 'vault-locked' }
      // Its copies of the dossier's text and key go with the worker.
      search.forget()
      try {
        return await finishBeforeLock(erasePupil(session, pupilId))
      } finally {
        search.forget()
      }
    },
    damagedRows: async () => {
      refuseWhenLocked()
      return [...session.rows.damaged(), ...found]
    },
    checkAllRows: async () => {
      refuseWhenLocked()
      found = await checkAllRows(session)
      return [...session.rows.damaged(), ...found]
    },
    auditTrail: async () => {
      refuseWhenLocked()
      const { entries, intact } = await readAuditTrail(session)
      return { entries, intact }
    },
    lock: async () => {
      if (isLocked) return
      endReading()
      await Promise.allSettled(pending)
      await close('locked')
    },
  }
}
