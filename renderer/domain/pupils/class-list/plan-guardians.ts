/** The guardians' part of an import plan: finds each guardian of a row among those known, or makes a new one. */

import type { Clock, Id } from '../../shared/row.ts'
import { foldForSearch } from '../../shared/text.ts'
import { type Guardian, type Household, householdMembersMax, type Relation } from '../guardian.ts'
import { fullName, type PersonName } from '../person-name.ts'
import type { Pupil } from '../pupil.ts'
import { differing } from './field-changes.ts'
import type { Address, Candidate, GuardianCandidate } from './parse-class-list.ts'
import type { ExistingRows, ImportRow } from './plan-import.ts'

export interface GuardianPlan {
  /** Adds to the row what its guardians and addresses ask for. */
  edit: (row: ImportRow, pupil: Pupil, candidate: Candidate) => void
}

export function planGuardians(existing: ExistingRows, clock: Clock): GuardianPlan {
  const byId = new Map(existing.guardians.map((guardian) => [guardian.id, guardian]))
  const byEmail = new Map<string, Guardian[]>()
  for (const guardian of existing.guardians) remember(byEmail, guardian)
  const relations = new Map<Id, Relation[]>()
  for (const relation of existing.relations) {
    relations.set(relation.pupilId, [...(relations.get(relation.pupilId) ?? []), relation])
  }
  const housed = new Set(existing.households.flatMap((household) => household.members.map((member) => member.personId)))

  const find = (candidate: GuardianCandidate, own: readonly Guardian[]): Guardian | undefined => {
    const sameMail = candidate.email === '' ? [] : (byEmail.get(candidate.email.toLowerCase()) ?? [])
    const ownFirst = [...own.filter((guardian) => sameMail.includes(guardian)), ...sameMail]
    if (candidate.name.surname === '') return ownFirst[0] ?? own.find((guardian) => sameName(guardian, candidate.name))
    return (
      ownFirst.find((guardian) => sameName(guardian, candidate.name) || isNamedByContact(guardian)) ??
      own.find((guardian) => sameName(guardian, candidate.name))
    )
  }

  /** Households made by this plan, by address: brothers and sisters get one together. */
  const made = new Map<string, { household: Omit<Household, 'members'>; memberCount: number }>()
  const householdAt = (key: string, address: Address, joining: number): Omit<Household, 'members'> => {
    const known = made.get(key)
    if (known && known.memberCount + joining <= householdMembersMax) {
      known.memberCount += joining
      return known.household
    }
    const label = address.street.replace(/\s+\d.*$/, '') || address.town
    const household = { id: clock.newId(), rev: 0, label, isSecret: false, ...address }
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
      if (housed.has(personId)) return
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

  return {
    edit(row, pupil, candidate) {
      const ownRelations = relations.get(pupil.id) ?? []
      const own = ownRelations.flatMap((relation) => byId.get(relation.guardianId) ?? [])
      const present: Present[] = []
      for (const wanted of candidate.guardians) {
        const known = find(wanted, own)
        const guardian = known ?? newGuardian(wanted, clock)
        if (present.some((other) => other.guardian.id === guardian.id)) continue
        if (known) {
          const patch = differing(known, wantedOf(wanted, known), (field, from, to) => {
            row.changes.push({ about: 'guardian', whose: fullName(known), field, from, to })
          })
          // The base goes along even unchanged when it is new in this plan, so that accepting only this row stores it.
          if (patch || known.rev === 0) row.edits.push({ table: 'guardians', base: known, patch: patch ?? {} })
        } else {
          byId.set(guardian.id, guardian)
          remember(byEmail, guardian)
          row.edits.push({ table: 'guardians', base: guardian, patch: {} })
          if (pupil.rev > 0)
            row.changes.push({
              about: 'guardian',
              whose: fullName(guardian),
              field: 'guardian',
              from: '',
              to: fullName(guardian),
            })
        }
        editRelation(row, pupil, guardian, wanted, ownRelations, clock)
        present.push({ guardian, address: wanted.address })
      }
      if (!housed.has(pupil.id)) addHouseholds(row, pupil, candidate.address, present)
    },
  }
}

interface Present {
  guardian: Guardian
  address: Address | null
}

/** A town or a postcode alone is no home: a whole class would live there together. */
const isHome = (address: Address | null | undefined): address is Address => !!address && address.street !== ''

/** Without a house number, people of one street are not of one house: such a home is shared with nobody else. */
const addressKey = ({ street, postcode, town }: Address, pupil: Pupil): string =>
  foldForSearch(`${postcode.replaceAll(' ', '')} ${street} ${town}`) + (/\d/.test(street) ? '' : ` ${pupil.id}`)

function remember(byEmail: Map<string, Guardian[]>, guardian: Guardian): void {
  if (guardian.email === '') return
  const key = guardian.email.toLowerCase()
  byEmail.set(key, [...(byEmail.get(key) ?? []), guardian])
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

function newGuardian(wanted: GuardianCandidate, clock: Clock): Guardian {
  return {
    id: clock.newId(),
    rev: 0,
    ...wanted.name,
    surname: wanted.name.surname || wanted.email || wanted.phone,
    email: wanted.email,
    phone: wanted.phone,
    preferredChannel: null,
    language: '',
    remarks: '',
    deceased: null,
    notSameAs: [],
    mergedIds: [],
  }
}

/** Initials never replace a called name, and a prefix or surname written in other capitals is no change. */
function wantedOf(wanted: GuardianCandidate, known: Guardian): Partial<Guardian> {
  const contact = { email: wanted.email, phone: wanted.phone }
  return wanted.name.surname === '' || (known.calledName !== '' && wanted.name.calledName === '')
    ? contact
    : { ...wanted.name, firstNames: known.firstNames || wanted.name.firstNames, ...contact }
}

function editRelation(
  row: ImportRow,
  pupil: Pupil,
  guardian: Guardian,
  wanted: GuardianCandidate,
  known: readonly Relation[],
  clock: Clock,
): void {
  const relation = known.find((candidate) => candidate.guardianId === guardian.id)
  if (!relation) {
    const base: Relation = {
      id: clock.newId(),
      rev: 0,
      pupilId: pupil.id,
      guardianId: guardian.id,
      kind: wanted.kind,
      authority: 'unknown',
      authoritySource: '',
      authorityDay: null,
      restriction: null,
      history: [],
    }
    row.edits.push({ table: 'relations', base, patch: {} })
    return
  }
  if (relation.kind === 'parent' && wanted.kind !== 'parent' && wanted.kind !== 'other') {
    row.edits.push({ table: 'relations', base: relation, patch: { kind: wanted.kind } })
    row.changes.push({
      about: 'guardian',
      whose: fullName(guardian),
      field: 'kind',
      from: relation.kind,
      to: wanted.kind,
    })
  }
}
