/** Does a pupil meet a filter? `unknown` while facts that decide it have not been read. */
import { addDays, ageInYears, type Day, type LocalMoment } from '../../shared/dates.ts'
import { ageGroupOn, type Pupil } from '../pupil.ts'
import type { RosterEntry } from '../roster.ts'
import { adultSoonDays, type FilterMark, type ListFilter, type NoTalk } from './list-filter.ts'
import type { FactKind, PupilFacts, TalkFacts } from './pupil-facts.ts'

export type Match = 'yes' | 'no' | 'unknown'

const kindOfMark: Record<FilterMark, FactKind | null> = {
  'nothing-planned': 'talks',
  'difference-open': 'talks',
  'to-sign': 'loose-ends',
  'agreement-late': 'loose-ends',
  'authority-unknown': 'home',
  'no-guardian': 'home',
  'two-households': 'home',
  'adult-soon': null,
  'no-birth-day': null,
}

/** What has to be read before the filter can be answered. */
export function factKindsOfFilter(filter: ListFilter): Set<FactKind> {
  const kinds = new Set<FactKind>()
  if (filter.phases.length > 0 || filter.noTalk !== null) kinds.add('talks')
  for (const mark of filter.marks) {
    const kind = kindOfMark[mark]
    if (kind !== null) kinds.add(kind)
  }
  return kinds
}

/** The class, and so everything of the enrolment, is that of the year the roster was made for. */
export function matchFilter(entry: RosterEntry, filter: ListFilter, facts: PupilFacts | undefined, today: Day): Match {
  if (!couldMatch(entry, filter, today)) return 'no'
  for (const kind of factKindsOfFilter(filter)) if (facts?.[kind] === undefined) return 'unknown'
  if (facts === undefined) return 'yes'
  const { talks } = facts
  if (filter.phases.length > 0 && !filter.phases.includes(talks?.phase ?? 'none')) return 'no'
  if (filter.noTalk !== null && talks !== undefined && !lacksTalk(talks, filter.noTalk, today)) return 'no'
  return filter.marks.every((mark) => hasFactMark(facts, mark)) ? 'yes' : 'no'
}

/** The part of the question that needs no more than pupil and enrolment. */
export function couldMatch({ pupil, enrolment, isEnrolled }: RosterEntry, filter: ListFilter, today: Day): boolean {
  const has = <Value>(chosen: readonly Value[], value: Value | null): boolean =>
    chosen.length === 0 || (value !== null && chosen.includes(value))
  return (
    has(filter.classNames, isEnrolled ? (enrolment?.className ?? '') : '') &&
    has(filter.yearGroups, enrolment?.yearGroup ?? null) &&
    has(filter.levels, enrolment?.level ?? null) &&
    has(filter.profiles, enrolment?.profile ?? '') &&
    has(filter.mentorNames, enrolment?.mentorName ?? '') &&
    has(filter.ages, ageGroupOn(pupil, today)) &&
    (filter.tags.length === 0 || pupil.tags.some((tag) => filter.tags.includes(tag))) &&
    (!filter.marks.includes('adult-soon') || isAdultSoon(pupil, today)) &&
    (!filter.marks.includes('no-birth-day') || pupil.birthDay === null)
  )
}

/** Turns 18 within `adultSoonDays`; from that day on reports go to the pupil. */
export function isAdultSoon({ birthDay }: Pick<Pupil, 'birthDay'>, today: Day): boolean {
  if (birthDay === null || ageInYears(birthDay, today) >= 18) return false
  return ageInYears(birthDay, addDays(today, adultSoonDays)) >= 18
}

function lacksTalk(talks: TalkFacts, noTalk: NoTalk, today: Day): boolean {
  switch (noTalk.kind) {
    case 'ever':
      return talks.lastHeldDay === null
    case 'school-year':
      return talks.heldThisYear === 0
    case 'phase':
      return talks.lacksContactInPhase
    case 'since':
      return talks.lastHeldDay === null || talks.lastHeldDay < noTalk.day
    case 'weeks':
      return talks.lastHeldDay === null || talks.lastHeldDay < addDays(today, -7 * noTalk.weeks)
  }
}

function hasFactMark({ talks, home, 'loose-ends': looseEnds }: PupilFacts, mark: FilterMark): boolean {
  switch (mark) {
    case 'nothing-planned':
      return talks?.nextPlannedAt === null
    case 'difference-open':
      return talks?.differenceOpen === true
    case 'to-sign':
      return (looseEnds?.signaturesOpen ?? 0) > 0
    case 'agreement-late':
      return (looseEnds?.agreementsLate ?? 0) > 0
    case 'authority-unknown':
      return home?.authorityUnknown === true
    case 'no-guardian':
      return home?.guardianNames.length === 0
    case 'two-households':
      return (home?.householdCount ?? 0) > 1
    case 'adult-soon':
    case 'no-birth-day':
      return true
  }
}

/** Times that are taken, of all pupils whose talks were read. */
export const plannedOf = (facts: Iterable<PupilFacts>): { startsAt: LocalMoment; endsAt: LocalMoment | null }[] =>
  [...facts].flatMap(({ talks }) => talks?.planned ?? [])
