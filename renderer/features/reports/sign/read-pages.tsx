/** The document at reading size, its margins trimmed, with "Groter" at hand. */
import { Button, Text } from '@mantine/core'
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import type { DocumentKind } from '#domain/reports/document-model.ts'
import { useText } from '#i18n/use-text.ts'
import { PdfPages, type PdfView } from '#ui/pdf-pages.tsx'
import classes from './sign-screen.module.css'

const trimPt = { sides: 43, top: 43, bottom: 16 }
const step = 1.25

export function ReadPages({ bytes, kind }: { bytes: Uint8Array | null; kind: DocumentKind }) {
  const { t } = useText('reports')
  const [zoom, setZoom] = useState<'fit' | number>('fit')
  const [view, setView] = useState<PdfView | null>(null)
  const pageLabel = useCallback((page: number, count: number) => t('pages.pageOf', { page, count }), [t])
  const scale = view?.scale ?? 1
  return (
    <div className={classes['document']}>
      <div className={classes['bar']}>
        <Text size="lg" className={classes['where'] ?? ''}>
          <strong>{t(`sign.document.${kind}`)}</strong>{' '}
          {view !== null && t('sign.page', { page: view.page, count: view.pageCount })}
        </Text>
        <Button
          variant="default"
          h={44}
          leftSection={<IconZoomOut size={20} stroke={1.75} aria-hidden />}
          disabled={scale <= 0.6}
          onClick={() => setZoom(Math.max(0.5, scale / step))}
        >
          {t('sign.smaller')}
        </Button>
        <Button
          variant="default"
          h={44}
          leftSection={<IconZoomIn size={20} stroke={1.75} aria-hidden />}
          disabled={scale >= 3.2}
          onClick={() => setZoom(Math.min(4, scale * step))}
        >
          {t('sign.bigger')}
        </Button>
      </div>
      <div className={classes['pages']}>
        <PdfPages
          bytes={bytes}
          label={t(`sign.document.${kind}`)}
          pageLabel={pageLabel}
          zoom={zoom}
          trimPt={trimPt}
          onView={setView}
        />
      </div>
    </div>
  )
}
