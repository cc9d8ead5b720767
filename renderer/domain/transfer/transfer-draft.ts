/**
 * A transfer that is being prepared (M5): for whom, since when the pupil applied there, what goes and why, who
 * inspected, what pupil and guardians say. It stays in the vault after freezing, as the record of who was told and
 * why a report went along; the frozen document itself holds only what the receiver needs.
 *
 * Only departures from the proposal are kept, so that a summary frozen tomorrow still comes in by itself. BSN and
 * onderwijsnummer have no place here.
 */
import { z } from 'zod'
import { excessOf } from '../conversations/storable-talk.ts'
import { documentTextSchema } from '../reports/document-text.ts'
import { type Day, daySchema, instantSchema } from '../shared/dates.ts'
import { type Clock, type Id, idSchema, rowSchema } from '../shared/row.ts'
import { lineSchema, longTextSchema } from '../shared/text.ts'
import {
  type ReceiverKind,
  type TransferDetails,
  type TransferDossierInput,
  type TransferRefusal,
  transferRefusals,
} from './compose-transfer-dossier.ts'
import type { TransferChoices, TransferItem } from './transfer-choices.ts'

export const receiverKinds = ['vo-mbo', 'vo-vo', 'within-school', 'own-copy'] as const satisfies readonly ReceiverKind[]
export const agreementAnswers = ['yes', 'no', 'unknown'] as const

const pickSchema = z.object({ id: idSchema, goes: z.boolean(), reason: lineSchema })
/** `personId` null: someone who is not in the dossier; `who` is how they are printed. */
const toldSchema = z.object({ personId: idSchema.nullable(), who: lineSchema, onDay: daySchema.nullable() })
const viewSchema = z.object({ personId: idSchema, who: lineSchema, text: longTextSchema.pipe(documentTextSchema) })

export const transferDraftSchema = rowSchema.extend({
  pupilId: idSchema,
  receiver: z.object({ kind: z.enum(receiverKinds), school: lineSchema, town: lineSchema }),
  appliedOnDay: daySchema.nullable(),
  /** Departures from the proposal, and the reason that each chosen report goes. */
  picks: z.array(pickSchema).max(5000),
  inspection: z.array(toldSchema).max(60),
  /** Guardians of a pupil of 16 or 17, who are told and do not inspect. */
  told: z.array(toldSchema).max(60),
  agreement: z.enum(agreementAnswers),
  views: z.array(viewSchema).max(60),
  changedAtUtc: instantSchema,
  /** Set once frozen. */
  issuedDocumentId: idSchema.nullable(),
})
export type TransferDraft = z.infer<typeof transferDraftSchema>
export type TransferPick = TransferDraft['picks'][number]
export type ToldPerson = TransferDraft['inspection'][number]

export function newTransferDraft(pupilId: Id, clock: Clock): TransferDraft {
  return {
    id: clock.newId(),
    rev: 0,
    pupilId,
    receiver: { kind: 'vo-mbo', school: '', town: '' },
    appliedOnDay: null,
    picks: [],
    inspection: [],
    told: [],
    agreement: 'unknown',
    views: [],
    changedAtUtc: clock.nowUtc(),
    issuedDocumentId: null,
  }
}

const pickOf = (draft: Pick<TransferDraft, 'picks'>, id: Id): TransferPick | undefined =>
  draft.picks.find((pick) => pick.id === id)

export const goesAlong = (draft: Pick<TransferDraft, 'picks'>, item: TransferItem): boolean =>
  pickOf(draft, item.id)?.goes ?? item.proposed

export const reasonFor = (draft: Pick<TransferDraft, 'picks'>, item: TransferItem): string =>
  pickOf(draft, item.id)?.reason ?? ''

/** Ticked or not; the reason typed before comes back when a report is ticked again. */
export function withPick(draft: TransferDraft, item: TransferItem, goes: boolean): TransferDraft {
  return replacePick(draft, { id: item.id, goes, reason: reasonFor(draft, item) }, item.proposed)
}

