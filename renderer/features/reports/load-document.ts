/** An issued document with its round and what belongs to it. */
import type { IssuedDocument, RoundEntry } from '#domain/reports/issued-document.ts'
import type { Id } from '#domain/shared/row.ts'
import type { VaultReader } from '#vault/vault.ts'

export interface DocumentMaterial {
  document: IssuedDocument
  entries: RoundEntry[]
  /** Remarks sheets made in this round. */
  sheets: IssuedDocument[]
  /** Where a next version is made; null for a document that has none. */
  nextVersionAt: string | null
}

export async function loadDocument(reader: VaultReader, documentId: Id): Promise<DocumentMaterial | 'not-found'> {
  const document = await reader.get('issuedDocuments', documentId)
  if (document === undefined) return 'not-found'
  const [entries, ofPupil] = await Promise.all([
    reader.list('roundEntries', 'issuedDocumentId', documentId),
    reader.list('issuedDocuments', 'pupilId', document.pupilId),
  ])
  return {
    document,
    entries,
    sheets: ofPupil.filter(({ kind, sourceId }) => kind === 'remarks-sheet' && sourceId === documentId),
    nextVersionAt: await placeOfNextVersion(reader, document),
  }
}

async function placeOfNextVersion(reader: VaultReader, document: IssuedDocument): Promise<string | null> {
  if (document.sourceId === null || document.replacedById !== null) return null
  if (document.kind === 'conversation-report') return `/reports/new/${document.sourceId}`
  if (document.kind === 'transfer-dossier') return `/transfer/${document.pupilId}?corrects=${document.id}`
  if (document.kind !== 'phase-summary') return null
  const summary = await reader.get('phaseSummaries', document.sourceId)
  return summary === undefined ? null : `/phases/${summary.trajectoryId}/${summary.phase}?version=next`
}
