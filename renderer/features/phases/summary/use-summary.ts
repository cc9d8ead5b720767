/** The draft of a summary: its text as it is being edited, who signs, the pages it gives, and freezing it. */
import { useMemo, useState } from 'react'
import type { FrozenFacts } from '#documents/issue/issue-document.ts'
import { phaseSummaryDocument } from '#domain/phases/compose-phase-summary.ts'
import { recomposed, storableSummary, summaryHindrance } from '#domain/phases/storable-summary.ts'
import type { PhaseSummary } from '#domain/phases/trajectory.ts'
import { enrolmentIn } from '#domain/pupils/pupil.ts'
import { composeHead } from '#domain/reports/freeze.ts'
import { schoolYearOf } from '#domain/shared/dates.ts'
import { ok } from '#domain/shared/result.ts'
import { useDraftedDocument } from '#features/shared/documents/use-drafted-document.ts'
import { useIssueDocument } from '#features/shared/documents/use-issue-document.ts'
import { useLogo } from '#features/shared/documents/use-logo.ts'
import { useSignatoryChoice } from '#features/shared/documents/use-signatory-choice.ts'
import { useStoredDraft } from '#features/shared/documents/use-stored-draft.ts'
import { useSession } from '#features/shared/session.tsx'
import { useLanguage } from '#features/shared/use-dates.ts'
import { useLocalUndo } from '#features/shared/use-local-undo.tsx'
import { useText } from '#i18n/use-text.ts'
import type { SummaryMaterial } from './load-summary.ts'
import { useComposed } from './use-composed.ts'

export function useSummary(material: SummaryMaterial) {
  const { t } = useText('phases')
  const { settings, today } = useSession()
  const language = useLanguage()
  const issue = useIssueDocument()
  const logoDataUrl = useLogo()
  const compose = useComposed()
  const remember = useLocalUndo()

  // What is only composed is not stored: until something is written it is put together anew at each opening.
  const [opened] = useState(() => material.stored ?? compose(material))
  const { autosaved: text, stored } = useStoredDraft(opened, {
    table: 'phaseSummaries',
    label: 'phases:undo.summaryChanged',
    // The screen names a text that is too long, and nothing is frozen while it is.
    storable: (draft, before) => ({ row: storableSummary(draft, before), isWhole: true }),
  })
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
  const composeFor = useMemo(() => {
    const { pupil, enrolments, trajectory, activities } = material
    const enrolment = enrolmentIn(enrolments, schoolYearOf(today))
    return (summary: PhaseSummary) => (facts: FrozenFacts) =>
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
  const compiled = useMemo(() => composeFor(draft), [composeFor, draft])
  const document = useDraftedDocument({
    replaced: issued,
    compose: compiled,
    isReady: logoDataUrl !== undefined,
    flush: text.flush,
    issue: () => {
      const summary = stored.current
      return issue<never>(
        {
          kind: 'phase-summary',
          sourceId: summary.id,
          replaced: issued,
          compose: (facts) => ok(composeFor(summary)(facts)),
          signatoryChanges: choice.changes,
        },
        ({ id, frozenAtUtc }) => [
          { table: 'phaseSummaries', row: { ...summary, changedAtUtc: frozenAtUtc, issuedDocumentId: id } },
        ],
      )
    },
  })

  return {
    text,
    choice,
    document,
    recompose,
    hindrance: summaryHindrance(draft, signatories.length, choice.withoutReason),
  }
}
