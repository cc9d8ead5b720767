/** Both dossiers of a merge, row by row; working notes are moved and counted, never shown. */
import { mergeManner, type PupilRows } from '#domain/pupils/families/merge-pupils.ts'
import type { Household } from '#domain/pupils/guardian.ts'
import type { Pupil } from '#domain/pupils/pupil.ts'
import type { Id } from '#domain/shared/row.ts'
import { useQuery } from '#features/shared/session.tsx'
import type { VaultReader } from '#vault/vault.ts'

export interface PupilPair {
  kept: Pupil
  other: Pupil
  keptRows: PupilRows
  otherRows: PupilRows
  households: Household[]
  siblings: Pupil[]
  manner: ReturnType<typeof mergeManner>
}

export function usePupilPair(keptId: Id, otherId: Id): PupilPair | null | undefined {
  return useQuery(
    async (reader): Promise<PupilPair | null> => {
      const [kept, other] = await Promise.all([reader.get('pupils', keptId), reader.get('pupils', otherId)])
      if (kept === undefined || other === undefined || keptId === otherId) return null
      const [keptRows, otherRows, keptDocuments, otherDocuments, households, pupils] = await Promise.all([
        rowsOf(reader, keptId),
        rowsOf(reader, otherId),
        reader.list('issuedDocuments', 'pupilId', keptId),
        reader.list('issuedDocuments', 'pupilId', otherId),
        reader.all('households'),
        reader.all('pupils'),
      ])
      return {
        kept,
        other,
        keptRows,
        otherRows,
        households,
        siblings: pupils.filter(({ siblings }) => siblings.some(({ pupilId }) => pupilId === otherId)),
        manner: mergeManner({ documents: keptDocuments }, { documents: otherDocuments }),
      }
    },
    [keptId, otherId],
  )
}

async function rowsOf(reader: VaultReader, id: Id): Promise<PupilRows> {
  const [
    enrolments,
    relations,
    trajectories,
    activities,
    conversations,
    agreements,
    workingNotes,
    phaseSummaries,
    transferDrafts,
    attachments,
  ] = await Promise.all([
    reader.list('enrolments', 'pupilId', id),
    reader.list('relations', 'pupilId', id),
    reader.list('trajectories', 'pupilId', id),
    reader.list('activities', 'pupilId', id),
    reader.list('conversations', 'pupilId', id),
    reader.list('agreements', 'pupilId', id),
    reader.list('workingNotes', 'pupilId', id),
    reader.list('phaseSummaries', 'pupilId', id),
    reader.list('transferDrafts', 'pupilId', id),
    reader.list('attachments', 'pupilId', id),
  ])
  return {
    enrolments,
    relations,
    trajectories,
    activities,
    conversations,
    agreements,
    workingNotes,
    phaseSummaries,
    transferDrafts,
    attachments,
  }
}
