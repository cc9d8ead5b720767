/** Arrow keys, Home, End and Page keys in a list of which only one item is in the tab order. */
import { type KeyboardEvent, useCallback } from 'react'

/** `move` gets the new place, from 0 to count - 1. */
export function useRoving(count: number, active: number, pageSize: number, move: (to: number) => void) {
  return useCallback(
    (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || count === 0) return
      const steps: Record<string, number> = {
        ArrowDown: active + 1,
        ArrowUp: active - 1,
        PageDown: active + pageSize,
        PageUp: active - pageSize,
        Home: 0,
        End: count - 1,
      }
      const to = steps[event.key]
      if (to === undefined) return
      event.preventDefault()
      move(Math.min(count - 1, Math.max(0, to)))
    },
    [count, active, pageSize, move],
  )
}
