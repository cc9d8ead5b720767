/**
 * Stores an accepted list: first the row that tells of the import (with what was learned about its columns), then the
 * pieces one by one, each whole or not at all, then the counts. What stops it halfway leaves whole families, and the
 * import can be taken back as far as it came.
 */
import type { ListKind } from '#domain/pupils/class-list/headings.ts'
import type { ImportPut } from '#domain/pupils/class-list/plan-import.ts'
import { type ImportCounts, type ImportRun, newImportRun } from '#domain/pupils/import-run.ts'
import type { MissingChoice } from '#domain/pupils/rollover/leaving.ts'
import type { SchoolYear } from '#domain/shared/dates.ts'
import type { Clock, Id } from '#domain/shared/row.ts'
import type { AuditEvent, CommitRefusal, Put, Vault } from '#vault/vault.ts'
import { type ClassListClient, ClassListWorkerError } from './class-list-client.ts'

export interface ListToStore {
  listKind: ListKind
  fileName: string
  schoolYear: SchoolYear
  rowIds: readonly string[]
  missing: readonly { pupilId: Id; choice: MissingChoice }[]
}

export type Halt = CommitRefusal | 'stopped' | 'worker-failed'

export interface StoredList {
  /** Null when nothing was stored. */
  run: ImportRun | null
  doneRows: number
  totalRows: number
  /** Columns whose meaning was learned. */
  learnedCount: number
  /** Why it did not come to its end. */
  halt: Halt | null
}

export interface StoreTools {
  vault: Vault
  worker: ClassListClient
  clock: Clock
  isStopped: () => boolean
  onProgress: (doneRows: number, totalRows: number) => void
}

const auditEvents: Record<ListKind, AuditEvent> = {
  'class-list': 'class-list-imported',
  'guardian-list': 'guardian-list-imported',
}

export async function storeList(list: ListToStore, tools: StoreTools): Promise<StoredList> {
  const { vault, worker, clock } = tools
  let run = newImportRun({
    id: clock.newId(),
    kind: list.listKind,
    startedAtUtc: clock.nowUtc(),
    fileName: list.fileName,
    schoolYear: list.listKind === 'class-list' ? list.schoolYear : null,
  })
  const stored: StoredList = { run: null, doneRows: 0, totalRows: 0, learnedCount: 0, halt: null }
  const keepRun = async (more: readonly Put[] = []): Promise<CommitRefusal | null> => {
    const answer = await vault.commit({
      label: 'pupils:undo.imported',
      undoPlace: null,
      put: [{ table: 'importRuns', row: run }, ...more],
    })
    if (!answer.ok) return answer.code
    run = { ...run, rev: answer.revs.get(run.id) ?? run.rev }
    stored.run = run
    return null
  }

  const accepted = await askOrHalt(worker, {
    kind: 'accept',
    importId: run.id,
    rowIds: [...list.rowIds],
    missing: [...list.missing],
  })
  if (accepted?.kind !== 'accepted') return { ...stored, halt: 'worker-failed' }
  stored.totalRows = accepted.rowCount
  stored.halt = await keepRun(accepted.learned.map((row): Put => ({ table: 'headingAliases', row })))
  if (stored.halt !== null) return stored
  stored.learnedCount = accepted.learned.length

  const leaverIds = new Set(list.missing.flatMap(({ pupilId, choice }) => (choice.kind === 'left' ? pupilId : [])))
  for (let sequence = 0; sequence < accepted.chunkCount && stored.halt === null; sequence += 1) {
    stored.halt = await storeNext()
  }
  await closeRun()
  return stored

  async function storeNext(): Promise<Halt | null> {
    if (tools.isStopped()) return 'stopped'
    const answer = await askOrHalt(worker, { kind: 'next' })
    if (answer?.kind !== 'chunk') return 'worker-failed'
    const { puts, rowCount } = answer.chunk
    const committed = await vault.commit({
      label: 'pupils:undo.imported',
      undoPlace: null,
      importId: run.id,
      put: puts,
      audit: { event: auditEvents[list.listKind], subjectId: null },
    })
    if (!committed.ok) return committed.code
    run = { ...run, chunkCount: run.chunkCount + 1, counts: addCounts(run.counts, countsOf(puts, leaverIds)) }
    stored.doneRows += rowCount
    tools.onProgress(stored.doneRows, stored.totalRows)
    await nextTask()
    return null
  }

  /** An import that stored nothing is not worth telling of. */
  async function closeRun(): Promise<void> {
    if (run.chunkCount === 0) {
      const removed = await vault.commit({
        label: 'pupils:undo.imported',
        undoPlace: null,
        remove: [{ table: 'importRuns', id: run.id }],
      })
      if (removed.ok) stored.run = null
      return
    }
    run = { ...run, endedAtUtc: clock.nowUtc() }
    const refusal = await keepRun()
    stored.halt ??= refusal
  }
}

async function askOrHalt(worker: ClassListClient, message: Parameters<ClassListClient['ask']>[0]) {
  try {
    return await worker.ask(message)
  } catch (error) {
    if (error instanceof ClassListWorkerError) return null
    throw error
  }
}

/** What a piece adds: new rows have never been stored, other pupils it touches are changed or leave. */
export function countsOf(puts: readonly ImportPut[], leaverIds: ReadonlySet<Id>): ImportCounts {
  const newIds = new Set<Id>()
  const touchedIds = new Set<Id>()
  const counts: ImportCounts = { newPupils: 0, changedPupils: 0, leavers: 0, guardians: 0, households: 0, photos: 0 }
  for (const { table, row } of puts) {
    const isNew = row.rev === 0
    if (table === 'guardians' && isNew) counts.guardians += 1
    if (table === 'households' && isNew) counts.households += 1
    if (table === 'pupils') (isNew ? newIds : touchedIds).add(row.id)
    if (table === 'enrolments' || table === 'relations') touchedIds.add(row.pupilId)
  }
  counts.newPupils = newIds.size
  for (const id of touchedIds) {
    if (leaverIds.has(id)) counts.leavers += 1
    else if (!newIds.has(id)) counts.changedPupils += 1
  }
  return counts
}

function addCounts(one: ImportCounts, other: ImportCounts): ImportCounts {
  return {
    newPupils: one.newPupils + other.newPupils,
    changedPupils: one.changedPupils + other.changedPupils,
    leavers: one.leavers + other.leavers,
    guardians: one.guardians + other.guardians,
    households: one.households + other.households,
    photos: one.photos + other.photos,
  }
}

/** Lets the page draw and answer between two pieces, also when it is hidden. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))
