/**
 * Whose inspection and view belong to a transfer, by age (data-model.md, "Who gets, signs and inspects"): under 16 the
 * guardians inspect, and the pupil may add a view; at 16 and 17 the pupil inspects, the guardians are told and may
 * add a view; from 18 on it is the pupil alone. A guardian stands here only with authority and without a restriction.
 * Where no birth date is known, pupil and guardians are both asked: leaving one out would be the worse mistake.
 */
import { guardiansOf } from '../conversations/participants.ts'
import type { Guardian, Relation } from '../pupils/guardian.ts'
import { guardianStandingOn, type LeftOutReason, type RoleWords } from '../pupils/guardian-standing.ts'
import { fullName } from '../pupils/person-name.ts'
import { type AgeGroup, ageGroupOn, type Pupil } from '../pupils/pupil.ts'
import type { Day } from '../shared/dates.ts'
import type { Id } from '../shared/row.ts'

export interface TransferPerson {
  personId: Id
  kind: 'pupil' | 'guardian'
  name: string
  role: string
}

export interface TransferPeople {
  ageGroup: AgeGroup
  /** Read the dossier before it goes. */
  inspect: TransferPerson[]
  told: TransferPerson[]
  mayGiveView: TransferPerson[]
  /** Guardians whom the table leaves out for a reason of their own, not for the pupil's age. */
  leftOut: { personId: Id; name: string; role: string; reasonCode: LeftOutReason }[]
  /** Stand above, but nobody recorded their authority. */
  toCheck: Id[]
}

export interface TransferPeopleInput {
  pupil: Pupil
  relations: readonly Relation[]
  guardians: readonly Guardian[]
  roleWords: RoleWords
  onDay: Day
}

export function transferPeople(input: TransferPeopleInput): TransferPeople {
  const { pupil, roleWords, onDay } = input
  const ageGroup = ageGroupOn(pupil, onDay)
  const self: TransferPerson = { personId: pupil.id, kind: 'pupil', name: fullName(pupil), role: roleWords.pupil }
  if (ageGroup === '18-plus') {
    return { ageGroup, inspect: [self], told: [], mayGiveView: [self], leftOut: [], toCheck: [] }
  }
  const guardians: TransferPerson[] = []
  const leftOut: TransferPeople['leftOut'] = []
  const toCheck: Id[] = []
  for (const { relation, guardian } of guardiansOf(pupil.id, input.relations, input.guardians)) {
    const personId = guardian.id
    const named = { personId, name: fullName(guardian), role: roleWords[relation.kind] }
    const standing = guardianStandingOn(pupil, { relation, guardian }, onDay)
    if (!standing.asked) {
      if (standing.reason === 'deceased') continue
      leftOut.push({ ...named, reasonCode: standing.reason })
      continue
    }
    guardians.push({ ...named, kind: 'guardian' })
    if (standing.check) toCheck.push(personId)
  }
  const mayGiveView = [...guardians, self]
  if (ageGroup === '16-17') return { ageGroup, inspect: [self], told: guardians, mayGiveView, leftOut, toCheck }
  const inspect = ageGroup === 'unknown' ? [...guardians, self] : guardians
  // A pupil under 16 without any guardian who may be asked: then the pupil reads it.
  return { ageGroup, inspect: inspect.length > 0 ? inspect : [self], told: [], mayGiveView, leftOut, toCheck }
}

/** As it is printed: "Esther Mulder (moeder)". */
export const printedName = ({ name, role }: Pick<TransferPerson, 'name' | 'role'>): string =>
  role === '' ? name : `${name} (${role})`
