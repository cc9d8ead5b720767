/**
 * Brothers and sisters: proposed from what two pupils share (a guardian, a guardian's e-mail or telephone, an
 * address), linked only when the counsellor says so, and never proposed again after a "no". Nothing is merged and
 * nothing follows from a proposal.
 *
 * Not proposed: pupils who share no more than a gezinsvoogd or someone with more children than a family has, pupils
 * of one boarding house with different surnames, and a pupil who looks like the same person (doubles.ts).
 */
import type { Day } from '../../shared/dates.ts'
import type { Id } from '../../shared/row.ts'
import { foldForSearch } from '../../shared/text.ts'
import { type Guardian, type Household, membersOn, type Relation } from '../guardian.ts'
import { compareNames, fullName } from '../person-name.ts'
import type { Pupil } from '../pupil.ts'
import { addressKey, contactKeys } from './match-keys.ts'

export type SiblingReason =
  | { kind: 'same-guardian'; name: string }
  /** Two guardians with one e-mail address or telephone number. */
  | { kind: 'same-contact'; name: string; otherName: string }
  | { kind: 'same-address' }

export interface SiblingProposal {
  pupil: Pupil
  reasons: SiblingReason[]
}

export interface Siblings {
  linked: { pupil: Pupil; day: Day }[]
  proposed: SiblingProposal[]
}

export interface FamilyRows {
  pupils: readonly Pupil[]
  relations: readonly Relation[]
  guardians: readonly Guardian[]
  households: readonly Household[]
}

/** More children than this share a school's house, or a professional, before they share a family. */
const familyMax = 8

export function siblingsOf(pupil: Pupil, rows: FamilyRows, day: Day): Siblings {
  const others = new Map(
    rows.pupils
      .filter(({ id, doubleOfId }) => id !== pupil.id && doubleOfId === null)
      .map((other) => [other.id, other]),
  )
  const answers = new Map(pupil.siblings.map((answer) => [answer.pupilId, answer]))
  const linked = [...answers.values()].flatMap(({ pupilId, isSibling, day: since }) => {
    const other = others.get(pupilId)
    return isSibling && other !== undefined ? [{ pupil: other, day: since }] : []
  })

  const reasonsOf = new Map<Id, SiblingReason[]>()
  const found = (otherId: Id, reason: SiblingReason): void => {
    const other = others.get(otherId)
    if (other === undefined || answers.has(otherId) || looksLikeSame(pupil, other)) return
    const known = reasonsOf.get(otherId) ?? []
    // Parents who share a telephone say nothing more where one of them is parent of both children.
    if (reason.kind === 'same-contact' && known.some(({ kind }) => kind !== 'same-address')) return
    reasonsOf.set(otherId, [...known, reason])
  }
  byGuardian(pupil, rows, found)
  byAddress(pupil, rows, others, day, found)
  const proposed = [...reasonsOf].flatMap(([id, reasons]): SiblingProposal[] => {
    const other = others.get(id)
    return other === undefined ? [] : [{ pupil: other, reasons }]
  })
  const byName = (left: { pupil: Pupil }, right: { pupil: Pupil }): number => compareNames(left.pupil, right.pupil)
  return { linked: linked.sort(byName), proposed: proposed.sort(byName) }
}

type Found = (otherId: Id, reason: SiblingReason) => void

function byGuardian(pupil: Pupil, { relations, guardians }: FamilyRows, found: Found): void {
  const ofFamily = relations.filter(({ kind }) => kind !== 'family-guardian')
  const relationsOf = Map.groupBy(ofFamily, ({ guardianId }) => guardianId)
  const ownIds = new Set(ofFamily.filter(({ pupilId }) => pupilId === pupil.id).map(({ guardianId }) => guardianId))
  const own = guardians.filter(({ id }) => ownIds.has(id))
  const childrenOf = (guardianId: Id): Id[] => {
    const ids = new Set((relationsOf.get(guardianId) ?? []).map(({ pupilId }) => pupilId))
    return ids.size > familyMax ? [] : [...ids].filter((id) => id !== pupil.id)
  }
  const ownByContact = new Map(own.flatMap((guardian) => contactKeys(guardian).map((key) => [key, guardian] as const)))
  for (const guardian of own) {
    for (const id of childrenOf(guardian.id)) found(id, { kind: 'same-guardian', name: fullName(guardian) })
  }
  for (const guardian of guardians) {
    if (ownIds.has(guardian.id)) continue
    const match = contactKeys(guardian).flatMap((key) => ownByContact.get(key) ?? [])[0]
    if (match === undefined) continue
    for (const id of childrenOf(guardian.id)) {
      found(id, { kind: 'same-contact', name: fullName(match), otherName: fullName(guardian) })
    }
  }
}

function byAddress(
  pupil: Pupil,
  { households }: FamilyRows,
  others: ReadonlyMap<Id, Pupil>,
  day: Day,
  found: Found,
): void {
  const livesIn = (household: Household, id: Id): boolean =>
    membersOn(household, day).some(({ personId }) => personId === id)
  const ownKeys = new Set(
    households.flatMap((household) => (livesIn(household, pupil.id) ? (addressKey(household) ?? []) : [])),
  )
  if (ownKeys.size === 0) return
  const housemates = new Set<Id>()
  for (const household of households) {
    const key = addressKey(household)
    if (key === null || !ownKeys.has(key)) continue
    for (const member of membersOn(household, day)) {
      if (member.kind === 'pupil' && member.personId !== pupil.id) housemates.add(member.personId)
    }
  }
  const isFamily = housemates.size < familyMax
  for (const id of housemates) {
    const other = others.get(id)
    if (other !== undefined && (isFamily || sameSurname(pupil, other))) found(id, { kind: 'same-address' })
  }
}

const sameSurname = (one: Pupil, other: Pupil): boolean => foldForSearch(one.surname) === foldForSearch(other.surname)

/** The same day of birth and called name: the same child twice. Twins have names of their own. */
const looksLikeSame = (one: Pupil, other: Pupil): boolean =>
  one.birthDay !== null &&
  one.birthDay === other.birthDay &&
  foldForSearch(one.calledName || one.firstNames) === foldForSearch(other.calledName || other.firstNames)

/** Both rows, with the answer in each. */
export function answerSibling(pupil: Pupil, other: Pupil, isSibling: boolean, day: Day): [Pupil, Pupil] {
  const withAnswer = (row: Pupil, pupilId: Id): Pupil => ({
    ...row,
    siblings: [...row.siblings.filter((answer) => answer.pupilId !== pupilId), { pupilId, isSibling, day }],
  })
  return [withAnswer(pupil, other.id), withAnswer(other, pupil.id)]
}

/** Takes the link back: the pupils may be proposed to each other again. */
export function forgetSibling(pupil: Pupil, other: Pupil): [Pupil, Pupil] {
  const without = (row: Pupil, pupilId: Id): Pupil => ({
    ...row,
    siblings: row.siblings.filter((answer) => answer.pupilId !== pupilId),
  })
  return [without(pupil, other.id), without(other, pupil.id)]
}
