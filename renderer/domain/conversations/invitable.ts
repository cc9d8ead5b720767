/** Who could still be asked to a talk: proposed but taken off the list, or left out by the rules and then with the reason. */
import type { LeftOutReason } from '../pupils/guardian-standing.ts'
import type { Participant } from './conversation.ts'
import type { ProposedParticipants } from './participants.ts'

export interface Invitable {
  participant: Participant
  /** Why the app did not propose this person; null when it did. */
  reason: LeftOutReason | null
}

export function invitableFor(proposal: ProposedParticipants, present: readonly Participant[]): Invitable[] {
  const all: Invitable[] = [
    ...proposal.participants.map((participant) => ({ participant, reason: null })),
    ...proposal.leftOut.map(({ personId, name, role, reasonCode }) => ({
      participant: { personId, voice: 'home' as const, name, role, manner: '' },
      reason: reasonCode,
    })),
  ]
  return all.filter(({ participant }) => !present.some((other) => isSamePerson(participant, other)))
}

/** People of the school are known by name only. */
export const isSamePerson = (one: Participant, other: Participant): boolean =>
  one.personId === null ? other.personId === null && one.name === other.name : one.personId === other.personId
