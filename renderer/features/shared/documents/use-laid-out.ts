/**
 * The real pages of a draft, laid out again a moment after the last change. One layout runs at a time; while it runs,
 * only the newest request waits. The pages before stay until the new ones are there.
 */
import { useEffect, useRef, useState } from 'react'
import type { PageRequest } from '#documents/pages/define-pages.ts'
import { pdfClient } from '#documents/worker/pdf-client.ts'

const quietMs = 350

export interface LaidOutPages {
  bytes: Uint8Array | null
  /** The last layout failed; `bytes` are then of the one before. */
  isFailed: boolean
  /** Characters that no face has; the pages show a sign in their place. */
  unprintable: readonly string[]
}

/** `request` must keep its identity while it says the same; null lays out nothing. */
export function useLaidOut(request: PageRequest | null): LaidOutPages {
  const [pages, setPages] = useState<LaidOutPages>({ bytes: null, isFailed: false, unprintable: [] })
  const work = useRef({ newest: null as PageRequest | null, isRunning: false, isOver: false })

  useEffect(() => {
    const state = work.current
    state.isOver = false
    return () => {
      state.isOver = true
    }
  }, [])

  const isFirst = pages.bytes === null
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first pages come at once, later ones wait
  useEffect(() => {
    const state = work.current
    if (request === null) return
    const layOut = async (wanted: PageRequest): Promise<void> => {
      state.newest = wanted
      if (state.isRunning) return
      state.isRunning = true
      try {
        while (state.newest !== null && !state.isOver) {
          const next = state.newest
          state.newest = null
          const { bytes, warnings } = await pdfClient().request({ kind: 'lay-out', model: next })
          if (state.isOver) return
          setPages({
            bytes,
            isFailed: false,
            unprintable: warnings.flatMap((warning) =>
              warning.code === 'characters-replaced' ? warning.characters : [],
            ),
          })
        }
      } catch (error) {
        if (!state.isOver) setPages((before) => ({ ...before, isFailed: true }))
        throw error
      } finally {
        state.isRunning = false
        // What was typed while the failed layout ran is tried by itself.
        if (state.newest !== null && !state.isOver) void layOut(state.newest)
      }
    }
    const timer = setTimeout(() => void layOut(request), isFirst ? 0 : quietMs)
    return () => clearTimeout(timer)
  }, [request])
  return pages
}
