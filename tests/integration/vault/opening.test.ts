import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  checkRecoveryCode,
  confirmRecovery,
  createVault,
  listVaults,
  openVault,
  recoverVault,
  removeVault,
} from '#vault/open-vault.ts'
import type { Vault } from '#vault/vault.ts'
import { changeHeader, flipBit, keysName, vaultName } from './raw-database.ts'
import {
  aPupil,
  cheapKdf,
  discard,
  newId,
  newVault,
  passphrase,
  reopen,
  store,
  tickingClock,
} from './vault-fixtures.ts'

let vault: Vault
let recoveryCode: string
beforeEach(async () => {
  const created = await newVault()
  vault = created.vault
  recoveryCode = created.recoveryCode
})
afterEach(async () => {
  vi.restoreAllMocks()
  await discard(vault)
})

const databaseNames = async () => (await indexedDB.databases()).map(({ name }) => name)

describe('createVault', () => {
  it('refuses a weak passphrase and leaves no database', async () => {
    for (const weak of ['', 'kort', 'wachtwoord123', 'aaaaaaaaaaaaaaaa', 'welkom welkom']) {
      expect(await createVault({ passphrase: weak, kind: 'own' })).toEqual({ ok: false, code: 'passphrase-too-weak' })
    }
    expect((await listVaults()).map(({ id }) => id)).toEqual([vault.info.id])
  })

  it('says that the disk is full and leaves nothing half made', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError')
    })
    const before = await databaseNames()
    expect(await createVault({ passphrase, kind: 'own', kdf: cheapKdf })).toEqual({ ok: false, code: 'disk-full' })
    vi.restoreAllMocks()
    expect((await databaseNames()).sort()).toEqual(before.sort())
  })

  it('uses the standard key derivation unless told otherwise', async () => {
    const created = await createVault({ passphrase, kind: 'own', clock: tickingClock() })
    if (!created.ok) throw new Error(created.code)
    await changeHeader(created.vault.info.id, (header) => {
      expect(header['kdf']).toEqual({ algorithm: 'argon2id13', memoryMebibytes: 128, passes: 3, lanes: 1 })
      return header
    })
    await discard(created.vault)
  })
})

describe('openVault', () => {
  it('refuses a mistyped passphrase and opens with the right one', async () => {
    await vault.lock()
    for (const wrong of ['', `${passphrase} `, passphrase.toUpperCase()]) {
      expect(await openVault({ id: vault.info.id, passphrase: wrong })).toEqual({ ok: false, code: 'wrong-passphrase' })
    }
    vault = await reopen(vault)
    expect(vault.info.kind).toBe('own')
  })

  it('takes the same words typed with other code points', async () => {
    const created = await createVault({ passphrase: 'zeven crème brûlées 4 in de sloot', kind: 'own', kdf: cheapKdf })
    if (!created.ok) throw new Error(created.code)
    await created.vault.lock()
    const opened = await openVault({
      id: created.vault.info.id,
      passphrase: 'zeven crème brûlées 4 in de sloot'.normalize('NFD'),
    })
    expect(opened.ok).toBe(true)
    if (opened.ok) await discard(opened.vault)
  })

  it('refuses a vault that is open already, and one that is not there', async () => {
    expect(await openVault({ id: vault.info.id, passphrase })).toEqual({ ok: false, code: 'open-elsewhere' })
    expect(await removeVault(vault.info.id, { evenOwn: true })).toEqual({ ok: false, code: 'open-elsewhere' })
    const unknown = newId()
    expect(await openVault({ id: unknown, passphrase })).toEqual({ ok: false, code: 'not-found' })
    expect(await databaseNames()).not.toContain(vaultName(unknown))
  })

  it('refuses a vault of a newer version, by its header and by its database', async () => {
    await vault.lock()
    await changeHeader(vault.info.id, (header) => ({ ...header, formatVersion: 2, somethingNew: true }))
    expect(await openVault({ id: vault.info.id, passphrase })).toEqual({ ok: false, code: 'newer-version' })
    expect(await listVaults()).toMatchObject([{ id: vault.info.id, kind: 'own', problem: 'newer-version' }])
    await changeHeader(vault.info.id, (header) => ({ ...header, formatVersion: 1 }))
    vault = await reopen(vault)
    await vault.lock()
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(vaultName(vault.info.id), 30)
      request.onsuccess = () => {
        request.result.close()
        resolve()
      }
      request.onerror = () => reject(request.error)
    })
    expect(await openVault({ id: vault.info.id, passphrase })).toEqual({ ok: false, code: 'newer-version' })
  })

  it('refuses hostile key derivation parameters before doing any work', async () => {
    await vault.lock()
    const hostile = [
      { memoryMebibytes: 18 },
      { memoryMebibytes: 1025 },
      { memoryMebibytes: 2 ** 40 },
      { passes: 1 },
      { passes: 11 },
      { lanes: 4 },
      { algorithm: 'argon2i13' },
      { passes: '3' },
    ]
    for (const change of hostile) {
      await changeHeader(vault.info.id, (header) => ({ ...header, kdf: { ...cheapKdf, ...change } }))
      expect(await openVault({ id: vault.info.id, passphrase })).toEqual({ ok: false, code: 'header-damaged' })
    }
    await changeHeader(vault.info.id, (header) => ({ ...header, kdf: cheapKdf }))
    vault = await reopen(vault)
  })

  it('notices a header in which someone changed the kind, the day or the recovery key', async () => {
    await vault.lock()
    let original: Record<string, unknown> = {}
    await changeHeader(vault.info.id, (header) => {
      original = header
      return header
    })
    const tampered: ((header: Record<string, unknown>) => object)[] = [
      (header) => ({ ...header, kind: 'sample' }),
      (header) => ({ ...header, createdAtUtc: '2020-01-01T00:00:00.000Z' }),
      (header) => ({ ...header, recoveryPublicKey: crypto.getRandomValues(new Uint8Array(32)) }),
      (header) => ({ ...header, masterByRecovery: flipBit(header['masterByRecovery'] as Uint8Array, 8) }),
      (header) => ({ ...header, vaultId: newId() }),
      () => ({ nonsense: true }),
    ]
    for (const change of tampered) {
      await changeHeader(vault.info.id, () => change(original))
      expect(await openVault({ id: vault.info.id, passphrase })).toEqual({ ok: false, code: 'header-damaged' })
    }
    await changeHeader(vault.info.id, () => original)
    vault = await reopen(vault)
  })

  it('lists a vault without its header as damaged, and never as nothing', async () => {
    await store(vault, [{ table: 'pupils', row: aPupil() }])
    await vault.lock()
    await new Promise<void>((resolve) => {
      indexedDB.deleteDatabase(keysName(vault.info.id)).onsuccess = () => resolve()
    })
    expect(await listVaults()).toMatchObject([{ id: vault.info.id, kind: 'own', problem: 'header-damaged' }])
    expect(await openVault({ id: vault.info.id, passphrase })).toEqual({ ok: false, code: 'header-damaged' })
    expect(await removeVault(vault.info.id)).toEqual({ ok: false, code: 'own-vault' })
  })
})

