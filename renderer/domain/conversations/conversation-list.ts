/**
 * All talks of the school in one list: what is planned first, soonest at the top, then what is past, newest first.
 * A filter keeps that order.
 */
import { currentTrajectory, type Trajectory } from '../phases/trajectory.ts'
import { fullName } from '../pupils/person-name.ts'
import { type Enrolment, enrolmentIn, type Pupil } from '../pupils/pupil.ts'
import { dayOf, schoolYearOf } from '../shared/dates.ts'
import type { Id } from '../shared/row.ts'
import { foldForSearch, matchesWords } from '../shared/text.ts'
import type { Conversation, ConversationState } from './conversation.ts'

export interface ListedConversation {
  conversation: Conversation
  pupilName: string
  /** Class of the day of the talk. */
  className: string
  /** What search compares: names, class and place. */
  folded: string
}

/** Talks whose pupil is gone are passed over. */
export function listConversations(
  conversations: readonly Conversation[],
  pupils: readonly Pupil[],
  enrolments: readonly Enrolment[],
): ListedConversation[] {
  const pupilOf = new Map(pupils.map((pupil) => [pupil.id, pupil]))
  const enrolmentsOf = Map.groupBy(enrolments, (enrolment) => enrolment.pupilId)
  const listed: ListedConversation[] = []
  for (const conversation of conversations) {
    const pupil = pupilOf.get(conversation.pupilId)
    if (!pupil) continue
    const className = classOnDay(enrolmentsOf.get(pupil.id) ?? [], conversation)
    const pupilName = fullName(pupil)
    const names = conversation.participants.map(({ name }) => name)
    const folded = foldForSearch([pupilName, pupil.number, className, conversation.place, ...names].join(' '))
    listed.push({ conversation, pupilName, className, folded })
  }
  return listed.sort((left, right) => compareConversations(left.conversation, right.conversation))
}

const classOnDay = (enrolments: readonly Enrolment[], conversation: Conversation): string =>
  enrolmentIn(enrolments, schoolYearOf(dayOf(conversation.startsAt)))?.className ?? ''

/** Planned first, soonest at the top; then the rest, newest first. */
export function compareConversations(left: Conversation, right: Conversation): number {
  const leftPlanned = left.state === 'planned'
  if (leftPlanned !== (right.state === 'planned')) return leftPlanned ? -1 : 1
  return leftPlanned ? left.startsAt.localeCompare(right.startsAt) : right.startsAt.localeCompare(left.startsAt)
}

export interface ConversationFilter {
  state: ConversationState | 'all'
  className: string | null
  query: string
}

export function filterConversations(
  listed: readonly ListedConversation[],
  filter: ConversationFilter,
): ListedConversation[] {
  const searched = filter.query.trim() !== ''
  return listed.filter(
    ({ conversation, className, folded }) =>
      (filter.state === 'all' || conversation.state === filter.state) &&
      (filter.className === null || className === filter.className) &&
      (!searched || matchesWords(folded, filter.query)),
  )
}

const collator = new Intl.Collator('nl', { sensitivity: 'base', numeric: true })

export function classesOf(listed: readonly ListedConversation[]): string[] {
  return [...new Set(listed.map(({ className }) => className))].filter(Boolean).sort(collator.compare)
}

/** Which trajectory a talk about this choice belongs to: the open one, if there is one. */
export function openTrajectoryFor(
  trajectories: readonly Trajectory[],
  pupilId: Id,
  choice: Trajectory['choice'],
): Trajectory | undefined {
  return currentTrajectory(
    trajectories.filter((trajectory) => trajectory.pupilId === pupilId && trajectory.choice === choice),
  )
}
