/**
 * The report of a talk as a document model: each voice apart, in the order of the guide; an empty voice stays empty
 * and is said to be so on paper (U2). Nothing is rewritten: what was typed is what is frozen.
 */
import { type Agreement, type Conversation, inOrder } from '../conversations/conversation.ts'
import type { Guide, Voice } from '../conversations/guide.ts'
import { ok, type Result, refuse } from '../shared/result.ts'
import type { ConversationReport } from './document-model.ts'
import type { DocumentHead } from './freeze.ts'

export interface ConversationReportInput {
  head: DocumentHead
  conversation: Conversation
  /** Agreements of this talk; those of other talks are passed over. */
  agreements: readonly Agreement[]
  /** Guide in the report's language, with the pupil's name filled in. */
  guide: Guide
}

export function composeConversationReport(input: ConversationReportInput): ConversationReport {
  const { head, conversation, guide } = input
  const themes = themesInOrder(conversation, guide)
  const spoken = (voice: Voice): string[] => themes.flatMap((theme) => paragraphs(theme.answers[voice]))
  return {
    ...head,
    kind: 'conversation-report',
    guideTitle: guide.title,
    choice: conversation.choice,
    phase: conversation.phase,
    startsAt: conversation.startsAt,
    endsAt: conversation.endsAt,
    participants: conversation.participants.map(({ name, role, manner, voice }) => ({ name, role, manner, voice })),
    voices: { pupil: spoken('pupil'), home: spoken('home'), school: spoken('school') },
    differences: themes
      .filter((theme) => theme.differs.length > 0)
      .map((theme) => ({ heading: theme.heading, voices: theme.differs })),
    differenceNote: conversation.differenceNote.trim(),
    expectations: {
      pupil: conversation.expectations.pupil.trim(),
      home: conversation.expectations.home.trim(),
      school: conversation.expectations.school.trim(),
    },
    strengths: conversation.strengths.trim(),
    ownReason: conversation.ownReason.trim(),
    appreciation: conversation.appreciation.trim(),
    agreements: inOrder(input.agreements)
      .filter((agreement) => agreement.conversationId === conversation.id && agreement.what !== '')
      .sort((left, right) => (left.dueDay ?? '9999').localeCompare(right.dueDay ?? '9999'))
      .map((agreement) => ({ what: agreement.what, who: agreement.ownerName, dueDay: agreement.dueDay })),
    followUp: conversation.followUp.trim(),
    nextAt: conversation.nextAt,
  }
}

export type ReportRefusal = 'conversation-not-held' | 'nothing-written' | 'nobody-asked-to-sign'

/** Whether this report may be frozen now. */
export function checkReport(
  conversation: Conversation,
  report: ConversationReport,
): Result<ConversationReport, ReportRefusal> {
  if (conversation.state !== 'held') return refuse('conversation-not-held')
  const prose = [
    ...report.voices.pupil,
    ...report.voices.home,
    ...report.voices.school,
    ...Object.values(report.expectations),
    report.differenceNote,
    report.strengths,
    report.ownReason,
    report.appreciation,
    report.followUp,
  ]
  if (prose.every((text) => text === '') && report.agreements.length === 0) return refuse('nothing-written')
  if (report.signatories.length === 0) return refuse('nobody-asked-to-sign')
  return ok(report)
}

/** Themes in the guide's order with its headings; answers to a question the guide no longer has come last. */
function themesInOrder(
  conversation: Conversation,
  guide: Guide,
): (Conversation['themes'][number] & { heading: string })[] {
  const place = (key: string): number => {
    const index = guide.rows.findIndex((row) => row.key === key)
    return index === -1 ? guide.rows.length : index
  }
  return conversation.themes
    .map((theme) => ({ ...theme, heading: guide.rows[place(theme.key)]?.heading ?? theme.key }))
    .sort((left, right) => place(left.key) - place(right.key))
}

/** Text split at empty lines; an empty text has no paragraphs. */
export function paragraphs(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
}
