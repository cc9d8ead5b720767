/** One guardian with everything the school knows of them: children, homes, talks. */
import type { Conversation } from '#domain/conversations/conversation.ts'
import type { Guardian, Household, Relation } from '#domain/pupils/guardian.ts'
import { compareNames } from '#domain/pupils/person-name.ts'
import { enrolmentIn, type Pupil } from '#domain/pupils/pupil.ts'
import { schoolYearOf } from '#domain/shared/dates.ts'
import type { Id } from '#domain/shared/row.ts'
import { useQuery, useToday } from '#features/shared/session.tsx'

export interface Child {
  pupil: Pupil
  relation: Relation
  className: string
}

export interface GuardianLife {
  guardian: Guardian
  children: Child[]
  households: Household[]
  /** Talks this person is named in, newest first, with the child each is about. */
  talks: { conversation: Conversation; pupil: Pupil }[]
}

/** The screen whose Ctrl+Z takes a change of this guardian back. */
export const guardianPlace = (guardianId: Id): string => `guardian ${guardianId}`

export function useGuardian(guardianId: Id): GuardianLife | null | undefined {
  const year = schoolYearOf(useToday())
  return useQuery(
    async (reader): Promise<GuardianLife | null> => {
      const guardian = await reader.get('guardians', guardianId)
      if (guardian === undefined) return null
      const [relations, households] = await Promise.all([
        reader.list('relations', 'guardianId', guardianId),
        reader.all('households'),
      ])
      const ids = new Set([guardian.id, ...guardian.mergedIds])
      const found = await Promise.all(
        relations.map(async (relation) => {
          const pupil = await reader.get('pupils', relation.pupilId)
          if (pupil === undefined || pupil.doubleOfId !== null) return null
          const [enrolments, conversations] = await Promise.all([
            reader.list('enrolments', 'pupilId', pupil.id),
            reader.list('conversations', 'pupilId', pupil.id),
          ])
          const talks = conversations.filter(({ participants }) =>
            participants.some(({ personId }) => personId !== null && ids.has(personId)),
          )
          const child: Child = { pupil, relation, className: enrolmentIn(enrolments, year)?.className ?? '' }
          return { child, talks }
        }),
      )
      const known = found.flatMap((entry) => entry ?? [])
      return {
        guardian,
        children: known.map(({ child }) => child).sort((left, right) => compareNames(left.pupil, right.pupil)),
        households: households.filter(({ members }) => members.some(({ personId }) => personId === guardianId)),
        talks: known
          .flatMap(({ child, talks }) => talks.map((conversation) => ({ conversation, pupil: child.pupil })))
          .sort((left, right) => right.conversation.startsAt.localeCompare(left.conversation.startsAt)),
      }
    },
    [guardianId, year],
  )
}
