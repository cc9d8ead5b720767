import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Change, Vault } from '#vault/vault.ts'
import { putRaw, rawRow, rawRows } from './raw-database.ts'
import {
  aConversation,
  aGuardian,
  anAgreement,
  aPupil,
  discard,
  newId,
  newVault,
  reopen,
  store,
} from './vault-fixtures.ts'

let vault: Vault
beforeEach(async () => {
  vault = (await newVault()).vault
})
afterEach(async () => {
  vi.restoreAllMocks()
  await discard(vault)
})

const edit = (more: Partial<Change>): Change => ({ label: 'test:undo.edited', undoPlace: 'card', ...more })

/** Every write into this store throws as a full disk does. */
function fillDiskAt(storeName: string): void {
  const prototype = IDBObjectStore.prototype
  for (const method of ['put', 'add'] as const) {
    const original = prototype[method]
    vi.spyOn(prototype, method).mockImplementation(function (this: IDBObjectStore, value, key) {
      if (this.name === storeName) throw new DOMException('no room', 'QuotaExceededError')
      return key === undefined ? original.call(this, value) : original.call(this, value, key)
    })
  }
}

describe('commit', () => {
  it('counts revisions and refuses a row that was changed since it was read', async () => {
    const pupil = aPupil()
    expect((await store(vault, [{ table: 'pupils', row: pupil }])).get(pupil.id)).toBe(1)
    expect((await store(vault, [{ table: 'pupils', row: { ...pupil, rev: 1, email: 'a@b.nl' } }])).get(pupil.id)).toBe(
      2,
    )
    for (const rev of [0, 1, 3]) {
      const answer = await vault.commit(edit({ put: [{ table: 'pupils', row: { ...pupil, rev, email: 'laat' } }] }))
      expect(answer).toEqual({ ok: false, code: 'row-changed-since' })
    }
    expect((await vault.get('pupils', pupil.id))?.email).toBe('a@b.nl')
  })

  it('lets one of two simultaneous changes win', async () => {
    const pupil = aPupil()
    await store(vault, [{ table: 'pupils', row: pupil }])
    const answers = await Promise.all(
      ['een', 'twee'].map((email) =>
        vault.commit(edit({ put: [{ table: 'pupils', row: { ...pupil, rev: 1, email } }] })),
      ),
    )
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  it('stores all of a change or nothing', async () => {
    const pupil = aPupil()
    const stranger = aConversation(newId())
    const answer = await vault.commit(
      edit({
        put: [
          { table: 'pupils', row: pupil },
          { table: 'conversations', row: stranger },
        ],
      }),
    )
    expect(answer).toEqual({ ok: false, code: 'row-changed-since' })
    for (const table of ['pupils', 'conversations', 'journal']) {
      expect(await rawRows(vault.info.id, table), table).toEqual([])
    }
    expect((await rawRows(vault.info.id, 'scopeKeys')).map(({ id }) => id).sort()).toEqual(['audit', 'vault'])
    expect((await vault.auditTrail()).entries.map(({ event }) => event)).toEqual(['vault-created'])
    expect((await vault.commit(edit({ put: [{ table: 'pupils', row: pupil }] }))).ok).toBe(true)
  })

  it('refuses a row its schema does not take', async () => {
    const tooLong = aPupil({ surname: 'x'.repeat(501) })
    expect(await vault.commit(edit({ put: [{ table: 'pupils', row: tooLong }] }))).toEqual({
      ok: false,
      code: 'row-not-valid',
    })
    const twice = aPupil()
    expect(
      await vault.commit(
        edit({
          put: [
            { table: 'pupils', row: twice },
            { table: 'pupils', row: twice },
          ],
        }),
      ),
    ).toEqual({ ok: false, code: 'row-not-valid' })
  })

  it('refuses to move a row to another pupil', async () => {
    const [one, two] = [aPupil(), aPupil()]
    const talk = aConversation(one.id)
    await store(vault, [
      { table: 'pupils', row: one },
      { table: 'pupils', row: two },
      { table: 'conversations', row: talk },
    ])
    expect(
      await vault.commit(edit({ put: [{ table: 'conversations', row: { ...talk, rev: 1, pupilId: two.id } }] })),
    ).toEqual({ ok: false, code: 'row-not-valid' })
  })

  it('says that the disk is full, keeps what was there and goes on when there is room again', async () => {
    const pupil = aPupil()
    await store(vault, [{ table: 'pupils', row: pupil }])
    const changed = edit({
      put: [
        { table: 'pupils', row: { ...pupil, rev: 1, email: 'nieuw' } },
        { table: 'guardians', row: aGuardian() },
      ],
    })
    for (const storeName of ['pupils', 'guardians', 'scopeKeys', 'journal', 'audit', 'marks']) {
      fillDiskAt(storeName)
      expect(await vault.commit(changed), storeName).toEqual({ ok: false, code: 'disk-full' })
      vi.restoreAllMocks()
      expect((await vault.get('pupils', pupil.id))?.email).toBe('')
      expect(await vault.all('guardians')).toEqual([])
    }
    expect(await vault.undo('card')).toEqual({ ok: false, code: 'nothing-to-undo' })
    expect((await vault.commit(changed)).ok).toBe(true)
    vault = await reopen(vault)
    expect(await vault.all('guardians')).toHaveLength(1)
    expect((await vault.auditTrail()).intact).toBe(true)
  })

  it('answers vault-locked after lock, and reading throws', async () => {
    const pupil = aPupil()
    await store(vault, [{ table: 'pupils', row: pupil }])
    const late = vault.commit(edit({ put: [{ table: 'pupils', row: { ...pupil, rev: 1, email: 'net op tijd' } }] }))
    await vault.lock()
    expect((await late).ok).toBe(true)
    expect(vault.isLocked).toBe(true)
    expect(await vault.closed).toBe('locked')
    expect(await vault.commit(edit({}))).toEqual({ ok: false, code: 'vault-locked' })
    expect(await vault.undo('card')).toEqual({ ok: false, code: 'vault-locked' })
    expect(await vault.erasePupil(pupil.id)).toEqual({ ok: false, code: 'vault-locked' })
    await expect(vault.get('pupils', pupil.id)).rejects.toMatchObject({ code: 'vault-locked' })
    await expect(vault.all('pupils')).rejects.toMatchObject({ code: 'vault-locked' })
    await expect(vault.readFile(newId())).rejects.toMatchObject({ code: 'vault-locked' })
    await expect(vault.auditTrail()).rejects.toMatchObject({ code: 'vault-locked' })
    vault = await reopen(vault)
    expect((await vault.get('pupils', pupil.id))?.email).toBe('net op tijd')
  })
})

describe('undo', () => {
  it('takes back a change over several tables, newest first and per screen', async () => {
    const pupil = aPupil()
    const talk = aConversation(pupil.id)
    const agreement = anAgreement(pupil.id, talk.id)
    await store(vault, [{ table: 'pupils', row: pupil }], { undoPlace: 'card', label: 'pupils:undo.added' })
    await store(
      vault,
      [
        { table: 'conversations', row: talk },
        { table: 'agreements', row: agreement },
      ],
      { undoPlace: 'talk', label: 'talks:undo.added' },
    )
    await store(vault, [{ table: 'pupils', row: { ...pupil, rev: 1, email: 'x' } }], { undoPlace: 'card', label: 'b' })
    await store(vault, [{ table: 'agreements', row: { ...agreement, rev: 1, what: 'bellen' } }], {
      undoPlace: 'talk',
      label: 'c',
      remove: [{ table: 'conversations', id: talk.id }],
    })
    expect(await vault.all('conversations')).toEqual([])

    expect(await vault.undo('talk')).toEqual({ ok: true, label: 'c' })
    expect(await vault.get('agreements', agreement.id)).toEqual({ ...agreement, rev: 3 })
    expect(await vault.get('conversations', talk.id)).toEqual({ ...talk, rev: 2 })
    expect(await vault.undo('talk')).toEqual({ ok: true, label: 'talks:undo.added' })
    expect(await vault.all('agreements')).toEqual([])
    expect(await vault.all('conversations')).toEqual([])
    expect(await vault.undo('talk')).toEqual({ ok: false, code: 'nothing-to-undo' })

    expect(await vault.undo('card')).toEqual({ ok: true, label: 'b' })
    expect(await vault.get('pupils', pupil.id)).toEqual({ ...pupil, rev: 3 })
    expect(await vault.undo('card')).toEqual({ ok: true, label: 'pupils:undo.added' })
    expect(await vault.all('pupils')).toEqual([])
    expect((await vault.auditTrail()).entries.filter(({ event }) => event === 'undone')).toHaveLength(4)
    expect(await vault.checkAllRows()).toEqual([])
  })

  it('refuses when a row was changed since on another screen, and changes nothing', async () => {
    const pupil = aPupil()
    const talk = aConversation(pupil.id)
    await store(vault, [{ table: 'pupils', row: pupil }])
    await store(vault, [{ table: 'conversations', row: talk }])
    await store(
      vault,
      [
        { table: 'pupils', row: { ...pupil, rev: 1, email: 'mijn' } },
        { table: 'conversations', row: { ...talk, rev: 1, place: 'hier' } },
      ],
      { undoPlace: 'card' },
    )
    await store(vault, [{ table: 'conversations', row: { ...talk, rev: 2, place: 'daar' } }])
    expect(await vault.undo('card')).toEqual({ ok: false, code: 'row-changed-since' })
    expect((await vault.get('pupils', pupil.id))?.email).toBe('mijn')
    expect((await vault.get('conversations', talk.id))?.place).toBe('daar')
  })

  it('refuses to take away a row that others hang on since', async () => {
    const pupil = aPupil()
    await store(vault, [{ table: 'pupils', row: pupil }], { undoPlace: 'list', label: 'pupils:undo.added' })
    const talk = aConversation(pupil.id, { ownReason: 'een lang verhaal' })
    await store(vault, [{ table: 'conversations', row: talk }], { undoPlace: 'talk', label: 'talks:undo.added' })
    expect(await vault.undo('list')).toEqual({ ok: false, code: 'row-changed-since' })
    expect(await vault.all('pupils')).toHaveLength(1)
    await vault.undo('talk')
    expect(await vault.undo('list')).toEqual({ ok: true, label: 'pupils:undo.added' })
    expect(await vault.all('pupils')).toEqual([])
  })

  it('leaves out what can not be undone, and ends at lock', async () => {
    const pupil = aPupil()
    await store(vault, [{ table: 'pupils', row: pupil }], { undoPlace: 'card' })
    await store(vault, [{ table: 'conversations', row: aConversation(pupil.id) }], { undoPlace: null })
    expect(await rawRows(vault.info.id, 'journal')).toHaveLength(1)
    vault = await reopen(vault)
    expect(await rawRows(vault.info.id, 'journal')).toEqual([])
    expect(await vault.undo('card')).toEqual({ ok: false, code: 'nothing-to-undo' })
  })
})

describe('auditTrail', () => {
  it('counts every event with ids only and is intact', async () => {
    const pupil = aPupil()
    await store(vault, [{ table: 'pupils', row: pupil }])
    await store(vault, [], { audit: { event: 'document-printed', subjectId: pupil.id } })
    vault = await reopen(vault)
    const { entries, intact } = await vault.auditTrail()
    expect(intact).toBe(true)
    expect(entries.map(({ sequence, event, subjectId }) => [sequence, event, subjectId])).toEqual([
      [1, 'vault-created', null],
      [2, 'row-changed', pupil.id],
      [3, 'document-printed', pupil.id],
      [4, 'vault-opened', null],
    ])
  })

  it('is not intact when an entry was taken out, cut off, swapped or damaged', async () => {
    for (const place of ['a', 'b', 'c']) await store(vault, [{ table: 'pupils', row: aPupil({ email: place }) }])
    const stored = await rawRows(vault.info.id, 'audit')
    const putBack = async () => {
      for (const row of stored) await putRaw(vault.info.id, 'audit', row)
      expect((await vault.auditTrail()).intact).toBe(true)
    }
    const { deleteRaw, flipBit } = await import('./raw-database.ts')
    for (const sequence of [1, 2, 4]) {
      await deleteRaw(vault.info.id, 'audit', sequence)
      expect((await vault.auditTrail()).intact, `without ${sequence}`).toBe(false)
      await putBack()
    }
    const second = await rawRow(vault.info.id, 'audit', 2)
    const third = await rawRow(vault.info.id, 'audit', 3)
    await putRaw(vault.info.id, 'audit', { ...second, box: third.box })
    expect((await vault.auditTrail()).intact).toBe(false)
    await putBack()
    await putRaw(vault.info.id, 'audit', { ...second, box: flipBit(second.box, 400) })
    expect((await vault.auditTrail()).intact).toBe(false)
    // Work goes on, and the break stays visible.
    await store(vault, [{ table: 'pupils', row: aPupil() }])
    expect((await vault.auditTrail()).intact).toBe(false)
  })
})
