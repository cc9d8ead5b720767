/**
 * Why a counsellor would open this dossier now: one plain reason, the most pressing first, and two marks. What is
 * today or left undone goes before what is planned, what is planned before what is merely quiet.
 */
import type { Agreement, Conversation } from '../conversations/conversation.ts'
import { voiceState } from '../conversations/conversation.ts'
import { openDifferencesOf } from '../conversations/open-differences.ts'
import { currentTrajectory, type Phase, type Trajectory } from '../phases/trajectory.ts'
import { awaitingSignatures } from '../reports/awaiting-signatures.ts'
import type { IssuedDocument, RoundEntry } from '../reports/issued-document.ts'
import { type Day, dayOf, daysBetween, type LocalMoment } from '../shared/dates.ts'

export interface PupilRecords {
  trajectories: readonly Trajectory[]
  conversations: readonly Conversation[]
  agreements: readonly Agreement[]
  documents: readonly IssuedDocument[]
  roundEntries: readonly RoundEntry[]
}

export type AttentionReason =
  | { code: 'conversation-today'; at: LocalMoment }
  | { code: 'conversation-to-finish'; at: LocalMoment }
  | { code: 'agreements-late'; count: number }
  | { code: 'signatures-open'; count: number }
  | { code: 'report-not-frozen' }
  | { code: 'conversation-planned'; at: LocalMoment }
  | { code: 'first-conversation' }
  | { code: 'no-contact-in-phase' }
  | { code: 'home-not-heard' }
  | { code: 'quiet'; weeks: number }
  | { code: 'last-contact'; at: LocalMoment }

export interface Attention {
  phase: Phase | null
  reason: AttentionReason
  differenceOpen: boolean
  /** People asked to sign who have neither signed nor declined. */
  signaturesOpen: number
}

/** Weeks without a held talk after which the list says so. */
export const quietAfterWeeks = 6

export function attentionOf(records: PupilRecords, today: Day): Attention {
  const trajectory = currentTrajectory(records.trajectories)
  const signaturesOpen = awaitingSignatures(records.documents, records.roundEntries).reduce(
    (sum, { waitingFor }) => sum + waitingFor.length,
    0,
  )
  return {
    phase: trajectory?.phase ?? null,
    reason: reasonOf(records, trajectory, signaturesOpen, today),
    differenceOpen: openDifferencesOf(records.conversations).length > 0,
    signaturesOpen,
  }
}

function reasonOf(
  records: PupilRecords,
  trajectory: Trajectory | undefined,
  signaturesOpen: number,
  today: Day,
): AttentionReason {
  const planned = records.conversations
    .filter(({ state }) => state === 'planned')
    .sort((left, right) => left.startsAt.localeCompare(right.startsAt))
  const held = records.conversations
    .filter(({ state }) => state === 'held')
    .sort((left, right) => right.startsAt.localeCompare(left.startsAt))
  const newest = held[0]

  const onToday = planned.find(({ startsAt }) => dayOf(startsAt) === today)
  if (onToday) return { code: 'conversation-today', at: onToday.startsAt }
  const past = planned.find(({ startsAt }) => dayOf(startsAt) < today)
  if (past) return { code: 'conversation-to-finish', at: past.startsAt }
  const late = records.agreements.filter((agreement) => isLate(agreement, today)).length
  if (late > 0) return { code: 'agreements-late', count: late }
  if (signaturesOpen > 0) return { code: 'signatures-open', count: signaturesOpen }
  if (newest && !isFrozen(newest, records.documents)) return { code: 'report-not-frozen' }
  const next = planned[0]
  if (next) return { code: 'conversation-planned', at: next.startsAt }
  if (!newest) return { code: 'first-conversation' }
  if (trajectory) {
    const inPhase = held.filter(
      ({ trajectoryId, phase }) => trajectoryId === trajectory.id && phase === trajectory.phase,
    )
    if (inPhase.length === 0) return { code: 'no-contact-in-phase' }
    if (inPhase.every((conversation) => voiceState(conversation, 'home') === 'not-heard'))
      return { code: 'home-not-heard' }
  }
  const weeks = Math.floor(daysBetween(dayOf(newest.startsAt), today) / 7)
  return weeks >= quietAfterWeeks ? { code: 'quiet', weeks } : { code: 'last-contact', at: newest.startsAt }
}

export const isLate = (agreement: Agreement, today: Day): boolean =>
  agreement.doneDay === null && agreement.dueDay !== null && agreement.dueDay < today

const isFrozen = (conversation: Conversation, documents: readonly IssuedDocument[]): boolean =>
  documents.some(({ kind, sourceId }) => kind === 'conversation-report' && sourceId === conversation.id)
