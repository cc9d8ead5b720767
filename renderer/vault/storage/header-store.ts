/**
 * Where the header lies: in a small database of its own, `driehoek-keys-<vault id>-<epoch>`. LevelDB keeps deleted
 * and overwritten bytes until it happens to merge them, but on `deleteDatabase` Chromium compacts that database's
 * hold it at once. So a header is never overwritten with new keys: the next epoch's database is written, the
 * vault's own database says from then on that this epoch counts, and the old one is deleted. With it goes the only
 * way to the old master key, and so to every key and row that lies about under it.
 *
 * Read without Dexie, which would open a newer database as if it were ours and make one where there is none.
 */
import { databaseName, isDiskFull, newestIndexedDbVersion, vaultIdIn } from './database.ts'

const store = 'header'
const headerKey = 'header'
export const firstEpoch = 1

export type StoredHeader =
  | { ok: true; header: unknown; epoch: number }
  | { ok: false; code: 'not-found' | 'newer-version' | 'header-damaged' }

export async function storedVaultIds(): Promise<string[]> {
  return (await indexedDB.databases()).flatMap(({ name }) => vaultIdIn(name ?? '') ?? [])
}

/** The header that the vault's own database counts on. */
export async function readStoredHeader(vaultId: string): Promise<StoredHeader> {
  const db = await openExisting(databaseName(vaultId))
  if (db === null) return { ok: false, code: 'not-found' }
  const epoch = await readEpoch(db).finally(() => db.close())
  if (!epoch.ok) return epoch
  const keys = await openExisting(keysName(vaultId, epoch.epoch))
  if (keys === null) return { ok: false, code: 'header-damaged' }
  try {
    if (!keys.objectStoreNames.contains(store)) return { ok: false, code: 'header-damaged' }
    const header = await answerOf(keys.transaction(store).objectStore(store).get(headerKey))
    return { ok: true, header, epoch: epoch.epoch }
  } finally {
    keys.close()
  }
}

/** Writes the header of an epoch, durably; rejects with QuotaExceededError when there is no room. */
export async function writeHeader(vaultId: string, epoch: number, header: object): Promise<void> {
  await putInto(keysName(vaultId, epoch), header)
}

async function putInto(database: string, value: object): Promise<void> {
  const db = await openOrCreate(database)
  try {
    await new Promise<void>((resolve, reject) => {
      const transaction = db.transaction(store, 'readwrite', { durability: 'strict' })
      transaction.objectStore(store).put(value, headerKey)
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error)
    })
  } finally {
    db.close()
  }
}

/**
 * Takes the headers of all epochs off the disk but the one that counts; `null` takes every one.
 *
 * Deleting a database makes LevelDB merge the files that hold it. But what was written lately lies together with its
 * own deletion in one file, which goes to a level where nothing merges it. Hence two scratch databases, made before
 * and deleted after: their keys stand in that same file, so their deletion merges it once more with what comes
 * above. Two, because a file that was merged away is deleted only when the next one is written. The leak scan shows
 * that it works, in small databases and large.
 */
export async function dropHeaders(vaultId: string, exceptEpoch: number | null): Promise<void> {
  const kept = exceptEpoch === null ? null : keysName(vaultId, exceptEpoch)
  const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? [])
  const old = names.filter((name) => name.startsWith(keysName(vaultId, '')) && name !== kept)
  const scratch = scratchNames(vaultId)
  if (old.length === 0 && !scratch.some((name) => names.includes(name))) return
  try {
    for (const name of scratch) await putInto(name, new Uint8Array(64))
  } catch (error) {
    // Without room for scratch the old headers go all the same; their bytes are merged away when there is room.
    if (!isDiskFull(error)) throw error
  }
  for (const name of [...old, ...scratch]) await deleteDatabase(name)
}

export async function deleteDatabase(name: string): Promise<void> {
  await answerOf(indexedDB.deleteDatabase(name))
}

const scratchNames = (vaultId: string) => ['a', 'b'].map((part) => `driehoek-scratch-${vaultId}-${part}`)
const keysName = (vaultId: string, epoch: number | '') => `driehoek-keys-${vaultId}-${epoch}`

async function readEpoch(
  db: IDBDatabase,
): Promise<{ ok: true; epoch: number } | { ok: false; code: 'not-found' | 'newer-version' | 'header-damaged' }> {
  if (db.version > newestIndexedDbVersion) return { ok: false, code: 'newer-version' }
  if (!db.objectStoreNames.contains('epoch')) return { ok: false, code: 'header-damaged' }
  const row: unknown = await answerOf(db.transaction('epoch').objectStore('epoch').get('epoch'))
  if (typeof row === 'object' && row !== null && 'epoch' in row && typeof row.epoch === 'number') {
    return { ok: true, epoch: row.epoch }
  }
  return { ok: false, code: (await isEmpty(db)) ? 'not-found' : 'header-damaged' }
}

/** A database without any row is a vault whose making never finished. */
async function isEmpty(db: IDBDatabase): Promise<boolean> {
  const names = [...db.objectStoreNames]
  const transaction = db.transaction(names)
  const counts = await Promise.all(names.map((name) => answerOf(transaction.objectStore(name).count())))
  return counts.every((count) => count === 0)
}

function openExisting(name: string): Promise<IDBDatabase | null> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name)
    let isNew = false
    request.onupgradeneeded = () => {
      isNew = true
      request.transaction?.abort()
    }
    request.onsuccess = () => {
      // Never stand in the way of one that removes or upgrades it.
      request.result.onversionchange = () => request.result.close()
      resolve(request.result)
    }
    request.onerror = () => (isNew ? resolve(null) : reject(request.error))
  })
}

async function openOrCreate(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(store)
  return await answerOf(request)
}

function answerOf<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
