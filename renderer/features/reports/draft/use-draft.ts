/** The draft: the talk's text as it is being edited, who signs, the pages it gives, and freezing it. */
import { useMemo } from 'react'
import type { FrozenFacts } from '#documents/issue/issue-document.ts'
import { guideFor, guideWithName } from '#domain/conversations/guides.ts'
import { storableConversation } from '#domain/conversations/storable-talk.ts'
import { enrolmentIn } from '#domain/pupils/pupil.ts'
import { checkReport, composeConversationReport, type ReportRefusal } from '#domain/reports/conversation-report.ts'
import type { ConversationReport } from '#domain/reports/document-model.ts'
import { composeHead } from '#domain/reports/freeze.ts'
import { dayOf, schoolYearOf } from '#domain/shared/dates.ts'
import { useDraftedDocument } from '#features/shared/documents/use-drafted-document.ts'
import { useIssueDocument } from '#features/shared/documents/use-issue-document.ts'
import { useLogo } from '#features/shared/documents/use-logo.ts'
import { useSignatoryChoice } from '#features/shared/documents/use-signatory-choice.ts'
import { useStoredDraft } from '#features/shared/documents/use-stored-draft.ts'
import { useSession } from '#features/shared/session.tsx'
import { useLanguage } from '#features/shared/use-dates.ts'
import type { DraftMaterial } from './load-draft.ts'

export function useDraft(material: DraftMaterial) {
  const { settings, today } = useSession()
  const language = useLanguage()
  const issue = useIssueDocument()
  const logoDataUrl = useLogo()
  const { autosaved: text } = useStoredDraft(material.conversation, {
    table: 'conversations',
    label: 'reports:undo.textEdited',
    storable: (draft, stored) => {
      const { conversation: row, tooLong } = storableConversation(draft, stored)
      return { row, isWhole: tooLong.length === 0 }
    },
  })
  const conversation = text.draft

  const people = useMemo(() => {
    const { pupil, relations, guardians, households } = material
    return { pupil, relations, guardians, households }
  }, [material])
  const choice = useSignatoryChoice(people, today)
  const { signatories } = choice

  const compose = useMemo(() => {
    const { pupil, enrolments, agreements } = material
    const enrolment = enrolmentIn(enrolments, schoolYearOf(dayOf(conversation.startsAt)))
    const calledName = pupil.calledName || pupil.firstNames || pupil.surname
    const guide = guideWithName(guideFor(conversation.guideId, language), calledName)
    return (facts: FrozenFacts) =>
      composeConversationReport({
        head: composeHead({
          settings,
          logoDataUrl: logoDataUrl ?? null,
          pupil,
          enrolment,
          language,
          signatories,
          ...facts,
        }),
        conversation,
        agreements,
        guide,
      })
  }, [material, conversation, language, settings, logoDataUrl, signatories])

  const { replaced } = material
  const document = useDraftedDocument<ConversationReport, ReportRefusal>({
    replaced,
    compose,
    isReady: logoDataUrl !== undefined,
    flush: text.flush,
    issue: () =>
      issue({
        kind: 'conversation-report',
        sourceId: conversation.id,
        replaced,
        compose: (facts) => checkReport(conversation, compose(facts)),
        signatoryChanges: choice.changes,
      }),
  })

  const check = checkReport(conversation, document.model)
  const hindrance: ReportRefusal | 'reason-missing' | null = check.ok
    ? choice.withoutReason > 0
      ? 'reason-missing'
      : null
    : check.code
  return { text, choice, document, hindrance }
}
