/** Freezing over the vault: numbers, files and rows come from it, pages from the PDF worker, time from the clock. */
import { useCallback } from 'react'
import {
  type IssueOrder,
  type IssueRefusal,
  type IssueShelf,
  type IssueTools,
  issueDocument,
} from '#documents/issue/issue-document.ts'
import { PdfWorkerError, pdfClient } from '#documents/worker/pdf-client.ts'
import type { DocumentKind } from '#domain/reports/document-model.ts'
import type { IssuedDocument } from '#domain/reports/issued-document.ts'
import { numbersTakenId, withNumberTaken } from '#domain/reports/numbers-taken.ts'
import { type Result, refuse } from '#domain/shared/result.ts'
import { clock, momentHere } from '#features/shared/clock.ts'
import { useVault } from '#features/shared/session.tsx'
import {
  type AuditEvent,
  type CommitRefusal,
  type Put,
  type Vault,
  VaultDiskFullError,
  VaultLockedError,
} from '#vault/vault.ts'

export type FreezeRefusal = IssueRefusal | CommitRefusal

const auditEvents: Record<DocumentKind, AuditEvent> = {
  'conversation-report': 'report-frozen',
  'phase-summary': 'summary-frozen',
  'transfer-dossier': 'transfer-frozen',
  'remarks-sheet': 'remarks-frozen',
}

/** One freeze at a time, so that two can't take the same number. */
let queue: Promise<unknown> = Promise.resolve()

/**
 * `alongWith`: rows to store in the same transaction, such as the draft that now names its document. Everything is
 * stored, or nothing is.
 */
export function freezeInVault<ComposeRefusal extends string>(
  vault: Vault,
  order: IssueOrder<ComposeRefusal>,
  alongWith: (document: IssuedDocument) => readonly Put[] = () => [],
): Promise<Result<IssuedDocument, FreezeRefusal | ComposeRefusal>> {
  const run = queue.then(() => issueDocument(order, shelfOf(vault, alongWith), tools))
  queue = run.catch(() => undefined)
  return run.catch((error: unknown) => {
    if (error instanceof VaultDiskFullError || error instanceof VaultLockedError) return refuse(error.code)
    throw error
  })
}

export function useIssueDocument() {
  const vault = useVault()
  return useCallback(
    <ComposeRefusal extends string>(
      order: IssueOrder<ComposeRefusal>,
      alongWith?: (document: IssuedDocument) => readonly Put[],
    ) => freezeInVault(vault, order, alongWith),
    [vault],
  )
}

function shelfOf(vault: Vault, alongWith: (document: IssuedDocument) => readonly Put[]): IssueShelf<CommitRefusal> {
  return {
    issuedNumbers: async () => [
      ...(await vault.all('issuedDocuments')).map(({ number }) => number),
      ...((await vault.get('numbersTaken', numbersTakenId))?.highest ?? []),
    ],
    sealIdentities: () => vault.all('sealIdentities'),
    storeFile: (file) => vault.storeFile(file),
    store: async ({ document, file, replaced, newSealIdentity }) => {
      const numbers = await vault.get('numbersTaken', numbersTakenId)
      const put: Put[] = [
        { table: 'numbersTaken', row: withNumberTaken(numbers, document.number) },
        { table: 'attachments', row: file },
        { table: 'issuedDocuments', row: document },
        ...(replaced ? [{ table: 'issuedDocuments', row: replaced } as const] : []),
        ...(newSealIdentity ? [{ table: 'sealIdentities', row: newSealIdentity } as const] : []),
        ...alongWith(document),
      ]
      return vault.commit({
        label: 'reports:undo.frozen',
        undoPlace: null,
        put,
        audit: { event: auditEvents[document.kind], subjectId: document.id },
      })
    },
  }
}

const tools: IssueTools = {
  layOut: (pages) => pdfClient().request({ kind: 'lay-out', model: pages }),
  reasonOf: (error) => (error instanceof PdfWorkerError ? error.reason : undefined),
  nowUtc: clock.nowUtc,
  localNow: () => momentHere(),
  newId: clock.newId,
}
