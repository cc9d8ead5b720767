/**
 * G4: a contact moment in every phase. Named are pupils at school whose open trajectory is in a phase in which no talk
 * was held and none is planned from today on. How long they have been in it does not count: the phase has no start day.
 */
import type { Conversation } from '../conversations/conversation.ts'
import { compareNames } from '../pupils/person-name.ts'
import type { Pupil } from '../pupils/pupil.ts'
import { type Day, dayOf } from '../shared/dates.ts'
import { currentTrajectory, type Trajectory } from './trajectory.ts'

export interface WithoutContact {
  pupil: Pupil
  trajectory: Trajectory
}

export function withoutContactInPhase(
  pupils: readonly Pupil[],
  trajectories: readonly Trajectory[],
  conversations: readonly Conversation[],
  today: Day,
): WithoutContact[] {
  const trajectoriesOf = Map.groupBy(trajectories, ({ pupilId }) => pupilId)
  const spoken = new Set(
    conversations
      .filter(({ state, startsAt }) => state === 'held' || (state === 'planned' && dayOf(startsAt) >= today))
      .map(({ trajectoryId, phase }) => `${trajectoryId} ${phase}`),
  )
  const found: WithoutContact[] = []
  for (const pupil of pupils) {
    if (pupil.leavingDay !== null && pupil.leavingDay < today) continue
    const trajectory = currentTrajectory(trajectoriesOf.get(pupil.id) ?? [])
    if (trajectory && !spoken.has(`${trajectory.id} ${trajectory.phase}`)) found.push({ pupil, trajectory })
  }
  return found.sort((left, right) => compareNames(left.pupil, right.pupil))
}
