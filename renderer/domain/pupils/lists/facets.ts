/** The values a filter can choose from: those that occur among the pupils at school, with how many have each. */
import type { Day } from '../../shared/dates.ts'
import { ageGroupOn, levels } from '../pupil.ts'
import { hasLeft, type RosterEntry } from '../roster.ts'
import { filterAges, type ListFilter } from './list-filter.ts'

export interface Facet<Value> {
  value: Value
  count: number
}

export interface Facets {
  classNames: Facet<string>[]
  yearGroups: Facet<number>[]
  levels: Facet<ListFilter['levels'][number]>[]
  profiles: Facet<string>[]
  mentorNames: Facet<string>[]
  tags: Facet<string>[]
  ages: Facet<ListFilter['ages'][number]>[]
}

const collator = new Intl.Collator('nl', { sensitivity: 'base', numeric: true })

export function facetsOf(entries: readonly RosterEntry[], who: ListFilter['who'], today: Day): Facets {
  const listed = entries.filter(({ pupil }) => hasLeft(pupil, today) === (who === 'left'))
  const byText = (valuesOf: (entry: RosterEntry) => readonly string[]): Facet<string>[] =>
    counted(listed, valuesOf).sort(
      // Without a value comes last.
      (one, other) => Number(one.value === '') - Number(other.value === '') || collator.compare(one.value, other.value),
    )
  return {
    classNames: byText(({ enrolment, isEnrolled }) => [isEnrolled ? (enrolment?.className ?? '') : '']),
    yearGroups: counted(listed, ({ enrolment }) => (enrolment?.yearGroup ? [enrolment.yearGroup] : [])).sort(
      (one, other) => one.value - other.value,
    ),
    levels: counted(listed, ({ enrolment }) => (enrolment?.level ? [enrolment.level] : [])).sort(
      (one, other) => levels.indexOf(one.value) - levels.indexOf(other.value),
    ),
    profiles: byText(({ enrolment }) => [enrolment?.profile ?? '']),
    mentorNames: byText(({ enrolment }) => [enrolment?.mentorName ?? '']),
    tags: byText(({ pupil }) => pupil.tags),
    ages: counted(listed, ({ pupil }) => [ageGroupOn(pupil, today)]).sort(
      (one, other) => filterAges.indexOf(one.value) - filterAges.indexOf(other.value),
    ),
  }
}

function counted<Value>(
  entries: readonly RosterEntry[],
  valuesOf: (entry: RosterEntry) => readonly Value[],
): Facet<Value>[] {
  const counts = new Map<Value, number>()
  for (const entry of entries) {
    for (const value of new Set(valuesOf(entry))) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts].map(([value, count]) => ({ value, count }))
}