describe('the recovery code', () => {
  it('is recognised as people type it', async () => {
    expect(recoveryCode).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){10}[0-9A-HJKMNP-TV-Z]{4}$/)
    const typed = [
      recoveryCode,
      recoveryCode.toLowerCase(),
      recoveryCode.replaceAll('-', ' '),
      recoveryCode.replaceAll('-', ''),
      recoveryCode.replaceAll('0', 'o').replaceAll('1', 'l'),
      ` ${recoveryCode.replaceAll('1', 'I').replaceAll('-', ' – ')} `,
    ]
    for (const code of typed) expect(await checkRecoveryCode(vault.info.id, code), code).toBe(true)
    const wrong = recoveryCode.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    for (const code of [
      '',
      wrong,
      recoveryCode.slice(0, -1),
      `${recoveryCode}0`,
      recoveryCode.replace(/^.{4}/, 'UUUU'),
    ]) {
      expect(await checkRecoveryCode(vault.info.id, code), code).toBe(false)
    }
  })

  it('is remembered as typed back, while the vault is open', async () => {
    expect(await listVaults()).toMatchObject([{ id: vault.info.id, recoveryConfirmed: false, problem: null }])
    expect(await confirmRecovery(vault.info.id, 'nee')).toBe(false)
    expect(await confirmRecovery(vault.info.id, recoveryCode)).toBe(true)
    expect(await listVaults()).toMatchObject([{ recoveryConfirmed: true }])
    vault = await reopen(vault)
  })

  it('sets a new passphrase; the old one and its header are gone, the code stays valid', async () => {
    const pupil = aPupil()
    await store(vault, [{ table: 'pupils', row: pupil }])
    await vault.lock()
    const id = vault.info.id
    const newPassphrase = 'acht paarse vorken onder het ijs 9'
    expect(await recoverVault({ id, recoveryCode: 'onzin', newPassphrase })).toMatchObject({
      code: 'wrong-recovery-code',
    })
    expect(await recoverVault({ id, recoveryCode, newPassphrase: 'kort' })).toMatchObject({
      code: 'passphrase-too-weak',
    })
    const recovered = await recoverVault({ id, recoveryCode: recoveryCode.toLowerCase(), newPassphrase })
    if (!recovered.ok) throw new Error(recovered.code)
    expect(await recovered.vault.get('pupils', pupil.id)).toEqual({ ...pupil, rev: 1 })
    expect(await databaseNames()).not.toContain(keysName(id, 1))
    await recovered.vault.lock()
    expect(await openVault({ id, passphrase })).toEqual({ ok: false, code: 'wrong-passphrase' })
    const opened = await openVault({ id, passphrase: newPassphrase })
    if (!opened.ok) throw new Error(opened.code)
    vault = opened.vault
    expect(await checkRecoveryCode(id, recoveryCode)).toBe(true)
  })
})

describe('removeVault', () => {
  it('takes away the sample school in one step and an own vault only when told', async () => {
    const sample = (await newVault('sample')).vault
    expect(await listVaults()).toHaveLength(2)
    await sample.lock()
    expect(await removeVault(sample.info.id)).toEqual({ ok: true })
    await vault.lock()
    expect(await removeVault(vault.info.id)).toEqual({ ok: false, code: 'own-vault' })
    expect((await databaseNames()).filter((name) => name?.startsWith('driehoek-'))).toHaveLength(2)
    expect(await removeVault(sample.info.id)).toEqual({ ok: false, code: 'not-found' })
  })
})

describe('lock', () => {
  it('stops watching and closes when another window takes the database over', async () => {
    const failed = vi.fn()
    const next = vi.fn()
    vault.watch((reader) => reader.all('pupils'), { next, failed })
    await expect.poll(() => next.mock.calls.length).toBe(1)
    const deletion = indexedDB.deleteDatabase(vaultName(vault.info.id))
    expect(await vault.closed).toBe('taken-over')
    await new Promise<void>((resolve) => {
      deletion.onsuccess = () => resolve()
    })
    expect(vault.isLocked).toBe(true)
    await expect(vault.all('pupils')).rejects.toMatchObject({ code: 'vault-locked' })
    expect(failed).not.toHaveBeenCalled()
  })
})
