/**
 * Reads every row there is. The box shows that a row was sealed by this vault for its own place; that it is also
 * the newest version is shown by the audit trail, which names the revision of each row ever stored. So a single
 * row put back from an older copy, or taken away, is named here. Not found: a whole database put back as it was,
 * trail and all (needs the mark outside the database).
 */
import type { VaultSession } from './session.ts'
import { type AnyRow, tableNames } from './storage/sealed-tables.ts'
import type { DamagedRow } from './vault.ts'
import { auditTables, readAuditTrail } from './writing/audit-trail.ts'

/** Rows that open but are not what the trail says; those that do not open are remembered by the row sealer. */
export async function checkAllRows(session: VaultSession): Promise<DamagedRow[]> {
  const { rowsNow, trail } = await session.db.transaction('r', [...tableNames, 'files', ...auditTables], async () => {
    const rowsNow = new Map<string, number>()
    for (const table of tableNames) {
      await session.db.table<AnyRow>(table).each((row) => {
        rowsNow.set(`${table}/${row.id}`, row.rev)
      })
    }
    await session.db.table('files').toArray()
    return { rowsNow, trail: await readAuditTrail(session) }
  })
  const revOf = new Map<string, { table: string; id: string; rev: number }>()
  for (const { rows } of trail.rows)
    for (const [table, id, rev] of rows) revOf.set(`${table}/${id}`, { table, id, rev })

  const wrong: DamagedRow[] = []
  for (const [key, { table, id, rev }] of revOf) {
    const now = rowsNow.get(key) ?? 0
    if (now === rev || session.rows.isDamaged(table, id)) continue
    wrong.push({ table, id, reason: now === 0 ? 'missing' : 'older-version' })
  }
  for (const key of rowsNow.keys()) {
    if (revOf.has(key)) continue
    const [table = '', id = ''] = key.split('/')
    wrong.push({ table, id, reason: 'older-version' })
  }
  return wrong
}
