/** All guardians of the school with their children beside them, found by any of their names, contact or class. */
import type { SchoolYear } from '../shared/dates.ts'
import { foldForSearch } from '../shared/text.ts'
import type { Guardian, Relation } from './guardian.ts'
import { compareNames } from './person-name.ts'
import { type Enrolment, enrolmentIn, type Pupil } from './pupil.ts'

export interface GuardianChild {
  relation: Relation
  pupil: Pupil
  className: string
}

export interface RegisteredGuardian {
  guardian: Guardian
  children: GuardianChild[]
  folded: string
}

export function guardianRegister(
  guardians: readonly Guardian[],
  relations: readonly Relation[],
  pupils: readonly Pupil[],
  enrolments: readonly Enrolment[],
  year: SchoolYear,
): RegisteredGuardian[] {
  const pupilOf = new Map(pupils.map((pupil) => [pupil.id, pupil]))
  const enrolmentsOf = Map.groupBy(enrolments, ({ pupilId }) => pupilId)
  const relationsOf = Map.groupBy(relations, ({ guardianId }) => guardianId)
  return guardians
    .map((guardian) => {
      const children = (relationsOf.get(guardian.id) ?? [])
        .flatMap((relation): GuardianChild[] => {
          const pupil = pupilOf.get(relation.pupilId)
          if (pupil === undefined || pupil.doubleOfId !== null) return []
          const className = enrolmentIn(enrolmentsOf.get(pupil.id) ?? [], year)?.className ?? ''
          return [{ relation, pupil, className }]
        })
        .sort((left, right) => compareNames(left.pupil, right.pupil))
      return { guardian, children, folded: foldForSearch(searched(guardian, children)) }
    })
    .sort((left, right) => compareNames(left.guardian, right.guardian))
}

function searched(
  { calledName, firstNames, prefix, surname, email, phone }: Guardian,
  children: GuardianChild[],
): string {
  // A phone number is found with and without the spaces and dashes it was written with.
  const own = [calledName, firstNames, prefix, surname, email, phone, phone.replace(/\D/g, '')]
  const theirs = children.flatMap(({ pupil, className }) => [pupil.calledName, pupil.prefix, pupil.surname, className])
  return [...own, ...theirs].join(' ')
}
