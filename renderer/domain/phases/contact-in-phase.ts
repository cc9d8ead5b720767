/**
 * G4: a contact moment in every phase. Named are pupils at school whose open trajectory is in a phase in which no talk
 * was held and none is planned from today on. How long they have been in it does not count: the phase has no start day.
 * Who has no open trajectory is in no phase, so is named apart until the first talk.
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

const counts = ({ state, startsAt }: Conversation, today: Day): boolean =>
  state === 'held' || (state === 'planned' && dayOf(startsAt) >= today)

const isGone = ({ leavingDay }: Pupil, today: Day): boolean => leavingDay !== null && leavingDay < today

/** For one trajectory, given the talks of its pupil. */
export const hasContactInPhase = (
  trajectory: Trajectory,
  conversations: readonly Conversation[],
  today: Day,
): boolean =>
  conversations.some(
    (conversation) =>
      conversation.trajectoryId === trajectory.id &&
      conversation.phase === trajectory.phase &&
      counts(conversation, today),
  )

export function withoutContactInPhase(
  pupils: readonly Pupil[],
  trajectories: readonly Trajectory[],
  conversations: readonly Conversation[],
  today: Day,
): WithoutContact[] {
  const trajectoriesOf = Map.groupBy(trajectories, ({ pupilId }) => pupilId)
  const spoken = new Set(
    conversations
      .filter((conversation) => counts(conversation, today))
      .map(({ trajectoryId, phase }) => `${trajectoryId} ${phase}`),
  )
  const found: WithoutContact[] = []
  for (const pupil of pupils) {
    if (isGone(pupil, today)) continue
    const trajectory = currentTrajectory(trajectoriesOf.get(pupil.id) ?? [])
    if (trajectory && !spoken.has(`${trajectory.id} ${trajectory.phase}`)) found.push({ pupil, trajectory })
  }
  return found.sort((left, right) => compareNames(left.pupil, right.pupil))
}

/** Pupils at school in no phase yet, with whom no talk was held and none is planned from today on. */
export function withoutFirstTalk(
  pupils: readonly Pupil[],
  trajectories: readonly Trajectory[],
  conversations: readonly Conversation[],
  today: Day,
): Pupil[] {
  const inPhase = new Set(trajectories.filter(({ closedDay }) => closedDay === null).map(({ pupilId }) => pupilId))
  const spoken = new Set(
    conversations.filter((conversation) => counts(conversation, today)).map(({ pupilId }) => pupilId),
  )
  return pupils
    .filter((pupil) => !isGone(pupil, today) && !inPhase.has(pupil.id) && !spoken.has(pupil.id))
    .sort(compareNames)
}
