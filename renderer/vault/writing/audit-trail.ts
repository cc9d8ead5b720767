/**
 * The audit trail: what happened to which id, never to whom. Each entry carries a keyed BLAKE2b MAC over itself and
 * the MAC before it; the head is kept beside it. Also lists the revision of every row stored, which lets
 * `check-rows.ts` tell an older version that was put back. Not guaranteed: that the whole database is the newest;
 * that needs a mark kept outside of it.
 */
import type { VaultSession } from '../session.ts'
import {
  type AuditHead,
  type AuditRow,
  auditHeadSchema,
  auditRowSchema,
  auditScopeId,
  type RowMark,
} from '../storage/sealed-tables.ts'
import type { AuditEntry, AuditEvent } from '../vault.ts'

const headId = 'audit-head'
const firstMac = '0'.repeat(64)

export interface AuditNote {
  event: AuditEvent
  subjectId: string | null
  rows: RowMark[]
}

export const auditTables = ['audit', 'marks'] as const

/** Call within a transaction over `auditTables`; answers the entry's sequence. */
export async function appendAudit(session: VaultSession, note: AuditNote): Promise<number> {
  const head = await readHead(session)
  const entry = { id: head.sequence + 1, atUtc: session.clock.nowUtc(), ...note }
  const mac = chainMac(session, head.mac, entry)
  await session.db.table('audit').add({ ...entry, mac })
  await session.db.table('marks').put({ id: headId, sequence: entry.id, mac })
  return entry.id
}

/** The head, or what the last entry says where the head is damaged: the trail goes on and is reported as broken. */
async function readHead(session: VaultSession): Promise<AuditHead> {
  const stored = auditHeadSchema.safeParse(await session.db.table('marks').get(headId))
  if (stored.success) return stored.data
  const [lastKey] = await session.db.table('audit').toCollection().reverse().limit(1).primaryKeys()
  if (typeof lastKey !== 'number') return { id: headId, sequence: 0, mac: firstMac }
  const last = auditRowSchema.safeParse(await session.db.table('audit').get(lastKey))
  return { id: headId, sequence: lastKey, mac: last.success ? last.data.mac : firstMac }
}

export async function readAuditTrail(
  session: VaultSession,
): Promise<{ entries: AuditEntry[]; rows: AuditRow[]; intact: boolean }> {
  const { rows, head } = await session.db.transaction('r', [...auditTables], async () => ({
    rows: (await session.db.table<AuditRow>('audit').toArray()).sort((left, right) => left.id - right.id),
    head: auditHeadSchema.safeParse(await session.db.table('marks').get(headId)),
  }))
  let previous = firstMac
  let intact = true
  for (const [index, row] of rows.entries()) {
    const { mac, ...entry } = row
    if (row.id !== index + 1 || chainMac(session, previous, entry) !== mac) intact = false
    previous = mac
  }
  const endsAtHead = head.success && head.data.sequence === rows.length && head.data.mac === previous
  const entries = rows.map(({ id, atUtc, event, subjectId }) => ({ sequence: id, atUtc, event, subjectId }))
  return { entries, rows, intact: intact && endsAtHead }
}

function chainMac(session: VaultSession, previous: string, entry: Omit<AuditRow, 'mac'>): string {
  const scopeKey = session.keyring.find(auditScopeId)
  if (scopeKey === undefined) throw new AuditKeyMissingError('the audit trail has no key')
  const { sodium } = session
  const chainKey = sodium.crypto_generichash(32, 'driehoek audit chain v1', scopeKey)
  const content = JSON.stringify([previous, entry.id, entry.atUtc, entry.event, entry.subjectId, entry.rows])
  const mac = sodium.to_hex(sodium.crypto_generichash(32, content, chainKey))
  chainKey.fill(0)
  return mac
}

export class AuditKeyMissingError extends Error {
  readonly code = 'audit-key-missing'
}
