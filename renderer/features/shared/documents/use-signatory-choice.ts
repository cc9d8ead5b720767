/** The proposal for one pupil and what the counsellor made of it. */
import { useMemo, useState } from 'react'
import type { Guardian, Household, Relation } from '#domain/pupils/guardian.ts'
import { fullName } from '#domain/pupils/person-name.ts'
import type { Pupil } from '#domain/pupils/pupil.ts'
import { householdOf, type ProposedSignatories, proposeSignatories } from '#domain/reports/signatories.ts'
import type { Day } from '#domain/shared/dates.ts'
import type { Id } from '#domain/shared/row.ts'
import { useRoleWords } from '#features/shared/use-role-words.ts'
import { type Candidate, type ChosenSignatories, chosenSignatories, type SignatoryPicks } from './signatory-choice.tsx'

export interface SignatoryPeople {
  pupil: Pupil
  relations: readonly Relation[]
  guardians: readonly Guardian[]
  households: readonly Household[]
}

export interface SignatoryChoiceState extends ChosenSignatories {
  proposal: ProposedSignatories
  candidates: Candidate[]
  picks: SignatoryPicks
  pick: (personId: Id, pick: SignatoryPicks[Id]) => void
  reset: () => void
}

/** `people` must keep its identity while it says the same. */
export function useSignatoryChoice(people: SignatoryPeople, onDay: Day): SignatoryChoiceState {
  const roleWords = useRoleWords()
  const [picks, setPicks] = useState<SignatoryPicks>({})
  const proposal = useMemo(() => proposeSignatories({ ...people, roleWords, onDay }), [people, roleWords, onDay])
  const candidates = useMemo(() => candidatesOf(people, proposal, onDay), [people, proposal, onDay])
  const chosen = useMemo(() => chosenSignatories(candidates, picks), [candidates, picks])
  return {
    ...chosen,
    proposal,
    candidates,
    picks,
    pick: (personId, pick) => setPicks((before) => ({ ...before, [personId]: pick })),
    reset: () => setPicks({}),
  }
}

/** Everybody who is proposed, then everybody who was left out, with the household their copy would go to. */
function candidatesOf(people: SignatoryPeople, proposal: ProposedSignatories, onDay: Day): Candidate[] {
  const leftOut = proposal.leftOut.map(({ personId, name, role }): Candidate => {
    const household = householdOf(personId, people.pupil.id, people.households, onDay)
    const guardian = people.guardians.find(({ id }) => id === personId)
    return {
      proposed: false,
      person: {
        personId,
        kind: 'guardian',
        name: guardian ? fullName(guardian) : name,
        role,
        householdId: household?.id ?? personId,
        householdLabel: household?.label || name,
      },
    }
  })
  return [...proposal.signatories.map((person) => ({ person, proposed: true })), ...leftOut]
}
