/** The guardians' part of an import plan: finds each guardian of a row among those known, or makes a new one. */
import type { Day } from '../../shared/dates.ts'
import type { Clock, Id } from '../../shared/row.ts'
import { foldForSearch, longTextLimit } from '../../shared/text.ts'
import { contactKeys, phoneKey, addressKey as placeKey } from '../families/match-keys.ts'
import { type Guardian, type Household, householdMembersMax, membersOn, type Relation } from '../guardian.ts'
import { newGuardian, newRelation } from '../guardian-form.ts'
import { fullName, type PersonName } from '../person-name.ts'
import type { Pupil } from '../pupil.ts'
import type { Address, GuardianCandidate, RowNote } from './candidates.ts'
import { differing } from './field-changes.ts'
import type { ExistingRows, ImportRow } from './plan-import.ts'

/** The user's own words for what an import writes in free text. */
export interface ImportWords {
  /** Where authority was read: "volgens klassenlijst 4H2.csv, 23-11-2026". */
  authoritySource: string
  /** Stands before another e-mail address or telephone number in a guardian's remarks. */
  otherEmail: string
  otherPhone: string
}

/** The children of a row with what it says of their guardians and of where they live. */
export interface FamilyOfRow {
  pupils: readonly Pupil[]
  guardians: readonly GuardianCandidate[]
  address: Address | null
}

export interface GuardianPlan {
  /** Adds to the row what its guardians and addresses ask for; answers who they are. */
  edit: (row: ImportRow, family: FamilyOfRow) => Guardian[]
}

export interface GuardianPlanInput {
  existing: Pick<ExistingRows, 'guardians' | 'relations' | 'households'>
  words: ImportWords
  today: Day
  clock: Clock
}

export function planGuardians({ existing, words, today, clock }: GuardianPlanInput): GuardianPlan {
  const byId = new Map(existing.guardians.map((guardian) => [guardian.id, guardian]))
  const byContact = new Map<string, Guardian[]>()
  for (const guardian of existing.guardians) remember(byContact, guardian)
  const relations = new Map<Id, Relation[]>()
  for (const relation of existing.relations) {
    const known = relations.get(relation.pupilId)
    if (known) known.push(relation)
    else relations.set(relation.pupilId, [relation])
  }
  const homes = homesByPerson(existing.households, today)

  /** By e-mail address or telephone number and name among everybody, else by name among the pupil's own. */
  const find = (
    wanted: GuardianCandidate,
    own: readonly Guardian[],
    present: readonly Present[],
  ): Guardian | undefined => {
    const isFree = (guardian: Guardian): boolean => !present.some((other) => other.guardian.id === guardian.id)
    const sameContact = contactKeys(wanted)
      .flatMap((key) => byContact.get(key) ?? [])
      .filter(isFree)
    const ownFirst = [...own.filter((guardian) => sameContact.includes(guardian)), ...sameContact]
    const ownByName = own.find((guardian) => isFree(guardian) && sameName(guardian, wanted.name))
    if (wanted.name.surname === '') {
      const sameMail = ownFirst.find(({ email }) => email.toLowerCase() === wanted.email.toLowerCase())
      return sameMail ?? ownFirst.find((guardian) => own.includes(guardian)) ?? ownByName
    }
    return ownFirst.find((guardian) => sameName(guardian, wanted.name) || isNamedByContact(guardian)) ?? ownByName
  }

  /** Households made by this plan, by address: brothers and sisters get one together. */
  const made = new Map<string, { household: Omit<Household, 'members'>; memberCount: number }>()
  /** What is secret for somebody may not come in as the open address of a brother or sister. */
  const secretPlaces = new Set(existing.households.flatMap((home) => (home.isSecret ? (placeKey(home) ?? []) : [])))
  const householdAt = (key: string, address: Address, joining: number): Omit<Household, 'members'> => {
    const known = made.get(key)
    if (known && known.memberCount + joining <= householdMembersMax) {
      known.memberCount += joining
      return known.household
    }
    const label = address.street.replace(/\s+\d.*$/, '') || address.town
    const isSecret = secretPlaces.has(placeKey(address) ?? '')
    const household = { id: clock.newId(), rev: 0, label, isSecret, ...address }
    made.set(key, { household, memberCount: joining })
    return household
  }
  const addHouseholds = (
    row: ImportRow,
    pupil: Pupil,
    pupilAddress: Address | null,
    present: readonly Present[],
  ): void => {
    const home = [pupilAddress, ...present.map(({ address }) => address)].find(isHome)
    if (!home) return
    const members = new Map<string, { address: Address; people: Household['members'] }>()
    const live = (address: Address, personId: Id, kind: 'pupil' | 'guardian'): void => {
      if (homes.has(personId)) return
      const key = addressKey(address, pupil)
      const group = members.get(key) ?? { address, people: [] }
      members.set(key, group)
      group.people.push({ personId, kind, fromDay: null, untilDay: null })
    }
    live(home, pupil.id, 'pupil')
    for (const { guardian, address } of present) live(isHome(address) ? address : home, guardian.id, 'guardian')
    for (const [key, { address, people }] of members) {
      const household = householdAt(key, address, people.length)
      row.edits.push({ table: 'households', base: { ...household, members: people }, patch: {} })
    }
  }

  const guardianFor = (
    row: ImportRow,
    wanted: GuardianCandidate,
    own: readonly Guardian[],
    present: readonly Present[],
    isNewToKnownPupil: boolean,
  ): Guardian => {
    const known = find(wanted, own, present)
    if (known) {
      const patch = differing(known, wantedOf(wanted, known, words), (field, from, to) => {
        row.changes.push({ about: 'guardian', whose: fullName(known), field, from, to })
      })
      // The base goes along even unchanged when it is new in this plan, so that accepting only this row stores it.
      if (patch || known.rev === 0) row.edits.push({ table: 'guardians', base: known, patch: patch ?? {} })
      return known
    }
    const guardian: Guardian = {
      ...newGuardian(clock),
      ...wanted.name,
      surname: wanted.name.surname || wanted.email || wanted.phone,
      email: wanted.email,
      phone: wanted.phone,
      remarks: withOthers('', wanted, words),
    }
    byId.set(guardian.id, guardian)
    remember(byContact, guardian)
    row.edits.push({ table: 'guardians', base: guardian, patch: {} })
    if (isNewToKnownPupil) {
      const name = fullName(guardian)
      row.changes.push({ about: 'guardian', whose: name, field: 'guardian', from: '', to: name })
    }
    return guardian
  }

  return {
    edit(row, { pupils, guardians, address }) {
      const ownRelations = pupils.flatMap((pupil) => relations.get(pupil.id) ?? [])
      const own = ownRelations.flatMap((relation) => byId.get(relation.guardianId) ?? [])
      const present: Present[] = []
      for (const wanted of guardians) {
        if (present.some((other) => isSameEntry(other.wanted, wanted))) continue
        const guardian = guardianFor(row, wanted, own, present, true)
        for (const pupil of pupils) editRelation({ row, pupil, guardian, wanted, relations, words, today, clock })
        present.push({ guardian, wanted, address: wanted.address })
      }
      for (const pupil of pupils) {
        const lived = homes.get(pupil.id)
        if (!lived) addHouseholds(row, pupil, address, present)
        else if (isHome(address) && isElsewhere(address, lived)) row.notes.push(addressDiffers)
      }
      return present.map(({ guardian }) => guardian)
    },
  }
}

