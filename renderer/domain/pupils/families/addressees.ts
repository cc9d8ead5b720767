/**
 * To whom the school's letters go on one day: one letter per home with all its guardians who may be written to, and
 * brothers and sisters together (TB3: homes are equal, each gets its own); apart where somebody in the home may not
 * read about one of them. From 18 on the pupil is written to, the
 * guardians besides only when let in. Whoever gets nothing is named with the reason, so that the counsellor can see
 * to it in another way: a letter for a secret address is handed over, never addressed.
 */
import { householdOf } from '../../reports/signatories.ts'
import type { Day } from '../../shared/dates.ts'
import type { Id } from '../../shared/row.ts'
import { type Guardian, type Household, membersOn, type Relation } from '../guardian.ts'
import { guardianStandingOn, type LeftOutReason, notReachedOn } from '../guardian-standing.ts'
import { compareNames, fullName } from '../person-name.ts'
import { ageGroupOn, type Pupil } from '../pupil.ts'
import { printableAddress } from './addresses.ts'

export interface AddresseesInput {
  pupils: readonly Pupil[]
  relations: readonly Relation[]
  guardians: readonly Guardian[]
  households: readonly Household[]
  day: Day
  /** General: every guardian who may be reached. About the pupil: those who get reports (guardian-standing.ts). */
  letter: 'general' | 'about-pupil'
}

export interface Addressee {
  to: 'household' | 'pupil'
  householdId: Id
  /** In the order of a Dutch list; empty when the letter is to the pupil. */
  guardians: Guardian[]
  pupils: Pupil[]
  /** Full names of those the letter is to. */
  names: string[]
  /** Street, then postcode and town. */
  lines: string[]
}

export type NotWrittenReason = 'secret-address' | 'no-address' | 'no-household' | LeftOutReason

export interface NotWritten {
  pupilId: Id
  /** Null when it is the pupil who would be written to. */
  guardianId: Id | null
  name: string
  reason: NotWrittenReason
}

export interface Addressees {
  addressees: Addressee[]
  notWritten: NotWritten[]
}

export function addresseesOf(input: AddresseesInput): Addressees {
  const { day } = input
  const guardianById = new Map(input.guardians.map((guardian) => [guardian.id, guardian]))
  const relationsOf = Map.groupBy(input.relations, ({ pupilId }) => pupilId)
  const homesOf = householdsByPerson(input.households)
  const letters = new Map<string, Addressee>()
  const notWritten: NotWritten[] = []

  for (const pupil of input.pupils) {
    if (ageGroupOn(pupil, day) === '18-plus') {
      const own = letterToPupil(pupil, homesOf.get(pupil.id) ?? [], day)
      if ('reason' in own) notWritten.push(own)
      else letters.set(`pupil ${pupil.id}`, own)
    }
    const seen = new Set<Id>()
    const reached = new Map<Id, { household: Household; lines: string[]; guardians: Guardian[] }>()
    const closedHomeIds = new Set<Id>()
    for (const relation of relationsOf.get(pupil.id) ?? []) {
      const guardian = guardianById.get(relation.guardianId)
      if (guardian === undefined || guardian.deceased !== null || seen.has(guardian.id)) continue
      seen.add(guardian.id)
      // Whoever works with the family is not invited as if they were its parent.
      if (input.letter === 'general' && relation.kind === 'family-guardian') continue
      const not = (reason: NotWrittenReason): void =>
        void notWritten.push({ pupilId: pupil.id, guardianId: guardian.id, name: fullName(guardian), reason })
      const reason = leftOutOf(pupil, relation, guardian, input)
      if (reason !== null) {
        not(reason)
        for (const { id } of homesOf.get(guardian.id) ?? []) closedHomeIds.add(id)
        continue
      }
      const household = householdOf(guardian.id, pupil.id, homesOf.get(guardian.id) ?? [], day)
      const lines = household === undefined ? null : printableAddress(household)
      if (household === undefined) not('no-household')
      else if (lines === null) not(household.isSecret ? 'secret-address' : 'no-address')
      else {
        const { guardians } = reached.get(household.id) ?? { guardians: [] }
        reached.set(household.id, { household, lines, guardians: [...guardians, guardian] })
      }
    }
    for (const { household, lines, guardians } of reached.values()) {
      const isShared = input.letter === 'general' && !closedHomeIds.has(household.id)
      const readers = isShared ? [] : guardians.map(({ id }) => id).sort()
      for (const guardian of guardians)
        addTo(letters, [household.id, ...readers].join(' '), household, lines, guardian, pupil)
    }
  }
  for (const letter of letters.values()) {
    if (letter.to === 'pupil') continue
    letter.guardians.sort(compareNames)
    letter.names = letter.guardians.map(fullName)
  }
  return { addressees: [...letters.values()], notWritten }
}

