/** A new activity and what a form must have before it can be stored. */
import type { Day } from '../shared/dates.ts'
import { type FieldProblem, isTooLong } from '../shared/field-problem.ts'
import type { Clock, Id } from '../shared/row.ts'
import type { Activity, Trajectory } from './trajectory.ts'

/** An empty activity of today, in the phase the pupil is in now. */
export function newActivity(
  pupilId: Id,
  trajectory: Trajectory | undefined,
  today: Day,
  clock: Pick<Clock, 'newId'>,
): Activity {
  return {
    id: clock.newId(),
    rev: 0,
    pupilId,
    trajectoryId: trajectory?.id ?? null,
    phase: trajectory?.phase ?? null,
    title: '',
    day: today,
    competencies: [],
    reflection: '',
  }
}

export type ActivityProblem = FieldProblem<'title' | 'day', 'missing' | 'too-long'>

/** `day` is null while the field holds no day. */
export function checkActivity(draft: Omit<Activity, 'day'> & { day: Day | null }): ActivityProblem[] {
  const problems: ActivityProblem[] = []
  if (draft.title.trim() === '') problems.push({ field: 'title', code: 'missing' })
  else if (isTooLong(draft.title)) problems.push({ field: 'title', code: 'too-long' })
  if (draft.day === null) problems.push({ field: 'day', code: 'missing' })
  return problems
}
