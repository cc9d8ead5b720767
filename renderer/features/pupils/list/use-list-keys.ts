/**
 * The keys of a list as in a mail program: arrows, Home, End and Page keys walk, Space chooses, Shift with a walking
 * key chooses on from where choosing began, Ctrl+A chooses all, Escape ends choosing. One row is in the tab order.
 */
import { type KeyboardEvent, type MouseEvent, useCallback } from 'react'
import { extendTo, toggle, toggleAll } from '#domain/pupils/lists/selection.ts'
import type { RosterEntry } from '#domain/pupils/roster.ts'
import type { Id } from '#domain/shared/row.ts'
import { changeSelection, endSelecting } from './selection-memory.ts'

export interface ListKeysOptions {
  entries: readonly RosterEntry[]
  active: number
  pageSize: number
  /** Gets the new place, from 0 to count - 1. */
  move: (to: number) => void
}

export function useListKeys({ entries, active, pageSize, move }: ListKeysOptions): (event: KeyboardEvent) => void {
  return useCallback(
    (event) => {
      if (event.altKey || entries.length === 0) return
      const listed = (): Id[] => entries.map(({ pupil }) => pupil.id)
      const activeId = entries[active]?.pupil.id
      if (event.ctrlKey || event.metaKey) {
        if (event.key.toLowerCase() !== 'a' || event.shiftKey) return
        event.preventDefault()
        changeSelection((selection) => toggleAll(selection, listed()))
        return
      }
      if (event.key === ' ' && activeId !== undefined) {
        event.preventDefault()
        changeSelection((selection) =>
          event.shiftKey ? extendTo(selection, activeId, listed()) : toggle(selection, activeId),
        )
        return
      }
      if (event.key === 'Escape') {
        endSelecting()
        return
      }
      const to = placeAfter(event.key, active, entries.length, pageSize)
      if (to === undefined) return
      event.preventDefault()
      if (event.shiftKey && activeId !== undefined) {
        const ids = listed()
        const toId = ids[to] ?? activeId
        // A range that begins here begins with this row.
        changeSelection((selection) =>
          extendTo(selection.anchor === null ? extendTo(selection, activeId, ids) : selection, toId, ids),
        )
      }
      move(to)
    },
    [entries, active, pageSize, move],
  )
}

function placeAfter(key: string, active: number, count: number, pageSize: number): number | undefined {
  const places: Record<string, number> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + pageSize,
    PageUp: active - pageSize,
    Home: 0,
    End: count - 1,
  }
  const to = places[key]
  return to === undefined ? undefined : Math.min(count - 1, Math.max(0, to))
}

/** Ctrl+click chooses one, Shift+click all up to it; a plain click while choosing is left to the row. */
export function chooseByClick(event: MouseEvent, id: Id, entries: readonly RosterEntry[]): boolean {
  if (event.ctrlKey || event.metaKey) changeSelection((selection) => toggle(selection, id))
  else if (event.shiftKey)
    changeSelection((selection) =>
      extendTo(
        selection,
        id,
        entries.map(({ pupil }) => pupil.id),
      ),
    )
  else return false
  event.preventDefault()
  return true
}