function leftOutOf(
  pupil: Pupil,
  relation: Relation,
  guardian: Guardian,
  { letter, day }: AddresseesInput,
): LeftOutReason | null {
  const unreached = notReachedOn(pupil, { relation, guardian }, day)
  if (unreached !== null) return unreached === 'deceased' ? null : unreached
  if (letter === 'general') return null
  const standing = guardianStandingOn(pupil, { relation, guardian }, day)
  return standing.asked || standing.reason === 'deceased' ? null : standing.reason
}

function addTo(
  letters: Map<string, Addressee>,
  key: string,
  household: Household,
  lines: string[],
  guardian: Guardian,
  pupil: Pupil,
): void {
  const letter = letters.get(key) ?? {
    to: 'household',
    householdId: household.id,
    guardians: [],
    pupils: [],
    names: [],
    lines,
  }
  letters.set(key, letter)
  if (!letter.guardians.some(({ id }) => id === guardian.id)) letter.guardians.push(guardian)
  if (!letter.pupils.some(({ id }) => id === pupil.id)) letter.pupils.push(pupil)
}

function letterToPupil(pupil: Pupil, households: readonly Household[], day: Day): Addressee | NotWritten {
  const lived = livedIn(pupil.id, households, day)
  const not = (reason: NotWrittenReason): NotWritten => ({
    pupilId: pupil.id,
    guardianId: null,
    name: fullName(pupil),
    reason,
  })
  const home = lived.find((household) => printableAddress(household) !== null) ?? lived[0]
  if (home === undefined) return not('no-household')
  const lines = printableAddress(home)
  if (lines === null) return not(home.isSecret ? 'secret-address' : 'no-address')
  return { to: 'pupil', householdId: home.id, guardians: [], pupils: [pupil], names: [fullName(pupil)], lines }
}

/** One for each home the pupil lives in, both homes alike: for labels by pupil. */
export function pupilAddresseesOf({
  pupils,
  households,
  day,
}: Pick<AddresseesInput, 'pupils' | 'households' | 'day'>): Addressees {
  const homesOf = householdsByPerson(households)
  const found: Addressees = { addressees: [], notWritten: [] }
  for (const pupil of pupils) {
    const lived = livedIn(pupil.id, homesOf.get(pupil.id) ?? [], day)
    const name = fullName(pupil)
    const not = (reason: NotWrittenReason): void =>
      void found.notWritten.push({ pupilId: pupil.id, guardianId: null, name, reason })
    if (lived.length === 0) not('no-household')
    for (const household of lived) {
      const lines = printableAddress(household)
      if (lines === null) not(household.isSecret ? 'secret-address' : 'no-address')
      else {
        found.addressees.push({
          to: 'pupil',
          householdId: household.id,
          guardians: [],
          pupils: [pupil],
          names: [name],
          lines,
        })
      }
    }
  }
  return found
}

const livedIn = (personId: Id, households: readonly Household[], day: Day): Household[] =>
  households.filter((household) => membersOn(household, day).some((member) => member.personId === personId))

function householdsByPerson(households: readonly Household[]): Map<Id, Household[]> {
  const found = new Map<Id, Household[]>()
  for (const household of households) {
    for (const personId of new Set(household.members.map((member) => member.personId))) {
      const theirs = found.get(personId)
      if (theirs === undefined) found.set(personId, [household])
      else theirs.push(household)
    }
  }
  return found
}
