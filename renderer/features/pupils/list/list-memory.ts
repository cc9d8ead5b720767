/**
 * What the pupil list showed last: it survives going to a talk and back. It lives in memory only, because a search
 * holds a name, and is gone at lock with the page.
 */
import { useSyncExternalStore } from 'react'
import type { RosterGroup } from '#domain/pupils/roster.ts'
import type { SchoolYear } from '#domain/shared/dates.ts'

export interface ListChoice {
  group: RosterGroup
  /** null = the current school year. */
  year: SchoolYear | null
  query: string
  /** Pixels the list was scrolled. */
  scrollPx: number
}

let choice: ListChoice = { group: { kind: 'all' }, year: null, query: '', scrollPx: 0 }
const listeners = new Set<() => void>()

export function setListChoice(patch: Partial<ListChoice>): void {
  choice = { ...choice, ...patch }
  for (const listener of listeners) listener()
}

/** Kept without telling anyone: scrolling must not draw the screen again. */
export function rememberScroll(scrollPx: number): void {
  choice.scrollPx = scrollPx
}

export const rememberedScroll = (): number => choice.scrollPx

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useListChoice = (): ListChoice => useSyncExternalStore(subscribe, () => choice)
