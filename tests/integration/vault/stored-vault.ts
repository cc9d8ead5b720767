/** Puts a stored vault of an older build (tests/fixtures/vault) back into IndexedDB as it lay there. */
import { z } from 'zod'

const storedVaultSchema = z.object({
  vaultId: z.string(),
  recoveryCode: z.string(),
  databases: z.array(
    z.object({
      name: z.string(),
      version: z.int(),
      stores: z.array(
        z.object({
          name: z.string(),
          keyPath: z.string().nullable(),
          indexes: z.array(
            z.object({ name: z.string(), keyPath: z.string(), unique: z.boolean(), multiEntry: z.boolean() }),
          ),
          rows: z.array(z.object({ key: z.string().optional(), value: z.unknown() })),
        }),
      ),
    }),
  ),
})

export async function putBack(stored: unknown): Promise<{ vaultId: string; recoveryCode: string }> {
  const { vaultId, recoveryCode, databases } = storedVaultSchema.parse(stored)
  for (const { name, version, stores } of databases) {
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(name, version)
      request.onerror = () => reject(request.error)
      request.onupgradeneeded = () => {
        for (const { name: storeName, keyPath, indexes, rows } of stores) {
          const store = request.result.createObjectStore(storeName, { keyPath })
          for (const index of indexes) store.createIndex(index.name, index.keyPath, index)
          for (const { key, value } of rows) store.put(withBytes(value), key)
        }
      }
      request.onsuccess = () => {
        request.result.close()
        resolve()
      }
    })
  }
  return { vaultId, recoveryCode }
}

function withBytes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withBytes)
  if (typeof value !== 'object' || value === null) return value
  if ('base64' in value && typeof value.base64 === 'string')
    return Uint8Array.from(atob(value.base64), (letter) => letter.charCodeAt(0))
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withBytes(inner)]))
}
