/**
 * Takes an import back, newest piece first, each piece in a transaction of its own with a pause after it, so that the
 * page answers meanwhile and a call that was broken off can be made again. What is undone leaves the kept journal;
 * what stays keeps its place there and is tried again next time (plan-undo-import.ts decides).
 */
import type { Household } from '#domain/pupils/guardian.ts'
import type { ImportRun } from '#domain/pupils/import-run.ts'
import type { Id } from '#domain/shared/row.ts'
import type { VaultSession } from '../session.ts'
import { type ImportChunk, type ImportJournalRow, type RowMark, tableNames } from '../storage/sealed-tables.ts'
import type { ImportUndoAnswer, KeptRow } from '../vault.ts'
import { appendAudit, auditTables } from './audit-trail.ts'
import { marksOf, refusalOf, storeRows } from './commit.ts'
import { chunksOfImport, importTables } from './import-journal.ts'
import { type ChunkPlan, isEmpty, planChunkUndo } from './plan-undo-import.ts'

const allTables = [...tableNames, 'scopeKeys', 'files', 'chunks', 'journal', ...auditTables, ...importTables]

export interface UndoImportOptions {
  onProgress?: ((progress: { doneChunks: number; totalChunks: number }) => void) | undefined
  /** True once the vault closes: the piece in hand is the last. */
  isEnding: () => boolean
}

export async function undoImport(
  session: VaultSession,
  importId: Id,
  { onProgress, isEnding }: UndoImportOptions,
): Promise<ImportUndoAnswer> {
  try {
    const chunks = await chunksOfImport(session, importId)
    if (chunks.length === 0) return { ok: false, code: 'nothing-to-undo' }
    const kept: KeptRow[] = []
    const keptNewIds = new Set<Id>()
    let undoneRows = 0
    for (const [at, chunk] of chunks.entries()) {
      if (isEnding()) return { ok: false, code: 'vault-locked' }
      const plan = await undoChunk(session, chunk, { keptNewIds, isLast: at === chunks.length - 1 })
      kept.push(...plan.kept)
      undoneRows += plan.changes.length
      onProgress?.({ doneChunks: at + 1, totalChunks: chunks.length })
      await nextTask()
    }
    if (isEnding()) return { ok: false, code: 'vault-locked' }
    const emptied = await close(session, importId, chunks, kept)
    return {
      ok: true,
      undoneRows: undoneRows + emptied.length,
      kept: distinct(kept).filter(({ id }) => !emptied.includes(id)),
    }
  } catch (error) {
    const code = refusalOf(error)
    if (code === 'disk-full' || code === 'vault-locked') return { ok: false, code }
    throw error
  }
}

/** The last piece keeps its mark until everything is closed, so that a closing that was broken off is made good. */
async function undoChunk(
  session: VaultSession,
  chunk: ImportChunk,
  { keptNewIds, isLast }: { keptNewIds: Set<Id>; isLast: boolean },
): Promise<ChunkPlan> {
  const plan = await session.db.transaction('rw', allTables, async () => {
    const journals = await session.db
      .table<ImportJournalRow>('importJournal')
      .where('changeId')
      .equals(chunk.id)
      .toArray()
    const plan = await planChunkUndo(session, journals, keptNewIds)
    await storeRows(session, plan.changes)
    await dropScopes(session, plan.goneScopeIds)
    await forgetUndone(session, journals, plan)
    if (!isLast) await dropDoneChunks(session, [chunk.id])
    if (plan.changes.length > 0) {
      const runMarks = await noteInRun(session, chunk.importId, (run) => ({
        takenBackRows: run.takenBackRows + plan.changes.length,
      }))
      const rows = [...marksOf(plan.changes), ...runMarks]
      await appendAudit(session, { event: 'undone', subjectId: null, rows })
    }
    return plan
  })
  for (const scopeId of plan.goneScopeIds) session.keyring.drop(scopeId)
  for (const id of plan.keptNewIds) keptNewIds.add(id)
  return plan
}

/**
 * With a pupil or guardian who is gone goes the key, and all else that was sealed by it. No erasure: the master key
 * stays, so a copy of the wrapped key that still lies about on the disk opens.
 */