const addressDiffers: RowNote = { code: 'address-differs', heading: '' }

/** Where everybody lives; on a day before the first and after the last membership nobody lives anywhere. */
function homesByPerson(households: readonly Household[], today: Day): Map<Id, Household[]> {
  const homes = new Map<Id, Household[]>()
  for (const household of households) {
    // Somebody who moved out still counts as housed: where to is for the counsellor to say.
    for (const { personId } of household.members) {
      const known = homes.get(personId) ?? []
      if (!known.includes(household)) homes.set(personId, [...known, household])
    }
  }
  for (const [personId, all] of homes) {
    const now = all.filter((household) => membersOn(household, today).some((member) => member.personId === personId))
    if (now.length > 0) homes.set(personId, now)
  }
  return homes
}

/** The list gives another address than any the pupil lives at; a secret one is never compared aloud. */
function isElsewhere(address: Address, homes: readonly Household[]): boolean {
  if (homes.some(({ isSecret }) => isSecret)) return false
  const key = (from: Pick<Address, 'street' | 'postcode'>): string =>
    foldForSearch(`${from.postcode.replaceAll(' ', '')} ${from.street}`)
  return !homes.some((home) => key(home) === key({ ...address, postcode: address.postcode || home.postcode }))
}

const isSameEntry = (one: GuardianCandidate, other: GuardianCandidate): boolean =>
  one.email.toLowerCase() === other.email.toLowerCase() &&
  one.phone === other.phone &&
  fullName(one.name) === fullName(other.name)

/** The remarks with the other addresses and numbers that they don't hold yet, each on a line of its own. */
function withOthers(remarks: string, wanted: GuardianCandidate, words: ImportWords): string {
  const lines = [
    ...wanted.otherEmails.map((email): [string, string] => [words.otherEmail, email]),
    ...wanted.otherPhones.map((phone): [string, string] => [words.otherPhone, phone]),
  ]
    .filter(([, value]) => !remarks.includes(value))
    .map(([label, value]) => `${label} ${value}`.trim())
  const text = [remarks, ...lines].filter((line) => line !== '').join('\n')
  return text.length > longTextLimit ? remarks : text
}

