/**
 * Attachments: sealed in chunks under the key of their dossier, addressed by a keyed hash of the content. Equal files
 * of one dossier share their chunks; nothing can be learned from an address without the key. Chunks stay under
 * the 64 KiB from which Chromium would put a value in a file beside the database, where deleting it is out of hand.
 */
import { type Attachment, attachmentSchema } from '#domain/shared/attachment.ts'
import { type Id, idFromBytes } from '#domain/shared/row.ts'
import { openBox, sealBox } from './crypto/box.ts'
import type { Sodium } from './crypto/sodium.ts'
import type { VaultSession } from './session.ts'
import { type ChunkRow, isDiskFull } from './storage/database.ts'
import { type FileRow, vaultScopeId } from './storage/sealed-tables.ts'
import { VaultDiskFullError } from './vault.ts'
import { heldFileIds } from './writing/import-journal.ts'

const chunkBytes = 48 * 1024

export interface NewFile {
  pupilId: Id | null
  name: string
  mediaType: Attachment['mediaType']
  bytes: Uint8Array
}

export class UnknownPupilError extends Error {
  readonly code = 'unknown-pupil'
}

export async function storeFile(session: VaultSession, file: NewFile): Promise<Attachment> {
  const scopeId = file.pupilId ?? vaultScopeId
  const attachment = attachmentSchema.parse({
    id: session.clock.newId(),
    rev: 0,
    pupilId: file.pupilId,
    name: file.name,
    mediaType: file.mediaType,
    sizeBytes: file.bytes.length,
    addedDay: localDay(session.clock.nowUtc()),
  })
  try {
    await session.db.transaction('rw', ['files', 'chunks'], async () => {
      const key = await keyDuring(session, scopeId)
      if (key === undefined) throw new UnknownPupilError('the pupil of this file is not in the vault')
      const address = addressOf(session.sodium, key, file.bytes)
      const chunks = chunksOf(session.sodium, key, scopeId, address, file.bytes)
      // Also over chunks that are there: a damaged one is whole again, for every file that shares it.
      await session.db.table('chunks').bulkPut(chunks)
      const row: FileRow = {
        id: attachment.id,
        scopeId,
        address,
        sizeBytes: file.bytes.length,
        chunkCount: chunks.length,
      }
      await session.db.table('files').add(row)
    })
  } catch (error) {
    if (isDiskFull(error)) throw new VaultDiskFullError('no room for the file', { cause: error })
    throw error
  }
  return attachment
}

/**
 * The scope's key, looked up once the transaction has its turn: an erasure that went before has changed the vault's
 * key, and one that comes after waits. Undefined for a scope that is not there.
 */
async function keyDuring(session: VaultSession, scopeId: string): Promise<Uint8Array | undefined> {
  await session.db.table('files').count()
  return session.keyring.find(scopeId)
}

export type ReadFileAnswer = { ok: true; bytes: Uint8Array } | { ok: false; code: 'missing' | 'damaged' }

export async function readFile(session: VaultSession, attachmentId: Id): Promise<ReadFileAnswer> {
  return await session.db.transaction('r', ['files', 'chunks'], async () => {
    const file = await session.db.table<FileRow>('files').get(attachmentId)
    if (file === undefined) {
      return { ok: false, code: session.rows.isDamaged('files', attachmentId) ? 'damaged' : 'missing' }
    }
    const bytes = await readWhole(session, file)
    return bytes === null ? { ok: false, code: 'damaged' } : { ok: true, bytes }
  })
}

/** All bytes of a file, or null when one of them is not as it was. Call within a transaction over `chunks`. */
export async function readWhole(session: VaultSession, file: FileRow): Promise<Uint8Array | null> {
  const ids = Array.from({ length: file.chunkCount }, (_, at) => `${file.address}.${at}`)
  const stored = await session.db.table<ChunkRow>('chunks').bulkGet(ids)
  const key = session.keyring.find(file.scopeId)
  if (key === undefined) return null
  const bytes = new Uint8Array(file.sizeBytes)
  let at = 0
  for (const [index, chunk] of stored.entries()) {
    const content = openBox(session.sodium, key, chunkLabel(file.scopeId, file.address, index), chunk?.box)
    if (content === null || at + content.length > bytes.length) return null
    bytes.set(content, at)
    at += content.length
  }
  return at === bytes.length && addressOf(session.sodium, key, bytes) === file.address ? bytes : null
}

/**
 * Takes out files whose attachment row was never committed, or is gone, and chunks that no file uses. What an import
 * took away stays for as long as it can come back.
 */
export async function sweepFiles(session: VaultSession): Promise<void> {
  const { db } = session
  await db.transaction('rw', ['files', 'chunks', 'attachments', 'importChunks'], async () => {
    const attachmentIds = new Set(await db.table('attachments').toCollection().primaryKeys())
    const fileIds = await db.table<unknown, string>('files').toCollection().primaryKeys()
    const held = await heldFileIds(session)
    const unused = fileIds.filter((id) => !attachmentIds.has(id) && !held.has(id))
    if (unused.length === 0) return
    await db.table('files').bulkDelete(unused)
    const addresses = new Set(await db.table('files').orderBy('address').uniqueKeys())
    for (const address of await db.table('chunks').orderBy('address').uniqueKeys()) {
      if (!addresses.has(address)) await db.table('chunks').where('address').equals(String(address)).delete()
    }
  })
}

export const chunkLabel = (scopeId: string, address: string, index: number) => ['chunk', scopeId, address, index]

export function chunksOf(
  sodium: Sodium,
  key: Uint8Array,
  scopeId: string,
  address: string,
  bytes: Uint8Array,
): ChunkRow[] {
  const chunks: ChunkRow[] = []
  for (let index = 0; index * chunkBytes < bytes.length; index++) {
    const part = bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes)
    const box = sealBox(sodium, key, chunkLabel(scopeId, address, index), part)
    chunks.push({ id: `${address}.${index}`, scopeId, address, box })
  }
  return chunks
}

export function addressOf(sodium: Sodium, scopeKey: Uint8Array, bytes: Uint8Array): string {
  const addressKey = sodium.crypto_generichash(32, 'driehoek file address v1', scopeKey)
  const address = idFromBytes(sodium.crypto_generichash(16, bytes, addressKey))
  addressKey.fill(0)
  return address
}

function localDay(instantUtc: string): string {
  const now = new Date(instantUtc)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
