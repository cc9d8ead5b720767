import { afterEach, describe, expect, it } from 'vitest'
import type { Vault } from '#vault/vault.ts'
import { aConversation, aPupil, discard, newVault, store } from './vault-fixtures.ts'

let vault: Vault
afterEach(() => discard(vault))

describe('watch', () => {
  it('answers now and after each change of the tables it read', async () => {
    vault = (await newVault()).vault
    const pupil = aPupil()
    await store(vault, [{ table: 'pupils', row: pupil }])
    const seen: string[] = []
    const watch = vault.watch(
      async (reader) => {
        const pupils = await reader.all('pupils')
        const talks = await reader.list('conversations', 'pupilId', pupil.id)
        return `${pupils.map(({ calledName }) => calledName).join()} ${talks.length}`
      },
      { next: (value) => seen.push(value), failed: (error) => seen.push(String(error)) },
    )
    await expect.poll(() => seen.at(-1)).toBe('Ezra 0')
    await store(vault, [{ table: 'conversations', row: aConversation(pupil.id) }])
    await expect.poll(() => seen.at(-1)).toBe('Ezra 1')
    await store(vault, [{ table: 'pupils', row: { ...pupil, rev: 1, calledName: 'Jip' } }])
    await expect.poll(() => seen.at(-1)).toBe('Jip 1')
    watch.stop()
    const before = seen.length
    await store(vault, [{ table: 'conversations', row: aConversation(pupil.id) }])
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(seen.length).toBe(before)
  })

  it('ends without a word at lock, also while a write is still being stored', async () => {
    vault = (await newVault()).vault
    const seen: unknown[] = []
    vault.watch((reader) => reader.all('pupils'), {
      next: (rows) => seen.push(rows.length),
      failed: (error) => seen.push(error),
    })
    await expect.poll(() => seen).toEqual([0])
    const storing = Array.from({ length: 5 }, () => store(vault, [{ table: 'pupils', row: aPupil() }]))
    await vault.lock()
    await Promise.all(storing)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(seen.filter((value) => typeof value !== 'number')).toEqual([])
  })
})
