/** What is left in the tables; that nothing can be read from the files either is shown by the leak scan. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { checkRecoveryCode, confirmRecovery, listVaults } from '#vault/open-vault.ts'
import { tables, vaultTables } from '#vault/tables.ts'
import type { Vault } from '#vault/vault.ts'
import { oneOfEach, putsOf } from './one-of-each.ts'
import { keysName, putRaw, rawRow, rawRows } from './raw-database.ts'
import {
  aConversation,
  aGuardian,
  aHousehold,
  aPupil,
  aRelation,
  discard,
  newId,
  newVault,
  reopen,
  store,
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

/** Two pupils who share one guardian and a household; the first has a guardian and a household besides. */
async function twoChildren() {
  const [gone, stays] = [aPupil({ calledName: 'Gaat' }), aPupil({ calledName: 'Blijft' })]
  const [only, shared] = [aGuardian({ calledName: 'Alleen' }), aGuardian({ calledName: 'Gedeeld' })]
  const talk = aConversation(stays.id)
  const together = aHousehold([gone.id, stays.id, shared.id], { label: 'Samen' })
  const alone = aHousehold([gone.id, only.id], { label: 'Apart' })
  await store(
    vault,
    [
      { table: 'pupils', row: gone },
      { table: 'pupils', row: stays },
      { table: 'guardians', row: only },
      { table: 'guardians', row: shared },
      { table: 'relations', row: aRelation(gone.id, only.id) },
      { table: 'relations', row: aRelation(gone.id, shared.id) },
      { table: 'relations', row: aRelation(stays.id, shared.id) },
      { table: 'households', row: together },
      { table: 'households', row: alone },
      { table: 'conversations', row: talk },
      { table: 'conversations', row: aConversation(gone.id) },
    ],
    { undoPlace: 'card' },
  )
  return { gone, stays, only, shared, together, alone, talk }
}

