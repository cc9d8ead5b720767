import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createRowCache } from '#vault/storage/row-cache.ts'
import type { Vault } from '#vault/vault.ts'
import { deleteRaw } from './raw-database.ts'
import { aConversation, anAgreement, aPupil, discard, newId, newVault, reopen, store } from './vault-fixtures.ts'

let vault: Vault
beforeEach(async () => {
  vault = (await newVault()).vault
})
afterEach(async () => {
  vi.restoreAllMocks()
  await discard(vault)
})

async function someAgreements(count: number) {
  const pupil = aPupil()
  const talk = aConversation(pupil.id)
  const agreements = Array.from({ length: count }, (_, at) =>
    anAgreement(pupil.id, talk.id, { what: `afspraak ${at}` }),
  )
  await store(vault, [
    { table: 'pupils', row: pupil },
    { table: 'conversations', row: talk },
    ...agreements.map((row) => ({ table: 'agreements' as const, row })),
  ])
  return agreements.map((row) => ({ ...row, rev: 1 })).sort((left, right) => (left.id < right.id ? -1 : 1))
}

describe('reading a whole table', () => {
  it('answers every row in order of id, over many blocks', async () => {
    const agreements = await someAgreements(1_234)
    for (let round = 0; round < 2; round++) expect(await vault.all('agreements')).toEqual(agreements)
  })

  it('opens a row again only when another one was stored over it', async () => {
    const [changed, gone, ...others] = await someAgreements(900)
    if (changed === undefined || gone === undefined) throw new Error('too few')
    const before = new Map((await vault.all('agreements')).map((row) => [row.id, row]))
    await store(vault, [{ table: 'agreements', row: { ...changed, what: 'anders' } }], {
      remove: [{ table: 'agreements', id: gone.id }],
      undoPlace: 'card',
    })
    const after = new Map((await vault.all('agreements')).map((row) => [row.id, row]))
    expect(after.get(changed.id)).toMatchObject({ what: 'anders', rev: 2 })
    expect(after.has(gone.id)).toBe(false)
    expect(others.every(({ id }) => after.get(id) === before.get(id))).toBe(true)
    expect(await vault.undo('card')).toMatchObject({ ok: true })
    const undone = new Map((await vault.all('agreements')).map((row) => [row.id, row]))
    expect(undone.get(changed.id)).toMatchObject({ what: changed.what, rev: 3 })
    expect(undone.get(gone.id)).toMatchObject({ what: gone.what })
  })

  it('answers what is stored after a write that was rolled back', async () => {
    const [first] = await someAgreements(3)
    if (first === undefined) throw new Error('too few')
    await vault.all('agreements')
    const put = IDBObjectStore.prototype.put
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
      if (this.name === 'marks') throw new DOMException('no room', 'QuotaExceededError')
      return key === undefined ? put.call(this, value) : put.call(this, value, key)
    })
    const refused = await vault.commit({
      label: 'x',
      undoPlace: null,
      put: [{ table: 'agreements', row: { ...first, what: 'half' } }],
    })
    expect(refused).toEqual({ ok: false, code: 'disk-full' })
    vi.restoreAllMocks()
    expect((await vault.all('agreements')).map(({ what }) => what)).not.toContain('half')
    expect(await vault.all('agreements')).toHaveLength(3)
  })

  it('never answers an old row, however reads and writes are mixed', async () => {
    const agreements = await someAgreements(40)
    const revOf = new Map(agreements.map(({ id, rev }) => [id, rev]))
    let seed = 7
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % below
    }
    for (let round = 0; round < 60; round++) {
      const row = agreements[random(agreements.length)]
      if (row === undefined) throw new Error('too few')
      const rev = revOf.get(row.id) ?? 0
      const reads = Array.from({ length: random(3) }, () => vault.all('agreements'))
      const writing = vault.commit({
        label: 'x',
        undoPlace: null,
        put: [{ table: 'agreements', row: { ...row, rev, what: `ronde ${round}` } }],
      })
      const alongside = Array.from({ length: random(3) }, () => vault.get('agreements', row.id))
      expect((await writing).ok).toBe(true)
      revOf.set(row.id, rev + 1)
      await Promise.all([...reads, ...alongside])
      const now = await vault.all('agreements')
      expect(now.find(({ id }) => id === row.id)).toMatchObject({ rev: rev + 1, what: `ronde ${round}` })
      expect(now.every(({ id, rev: stored }) => revOf.get(id) === stored)).toBe(true)
    }
  })

  it('tells a live query of a changed row, and gives a row that nobody can change', async () => {
    const [first, second] = await someAgreements(3)
    if (first === undefined || second === undefined) throw new Error('too few')
    const seen: string[][] = []
    const { stop } = vault.watch((reader) => reader.all('agreements'), {
      next: (rows) => seen.push(rows.map(({ what }) => what)),
      failed: (error) => {
        throw error
      },
    })
    await vi.waitFor(() => expect(seen).toHaveLength(1))
    await store(vault, [{ table: 'agreements', row: { ...first, what: 'anders' } }])
    await vi.waitFor(() => expect(seen.at(-1)).toContain('anders'))
    // By now nothing is read but keys.
    await store(vault, [{ table: 'agreements', row: { ...second, what: 'ook anders' } }])
    await vi.waitFor(() => expect(seen.at(-1)).toContain('ook anders'))
    stop()
    const [row] = await vault.all('agreements')
    expect(() => Object.assign(row ?? {}, { what: 'x' })).toThrow(TypeError)
  })

  it('starts from the disk at the next opening', async () => {
    const [first] = await someAgreements(3)
    await vault.all('agreements')
    await vault.lock()
    await deleteRaw(vault.info.id, 'agreements', first?.id ?? '')
    vault = await reopen(vault)
    expect(await vault.all('agreements')).toHaveLength(2)
  })
})

describe('createRowCache', () => {
  const row = (id: string) => ({ id, rev: 1, text: { words: ['een'] } })

  it('keeps no more than its bound, and has room again for what was dropped', () => {
    const cache = createRowCache(250)
    const ids = ['a', 'b', 'c'].map(() => newId())
    const [a = '', b = '', c = ''] = ids
    for (const id of ids) cache.keep('pupils', row(id), 100)
    expect(ids.map((id) => cache.find('pupils', id) !== undefined)).toEqual([true, true, false])
    cache.forget('pupils', [a, 'unknown'])
    cache.keep('pupils', row(c), 100)
    expect(ids.map((id) => cache.find('pupils', id) !== undefined)).toEqual([false, true, true])
    cache.keep('pupils', row(b), 150)
    expect(cache.find('pupils', b)).toBeDefined()
    cache.forgetTable('pupils')
    cache.keep('guardians', row(a), 250)
    expect(cache.find('guardians', a)).toBeDefined()
    cache.clear()
    expect(cache.find('guardians', a)).toBeUndefined()
  })

  it('never answers a row of another table', () => {
    const cache = createRowCache()
    cache.keep('pupils', row('a'), 1)
    expect(cache.find('guardians', 'a')).toBeUndefined()
  })
})
