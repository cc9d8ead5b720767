/**
 * What the pupil list showed last: it survives going to a talk and back. It lives in memory only, because a search
 * holds a name, and is gone at lock with the page.
 */
import { useSyncExternalStore } from 'react'
import { byName, type Column, type ListSort, usualColumns } from '#domain/pupils/lists/columns.ts'
import { emptyFilter, type ListFilter } from '#domain/pupils/lists/list-filter.ts'
import type { SavedList } from '#domain/pupils/lists/saved-list.ts'
import { type StandardListKey, standardLists } from '#domain/pupils/lists/standard-lists.ts'
import type { RosterGroup } from '#domain/pupils/roster.ts'
import type { SchoolYear } from '#domain/shared/dates.ts'
import type { Id } from '#domain/shared/row.ts'

/** The list that was opened; its filter may have been changed since. */
export type OpenList = { kind: 'saved'; id: Id } | { kind: 'standard'; key: StandardListKey }

export interface ListChoice {
  group: RosterGroup
  openList: OpenList | null
  filter: ListFilter
  sort: ListSort
  columns: readonly Column[]
  /** null = the current school year. */
  year: SchoolYear | null
  query: string
  /** Pixels the list was scrolled. */
  scrollPx: number
}

const everybody = { group: { kind: 'all' }, openList: null, filter: emptyFilter, sort: byName, scrollPx: 0 } as const

let choice: ListChoice = { ...everybody, columns: usualColumns, year: null, query: '' }
const listeners = new Set<() => void>()

export function setListChoice(patch: Partial<ListChoice>): void {
  choice = { ...choice, ...patch }
  for (const listener of listeners) listener()
}

/** Another class is another place: nothing narrows it. */
export const openGroup = (group: RosterGroup): void => setListChoice({ ...everybody, group })
export const openYear = (year: SchoolYear | null): void => setListChoice({ ...everybody, year })

export const openStandardList = (key: StandardListKey): void =>
  setListChoice({ ...everybody, openList: { kind: 'standard', key }, filter: standardLists[key], year: null })

export const openSavedList = ({ id, filter, sort, columns }: SavedList): void =>
  setListChoice({ ...everybody, openList: { kind: 'saved', id }, filter, sort, columns, year: null })

/** A class chosen in the pane becomes a condition like any other once something is asked on top of it. */
export function filterInPlace({ group, filter }: Pick<ListChoice, 'group' | 'filter'>): ListFilter {
  if (group.kind === 'class') return { ...filter, classNames: [group.className] }
  if (group.kind === 'no-class') return { ...filter, classNames: [''] }
  return group.kind === 'left' ? { ...filter, who: 'left' } : filter
}

export const setFilter = (filter: ListFilter): void => setListChoice({ group: { kind: 'all' }, filter, scrollPx: 0 })

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
