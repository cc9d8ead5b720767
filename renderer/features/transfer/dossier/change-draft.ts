import type { TransferDraft } from '#domain/transfer/transfer-draft.ts'

export type ChangeDraft = (edit: (draft: TransferDraft) => TransferDraft) => void
