/**
 * The summary of one phase before it is frozen (M4, G4): text left, the real pages in the middle, who signs right.
 * A frozen one is shown where every issued document is; `?version=next` comes back here to make a correction.
 */
import { Button, Group, Stack, Text } from '@mantine/core'
import { IconArrowLeft, IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, Navigate, useParams, useSearchParams } from 'react-router'
import columns from '#features/shared/documents/document-columns.module.css'
import { FreezeDialog } from '#features/shared/documents/freeze-dialog.tsx'
import { LayoutNotice } from '#features/shared/documents/layout-notice.tsx'
import { PagePanel } from '#features/shared/documents/page-panel.tsx'
import { BackToProposal, SignatoryChoice } from '#features/shared/documents/signatory-choice.tsx'
import { useFreezeText } from '#features/shared/documents/use-freeze-text.ts'
import { PhaseTile } from '#features/shared/phase-tile.tsx'
import { SaveIndicator } from '#features/shared/save-indicator.tsx'
import { useQuery, useSettings } from '#features/shared/session.tsx'
import { useRefusalText } from '#features/shared/use-commit.tsx'
import { useLeaveSafely } from '#features/shared/use-leave-safely.tsx'
import { useText } from '#i18n/use-text.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { Notice } from '#ui/notice.tsx'
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
  const { t: tReports } = useText('reports')
  const settings = useSettings()
  // What was opened stays: what the screen stores comes back and must not replace it.
  const [material] = useState(current)
  const summary = useSummary(material)
  const freezeText = useFreezeText()
  const refusalText = useRefusalText()
  const leaving = useLeaveSafely([summary.text])
  const [isAsking, setAsking] = useState(false)

  const { pupil, version } = summary.model
  const { saveState } = summary.text
  const backLabel = t('summary.back', { name: pupil.calledName })
  return (
    <div className={columns['screen']}>
      <header className={columns['header']}>
        <Button
          component={Link}
          to={`/pupils/${material.pupil.id}/activities`}
          variant="subtle"
          px={6}
          aria-label={backLabel}
          title={backLabel}
        >
          <IconArrowLeft size={20} stroke={1.75} aria-hidden />
        </Button>
        <div className={columns['titles']}>
          <Group gap="sm" wrap="nowrap">
            <PhaseTile phase={material.phase} small silent />
            <PageHeading>{t('summary.title', { phase: t(`common:phases.${material.phase}`) })}</PageHeading>
          </Group>
          <Text c="var(--ink-second)">
            {[
              pupil.name,
              pupil.className,
              t('summary.choice', { choice: t(`common:choices.${material.trajectory.choice}`) }),
              t('summary.state'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </div>
        <SaveIndicator state={saveState} />
      </header>
      <div className={columns['columns']}>
        <section className={columns['text']} aria-label={t('summary.textLabel')}>
          <Stack gap="lg">
            {saveState.kind === 'refused' && <Notice kind="error" title={refusalText(saveState.code)} />}
            {version > 1 && (
              <Notice shape="frozen" title={tReports('draft.newVersion', { version })}>
                {tReports('draft.newVersionText', { before: version - 1 })}
              </Notice>
            )}
            <SummaryText material={material} autosaved={summary.text} onRecompose={summary.recompose} />
          </Stack>
        </section>
        <section className={columns['pages']} aria-label={tReports('pages.label')}>
          <PagePanel
            bytes={summary.pages.bytes}
            label={t('summary.preview')}
            placeholder={tReports('pages.busy')}
            notice={<LayoutNotice pages={summary.pages} />}
          />
        </section>
        <aside className={columns['side']} aria-label={tReports('signatories.title')}>
          <SignatoryChoice
            proposal={summary.choice.proposal}
            candidates={summary.choice.candidates}
            picks={summary.choice.picks}
            onPick={summary.choice.pick}
          />
          {summary.choice.changes.length > 0 && <BackToProposal onReset={summary.choice.reset} />}
          <Stack className={columns['sideAction'] ?? ''} gap="sm">
            {summary.hindrance !== null && (
              <Text id="freeze-hindrance" c="var(--ink-second)">
                {t(`summary.hindrances.${summary.hindrance}`)}
              </Text>
            )}
            <Button
              leftSection={<IconLock size={20} stroke={1.75} aria-hidden />}
              disabled={summary.hindrance !== null}
              aria-describedby={summary.hindrance === null ? undefined : 'freeze-hindrance'}
              onClick={() => {
                summary.forgetRefusal()
                setAsking(true)
              }}
            >
              {t('summary.freeze')}
            </Button>
          </Stack>
        </aside>
      </div>
      <FreezeDialog
        question={
          isAsking
            ? {
                what: tReports('freeze.what.phase-summary'),
                version,
                sealedBy: settings.counsellor.name,
                asked: summary.choice.signatories.map(({ name }) => name),
              }
            : null
        }
        isBusy={summary.isFreezing}
        refusal={summary.refusal === null ? null : freezeText(summary.refusal)}
        onFreeze={() => void summary.freeze()}
        onClose={() => setAsking(false)}
      />
      {leaving}
    </div>
  )
}
