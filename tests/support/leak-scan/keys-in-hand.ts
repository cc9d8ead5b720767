/**
 * What someone can read who has the files and the passphrase: every header that lies anywhere in them, old or new,
 * gives a master key, every master key is tried on every wrapped scope key, and every scope key ever found is
 * tried on every sealed row and chunk.
 */
import { openBox } from '#vault/crypto/box.ts'
import { loadSodium, type Sodium, utf8 } from '#vault/crypto/sodium.ts'
import { chunkLabel } from '#vault/files.ts'
import { isHeaderGenuine, masterByPassphrase, parseHeader, type VaultHeader } from '#vault/header.ts'
import { scopeKeyLabel } from '#vault/storage/keyring.ts'
import { rowLabel } from '#vault/storage/row-sealer.ts'
import { sealedTables } from '#vault/storage/sealed-tables.ts'
import { objectOf } from './blink-value.ts'
import type { ProfileContent } from './scan-profile.ts'

export interface Loot {
  headers: number
  masterKeys: number
  scopeIds: string[]
  /** Content of everything that opened. */
  opened: Uint8Array[]
}

type Found = Record<string, unknown>

export async function openEverything(content: ProfileContent, passphrase: string): Promise<Loot> {
  const sodium = await loadSodium()
  const values = [...content.entries.map(({ value }) => value), ...content.blobs]
  const objects = values.map(objectOf).filter((object) => object !== null)
  const headers = objects.flatMap((object) => {
    const parsed = parseHeader(object)
    return parsed.ok ? [parsed.header] : []
  })
  const masters = distinct(headers.flatMap((header) => masterOf(sodium, header, passphrase) ?? []))
  const vaultIds = [...new Set(headers.map(({ vaultId }) => vaultId))]
  const keys = scopeKeys(sodium, objects, masters, vaultIds)
  return {
    headers: headers.length,
    masterKeys: masters.length,
    scopeIds: [...keys.keys()],
    opened: objects.flatMap((object) => openRow(sodium, object, keys)),
  }
}

function masterOf(sodium: Sodium, header: VaultHeader, passphrase: string): Uint8Array | null {
  const { passes, memoryMebibytes } = header.kdf
  const memoryBytes = memoryMebibytes * 1024 * 1024
  const algorithm = sodium.crypto_pwhash_ALG_ARGON2ID13
  const wrapping = sodium.crypto_pwhash(32, utf8(passphrase), header.salt, passes, memoryBytes, algorithm)
  const master = masterByPassphrase(sodium, header, wrapping)
  return master !== null && isHeaderGenuine(sodium, header, master) ? master : null
}

function scopeKeys(
  sodium: Sodium,
  objects: readonly Found[],
  masters: readonly Uint8Array[],
  vaultIds: readonly string[],
): Map<string, Uint8Array[]> {
  const keys = new Map<string, Uint8Array[]>()
  for (const { id, box } of objects) {
    if (typeof id !== 'string') continue
    for (const master of masters) {
      for (const vaultId of vaultIds) {
        const key = openBox(sodium, master, scopeKeyLabel(vaultId, id), box)
        if (key !== null) keys.set(id, distinct([...(keys.get(id) ?? []), key]))
      }
    }
  }
  return keys
}

function openRow(sodium: Sodium, object: Found, keys: ReadonlyMap<string, Uint8Array[]>): Uint8Array[] {
  const labels = [...sealedTables].map(([table, definition]) => ({
    scopeId: definition.scopeIdOf(object),
    label: rowLabel(table, definition, object),
  }))
  const { id, scopeId, address } = object
  if (typeof scopeId === 'string' && typeof address === 'string' && typeof id === 'string') {
    labels.push({ scopeId, label: chunkLabel(scopeId, address, Number(id.slice(address.length + 1))) })
  }
  return labels.flatMap((candidate) =>
    (keys.get(candidate.scopeId) ?? []).flatMap((key) => openBox(sodium, key, candidate.label, object['box']) ?? []),
  )
}

function distinct(keys: readonly Uint8Array[]): Uint8Array[] {
  return [...new Map(keys.map((key) => [Buffer.from(key).toString('hex'), key])).values()]
}
