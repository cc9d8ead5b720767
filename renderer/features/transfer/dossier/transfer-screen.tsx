/**
 * The transfer dossier before it is frozen (M5): for whom, what goes and what stays, who read it, and the real pages.
 * `?corrects=<document>` makes a next version of one that was issued.
 */
import { Button, Stack, Text } from '@mantine/core'
import { IconArrowLeft, IconLock } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import frame from '#features/shared/documents/document-columns.module.css'
import { FreezeDialog } from '#features/shared/documents/freeze-dialog.tsx'
import { LayoutNotice } from '#features/shared/documents/layout-notice.tsx'
import { PagePanel } from '#features/shared/documents/page-panel.tsx'
import { SaveIndicator } from '#features/shared/save-indicator.tsx'
import { useQuery, useSettings, useVault } from '#features/shared/session.tsx'
import { useRefusalText } from '#features/shared/use-commit.tsx'
import { useLeaveSafely } from '#features/shared/use-leave-safely.tsx'
import { useText } from '#i18n/use-text.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { loadDraft, loadTransfer, type TransferMaterial } from '../load-transfer.ts'
import { ChoicesSection } from './choices-section.tsx'
import { Hindrances } from './hindrances.tsx'
import { InspectionSection } from './inspection-section.tsx'
import { ReceiverSection } from './receiver-section.tsx'
import classes from './transfer-screen.module.css'
import { useNotFrozenText } from './use-not-frozen-text.ts'
import { type OpenedDraft, useTransfer } from './use-transfer.ts'
import { ViewsSection } from './views-section.tsx'

export function TransferScreen() {
  const { t } = useText('transfer')
  const { pupilId = '' } = useParams()
  const [query] = useSearchParams()
  const corrects = query.get('corrects')
  const material = useQuery((reader) => loadTransfer(reader, pupilId), [pupilId])
  const opened = useOpenedDraft(pupilId, corrects)
  if (material === undefined || opened === undefined) return null
  if (material === 'not-found') {
    return (
      <>
        <PageHeading className={classes['notFound']}>{t('notFound')}</PageHeading>
        <EmptyState title={t('notFoundText')} text="" action={<Link to="/transfer">{t('toBoard')}</Link>} />
      </>
    )
  }
  return <TransferOf key={`${pupilId}/${corrects ?? ''}`} material={material} opened={opened} />
}

/** Read once: what this screen stores itself must not come back into it. */
function useOpenedDraft(pupilId: string, corrects: string | null): OpenedDraft | undefined {
  const vault = useVault()
  const [opened, setOpened] = useState<{ of: string; draft: OpenedDraft }>()
  const of = `${pupilId}/${corrects ?? ''}`
  useEffect(() => {
    let isOver = false
    void loadDraft(vault, pupilId, corrects).then((draft) => {
      if (!isOver) setOpened({ of: `${pupilId}/${corrects ?? ''}`, draft })
    })
    return () => {
      isOver = true
    }
  }, [vault, pupilId, corrects])
  return opened?.of === of ? opened.draft : undefined
}

function TransferOf({ material, opened }: { material: TransferMaterial; opened: OpenedDraft }) {
  const { t } = useText('transfer')
  const { t: tReports } = useText('reports')
  const settings = useSettings()
  const transfer = useTransfer(material, opened)
  const notFrozenText = useNotFrozenText()
  const refusalText = useRefusalText()
  const leaving = useLeaveSafely([transfer.autosaved])
  const [isAsking, setAsking] = useState(false)

  const { draft, change, saveState } = transfer.autosaved
  const { pupil, version, phaseSummaries, reports } = transfer.document.model
  const isReady = transfer.hindrances.length === 0
  return (
    <div className={frame['screen']}>
      <header className={frame['header']}>
        <Button
          component={Link}
          to={`/pupils/${material.pupil.id}/transfer`}
          variant="subtle"
          px={6}
          aria-label={t('back', { name: pupil.calledName })}
          title={t('back', { name: pupil.calledName })}
        >
          <IconArrowLeft size={20} stroke={1.75} aria-hidden />
        </Button>
        <div className={frame['titles']}>
          <PageHeading>{t('title', { name: pupil.name })}</PageHeading>
          <Text c="var(--ink-second)">{[pupil.className, pupil.level, t('state')].filter(Boolean).join(' · ')}</Text>
        </div>
        <SaveIndicator state={saveState} />
      </header>
      <div className={classes['columns']}>
        <div className={classes['form']}>
          <Stack gap={0}>
            {saveState.kind === 'refused' && <Notice kind="error" title={refusalText(saveState.code)} />}
            {version > 1 && (
              <Notice shape="frozen" title={tReports('draft.newVersion', { version })}>
                {t('newVersion', { before: version - 1 })}
              </Notice>
            )}
            <ReceiverSection draft={draft} calledName={pupil.calledName} change={change} />
            <ChoicesSection draft={draft} choices={material.choices} pupilId={material.pupil.id} change={change} />
            <InspectionSection draft={draft} people={transfer.people} calledName={pupil.calledName} change={change} />
            {draft.receiver.kind !== 'own-copy' && (
              <ViewsSection draft={draft} people={transfer.people} change={change} />
            )}
          </Stack>
          <Stack className={classes['formAction'] ?? ''} gap="sm">
            <Hindrances hindrances={transfer.hindrances} calledName={pupil.calledName} />
            <div>
              <Button
                leftSection={<IconLock size={20} stroke={1.75} aria-hidden />}
                disabled={!isReady}
                aria-describedby={isReady ? undefined : 'transfer-hindrances'}
                onClick={() => {
                  transfer.document.forgetRefusal()
                  setAsking(true)
                }}
              >
                {t('freeze')}
              </Button>
            </div>
          </Stack>
        </div>
        <section className={[frame['pages'], classes['pages']].join(' ')} aria-label={tReports('pages.label')}>
          <PagePanel
            bytes={transfer.document.pages.bytes}
            label={t('preview')}
            placeholder={tReports('pages.busy')}
            notice={<LayoutNotice pages={transfer.document.pages} />}
          />
        </section>
      </div>
      <FreezeDialog
        question={
          isAsking
            ? {
                what: tReports('freeze.what.transfer-dossier'),
                version,
                sealedBy: settings.counsellor.name,
                asked: [],
                more: [
                  t('asking.goes', {
                    summaries: t('asking.summaries', { count: phaseSummaries.length }),
                    reports: t('asking.reports', { count: reports.length }),
                  }),
                  t('asking.data'),
                  t('asking.notes'),
                ],
              }
            : null
        }
        isBusy={transfer.document.isFreezing}
        refusal={transfer.document.refusal === null ? null : notFrozenText(transfer.document.refusal)}
        onFreeze={() => void transfer.document.freeze()}
        onClose={() => setAsking(false)}
      />
      {leaving}
    </div>
  )
}
