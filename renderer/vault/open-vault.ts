/**
 * Making, opening and removing vaults. One database and one Web Lock per vault. Whatever is found on disk is read
 * as `unknown` and refused by code; nothing here ever starts a new vault in the place of one that can't be read.
 */
import { type Clock, type Id, idFromBytes } from '#domain/shared/row.ts'
import { keyBytes } from './crypto/box.ts'
import { type KdfParameters, passphraseKey, standardKdf } from './crypto/passphrase-key.ts'
import { newRecoveryCode, recoveryKeysOf } from './crypto/recovery-code.ts'
import { loadSodium, randomBytes, type Sodium } from './crypto/sodium.ts'
import { sweepFiles } from './files.ts'
import {
  infoOf,
  isHeaderGenuine,
  masterByPassphrase,
  masterByRecovery,
  newHeader,
  parseHeader,
  type VaultHeader,
  wrapMaster,
} from './header.ts'
import { createOpenedVault } from './opened-vault.ts'
import { isStrongEnough, ratePassphrase } from './passphrase-strength.ts'
import type { VaultSession } from './session.ts'
import { databaseName, isDiskFull, vaultDatabase } from './storage/database.ts'
import { deleteDatabase, dropHeaders, readStoredHeader, storedVaultIds, writeHeader } from './storage/header-store.ts'
import { createKeyring, type ScopeKeyRow } from './storage/keyring.ts'
import { createRowCache } from './storage/row-cache.ts'
import { createRowSealer } from './storage/row-sealer.ts'
import { auditScopeId, vaultScopeId } from './storage/sealed-tables.ts'
import type { Vault, VaultInfo } from './vault.ts'
import { holdVaultLock } from './window-lock.ts'
import { appendAudit, auditTables } from './writing/audit-trail.ts'
import { expireImports } from './writing/import-journal.ts'

export interface VaultSummary extends VaultInfo {
  /** The recovery code was typed back once. */
  recoveryConfirmed: boolean
  /** Set when the vault can't be opened as it is; kind is then `own` and `createdAtUtc` empty, for want of better. */
  problem: 'newer-version' | 'header-damaged' | null
}

export const systemClock: Clock = {
  nowUtc: () => new Date().toISOString(),
  newId: () => idFromBytes(randomBytes(16)),
}

export async function listVaults(): Promise<VaultSummary[]> {
  const summaries: VaultSummary[] = []
  for (const id of await storedVaultIds()) {
    const found = await findHeader(id)
    if (found.ok) {
      summaries.push({ ...infoOf(found.header), recoveryConfirmed: found.header.recoveryConfirmed, problem: null })
    } else if (found.code !== 'not-found') {
      summaries.push({ id, kind: 'own', createdAtUtc: '', recoveryConfirmed: true, problem: found.code })
    }
  }
  return summaries.sort((left, right) => left.createdAtUtc.localeCompare(right.createdAtUtc))
}

export type CreateVaultAnswer =
  | { ok: true; vault: Vault; recoveryCode: string }
  | { ok: false; code: 'passphrase-too-weak' | 'disk-full' | 'open-elsewhere' }

/** The sample school's passphrase is known to all, so its strength is not judged. `kdf` is for tests. */
export async function createVault(options: {
  passphrase: string
  kind: 'own' | 'sample'
  clock?: Clock
  kdf?: KdfParameters
}): Promise<CreateVaultAnswer> {
  const { passphrase, kind, clock = systemClock, kdf = standardKdf } = options
  if (kind === 'own' && !isStrongEnough(passphrase, await ratePassphrase(passphrase, []))) {
    return { ok: false, code: 'passphrase-too-weak' }
  }
  const info: VaultInfo = { id: clock.newId(), kind, createdAtUtc: clock.nowUtc() }
  const releaseLock = await holdVaultLock(info.id)
  if (releaseLock === null) return { ok: false, code: 'open-elsewhere' }
  let session: VaultSession | null = null
  try {
    const sodium = await loadSodium()
    const recoveryCode = newRecoveryCode(sodium)
    const recovery = recoveryKeysOf(sodium, recoveryCode)
    if (recovery === null) throw new RangeError('a new recovery code must be readable')
    recovery.privateKey.fill(0)
    const masterKey = randomBytes(keyBytes)
    const { header, wrappingKey } = await newHeader(sodium, info, {
      passphrase,
      masterKey,
      recoveryPublicKey: recovery.publicKey,
      kdf,
    })
    session = newSession(sodium, { header, clock, masterKey, wrappingKey })
    await storeNewVault(session)
    return { ok: true, vault: createOpenedVault(session, releaseLock), recoveryCode }
  } catch (error) {
    if (session !== null) abandon(session)
    await releaseLock()
    await deleteVault(info.id)
    if (isDiskFull(error)) return { ok: false, code: 'disk-full' }
    throw error
  }
}

