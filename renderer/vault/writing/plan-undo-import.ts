/**
 * Which rows of one piece of an import can be taken back. All rows of one pupil or guardian go together or stay
 * together; the vault's own rows (households) each by itself. A unit stays when a row of it changed since, and when
 * it is in use: a new row on which a row that stays hangs by a clear id, or a household that a person of this import
 * who stays belongs to since. Staying is catching: who stays keeps the guardian and the household.
 */
import type { Table } from 'dexie'
import { householdSchema } from '#domain/pupils/guardian.ts'
import type { Id } from '#domain/shared/row.ts'
import type { VaultSession } from '../session.ts'
import {
  type AnyRow,
  type ImportJournalRow,
  type ImportPair,
  tableNames,
  vaultScopeId,
} from '../storage/sealed-tables.ts'
import { type TableName, tables } from '../tables.ts'
import type { KeptRow } from '../vault.ts'
import { readStored } from './commit.ts'
import { rowDigest } from './import-journal.ts'
import type { RowChange } from './undo.ts'

export interface ChunkPlan {
  changes: RowChange[]
  kept: KeptRow[]
  /** Pairs that need no further undoing, also those of rows that were gone already. */
  done: ReadonlySet<ImportPair>
  /** New rows of the import that stay. */
  keptNewIds: readonly Id[]
  /** Pupils and guardians who are gone with all their rows. */
  goneScopeIds: readonly Id[]
}

/** The table of the row that a clear id names. */
const parentOf: Readonly<Record<string, TableName>> = {
  pupilId: 'pupils',
  guardianId: 'guardians',
  conversationId: 'conversations',
  trajectoryId: 'trajectories',
  issuedDocumentId: 'issuedDocuments',
}

interface Step {
  pair: ImportPair
  now: AnyRow | null
  after: AnyRow | null
}

interface Unit {
  scopeId: string
  steps: Step[]
  reason: KeptRow['reason'] | null
}

/** Call within a transaction over all tables. `keptNewIds`: new rows of later pieces that stayed. */
export async function planChunkUndo(
  session: VaultSession,
  journals: readonly ImportJournalRow[],
  keptNewIds: ReadonlySet<Id>,
): Promise<ChunkPlan> {
  const pairs = journals.flatMap((journal) => journal.pairs)
  const stored = await readStored(session, pairs)
  const units = unitsOf(journals).map(({ scopeId, pairs: ofUnit }) => unitOf(session, scopeId, ofUnit, stored))
  await keepWhatIsUsed(session, units)
  keepWhatStayingPeopleUse(units, keptNewIds)

  const kept = units.filter(({ reason }) => reason !== null)
  const changes = units.flatMap((unit) => (unit.reason === null ? unit.steps.flatMap(changeOf) : []))
  return {
    changes,
    kept: kept.flatMap(({ steps, reason }) =>
      reason === null ? [] : steps.map(({ pair: { table, id } }) => ({ table, id, reason })),
    ),
    done: new Set(units.flatMap(({ reason, steps }) => (reason === null ? steps.map(({ pair }) => pair) : []))),
    keptNewIds: kept.flatMap(({ steps }) => steps.filter(isNew).map(({ pair }) => pair.id)),
    goneScopeIds: changes.flatMap(({ table, id, after }) =>
      after === null && (table === 'pupils' || table === 'guardians') ? [id] : [],
    ),
  }
}

function unitsOf(journals: readonly ImportJournalRow[]): { scopeId: string; pairs: ImportPair[] }[] {
  return journals.flatMap(({ scopeId, pairs }) =>
    scopeId === vaultScopeId ? pairs.map((pair) => ({ scopeId, pairs: [pair] })) : [{ scopeId, pairs }],
  )
}

function unitOf(
  session: VaultSession,
  scopeId: string,
  pairs: readonly ImportPair[],
  stored: (table: string, id: string) => AnyRow | null,
): Unit {
  const steps = pairs.map((pair): Step => {
    const now = stored(pair.table, pair.id)
    return { pair, now, after: pair.before === null ? null : formerRow(pair, now) }
  })
  const isAsLeft = steps.every(
    ({ pair, now, after }) =>
      !session.rows.isDamaged(pair.table, pair.id) &&
      (pair.before === null || after !== null) &&
      isUnchanged(session, pair, now),
  )
  return { scopeId, steps, reason: isAsLeft ? null : 'changed-since' }
}

