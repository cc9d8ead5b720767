/**
 * The one next step a dossier proposes: finish what was held, prepare what is planned, then put on paper, collect
 * signatures, and plan where a phase has had no talk yet. A proposal; nothing waits for it.
 */
import type { Conversation } from '../conversations/conversation.ts'
import { currentTrajectory, type Phase, type PhaseSummary, type Trajectory } from '../phases/trajectory.ts'
import { awaitingSignatures } from '../reports/awaiting-signatures.ts'
import type { IssuedDocument } from '../reports/issued-document.ts'
import { currentReportOf } from '../reports/report-standing.ts'
import { type Day, dayOf } from '../shared/dates.ts'
import type { PupilRecords } from './attention.ts'

export type NextStep =
  | { code: 'finish-conversation' | 'prepare-conversation' | 'freeze-report'; conversation: Conversation }
  | { code: 'collect-signatures'; document: IssuedDocument; waitingFor: string[] }
  | { code: 'plan-first'; phase: Phase | null }
  | { code: 'plan-in-phase'; phase: Phase }
  | { code: 'write-summary'; trajectory: Trajectory }
  | { code: 'nothing' }

export function nextStepOf(records: PupilRecords & { summaries: readonly PhaseSummary[] }, today: Day): NextStep {
  const byStart = [...records.conversations].sort((left, right) => left.startsAt.localeCompare(right.startsAt))
  const planned = byStart.filter(({ state }) => state === 'planned')
  const held = byStart.filter(({ state }) => state === 'held').reverse()

  const past = planned.find(({ startsAt }) => dayOf(startsAt) < today)
  if (past) return { code: 'finish-conversation', conversation: past }
  const next = planned[0]
  if (next) return { code: 'prepare-conversation', conversation: next }
  const unfrozen = held.find((conversation) => !currentReportOf(conversation, records.documents))
  if (unfrozen) return { code: 'freeze-report', conversation: unfrozen }
  const waiting = awaitingSignatures(records.documents, records.roundEntries)[0]
  if (waiting) return { code: 'collect-signatures', document: waiting.document, waitingFor: waiting.waitingFor }

  const trajectory = currentTrajectory(records.trajectories)
  if (held.length === 0) return { code: 'plan-first', phase: trajectory?.phase ?? null }
  if (!trajectory) return { code: 'nothing' }
  const inPhase = ({ trajectoryId, phase }: { trajectoryId: string | null; phase: Phase | null }): boolean =>
    trajectoryId === trajectory.id && phase === trajectory.phase
  if (!held.some(inPhase)) return { code: 'plan-in-phase', phase: trajectory.phase }
  const isSummarised = records.summaries.some((summary) => inPhase(summary) && summary.issuedDocumentId !== null)
  return isSummarised ? { code: 'nothing' } : { code: 'write-summary', trajectory }
}