export type OpenVaultRefusal = 'wrong-passphrase' | 'newer-version' | 'header-damaged' | 'open-elsewhere' | 'not-found'
export type OpenVaultAnswer = { ok: true; vault: Vault } | { ok: false; code: OpenVaultRefusal }

export async function openVault(options: { id: Id; passphrase: string; clock?: Clock }): Promise<OpenVaultAnswer> {
  const { id, passphrase, clock = systemClock } = options
  return await whileHeld(id, async (header, sodium) => {
    const wrappingKey = await passphraseKey(passphrase, header.salt, header.kdf)
    const masterKey = masterByPassphrase(sodium, header, wrappingKey)
    if (masterKey === null) return { ok: false, code: 'wrong-passphrase' }
    if (!isHeaderGenuine(sodium, header, masterKey)) return { ok: false, code: 'header-damaged' }
    return { ok: true, session: newSession(sodium, { header, clock, masterKey, wrappingKey }) }
  })
}

/** Opens with the printed code and sets a new passphrase; the code stays valid. */
export async function recoverVault(options: {
  id: Id
  recoveryCode: string
  newPassphrase: string
  clock?: Clock
}): Promise<OpenVaultAnswer | { ok: false; code: 'wrong-recovery-code' | 'passphrase-too-weak' | 'disk-full' }> {
  const { id, recoveryCode, newPassphrase, clock = systemClock } = options
  if (!isStrongEnough(newPassphrase, await ratePassphrase(newPassphrase, []))) {
    return { ok: false, code: 'passphrase-too-weak' }
  }
  return await whileHeld<'wrong-recovery-code' | 'disk-full'>(id, async (header, sodium) => {
    const masterKey = masterByRecovery(sodium, header, recoveryCode)
    if (masterKey === null) return { ok: false, code: 'wrong-recovery-code' }
    if (!isHeaderGenuine(sodium, header, masterKey)) return { ok: false, code: 'header-damaged' }
    const salt = randomBytes(header.salt.length)
    const wrappingKey = await passphraseKey(newPassphrase, salt, header.kdf)
    const unwrapped = { ...header, epoch: header.epoch + 1, salt, recoveryConfirmed: true }
    const next = wrapMaster(sodium, unwrapped, wrappingKey, masterKey)
    const session = newSession(sodium, { header: next, clock, masterKey, wrappingKey })
    try {
      await writeHeader(id, next.epoch, next)
      await session.db.table('epoch').put({ id: 'epoch', epoch: next.epoch })
    } catch (error) {
      abandon(session)
      if (isDiskFull(error)) return { ok: false, code: 'disk-full' }
      throw error
    }
    return { ok: true, session }
  })
}

/** True when the code, as someone typed it, opens this vault. */
export async function checkRecoveryCode(vaultId: Id, code: string): Promise<boolean> {
  const found = await findHeader(vaultId)
  if (!found.ok) return false
  const masterKey = masterByRecovery(await loadSodium(), found.header, code)
  masterKey?.fill(0)
  return masterKey !== null
}

/** Whether this passphrase opens the vault; for a person who comes back to a screen that was covered. */
export async function checkPassphrase(vaultId: Id, passphrase: string): Promise<boolean> {
  const found = await findHeader(vaultId)
  if (!found.ok) return false
  const wrappingKey = await passphraseKey(passphrase, found.header.salt, found.header.kdf)
  const masterKey = masterByPassphrase(await loadSodium(), found.header, wrappingKey)
  wrappingKey.fill(0)
  masterKey?.fill(0)
  return masterKey !== null
}

/** Checks the code that was asked back and remembers that it was right. */
export async function confirmRecovery(vaultId: Id, code: string): Promise<boolean> {
  if (!(await checkRecoveryCode(vaultId, code))) return false
  const found = await findHeader(vaultId)
  if (!found.ok) return false
  await writeHeader(vaultId, found.header.epoch, { ...found.header, recoveryConfirmed: true })
  return true
}

