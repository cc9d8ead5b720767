/**
 * Whom a list speaks for. Only who a list covers can be "no longer on it": a list of one class says nothing about
 * the rest of the school. What it covers is proposed from whom it names and chosen by the counsellor.
 *
 * Classes and year groups here are where a pupil was last enrolled, up to and including the list's school year: "who
 * is in 3H1 now" is a question a counsellor can answer, "who would have been in 4H2" is not.
 */
import type { SchoolYear } from '../../shared/dates.ts'
import type { Id } from '../../shared/row.ts'
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
 * The whole school when the list names most of everybody, else the classes of which it names most. A few new pupils'
 * list covers nobody.
 */
export function proposeCoverage(choices: CoverageChoices, onListCount: number): Coverage {
  if (choices.pupilCount === 0 || onListCount === 0) return { kind: 'nobody' }
  const isMost = (on: number, all: number): boolean => on * 2 > all
  const missedClass = choices.classes.some((group) => !isMost(group.onListCount, group.pupilCount))
  if (!missedClass && onListCount * 3 >= choices.pupilCount * 2) return { kind: 'school' }
  const classNames = choices.classes
    .filter((group) => isMost(group.onListCount, group.pupilCount))
    .map(({ className }) => className)
  return classNames.length > 0 ? { kind: 'classes', classNames } : { kind: 'nobody' }
}
