/** Every document in force with how its round stands, and held talks whose report is not frozen yet. */
import type { Conversation } from '#domain/conversations/conversation.ts'
import { compareNames, fullName } from '#domain/pupils/person-name.ts'
import type { Pupil } from '#domain/pupils/pupil.ts'
import { isSettled } from '#domain/reports/awaiting-signatures.ts'
import { inForce } from '#domain/reports/freeze.ts'
import { type IssuedDocument, roundPerSignatory, roundProgress } from '#domain/reports/issued-document.ts'
import { currentReportOf } from '#domain/reports/report-standing.ts'
import type { VaultReader } from '#vault/vault.ts'

export interface BoardDocument {
  kind: 'document'
  document: IssuedDocument
  pupil: Pupil | undefined
  signed: number
  asked: number
  waitingFor: string[]
}

export interface BoardDraft {
  kind: 'draft'
  conversation: Conversation
  pupil: Pupil | undefined
}

export interface Board {
  open: BoardDocument[]
  complete: BoardDocument[]
  drafts: BoardDraft[]
}

export async function loadBoard(reader: VaultReader): Promise<Board> {
  const [documents, entries, conversations, pupils] = await Promise.all([
    reader.all('issuedDocuments'),
    reader.all('roundEntries'),
    reader.all('conversations'),
    reader.all('pupils'),
  ])
  const pupilOf = new Map(pupils.map((pupil) => [pupil.id, pupil]))
  const entriesOf = Map.groupBy(entries, ({ issuedDocumentId }) => issuedDocumentId)
  const documentsOf = Map.groupBy(documents, ({ pupilId }) => pupilId)
  const rows = inForce(documents)
    // A remarks sheet belongs to the document it is about and waits for nobody.
    .filter(({ kind }) => kind !== 'remarks-sheet')
    .map((document): BoardDocument => {
      const own = entriesOf.get(document.id) ?? []
      const waiting = roundPerSignatory(document.model, own).filter(({ entry }) => !isSettled(entry))
      return {
        kind: 'document',
        document,
        pupil: pupilOf.get(document.pupilId),
        ...roundProgress(document.model, own),
        waitingFor: waiting.map(({ signatory }) => signatory.name),
      }
    })
    .sort((left, right) => right.document.frozenAtUtc.localeCompare(left.document.frozenAtUtc))
  return {
    open: rows.filter(({ waitingFor }) => waitingFor.length > 0).reverse(),
    complete: rows.filter(({ waitingFor }) => waitingFor.length === 0),
    drafts: conversations
      .filter(({ state }) => state === 'held')
      .filter((conversation) => !currentReportOf(conversation, documentsOf.get(conversation.pupilId) ?? []))
      .map((conversation): BoardDraft => ({ kind: 'draft', conversation, pupil: pupilOf.get(conversation.pupilId) }))
      .sort(
        (left, right) =>
          left.conversation.startsAt.localeCompare(right.conversation.startsAt) ||
          (left.pupil && right.pupil ? compareNames(left.pupil, right.pupil) : 0),
      ),
  }
}

export const nameOf = (pupil: Pupil | undefined): string => (pupil ? fullName(pupil) : '')
