/**
 * Keeps typing safe: stores 400 ms after the last key and at least once a second while keys keep coming, at once on
 * leaving, locking and Ctrl+S. One save runs at a time; what was typed meanwhile follows. The draft on the screen is
 * never replaced by what comes back from the vault, so nothing jumps under the cursor.
 *
 * A refused or failed save keeps the draft and counts as unsaved: the next key, Ctrl+S or `flush` tries again.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CommitRefusal } from '#vault/vault.ts'
import { useCommand } from './commands.ts'
import { registerFlush } from './session.tsx'

export const quietMs = 400
export const atLeastEveryMs = 1000

/** `unexpected`: the save threw; the error itself goes on to the error log. */
export type SaveRefusal = CommitRefusal | 'unexpected'

export type SaveState =
  | { kind: 'saved'; at: Date }
  | { kind: 'untouched' }
  | { kind: 'pending' }
  | { kind: 'refused'; code: SaveRefusal }

/** Stores the draft and answers the draft with its new revision numbers. */
export type SaveDraft<Draft> = (
  draft: Draft,
) => Promise<{ ok: true; stored: Draft } | { ok: false; code: CommitRefusal }>

export interface Autosaved<Draft> {
  draft: Draft
  change: (edit: (draft: Draft) => Draft) => void
  saveState: SaveState
  /** Stores what is pending; answers once it is stored or refused: true when nothing is left unsaved. */
  flush: () => Promise<boolean>
  /** Whether anything typed is not in the vault yet. */
  isUnsaved: () => boolean
  /** Shows this draft instead, as stored; does nothing while something typed is not stored. */
  replace: (draft: Draft) => void
}

/** Ctrl+S on a screen with several drafts (a talk and its working note) stores all of them. */
const answersToSave = new Set<() => void>()

const answerSave = (): void => {
  for (const save of answersToSave) save()
}

interface Work<Draft> {
  draft: Draft
  isDirty: boolean
  running: Promise<void> | null
  /** `performance.now()` of the first key that is not stored yet. */
  firstKeyAt: number | null
  timer: number
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
  const work = useRef<Work<Draft>>({ draft: initial, isDirty: false, running: null, firstKeyAt: null, timer: 0 })
  const callbacks = useRef({ save, adopt })
  callbacks.current = { save, adopt }

  const storeOnce = useCallback(async (): Promise<void> => {
    const state = work.current
    state.isDirty = false
    state.firstKeyAt = null
    try {
      const answer = await callbacks.current.save(state.draft)
      if (answer.ok) {
        state.draft = callbacks.current.adopt(state.draft, answer.stored)
        setDraft(state.draft)
        setSaveState(state.isDirty ? { kind: 'pending' } : { kind: 'saved', at: new Date() })
        return
      }
      state.isDirty = true
      setSaveState({ kind: 'refused', code: answer.code })
    } catch (error) {
      state.isDirty = true
      setSaveState({ kind: 'refused', code: 'unexpected' })
      throw error
    }
  }, [])

  const flush = useCallback(async (): Promise<boolean> => {
    const state = work.current
    window.clearTimeout(state.timer)
    // Others may have started a save of their own while this one was waited for, so look again each time.
    while (state.running !== null) await state.running
    if (!state.isDirty) return true
    const running = storeOnce().finally(() => {
      state.running = null
    })
    state.running = running
    await running
    return !state.isDirty
  }, [storeOnce])

  const change = useCallback(
    (edit: (draft: Draft) => Draft) => {
      const state = work.current
      const edited = edit(state.draft)
      if (edited === state.draft) return
      state.draft = edited
      state.isDirty = true
      setDraft(edited)
      setSaveState({ kind: 'pending' })
      const now = performance.now()
      state.firstKeyAt ??= now
      window.clearTimeout(state.timer)
      const wait = Math.min(quietMs, Math.max(0, state.firstKeyAt + atLeastEveryMs - now))
      state.timer = window.setTimeout(() => void flush(), wait)
    },
    [flush],
  )

  useEffect(() => {
    const unregister = registerFlush(flush)
    const onHide = () => void flush()
    const onSave = () => {
      void flush().then((isStored) => {
        if (isStored) setSaveState({ kind: 'saved', at: new Date() })
      })
    }
    answersToSave.add(onSave)
    window.addEventListener('pagehide', onHide)
    return () => {
      unregister()
      answersToSave.delete(onSave)
      window.removeEventListener('pagehide', onHide)
      void flush()
    }
  }, [flush])
  useCommand('save', answerSave)

  const isUnsaved = useCallback(() => work.current.isDirty || work.current.running !== null, [])
  const replace = useCallback((next: Draft) => {
    const state = work.current
    if (state.isDirty || state.running !== null) return
    state.draft = next
    setDraft(next)
    setSaveState({ kind: 'untouched' })
  }, [])
  return { draft, change, saveState, flush, isUnsaved, replace }
}

/**
 * Autosave of one row that the screen also watches: what was stored behind the draft (by undo) is shown, and the next
 * key is stored on top of it. `stored` is the row as the vault has it now.
 */
export function useAutosavedRow<Row extends { rev: number }>(stored: Row, save: SaveDraft<Row>): Autosaved<Row> {
  const autosaved = useAutosave(stored, save, (newer, kept) => ({ ...newer, rev: kept.rev }))
  const { draft, replace } = autosaved
  const isBehind = stored.rev > draft.rev
  useEffect(() => {
    if (isBehind) replace(stored)
  }, [isBehind, stored, replace])
  return autosaved
}
