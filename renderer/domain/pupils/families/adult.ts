/**
 * From 18 on the pupil decides whether guardians read along. The answer and its day are kept; asked in the half year
 * before, it holds from the birthday on.
 */
import { addDays, ageInYears, type Day } from '../../shared/dates.ts'
import type { Pupil } from '../pupil.ts'

/** The day someone becomes 18; who was born on 29 February does on 1 March in a common year. */
export function adultDayOf(birthDay: Day): Day {
  const birthday = `${Number(birthDay.slice(0, 4)) + 18}${birthDay.slice(4)}`
  const exists = addDays(birthday, 0) === birthday
  return exists ? birthday : `${birthday.slice(0, 4)}-03-01`
}

const soonDays = 183

export type AdultStanding = { kind: 'adult' | 'soon'; since: Day } | null

export function adultStandingOn(pupil: Pick<Pupil, 'birthDay'>, day: Day): AdultStanding {
  if (pupil.birthDay === null) return null
  const since = adultDayOf(pupil.birthDay)
  if (ageInYears(pupil.birthDay, day) >= 18) return { kind: 'adult', since }
  return since <= addDays(day, soonDays) ? { kind: 'soon', since } : null
}

export const withLetIn = (pupil: Pupil, letIn: boolean, letInDay: Day | null): Pupil => ({
  ...pupil,
  guardiansMayBeLetIn: letIn,
  letInDay,
})
