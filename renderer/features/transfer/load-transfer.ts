/** What a transfer is made of: everything of the pupil that may go, and what is counted as staying. */
import type { Guardian, Relation } from '#domain/pupils/guardian.ts'
import type { Enrolment, Pupil } from '#domain/pupils/pupil.ts'
import type { IssuedDocument } from '#domain/reports/issued-document.ts'
import type { Id } from '#domain/shared/row.ts'
import { type TransferChoices, transferChoices } from '#domain/transfer/transfer-choices.ts'
import type { TransferDraft } from '#domain/transfer/transfer-draft.ts'
import type { VaultReader } from '#vault/vault.ts'

export interface TransferMaterial {
  pupil: Pupil
  enrolments: Enrolment[]
  relations: Relation[]
  guardians: Guardian[]
  choices: TransferChoices
  documents: IssuedDocument[]
}

/** Reads no draft: storing one must not lay out the pages anew. */
export async function loadTransfer(reader: VaultReader, pupilId: Id): Promise<TransferMaterial | 'not-found'> {
  const pupil = await reader.get('pupils', pupilId)
  if (pupil === undefined) return 'not-found'
  const [
    enrolments,
    relations,
    trajectories,
    activities,
    conversations,
    agreements,
    summaries,
    documents,
    files,
    notes,
  ] = await Promise.all([
    reader.list('enrolments', 'pupilId', pupilId),
    reader.list('relations', 'pupilId', pupilId),
    reader.list('trajectories', 'pupilId', pupilId),
    reader.list('activities', 'pupilId', pupilId),
    reader.list('conversations', 'pupilId', pupilId),
    reader.list('agreements', 'pupilId', pupilId),
    reader.list('phaseSummaries', 'pupilId', pupilId),
    reader.list('issuedDocuments', 'pupilId', pupilId),
    reader.list('attachments', 'pupilId', pupilId),
    reader.list('workingNotes', 'pupilId', pupilId),
  ])
  const found = await Promise.all(relations.map(({ guardianId }) => reader.get('guardians', guardianId)))
  const guardians = found.filter((guardian) => guardian !== undefined)
  return {
    pupil,
    enrolments,
    relations,
    guardians,
    documents,
    choices: transferChoices({
      pupil,
      enrolments,
      trajectories,
      activities,
      conversations,
      agreements,
      summaries,
      documents,
      guardians,
      attachmentCount: files.filter(({ place }) => place !== null).length,
      workingNoteCount: notes.length,
    }),
  }
}

/** The draft to go on with: of the document to be corrected, else the one under way; null to begin anew. */
export async function loadDraft(
  reader: VaultReader,
  pupilId: Id,
  corrects: Id | null,
): Promise<{ draft: TransferDraft | null; replaced: IssuedDocument | null }> {
  const [drafts, replaced] = await Promise.all([
    reader.list('transferDrafts', 'pupilId', pupilId),
    corrects === null ? undefined : reader.get('issuedDocuments', corrects),
  ])
  if (replaced?.kind === 'transfer-dossier' && replaced.pupilId === pupilId && replaced.replacedById === null) {
    return { draft: drafts.find(({ id }) => id === replaced.sourceId) ?? null, replaced }
  }
  const open = drafts
    .filter(({ issuedDocumentId }) => issuedDocumentId === null)
    .toSorted((left, right) => right.changedAtUtc.localeCompare(left.changedAtUtc))
  return { draft: open[0] ?? null, replaced: null }
}
