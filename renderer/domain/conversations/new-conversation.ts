/** Makes the row of a new talk: one theme per row of the guide, everything still empty, everybody proposed. */
import type { Trajectory } from '../phases/trajectory.ts'
import { dayOf, type LocalMoment } from '../shared/dates.ts'
import type { Clock } from '../shared/row.ts'
import type { Agreement, Conversation } from './conversation.ts'
import type { Guide, Voice } from './guide.ts'
import { type ParticipantsInput, type ProposedParticipants, proposeParticipants } from './participants.ts'

export interface NewConversationInput extends Omit<ParticipantsInput, 'onDay'> {
  guide: Guide
  /** The choice the talk is about, in the phase it is in now; undefined for a talk outside a trajectory. */
  trajectory: Trajectory | undefined
  startsAt: LocalMoment
  endsAt: LocalMoment | null
  place: string
  clock: Clock
}

/** The planned talk, and who was left out or has to be checked. */
export function newConversation(
  input: NewConversationInput,
): { conversation: Conversation } & Omit<ProposedParticipants, 'participants'> {
  const { guide, pupil, trajectory, clock } = input
  const { participants, leftOut, toCheck } = proposeParticipants({ ...input, onDay: dayOf(input.startsAt) })
  const conversation: Conversation = {
    id: clock.newId(),
    rev: 0,
    pupilId: pupil.id,
    guideId: guide.id,
    trajectoryId: trajectory?.id ?? null,
    choice: trajectory?.choice ?? null,
    phase: trajectory?.phase ?? null,
    state: 'planned',
    startsAt: input.startsAt,
    endsAt: input.endsAt,
    place: input.place,
    participants,
    themes: guide.rows.map((row) => ({ key: row.key, answers: { pupil: '', home: '', school: '' }, differs: [] })),
    expectations: { pupil: '', home: '', school: '' },
    differenceNote: '',
    strengths: '',
    ownReason: '',
    appreciation: '',
    followUp: '',
    nextAt: null,
    changedAtUtc: clock.nowUtc(),
  }
  return { conversation, leftOut, toCheck }
}

/** An empty agreement of a talk, owned by that voice's first participant. */
export function newAgreement(conversation: Conversation, ownerVoice: Voice, clock: Clock): Agreement {
  const owner = conversation.participants.find((participant) => participant.voice === ownerVoice)
  return {
    id: clock.newId(),
    rev: 0,
    pupilId: conversation.pupilId,
    conversationId: conversation.id,
    what: '',
    ownerVoice,
    ownerName: owner?.name ?? '',
    dueDay: null,
    doneDay: null,
  }
}