/** Deletes the whole database. Lock the vault first; an own vault goes only when told `evenOwn`. */
export async function removeVault(
  id: Id,
  options: { evenOwn?: boolean } = {},
): Promise<{ ok: true } | { ok: false; code: 'own-vault' | 'open-elsewhere' | 'not-found' }> {
  const found = await findHeader(id)
  if (!found.ok && found.code === 'not-found') return { ok: false, code: 'not-found' }
  if ((!found.ok || found.header.kind === 'own') && options.evenOwn !== true) return { ok: false, code: 'own-vault' }
  const releaseLock = await holdVaultLock(id)
  if (releaseLock === null) return { ok: false, code: 'open-elsewhere' }
  await deleteVault(id)
  await releaseLock()
  return { ok: true }
}

type Opening<Code extends string> = { ok: true; session: VaultSession } | { ok: false; code: Code }

async function whileHeld<Code extends string = never>(
  id: Id,
  open: (header: VaultHeader, sodium: Sodium) => Promise<Opening<Code | OpenVaultRefusal>>,
): Promise<{ ok: true; vault: Vault } | { ok: false; code: Code | OpenVaultRefusal }> {
  const releaseLock = await holdVaultLock(id)
  if (releaseLock === null) return { ok: false, code: 'open-elsewhere' }
  try {
    const found = await findHeader(id)
    const opening = found.ok ? await open(found.header, await loadSodium()) : found
    if (!opening.ok) {
      await releaseLock()
      return opening
    }
    try {
      await enter(opening.session)
    } catch (error) {
      abandon(opening.session)
      throw error
    }
    return { ok: true, vault: createOpenedVault(opening.session, releaseLock) }
  } catch (error) {
    await releaseLock()
    throw error
  }
}

function newSession(
  sodium: Sodium,
  parts: Pick<VaultSession, 'header' | 'clock' | 'wrappingKey'> & { masterKey: Uint8Array },
): VaultSession {
  const { header, clock, masterKey, wrappingKey } = parts
  const info = infoOf(header)
  const keyring = createKeyring(sodium, info.id, masterKey)
  const rows = createRowSealer(sodium, keyring)
  const cache = createRowCache()
  const db = vaultDatabase(info.id, rows, cache)
  return { db, sodium, info, clock, keyring, rows, cache, header, wrappingKey, undoable: [] }
}

/** A session that never became an open vault. */
function abandon(session: VaultSession): void {
  session.db.close()
  session.keyring.zero()
  session.wrappingKey.fill(0)
}

async function storeNewVault(session: VaultSession): Promise<void> {
  const { db, keyring, header } = session
  await writeHeader(header.vaultId, header.epoch, header)
  await db.open()
  const keyRows = [keyring.create(vaultScopeId), keyring.create(auditScopeId)]
  await db.transaction('rw', ['epoch', 'scopeKeys', ...auditTables], async () => {
    await db.table('epoch').add({ id: 'epoch', epoch: header.epoch })
    await db.table('scopeKeys').bulkAdd(keyRows)
    await appendAudit(session, { event: 'vault-created', subjectId: null, rows: [] })
  })
}

/** Takes in the scope keys, drops what earlier sessions left and notes the opening. */
async function enter(session: VaultSession): Promise<void> {
  const { db, keyring } = session
  await db.open()
  // A key that does not open sets the rows of its scope apart ("key-missing") and nothing else.
  for (const row of await db.table<ScopeKeyRow>('scopeKeys').toArray()) keyring.adopt(row)
  await dropHeaders(session.info.id, session.header.epoch)
  try {
    if ((await db.table('journal').count()) > 0) await db.table('journal').clear()
    await expireImports(session)
    await sweepFiles(session)
    await db.transaction('rw', [...auditTables], () =>
      appendAudit(session, { event: 'vault-opened', subjectId: null, rows: [] }),
    )
  } catch (error) {
    // With a full disk the dossiers can still be read; each write will say that there is no room.
    if (!isDiskFull(error)) throw error
  }
}

async function findHeader(
  id: Id,
): Promise<{ ok: true; header: VaultHeader } | { ok: false; code: 'newer-version' | 'header-damaged' | 'not-found' }> {
  const stored = await readStoredHeader(id)
  if (!stored.ok) return stored
  const parsed = parseHeader(stored.header)
  const isOther = parsed.ok && (parsed.header.vaultId !== id || parsed.header.epoch !== stored.epoch)
  return isOther ? { ok: false, code: 'header-damaged' } : parsed
}

/** The keys go first: a vault half removed can't be read. */
async function deleteVault(id: Id): Promise<void> {
  await dropHeaders(id, null)
  await deleteDatabase(databaseName(id))
}
