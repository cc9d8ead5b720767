/** Pages, or a picture, with a foot: which page, how big, and what can be done with them. */
import { ActionIcon, Group, Text } from '@mantine/core'
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { type ReactNode, useCallback, useState } from 'react'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import { PdfPages, type PdfView, type Turn } from '#ui/pdf-pages.tsx'
import { PictureView } from '#ui/picture-view.tsx'
import classes from './page-panel.module.css'

const steps = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.25, 1.5, 2, 3]

export interface PagePanelProps {
  bytes: Uint8Array | null
  /** What the bytes are. */
  shows?: 'pages' | 'picture'
  turn?: Turn
  label: string
  /** Instead of pages, as while nothing is laid out yet. */
  placeholder?: ReactNode
  /** Stands above the pages. */
  notice?: ReactNode
  /** At the end of the foot. */
  actions?: ReactNode
}

export function PagePanel({ bytes, shows = 'pages', turn = 0, label, placeholder, notice, actions }: PagePanelProps) {
  const { t } = useText('reports')
  const [zoom, setZoom] = useState<'fit' | number>('fit')
  const [view, setView] = useState<PdfView | null>(null)
  const [isFailed, setFailed] = useState(false)
  const pageLabel = useCallback((page: number, count: number) => t('pages.pageOf', { page, count }), [t])
  const percent = Math.round((view?.scale ?? 1) * 100)
  const smaller = steps.findLast((step) => view !== null && step < view.scale - 0.01)
  const bigger = steps.find((step) => view !== null && step > view.scale + 0.01)
  return (
    <div className={classes['panel']}>
      {notice}
      {isFailed && <Notice kind="error" title={t('pages.failed')} />}
      <div className={classes['pages']} aria-busy={bytes === null}>
        {bytes === null ? (
          <div className={classes['empty']}>{placeholder}</div>
        ) : shows === 'picture' ? (
          <PictureView
            bytes={bytes}
            label={label}
            zoom={zoom}
            turn={turn}
            onView={setView}
            onFailed={() => setFailed(true)}
          />
        ) : (
          <PdfPages
            bytes={bytes}
            label={label}
            pageLabel={pageLabel}
            zoom={zoom}
            turn={turn}
            onView={setView}
            onFailed={() => setFailed(true)}
          />
        )}
      </div>
      <div className={classes['foot']}>
        <Text className={classes['count'] ?? ''}>
          {view === null || shows === 'picture' ? '' : t('pages.pageOf', { page: view.page, count: view.pageCount })}
        </Text>
        <Group gap={4} wrap="nowrap">
          <ActionIcon
            variant="subtle"
            size={32}
            c="var(--ink)"
            aria-label={t('pages.smaller')}
            title={t('pages.smaller')}
            disabled={smaller === undefined}
            onClick={() => smaller !== undefined && setZoom(smaller)}
          >
            <IconZoomOut size={20} stroke={1.75} aria-hidden />
          </ActionIcon>
          <button
            type="button"
            className={classes['zoom']}
            onClick={() => setZoom('fit')}
            aria-label={t('pages.fitFrom', { percent })}
            title={t('pages.fit')}
          >
            {view === null ? '' : `${percent}%`}
          </button>
          <ActionIcon
            variant="subtle"
            size={32}
            c="var(--ink)"
            aria-label={t('pages.bigger')}
            title={t('pages.bigger')}
            disabled={bigger === undefined}
            onClick={() => bigger !== undefined && setZoom(bigger)}
          >
            <IconZoomIn size={20} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Group>
        <Group gap={4} wrap="nowrap">
          {actions}
        </Group>
      </div>
    </div>
  )
}
