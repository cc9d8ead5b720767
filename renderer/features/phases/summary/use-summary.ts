/** The draft of a summary: its text as it is being edited, who signs, the pages it gives, and freezing it. */
import { useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { FrozenFacts } from '#documents/issue/issue-document.ts'
import type { PageRequest } from '#documents/pages/define-pages.ts'
import { phaseSummaryDocument } from '#domain/phases/compose-phase-summary.ts'
import { recomposed, storableSummary, summaryHindrance } from '#domain/phases/storable-summary.ts'
import type { PhaseSummary } from '#domain/phases/trajectory.ts'
import { enrolmentIn } from '#domain/pupils/pupil.ts'
import { composeHead, nextVersion } from '#domain/reports/freeze.ts'
import { schoolYearOf } from '#domain/shared/dates.ts'
import { ok } from '#domain/shared/result.ts'
import { clock } from '#features/shared/clock.ts'
import type { NotFrozen } from '#features/shared/documents/use-freeze-text.ts'
import { useIssueDocument } from '#features/shared/documents/use-issue-document.ts'
import { useLaidOut } from '#features/shared/documents/use-laid-out.ts'
import { useLogo } from '#features/shared/documents/use-logo.ts'
import { useSignatoryChoice } from '#features/shared/documents/use-signatory-choice.ts'
import { useSession } from '#features/shared/session.tsx'
import { type SaveDraft, useAutosave } from '#features/shared/use-autosave.ts'
import { useLanguage } from '#features/shared/use-dates.ts'
import { useLocalUndo } from '#features/shared/use-local-undo.tsx'
import { useText } from '#i18n/use-text.ts'
import type { SummaryMaterial } from './load-summary.ts'
import { useComposed } from './use-composed.ts'

/** Stands in the place of what only freezing knows; drawn nowhere on a draft. */
const nothingFrozen = 'A'.repeat(22)

export function useSummary(material: SummaryMaterial) {
  const { t } = useText('phases')
  const { vault, settings, today } = useSession()
  const language = useLanguage()
  const navigate = useNavigate()
  const issue = useIssueDocument()
  const logoDataUrl = useLogo()
  const compose = useComposed()
  const remember = useLocalUndo()

  // What is only composed is not stored: until something is written it is put together anew at each opening.
  const [opened] = useState(() => material.stored ?? compose(material))
  const stored = useRef(opened)
  const save: SaveDraft<PhaseSummary> = async (draft) => {
    const row = storableSummary({ ...draft, changedAtUtc: clock.nowUtc() }, stored.current)
    const answer = await vault.commit({
      label: 'phases:undo.summaryChanged',
      undoPlace: null,
      put: [{ table: 'phaseSummaries', row }],
    })
    if (!answer.ok) return answer
    const rev = answer.revs.get(row.id) ?? row.rev
    stored.current = { ...row, rev }
    return { ok: true, stored: { ...draft, rev } }
  }
  const text = useAutosave(opened, save, (newer, kept) => ({ ...newer, rev: kept.rev }))
  const { draft, change } = text

  function recompose(): void {
    const before = draft
    change((now) => recomposed(now, compose(material)))
    remember(t('summary.recomposed'), t('undo.summaryRecomposed'), () => change((now) => recomposed(now, before)))
  }

  const people = useMemo(() => {
    const { pupil, relations, guardians, households } = material
    return { pupil, relations, guardians, households }
  }, [material])
  const choice = useSignatoryChoice(people, today)
  const { signatories } = choice

  const { issued } = material
  const compiled = useMemo(() => {
    const { pupil, enrolments, trajectory, activities } = material
    const enrolment = enrolmentIn(enrolments, schoolYearOf(today))
    return (summary: PhaseSummary, facts: FrozenFacts) =>
      phaseSummaryDocument({
        draft: summary,
        head: composeHead({
          settings,
          logoDataUrl: logoDataUrl ?? null,
          pupil,
          enrolment,
          language,
          signatories,
          ...facts,
        }),
        trajectory,
        activities,
      })
  }, [material, today, settings, logoDataUrl, language, signatories])
  const model = useMemo(
    () =>
      compiled(draft, {
        identity: issued ? nextVersion(issued) : { number: '', version: 1, replaces: null },
        issuedDocumentId: nothingFrozen,
        frozenAtUtc: `${today}T12:00:00Z`,
        frozenAt: `${today}T12:00`,
      }),
    [compiled, draft, issued, today],
  )
  const request = useMemo<PageRequest>(() => ({ kind: 'document', model, checkCode: null }), [model])
  const pages = useLaidOut(logoDataUrl === undefined ? null : request)

  const [isFreezing, setFreezing] = useState(false)
  const [refusal, setRefusal] = useState<NotFrozen | null>(null)

  async function freeze(): Promise<void> {
    setFreezing(true)
    setRefusal(null)
    try {
      if (!(await text.flush())) return setRefusal('not-stored')
      const summary = stored.current
      const answer = await issue<never>(
        {
          kind: 'phase-summary',
          sourceId: summary.id,
          replaced: issued,
          compose: (facts) => ok(compiled(summary, facts)),
          signatoryChanges: choice.changes,
        },
        (document) => [
          {
            table: 'phaseSummaries',
            row: { ...summary, changedAtUtc: document.frozenAtUtc, issuedDocumentId: document.id },
          },
        ],
      )
      if (!answer.ok) return setRefusal(answer.code)
      await navigate(`/reports/${answer.value.id}`, { replace: true })
    } catch (error) {
      setRefusal('unexpected')
      throw error
    } finally {
      setFreezing(false)
    }
  }

  return {
    text,
    choice,
    model,
    pages,
    recompose,
    freeze,
    isFreezing,
    refusal,
    forgetRefusal: () => setRefusal(null),
    hindrance: summaryHindrance(draft, signatories.length, choice.withoutReason),
  }
}
