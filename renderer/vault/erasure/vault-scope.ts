/** All that is sealed by the vault's own key, to be read under the old one and stored under the new one. */
import type { Attachment } from '#domain/shared/attachment.ts'
import { openBox } from '../crypto/box.ts'
import { addressOf, chunkLabel, chunksOf } from '../files.ts'
import type { VaultSession } from '../session.ts'
import type { ChunkRow } from '../storage/database.ts'
import { type FileRow, vaultScopeId } from '../storage/sealed-tables.ts'

const wholeTables = ['households', 'sealIdentities', 'settings'] as const

export interface VaultScopeRows {
  rows: { table: string; rows: unknown[] }[]
  files: { file: FileRow; bytes: Uint8Array }[]
}

/** Call within a transaction over all tables. Damaged rows stay what they are. */
export async function readVaultScope(session: VaultSession): Promise<VaultScopeRows> {
  const rows: VaultScopeRows['rows'] = []
  for (const table of wholeTables) rows.push({ table, rows: await session.db.table(table).toArray() })
  const attachments = await session.db.table<Attachment>('attachments').toArray()
  rows.push({ table: 'attachments', rows: attachments.filter(({ pupilId }) => pupilId === null) })
  const files: VaultScopeRows['files'] = []
  for (const file of await session.db.table<FileRow>('files').where('scopeId').equals(vaultScopeId).toArray()) {
    const bytes = await readWhole(session, file)
    if (bytes !== null) files.push({ file, bytes })
  }
  return { rows, files }
}

/** Call in the same transaction, after the vault's key was replaced. */
export async function storeVaultScope(session: VaultSession, scope: VaultScopeRows): Promise<void> {
  const { db, keyring, sodium } = session
  for (const { table, rows } of scope.rows) await db.table(table).bulkPut(rows)
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

async function readWhole(session: VaultSession, file: FileRow): Promise<Uint8Array | null> {
  const key = session.keyring.find(vaultScopeId)
  if (key === undefined) return null
  const bytes = new Uint8Array(file.sizeBytes)
  let at = 0
  for (let index = 0; index < file.chunkCount; index++) {
    const chunk = await session.db.table<ChunkRow>('chunks').get(`${file.address}.${index}`)
    const content = openBox(session.sodium, key, chunkLabel(vaultScopeId, file.address, index), chunk?.box)
    if (content === null || at + content.length > bytes.length) return null
    bytes.set(content, at)
    at += content.length
  }
  return bytes
}
