/** A document before it is frozen: text left, the real pages in the middle, who signs right. Freezing is the action. */
import { Button, Group, Stack, Text } from '@mantine/core'
import { IconArrowLeft, IconLock } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import type { DocumentModel } from '#domain/reports/document-model.ts'
import { SaveIndicator } from '#features/shared/save-indicator.tsx'
import { useSettings } from '#features/shared/session.tsx'
import type { Autosaved } from '#features/shared/use-autosave.ts'
import { useRefusalText } from '#features/shared/use-commit.tsx'
import { useLeaveSafely } from '#features/shared/use-leave-safely.tsx'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import columns from './document-columns.module.css'
import { FreezeDialog } from './freeze-dialog.tsx'
import { LayoutNotice } from './layout-notice.tsx'
import { PagePanel } from './page-panel.tsx'
import { BackToProposal, SignatoryChoice } from './signatory-choice.tsx'
import type { DraftedDocument } from './use-drafted-document.ts'
import type { SignatoryChoiceState } from './use-signatory-choice.ts'

interface DraftPageProps {
  back: { to: string; label: string }
  title: string
  /** Beside the title. */
  mark?: ReactNode
  /** What the document is of; empty ones are left out. */
  facts: readonly string[]
  autosaved: Pick<Autosaved<unknown>, 'saveState' | 'flush' | 'isUnsaved'>
  textLabel: string
  text: ReactNode
  pagesLabel: string
  document: Pick<DraftedDocument<DocumentModel, never>, 'model' | 'pages' | 'freeze' | 'isFreezing' | 'forgetRefusal'>
  choice: SignatoryChoiceState
  freezeLabel: string
  /** What keeps it from being frozen, in words. */
  hindrance: string | null
  /** Why the last freezing did not happen, in words. */
  refusal: string | null
}

export function DraftPage({
  back,
  title,
  mark,
  facts,
  autosaved,
  textLabel,
  text,
  pagesLabel,
  document,
  choice,
  freezeLabel,
  hindrance,
  refusal,
}: DraftPageProps) {
  const { t } = useText('reports')
  const settings = useSettings()
  const refusalText = useRefusalText()
  const leaving = useLeaveSafely([autosaved])
  const { saveState } = autosaved
  const [isAsking, setAsking] = useState(false)
  const { version, kind } = document.model
  return (
    <div className={columns['screen']}>
      <header className={columns['header']}>
        <Button component={Link} to={back.to} variant="subtle" px={6} aria-label={back.label} title={back.label}>
          <IconArrowLeft size={20} stroke={1.75} aria-hidden />
        </Button>
        <div className={columns['titles']}>
          <Group gap="sm" wrap="nowrap">
            {mark}
            <PageHeading>{title}</PageHeading>
          </Group>
          <Text c="var(--ink-second)">{facts.filter(Boolean).join(' · ')}</Text>
        </div>
        <SaveIndicator state={saveState} />
      </header>
      <div className={columns['columns']}>
        <section className={columns['text']} aria-label={textLabel}>
          <Stack gap="lg">
            {saveState.kind === 'refused' && <Notice kind="error" title={refusalText(saveState.code)} />}
            {version > 1 && (
              <Notice shape="frozen" title={t('draft.newVersion', { version })}>
                {t('draft.newVersionText', { before: version - 1 })}
              </Notice>
            )}
            {text}
          </Stack>
        </section>
        <section className={columns['pages']} aria-label={t('pages.label')}>
          <PagePanel
            bytes={document.pages.bytes}
            label={pagesLabel}
            placeholder={t('pages.busy')}
            notice={<LayoutNotice pages={document.pages} />}
          />
        </section>
        <aside className={columns['side']} aria-label={t('signatories.title')}>
          <SignatoryChoice
            proposal={choice.proposal}
            candidates={choice.candidates}
            picks={choice.picks}
            onPick={choice.pick}
          />
          {choice.changes.length > 0 && <BackToProposal onReset={choice.reset} />}
          <Stack className={columns['sideAction'] ?? ''} gap="sm">
            {hindrance !== null && (
              <Text id="freeze-hindrance" c="var(--ink-second)">
                {hindrance}
              </Text>
            )}
            <Button
              leftSection={<IconLock size={20} stroke={1.75} aria-hidden />}
              disabled={hindrance !== null}
              aria-describedby={hindrance === null ? undefined : 'freeze-hindrance'}
              onClick={() => {
                document.forgetRefusal()
                setAsking(true)
              }}
            >
              {freezeLabel}
            </Button>
          </Stack>
        </aside>
      </div>
      <FreezeDialog
        question={
          isAsking
            ? {
                what: t(`freeze.what.${kind}`),
                version,
                sealedBy: settings.counsellor.name,
                asked: choice.signatories.map(({ name }) => name),
              }
            : null
        }
        isBusy={document.isFreezing}
        refusal={refusal}
        onFreeze={() => void document.freeze()}
        onClose={() => setAsking(false)}
      />
      {leaving}
    </div>
  )
}
