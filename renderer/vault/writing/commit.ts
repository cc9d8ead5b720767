/**
 * The one write path: rows, their undo journal and the audit trail in one strict transaction, all or nothing. A row
 * is stored only when its `rev` is the stored one (optimistic locking) and its schema takes it. A new pupil or
 * guardian gets a key in the same transaction as the first row; a row for a pupil that is no longer there is
 * refused, so a late autosave can't bring an erased dossier back.
 */
import type { Id } from '#domain/shared/row.ts'
import type { VaultSession } from '../session.ts'
import { isDiskFull } from '../storage/database.ts'
import { type AnyRow, type RowMark, sealedTables, vaultScopeId } from '../storage/sealed-tables.ts'
import { type TableName, tables } from '../tables.ts'
import { type Change, type CommitAnswer, type CommitRefusal, type Put, VaultLockedError } from '../vault.ts'
import { appendAudit, auditTables } from './audit-trail.ts'
import { importTables, storeImportJournal } from './import-journal.ts'
import { journalTables, type RowChange, storeJournal } from './undo.ts'

/** Ends a transaction with an expected refusal. */
export class RefusedWrite extends Error {
  readonly code: CommitRefusal
  constructor(code: CommitRefusal) {
    super(code)
    this.code = code
  }
}

export function refusalOf(error: unknown): CommitRefusal {
  if (error instanceof RefusedWrite) return error.code
  if (error instanceof VaultLockedError) return 'vault-locked'
  if (isDiskFull(error)) return 'disk-full'
  throw error
}

export async function commitChange(session: VaultSession, change: Change): Promise<CommitAnswer> {
  const createdScopeIds: string[] = []
  try {
    const puts = parsePuts(change.put ?? [])
    const removals = change.remove ?? []
    const touched = new Set<string>([...puts, ...removals].map(({ table }) => table))
    const { importId } = change
    const journals = importId === undefined ? journalTables : importTables
    const scope = [...touched, 'scopeKeys', ...auditTables, ...journals]
    const { changes, undoable } = await session.db.transaction('rw', scope, async () => {
      const changes = await planChanges(session, puts, removals)
      await createScopes(session, changes, createdScopeIds)
      await storeRows(session, changes)
      const undoable = importId === undefined ? await storeJournal(session, change, changes) : null
      const sequence = await appendAudit(session, {
        ...(change.audit ?? { event: 'row-changed', subjectId: subjectOf(changes) }),
        rows: marksOf(changes),
      })
      if (importId !== undefined) await storeImportJournal(session, { importId, sequence, changes })
      return { changes, undoable }
    })
    if (undoable !== null) session.undoable.push(undoable)
    return { ok: true, revs: new Map(changes.flatMap(({ id, after }) => (after ? [[id, after.rev]] : []))) }
  } catch (error) {
    for (const scopeId of createdScopeIds) session.keyring.drop(scopeId)
    return { ok: false, code: refusalOf(error) }
  }
}

interface ParsedPut {
  table: TableName
  row: AnyRow
}

function parsePuts(puts: readonly Put[]): ParsedPut[] {
  return puts.map(({ table, row }) => {
    const parsed = tables[table].schema.safeParse(row)
    if (!parsed.success) throw new RefusedWrite('row-not-valid')
    return { table, row: { ...parsed.data } }
  })
}

async function planChanges(
  session: VaultSession,
  puts: readonly ParsedPut[],
  removals: readonly { table: TableName; id: Id }[],
): Promise<RowChange[]> {
  const stored = await readStored(session, [...puts.map(({ table, row }) => ({ table, id: row.id })), ...removals])
  const changes: RowChange[] = []
  for (const { table, row } of puts) {
    const before = stored(table, row.id)
    if (session.rows.isDamaged(table, row.id) || (before?.rev ?? 0) !== row.rev) {
      throw new RefusedWrite('row-changed-since')
    }
    changes.push({ table, id: row.id, before, after: { ...row, rev: row.rev + 1 } })
  }
  for (const { table, id } of removals) {
    const before = stored(table, id)
    if (before !== null || session.rows.isDamaged(table, id)) changes.push({ table, id, before, after: null })
  }
  const keys = new Set(changes.map(({ table, id }) => `${table}/${id}`))
  if (keys.size !== changes.length || changes.some((change) => changesScope(change))) {
    throw new RefusedWrite('row-not-valid')
  }
  return changes
}

/** Reads all rows of a change, one call a table. Call within a transaction. */
export async function readStored(
  session: VaultSession,
  wanted: readonly { table: TableName; id: string }[],
): Promise<(table: string, id: string) => AnyRow | null> {
  const idsOf = new Map<string, Set<string>>()
  for (const { table, id } of wanted) idsOf.set(table, (idsOf.get(table) ?? new Set()).add(id))
  const found = new Map<string, AnyRow>()
  for (const [table, ids] of idsOf) {
    for (const row of await session.db.table<AnyRow>(table).bulkGet([...ids])) {
      if (row !== undefined) found.set(`${table}/${row.id}`, row)
    }
  }
  return (table, id) => found.get(`${table}/${id}`) ?? null
}

/** A row belongs to one scope for ever: moving it would leave its history readable under the old key. */
function changesScope({ table, before, after }: RowChange): boolean {
  return before !== null && after !== null && scopeIdOfRow(table, before) !== scopeIdOfRow(table, after)
}

export function scopeIdOfRow(table: string, row: AnyRow): string {
  return sealedTables.get(table)?.scopeIdOf(row) ?? vaultScopeId
}

async function createScopes(session: VaultSession, changes: readonly RowChange[], created: string[]): Promise<void> {
  const owners = new Set(
    changes.filter(({ table, after }) => after && (table === 'pupils' || table === 'guardians')).map(({ id }) => id),
  )
  const missing = new Set<string>()
  for (const { table, after } of changes) {
    if (after === null) continue
    const scopeId = scopeIdOfRow(table, after)
    if (session.keyring.find(scopeId) !== undefined) continue
    if (!owners.has(scopeId)) throw new RefusedWrite('row-changed-since')
    missing.add(scopeId)
  }
  created.push(...missing)
  const keyRows = [...missing].map((scopeId) => session.keyring.create(scopeId))
  if (keyRows.length > 0) await session.db.table('scopeKeys').bulkAdd(keyRows)
}

export async function storeRows(session: VaultSession, changes: readonly RowChange[]): Promise<void> {
  for (const table of new Set(changes.map((change) => change.table))) {
    const ofTable = changes.filter((change) => change.table === table)
    const rows = ofTable.flatMap(({ after }) => after ?? [])
    const goneIds = ofTable.filter(({ after }) => after === null).map(({ id }) => id)
    if (rows.length > 0) await session.db.table(table).bulkPut(rows)
    if (goneIds.length > 0) await session.db.table(table).bulkDelete(goneIds)
    for (const id of goneIds) session.rows.forget(table, id)
  }
}

export const marksOf = (changes: readonly RowChange[]): RowMark[] =>
  changes.map(({ table, id, after }) => [table, id, after?.rev ?? 0])

/** The pupil or guardian a change is about, when it is about one only. */
export function subjectOf(changes: readonly RowChange[]): Id | null {
  const scopeIds = new Set(
    changes.flatMap(({ table, before, after }) => {
      const row = after ?? before
      return row === null ? [] : scopeIdOfRow(table, row)
    }),
  )
  const [only] = scopeIds
  return scopeIds.size === 1 && only !== undefined && only !== vaultScopeId ? only : null
}
