/** All that the report of one talk is made of. */
import type { Agreement, Conversation } from '#domain/conversations/conversation.ts'
import type { Guardian, Household, Relation } from '#domain/pupils/guardian.ts'
import type { Enrolment, Pupil } from '#domain/pupils/pupil.ts'
import type { IssuedDocument } from '#domain/reports/issued-document.ts'
import { currentReportOf } from '#domain/reports/report-standing.ts'
import type { Id } from '#domain/shared/row.ts'
import type { VaultReader } from '#vault/vault.ts'

export interface DraftMaterial {
  conversation: Conversation
  agreements: Agreement[]
  pupil: Pupil
  enrolments: Enrolment[]
  relations: Relation[]
  guardians: Guardian[]
  households: Household[]
  /** The version that a new one would replace. */
  replaced: IssuedDocument | null
}

export async function loadDraft(reader: VaultReader, conversationId: Id): Promise<DraftMaterial | 'not-found'> {
  const conversation = await reader.get('conversations', conversationId)
  if (conversation === undefined) return 'not-found'
  const { pupilId } = conversation
  const [pupil, agreements, enrolments, relations, households, documents] = await Promise.all([
    reader.get('pupils', pupilId),
    reader.list('agreements', 'conversationId', conversationId),
    reader.list('enrolments', 'pupilId', pupilId),
    reader.list('relations', 'pupilId', pupilId),
    reader.all('households'),
    reader.list('issuedDocuments', 'pupilId', pupilId),
  ])
  if (pupil === undefined) return 'not-found'
  const guardians = await Promise.all(relations.map(({ guardianId }) => reader.get('guardians', guardianId)))
  return {
    conversation,
    agreements,
    pupil,
    enrolments,
    relations,
    guardians: guardians.filter((guardian) => guardian !== undefined),
    households,
    replaced: currentReportOf(conversation, documents) ?? null,
  }
}
