/** Who belongs to what is found: names, classes per school year, and the children of a guardian. */
import type { Relation } from '../pupils/guardian.ts'
import { fullName } from '../pupils/person-name.ts'
import type { Enrolment, Pupil } from '../pupils/pupil.ts'
import type { SchoolYear } from '../shared/dates.ts'
import type { Id } from '../shared/row.ts'
import { foldForSearch } from '../shared/text.ts'

export interface KnownPupil {
  name: string
  /** Name and number: words that find everything of this pupil. */
  folded: string
}

export interface People {
  setPupil(pupil: Pupil): void
  setEnrolment(enrolment: Enrolment): void
  setRelation(relation: Relation): void
  /** Whatever of the three has this id. */
  drop(rowId: Id): void
  idsOf(table: 'enrolments' | 'relations'): Id[]
  pupil(id: Id): KnownPupil | undefined
  childrenOf(guardianId: Id): readonly Id[]
  /** Of that school year, else of the newest year before it; empty when there is none. */
  classIn(pupilId: Id, year: SchoolYear): string
  isEnrolledIn(pupilId: Id, year: SchoolYear): boolean
  /** Pupils whose name or number holds the folded piece. */
  named(piece: string): ReadonlySet<Id>
}

export function createPeople(): People {
  const pupils = new Map<Id, KnownPupil>()
  const enrolments = new Map<Id, { pupilId: Id; year: SchoolYear; className: string }>()
  const enrolmentsOf = new Map<Id, Set<Id>>()
  const relations = new Map<Id, { guardianId: Id; pupilId: Id }>()
  const relationsOf = new Map<Id, Set<Id>>()

  const enrolmentsOfPupil = (pupilId: Id) =>
    [...(enrolmentsOf.get(pupilId) ?? [])].flatMap((id) => enrolments.get(id) ?? [])

  const drop = (rowId: Id) => {
    pupils.delete(rowId)
    const enrolment = enrolments.get(rowId)
    if (enrolment !== undefined) enrolmentsOf.get(enrolment.pupilId)?.delete(rowId)
    enrolments.delete(rowId)
    const relation = relations.get(rowId)
    if (relation !== undefined) relationsOf.get(relation.guardianId)?.delete(rowId)
    relations.delete(rowId)
  }

  return {
    setPupil: (pupil) => {
      pupils.set(pupil.id, {
        name: fullName(pupil),
        folded: foldForSearch(
          [pupil.calledName, pupil.firstNames, pupil.prefix, pupil.surname, pupil.number].join(' '),
        ),
      })
    },
    setEnrolment: ({ id, pupilId, schoolYear, className }) => {
      drop(id)
      enrolments.set(id, { pupilId, year: schoolYear, className })
      addTo(enrolmentsOf, pupilId, id)
    },
    setRelation: ({ id, guardianId, pupilId }) => {
      drop(id)
      relations.set(id, { guardianId, pupilId })
      addTo(relationsOf, guardianId, id)
    },
    drop,
    idsOf: (table) => [...(table === 'enrolments' ? enrolments : relations).keys()],
    pupil: (id) => pupils.get(id),
    childrenOf: (guardianId) =>
      [...(relationsOf.get(guardianId) ?? [])].flatMap((id) => relations.get(id)?.pupilId ?? []),
    classIn: (pupilId, year) => {
      let newest: { year: SchoolYear; className: string } | undefined
      for (const enrolment of enrolmentsOfPupil(pupilId)) {
        if (enrolment.year <= year && (newest === undefined || enrolment.year > newest.year)) newest = enrolment
      }
      return newest?.className ?? ''
    },
    isEnrolledIn: (pupilId, year) => enrolmentsOfPupil(pupilId).some((enrolment) => enrolment.year === year),
    named: (piece) => {
      const found = new Set<Id>()
      for (const [id, { folded }] of pupils) if (folded.includes(piece)) found.add(id)
      return found
    },
  }
}

function addTo(sets: Map<Id, Set<Id>>, key: Id, id: Id): void {
  const known = sets.get(key)
  if (known === undefined) sets.set(key, new Set([id]))
  else known.add(id)
}
