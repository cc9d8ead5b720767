/** What the list shows now: the pupils of the chosen place, filtered, found and sorted, and how far reading is. */
import { createContext, useContext, useDeferredValue, useEffect, useMemo, useRef } from 'react'
import { factKindsOfQuestion, listPupils } from '#domain/pupils/lists/list-pupils.ts'
import { couldMatch } from '#domain/pupils/lists/match-filter.ts'
import type { FactKind } from '#domain/pupils/lists/pupil-facts.ts'
import type { SavedList } from '#domain/pupils/lists/saved-list.ts'
import { keepOnly } from '#domain/pupils/lists/selection.ts'
import { findInRoster, type RosterEntry } from '#domain/pupils/roster.ts'
import type { Id } from '#domain/shared/row.ts'
import { useToday } from '#features/shared/session.tsx'
import type { ListChoice } from './list-memory.ts'
import { changeSelection } from './selection-memory.ts'
import { useFactStore, useFacts, useWish } from './use-facts.ts'
import type { RosterView } from './use-roster.ts'

export interface Listed {
  view: RosterView
  choice: ListChoice
  savedLists: readonly SavedList[]
  entries: readonly RosterEntry[]
  /** Found by the search in all classes, when nobody is found here. */
  elsewhereCount: number
  /** Undefined when nothing has to be read before the list is complete. */
  reading: { done: number; total: number } | undefined
}

const nothing: ReadonlySet<FactKind> = new Set()
const nobody: readonly Id[] = []

export function useListed(
  view: RosterView | undefined,
  choice: ListChoice,
  savedLists: readonly SavedList[],
): Listed | undefined {
  const today = useToday()
  const store = useFactStore()
  const snapshot = useFacts()
  const facts = useDeferredValue(snapshot.facts)
  const { group, filter, sort, query } = choice
  const currentYear = view?.currentYear
  const year = choice.year ?? currentYear
  // Talks may have changed on another screen since the list was last here.
  useEffect(() => store.expire(), [store])

  // Who was erased is chosen no longer.
  useEffect(() => {
    if (view !== undefined) changeSelection((selection) => keepOnly(selection, (id) => view.pupilIds.has(id)))
  }, [view])
  const before = useRef<readonly RosterEntry[]>([])
  const kinds = useMemo(() => factKindsOfQuestion({ filter, sort }), [filter, sort])
  const wanted = useMemo(() => {
    if (view === undefined || year === undefined || kinds.size === 0) return nobody
    const place = filter.who === 'left' ? ({ kind: 'left' } as const) : group
    return findInRoster(view.roster, place, '', year, view.currentYear, today)
      .filter((entry) => couldMatch(entry, filter, today))
      .map(({ pupil }) => pupil.id)
  }, [view, year, kinds, group, filter, today])
  useWish('list', wanted, kinds.size === 0 ? nothing : kinds)

  return useMemo(() => {
    if (view === undefined || year === undefined) return undefined
    const years = { year, currentYear: view.currentYear, today }
    const { entries: found, undecided } = listPupils(view.roster, { group, filter, query, sort }, facts, years)
    // Facts that change nothing of the list leave it as it is: whoever reads for these pupils need not begin again.
    const entries = isSame(found, before.current) ? before.current : found
    before.current = entries
    const isElsewhere =
      entries.length === 0 && query.trim() !== '' && (group.kind !== 'all' || choice.openList !== null)
    const elsewhereCount = isElsewhere
      ? findInRoster(view.roster, { kind: 'all' }, query, year, view.currentYear, today).length
      : 0
    const missing =
      undecided.length +
      (sort.column === 'name' ? 0 : entries.filter(({ pupil }) => !has(facts.get(pupil.id), kinds)).length)
    return {
      view,
      choice,
      savedLists,
      entries,
      elsewhereCount,
      reading:
        missing === 0 ? undefined : { done: wanted.length - Math.min(missing, wanted.length), total: wanted.length },
    }
  }, [view, choice, savedLists, year, group, filter, query, sort, facts, today, wanted.length, kinds])
}

const isSame = (left: readonly RosterEntry[], right: readonly RosterEntry[]): boolean =>
  left.length === right.length && left.every((entry, index) => entry === right[index])

const has = (facts: Partial<Record<FactKind, unknown>> | undefined, kinds: ReadonlySet<FactKind>): boolean =>
  [...kinds].every((kind) => facts?.[kind] !== undefined)

export const ListedContext = createContext<Listed | null>(null)

class NoListError extends Error {
  readonly code = 'no-list'
}

/** For what stands beside the list: filter, selection, table. */
export function useListedHere(): Listed {
  const listed = useContext(ListedContext)
  if (listed === null) throw new NoListError('this screen stands beside the pupil list')
  return listed
}
