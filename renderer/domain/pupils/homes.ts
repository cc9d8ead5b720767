/**
 * A pupil's homes on one day: each household with the guardians who live in it, side by side and with the same
 * weight (TB3). Guardians nobody has placed in a household stand apart, so that they are not overlooked.
 */
import { guardiansOf } from '../conversations/participants.ts'
import type { Day } from '../shared/dates.ts'
import type { Id } from '../shared/row.ts'
import { type Guardian, type Household, membersOn, type Relation } from './guardian.ts'

export interface RelatedGuardian {
  relation: Relation
  guardian: Guardian
}

export interface Home {
  household: Household
  guardians: RelatedGuardian[]
  /** Member row of the pupil on that day; undefined when the pupil does not live here. */
  pupilMember: Household['members'][number] | undefined
  /** Other pupils who live here. */
  otherPupilIds: Id[]
}

export interface Homes {
  homes: Home[]
  withoutHousehold: RelatedGuardian[]
  /** A gezinsvoogd and the like, who lives elsewhere and whose home is nobody's business. */
  besideFamily: RelatedGuardian[]
  deceased: RelatedGuardian[]
}

const nameOf = ({ household }: Home): string => household.label || household.street

export function homesOf(
  pupilId: Id,
  relations: readonly Relation[],
  guardians: readonly Guardian[],
  households: readonly Household[],
  day: Day,
): Homes {
  const all = guardiansOf(pupilId, relations, guardians)
  const related = all.filter(({ guardian }) => guardian.deceased === null)
  const homes = households
    .map((household): Home => {
      const members = membersOn(household, day)
      return {
        household,
        guardians: related.filter(({ guardian }) => members.some(({ personId }) => personId === guardian.id)),
        pupilMember: members.find(({ personId }) => personId === pupilId),
        otherPupilIds: members
          .filter(({ kind, personId }) => kind === 'pupil' && personId !== pupilId)
          .map((m) => m.personId),
      }
    })
    .filter((home) => home.guardians.length > 0 || home.pupilMember !== undefined)
    .sort((left, right) => nameOf(left).localeCompare(nameOf(right), 'nl'))
  const placed = new Set(homes.flatMap((home) => home.guardians.map(({ guardian }) => guardian.id)))
  const elsewhere = related.filter(({ guardian }) => !placed.has(guardian.id))
  const isBeside = ({ relation }: RelatedGuardian): boolean => relation.kind === 'family-guardian'
  return {
    homes,
    withoutHousehold: elsewhere.filter((each) => !isBeside(each)),
    besideFamily: elsewhere.filter(isBeside),
    deceased: all.filter(({ guardian }) => guardian.deceased !== null),
  }
}
