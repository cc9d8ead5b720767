/**
 * Keeps typing safe: stores 400 ms after the last key and at least once a second while keys keep coming, at once on
 * leaving, locking and Ctrl+S. One save runs at a time; what was typed meanwhile follows. The draft on the screen is
 * never replaced by what comes back from the vault, so nothing jumps under the cursor.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CommitRefusal } from '#vault/vault.ts'
import { useCommand } from './commands.ts'
import { registerFlush } from './session.tsx'

export const quietMs = 400
export const atLeastEveryMs = 1000

export type SaveState =
  | { kind: 'saved'; at: Date }
  | { kind: 'untouched' }
  | { kind: 'pending' }
  | { kind: 'refused'; code: CommitRefusal }

/** Stores the draft and answers the draft with its new revision numbers. */
export type SaveDraft<Draft> = (
  draft: Draft,
) => Promise<{ ok: true; stored: Draft } | { ok: false; code: CommitRefusal }>

export interface Autosaved<Draft> {
  draft: Draft
  change: (edit: (draft: Draft) => Draft) => void
  saveState: SaveState
  /** Stores what is pending; answers once it is stored or refused. */
  flush: () => Promise<void>
}

/**
 * `adopt` takes over what only the vault decides (revision numbers) from the stored draft into the newer one.
 */
export function useAutosave<Draft>(
  initial: Draft,
  save: SaveDraft<Draft>,
  adopt: (newer: Draft, stored: Draft) => Draft,
): Autosaved<Draft> {
  const [draft, setDraft] = useState(initial)
  const [saveState, setSaveState] = useState<SaveState>({ kind: 'untouched' })
  const work = useRef({ draft: initial, dirty: false, running: null as Promise<void> | null, firstKeyAt: 0, timer: 0 })
  const callbacks = useRef({ save, adopt })
  callbacks.current = { save, adopt }

  const flush = useCallback(async (): Promise<void> => {
    const state = work.current
    window.clearTimeout(state.timer)
    if (state.running) {
      await state.running
      return state.dirty ? flush() : undefined
    }
    if (!state.dirty) return
    state.dirty = false
    state.firstKeyAt = 0
    state.running = (async () => {
      const answer = await callbacks.current.save(state.draft)
      if (answer.ok) {
        state.draft = callbacks.current.adopt(state.draft, answer.stored)
        setDraft(state.draft)
        setSaveState(state.dirty ? { kind: 'pending' } : { kind: 'saved', at: new Date() })
      } else {
        state.dirty = true
        setSaveState({ kind: 'refused', code: answer.code })
      }
    })()
    try {
      await state.running
    } finally {
      state.running = null
    }
  }, [])

  const change = useCallback(
    (edit: (draft: Draft) => Draft) => {
      const state = work.current
      state.draft = edit(state.draft)
      state.dirty = true
      setDraft(state.draft)
      setSaveState({ kind: 'pending' })
      const now = performance.now()
      if (state.firstKeyAt === 0) state.firstKeyAt = now
      window.clearTimeout(state.timer)
      const wait = Math.min(quietMs, Math.max(0, state.firstKeyAt + atLeastEveryMs - now))
      state.timer = window.setTimeout(() => void flush(), wait)
    },
    [flush],
  )

  useEffect(() => {
    const unregister = registerFlush(flush)
    const onHide = () => void flush()
    window.addEventListener('pagehide', onHide)
    return () => {
      unregister()
      window.removeEventListener('pagehide', onHide)
      void flush()
    }
  }, [flush])
  useCommand('save', () => {
    void flush().then(() =>
      setSaveState((state) => (state.kind === 'untouched' ? { kind: 'saved', at: new Date() } : state)),
    )
  })

  return { draft, change, saveState, flush }
}
