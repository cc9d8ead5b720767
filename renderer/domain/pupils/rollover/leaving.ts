/**
 * Pupils who are no longer on a list that covers them. The list only raises the question; what is stored is what the
 * counsellor says of each of them: left (day and reason), stays (the class isn't known yet), or later (nothing is
 * stored and the next list asks again).
 */
import { type Day, type SchoolYear, schoolYearOf } from '../../shared/dates.ts'
import type { Clock, Id } from '../../shared/row.ts'
import type { ImportEdit } from '../class-list/plan-import.ts'
import { compareNames, fullName } from '../person-name.ts'
import { type Enrolment, enrolmentIn, type Level, type Pupil } from '../pupil.ts'
import { newEnrolment } from '../pupil-form.ts'
import { type Coverage, isCovered, isFinished, type PlacedPupil } from './coverage.ts'
import { profileKept } from './movement.ts'

export interface MissingPupil {
  pupilId: Id
  name: string
  number: string
  /** Where they were last enrolled. */
  className: string
  schoolYear: SchoolYear
  yearGroup: number | null
  level: Level | null
  /** Was in the last year of their level: most likely finished school. */
  isFinalYear: boolean
  proposedLeavingDay: Day
}

export type MissingChoice =
  | { kind: 'left'; day: Day; reason: string }
  /** Enrolled in the list's year without a class. */
  | { kind: 'stays' }
  | { kind: 'later' }

const collator = new Intl.Collator('nl', { sensitivity: 'base', numeric: true })

/** By last class, then by name. */
export function missingPupils(
  placed: readonly PlacedPupil[],
  onList: ReadonlySet<Id>,
  coverage: Coverage,
  schoolYear: SchoolYear,
  today: Day,
): MissingPupil[] {
  return placed
    .filter((place) => !onList.has(place.pupil.id) && isCovered(place, coverage))
    .sort(
      (one, other) =>
        collator.compare(one.enrolment.className, other.enrolment.className) || compareNames(one.pupil, other.pupil),
    )
    .map(({ pupil, enrolment }) => {
      const { className, yearGroup, level } = enrolment
      const isFromEarlierYear = enrolment.schoolYear < schoolYear
      return {
        pupilId: pupil.id,
        name: fullName(pupil),
        number: pupil.number,
        className,
        schoolYear: enrolment.schoolYear,
        yearGroup,
        level,
        isFinalYear: isFinished(enrolment, schoolYear),
        proposedLeavingDay: isFromEarlierYear ? `${enrolment.schoolYear + 1}-07-31` : today,
      }
    })
}

/** What a choice stores. */
export function editsOfChoice(
  { pupil, enrolment }: PlacedPupil,
  choice: MissingChoice,
  schoolYear: SchoolYear,
  clock: Clock,
): ImportEdit[] {
  switch (choice.kind) {
    case 'left':
      return [
        { table: 'pupils', base: pupil, patch: { leavingDay: choice.day, leavingReason: choice.reason } },
        { table: 'enrolments', base: enrolment, patch: { outcome: 'left' } },
      ]
    case 'stays': {
      if (enrolment.schoolYear === schoolYear) return []
      const { level } = enrolment
      const base: Enrolment = {
        ...newEnrolment(pupil.id, schoolYear, clock),
        level,
        profile: profileKept(enrolment, level),
      }
      return [{ table: 'enrolments', base, patch: {} }]
    }
    case 'later':
      return []
  }
}

/**
 * By hand, in the pupil's own form: a last school day closes the enrolment of that day with 'left', a day that is
 * taken away opens it again, a day in another year moves it. An outcome stays as it is where the day does.
 */
export function enrolmentsAfterLeaving(
  before: Pick<Pupil, 'leavingDay'>,
  after: Pick<Pupil, 'leavingDay'>,
  enrolments: readonly Enrolment[],
): Enrolment[] {
  if (before.leavingDay === after.leavingDay) return [...enrolments]
  const left = after.leavingDay === null ? undefined : enrolmentIn(enrolments, schoolYearOf(after.leavingDay))
  const closed = before.leavingDay === null ? undefined : enrolmentIn(enrolments, schoolYearOf(before.leavingDay))
  return enrolments.map((enrolment) => {
    if (enrolment.id === left?.id) return { ...enrolment, outcome: 'left' }
    return enrolment.id === closed?.id && enrolment.outcome === 'left' ? { ...enrolment, outcome: null } : enrolment
  })
}
