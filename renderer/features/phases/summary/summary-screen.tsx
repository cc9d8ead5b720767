/**
 * The summary of one phase before it is frozen (M4, G4): text left, the real pages in the middle, who signs right.
 * A frozen one is shown where every issued document is; `?version=next` comes back here to make a correction.
 */
import { useState } from 'react'
import { Link, Navigate, useParams, useSearchParams } from 'react-router'
import { DraftPage } from '#features/shared/documents/draft-page.tsx'
import { useFreezeText } from '#features/shared/documents/use-freeze-text.ts'
import { PhaseTile } from '#features/shared/phase-tile.tsx'
import { useQuery } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { loadSummary, type SummaryMaterial } from './load-summary.ts'
import classes from './summary-screen.module.css'
import { SummaryText } from './summary-text.tsx'
import { useSummary } from './use-summary.ts'

export function SummaryScreen() {
  const { t } = useText('phases')
  const { trajectoryId = '', phase = '' } = useParams()
  const [query] = useSearchParams()
  const material = useQuery((reader) => loadSummary(reader, trajectoryId, phase), [trajectoryId, phase])
  if (material === undefined) return null
  if (material === 'not-found') {
    return (
      <>
        <PageHeading className={classes['notFound']}>{t('summary.notFound')}</PageHeading>
        <EmptyState
          title={t('summary.notFoundText')}
          text=""
          action={<Link to="/pupils">{t('summary.toPupils')}</Link>}
        />
      </>
    )
  }
  if (material.issued !== null && query.get('version') !== 'next') {
    return <Navigate to={`/reports/${material.issued.id}`} replace />
  }
  return <SummaryOf key={`${trajectoryId}/${phase}`} material={material} />
}

function SummaryOf({ material: current }: { material: SummaryMaterial }) {
  const { t } = useText('phases')
  // What was opened stays: what the screen stores comes back and must not replace it.
  const [material] = useState(current)
  const { text, choice, document, recompose, hindrance } = useSummary(material)
  const freezeText = useFreezeText()

  const { pupil } = document.model
  return (
    <DraftPage
      back={{ to: `/pupils/${material.pupil.id}/activities`, label: t('summary.back', { name: pupil.calledName }) }}
      title={t('summary.title', { phase: t(`common:phases.${material.phase}`) })}
      mark={<PhaseTile phase={material.phase} small silent />}
      facts={[
        pupil.name,
        pupil.className,
        t('summary.choice', { choice: t(`common:choices.${material.trajectory.choice}`) }),
        t('summary.state'),
      ]}
      autosaved={text}
      textLabel={t('summary.textLabel')}
      text={<SummaryText material={material} autosaved={text} onRecompose={recompose} />}
      pagesLabel={t('summary.preview')}
      document={document}
      choice={choice}
      freezeLabel={t('summary.freeze')}
      hindrance={hindrance === null ? null : t(`summary.hindrances.${hindrance}`)}
      refusal={document.refusal === null ? null : freezeText(document.refusal)}
    />
  )
}
