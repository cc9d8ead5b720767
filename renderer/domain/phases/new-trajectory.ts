/** A trajectory starts with the first talk about a choice, or by hand. */
import type { Day } from '../shared/dates.ts'
import type { Clock, Id } from '../shared/row.ts'
import type { Choice, Phase, Trajectory } from './trajectory.ts'

export function newTrajectory(pupilId: Id, choice: Choice, phase: Phase, startedDay: Day, clock: Clock): Trajectory {
  return {
    id: clock.newId(),
    rev: 0,
    pupilId,
    choice,
    phase,
    startedDay,
    alternatives: [],
    ownReason: '',
    chosen: '',
    chosenDay: null,
    closedDay: null,
  }
}
