/**
 * What a list of a school year says of a pupil's place: moved up, repeats, another level, another class, back again.
 * The year before gets its outcome from it; a place that can't be compared leaves that open for the counsellor.
 * Nothing here ever says that somebody left.
 */
import { type Day, type SchoolYear, schoolYearOf } from '../../shared/dates.ts'
import { type Enrolment, type Level, levels, type Pupil } from '../pupil.ts'

export const movements = [
  'new',
  /** Had left, or is known from an older list only, and is on this one. */
  'back-again',
  'moved-up',
  'repeats',
  'changed-level',
  'changed-class',
  /** Known without ever having been in a class. */
  'first-class',
  /** On the list in a place that can't be compared with last year's: its outcome stays open. */
  'unclear',
  'same',
] as const
export type Movement = (typeof movements)[number]

export type Place = Pick<Enrolment, 'className' | 'yearGroup' | 'level'>

/** How a place follows on another of an earlier year. */
export function yearMovement(before: Place, after: Place): 'moved-up' | 'repeats' | 'changed-level' | 'unclear' {
  if (before.level !== null && after.level !== null && before.level !== after.level) return 'changed-level'
  if (before.yearGroup === null || after.yearGroup === null || after.yearGroup < before.yearGroup) return 'unclear'
  return after.yearGroup > before.yearGroup ? 'moved-up' : 'repeats'
}

export const outcomeOf = (movement: Movement): Enrolment['outcome'] =>
  movement === 'moved-up' || movement === 'repeats' || movement === 'changed-level' ? movement : null

/** A place that was kept open: the pupil stays, the class is not known yet. */
export const isOpenPlace = (place: Place): boolean => place.className === '' && place.yearGroup === null

export interface Standing {
  pupil: Pupil
  /** The newest enrolment before the list's year. */
  before: Enrolment | undefined
  /** The enrolment in the list's year. */
  now: Enrolment | undefined
  /** Enrolled in a later year already: an old list says nothing new about where the pupil is. */
  isLater: boolean
}

export function standingOf(pupil: Pupil, enrolments: readonly Enrolment[], schoolYear: SchoolYear): Standing {
  let before: Enrolment | undefined
  for (const enrolment of enrolments) {
    if (enrolment.schoolYear < schoolYear && enrolment.schoolYear > (before?.schoolYear ?? 0)) before = enrolment
  }
  return {
    pupil,
    before,
    now: enrolments.find((enrolment) => enrolment.schoolYear === schoolYear),
    isLater: enrolments.some((enrolment) => enrolment.schoolYear > schoolYear),
  }
}

/** Whether a pupil counted as gone when the list's year began, or does today. */
export function wasGone(pupil: Pupil, schoolYear: SchoolYear, today: Day): boolean {
  if (pupil.leavingDay === null || schoolYear < schoolYearOf(today)) return false
  return pupil.leavingDay < today || pupil.leavingDay < `${schoolYear}-08-01`
}

/** `wanted`: the place on the list. */
export function movementOf(standing: Standing, wanted: Place, schoolYear: SchoolYear, today: Day): Movement {
  const { pupil, before, now, isLater } = standing
  if (wasGone(pupil, schoolYear, today)) return 'back-again'
  if (now && !isOpenPlace(now)) {
    if (now.level !== null && wanted.level !== null && now.level !== wanted.level) return 'changed-level'
    return wanted.className !== '' && wanted.className !== now.className ? 'changed-class' : 'same'
  }
  if (isLater || (wanted.className === '' && wanted.yearGroup === null && wanted.level === null)) return 'same'
  if (!before) return 'first-class'
  if (before.outcome === 'left') return 'back-again'
  return yearMovement(before, wanted)
}

/**
 * The outcome that last year's enrolment gets from the place on the list; null when it stays as it is. An outcome
 * that followed from the place stored so far follows a mended place; one that says otherwise was given by hand.
 */
export function lastYearsOutcome(
  { before, now }: Standing,
  wanted: Place,
  schoolYear: SchoolYear,
): Enrolment['outcome'] {
  if (!before || before.schoolYear !== schoolYear - 1) return null
  const place: Place = {
    className: wanted.className,
    yearGroup: wanted.yearGroup ?? now?.yearGroup ?? null,
    level: wanted.level ?? now?.level ?? null,
  }
  const outcome = outcomeOf(yearMovement(before, place))
  if (outcome === null || outcome === before.outcome) return null
  if (before.outcome === null) return outcome
  const fromStored = now && !isOpenPlace(now) ? outcomeOf(yearMovement(before, now)) : null
  return before.outcome === fromStored && now?.level === place.level ? outcome : null
}

/** A chosen profile goes along to the next year, but not from vmbo to havo or back: those are other profiles. */
export function profileKept(before: Enrolment | undefined, level: Level | null): string {
  if (!before || before.profile === '') return ''
  const isVmbo = (each: Level | null): boolean | null =>
    each === null ? null : levels.indexOf(each) < levels.indexOf('havo')
  const [was, is] = [isVmbo(before.level), isVmbo(level)]
  return was === null || is === null || was === is ? before.profile : ''
}