interface Present {
  guardian: Guardian
  wanted: GuardianCandidate
  address: Address | null
}

/** A town or a postcode alone is no home: a whole class would live there together. */
const isHome = (address: Address | null | undefined): address is Address => !!address && address.street !== ''

/** Without a house number, people of one street are not of one house: such a home is shared with nobody else. */
const addressKey = ({ street, postcode, town }: Address, pupil: Pupil): string =>
  foldForSearch(`${postcode.replaceAll(' ', '')} ${street} ${town}`) + (/\d/.test(street) ? '' : ` ${pupil.id}`)

function remember(byContact: Map<string, Guardian[]>, guardian: Guardian): void {
  for (const key of contactKeys(guardian)) {
    const known = byContact.get(key)
    if (known) known.push(guardian)
    else byContact.set(key, [guardian])
  }
}

/** Same surname, and the same called name as far as both are known; initials match a name that starts so. */
function sameName(guardian: Guardian, name: PersonName): boolean {
  if (foldForSearch(guardian.surname) !== foldForSearch(name.surname)) return false
  const left = foldForSearch(guardian.calledName || guardian.firstNames)
  const right = foldForSearch(name.calledName || name.firstNames)
  if (left === '' || right === '' || left === right) return true
  const bothFull = guardian.calledName !== '' && name.calledName !== ''
  return !bothFull && left[0] === right[0]
}

/** A guardian the list gave no name for carries the e-mail address or phone number as surname. */
const isNamedByContact = (guardian: Guardian): boolean =>
  guardian.calledName === '' &&
  guardian.surname !== '' &&
  (guardian.surname === guardian.email || guardian.surname === guardian.phone)

/**
 * Initials never replace a called name, and a prefix or surname written in other capitals is no change. A telephone
 * number written another way, and an address that stands second in the list's cell, are none either.
 */
function wantedOf(wanted: GuardianCandidate, known: Guardian, words: ImportWords): Partial<Guardian> {
  const isSecond = wanted.otherEmails.some((email) => email.toLowerCase() === known.email.toLowerCase())
  const others = isSecond
    ? { ...wanted, otherEmails: [wanted.email, ...wanted.otherEmails.filter((email) => email !== known.email)] }
    : wanted
  const samePhone = phoneKey(wanted.phone) !== null && phoneKey(wanted.phone) === phoneKey(known.phone)
  const sameEmail = isSecond || wanted.email.toLowerCase() === known.email.toLowerCase()
  const contact = {
    email: sameEmail ? known.email : wanted.email,
    phone: samePhone ? known.phone : wanted.phone,
    remarks: withOthers(known.remarks, others, words),
  }
  return wanted.name.surname === '' || (known.calledName !== '' && wanted.name.calledName === '')
    ? contact
    : { ...wanted.name, firstNames: known.firstNames || wanted.name.firstNames, ...contact }
}

interface RelationEdit {
  row: ImportRow
  pupil: Pupil
  guardian: Guardian
  wanted: GuardianCandidate
  relations: Map<Id, Relation[]>
  words: ImportWords
  today: Day
  clock: Clock
}

/** What a counsellor recorded is left alone: authority is filled in only where nothing was known and no source said. */
function editRelation({ row, pupil, guardian, wanted, relations, words, today, clock }: RelationEdit): void {
  const known = relations.get(pupil.id) ?? []
  const relation = known.find((candidate) => candidate.guardianId === guardian.id)
  const { authority } = wanted
  const said = authority === 'unknown' ? {} : { authority, authoritySource: words.authoritySource, authorityDay: today }
  if (!relation) {
    const base: Relation = { ...newRelation(pupil.id, guardian.id, clock), kind: wanted.kind, ...said }
    relations.set(pupil.id, [...known, base])
    row.edits.push({ table: 'relations', base, patch: {} })
    return
  }
  const patch: Partial<Relation> = {}
  const whose = fullName(guardian)
  if (relation.kind === 'parent' && wanted.kind !== 'parent' && wanted.kind !== 'other') {
    patch.kind = wanted.kind
    row.changes.push({ about: 'guardian', whose, field: 'kind', from: relation.kind, to: wanted.kind })
  }
  if (authority !== 'unknown' && relation.authority === 'unknown' && relation.authoritySource === '') {
    Object.assign(patch, said)
    row.changes.push({ about: 'guardian', whose, field: 'authority', from: 'unknown', to: authority })
  }
  if (Object.keys(patch).length > 0) row.edits.push({ table: 'relations', base: relation, patch })
  else if (relation.rev === 0) row.edits.push({ table: 'relations', base: relation, patch: {} })
}
