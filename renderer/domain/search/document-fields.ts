/** What a frozen document says, field by field. What a transfer dossier takes along is searched in it too. */
import { voices } from '../conversations/guide.ts'
import type { Phase } from '../phases/trajectory.ts'
import type {
  ConversationReport,
  DocumentModel,
  PhaseSummaryDocument,
  TransferDossier,
} from '../reports/document-model.ts'
import { missingCase } from '../shared/result.ts'
import type { FieldName, FieldRef } from './question.ts'
import type { SearchField } from './searchable.ts'

export function documentFields(model: DocumentModel): SearchField[] {
  return [...ownFields(model), field('documentNumber', model.number)].filter(({ text }) => text.trim() !== '')
}

export const phaseOfDocument = (model: DocumentModel): Phase | null =>
  model.kind === 'conversation-report' || model.kind === 'phase-summary' ? model.phase : null

function ownFields(model: DocumentModel): SearchField[] {
  switch (model.kind) {
    case 'conversation-report':
      return reportFields(model)
    case 'phase-summary':
      return summaryFields(model)
    case 'transfer-dossier':
      return transferFields(model)
    case 'remarks-sheet':
      return [field('remark', model.remark), field('participants', model.writtenBy)]
    default:
      return missingCase(model)
  }
}

const field = (name: FieldName, text: string, more: Omit<FieldRef, 'name'> = {}): SearchField => ({
  ref: { name, ...more },
  text,
})

const reportFields = (report: ConversationReport): SearchField[] => [
  ...voices.flatMap((voice) => report.voices[voice].map((text) => field('voice', text, { voice }))),
  ...voices.map((voice) => field('expectation', report.expectations[voice], { voice })),
  field('differenceNote', report.differenceNote),
  field('strengths', report.strengths),
  field('ownReason', report.ownReason),
  field('appreciation', report.appreciation),
  ...report.agreements.map(({ what }) => field('agreement', what)),
  field('followUp', report.followUp),
  field(
    'participants',
    report.participants
      .filter(({ voice }) => voice !== 'pupil')
      .map(({ name }) => name)
      .join(', '),
  ),
]

const summaryFields = (summary: PhaseSummaryDocument): SearchField[] => [
  field('steps', summary.steps),
  field('insights', summary.insights),
  field('ownReason', summary.ownReason),
  field('strengths', summary.strengths),
  field('choiceAndReason', summary.choiceAndReason),
  ...voices.map((voice) => field('voice', summary.voices[voice], { voice })),
  field('contentWith', summary.contentWith),
  field('couldBeBetter', summary.couldBeBetter),
  field('agreementsThatGoOn', summary.agreementsThatGoOn),
]

const transferFields = (dossier: TransferDossier): SearchField[] => [
  field('receiver', [dossier.receiver.school, dossier.receiver.town].filter(Boolean).join(', ')),
  ...dossier.views.map(({ text }) => field('view', text)),
  ...dossier.career.flatMap(({ chosen, ownReason, alternatives }) => [
    field('chosen', chosen),
    field('ownReason', ownReason),
    field('alternatives', alternatives.join(', ')),
  ]),
  ...dossier.activities.flatMap(({ title, reflection }) => [field('title', title), field('reflection', reflection)]),
  ...dossier.phaseSummaries.flatMap(summaryFields),
  ...dossier.reports.flatMap(reportFields),
]
