/**
 * The keys of an open vault: the master key and one random key per scope. Zeroed at lock; asking for a key after
 * that throws, so that nothing can be sealed under zeroes.
 */
import { keyBytes, openBox, sealBox } from '../crypto/box.ts'
import { randomBytes, type Sodium } from '../crypto/sodium.ts'
import { VaultLockedError } from '../vault.ts'

/** A scope's key as stored: wrapped by the master key. */
export interface ScopeKeyRow {
  id: string
  box: Uint8Array
}

export interface Keyring {
  find(scopeId: string): Uint8Array | undefined
  /** Makes and keeps a new key for the scope; the answered row must be stored in the same transaction. */
  create(scopeId: string): ScopeKeyRow
  /** Takes in a stored key; false when it does not open. */
  adopt(row: ScopeKeyRow): boolean
  drop(scopeId: string): void
  scopeIds(): string[]
  /** Puts a new key in the place of the scope's old one. */
  replace(scopeId: string, key: Uint8Array): void
  /** All scope keys, wrapped by another master key. */
  wrapAll(masterKey: Uint8Array): ScopeKeyRow[]
  /** From now on new keys are wrapped by this one; the old master key is zeroed. */
  changeMaster(masterKey: Uint8Array): void
  zero(): void
}

export const scopeKeyLabel = (vaultId: string, scopeId: string) => ['scope-key', vaultId, scopeId]

export function createKeyring(sodium: Sodium, vaultId: string, firstMasterKey: Uint8Array): Keyring {
  const keys = new Map<string, Uint8Array>()
  let master: Uint8Array | null = firstMasterKey

  const wrap = (masterKey: Uint8Array, scopeId: string, key: Uint8Array): ScopeKeyRow => ({
    id: scopeId,
    box: sealBox(sodium, masterKey, scopeKeyLabel(vaultId, scopeId), key),
  })
  const openMaster = (): Uint8Array => {
    if (master === null) throw new VaultLockedError()
    return master
  }

  return {
    find: (scopeId) => {
      openMaster()
      return keys.get(scopeId)
    },
    create: (scopeId) => {
      const key = randomBytes(keyBytes)
      keys.set(scopeId, key)
      return wrap(openMaster(), scopeId, key)
    },
    adopt: (row) => {
      const key = openBox(sodium, openMaster(), scopeKeyLabel(vaultId, row.id), row.box)
      if (key?.length !== keyBytes) return false
      keys.set(row.id, key.slice())
      key.fill(0)
      return true
    },
    drop: (scopeId) => {
      keys.get(scopeId)?.fill(0)
      keys.delete(scopeId)
    },
    scopeIds: () => [...keys.keys()],
    replace: (scopeId, key) => {
      keys.get(scopeId)?.fill(0)
      keys.set(scopeId, key)
    },
    wrapAll: (masterKey) => [...keys].map(([scopeId, key]) => wrap(masterKey, scopeId, key)),
    changeMaster: (masterKey) => {
      openMaster().fill(0)
      master = masterKey
    },
    zero: () => {
      for (const key of keys.values()) key.fill(0)
      keys.clear()
      master?.fill(0)
      master = null
    },
  }
}
