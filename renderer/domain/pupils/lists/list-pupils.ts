/** The pupils of a place in the list: a class or everybody, narrowed by a filter and a search, in the asked order. */
import type { Day, SchoolYear } from '../../shared/dates.ts'
import type { Id } from '../../shared/row.ts'
import { findInRoster, type Roster, type RosterEntry, type RosterGroup } from '../roster.ts'
import { byName, factKindsOfColumns, type ListSort, sortEntries } from './columns.ts'
import { isEmptyFilter, type ListFilter } from './list-filter.ts'
import { factKindsOfFilter, matchFilter } from './match-filter.ts'
import type { FactKind, PupilFacts } from './pupil-facts.ts'

export interface ListQuestion {
  group: RosterGroup
  filter: ListFilter
  query: string
  sort: ListSort
}

export interface ListedPupils {
  entries: RosterEntry[]
  /** Pupils of whom the facts that decide have not been read; they are not among `entries`. */
  undecided: Id[]
}

/** `year` and `currentYear` as in `rosterOf`. */
export function listPupils(
  roster: Roster,
  question: ListQuestion,
  facts: ReadonlyMap<Id, PupilFacts>,
  { year, currentYear, today }: { year: SchoolYear; currentYear: SchoolYear; today: Day },
): ListedPupils {
  const { filter, sort } = question
  const group: RosterGroup = filter.who === 'left' ? { kind: 'left' } : question.group
  const found = findInRoster(roster, group, question.query, year, currentYear, today)
  if (isEmptyFilter(filter) && sort.column === byName.column && !sort.isDescending) {
    return { entries: found, undecided: [] }
  }
  const entries: RosterEntry[] = []
  const undecided: Id[] = []
  for (const entry of found) {
    const match = matchFilter(entry, filter, facts.get(entry.pupil.id), today)
    if (match === 'yes') entries.push(entry)
    else if (match === 'unknown') undecided.push(entry.pupil.id)
  }
  return { entries: sortEntries(entries, sort, ({ pupil }) => facts.get(pupil.id)), undecided }
}

/** Kinds of facts the question can't be answered without. */
export function factKindsOfQuestion({ filter, sort }: Pick<ListQuestion, 'filter' | 'sort'>): Set<FactKind> {
  return new Set([...factKindsOfFilter(filter), ...factKindsOfColumns([sort.column])])
}
