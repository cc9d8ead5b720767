/**
 * One person twice: found by what two rows share, shown as a question, merged only by the counsellor. Two parents
 * who share an e-mail address, and a father and son of one name, are two people: a name must fit as well.
 * Rows are compared within groups that share a key, so 10,000 guardians stay a matter of milliseconds.
 */
import type { Id } from '../../shared/row.ts'
import { foldForSearch } from '../../shared/text.ts'
import type { Guardian, Household, Relation } from '../guardian.ts'
import { compareNames, type PersonName } from '../person-name.ts'
import type { Pupil } from '../pupil.ts'
import { addressKey, contactKeys, emailKey } from './match-keys.ts'

export type DoubleReason =
  | 'same-name'
  | 'same-contact'
  | 'same-child'
  | 'same-home'
  | 'same-number'
  | 'same-birth-day'
  | 'same-guardian'
  /** One of the two has no contact of its own, only the name. */
  | 'contact-missing'

export interface Double<Person> {
  one: Person
  other: Person
  reasons: DoubleReason[]
}

/** Groups larger than this share something that tells nobody apart, such as the school's own telephone number. */
const groupMax = 12

export function guardianDoubles(
  guardians: readonly Guardian[],
  relations: readonly Relation[],
  households: readonly Household[],
): Double<Guardian>[] {
  const childrenOf = Map.groupBy(relations, ({ guardianId }) => guardianId)
  const homesOf = homeKeys(households)
  const childKeys = (id: Id): string[] => (childrenOf.get(id) ?? []).map(({ pupilId }) => `child ${pupilId}`)
  const groups = groupsBy(guardians, (guardian) => [
    ...contactKeys(guardian),
    ...childKeys(guardian.id),
    ...(homesOf.get(guardian.id) ?? []),
    ...(guardian.surname === '' ? [] : [`name ${foldForSearch(`${guardian.calledName} ${guardian.surname}`)}`]),
  ])
  return pairsOf(groups, (one, other) => {
    if (!isNameFitting(one, other)) return []
    const reasons: DoubleReason[] = []
    if (share(contactKeys(one), contactKeys(other))) reasons.push('same-contact')
    if (share(childKeys(one.id), childKeys(other.id))) reasons.push('same-child')
    if (share(homesOf.get(one.id) ?? [], homesOf.get(other.id) ?? [])) reasons.push('same-home')
    if (isSameFullName(one, other)) {
      const isBare = (guardian: Guardian): boolean => contactKeys(guardian).length === 0
      if (reasons.length > 0) reasons.unshift('same-name')
      else if (isBare(one) || isBare(other)) reasons.push('same-name', 'contact-missing')
    }
    return reasons
  })
}

export function pupilDoubles(pupils: readonly Pupil[], relations: readonly Relation[]): Double<Pupil>[] {
  const guardiansOf = Map.groupBy(relations, ({ pupilId }) => pupilId)
  const guardianKeys = (id: Id): string[] => (guardiansOf.get(id) ?? []).map(({ guardianId }) => `by ${guardianId}`)
  const active = pupils.filter(({ doubleOfId }) => doubleOfId === null)
  const groups = groupsBy(active, (pupil) => [
    ...(pupil.number === '' ? [] : [`number ${pupil.number}`]),
    ...[emailKey(pupil.email)].flatMap((key) => key ?? []),
    ...(pupil.birthDay === null ? [] : [`born ${pupil.birthDay} ${foldForSearch(pupil.surname)}`]),
    `name ${foldForSearch(`${pupil.calledName || pupil.firstNames} ${pupil.surname}`)}`,
  ])
  return pairsOf(groups, (one, other) => {
    if (one.siblings.some(({ pupilId, isSibling }) => isSibling && pupilId === other.id)) return []
    if (one.number !== '' && one.number === other.number) return ['same-number']
    if (!isNameFitting(one, other)) return []
    if (one.birthDay !== null && other.birthDay !== null && one.birthDay !== other.birthDay) return []
    const reasons: DoubleReason[] = []
    if (one.birthDay !== null && one.birthDay === other.birthDay) reasons.push('same-birth-day')
    if (emailKey(one.email) !== null && emailKey(one.email) === emailKey(other.email)) reasons.push('same-contact')
    if (share(guardianKeys(one.id), guardianKeys(other.id))) reasons.push('same-guardian')
    if (isSameFullName(one, other) && reasons.length > 0) reasons.unshift('same-name')
    return reasons
  })
}

