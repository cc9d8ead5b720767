/**
 * What takes an import back, kept for 30 days (data-model.md, "Undo"). Per stored piece: one row of ids in the scope of
 * the audit trail, and per key scope the rows as they were, sealed under that scope's key, so that erasing a pupil
 * takes them along. Past its days it goes at the next opening.
 */
import { householdSchema } from '#domain/pupils/guardian.ts'
import { undoEndsAtUtc } from '#domain/pupils/import-run.ts'
import type { Id } from '#domain/shared/row.ts'
import type { VaultSession } from '../session.ts'
import {
  type AnyRow,
  type ImportChunk,
  type ImportJournalRow,
  type ImportPair,
  type RowMark,
  vaultScopeId,
} from '../storage/sealed-tables.ts'
import type { TableName } from '../tables.ts'
import type { KeptImport } from '../vault.ts'
import { scopeIdOfRow } from './commit.ts'
import type { RowChange } from './undo.ts'

/** What tells of the import, and what was learned from it, stays when the import is taken back. */
const notTakenBack: readonly TableName[] = ['importRuns', 'headingAliases']

export const importTables = ['importChunks', 'importJournal'] as const

/** Of a row's content; the revision does not count. */
export const rowDigest = ({ sodium }: VaultSession, row: AnyRow): string =>
  sodium.to_hex(sodium.crypto_generichash(16, JSON.stringify({ ...row, rev: 0 }), null))

/** Call within a transaction over `importTables`. */
export async function storeImportJournal(
  session: VaultSession,
  piece: { importId: Id; sequence: number; changes: readonly RowChange[] },
): Promise<void> {
  const { importId, sequence } = piece
  const changes = piece.changes.filter(({ table }) => !notTakenBack.includes(table))
  if (changes.length === 0) return
  const changeId = session.clock.newId()
  const ofScope = new Map<string, ImportJournalRow>()
  for (const { table, id, before, after } of changes) {
    const row = before ?? after
    const scopeId = row === null ? vaultScopeId : scopeIdOfRow(table, row)
    const journal = ofScope.get(scopeId) ?? { id: session.clock.newId(), scopeId, changeId, pairs: [] }
    journal.pairs.push({ table, id, before, rev: after?.rev ?? null, digest: after ? rowDigest(session, after) : '' })
    ofScope.set(scopeId, journal)
  }
  const chunk: ImportChunk = {
    id: changeId,
    importId,
    sequence,
    atUtc: session.clock.nowUtc(),
    heldFileIds: changes.filter(({ table, after }) => table === 'attachments' && after === null).map(({ id }) => id),
  }
  await session.db.table('importChunks').add(chunk)
  await session.db.table('importJournal').bulkAdd([...ofScope.values()])
}

const isExpired = (session: VaultSession, chunk: ImportChunk): boolean =>
  undoEndsAtUtc(chunk.atUtc) <= session.clock.nowUtc()

/** Pieces that can still be taken back, newest first. */
export async function chunksOfImport(session: VaultSession, importId: Id): Promise<ImportChunk[]> {
  const chunks = await session.db.table<ImportChunk>('importChunks').where('importId').equals(importId).toArray()
  return chunks.filter((chunk) => !isExpired(session, chunk)).sort((left, right) => right.sequence - left.sequence)
}

export async function keptImports(session: VaultSession): Promise<KeptImport[]> {
  const kept = new Map<Id, KeptImport>()
  for (const chunk of await session.db.table<ImportChunk>('importChunks').toArray()) {
    if (isExpired(session, chunk)) continue
    const endsAtUtc = undoEndsAtUtc(chunk.atUtc)
    const former = kept.get(chunk.importId)
    kept.set(chunk.importId, {
      importId: chunk.importId,
      chunkCount: (former?.chunkCount ?? 0) + 1,
      endsAtUtc: former !== undefined && former.endsAtUtc < endsAtUtc ? former.endsAtUtc : endsAtUtc,
    })
  }
  return [...kept.values()]
}

/** Takes out what is past its days. */
export async function expireImports(session: VaultSession): Promise<void> {
  const { db } = session
  await db.transaction('rw', [...importTables], async () => {
    const chunks = await db.table<ImportChunk>('importChunks').toArray()
    const expired = chunks.filter((chunk) => isExpired(session, chunk)).map(({ id }) => id)
    if (expired.length === 0) return
    await db.table('importJournal').where('changeId').anyOf(expired).delete()
    await db.table('importChunks').bulkDelete(expired)
  })
}

/** Attachments that an import took away and may still give back. Call within a transaction over `importChunks`. */
export async function heldFileIds(session: VaultSession): Promise<Set<string>> {
  const chunks = await session.db.table<ImportChunk>('importChunks').toArray()
  return new Set(chunks.flatMap((chunk) => chunk.heldFileIds))
}

/**
 * The vault's own journal rows without the people who are erased: households are all that names people there. An
 * address that was theirs alone goes with its pair; one that others lived at too stays, without them. A household
 * that the erasure changed still counts as the import left it.
 */
export function withoutPeople(
  journal: ImportJournalRow,
  goneIds: readonly Id[],
  marks: readonly RowMark[],
): ImportJournalRow {
  const revNow = new Map(marks.flatMap(([table, id, rev]) => (table === 'households' ? [[id, rev] as const] : [])))
  const pairs = journal.pairs.flatMap((pair): ImportPair[] => {
    if (pair.table !== 'households') return [pair]
    const rev = revNow.get(pair.id)
    if (rev === 0) return []
    const followed = rev !== undefined && pair.rev === rev - 1 ? { ...pair, rev, digest: '' } : pair
    if (pair.before === null) return [followed]
    const before = householdSchema.safeParse(pair.before)
    if (!before.success) return []
    const members = before.data.members.filter(({ personId }) => !goneIds.includes(personId))
    if (members.length === before.data.members.length) return [followed]
    return members.length === 0 ? [] : [{ ...followed, before: { ...before.data, members } }]
  })
  return { ...journal, pairs }
}
