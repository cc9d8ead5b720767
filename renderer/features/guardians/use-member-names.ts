/** Names of those who are in a household, also when they are no family of this pupil. */
import type { Household } from '#domain/pupils/guardian.ts'
import { fullName } from '#domain/pupils/person-name.ts'
import { useQuery } from '#features/shared/session.tsx'
import type { Candidate } from './household-members.tsx'

export function useMemberNames(household: Household | undefined): Candidate[] | undefined {
  const key = household?.members.map(({ personId }) => personId).join(' ') ?? ''
  return useQuery(
    async (reader) => {
      const found = await Promise.all(
        (household?.members ?? []).map(async ({ personId, kind }): Promise<Candidate[]> => {
          const person = await reader.get(kind === 'pupil' ? 'pupils' : 'guardians', personId)
          return person === undefined ? [] : [{ personId, kind, name: fullName(person) }]
        }),
      )
      return found.flat()
    },
    [key],
  )
}
