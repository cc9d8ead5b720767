/** Everything the dossier's frame and its overview show about one pupil, kept current. */
import { createContext, useContext } from 'react'
import type { Agreement, Conversation } from '#domain/conversations/conversation.ts'
import { isExpired } from '#domain/conversations/working-note.ts'
import type { Activity, PhaseSummary, Trajectory } from '#domain/phases/trajectory.ts'
import type { Enrolment, Pupil } from '#domain/pupils/pupil.ts'
import type { IssuedDocument, RoundEntry } from '#domain/reports/issued-document.ts'
import type { Id } from '#domain/shared/row.ts'
import { useQuery, useToday } from '#features/shared/session.tsx'

export interface Dossier {
  pupil: Pupil
  enrolments: Enrolment[]
  trajectories: Trajectory[]
  conversations: Conversation[]
  agreements: Agreement[]
  activities: Activity[]
  summaries: PhaseSummary[]
  documents: IssuedDocument[]
  roundEntries: RoundEntry[]
  /** Working notes are counted here and never read out. */
  workingNoteCount: number
}

/** The screen whose Ctrl+Z takes a change of this pupil back. */
export const pupilPlace = (pupilId: Id): string => `pupil ${pupilId}`

/** undefined while it is read, null when there is no such pupil. */
export function useDossier(pupilId: Id): Dossier | null | undefined {
  const today = useToday()
  return useQuery(
    async (reader) => {
      const pupil = await reader.get('pupils', pupilId)
      if (pupil === undefined) return null
      const [
        enrolments,
        trajectories,
        conversations,
        agreements,
        activities,
        summaries,
        documents,
        roundEntries,
        notes,
      ] = await Promise.all([
        reader.list('enrolments', 'pupilId', pupilId),
        reader.list('trajectories', 'pupilId', pupilId),
        reader.list('conversations', 'pupilId', pupilId),
        reader.list('agreements', 'pupilId', pupilId),
        reader.list('activities', 'pupilId', pupilId),
        reader.list('phaseSummaries', 'pupilId', pupilId),
        reader.list('issuedDocuments', 'pupilId', pupilId),
        reader.list('roundEntries', 'pupilId', pupilId),
        reader.list('workingNotes', 'pupilId', pupilId),
      ])
      const workingNoteCount = notes.filter((note) => !isExpired(note, today)).length
      return {
        pupil,
        enrolments,
        trajectories,
        conversations,
        agreements,
        activities,
        summaries,
        documents,
        roundEntries,
        workingNoteCount,
      }
    },
    [pupilId, today],
  )
}

export const DossierContext = createContext<Dossier | null>(null)

class NoDossierError extends Error {
  readonly code = 'no-dossier'
}

export function useOpenDossier(): Dossier {
  const dossier = useContext(DossierContext)
  if (dossier === null) throw new NoDossierError('this part stands inside an open dossier only')
  return dossier
}
