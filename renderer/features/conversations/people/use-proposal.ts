/** Who the rules propose for a talk with this pupil on a day; undefined while it is read. */
import { useMemo } from 'react'
import { type ProposedParticipants, proposeParticipants } from '#domain/conversations/participants.ts'
import { type Enrolment, enrolmentIn, type Pupil } from '#domain/pupils/pupil.ts'
import { type Day, schoolYearOf } from '#domain/shared/dates.ts'
import { useQuery, useSettings } from '#features/shared/session.tsx'
import { useRoleWords } from '#features/shared/use-role-words.ts'

export function useProposal(
  pupil: Pupil,
  enrolments: readonly Enrolment[],
  onDay: Day,
): ProposedParticipants | undefined {
  const { counsellor } = useSettings()
  const roleWords = useRoleWords()
  const home = useQuery(
    async (reader) => {
      const relations = await reader.list('relations', 'pupilId', pupil.id)
      const guardians = await Promise.all(relations.map(({ guardianId }) => reader.get('guardians', guardianId)))
      return { relations, guardians: guardians.filter((guardian) => guardian !== undefined) }
    },
    [pupil.id],
  )
  return useMemo(
    () =>
      home &&
      proposeParticipants({
        ...home,
        pupil,
        enrolment: enrolmentIn(enrolments, schoolYearOf(onDay)),
        counsellor: { name: counsellor.name, role: counsellor.role },
        roleWords,
        onDay,
      }),
    [home, pupil, enrolments, counsellor, roleWords, onDay],
  )
}
