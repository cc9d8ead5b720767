/**
 * The counsellor may depart from the proposed signatories and says why (data-model.md, "Who gets, signs and inspects").
 * The reason is kept with the document and stands on no page.
 */
import { householdLabelOnPaper } from '../pupils/families/addresses.ts'
import type { Guardian, Household } from '../pupils/guardian.ts'
import { fullName } from '../pupils/person-name.ts'
import type { Day } from '../shared/dates.ts'
import type { Id } from '../shared/row.ts'
import type { Signatory } from './document-model.ts'
import type { SignatoryChange } from './issued-document.ts'
import { householdOf, numberFields, type ProposedSignatories } from './signatories.ts'

/** Someone who could be asked; `proposed` says whether the app would. */
export interface Candidate {
  person: Omit<Signatory, 'fieldName'>
  proposed: boolean
}

/** Per person whether they are asked and, where that departs from the proposal, why. */
export type SignatoryPicks = Readonly<Record<Id, { asked: boolean; reason: string }>>

export interface ChosenSignatories {
  signatories: Signatory[]
  changes: SignatoryChange[]
  /** Changed without a reason: freezing waits for it. */
  withoutReason: number
}

/** Everybody who is proposed, then everybody who was left out, with the household their copy would go to. */
export function candidatesOf(
  pupilId: Id,
  guardians: readonly Guardian[],
  households: readonly Household[],
  proposal: ProposedSignatories,
  onDay: Day,
): Candidate[] {
  const leftOut = proposal.leftOut.map(({ personId, name, role }): Candidate => {
    const household = householdOf(personId, pupilId, households, onDay)
    const guardian = guardians.find(({ id }) => id === personId)
    return {
      proposed: false,
      person: {
        personId,
        kind: 'guardian',
        name: guardian ? fullName(guardian) : name,
        role,
        householdId: household?.id ?? personId,
        householdLabel: household === undefined ? name : householdLabelOnPaper(household, name),
      },
    }
  })
  const proposed = proposal.signatories.map(({ fieldName: _fieldName, ...person }) => ({ person, proposed: true }))
  return [...proposed, ...leftOut]
}

export function chosenSignatories(candidates: readonly Candidate[], picks: SignatoryPicks): ChosenSignatories {
  const isAsked = ({ person, proposed }: Candidate): boolean => picks[person.personId]?.asked ?? proposed
  const changes = candidates
    .filter((candidate) => isAsked(candidate) !== candidate.proposed)
    .map(
      ({ person, proposed }): SignatoryChange => ({
        personId: person.personId,
        name: person.name,
        change: proposed ? 'left-out' : 'added',
        reason: (picks[person.personId]?.reason ?? '').trim(),
      }),
    )
  return {
    signatories: numberFields(candidates.filter(isAsked).map(({ person }) => person)),
    changes,
    withoutReason: changes.filter(({ reason }) => reason === '').length,
  }
}
