/** To whom a letter for the chosen pupils goes, and who gets none and why; undefined while it is read. */
import { useMemo } from 'react'
import { type Addressees, addresseesOf, pupilAddresseesOf } from '#domain/pupils/families/addressees.ts'
import type { RosterEntry } from '#domain/pupils/roster.ts'
import { useQuery, useToday } from '#features/shared/session.tsx'
import type { VaultReader } from '#vault/vault.ts'

export type LetterTo = 'general' | 'about-pupil' | 'pupils'

/** Above this many pupils whole tables are read at once rather than family by family. */
const oneByOneUpTo = 120

export function useAddressees(chosen: readonly RosterEntry[], to: LetterTo | null): Addressees | undefined {
  const day = useToday()
  const pupils = useMemo(() => chosen.map(({ pupil }) => pupil), [chosen])
  const isWanted = to !== null
  const read = useQuery(
    async (reader) =>
      isWanted
        ? readFamilies(
            reader,
            pupils.map(({ id }) => id),
          )
        : null,
    [pupils, isWanted],
  )
  return useMemo(() => {
    if (read === undefined || read === null || to === null) return undefined
    return to === 'pupils'
      ? pupilAddresseesOf({ pupils, households: read.households, day })
      : addresseesOf({ pupils, ...read, day, letter: to })
  }, [read, pupils, to, day])
}

async function readFamilies(reader: VaultReader, pupilIds: readonly string[]) {
  const households = await reader.all('households')
  if (pupilIds.length > oneByOneUpTo) {
    const [relations, guardians] = await Promise.all([reader.all('relations'), reader.all('guardians')])
    return { relations, guardians, households }
  }
  const relations = (await Promise.all(pupilIds.map((id) => reader.list('relations', 'pupilId', id)))).flat()
  const guardianIds = [...new Set(relations.map(({ guardianId }) => guardianId))]
  const guardians = await Promise.all(guardianIds.map((id) => reader.get('guardians', id)))
  return { relations, guardians: guardians.filter((guardian) => guardian !== undefined), households }
}
