/** How far a talk is on its way to a signed report: what a list says behind it, in one word. */
import type { Conversation } from '../conversations/conversation.ts'
import { type IssuedDocument, type RoundEntry, roundProgress } from './issued-document.ts'

export type ReportStanding =
  | { code: 'planned' | 'cancelled' | 'nobody-came' }
  /** Held, and the report is not frozen yet. */
  | { code: 'draft' }
  /** Frozen; nobody signed yet, or nobody has to. */
  | { code: 'frozen' }
  | { code: 'signed'; signed: number; asked: number }

export function reportStandingOf(
  conversation: Conversation,
  documents: readonly IssuedDocument[],
  entries: readonly RoundEntry[],
): ReportStanding {
  if (conversation.state !== 'held') return { code: conversation.state }
  const report = currentReportOf(conversation, documents)
  if (!report) return { code: 'draft' }
  const own = entries.filter(({ issuedDocumentId }) => issuedDocumentId === report.id)
  const { signed, asked } = roundProgress(report.model, own)
  return signed === 0 ? { code: 'frozen' } : { code: 'signed', signed, asked }
}

/** The newest version of the report of a talk. */
export function currentReportOf(
  conversation: Conversation,
  documents: readonly IssuedDocument[],
): IssuedDocument | undefined {
  return documents.find(
    ({ kind, sourceId, replacedById }) =>
      kind === 'conversation-report' && sourceId === conversation.id && replacedById === null,
  )
}
