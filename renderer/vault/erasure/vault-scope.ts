/** All that is sealed by the vault's own key, to be read under the old one and stored under the new one. */
import type { Attachment } from '#domain/shared/attachment.ts'
import { addressOf, chunksOf, readWhole } from '../files.ts'
import type { VaultSession } from '../session.ts'
import { type FileRow, type ImportJournalRow, vaultScopeId } from '../storage/sealed-tables.ts'
import { vaultTables } from '../tables.ts'

export interface VaultScopeRows {
  /** Of imports that can still be taken back. */
  importJournal: ImportJournalRow[]
  rows: { table: string; rows: unknown[] }[]
  files: { file: FileRow; bytes: Uint8Array }[]
}

/** Call within a transaction over all tables. Damaged rows stay what they are. */
export async function readVaultScope(session: VaultSession): Promise<VaultScopeRows> {
  const rows: VaultScopeRows['rows'] = []
  for (const table of vaultTables) rows.push({ table, rows: await session.db.table(table).toArray() })
  const attachments = await session.db.table<Attachment>('attachments').toArray()
  rows.push({ table: 'attachments', rows: attachments.filter(({ pupilId }) => pupilId === null) })
  const ofVault = <Row>(table: string) => session.db.table<Row>(table).where('scopeId').equals(vaultScopeId)
  const importJournal = await ofVault<ImportJournalRow>('importJournal').toArray()
  const files: VaultScopeRows['files'] = []
  for (const file of await ofVault<FileRow>('files').toArray()) {
    const bytes = await readWhole(session, file)
    if (bytes !== null) files.push({ file, bytes })
  }
  return { rows, importJournal, files }
}

/** Call in the same transaction, after the vault's key was replaced. */
export async function storeVaultScope(session: VaultSession, scope: VaultScopeRows): Promise<void> {
  const { db, keyring, sodium } = session
  for (const { table, rows } of scope.rows) await db.table(table).bulkPut(rows)
  await db.table('importJournal').bulkPut(scope.importJournal)
  await db.table('files').where('scopeId').equals(vaultScopeId).delete()
  await db.table('chunks').where('scopeId').equals(vaultScopeId).delete()
  const key = keyring.find(vaultScopeId)
  if (key === undefined) return
  for (const { file, bytes } of scope.files) {
    const address = addressOf(sodium, key, bytes)
    await db.table('chunks').bulkPut(chunksOf(sodium, key, vaultScopeId, address, bytes))
    await db.table('files').put({ ...file, address })
  }
}
