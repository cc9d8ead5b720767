/**
 * Reads the header without Dexie, which would open a newer database as if it were ours and make one where there is
 * none.
 */
import { headerId } from '../header.ts'
import { databaseName, newestIndexedDbVersion } from './database.ts'

export type StoredHeader =
  | { ok: true; header: unknown }
  | { ok: false; code: 'not-found' | 'newer-version' | 'header-damaged' }

export async function readStoredHeader(vaultId: string): Promise<StoredHeader> {
  const db = await openExisting(databaseName(vaultId))
  if (db === null) return { ok: false, code: 'not-found' }
  try {
    if (db.version > newestIndexedDbVersion) return { ok: false, code: 'newer-version' }
    if (!db.objectStoreNames.contains('header')) return { ok: false, code: 'header-damaged' }
    const header = await answerOf(db.transaction('header').objectStore('header').get(headerId))
    if (header !== undefined) return { ok: true, header }
    return { ok: false, code: (await isEmpty(db)) ? 'not-found' : 'header-damaged' }
  } finally {
    db.close()
  }
}

/** A database without any row is a vault whose making never finished. */
async function isEmpty(db: IDBDatabase): Promise<boolean> {
  const names = [...db.objectStoreNames]
  const transaction = db.transaction(names)
  for (const name of names) if ((await answerOf(transaction.objectStore(name).count())) > 0) return false
  return true
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

function answerOf<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
