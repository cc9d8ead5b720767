/**
 * Asks the vault's search and keeps the answer current. One question is under way at a time: whoever types fast gets
 * the answer to the newest words, never to older ones after them. The former answer stays until the next is there.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { SearchAnswer, SearchQuestion } from '#domain/search/question.ts'
import { useVault } from '#features/shared/session.tsx'
import type { SearchState } from '#vault/search/vault-search.ts'
import { VaultLockedError } from '#vault/vault.ts'

/** While rows are still being read, what has come is shown this often. */
const lookWhileBuildingMs = 700

export interface Answered {
  question: SearchQuestion
  answer: SearchAnswer
}

export interface Search {
  answered: Answered | null
  state: SearchState
  /** The worker broke off; `again` starts a new one. */
  hasStopped: boolean
  again: () => void
}

/** `null` asks nothing, and starts nothing. A new object is a new question: memoise it. */
export function useSearch(question: SearchQuestion | null): Search {
  const { search } = useVault()
  const [answered, setAnswered] = useState<Answered | null>(null)
  const [state, setState] = useState<SearchState>({ kind: 'idle' })
  const [hasStopped, setStopped] = useState(false)
  const wanted = useRef<SearchQuestion | null>(null)
  const isAsking = useRef(false)

  const ask = useCallback(async () => {
    if (isAsking.current) return
    isAsking.current = true
    try {
      while (wanted.current !== null) {
        const asked = wanted.current
        wanted.current = null
        const answer = await search.find(asked)
        setAnswered({ question: asked, answer })
        setStopped(false)
      }
    } catch (error) {
      // Locked: this screen goes away with all others.
      if (!(error instanceof VaultLockedError)) setStopped(true)
    } finally {
      isAsking.current = false
    }
  }, [search])

  const askFor = useCallback(
    (next: SearchQuestion | null) => {
      wanted.current = next
      if (next !== null) void ask()
    },
    [ask],
  )

  useEffect(() => {
    askFor(question)
    if (question === null) setAnswered(null)
  }, [question, askFor])

  const newest = useRef(question)
  newest.current = question
  useEffect(() => {
    let revision = -1
    let lookedAt = performance.now()
    const watch = search.watch((next) => {
      setState(next)
      // Something was stored, or all has been read: what stands on the screen may have changed.
      const hasChanged = next.kind === 'ready' && next.revision !== revision
      const hasMore = next.kind === 'building' && performance.now() - lookedAt > lookWhileBuildingMs
      if (next.kind === 'ready') revision = next.revision
      if (!hasChanged && !hasMore) return
      lookedAt = performance.now()
      if (newest.current !== null) askFor(newest.current)
    })
    return watch.stop
  }, [search, askFor])

  const again = useCallback(() => {
    setStopped(false)
    askFor(newest.current)
  }, [askFor])

  return { answered, state, hasStopped, again }
}
