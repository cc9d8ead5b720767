/**
 * Authority and restriction are dated facts with a source. When one changes, what held before is kept with the day it
 * was replaced; when a slip of the pen is mended, it is not. The counsellor says which of the two it is.
 */
import type { Day } from '../../shared/dates.ts'
import { historyMax, type Relation, type RelationFact } from '../guardian.ts'

export type Fact = 'authority' | 'restriction'

/** The facts in which the edited relation differs from the stored one and that had something to keep. */
export function changedFacts(stored: Relation, edited: Relation): Fact[] {
  const facts: Fact[] = []
  const isKnown = stored.authority !== 'unknown' || stored.authoritySource !== '' || stored.authorityDay !== null
  const authorityDiffers =
    stored.authority !== edited.authority ||
    stored.authoritySource !== edited.authoritySource.trim() ||
    stored.authorityDay !== edited.authorityDay
  if (isKnown && authorityDiffers) facts.push('authority')
  const { restriction } = stored
  if (restriction !== null && !isSameRestriction(restriction, edited.restriction)) facts.push('restriction')
  return facts
}

function isSameRestriction(one: NonNullable<Relation['restriction']>, other: Relation['restriction']): boolean {
  if (other === null) return false
  return (['what', 'why', 'fromDay', 'untilDay', 'source'] as const).every(
    (field) => (one[field] ?? '').trim() === (other[field] ?? '').trim(),
  )
}

/** The edited relation with what held before behind it; the oldest go when there is no room for more. */
export function keepFormerFacts(stored: Relation, edited: Relation, today: Day): Relation {
  const former = changedFacts(stored, edited).map((fact) => factOf(stored, fact, today))
  return withFormerFacts(edited, former)
}

export const withFormerFacts = (relation: Relation, former: readonly (RelationFact | null)[]): Relation => ({
  ...relation,
  history: [...relation.history, ...former.flatMap((fact) => fact ?? [])].slice(-historyMax),
})

export function factOf(relation: Relation, fact: Fact, replacedOnDay: Day): RelationFact | null {
  if (fact === 'restriction') {
    const { restriction } = relation
    return restriction === null ? null : { kind: 'restriction', restriction, replacedOnDay }
  }
  const { authority, authoritySource: source, authorityDay: seenOnDay } = relation
  return { kind: 'authority', authority, source, seenOnDay, replacedOnDay }
}
