/** The proposal for one pupil and what the counsellor made of it. */
import { useMemo, useState } from 'react'
import type { Guardian, Household, Relation } from '#domain/pupils/guardian.ts'
import type { Pupil } from '#domain/pupils/pupil.ts'
import {
  type Candidate,
  type ChosenSignatories,
  candidatesOf,
  chosenSignatories,
  type SignatoryPicks,
} from '#domain/reports/chosen-signatories.ts'
import { type ProposedSignatories, proposeSignatories } from '#domain/reports/signatories.ts'
import type { Day } from '#domain/shared/dates.ts'
import type { Id } from '#domain/shared/row.ts'
import { useRoleWords } from '#features/shared/use-role-words.ts'

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
  const candidates = useMemo(
    () => candidatesOf(people.pupil.id, people.guardians, people.households, proposal, onDay),
    [people, proposal, onDay],
  )
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
