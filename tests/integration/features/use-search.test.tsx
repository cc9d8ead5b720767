/** Asking while somebody types, against a real vault and its worker. */
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyQuestion, type SearchQuestion } from '#domain/search/question.ts'
import { type Search, useSearch } from '#features/shared/search/use-search.ts'
import { SessionProvider } from '#features/shared/session.tsx'
import type { Vault } from '#vault/vault.ts'
import { aPupil, discard, newVault, store } from '../vault/vault-fixtures.ts'

let vault: Vault
let root: Root
let search: Search | undefined
let setQuestion: (question: SearchQuestion | null) => void
let asked: string[]

function Page({ question }: { question: SearchQuestion | null }) {
  search = useSearch(question)
  return null
}

/** A worker starts in its own time. */
const until = (check: () => void) => vi.waitFor(check, { timeout: 20_000 })
const questionOf = (words: string): SearchQuestion => ({ ...emptyQuestion, today: '2026-11-23', words })
const type = (words: string) => setQuestion(questionOf(words))

beforeEach(async () => {
  vault = (await newVault()).vault
  await store(vault, [{ table: 'pupils', row: aPupil({ surname: 'Zonneveld' }) }])
  asked = []
  search = undefined
  const find = vault.search.find
  vi.spyOn(vault.search, 'find').mockImplementation((question) => {
    asked.push(question.words)
    return find(question)
  })
  root = createRoot(document.createElement('div'))
  setQuestion = (question) =>
    root.render(
      <SessionProvider vault={vault}>
        <Page question={question} />
      </SessionProvider>,
    )
})
afterEach(async () => {
  root.unmount()
  await discard(vault)
})

describe('useSearch', () => {
  it('asks nothing, and starts no worker, before there is a question', async () => {
    setQuestion(null)
    await until(() => expect(search?.state).toEqual({ kind: 'idle' }))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(asked).toEqual([])
    expect(search?.state).toEqual({ kind: 'idle' })
  })

  it('answers the newest words, one question at a time', async () => {
    for (const words of ['zo', 'zon', 'zonn', 'zonne', 'zonneveld']) {
      type(words)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await until(() => expect(search?.answered?.question.words).toBe('zonneveld'))
    await until(() => expect(search?.answered?.answer.counts.pupil).toBe(1))
    expect(asked.at(-1)).toBe('zonneveld')
  })

  it('asks again when something was stored', async () => {
    type('zonneveld')
    await until(() => expect(search?.answered?.answer).toMatchObject({ isComplete: true, counts: { pupil: 1 } }))
    await store(vault, [{ table: 'pupils', row: aPupil({ surname: 'Van Zonneveld' }) }])
    await until(() => expect(search?.answered?.answer.counts.pupil).toBe(2))
  })

  it('says that search broke off, and goes on when asked again', async () => {
    type('zonneveld')
    await until(() => expect(search?.answered?.answer.isComplete).toBe(true))
    vi.mocked(vault.search.find).mockRejectedValueOnce(new Error('broken'))
    type('zonne')
    await until(() => expect(search?.hasStopped).toBe(true))
    search?.again()
    await until(() => expect(search).toMatchObject({ hasStopped: false, answered: { question: { words: 'zonne' } } }))
  })
})
