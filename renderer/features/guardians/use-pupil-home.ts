/** Everything the Ouders tab shows of one pupil: relations, guardians, households, and the guardians' other children. */
import type { Guardian, Household, Relation } from '#domain/pupils/guardian.ts'
import { enrolmentIn, type Pupil } from '#domain/pupils/pupil.ts'
import { schoolYearOf } from '#domain/shared/dates.ts'
import type { Id } from '#domain/shared/row.ts'
import { useQuery, useToday } from '#features/shared/session.tsx'

export interface OtherChild {
  pupil: Pupil
  className: string
}

export interface PupilHome {
  pupil: Pupil
  relations: Relation[]
  guardians: Guardian[]
  /** All households of the school; `homesOf` picks this pupil's. */
  households: Household[]
  otherChildren: ReadonlyMap<Id, OtherChild[]>
}

/** The screen whose Ctrl+Z takes it back: the dossier it stands in (features/pupils uses the same name). */
export const pupilPlace = (pupilId: Id): string => `pupil ${pupilId}`

export function usePupilHome(pupilId: Id): PupilHome | null | undefined {
  const year = schoolYearOf(useToday())
  return useQuery(
    async (reader): Promise<PupilHome | null> => {
      const pupil = await reader.get('pupils', pupilId)
      if (pupil === undefined) return null
      const [relations, households] = await Promise.all([
        reader.list('relations', 'pupilId', pupilId),
        reader.all('households'),
      ])
      const guardianIds = [...new Set(relations.map(({ guardianId }) => guardianId))]
      const guardians = (await Promise.all(guardianIds.map((id) => reader.get('guardians', id)))).flatMap(
        (guardian) => guardian ?? [],
      )
      const otherChildren = new Map<Id, OtherChild[]>()
      for (const guardianId of guardianIds) {
        const all = await reader.list('relations', 'guardianId', guardianId)
        const others = all.filter((relation) => relation.pupilId !== pupilId)
        const children = await Promise.all(
          others.map(async (relation): Promise<OtherChild[]> => {
            const other = await reader.get('pupils', relation.pupilId)
            if (other === undefined) return []
            const enrolments = await reader.list('enrolments', 'pupilId', other.id)
            return [{ pupil: other, className: enrolmentIn(enrolments, year)?.className ?? '' }]
          }),
        )
        otherChildren.set(guardianId, children.flat())
      }
      return { pupil, relations, guardians, households, otherChildren }
    },
    [pupilId, year],
  )
}
