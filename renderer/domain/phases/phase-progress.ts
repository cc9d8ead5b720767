/**
 * The phase bar (G4): how far each phase of one trajectory is, and what it still lacks. A phase is done once a talk
 * was held, its report is frozen and its summary is frozen. In the phase the pupil is in now, each voice must have
 * been heard as well; a phase left behind is not reopened for a voice nobody can ask any more. Signatures are counted
 * and hold nothing up: nobody waits for another.
 */
import { type Conversation, voiceState } from '../conversations/conversation.ts'
import { type Voice, voices } from '../conversations/guide.ts'
import { type IssuedDocument, type RoundEntry, roundProgress } from '../reports/issued-document.ts'
import { currentReportOf } from '../reports/report-standing.ts'
import { type Day, dayOf, type LocalMoment } from '../shared/dates.ts'
import { type Phase, type PhaseSummary, phases, type Trajectory } from './trajectory.ts'

export type MissingInPhase = 'talk' | 'pupil-voice' | 'home-voice' | 'school-voice' | 'report' | 'summary'

export interface PhaseProgress {
  phase: Phase
  isCurrent: boolean
  state: 'done' | 'open' | 'not-yet'
  /** In the order things are done; empty when done or not yet begun. */
  missing: MissingInPhase[]
  contact: 'held' | 'planned' | 'none'
  /** Start of the next planned talk of this phase. */
  plannedAt: LocalMoment | null
  /** Day the summary was frozen, when the phase is done. */
  doneDay: Day | null
  heard: Record<Voice, boolean>
  signatures: { signed: number; asked: number }
}

export interface PhaseRecords {
  conversations: readonly Conversation[]
  summaries: readonly PhaseSummary[]
  documents: readonly IssuedDocument[]
  entries: readonly RoundEntry[]
}

export function phaseProgress(trajectory: Trajectory, records: PhaseRecords): PhaseProgress[] {
  const now = phases.indexOf(trajectory.phase)
  return phases.map((phase, index) => {
    const isCurrent = index === now && trajectory.closedDay === null
    return progressOf(trajectory, phase, { isCurrent, isBehind: index < now || trajectory.closedDay !== null }, records)
  })
}

function progressOf(
  trajectory: Trajectory,
  phase: Phase,
  { isCurrent, isBehind }: { isCurrent: boolean; isBehind: boolean },
  records: PhaseRecords,
): PhaseProgress {
  const talks = records.conversations.filter((talk) => talk.trajectoryId === trajectory.id && talk.phase === phase)
  const held = talks.filter((talk) => talk.state === 'held')
  const plannedAt = talks
    .filter((talk) => talk.state === 'planned')
    .map((talk) => talk.startsAt)
    .sort()[0]
  const heard = (voice: Voice): boolean => held.some((talk) => voiceState(talk, voice) === 'heard')
  const reports = held.flatMap((talk) => currentReportOf(talk, records.documents) ?? [])
  const summary = summaryOf(trajectory, phase, records)

  const missing: MissingInPhase[] = []
  if (held.length === 0) missing.push('talk')
  else if (isCurrent) missing.push(...voices.filter((voice) => !heard(voice)).map((voice) => `${voice}-voice` as const))
  if (reports.length < held.length) missing.push('report')
  if (!summary) missing.push('summary')

  const begun = isCurrent || isBehind || held.length > 0
  const done = missing.length === 0
  const signatures = { signed: 0, asked: 0 }
  for (const document of summary ? [...reports, summary] : reports) {
    const own = records.entries.filter((entry) => entry.issuedDocumentId === document.id)
    const { signed, asked } = roundProgress(document.model, own)
    signatures.signed += signed
    signatures.asked += asked
  }
  return {
    phase,
    isCurrent,
    state: done ? 'done' : begun ? 'open' : 'not-yet',
    missing: begun ? missing : [],
    contact: held.length > 0 ? 'held' : plannedAt === undefined ? 'none' : 'planned',
    plannedAt: plannedAt ?? null,
    doneDay: done && summary ? dayOf(summary.model.frozenAt) : null,
    heard: { pupil: heard('pupil'), home: heard('home'), school: heard('school') },
    signatures,
  }
}

/** The frozen summary of a phase in force, if there is one. */
export function summaryOf(
  trajectory: Trajectory,
  phase: Phase,
  records: Pick<PhaseRecords, 'summaries' | 'documents'>,
): IssuedDocument | undefined {
  const drafts = records.summaries.filter((draft) => draft.trajectoryId === trajectory.id && draft.phase === phase)
  return records.documents.find(
    (document) =>
      document.kind === 'phase-summary' &&
      document.replacedById === null &&
      drafts.some((draft) => draft.id === document.sourceId),
  )
}
