/**
 * The transfer dossier as a document model: a closed list of parts, each ticked by the counsellor (M5). Its frozen
 * reports and summaries go in word for word. Law: not before the pupil has applied, never for selection; to another
 * school only after inspection; the agreement and a view of guardians or pupil are kept apart and go along. Nobody
 * signs a transfer dossier: the counsellor seals it.
 */
import type { TransferDossier } from '../reports/document-model.ts'
import { type DocumentHead, levelNames } from '../reports/freeze.ts'
import { type Day, schoolYearLabel } from '../shared/dates.ts'
import { ok, type Result, refuse } from '../shared/result.ts'
import type { Id } from '../shared/row.ts'
import type { TransferChoices, TransferItem } from './transfer-choices.ts'

export type ReceiverKind = TransferDossier['receiver']['kind']

export interface TransferDetails {
  receiver: TransferDossier['receiver']
  /** Grondslag, as it is printed. */
  legalBasis: string
  inspection: TransferDossier['inspection']
  agreement: TransferDossier['agreement']
  views: TransferDossier['views']
  appliedOnDay: Day | null
}

export interface TransferDossierInput {
  head: DocumentHead
  details: TransferDetails
  choices: TransferChoices
  chosenIds: ReadonlySet<Id>
  today: Day
}

export type TransferRefusal =
  | 'nothing-chosen'
  | 'receiver-missing'
  /** To another school: there must be a day, not in the future, on which the pupil applied. */
  | 'pupil-has-not-applied'
  /** To another school: nobody inspected yet. */
  | 'not-inspected'

export function composeTransferDossier(input: TransferDossierInput): Result<TransferDossier, TransferRefusal> {
  const [refusal] = transferRefusals(input)
  return refusal === undefined ? ok(transferDossierModel(input)) : refuse(refusal)
}

/** Everything that keeps the dossier from being frozen, in the order in which it is filled in. */
export function transferRefusals(input: Omit<TransferDossierInput, 'head'>): TransferRefusal[] {
  const { choices, chosenIds, details, today } = input
  const found: TransferRefusal[] = []
  if (details.receiver.kind !== 'own-copy' && details.receiver.school.trim() === '') found.push('receiver-missing')
  const leaves = toOtherSchool.includes(details.receiver.kind)
  if (leaves && (details.appliedOnDay === null || details.appliedOnDay > today)) found.push('pupil-has-not-applied')
  if (!choices.mayGo.some((item) => chosenIds.has(item.id))) found.push('nothing-chosen')
  const isInspected = details.inspection.some(({ who, onDay }) => who.trim() !== '' && onDay <= today)
  if (leaves && !isInspected) found.push('not-inspected')
  return found
}

/** The model as it is now, whether it may be frozen or not: for looking at the pages while they are being made. */
export function transferDossierModel(input: TransferDossierInput): TransferDossier {
  const { head, details, choices, chosenIds } = input
  const chosen = choices.mayGo.filter((item) => chosenIds.has(item.id))
  return {
    ...head,
    signatories: [],
    kind: 'transfer-dossier',
    receiver: details.receiver,
    legalBasis: details.legalBasis.trim(),
    // A day still to come is an intention, not an inspection.
    inspection: details.inspection.filter(({ onDay }) => onDay <= input.today),
    agreement: details.agreement,
    views: details.views.filter((view) => view.text.trim() !== ''),
    appliedOnDay: details.appliedOnDay,
    career: itemsOf(chosen, 'career').map(({ trajectory }) => ({
      choice: trajectory.choice,
      phase: trajectory.phase,
      chosen: trajectory.chosen,
      chosenDay: trajectory.chosenDay,
      ownReason: trajectory.ownReason,
      alternatives: trajectory.alternatives,
    })),
    schoolYears: itemsOf(chosen, 'school-career').map(({ enrolment }) => ({
      schoolYear: schoolYearLabel(enrolment.schoolYear),
      className: enrolment.className,
      level: enrolment.level ? levelNames[enrolment.level] : '',
      profile: enrolment.profile,
    })),
    activities: itemsOf(chosen, 'activities').map(({ activity }) => ({
      title: activity.title,
      day: activity.day,
      reflection: activity.reflection,
      competencies: activity.competencies,
    })),
    phaseSummaries: itemsOf(chosen, 'phase-summaries').map(({ document }) => asPart(document.model)),
    reports: itemsOf(chosen, 'reports').map(({ document }) => asPart(document.model)),
  }
}

/** Word for word, but without who was asked to sign and which home their copy went to: no receiver needs that. */
const asPart = <Model extends { signatories: unknown[] }>(model: Model): Model => ({ ...model, signatories: [] })

const toOtherSchool: readonly ReceiverKind[] = ['vo-vo', 'vo-mbo']

function itemsOf<Section extends TransferItem['section']>(
  items: readonly TransferItem[],
  section: Section,
): Extract<TransferItem, { section: Section }>[] {
  return items.filter((item): item is Extract<TransferItem, { section: Section }> => item.section === section)
}
