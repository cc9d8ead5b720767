/**
 * Whom a list speaks for. Only who a list covers can be "no longer on it": a list of one class says nothing about
 * the rest of the school. What it covers is proposed from whom it names and chosen by the counsellor.
 *
 * Classes and year groups here are where a pupil was last enrolled, up to and including the list's school year: "who
 * is in 3H1 now" is a question a counsellor can answer, "who would have been in 4H2" is not.
 */
import type { SchoolYear } from '../../shared/dates.ts'
import type { Id } from '../../shared/row.ts'
import { yearsOf } from '../class-list/cell-values.ts'
import { type Enrolment, enrolmentIn, type Pupil } from '../pupil.ts'

export type Coverage =
  | { kind: 'school' }
  | { kind: 'classes'; classNames: readonly string[] }
  | { kind: 'year-groups'; yearGroups: readonly number[] }
  /** Nobody is looked for. */
  | { kind: 'nobody' }

export interface CoverageChoices {
  pupilCount: number
  classes: { className: string; pupilCount: number; onListCount: number }[]
  yearGroups: { yearGroup: number; pupilCount: number; onListCount: number }[]
}

/** A pupil who has not left, at the place where they were last enrolled. */
export interface PlacedPupil {
  pupil: Pupil
  enrolment: Enrolment
}

const collator = new Intl.Collator('nl', { sensitivity: 'base', numeric: true })

/** Everybody who has not left and was enrolled in this year or an earlier one. */
export function placedPupils(
  pupils: readonly Pupil[],
  enrolments: ReadonlyMap<Id, readonly Enrolment[]>,
  schoolYear: SchoolYear,
): PlacedPupil[] {
  return pupils.flatMap((pupil) => {
    if (pupil.leavingDay !== null) return []
    const enrolment = enrolmentIn(enrolments.get(pupil.id) ?? [], schoolYear)
    return enrolment ? [{ pupil, enrolment }] : []
  })
}

export function isCovered({ enrolment }: PlacedPupil, coverage: Coverage): boolean {
  switch (coverage.kind) {
    case 'school':
      return true
    case 'classes':
      return enrolment.className !== '' && coverage.classNames.includes(enrolment.className)
    case 'year-groups':
      return enrolment.yearGroup !== null && coverage.yearGroups.includes(enrolment.yearGroup)
    case 'nobody':
      return false
  }
}

export function coverageChoices(placed: readonly PlacedPupil[], onList: ReadonlySet<Id>): CoverageChoices {
  const classes = new Map<string, CoverageChoices['classes'][number]>()
  const yearGroups = new Map<number, CoverageChoices['yearGroups'][number]>()
  for (const { pupil, enrolment } of placed) {
    const isOnList = onList.has(pupil.id) ? 1 : 0
    const { className, yearGroup } = enrolment
    if (className !== '') {
      const group = classes.get(className) ?? { className, pupilCount: 0, onListCount: 0 }
      classes.set(className, {
        ...group,
        pupilCount: group.pupilCount + 1,
        onListCount: group.onListCount + isOnList,
      })
    }
    if (yearGroup !== null) {
      const group = yearGroups.get(yearGroup) ?? { yearGroup, pupilCount: 0, onListCount: 0 }
      yearGroups.set(yearGroup, {
        ...group,
        pupilCount: group.pupilCount + 1,
        onListCount: group.onListCount + isOnList,
      })
    }
  }
  return {
    pupilCount: placed.length,
    classes: [...classes.values()].sort((one, other) => collator.compare(one.className, other.className)),
    yearGroups: [...yearGroups.values()].sort((one, other) => one.yearGroup - other.yearGroup),
  }
}

/**
 * The whole school when the list names most of every class, else the classes of which it names most. A few new
 * pupils' list covers nobody. Classes in the last year of their level are on no list of the year after: they don't
 * count for or against.
 */
export function proposeCoverage(
  placed: readonly PlacedPupil[],
  onList: ReadonlySet<Id>,
  schoolYear: SchoolYear,
): Coverage {
  const expected = placed.filter(({ enrolment }) => !isFinished(enrolment, schoolYear))
  const { classes, pupilCount } = coverageChoices(expected, onList)
  const onListCount = expected.filter(({ pupil }) => onList.has(pupil.id)).length
  if (onListCount === 0) return { kind: 'nobody' }
  const named = classes.filter((group) => group.onListCount * 2 > group.pupilCount)
  if (named.length === classes.length && onListCount * 3 >= pupilCount * 2) return { kind: 'school' }
  return named.length > 0
    ? { kind: 'classes', classNames: named.map(({ className }) => className) }
    : { kind: 'nobody' }
}

/** In the last year of the level, and that year is over when the list's year begins. */
export const isFinished = ({ level, yearGroup, schoolYear }: Enrolment, listYear: SchoolYear): boolean =>
  schoolYear < listYear && level !== null && yearGroup === yearsOf[level]
