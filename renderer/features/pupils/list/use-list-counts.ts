/**
 * How many pupils each list holds. Counting may need the talks of the whole school, so at a big school a list has a
 * count only once its facts were read for another reason; nothing is read for the sake of a number.
 */
import { useMemo } from 'react'
import { isEmptyFilter, type ListFilter } from '#domain/pupils/lists/list-filter.ts'
import { factKindsOfFilter, matchFilter } from '#domain/pupils/lists/match-filter.ts'
import type { FactKind, PupilFacts } from '#domain/pupils/lists/pupil-facts.ts'
import { standardListKeys, standardLists } from '#domain/pupils/lists/standard-lists.ts'
import { hasLeft, type RosterEntry } from '#domain/pupils/roster.ts'
import type { Day } from '#domain/shared/dates.ts'
import type { Id } from '#domain/shared/row.ts'
import { useToday } from '#features/shared/session.tsx'
import { useFacts, useWish } from './use-facts.ts'
import type { Listed } from './use-listed.ts'

/** Up to here everything is read at once behind the screen: a second or two of work in small pieces. */
const readAllUpTo = 600

const nobody: readonly Id[] = []

/** By standard list key or saved list id; only of lists that could be counted. */
export function useListCounts({ view, choice, savedLists }: Listed): ReadonlyMap<string, number> {
  const today = useToday()
  const { facts } = useFacts()
  const { entries } = view.roster
  const filters = useMemo(
    () =>
      new Map<string, ListFilter>([
        ...standardListKeys.map((key) => [key, standardLists[key]] as const),
        ...savedLists.map(({ id, filter }) => [id, filter] as const),
      ]),
    [savedLists],
  )
  const isSmall = entries.length <= readAllUpTo && choice.year === null
  const ids = useMemo(
    () => (isSmall ? entries.filter(({ pupil }) => !hasLeft(pupil, today)).map(({ pupil }) => pupil.id) : nobody),
    [isSmall, entries, today],
  )
  const kinds = useMemo(
    () => new Set<FactKind>([...filters.values()].flatMap((filter) => [...factKindsOfFilter(filter)])),
    [filters],
  )
  useWish('counts', ids, kinds)
  return useMemo(() => {
    const counts = new Map<string, number>()
    // Lists are of this school year; an older one has no counts.
    if (choice.year !== null) return counts
    for (const [key, filter] of filters) {
      const count = countOf(entries, filter, facts, today)
      if (count !== undefined) counts.set(key, count)
    }
    return counts
  }, [entries, filters, facts, today, choice.year])
}

function countOf(
  entries: readonly RosterEntry[],
  filter: ListFilter,
  facts: ReadonlyMap<Id, PupilFacts>,
  today: Day,
): number | undefined {
  let count = 0
  for (const entry of entries) {
    if (hasLeft(entry.pupil, today) !== (filter.who === 'left')) continue
    const match = isEmptyFilter(filter) ? 'yes' : matchFilter(entry, filter, facts.get(entry.pupil.id), today)
    if (match === 'unknown') return undefined
    if (match === 'yes') count += 1
  }
  return count
}
