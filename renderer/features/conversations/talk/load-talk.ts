/** Everything one talk's page shows, read per pupil: never the whole school. */
import { type Agreement, type Conversation, inOrder } from '#domain/conversations/conversation.ts'
import type { WorkingNote } from '#domain/conversations/working-note.ts'
import type { Activity } from '#domain/phases/trajectory.ts'
import type { Enrolment, Pupil } from '#domain/pupils/pupil.ts'
import type { IssuedDocument } from '#domain/reports/issued-document.ts'
import type { Id } from '#domain/shared/row.ts'
import type { VaultReader } from '#vault/vault.ts'

export interface LoadedTalk {
  conversation: Conversation
  pupil: Pupil
  enrolments: Enrolment[]
  /** Of this pupil, this talk among them. */
  conversations: Conversation[]
  /** Of this pupil, of all talks. */
  agreements: Agreement[]
  activities: Activity[]
  notes: WorkingNote[]
  documents: IssuedDocument[]
}

/** Null when the talk or its pupil is gone. */
export async function loadTalk(reader: VaultReader, conversationId: Id): Promise<LoadedTalk | null> {
  const conversation = await reader.get('conversations', conversationId)
  if (conversation === undefined) return null
  const { pupilId } = conversation
  const pupil = await reader.get('pupils', pupilId)
  if (pupil === undefined) return null
  const [enrolments, conversations, agreements, activities, notes, documents] = await Promise.all([
    reader.list('enrolments', 'pupilId', pupilId),
    reader.list('conversations', 'pupilId', pupilId),
    reader.list('agreements', 'pupilId', pupilId),
    reader.list('activities', 'pupilId', pupilId),
    reader.list('workingNotes', 'conversationId', conversationId),
    reader.list('issuedDocuments', 'pupilId', pupilId),
  ])
  return {
    conversation,
    pupil,
    enrolments,
    conversations,
    agreements: inOrder(agreements),
    activities,
    notes,
    documents,
  }
}
