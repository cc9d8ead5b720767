/** The draft: the talk's text as it is being edited, who signs, the pages it gives, and freezing it. */
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { FrozenFacts } from '#documents/issue/issue-document.ts'
import type { PageRequest } from '#documents/pages/define-pages.ts'
import type { Conversation } from '#domain/conversations/conversation.ts'
import { guideFor, guideWithName } from '#domain/conversations/guides.ts'
import { enrolmentIn } from '#domain/pupils/pupil.ts'
import { checkReport, composeConversationReport, type ReportRefusal } from '#domain/reports/conversation-report.ts'
import { composeHead, nextVersion } from '#domain/reports/freeze.ts'
import { dayOf, schoolYearOf } from '#domain/shared/dates.ts'
import { type FreezeRefusal, useIssueDocument } from '#features/shared/documents/use-issue-document.ts'
import { useLaidOut } from '#features/shared/documents/use-laid-out.ts'
import { useLogo } from '#features/shared/documents/use-logo.ts'
import { useSignatoryChoice } from '#features/shared/documents/use-signatory-choice.ts'
import { useSession } from '#features/shared/session.tsx'
import { type SaveDraft, useAutosave } from '#features/shared/use-autosave.ts'
import { useLanguage } from '#features/shared/use-dates.ts'
import type { DraftMaterial } from './load-draft.ts'

export type DraftRefusal = ReportRefusal | FreezeRefusal | 'reason-missing' | 'not-stored' | 'unexpected'

/** Stands in the place of what only freezing knows; drawn nowhere on a draft. */
const nothingFrozen = 'A'.repeat(22)

export function useDraft(material: DraftMaterial) {
  const { vault, settings, today } = useSession()
  const language = useLanguage()
  const navigate = useNavigate()
  const issue = useIssueDocument()
  const logoDataUrl = useLogo()

  const save: SaveDraft<Conversation> = async (conversation) => {
    const answer = await vault.commit({
      label: 'reports:undo.textEdited',
      undoPlace: null,
      put: [{ table: 'conversations', row: { ...conversation, changedAtUtc: new Date().toISOString() } }],
    })
    if (!answer.ok) return answer
    return { ok: true, stored: { ...conversation, rev: answer.revs.get(conversation.id) ?? conversation.rev } }
  }
  const text = useAutosave(material.conversation, save, (newer, stored) => ({ ...newer, rev: stored.rev }))
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
  const report = useMemo(
    () =>
      compose({
        identity: replaced ? nextVersion(replaced) : { number: '', version: 1, replaces: null },
        issuedDocumentId: nothingFrozen,
        frozenAtUtc: `${today}T12:00:00Z`,
        frozenAt: `${today}T12:00`,
      }),
    [compose, replaced, today],
  )
  const request = useMemo<PageRequest>(() => ({ kind: 'document', model: report, checkCode: null }), [report])
  const pages = useLaidOut(logoDataUrl === undefined ? null : request)

  const [isFreezing, setFreezing] = useState(false)
  const [refusal, setRefusal] = useState<DraftRefusal | null>(null)

  async function freeze(): Promise<void> {
    setFreezing(true)
    setRefusal(null)
    try {
      if (!(await text.flush())) return setRefusal('not-stored')
      const answer = await issue({
        kind: 'conversation-report',
        sourceId: conversation.id,
        replaced,
        compose: (facts) => checkReport(conversation, compose(facts)),
        signatoryChanges: choice.changes,
      })
      if (!answer.ok) return setRefusal(answer.code)
      await navigate(`/reports/${answer.value.id}`, { replace: true })
    } catch (error) {
      setRefusal('unexpected')
      throw error
    } finally {
      setFreezing(false)
    }
  }

  const check = checkReport(conversation, report)
  const hindrance: DraftRefusal | null = check.ok ? (choice.withoutReason > 0 ? 'reason-missing' : null) : check.code
  return { text, choice, report, pages, isFreezing, refusal, setRefusal, freeze, hindrance }
}

export type Draft = ReturnType<typeof useDraft>
