/**
 * What may go into a transfer dossier and what stays (law: only what is needed; a closed list travels). Everything
 * in the pupil's dossier is in exactly one of two lists: `mayGo`, ticked or not, and `stays`, counted with the
 * reason. Working notes are counted only; this module never sees their text.
 */
import type { Agreement, Conversation } from '../conversations/conversation.ts'
import type { Activity, PhaseSummary, Trajectory } from '../phases/trajectory.ts'
import type { Guardian } from '../pupils/guardian.ts'
import type { Enrolment, Pupil } from '../pupils/pupil.ts'
import type { DocumentModel } from '../reports/document-model.ts'
import { inForce } from '../reports/freeze.ts'
import type { IssuedDocument } from '../reports/issued-document.ts'
import type { Id } from '../shared/row.ts'

export const transferSections = ['school-career', 'career', 'phase-summaries', 'activities', 'reports'] as const
export type TransferSection = (typeof transferSections)[number]

export type TransferItem = { id: Id; proposed: boolean } & (
  | { section: 'school-career'; enrolment: Enrolment }
  | { section: 'career'; trajectory: Trajectory }
  | { section: 'phase-summaries'; document: IssuedDocument & { model: ModelOf<'phase-summary'> } }
  | { section: 'activities'; activity: Activity }
  | { section: 'reports'; document: IssuedDocument & { model: ModelOf<'conversation-report'> } }
)
type ModelOf<Kind extends DocumentModel['kind']> = Extract<DocumentModel, { kind: Kind }>

export type StayingCode =
  | 'working-notes'
  | 'context-card'
  | 'guardian-contacts'
  | 'talks-without-report'
  | 'summaries-not-frozen'
  | 'replaced-versions'
  | 'remarks-sheets'
  | 'agreements'
  | 'attachments'

export type StayingReason =
  /** The law keeps it here. */
  | 'law'
  /** The receiver doesn't need it. */
  | 'not-needed'
  /** Only frozen documents travel. */
  | 'not-frozen'
  /** It belongs to the household that wrote it. */
  | 'of-household'

export interface StayingItem {
  code: StayingCode
  count: number
  reason: StayingReason
}

export interface TransferRecords {
  pupil: Pupil
  enrolments: readonly Enrolment[]
  trajectories: readonly Trajectory[]
  activities: readonly Activity[]
  conversations: readonly Conversation[]
  agreements: readonly Agreement[]
  summaries: readonly PhaseSummary[]
  documents: readonly IssuedDocument[]
  guardians: readonly Guardian[]
  attachmentCount: number
  workingNoteCount: number
}

export interface TransferChoices {
  mayGo: TransferItem[]
  stays: StayingItem[]
}

export function transferChoices(records: TransferRecords): TransferChoices {
  const current = inForce(records.documents)
  const mayGo: TransferItem[] = [
    ...records.enrolments
      .toSorted((left, right) => left.schoolYear - right.schoolYear)
      .map((enrolment) => ({ section: 'school-career' as const, id: enrolment.id, proposed: true, enrolment })),
    ...records.trajectories
      .toSorted((left, right) => left.startedDay.localeCompare(right.startedDay))
      .map((trajectory) => ({ section: 'career' as const, id: trajectory.id, proposed: true, trajectory })),
    ...byFreezing(current).flatMap((document): TransferItem[] =>
      document.model.kind === 'phase-summary'
        ? [
            {
              section: 'phase-summaries',
              id: document.id,
              proposed: true,
              document: { ...document, model: document.model },
            },
          ]
        : [],
    ),
    ...records.activities
      .toSorted((left, right) => left.day.localeCompare(right.day))
      .map((activity) => ({ section: 'activities' as const, id: activity.id, proposed: false, activity })),
    ...byFreezing(current).flatMap((document): TransferItem[] =>
      document.model.kind === 'conversation-report'
        ? [{ section: 'reports', id: document.id, proposed: false, document: { ...document, model: document.model } }]
        : [],
    ),
  ]
  return { mayGo, stays: stayingOf(records, current) }
}

/** The ids ticked before the counsellor changes anything. */
export const proposedIds = (choices: TransferChoices): ReadonlySet<Id> =>
  new Set(choices.mayGo.filter((item) => item.proposed).map((item) => item.id))

function stayingOf(records: TransferRecords, current: readonly IssuedDocument[]): StayingItem[] {
  const { context } = records.pupil
  const frozen = new Set(current.map((document) => document.sourceId))
  const all: StayingItem[] = [
    { code: 'working-notes', reason: 'law', count: records.workingNoteCount },
    { code: 'context-card', reason: 'not-needed', count: Object.values(context).some((text) => text !== '') ? 1 : 0 },
    { code: 'guardian-contacts', reason: 'not-needed', count: records.guardians.length },
    {
      code: 'talks-without-report',
      reason: 'not-frozen',
      count: records.conversations.filter((talk) => !frozen.has(talk.id)).length,
    },
    {
      code: 'summaries-not-frozen',
      reason: 'not-frozen',
      count: records.summaries.filter((summary) => !frozen.has(summary.id)).length,
    },
    { code: 'replaced-versions', reason: 'not-needed', count: records.documents.length - current.length },
    {
      code: 'remarks-sheets',
      reason: 'of-household',
      count: current.filter((document) => document.kind === 'remarks-sheet').length,
    },
    { code: 'agreements', reason: 'not-needed', count: records.agreements.length },
    { code: 'attachments', reason: 'not-needed', count: records.attachmentCount },
  ]
  return all.filter((item) => item.count > 0)
}

const byFreezing = (documents: readonly IssuedDocument[]): IssuedDocument[] =>
  documents.toSorted((left, right) => left.frozenAtUtc.localeCompare(right.frozenAtUtc))
