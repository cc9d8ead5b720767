/** Reads and changes what lies on disk, as someone with the files but without the keys could. */
import type { Id } from '#domain/shared/row.ts'

export interface StoredRow {
  id: string
  box: Uint8Array
  [clear: string]: unknown
}

export async function withRaw<Answer>(name: string, work: (db: IDBDatabase) => Promise<Answer>): Promise<Answer> {
  const db = await answerOf(indexedDB.open(name))
  try {
    return await work(db)
  } finally {
    db.close()
  }
}

export const vaultName = (vaultId: Id): string => `driehoek-${vaultId}`
export const keysName = (vaultId: Id, epoch = 1): string => `driehoek-keys-${vaultId}-${epoch}`

export function rawRow(vaultId: Id, table: string, id: IDBValidKey): Promise<StoredRow> {
  return withRaw(vaultName(vaultId), (db) => answerOf(db.transaction(table).objectStore(table).get(id)))
}

export function rawRows(vaultId: Id, table: string): Promise<StoredRow[]> {
  return withRaw(vaultName(vaultId), (db) => answerOf(db.transaction(table).objectStore(table).getAll()))
}

export function putRaw(vaultId: Id, table: string, row: object): Promise<void> {
  return withRaw(vaultName(vaultId), (db) =>
    finished(db.transaction(table, 'readwrite'), (transaction) => transaction.objectStore(table).put(row)),
  )
}

export function deleteRaw(vaultId: Id, table: string, id: IDBValidKey): Promise<void> {
  return withRaw(vaultName(vaultId), (db) =>
    finished(db.transaction(table, 'readwrite'), (transaction) => transaction.objectStore(table).delete(id)),
  )
}

export async function changeHeader(vaultId: Id, change: (header: Record<string, unknown>) => unknown): Promise<void> {
  await withRaw(keysName(vaultId), async (db) => {
    const header: Record<string, unknown> = await answerOf(db.transaction('header').objectStore('header').get('header'))
    await finished(db.transaction('header', 'readwrite'), (transaction) =>
      transaction.objectStore('header').put(change(header), 'header'),
    )
  })
}

export function flipBit(box: Uint8Array, bit: number): Uint8Array {
  const flipped = box.slice()
  const at = bit >> 3
  flipped[at] = (flipped[at] ?? 0) ^ (1 << (bit & 7))
  return flipped
}

function finished(transaction: IDBTransaction, work: (transaction: IDBTransaction) => unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
    work(transaction)
  })
}

function answerOf<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
