/**
 * The enrolment's part of an import plan: the place of the list's school year, the outcome that last year's gets from
 * it, and a pupil who had left and is back. Last year's class stays as it was.
 */
import type { Day, SchoolYear } from '../../shared/dates.ts'
import type { Clock } from '../../shared/row.ts'
import { fullName } from '../person-name.ts'
import type { Enrolment, Pupil } from '../pupil.ts'
import { newEnrolment } from '../pupil-form.ts'
import { lastYearsOutcome, type Movement, movementOf, profileKept, standingOf, wasGone } from '../rollover/movement.ts'
import type { Candidate } from './candidates.ts'
import { differing } from './field-changes.ts'
import type { ImportRow } from './plan-import.ts'

export interface EnrolmentEdit {
  pupil: Pupil
  candidate: Candidate
  schoolYear: SchoolYear
  today: Day
  clock: Clock
  /** All of the pupil's enrolments. */
  known: readonly Enrolment[]
}

export function planEnrolment(row: ImportRow, edit: EnrolmentEdit): Movement {
  const { pupil, candidate, schoolYear, today, clock, known } = edit
  const { className, yearGroup, level, mentorName } = candidate
  const isNew = pupil.rev === 0
  const standing = standingOf(pupil, known, schoolYear)
  const { before, now } = standing
  const movement = isNew ? 'new' : movementOf(standing, candidate, schoolYear, today)
  const say = (field: string, from: string, to: string): void => {
    row.changes.push({ about: 'enrolment', whose: fullName(pupil), field, from, to })
  }

  if (wasGone(pupil, schoolYear, today)) {
    row.changes.push({
      about: 'pupil',
      whose: fullName(pupil),
      field: 'leavingDay',
      from: pupil.leavingDay ?? '',
      to: '',
    })
    row.edits.push({ table: 'pupils', base: pupil, patch: { leavingDay: null, leavingReason: '' } })
    if (now?.outcome === 'left') row.edits.push({ table: 'enrolments', base: now, patch: { outcome: null } })
  }
  if (now) {
    const profile = candidate.profile || (now.profile === '' ? profileKept(before, level ?? now.level) : '')
    const patch = differing(now, { className, yearGroup, level, profile, mentorName }, say)
    if (patch) row.edits.push({ table: 'enrolments', base: now, patch })
  } else if (className !== '' || yearGroup !== null || level !== null) {
    const base: Enrolment = {
      ...newEnrolment(pupil.id, schoolYear, clock),
      className,
      yearGroup,
      level,
      profile: candidate.profile || profileKept(before, level ?? before?.level ?? null),
      mentorName,
    }
    row.edits.push({ table: 'enrolments', base, patch: {} })
    sayNewPlace(base, before, say)
  }
  const outcome = lastYearsOutcome(standing, candidate, schoolYear)
  if (before && outcome !== null && !standing.isLater) {
    row.edits.push({ table: 'enrolments', base: before, patch: { outcome } })
    say('outcome', before.outcome ?? '', outcome)
  }
  return movement
}

/** What differs from last year's place; all of it where there was none. */
function sayNewPlace(
  place: Enrolment,
  before: Enrolment | undefined,
  say: (field: string, from: string, to: string) => void,
): void {
  for (const field of ['className', 'yearGroup', 'level', 'profile', 'mentorName'] as const) {
    const [from, to] = [String(before?.[field] ?? ''), String(place[field] ?? '')]
    if (to !== '' && from !== to) say(field, from, to)
  }
}
