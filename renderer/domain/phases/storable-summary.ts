/**
 * What of a summary on the screen can be stored now, and what is still empty. One text that is too long must not keep
 * the others from being stored: it waits, while its last version that fitted stays in the vault.
 */
import { excessOf } from '../conversations/storable-talk.ts'
import type { PhaseSummary } from './trajectory.ts'

/** In the order of the page. */
export const summaryFields = [
  'steps',
  'insights',
  'strengths',
  'ownReason',
  'choiceAndReason',
  'pupilVoice',
  'homeVoice',
  'schoolVoice',
  'contentWith',
  'couldBeBetter',
  'agreementsThatGoOn',
] as const satisfies readonly (keyof PhaseSummary)[]
export type SummaryField = (typeof summaryFields)[number]

export const emptyFields = (summary: Pick<PhaseSummary, SummaryField>): SummaryField[] =>
  summaryFields.filter((field) => summary[field].trim() === '')

export const tooLongFields = (summary: Pick<PhaseSummary, SummaryField>): SummaryField[] =>
  summaryFields.filter((field) => excessOf(summary[field]) > 0)

/** `stored` is the last version in the vault. */
export function storableSummary(draft: PhaseSummary, stored: PhaseSummary): PhaseSummary {
  const waiting = tooLongFields(draft).map((field) => [field, stored[field]] as const)
  return { ...draft, ...Object.fromEntries(waiting) }
}

/** The texts of a fresh composition in the row that is already there. */
export function recomposed(draft: PhaseSummary, fresh: PhaseSummary): PhaseSummary {
  return { ...draft, ...textsOf(fresh) }
}

export const textsOf = (summary: PhaseSummary): Pick<PhaseSummary, SummaryField> =>
  Object.fromEntries(summaryFields.map((field) => [field, summary[field]])) as Pick<PhaseSummary, SummaryField>

export type SummaryHindrance =
  | 'nothing-written'
  /** What stands on the screen is not what would be frozen. */
  | 'text-too-long'
  | 'nobody-asked-to-sign'
  /** Other people sign than proposed, and nobody said why. */
  | 'reason-missing'

/** What keeps a summary from being frozen, or null. */
export function summaryHindrance(
  draft: Pick<PhaseSummary, SummaryField>,
  askedCount: number,
  changedWithoutReasonCount: number,
): SummaryHindrance | null {
  if (emptyFields(draft).length === summaryFields.length) return 'nothing-written'
  if (tooLongFields(draft).length > 0) return 'text-too-long'
  if (askedCount === 0) return 'nobody-asked-to-sign'
  return changedWithoutReasonCount > 0 ? 'reason-missing' : null
}
