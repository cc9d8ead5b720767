/**
 * The unsealed part: how to get from a passphrase or a recovery code to the master key. Read as `unknown`; key
 * derivation bounds are checked before any work is done. A MAC under the master key covers all of it but
 * `recoveryConfirmed`, so that a recovery key or a kind put in its place by someone else is noticed.
 */
import { z } from 'zod'
import { idSchema } from '#domain/shared/row.ts'
import { keyBytes, openBox, sealBox } from './crypto/box.ts'
import { type KdfParameters, kdfSchema, passphraseKey, saltBytes } from './crypto/passphrase-key.ts'
import { recoveryKeysOf } from './crypto/recovery-code.ts'
import { randomBytes, type Sodium } from './crypto/sodium.ts'
import { firstEpoch } from './storage/header-store.ts'
import type { VaultInfo } from './vault.ts'

const formatVersion = 1

const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array)

const headerSchema = z.object({
  format: z.literal('driehoek-vault'),
  formatVersion: z.literal(formatVersion),
  vaultId: idSchema,
  /** Counts the headers of this vault; a new master key or passphrase makes a new one. */
  epoch: z.int().min(1),
  kind: z.enum(['own', 'sample']),
  createdAtUtc: z.iso.datetime(),
  kdf: kdfSchema,
  salt: bytesSchema.refine((bytes) => bytes.length === saltBytes),
  masterByPassphrase: bytesSchema,
  recoveryPublicKey: bytesSchema.refine((bytes) => bytes.length === 32),
  /** Sealed box to the recovery public key. */
  masterByRecovery: bytesSchema,
  /** The code was typed back once. */
  recoveryConfirmed: z.boolean(),
  mac: bytesSchema,
})
export type VaultHeader = z.infer<typeof headerSchema>

const anyVersionSchema = z.object({ format: z.literal('driehoek-vault'), formatVersion: z.int() })

export function parseHeader(
  stored: unknown,
): { ok: true; header: VaultHeader } | { ok: false; code: 'newer-version' | 'header-damaged' } {
  const anyVersion = anyVersionSchema.safeParse(stored)
  if (anyVersion.success && anyVersion.data.formatVersion > formatVersion) return { ok: false, code: 'newer-version' }
  const parsed = headerSchema.safeParse(stored)
  return parsed.success ? { ok: true, header: parsed.data } : { ok: false, code: 'header-damaged' }
}

export const infoOf = (header: VaultHeader): VaultInfo => ({
  id: header.vaultId,
  kind: header.kind,
  createdAtUtc: header.createdAtUtc,
})

export async function newHeader(
  sodium: Sodium,
  info: VaultInfo,
  secrets: { passphrase: string; masterKey: Uint8Array; recoveryPublicKey: Uint8Array; kdf: KdfParameters },
): Promise<{ header: VaultHeader; wrappingKey: Uint8Array }> {
  const salt = randomBytes(saltBytes)
  const wrappingKey = await passphraseKey(secrets.passphrase, salt, secrets.kdf)
  const unwrapped = {
    format: 'driehoek-vault',
    formatVersion,
    vaultId: info.id,
    epoch: firstEpoch,
    kind: info.kind,
    createdAtUtc: info.createdAtUtc,
    kdf: secrets.kdf,
    salt,
    recoveryPublicKey: secrets.recoveryPublicKey,
    recoveryConfirmed: false,
  } as const
  return { header: wrapMaster(sodium, unwrapped, wrappingKey, secrets.masterKey), wrappingKey }
}

type Unwrapped = Omit<VaultHeader, 'masterByPassphrase' | 'masterByRecovery' | 'mac'>

/** The header with this master key wrapped both ways. */
export function wrapMaster(
  sodium: Sodium,
  header: Unwrapped,
  wrappingKey: Uint8Array,
  masterKey: Uint8Array,
): VaultHeader {
  const wrapped = {
    ...header,
    masterByPassphrase: sealBox(sodium, wrappingKey, ['master-key', header.vaultId], masterKey),
    masterByRecovery: sodium.crypto_box_seal(masterKey, header.recoveryPublicKey),
  }
  return { ...wrapped, mac: headerMac(sodium, masterKey, wrapped) }
}

/** The master key that this passphrase's key opens, or null. */
export function masterByPassphrase(sodium: Sodium, header: VaultHeader, wrappingKey: Uint8Array): Uint8Array | null {
  const opened = openBox(sodium, wrappingKey, ['master-key', header.vaultId], header.masterByPassphrase)
  return opened?.length === keyBytes ? opened.slice() : null
}

/** The master key that this recovery code opens, or null. */
export function masterByRecovery(sodium: Sodium, header: VaultHeader, typedCode: string): Uint8Array | null {
  const keys = recoveryKeysOf(sodium, typedCode)
  if (keys === null || !sodium.memcmp(keys.publicKey, header.recoveryPublicKey)) return null
  try {
    const opened = sodium.crypto_box_seal_open(header.masterByRecovery, keys.publicKey, keys.privateKey)
    return opened.length === keyBytes ? opened : null
  } catch {
    // The box was damaged: this code can't open the vault, which is what null says.
    return null
  } finally {
    keys.privateKey.fill(0)
  }
}

export const isHeaderGenuine = (sodium: Sodium, header: VaultHeader, masterKey: Uint8Array): boolean =>
  header.mac.length === 32 && sodium.memcmp(header.mac, headerMac(sodium, masterKey, header))

function headerMac(sodium: Sodium, masterKey: Uint8Array, header: Omit<VaultHeader, 'mac'>): Uint8Array {
  const covered = [
    header.format,
    header.formatVersion,
    header.vaultId,
    header.epoch,
    header.kind,
    header.createdAtUtc,
    header.kdf.algorithm,
    header.kdf.memoryMebibytes,
    header.kdf.passes,
    header.kdf.lanes,
    sodium.to_hex(header.salt),
    sodium.to_hex(header.masterByPassphrase),
    sodium.to_hex(header.recoveryPublicKey),
    sodium.to_hex(header.masterByRecovery),
  ]
  return sodium.crypto_generichash(32, JSON.stringify(['header', ...covered]), masterKey)
}