function homeKeys(households: readonly Household[]): Map<Id, string[]> {
  const found = new Map<Id, string[]>()
  for (const household of households) {
    const key = addressKey(household)
    for (const { personId } of household.members) {
      found.set(personId, [...(found.get(personId) ?? []), `home ${key ?? household.id}`])
    }
  }
  return found
}

function groupsBy<Person>(people: readonly Person[], keysOf: (person: Person) => Iterable<string>): Person[][] {
  const groups = new Map<string, Person[]>()
  for (const person of people) {
    for (const key of new Set(keysOf(person))) {
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [person])
      else group.push(person)
    }
  }
  return [...groups.values()].filter(({ length }) => length > 1 && length <= groupMax)
}

function pairsOf<Person extends PersonName & { id: Id; notSameAs: readonly Id[] }>(
  groups: readonly Person[][],
  reasonsOf: (one: Person, other: Person) => DoubleReason[],
): Double<Person>[] {
  const pairs = new Map<string, Double<Person>>()
  const seen = new Set<string>()
  for (const group of groups) {
    for (const [index, one] of group.entries()) {
      for (const other of group.slice(index + 1)) {
        const key = one.id < other.id ? `${one.id} ${other.id}` : `${other.id} ${one.id}`
        if (seen.has(key)) continue
        seen.add(key)
        if (one.notSameAs.includes(other.id) || other.notSameAs.includes(one.id)) continue
        const reasons = reasonsOf(one, other)
        if (reasons.length > 0) pairs.set(key, { one, other, reasons })
      }
    }
  }
  return [...pairs.values()].sort((left, right) => compareNames(left.one, right.one))
}

const share = (left: readonly string[], right: readonly string[]): boolean => left.some((key) => right.includes(key))

const given = ({ calledName, firstNames }: PersonName): string => foldForSearch(calledName || firstNames)

/** Import names someone by their e-mail address or number when a list holds no more. */
const isNameless = ({ calledName, surname }: PersonName): boolean => calledName === '' && /[@\d]/.test(surname)

/** One surname, and a called name that is equal, missing, or the other's initial: "E. Mulder" and "Esther Mulder". */
function isNameFitting(one: PersonName, other: PersonName): boolean {
  if (isNameless(one) || isNameless(other)) return true
  if (surnameKey(one) !== surnameKey(other)) return false
  const [left, right] = [given(one), given(other)]
  if (left === right || left === '' || right === '') return true
  const [shorter, longer] = left.length < right.length ? [left, right] : [right, left]
  return isInitials(shorter) && longer.startsWith(shorter.slice(0, 1))
}

const surnameKey = ({ surname }: PersonName): string => foldForSearch(surname)
const isInitials = (folded: string): boolean => folded.split(' ').every((word) => word.length === 1)
const isSameFullName = (one: PersonName, other: PersonName): boolean =>
  given(one) !== '' && given(one) === given(other) && surnameKey(one) === surnameKey(other)

/** The one that says more first: it is proposed to stay. */
export function fullerFirst<Person extends PersonName>(one: Person, other: Person): [Person, Person] {
  const said = (person: Person): number => {
    const values: readonly unknown[] = Object.values(person)
    return values.filter((value) => value !== null && value !== '' && value !== false).length
  }
  const isFuller = said(other) + (isInitials(given(other)) ? -1 : 0) > said(one) + (isInitials(given(one)) ? -1 : 0)
  return isFuller ? [other, one] : [one, other]
}

/** Two people after all: never asked about again. */
export const notTheSame = <Person extends { id: Id; notSameAs: Id[] }>(one: Person, other: Person): Person => ({
  ...one,
  notSameAs: [...one.notSameAs.filter((id) => id !== other.id), other.id].slice(-100),
})
