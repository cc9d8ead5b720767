/** An issued document: its text, its pages, its signing round and its copies. Nothing here can change the text. */
import { ActionIcon, Button, Stack, Text } from '@mantine/core'
import { IconArrowLeft, IconCopyPlus, IconDownload, IconPrinter } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { Link, useParams } from 'react-router'
import { renditionsOf } from '#documents/issue/renditions.ts'
import { documentTitle } from '#documents/pages/define-pages.ts'
import { roundProgress } from '#domain/reports/issued-document.ts'
import { useCommand } from '#features/shared/commands.ts'
import columns from '#features/shared/documents/document-columns.module.css'
import { PagePanel } from '#features/shared/documents/page-panel.tsx'
import { useQuery } from '#features/shared/session.tsx'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { StateShape } from '#ui/shapes.tsx'
import { type DocumentMaterial, loadDocument } from '../load-document.ts'
import { useRefusalText } from '../use-refusal-text.ts'
import { FrozenText } from './frozen-text.tsx'
import { HandOver } from './hand-over.tsx'
import { RenditionList } from './rendition-list.tsx'
import { SigningRound } from './signing-round.tsx'
import { useHandOut, useRenditionBytes } from './use-rendition.ts'

export function DocumentScreen() {
  const { t } = useText('reports')
  const { documentId = '' } = useParams()
  const material = useQuery((reader) => loadDocument(reader, documentId), [documentId])
  if (material === undefined) return null
  if (material === 'not-found') return <EmptyState title={t('draft.notFound')} text={t('document.notFoundText')} />
  return <DocumentOf key={documentId} material={material} />
}

function DocumentOf({ material }: { material: DocumentMaterial }) {
  const { t } = useText('reports')
  const { moment } = useDates()
  const { document, entries, sheets, nextVersionAt } = useStable(material)
  const { model } = document
  const renditions = useMemo(() => renditionsOf(document, entries), [document, entries])
  const [shown, setShown] = useState('school')
  const rendition = renditions.find(({ filePart }) => filePart === shown) ?? renditions.at(-1)
  const { bytes, refusal } = useRenditionBytes(document, entries, rendition?.fieldNames ?? [])
  const handOut = useHandOut(document, entries)
  const refusalText = useRefusalText()
  useCommand('print', () => void (rendition && handOut('print', rendition)))
  const isReplaced = document.replacedById !== null
  const isTransfer = document.kind === 'transfer-dossier'
  const backLabel = t(isTransfer ? 'document.backToTransfer' : 'document.back')
  return (
    <div className={columns['screen']}>
      <header className={columns['header']}>
        <Button
          component={Link}
          to={isTransfer ? '/transfer' : '/reports'}
          variant="subtle"
          px={6}
          aria-label={backLabel}
          title={backLabel}
        >
          <IconArrowLeft size={20} stroke={1.75} aria-hidden />
        </Button>
        <div className={columns['titles']}>
          <PageHeading of={document.id}>{documentTitle(model)}</PageHeading>
          <Text c="var(--ink-second)">
            {[
              model.pupil.className,
              t('document.frozenOn', { moment: moment(model.frozenAt) }),
              ...(model.kind === 'conversation-report' || model.kind === 'phase-summary'
                ? model.phase === null
                  ? []
                  : [t(`common:phases.${model.phase}`)]
                : []),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </div>
        <Standing material={{ document, entries }} />
      </header>
      <div className={columns['columns']}>
        <section className={columns['text']} aria-label={t('text.label')}>
          <Stack gap="lg">
            <FrozenNotice document={document} />
            <FrozenText model={model} />
            {nextVersionAt !== null && !isReplaced && (
              <div>
                <Button
                  component={Link}
                  to={nextVersionAt}
                  variant="subtle"
                  ml={-16}
                  leftSection={<IconCopyPlus size={20} stroke={1.75} aria-hidden />}
                >
                  {t('document.nextVersion', { version: document.version + 1 })}
                </Button>
              </div>
            )}
          </Stack>
        </section>
        <section className={columns['pages']} aria-label={t('pages.label')}>
          <PagePanel
            bytes={bytes}
            label={t('pages.ofDocument')}
            placeholder={t('pages.busy')}
            notice={refusal === null ? undefined : <Notice kind="error" title={refusalText(refusal)} />}
            actions={
              rendition && (
                <>
                  <ActionIcon
                    variant="subtle"
                    size={32}
                    c="var(--ink)"
                    aria-label={t('pages.print')}
                    title={`${t('pages.print')} (Ctrl+P)`}
                    onClick={() => void handOut('print', rendition)}
                  >
                    <IconPrinter size={20} stroke={1.75} aria-hidden />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    size={32}
                    c="var(--ink)"
                    aria-label={t('pages.save')}
                    title={t('pages.save')}
                    onClick={() => void handOut('save', rendition)}
                  >
                    <IconDownload size={20} stroke={1.75} aria-hidden />
                  </ActionIcon>
                </>
              )
            }
          />
        </section>
        <aside className={columns['side']} aria-label={t('round.label')}>
          {isTransfer && rendition ? (
            <HandOver onSave={() => void handOut('save', rendition)} onPrint={() => void handOut('print', rendition)} />
          ) : (
            <>
              <SigningRound document={document} entries={entries} />
              <RenditionList
                renditions={renditions}
                sheets={sheets}
                shown={rendition?.filePart ?? ''}
                onShow={setShown}
                onSave={(chosen) => void handOut('save', chosen)}
                onPrint={(chosen) => void handOut('print', chosen)}
              />
            </>
          )}
        </aside>
      </div>
    </div>
  )
}

function Standing({ material: { document, entries } }: { material: Pick<DocumentMaterial, 'document' | 'entries'> }) {
  const { t } = useText('reports')
  const { signed, asked } = roundProgress(document.model, entries)
  return (
    <div className={columns['standing']}>
      <StateShape name="frozen" />
      <Text fw={600}>
        {t(document.replacedById === null ? 'document.standing' : 'document.standingReplaced', {
          number: document.number,
          version: document.version,
          code: document.checkCode,
        })}
      </Text>
      {asked > 0 && <span className={columns['badge']}>{t('document.signed', { signed, asked })}</span>}
    </div>
  )
}

function FrozenNotice({ document }: { document: DocumentMaterial['document'] }) {
  const { t } = useText('reports')
  if (document.replacedById !== null) {
    return (
      <Notice shape="frozen" title={t('document.replaced')}>
        <Link to={`/reports/${document.replacedById}`} style={{ color: 'var(--ink-link)' }}>
          {t('document.toNewer')}
        </Link>
      </Notice>
    )
  }
  return (
    <Notice shape="frozen" title={t('document.frozen')}>
      {t(document.sourceId === null ? 'document.frozenText' : 'document.frozenTextVersion', {
        next: document.version + 1,
        version: document.version,
      })}
    </Notice>
  )
}

/** The same objects while the rows say the same: other tables of the query change more often than these. */
function useStable(material: DocumentMaterial): DocumentMaterial {
  const { document, entries } = material
  const key = [document.rev, ...entries.map(({ id, rev }) => `${id}/${rev}`)].join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says when rows differ
  const kept = useMemo(() => ({ document, entries }), [key])
  return { ...material, ...kept }
}