export function withReason(draft: TransferDraft, item: TransferItem, reason: string): TransferDraft {
  return replacePick(draft, { id: item.id, goes: goesAlong(draft, item), reason }, item.proposed)
}

function replacePick(draft: TransferDraft, pick: TransferPick, proposed: boolean): TransferDraft {
  const others = draft.picks.filter(({ id }) => id !== pick.id)
  const isProposal = pick.goes === proposed && pick.reason === ''
  return { ...draft, picks: isProposal ? others : [...others, pick] }
}

/** A report is more than the closed list holds, so each one needs a reason (law: only what is needed). */
export const needsReason = (item: TransferItem): boolean => item.section === 'reports'

export function chosenIdsOf(draft: Pick<TransferDraft, 'picks'>, choices: TransferChoices): ReadonlySet<Id> {
  return new Set(choices.mayGo.filter((item) => goesAlong(draft, item)).map(({ id }) => id))
}

export const isToOtherSchool = (kind: ReceiverKind): boolean => kind === 'vo-vo' || kind === 'vo-mbo'

/**
 * What the frozen document says of it. An answer that belongs to another kind of receiver is kept in the draft and
 * left out here: the pupil's own copy has no receiving school and no inspection.
 */
export function detailsOf(draft: TransferDraft, legalBasis: string): TransferDetails {
  const { receiver } = draft
  const isOwnCopy = receiver.kind === 'own-copy'
  const leaves = isToOtherSchool(receiver.kind)
  return {
    receiver: isOwnCopy ? { kind: 'own-copy', school: '', town: '' } : receiver,
    legalBasis,
    inspection: isOwnCopy
      ? []
      : draft.inspection.flatMap(({ who, onDay }) => (who === '' || onDay === null ? [] : [{ who, onDay }])),
    agreement: draft.agreement,
    views: isOwnCopy ? [] : draft.views.map(({ who, text }) => ({ who, text })),
    appliedOnDay: leaves ? draft.appliedOnDay : null,
  }
}

/** Each person of the dossier once; one whose day is cleared is forgotten. */
export function withDay(list: readonly ToldPerson[], person: ToldPerson & { personId: Id }): ToldPerson[] {
  const others = list.filter(({ personId }) => personId !== person.personId)
  return person.onDay === null ? others : [...others, person]
}

export const dayOfPerson = (list: readonly ToldPerson[], personId: Id): Day | null =>
  list.find((told) => told.personId === personId)?.onDay ?? null

export function withView(draft: TransferDraft, view: TransferDraft['views'][number]): TransferDraft {
  const others = draft.views.filter(({ personId }) => personId !== view.personId)
  return { ...draft, views: view.text === '' ? others : [...others, view] }
}

/** One view that is too long waits; everything else is stored. `stored` is the last version in the vault. */
export function storableTransferDraft(draft: TransferDraft, stored: TransferDraft): TransferDraft {
  const views = draft.views.flatMap((view) =>
    excessOf(view.text) === 0 ? [view] : stored.views.filter(({ personId }) => personId === view.personId),
  )
  return { ...draft, views }
}

export type TransferHindrance =
  | TransferRefusal
  /** What stands on the screen is not what would be frozen. */
  | 'text-too-long'
  /** A report was chosen and nobody said why. */
  | 'reason-missing'

/** Everything that still keeps this draft from being frozen. */
export function hindrancesOf(
  draft: TransferDraft,
  input: Pick<TransferDossierInput, 'choices' | 'today'>,
): TransferHindrance[] {
  const refusals = transferRefusals({
    ...input,
    details: detailsOf(draft, ''),
    chosenIds: chosenIdsOf(draft, input.choices),
  })
  const isUnexplained = input.choices.mayGo.some(
    (item) => needsReason(item) && goesAlong(draft, item) && reasonFor(draft, item).trim() === '',
  )
  const isTooLong = draft.views.some(({ text }) => excessOf(text) > 0)
  return [
    ...refusals,
    ...(isUnexplained ? ['reason-missing' as const] : []),
    ...(isTooLong ? ['text-too-long' as const] : []),
  ]
}
