/**
 * Who stands in the pupil list: one class or everybody, of one school year, found by number, names or class. The
 * class is that of the asked year; a pupil who is not enrolled in it yet keeps showing the last known one, so that
 * nobody drops out of sight between two class lists.
 */
import type { Day, SchoolYear } from '../shared/dates.ts'
import type { Id } from '../shared/row.ts'
import { foldForSearch } from '../shared/text.ts'
import { compareNames } from './person-name.ts'
import { type Enrolment, enrolmentIn, type Pupil } from './pupil.ts'

export interface RosterEntry {
  pupil: Pupil
  /** Of the asked year, else the newest before it. */
  enrolment: Enrolment | undefined
  /** Enrolled in the asked year itself. */
  isEnrolled: boolean
  /** What search compares. */
  folded: string
}

export type RosterGroup =
  | { kind: 'all' }
  | { kind: 'class'; className: string }
  | { kind: 'no-class' }
  | { kind: 'left' }

export interface Roster {
  /** In the order of a Dutch list. */
  entries: readonly RosterEntry[]
  classes: readonly { className: string; count: number }[]
  /** Not enrolled in the asked year, or enrolled without a class. */
  withoutClassCount: number
  allCount: number
  leftCount: number
}

const collator = new Intl.Collator('nl', { sensitivity: 'base', numeric: true })

/** `year` may be an older one: then only who was enrolled in it is listed. */
export function rosterOf(
  pupils: readonly Pupil[],
  enrolments: readonly Enrolment[],
  year: SchoolYear,
  currentYear: SchoolYear,
  today: Day,
): Roster {
  const byPupil = new Map<Id, Enrolment[]>()
  for (const enrolment of enrolments) {
    const known = byPupil.get(enrolment.pupilId)
    if (known) known.push(enrolment)
    else byPupil.set(enrolment.pupilId, [enrolment])
  }
  const entries: RosterEntry[] = []
  for (const pupil of pupils) {
    const own = byPupil.get(pupil.id) ?? []
    const enrolment = enrolmentIn(own, year)
    const isEnrolled = enrolment?.schoolYear === year
    if (year < currentYear && !isEnrolled) continue
    entries.push({ pupil, enrolment, isEnrolled, folded: foldedEntry(pupil, enrolment) })
  }
  entries.sort(
    (one, other) => compareNames(one.pupil, other.pupil) || one.pupil.number.localeCompare(other.pupil.number),
  )

  const counts = new Map<string, number>()
  let leftCount = 0
  let withoutClassCount = 0
  for (const entry of entries) {
    if (hasLeft(entry.pupil, today)) leftCount += 1
    if (!isListed(entry, year, currentYear, today)) continue
    const className = classOf(entry)
    if (className === null) withoutClassCount += 1
    else counts.set(className, (counts.get(className) ?? 0) + 1)
  }
  const classes = [...counts]
    .map(([className, count]) => ({ className, count }))
    .sort((one, other) => collator.compare(one.className, other.className))
  const allCount = classes.reduce((sum, { count }) => sum + count, withoutClassCount)
  return { entries, classes, withoutClassCount, allCount, leftCount: year === currentYear ? leftCount : 0 }
}

/** Entries of one group that match every word of the query. */
export function findInRoster(
  roster: Roster,
  group: RosterGroup,
  query: string,
  year: SchoolYear,
  currentYear: SchoolYear,
  today: Day,
): RosterEntry[] {
  const words = foldForSearch(query).split(' ').filter(Boolean)
  if (words.length === 0 && query.trim() !== '') return []
  return roster.entries.filter((entry) => {
    if (group.kind === 'left' ? !hasLeft(entry.pupil, today) : !isListed(entry, year, currentYear, today)) return false
    if (group.kind === 'class' && classOf(entry) !== group.className) return false
    if (group.kind === 'no-class' && classOf(entry) !== null) return false
    return words.every((word) => entry.folded.includes(` ${word}`))
  })
}

/** School years that somebody was enrolled in, newest first; the current one is always among them. */
export function schoolYearsOf(enrolments: readonly Enrolment[], currentYear: SchoolYear): SchoolYear[] {
  return [...new Set([currentYear, ...enrolments.map((enrolment) => enrolment.schoolYear)])].sort(
    (one, other) => other - one,
  )
}

export const hasLeft = (pupil: Pupil, today: Day): boolean => pupil.leavingDay !== null && pupil.leavingDay < today

/** In this year a pupil who left stands apart; in an older year everybody of that year is listed. */
const isListed = (entry: RosterEntry, year: SchoolYear, currentYear: SchoolYear, today: Day): boolean =>
  year < currentYear || !hasLeft(entry.pupil, today)

const classOf = (entry: RosterEntry): string | null =>
  entry.isEnrolled && entry.enrolment?.className ? entry.enrolment.className : null

/** Starts with a space, so that every word in it follows one. */
function foldedEntry(pupil: Pupil, enrolment: Enrolment | undefined): string {
  const { number, calledName, firstNames, prefix, surname } = pupil
  const className = enrolment?.className ?? ''
  return ` ${foldForSearch([number, calledName, firstNames, prefix, surname, className].join(' '))}`
}
