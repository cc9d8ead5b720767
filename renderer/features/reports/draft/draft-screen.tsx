/** The report before it is frozen: text left, the real pages in the middle, who signs right. Freezing is the action. */
import { Button, Group, Stack, Text } from '@mantine/core'
import { IconArrowLeft, IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { guideFor, guideWithName } from '#domain/conversations/guides.ts'
import columns from '#features/shared/documents/document-columns.module.css'
import { FreezeDialog } from '#features/shared/documents/freeze-dialog.tsx'
import { LayoutNotice } from '#features/shared/documents/layout-notice.tsx'
import { PagePanel } from '#features/shared/documents/page-panel.tsx'
import { BackToProposal, SignatoryChoice } from '#features/shared/documents/signatory-choice.tsx'
import { SaveIndicator } from '#features/shared/save-indicator.tsx'
import { useQuery, useSettings } from '#features/shared/session.tsx'
import { useDates, useLanguage } from '#features/shared/use-dates.ts'
import { useLeaveSafely } from '#features/shared/use-leave-safely.tsx'
import { useText } from '#i18n/use-text.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { useRefusalText } from '../use-refusal-text.ts'
import { type DraftMaterial, loadDraft } from './load-draft.ts'
import { ReportText } from './report-text.tsx'
import { useDraft } from './use-draft.ts'

export function DraftScreen() {
  const { t } = useText('reports')
  const { conversationId = '' } = useParams()
  const material = useQuery((reader) => loadDraft(reader, conversationId), [conversationId])
  if (material === undefined) return null
  if (material === 'not-found') {
    return <EmptyState title={t('draft.notFound')} text={t('draft.notFoundText')} />
  }
  return <DraftOf key={conversationId} material={material} />
}

function DraftOf({ material: current }: { material: DraftMaterial }) {
  const { t } = useText('reports')
  const { moment } = useDates()
  const language = useLanguage()
  const settings = useSettings()
  // The draft on the screen is the one that was opened; what it stores comes back and must not replace it.
  const [material] = useState(current)
  const draft = useDraft(material)
  const refusalText = useRefusalText()
  const leaving = useLeaveSafely([draft.text])
  const [isAsking, setAsking] = useState(false)

  const conversation = draft.text.draft
  const { pupil } = draft.report
  const version = draft.report.version
  const guide = guideWithName(guideFor(conversation.guideId, language), pupil.calledName)
  return (
    <div className={columns['screen']}>
      <header className={columns['header']}>
        <Button
          component={Link}
          to={`/conversations/${conversation.id}`}
          variant="subtle"
          px={6}
          aria-label={t('draft.back')}
          title={t('draft.back')}
        >
          <IconArrowLeft size={20} stroke={1.75} aria-hidden />
        </Button>
        <div className={columns['titles']}>
          <PageHeading>{t('draft.title', { name: pupil.name })}</PageHeading>
          <Text c="var(--ink-second)">
            {[pupil.className, moment(conversation.startsAt), t('draft.state')].filter(Boolean).join(' · ')}
          </Text>
        </div>
        <SaveIndicator state={draft.text.saveState} />
      </header>
      <div className={columns['columns']}>
        <section className={columns['text']} aria-label={t('text.label')}>
          <Stack gap="lg">
            {version > 1 && (
              <Notice shape="frozen" title={t('draft.newVersion', { version })}>
                {t('draft.newVersionText', { before: version - 1 })}
              </Notice>
            )}
            <ReportText
              conversation={conversation}
              guide={guide}
              calledName={pupil.calledName}
              onChange={draft.text.change}
            />
          </Stack>
        </section>
        <section className={columns['pages']} aria-label={t('pages.label')}>
          <PagePanel
            bytes={draft.pages.bytes}
            label={t('pages.ofReport')}
            placeholder={t('pages.busy')}
            notice={<LayoutNotice pages={draft.pages} />}
          />
        </section>
        <aside className={columns['side']} aria-label={t('signatories.title')}>
          <SignatoryChoice
            proposal={draft.choice.proposal}
            candidates={draft.choice.candidates}
            picks={draft.choice.picks}
            onPick={draft.choice.pick}
          />
          {draft.choice.changes.length > 0 && <BackToProposal onReset={draft.choice.reset} />}
          <Stack className={columns['sideAction'] ?? ''} gap="sm">
            {draft.hindrance !== null && (
              <Text id="freeze-hindrance" c="var(--ink-second)">
                {refusalText(draft.hindrance)}
              </Text>
            )}
            <Group>
              <Button
                flex={1}
                leftSection={<IconLock size={20} stroke={1.75} aria-hidden />}
                disabled={draft.hindrance !== null}
                aria-describedby={draft.hindrance === null ? undefined : 'freeze-hindrance'}
                onClick={() => {
                  draft.setRefusal(null)
                  setAsking(true)
                }}
              >
                {t('draft.freeze')}
              </Button>
            </Group>
          </Stack>
        </aside>
      </div>
      <FreezeDialog
        question={
          isAsking
            ? {
                what: t('freeze.what.conversation-report'),
                version,
                sealedBy: settings.counsellor.name,
                asked: draft.choice.signatories.map(({ name }) => name),
              }
            : null
        }
        isBusy={draft.isFreezing}
        refusal={draft.refusal === null ? null : refusalText(draft.refusal)}
        onFreeze={() => void draft.freeze()}
        onClose={() => setAsking(false)}
      />
      {leaving}
    </div>
  )
}
