import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { workingNoteTextSchema } from '#domain/conversations/working-note.ts'
import { emptyQuestion, type SearchAnswer, type SearchQuestion } from '#domain/search/question.ts'
import type { SearchState } from '#vault/search/vault-search.ts'
import type { Vault } from '#vault/vault.ts'
import {
  aConversation,
  aGuardian,
  anAgreement,
  aPupil,
  aRelation,
  discard,
  newId,
  newVault,
  store,
} from './vault-fixtures.ts'

let vault: Vault
beforeEach(async () => {
  vault = (await newVault()).vault
})
afterEach(() => discard(vault))

const ask = (words: string, more: Partial<SearchQuestion> = {}): Promise<SearchAnswer> =>
  vault.search.find({ ...emptyQuestion, today: '2026-11-23', words, ...more })

const idsOf = ({ hits }: SearchAnswer): string[] => hits.map(({ rowId }) => rowId)

/** Once everything has been read. */
async function whenReady(minimum = 0): Promise<void> {
  await new Promise<void>((resolve) => {
    const watch = vault.search.watch((state) => {
      if (state.kind !== 'ready' || state.revision < minimum) return
      resolve()
      queueMicrotask(() => watch.stop())
    })
  })
}

/** A pupil with a talk about physiotherapy, stored; the search has read them. */
async function aDossier() {
  const pupil = aPupil()
  const talk = aConversation(pupil.id, { ownReason: 'Ik wil fysiotherapeut worden.' })
  await store(vault, [
    { table: 'pupils', row: pupil },
    { table: 'conversations', row: talk },
  ])
  await ask('fysio')
  await whenReady()
  return { pupil, talk }
}

describe('search in an open vault', () => {
  it('finds what is stored, says how far reading is, and answers in context', async () => {
    const { talk } = await aDossier()
    const answer = await ask('fysio')
    expect(answer.isComplete).toBe(true)
    expect(idsOf(answer)).toEqual([talk.id])
    expect(answer.hits[0]?.pupils[0]?.name).toBe('Ezra van der Linde')
    expect(answer.hits[0]?.excerpts[0]?.parts.filter(({ isMatch }) => isMatch)).toEqual([
      { text: 'fysio', isMatch: true },
    ])
  })

  it('follows what is changed, removed and taken back', async () => {
    const { pupil, talk } = await aDossier()
    await store(
      vault,
      [{ table: 'conversations', row: { ...talk, rev: 1, ownReason: 'Liever de kappersopleiding.' } }],
      {
        undoPlace: 'test',
      },
    )
    await expect.poll(async () => (await ask('kappers')).counts.conversation).toBe(1)
    expect((await ask('fysio')).counts.conversation).toBe(0)
    await vault.undo('test')
    await expect.poll(async () => (await ask('fysio')).counts.conversation).toBe(1)
    expect((await ask('kappers')).counts.conversation).toBe(0)
    const agreement = anAgreement(pupil.id, talk.id, { what: 'Meelopen bij de fysio' })
    await store(vault, [{ table: 'agreements', row: agreement }])
    await expect.poll(async () => (await ask('meelopen')).counts.agreement).toBe(1)
    await store(vault, [], { remove: [{ table: 'agreements', id: agreement.id }] })
    await expect.poll(async () => (await ask('meelopen')).counts.agreement).toBe(0)
  })

  it('takes in pupils that are new since it started, also sixty at once, and lets them go again', async () => {
    await aDossier()
    const pupils = Array.from({ length: 60 }, (_, at) => aPupil({ surname: `Zonnebloem ${at}` }))
    await store(
      vault,
      pupils.map((row) => ({ table: 'pupils' as const, row })),
      { undoPlace: 'bulk' },
    )
    await expect.poll(async () => (await ask('zonnebloem')).counts.pupil, { timeout: 5000 }).toBe(60)
    await vault.undo('bulk')
    await expect.poll(async () => (await ask('zonnebloem')).counts.pupil, { timeout: 5000 }).toBe(0)
  })

  it('finds a guardian with the names of the children', async () => {
    const { pupil } = await aDossier()
    const guardian = aGuardian({ surname: 'Yılmaz' })
    await store(vault, [
      { table: 'guardians', row: guardian },
      { table: 'relations', row: aRelation(pupil.id, guardian.id) },
    ])
    await expect.poll(async () => idsOf(await ask('yilmaz'))).toEqual([guardian.id])
    await expect
      .poll(async () => (await ask('yilmaz')).hits[0]?.pupils.map(({ name }) => name))
      .toEqual(['Ezra van der Linde'])
  })

  it('lets nothing of a working note out unless it is asked for', async () => {
    const { pupil, talk } = await aDossier()
    const note = {
      id: newId(),
      rev: 0,
      pupilId: pupil.id,
      conversationId: talk.id,
      secret: { workingNoteText: workingNoteTextSchema.parse('Geheimzinnig: fysio om oma te helpen') },
      endsOn: '2027-01-20',
    }
    await store(vault, [{ table: 'workingNotes', row: note }])
    await expect.poll(async () => idsOf(await ask('geheimzinnig', { includeWorkingNotes: true }))).toEqual([note.id])
    const without = await ask('geheimzinnig')
    expect(without).toMatchObject({ hits: [], counts: { 'working-note': 0 } })
    const both = await ask('fysio')
    expect(JSON.stringify(both)).not.toMatch(/geheimzinnig|oma/i)
    expect(JSON.stringify(both)).not.toContain(note.id)
  })

  it('forgets an erased pupil', async () => {
    const { pupil } = await aDossier()
    expect(await vault.erasePupil(pupil.id)).toEqual({ ok: true })
    const states: SearchState[] = []
    vault.search.watch((state) => states.push(state))
    expect(states.at(-1)).toEqual({ kind: 'idle' })
    await ask('fysio')
    await whenReady()
    expect(await ask('fysio')).toMatchObject({ hits: [], isComplete: true })
  })

  it('ends at lock: no word to anyone, and no answer', async () => {
    await aDossier()
    const states: SearchState[] = []
    vault.search.watch((state) => states.push(state))
    const asked = ask('fysio')
    const refused = expect(asked).rejects.toMatchObject({ code: 'vault-locked' })
    await vault.lock()
    await refused
    await expect(ask('fysio')).rejects.toMatchObject({ code: 'vault-locked' })
    expect(states.map(({ kind }) => kind)).not.toContain('idle')
  })
})
