/**
 * Undo of this session's changes, newest first per screen. The rows as they were lie sealed in the journal, under
 * the key of their own scope, so erasing a pupil takes them along; the list of changes is kept in memory only and
 * ends at lock, and the next opening empties the journal. A row that was changed since is never overwritten, and a
 * row that others hang on since (a new pupil with a talk by now) is never taken away.
 */
import type { Id } from '#domain/shared/row.ts'
import type { VaultSession } from '../session.ts'
import { type AnyRow, type JournalRow, tableNames, vaultScopeId } from '../storage/sealed-tables.ts'
import { type TableName, tables } from '../tables.ts'
import type { Change, UndoAnswer } from '../vault.ts'
import { appendAudit, auditTables } from './audit-trail.ts'
import { marksOf, RefusedWrite, readStored, refusalOf, scopeIdOfRow, storeRows, subjectOf } from './commit.ts'

export const journalTables = ['journal'] as const

export interface RowChange {
  table: TableName
  id: Id
  before: AnyRow | null
  after: AnyRow | null
}

export interface UndoableChange {
  changeId: Id
  label: string
  place: string
  /** What must still be stored for the change to be taken back; `rev` null = the change removed the row. */
  rows: { table: TableName; id: Id; rev: number | null }[]
}

/** Call within a transaction over `journalTables`; answers null for a change that can't be undone. */
export async function storeJournal(
  session: VaultSession,
  change: Pick<Change, 'label' | 'undoPlace'>,
  changes: readonly RowChange[],
): Promise<UndoableChange | null> {
  if (change.undoPlace === null || changes.length === 0) return null
  const changeId = session.clock.newId()
  const ofScope = new Map<string, JournalRow>()
  for (const { table, id, before, after } of changes) {
    const row = before ?? after
    const scopeId = row === null ? vaultScopeId : scopeIdOfRow(table, row)
    const journal = ofScope.get(scopeId) ?? { id: session.clock.newId(), scopeId, changeId, pairs: [] }
    journal.pairs.push({ table, id, before })
    ofScope.set(scopeId, journal)
  }
  await session.db.table('journal').bulkAdd([...ofScope.values()])
  return {
    changeId,
    label: change.label,
    place: change.undoPlace,
    rows: changes.map(({ table, id, after }) => ({ table, id, rev: after?.rev ?? null })),
  }
}

export async function undoLast(session: VaultSession, place: string): Promise<UndoAnswer> {
  const last = session.undoable.findLast((change) => change.place === place)
  if (last === undefined) return { ok: false, code: 'nothing-to-undo' }
  try {
    const changes = await session.db.transaction('rw', [...tableNames, ...auditTables, ...journalTables], async () => {
      const changes = await planUndo(session, last)
      await refuseOrphans(session, changes)
      await storeRows(session, changes)
      await session.db.table('journal').where('changeId').equals(last.changeId).delete()
      await appendAudit(session, { event: 'undone', subjectId: subjectOf(changes), rows: marksOf(changes) })
      return changes
    })
    session.undoable.splice(session.undoable.indexOf(last), 1)
    rememberNewRevs(session, changes)
    return { ok: true, label: last.label }
  } catch (error) {
    const code = refusalOf(error)
    if (code === 'row-not-valid') throw error
    return { ok: false, code }
  }
}

interface UndoneRow extends RowChange {
  /** Revision the row had before the change that is taken back; null = it was not there. */
  formerRev: number | null
}

async function planUndo(session: VaultSession, last: UndoableChange): Promise<UndoneRow[]> {
  const journal = await session.db.table<JournalRow>('journal').where('changeId').equals(last.changeId).toArray()
  const pairs = new Map(journal.flatMap((row) => row.pairs.map((pair) => [`${pair.table}/${pair.id}`, pair] as const)))
  const stored = await readStored(session, last.rows)
  return last.rows.map(({ table, id, rev }) => {
    const pair = pairs.get(`${table}/${id}`)
    const now = stored(table, id)
    if (pair === undefined || (now?.rev ?? null) !== rev || session.rows.isDamaged(table, id)) {
      throw new RefusedWrite('row-changed-since')
    }
    const former = pair.before === null ? null : asRow(pair.before)
    const nextRev = Math.max(now?.rev ?? 0, former?.rev ?? 0) + 1
    return {
      table,
      id,
      before: now,
      after: former === null ? null : { ...former, rev: nextRev },
      formerRev: former?.rev ?? null,
    }
  })
}

/** Every clear index holds the id of a row of which this one is a part: a pupil, guardian, talk, trajectory, document. */
async function refuseOrphans(session: VaultSession, undone: readonly UndoneRow[]): Promise<void> {
  const goneIds = undone.filter(({ after }) => after === null).map(({ id }) => id)
  if (goneIds.length === 0) return
  const gone = new Set(goneIds)
  for (const table of tableNames) {
    for (const index of tables[table].indexes) {
      const parts = await session.db.table<unknown, string>(table).where(index).anyOf(goneIds).primaryKeys()
      if (parts.some((id) => !gone.has(id))) throw new RefusedWrite('row-changed-since')
    }
  }
}

/** A row that came back has a new revision; older changes of this session that led to it can still be undone. */
function rememberNewRevs(session: VaultSession, undone: readonly UndoneRow[]): void {
  for (const { table, id, after, formerRev } of undone) {
    if (after === null) continue
    for (const older of session.undoable) {
      for (const row of older.rows) {
        if (row.table === table && row.id === id && row.rev === formerRev) row.rev = after.rev
      }
    }
  }
}

function asRow(value: Record<string, unknown>): AnyRow {
  const { id, rev } = value
  if (typeof id !== 'string' || typeof rev !== 'number') throw new RefusedWrite('row-changed-since')
  return { ...value, id, rev }
}
