/**
 * Adds an entry to a signing round. Entries are only added: a correction is a newer entry. A remark longer than its
 * box becomes a remarks sheet, an issued document of its own, stored in the same transaction as the entry.
 */
import { remarkLines } from '#documents/issue/remark-box.ts'
import { documentTitle } from '#documents/pages/define-pages.ts'
import { documentHeadSchema, type Signatory } from '#domain/reports/document-model.ts'
import { type IssuedDocument, nextRecordedAt, type RoundEntry } from '#domain/reports/issued-document.ts'
import { composeRemarksSheet } from '#domain/reports/remarks-sheet.ts'
import type { Settings } from '#domain/school/settings.ts'
import type { Attachment } from '#domain/shared/attachment.ts'
import { ok, type Result } from '#domain/shared/result.ts'
import { clock } from '#features/shared/clock.ts'
import { type FreezeRefusal, freezeInVault } from '#features/shared/documents/use-issue-document.ts'
import type { Put, Vault } from '#vault/vault.ts'

export type SignatureGiven = Pick<RoundEntry, 'state' | 'method' | 'strokes' | 'typedName' | 'remark' | 'onDay'> & {
  scan: Attachment | null
}

export async function recordEntry(
  vault: Vault,
  settings: Settings,
  document: IssuedDocument,
  signatory: Signatory,
  given: SignatureGiven,
): Promise<Result<RoundEntry, FreezeRefusal>> {
  const { scan, ...signed } = given
  const remark = given.remark.trim()
  const entry: RoundEntry = {
    ...signed,
    remark,
    id: clock.newId(),
    rev: 0,
    pupilId: document.pupilId,
    issuedDocumentId: document.id,
    fieldName: signatory.fieldName,
    remarksSheetId: null,
    recordedAtUtc: nextRecordedAt(await vault.list('roundEntries', 'issuedDocumentId', document.id), clock.nowUtc()),
    recordedBy: settings.counsellor.name,
    scanAttachmentId: scan?.id ?? null,
  }
  const rows = (stored: RoundEntry): Put[] => [
    { table: 'roundEntries', row: stored },
    ...(scan ? [{ table: 'attachments', row: scan } as const] : []),
  ]
  if (remarkLines(remark) === null) return recordWithSheet(vault, settings, document, signatory, entry, rows)
  const answer = await vault.commit({
    label: 'reports:undo.recorded',
    undoPlace: null,
    put: rows(entry),
    audit: { event: 'signature-recorded', subjectId: document.id },
  })
  return answer.ok ? ok(entry) : answer
}

async function recordWithSheet(
  vault: Vault,
  settings: Settings,
  document: IssuedDocument,
  signatory: Signatory,
  entry: RoundEntry,
  rows: (entry: RoundEntry) => Put[],
): Promise<Result<RoundEntry, FreezeRefusal>> {
  const answer = await freezeInVault<never>(
    vault,
    {
      kind: 'remarks-sheet',
      sourceId: document.id,
      replaced: null,
      compose: ({ identity, ...facts }) => {
        const { name, role } = settings.counsellor
        const head = documentHeadSchema.parse({
          ...document.model,
          ...identity,
          ...facts,
          signatories: [],
          sealedBy: { name, role },
        })
        return ok(
          composeRemarksSheet({
            head,
            about: document.model,
            aboutTitle: documentTitle(document.model),
            writtenBy: signatory.name,
            writtenOnDay: entry.onDay,
            remark: entry.remark,
          }),
        )
      },
    },
    (sheet) => rows({ ...entry, remarksSheetId: sheet.id }),
  )
  return answer.ok ? ok({ ...entry, remarksSheetId: answer.value.id }) : answer
}