describe('erasePupil', () => {
  it('leaves no row of the pupil in any table, and the other pupil whole', async () => {
    const { rows, pupilId } = oneOfEach()
    await store(vault, putsOf(rows), { undoPlace: 'card' })
    const logo = await vault.storeFile({
      pupilId: null,
      name: 'logo',
      mediaType: 'image/png',
      bytes: new Uint8Array(70_000),
    })
    const scan = await vault.storeFile({ pupilId, name: 'scan', mediaType: 'image/png', bytes: new Uint8Array(70_000) })
    await store(vault, [
      { table: 'attachments', row: logo },
      { table: 'attachments', row: scan },
    ])
    expect(await vault.erasePupil(pupilId)).toEqual({ ok: true })
    const left = Object.fromEntries(
      await Promise.all(
        [...Object.keys(tables), 'journal', 'files'].map(async (table) => [
          table,
          (await rawRows(vault.info.id, table)).length,
        ]),
      ),
    )
    const ofVault = vaultTables.filter((name) => name !== 'households').map((name) => [name, 1])
    expect(Object.entries(left).filter(([, count]) => count !== 0)).toEqual([
      ['attachments', 2],
      ...ofVault,
      ['files', 1],
    ])
    expect((await rawRows(vault.info.id, 'scopeKeys')).map(({ id }) => id).sort()).toEqual(['audit', 'vault'])
    for (let round = 0; round < 2; round++) {
      expect(await vault.readFile(logo.id)).toEqual({ ok: true, bytes: new Uint8Array(70_000) })
      expect(await vault.readFile(scan.id)).toEqual({ ok: false, code: 'missing' })
      expect(await vault.all('settings')).toHaveLength(1)
      expect(await vault.checkAllRows()).toEqual([])
      vault = await reopen(vault)
    }
    const { entries, intact } = await vault.auditTrail()
    expect(intact).toBe(true)
    expect(entries.filter(({ event }) => event === 'pupil-erased').map(({ subjectId }) => subjectId)).toEqual([pupilId])
  })

  it('takes guardians left without a child and empty households along, and keeps those of another child', async () => {
    const { gone, stays, only, shared, together, alone, talk } = await twoChildren()
    expect(await vault.erasePupil(gone.id)).toEqual({ ok: true })
    for (let round = 0; round < 2; round++) {
      expect((await vault.all('pupils')).map(({ id }) => id)).toEqual([stays.id])
      expect((await vault.all('guardians')).map(({ id }) => id)).toEqual([shared.id])
      expect(await vault.get('guardians', only.id)).toBeUndefined()
      expect((await vault.all('relations')).map(({ pupilId }) => pupilId)).toEqual([stays.id])
      expect(await vault.get('households', alone.id)).toBeUndefined()
      expect((await vault.get('households', together.id))?.members.map(({ personId }) => personId)).toEqual([
        stays.id,
        shared.id,
      ])
      expect((await vault.all('conversations')).map(({ id }) => id)).toEqual([talk.id])
      expect(await vault.checkAllRows()).toEqual([])
      vault = await reopen(vault)
    }
  })

  it('drops the key of a double that was merged, also of one merged before the vault was opened', async () => {
    const { gone, stays, shared } = await twoChildren()
    const [double, again] = [aPupil({ calledName: 'Dubbel' }), aGuardian({ calledName: 'Nog eens' })]
    await store(vault, [
      { table: 'pupils', row: double },
      { table: 'guardians', row: again },
    ])
    const merged = await vault.get('pupils', gone.id)
    if (merged === undefined) throw new Error('the pupil is not there')
    await vault.commit({
      label: 'families:undo.merged',
      undoPlace: 'card',
      put: [{ table: 'pupils', row: { ...merged, mergedIds: [double.id] } }],
      remove: [
        { table: 'pupils', id: double.id },
        { table: 'guardians', id: again.id },
      ],
    })
    vault = await reopen(vault)
    const keysNow = async () => (await rawRows(vault.info.id, 'scopeKeys')).map(({ id }) => id)
    expect(await keysNow()).toEqual(expect.arrayContaining([double.id, again.id]))
    expect(await vault.erasePupil(gone.id)).toEqual({ ok: true })
    expect((await keysNow()).sort()).toEqual(['audit', 'vault', stays.id, shared.id].sort())
  })

  it('changes the master key and its header; recovery code and its confirmation stay', async () => {
    const { gone, stays } = await twoChildren()
    await confirmRecovery(vault.info.id, recoveryCode)
    const keyBefore = await rawRow(vault.info.id, 'scopeKeys', stays.id)
    await vault.erasePupil(gone.id)
    expect((await rawRow(vault.info.id, 'scopeKeys', stays.id)).box).not.toEqual(keyBefore.box)
    const names = (await indexedDB.databases()).map(({ name }) => name)
    expect(names).toContain(keysName(vault.info.id, 2))
    expect(names).not.toContain(keysName(vault.info.id, 1))
    expect(await checkRecoveryCode(vault.info.id, recoveryCode)).toBe(true)
    expect((await listVaults()).find(({ id }) => id === vault.info.id)?.recoveryConfirmed).toBe(true)
    await putRaw(vault.info.id, 'scopeKeys', keyBefore)
    vault = await reopen(vault)
    expect(await vault.all('pupils')).toEqual([])
  })

  it('can not be undone, and a late change of the pupil does not bring the dossier back', async () => {
    const { gone } = await twoChildren()
    const read = await vault.get('pupils', gone.id)
    if (read === undefined) throw new Error('not stored')
    await vault.erasePupil(gone.id)
    expect(await vault.undo('card')).toEqual({ ok: false, code: 'nothing-to-undo' })
    const late = [
      { table: 'pupils' as const, row: read },
      { table: 'conversations' as const, row: aConversation(gone.id) },
    ]
    for (const put of late) {
      expect(await vault.commit({ label: 'x', undoPlace: null, put: [put] })).toEqual({
        ok: false,
        code: 'row-changed-since',
      })
    }
    expect(await vault.erasePupil(gone.id)).toEqual({ ok: false, code: 'row-changed-since' })
    expect(await vault.erasePupil(newId())).toEqual({ ok: false, code: 'row-changed-since' })
  })

  it('erases nothing when the disk is full, and all goes on', async () => {
    const { gone, stays } = await twoChildren()
    await store(vault, [{ table: 'settings', row: oneOfEach().rows.settings }])
    const put = IDBObjectStore.prototype.put
    for (const storeName of ['header', 'households', 'settings', 'scopeKeys', 'epoch']) {
      const add = IDBObjectStore.prototype.add
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
        if (this.name === storeName) throw new DOMException('no room', 'QuotaExceededError')
        return key === undefined ? put.call(this, value) : put.call(this, value, key)
      })
      vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, value) {
        if (this.name === storeName) throw new DOMException('no room', 'QuotaExceededError')
        return add.call(this, value)
      })
      expect(await vault.erasePupil(gone.id), storeName).toEqual({ ok: false, code: 'disk-full' })
      vi.restoreAllMocks()
      expect((await vault.all('pupils')).length, storeName).toBe(2)
      expect(await vault.all('households')).toHaveLength(2)
    }
    vault = await reopen(vault)
    expect(await vault.all('households')).toHaveLength(2)
    expect(await vault.all('settings')).toHaveLength(1)
    expect(await vault.erasePupil(gone.id)).toEqual({ ok: true })
    expect((await vault.all('pupils')).map(({ id }) => id)).toEqual([stays.id])
  })
})

describe('what is written while a pupil is erased', () => {
  it('is sealed under the keys that count afterwards', async () => {
    const { gone } = await twoChildren()
    const settings = oneOfEach().rows.settings
    await store(vault, [{ table: 'settings', row: settings }])
    const bytes = crypto.getRandomValues(new Uint8Array(60_000))
    const erasing = vault.erasePupil(gone.id)
    const [logo, changed, added] = await Promise.all([
      vault.storeFile({ pupilId: null, name: 'logo', mediaType: 'image/png', bytes }),
      vault.commit({
        label: 'x',
        undoPlace: null,
        put: [{ table: 'settings', row: { ...settings, rev: 1, language: 'en' } }],
      }),
      vault.commit({ label: 'x', undoPlace: null, put: [{ table: 'pupils', row: aPupil({ calledName: 'Nieuw' }) }] }),
    ])
    expect([await erasing, changed, added].map(({ ok }) => ok)).toEqual([true, true, true])
    await store(vault, [{ table: 'attachments', row: logo }])
    vault = await reopen(vault)
    expect(await vault.readFile(logo.id)).toEqual({ ok: true, bytes })
    expect((await vault.get('settings', settings.id))?.language).toBe('en')
    expect((await vault.all('pupils')).map(({ calledName }) => calledName).sort()).toEqual(['Blijft', 'Nieuw'])
    expect(await vault.checkAllRows()).toEqual([])
  })
})
