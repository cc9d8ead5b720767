/**
 * Pupils who are no longer on a list that covers them. The list only raises the question; what is stored is what the
 * counsellor says of each of them: left (day and reason), stays (the class isn't known yet), or later (nothing is
 * stored and the next list asks again).
 */
import type { Day, SchoolYear } from '../../shared/dates.ts'
import type { Clock, Id } from '../../shared/row.ts'
import { yearsOf } from '../class-list/cell-values.ts'
import type { ImportEdit } from '../class-list/plan-import.ts'
import { fullName } from '../person-name.ts'
import { type Enrolment, enrolmentIn, type Level, type Pupil } from '../pupil.ts'
import { newEnrolment } from '../pupil-form.ts'
import { type Coverage, isCovered, type PlacedPupil } from './coverage.ts'
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

export function missingPupils(
  placed: readonly PlacedPupil[],
  onList: ReadonlySet<Id>,
  coverage: Coverage,
  schoolYear: SchoolYear,
  today: Day,
): MissingPupil[] {
  return placed
    .filter((place) => !onList.has(place.pupil.id) && isCovered(place, coverage))
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
        isFinalYear: isFromEarlierYear && level !== null && yearGroup === yearsOf[level],
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

/** By hand, from the dossier: the day and reason on the pupil, and 'left' on the enrolment of that day. */
export function recordLeaving(
  pupil: Pupil,
  enrolments: readonly Enrolment[],
  leaving: { day: Day; reason: string; schoolYear: SchoolYear },
): { pupil: Pupil; enrolments: Enrolment[] } {
  const last = enrolmentIn(enrolments, leaving.schoolYear)
  return {
    pupil: { ...pupil, leavingDay: leaving.day, leavingReason: leaving.reason },
    enrolments: last && last.outcome !== 'left' ? [{ ...last, outcome: 'left' }] : [],
  }
}

/** By hand: the pupil is here after all. Only the newest enrolment is opened again; older ones are history. */
export function takeBackLeaving(
  pupil: Pupil,
  enrolments: readonly Enrolment[],
): { pupil: Pupil; enrolments: Enrolment[] } {
  const newest = [...enrolments].sort((one, other) => other.schoolYear - one.schoolYear)[0]
  return {
    pupil: { ...pupil, leavingDay: null, leavingReason: '' },
    enrolments: newest?.outcome === 'left' ? [{ ...newest, outcome: null }] : [],
  }
}
