/** A vault as an older build stored it opens, whole, and goes on under the tables of today. */
import { afterEach, describe, expect, it } from 'vitest'
import { newImportRun } from '#domain/pupils/import-run.ts'
import { checkRecoveryCode, listVaults, openVault } from '#vault/open-vault.ts'
import { newestIndexedDbVersion, storesOfVersion1 } from '#vault/storage/database.ts'
import { sealedTables } from '#vault/storage/sealed-tables.ts'
import { type TableName, tables } from '#vault/tables.ts'
import type { Vault } from '#vault/vault.ts'
import version1 from '../../fixtures/vault/version-1.json'
import { rawRows, vaultName, withRaw } from './raw-database.ts'
import { putBack } from './stored-vault.ts'
import { discard, newId, newVault, passphrase, reopen, store, tickingClock } from './vault-fixtures.ts'

let vault: Vault | null = null
afterEach(async () => {
  if (vault !== null) await discard(vault)
  vault = null
})

async function openVersion1(): Promise<{ opened: Vault; recoveryCode: string }> {
  const { vaultId, recoveryCode } = await putBack(version1)
  const answer = await openVault({ id: vaultId, passphrase, clock: tickingClock() })
  if (!answer.ok) throw new Error(`openVault answered ${answer.code}`)
  vault = answer.vault
  return { opened: answer.vault, recoveryCode }
}

const namesOfVersion1 = Object.keys(tables).filter((name): name is TableName => Object.hasOwn(storesOfVersion1, name))
const databaseVersion = (vaultId: string) => withRaw(vaultName(vaultId), async (db) => db.version)

describe('a vault of version 1', () => {
  it('keeps every row, file, trail and recovery code, and gives older rows what they did not have', async () => {
    const { opened, recoveryCode } = await openVersion1()
    for (const name of namesOfVersion1) {
      expect(await opened.all(name), name).toHaveLength(name === 'attachments' ? 2 : 1)
    }
    expect(await opened.all('pupils')).toMatchObject([
      { calledName: 'Ezra N.', number: '004217', rev: 2, tags: [], photoId: null },
    ])
    expect(await opened.all('households')).toMatchObject([{ label: 'Lindenlaan', isSecret: false }])
    const scan = (await opened.all('attachments')).find(({ name }) => name === 'bewijs.png')
    const read = await opened.readFile(scan?.id ?? '')
    expect(read.ok && new TextDecoder().decode(read.bytes)).toBe('bewijs van de open dag')
    expect(await opened.checkAllRows()).toEqual([])
    expect((await opened.auditTrail()).intact).toBe(true)
    expect(await rawRows(opened.info.id, 'journal')).toEqual([])
    expect(await checkRecoveryCode(opened.info.id, recoveryCode)).toBe(true)
    expect((await listVaults()).find(({ id }) => id === opened.info.id)?.problem).toBeNull()
  })

  it('takes rows of new tables, and has them at the next opening', async () => {
    const { opened } = await openVersion1()
    expect(await databaseVersion(opened.info.id)).toBe(20)
    const run = newImportRun({
      id: newId(),
      kind: 'photos',
      startedAtUtc: '2026-11-23T09:00:00.000Z',
      fileName: 'fotos.zip',
      schoolYear: null,
    })
    await store(opened, [{ table: 'importRuns', row: run }])
    vault = await reopen(opened)
    expect(await vault.all('importRuns')).toEqual([{ ...run, rev: 1 }])
    expect(await vault.checkAllRows()).toEqual([])
  })
})

describe('the tables of a released version', () => {
  it('keep their indexes: a box is bound to them', () => {
    for (const [name, indexes] of Object.entries(storesOfVersion1)) {
      const table = sealedTables.get(name)
      if (table !== undefined) expect(['id', ...table.indexes].join(', '), name).toBe(indexes)
    }
    expect([...sealedTables.keys()].filter((name) => Object.hasOwn(storesOfVersion1, name))).toHaveLength(
      Object.keys(storesOfVersion1).length - ['epoch', 'scopeKeys', 'chunks'].length,
    )
  })
})

describe('a table that comes while a version is in the making', () => {
  it('is added to a vault that has the version already, and the vault still opens', async () => {
    const created = await newVault()
    vault = created.vault
    await vault.lock()
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(vaultName(created.vault.info.id), 21)
      request.onupgradeneeded = () => request.result.deleteObjectStore('importRuns')
      request.onsuccess = () => {
        request.result.close()
        resolve()
      }
      request.onerror = () => reject(request.error)
    })
    vault = await reopen(created.vault)
    expect(await vault.all('importRuns')).toEqual([])
    const version = await databaseVersion(vault.info.id)
    expect(version).toBeGreaterThan(21)
    expect(version).toBeLessThanOrEqual(newestIndexedDbVersion)
    vault = await reopen(vault)
  })
})