/** A new row that someone took away since is no change that stands in the way. */
function isUnchanged(session: VaultSession, pair: ImportPair, now: AnyRow | null): boolean {
  if (now === null) return pair.rev === null || pair.before === null
  return pair.rev !== null && (now.rev === pair.rev || rowDigest(session, now) === pair.digest)
}

/** The row as it was, as today's schema has it; null when that refuses it. */
function formerRow({ table, before }: ImportPair, now: AnyRow | null): AnyRow | null {
  const parsed = tables[table].schema.safeParse(before)
  return parsed.success ? { ...parsed.data, rev: Math.max(now?.rev ?? 0, parsed.data.rev) + 1 } : null
}

function changeOf({ pair: { table, id }, now, after }: Step): RowChange[] {
  return now === null && after === null ? [] : [{ table, id, before: now, after }]
}

const isNew = ({ pair, now }: Step): boolean => pair.before === null && now !== null

/**
 * Keeps units with a new row on which a row hangs that is not itself on its way out. All ids are asked for at once: one
 * after another, as Dexie's `anyOf` goes, took five times as long.
 */
async function keepWhatIsUsed(session: VaultSession, units: readonly Unit[]): Promise<void> {
  const going = new Map<Id, { table: TableName; unit: Unit }>()
  for (const unit of units) {
    if (unit.reason !== null) continue
    for (const step of unit.steps) if (isNew(step)) going.set(step.pair.id, { table: step.pair.table, unit })
  }
  const asked = tableNames.flatMap((table) =>
    tables[table].indexes.map(async (index) => {
      const parents = [...going].filter(([, { table: parent }]) => parent === parentOf[index])
      if (parents.length === 0) return
      const parts = session.db.table<unknown, string>(table)
      if (await isEmpty(parts)) return
      await Promise.all(
        parents.map(async ([id, { unit }]) => {
          const users = await parts.where(index).equals(id).primaryKeys()
          if (users.some((user) => !going.has(user))) unit.reason = 'in-use'
        }),
      )
    }),
  )
  await Promise.all(asked)
}

/** Counting would walk through the whole table. */
export async function isEmpty(table: Table<unknown, string>): Promise<boolean> {
  return (await table.toCollection().limit(1).primaryKeys()).length === 0
}

/** What stays keeps what it hangs on, within the piece: rows by their clear ids, households by their new members. */
function keepWhatStayingPeopleUse(units: readonly Unit[], keptBefore: ReadonlySet<Id>): void {
  const staying = new Set<Id>(keptBefore)
  const needed = new Set<Id>()
  const note = (unit: Unit) => {
    for (const step of unit.steps) {
      if (isNew(step)) staying.add(step.pair.id)
      for (const index of tables[step.pair.table].indexes) needed.add(String(step.now?.[index]))
    }
  }
  for (const unit of units) if (unit.reason !== null) note(unit)
  for (let isSettled = false; !isSettled; ) {
    isSettled = true
    for (const unit of units) {
      if (unit.reason !== null || !unit.steps.some((step) => isUsed(step, staying, needed))) continue
      unit.reason = 'in-use'
      note(unit)
      isSettled = false
    }
  }
}

function isUsed(step: Step, staying: ReadonlySet<Id>, needed: ReadonlySet<Id>): boolean {
  if (isNew(step) && needed.has(step.pair.id)) return true
  if (step.pair.table !== 'households' || step.now === null) return false
  const former = new Set(membersOf(step.after))
  return membersOf(step.now).some((personId) => staying.has(personId) && !former.has(personId))
}

function membersOf(row: AnyRow | null): Id[] {
  const household = householdSchema.safeParse(row)
  return household.success ? household.data.members.map(({ personId }) => personId) : []
}
