/**
 * Who is asked to receive and sign a report or phase summary, one signature field each (data-model.md, "Who gets,
 * signs and inspects"; the open choices stand in pupils/guardian-standing.ts). Letters go to households, signatures
 * to people (TB3): a guardian's copy is that of the household they live in on that day, first the one they share
 * with the pupil. A guardian without a household gets a copy of their own, so that nobody's field can end up on
 * another's copy: its id is then the guardian's own.
 */
import { guardiansOf } from '../conversations/participants.ts'
import { householdLabelOnPaper } from '../pupils/families/addresses.ts'
import { type Guardian, type Household, membersOn, type Relation } from '../pupils/guardian.ts'
import { guardianStandingOn, type LeftOutReason, type RoleWords } from '../pupils/guardian-standing.ts'
import { compareNames, fullName } from '../pupils/person-name.ts'
import { ageGroupOn, type Pupil } from '../pupils/pupil.ts'
import type { Day } from '../shared/dates.ts'
import type { Id } from '../shared/row.ts'
import type { Signatory } from './document-model.ts'

export interface SignatoriesInput {
  pupil: Pupil
  relations: readonly Relation[]
  guardians: readonly Guardian[]
  households: readonly Household[]
  roleWords: RoleWords
  onDay: Day
}

export type SignatoryCheck =
  /** Proposed although nobody recorded their authority. */
  | 'authority-unknown'
  /** No birth date: the pupil may be 18, and then guardians need the pupil's leave. */
  | 'age-unknown'
  /** 16 or 17: ask the pupil first what is shared beyond progress. */
  | 'ask-pupil-first'
  | 'no-household'

export interface ProposedSignatories {
  signatories: Signatory[]
  leftOut: { personId: Id; name: string; role: string; reasonCode: LeftOutReason }[]
  toCheck: { personId: Id; name: string; reasonCode: SignatoryCheck }[]
}

export function proposeSignatories(input: SignatoriesInput): ProposedSignatories {
  const { pupil, households, roleWords, onDay } = input
  const proposal: ProposedSignatories = { signatories: [], leftOut: [], toCheck: [] }
  const pupilName = fullName(pupil)
  const check = (personId: Id, name: string, reasonCode: SignatoryCheck): void => {
    proposal.toCheck.push({ personId, name, reasonCode })
  }

  const asked: { guardian: Guardian; home: string; signatory: Omit<Signatory, 'fieldName'> }[] = []
  for (const { relation, guardian } of guardiansOf(pupil.id, input.relations, input.guardians)) {
    const name = fullName(guardian)
    const role = roleWords[relation.kind]
    const standing = guardianStandingOn(pupil, { relation, guardian }, onDay)
    if (!standing.asked) {
      if (standing.reason === 'deceased') continue
      proposal.leftOut.push({ personId: guardian.id, name, role, reasonCode: standing.reason })
      continue
    }
    if (standing.check) check(guardian.id, name, standing.check)
    const household = householdOf(guardian.id, pupil.id, households, onDay)
    if (!household) check(guardian.id, name, 'no-household')
    asked.push({
      guardian,
      home: household === undefined ? '' : householdLabelOnPaper(household, ''),
      signatory: {
        personId: guardian.id,
        kind: 'guardian',
        name,
        role,
        householdId: household?.id ?? guardian.id,
        householdLabel: household === undefined ? name : householdLabelOnPaper(household, name),
      },
    })
  }
  if (asked.length > 0) {
    const ageGroup = ageGroupOn(pupil, onDay)
    if (ageGroup === 'unknown') check(pupil.id, pupilName, 'age-unknown')
    if (ageGroup === '16-17') check(pupil.id, pupilName, 'ask-pupil-first')
  }

  asked.sort((left, right) => left.home.localeCompare(right.home, 'nl') || compareNames(left.guardian, right.guardian))
  const people: Omit<Signatory, 'fieldName'>[] = [
    {
      personId: pupil.id,
      kind: 'pupil',
      name: pupilName,
      role: roleWords.pupil,
      householdId: null,
      householdLabel: '',
    },
    ...asked.map(({ signatory }) => signatory),
  ]
  proposal.signatories = numberFields(people)
  return proposal
}

/** Gives each person their field, in order: sign-1, sign-2 … Used again after the counsellor changed the list. */
export function numberFields(people: readonly Omit<Signatory, 'fieldName'>[]): Signatory[] {
  return people.map((person, index) => ({ ...person, fieldName: `sign-${index + 1}` }))
}

/** The household whose copy this guardian gets: first the one shared with the pupil. */
export function householdOf(
  guardianId: Id,
  pupilId: Id,
  households: readonly Household[],
  onDay: Day,
): Household | undefined {
  const lived = households.filter((household) => hasMember(household, guardianId, onDay))
  return lived.find((household) => hasMember(household, pupilId, onDay)) ?? lived[0]
}

const hasMember = (household: Household, personId: Id, onDay: Day): boolean =>
  membersOn(household, onDay).some((member) => member.personId === personId)