async function dropScopes(session: VaultSession, scopeIds: readonly string[]): Promise<void> {
  if (scopeIds.length === 0) return
  const { db } = session
  await db.table('scopeKeys').bulkDelete([...scopeIds])
  for (const table of ['journal', 'importJournal', 'files', 'chunks']) {
    const stored = db.table<unknown, string>(table)
    if (await isEmpty(stored)) continue
    const ofScopes = await Promise.all(scopeIds.map((id) => stored.where('scopeId').equals(id).primaryKeys()))
    await stored.bulkDelete(ofScopes.flat())
  }
}

async function forgetUndone(
  session: VaultSession,
  journals: readonly ImportJournalRow[],
  { done, goneScopeIds }: ChunkPlan,
): Promise<void> {
  const changed = journals
    .filter(({ scopeId }) => !goneScopeIds.includes(scopeId))
    .map((journal) => ({
      ...journal,
      pairs: journal.pairs.filter((pair) => !done.has(pair)),
      was: journal.pairs.length,
    }))
    .filter(({ pairs, was }) => pairs.length < was)
  const left = changed.filter(({ pairs }) => pairs.length > 0).map(({ was: _was, ...journal }) => journal)
  const empty = changed.filter(({ pairs }) => pairs.length === 0).map(({ id }) => id)
  if (left.length > 0) await session.db.table('importJournal').bulkPut(left)
  if (empty.length > 0) await session.db.table('importJournal').bulkDelete(empty)
}

async function dropDoneChunks(session: VaultSession, chunkIds: readonly Id[]): Promise<void> {
  const { db } = session
  const open = new Set(await db.table('importJournal').where('changeId').anyOf(chunkIds).keys())
  await db.table('importChunks').bulkDelete(chunkIds.filter((id) => !open.has(id)))
}

/** Households that stay forget people who went; answers those of which nobody was left, which are gone. */
async function close(
  session: VaultSession,
  importId: Id,
  chunks: readonly ImportChunk[],
  kept: readonly KeptRow[],
): Promise<Id[]> {
  return await session.db.transaction('rw', allTables, async () => {
    const marks = await forgetMissingMembers(session)
    const emptied = marks.flatMap(([, id, rev]) => (rev === 0 ? [id] : []))
    const runMarks = await noteInRun(session, importId, (run) => ({
      takenBackAtUtc: session.clock.nowUtc(),
      takenBackRows: run.takenBackRows + emptied.length,
      keptRows: distinct(kept).filter(({ id }) => !emptied.includes(id)).length,
    }))
    await dropDoneChunks(
      session,
      chunks.map(({ id }) => id),
    )
    await appendAudit(session, { event: 'import-undone', subjectId: importId, rows: [...marks, ...runMarks] })
    return emptied
  })
}

/** Writes in the import's own row what became of it; nothing when a caller kept no such row. */
async function noteInRun(
  session: VaultSession,
  importId: Id,
  changesOf: (run: ImportRun) => Partial<ImportRun>,
): Promise<RowMark[]> {
  const run = await session.db.table<ImportRun>('importRuns').get(importId)
  if (run === undefined) return []
  const rev = run.rev + 1
  await session.db.table('importRuns').put({ ...run, ...changesOf(run), rev })
  return [['importRuns', importId, rev]]
}

/** A household that several pieces changed is named once. */
const distinct = (kept: readonly KeptRow[]): KeptRow[] => [
  ...new Map(kept.map((row) => [`${row.table}/${row.id}`, row])).values(),
]

async function forgetMissingMembers(session: VaultSession): Promise<RowMark[]> {
  const { db } = session
  const people = new Set<string>()
  for (const table of ['pupils', 'guardians'] as const) {
    for (const id of await db.table<unknown, string>(table).toCollection().primaryKeys()) people.add(id)
  }
  const marks: RowMark[] = []
  for (const household of await db.table<Household>('households').toArray()) {
    const members = household.members.filter(({ personId }) => people.has(personId))
    if (members.length === household.members.length) continue
    const rev = members.length === 0 ? 0 : household.rev + 1
    if (rev === 0) await db.table('households').delete(household.id)
    else await db.table('households').put({ ...household, members, rev })
    marks.push(['households', household.id, rev])
  }
  return marks
}

/** A message, not a timer: timers of a window in the background are held back. */
const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
