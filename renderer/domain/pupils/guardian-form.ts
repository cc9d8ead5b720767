/** Adding and editing guardians, relations and households by hand: empty rows, and what has to be put right. */
import type { Day } from '../shared/dates.ts'
import { type FieldProblem, isTooLong, looksLikeEmail } from '../shared/field-problem.ts'
import type { Clock, Id } from '../shared/row.ts'
import { cleanLine } from '../shared/text.ts'
import type { Guardian, Household, Relation } from './guardian.ts'

export function newGuardian(clock: Clock): Guardian {
  return {
    id: clock.newId(),
    rev: 0,
    calledName: '',
    firstNames: '',
    prefix: '',
    surname: '',
    email: '',
    phone: '',
    preferredChannel: null,
    language: '',
    remarks: '',
    deceased: null,
    notSameAs: [],
    mergedIds: [],
  }
}

export function newRelation(pupilId: Id, guardianId: Id, clock: Clock): Relation {
  return {
    id: clock.newId(),
    rev: 0,
    pupilId,
    guardianId,
    kind: 'parent',
    authority: 'unknown',
    authoritySource: '',
    authorityDay: null,
    restriction: null,
    history: [],
  }
}

export function newHousehold(clock: Clock): Household {
  return { id: clock.newId(), rev: 0, label: '', street: '', postcode: '', town: '', isSecret: false, members: [] }
}

export type GuardianField =
  | 'calledName'
  | 'firstNames'
  | 'prefix'
  | 'surname'
  | 'email'
  | 'phone'
  | 'language'
  | 'authoritySource'
  | 'restrictionWhat'
  | 'restrictionSource'
  | 'restrictionUntil'
export type GuardianProblemCode = 'name-missing' | 'email-not-valid' | 'too-long' | 'missing' | 'before-start'
export type GuardianProblem = FieldProblem<GuardianField, GuardianProblemCode>

const guardianLines = ['calledName', 'firstNames', 'prefix', 'surname', 'email', 'phone', 'language'] as const

export function checkGuardian(guardian: Guardian): GuardianProblem[] {
  const problems: GuardianProblem[] = []
  if (cleanLine(guardian.surname) === '') problems.push({ field: 'surname', code: 'name-missing' })
  if (guardian.email.trim() !== '' && !looksLikeEmail(guardian.email)) {
    problems.push({ field: 'email', code: 'email-not-valid' })
  }
  for (const field of guardianLines) if (isTooLong(guardian[field])) problems.push({ field, code: 'too-long' })
  return problems
}

export function checkRelation(relation: Relation): GuardianProblem[] {
  const problems: GuardianProblem[] = []
  if (isTooLong(relation.authoritySource)) problems.push({ field: 'authoritySource', code: 'too-long' })
  const restriction = relation.restriction
  if (restriction === null) return problems
  if (cleanLine(restriction.what) === '') problems.push({ field: 'restrictionWhat', code: 'missing' })
  if (isTooLong(restriction.what)) problems.push({ field: 'restrictionWhat', code: 'too-long' })
  if (isTooLong(restriction.source)) problems.push({ field: 'restrictionSource', code: 'too-long' })
  if (restriction.untilDay !== null && restriction.untilDay < restriction.fromDay) {
    problems.push({ field: 'restrictionUntil', code: 'before-start' })
  }
  return problems
}

export type HouseholdField = 'label' | 'street' | 'postcode' | 'town' | 'members'
export type HouseholdProblemCode = 'label-or-street' | 'too-long' | 'nobody' | 'before-start'
export type HouseholdProblem = FieldProblem<HouseholdField, HouseholdProblemCode>

export function checkHousehold(household: Household): HouseholdProblem[] {
  const problems: HouseholdProblem[] = []
  if (cleanLine(household.label) === '' && cleanLine(household.street) === '') {
    problems.push({ field: 'label', code: 'label-or-street' })
  }
  for (const field of ['label', 'street', 'postcode', 'town'] as const) {
    if (isTooLong(household[field])) problems.push({ field, code: 'too-long' })
  }
  if (household.members.length === 0) problems.push({ field: 'members', code: 'nobody' })
  if (household.members.some(({ fromDay, untilDay }) => fromDay !== null && untilDay !== null && untilDay < fromDay)) {
    problems.push({ field: 'members', code: 'before-start' })
  }
  return problems
}

/**
 * Households without this guardian, for when nobody's guardian they are any more; a household left without any
 * guardian goes too.
 */
export function householdsWithout(
  guardianId: Id,
  households: readonly Household[],
): { changed: Household[]; emptied: Household[] } {
  const touched = households
    .filter(({ members }) => members.some(({ personId }) => personId === guardianId))
    .map((household) => ({
      ...household,
      members: household.members.filter(({ personId }) => personId !== guardianId),
    }))
  const hasGuardian = (household: Household): boolean => household.members.some(({ kind }) => kind === 'guardian')
  return { changed: touched.filter(hasGuardian), emptied: touched.filter((household) => !hasGuardian(household)) }
}

/** Puts a guardian (and the pupil, when not living there now) into a household from a day on. */
export function withMembers(
  household: Household,
  people: readonly { personId: Id; kind: 'pupil' | 'guardian' }[],
  fromDay: Day | null,
): Household {
  const lives = (id: Id): boolean =>
    household.members.some(({ personId, untilDay }) => personId === id && untilDay === null)
  const added = people.filter(({ personId }) => !lives(personId))
  return {
    ...household,
    members: [...household.members, ...added.map((person) => ({ ...person, fromDay, untilDay: null }))],
  }
}
