/** The viewer's screen for one attachment that is there. */
import { ActionIcon, Button, Group, Text } from '@mantine/core'
import {
  IconArrowLeft,
  IconChevronLeft,
  IconChevronRight,
  IconDownload,
  IconRotateClockwise2,
  IconTrash,
} from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { Attachment } from '#domain/shared/attachment.ts'
import { useAttachmentWords } from '#features/shared/attachments/use-attachment-words.ts'
import { useSaveCopy } from '#features/shared/attachments/use-save-copy.ts'
import { useCommand } from '#features/shared/commands.ts'
import columns from '#features/shared/documents/document-columns.module.css'
import { PagePanel } from '#features/shared/documents/page-panel.tsx'
import { useVault } from '#features/shared/session.tsx'
import { useCommit } from '#features/shared/use-commit.tsx'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import type { Turn } from '#ui/pdf-pages.tsx'
import classes from './viewer.module.css'

export function Viewer({ attachment, siblings }: { attachment: Attachment; siblings: readonly Attachment[] }) {
  const { t } = useText('attachments')
  const words = useAttachmentWords()
  const saveCopy = useSaveCopy()
  const navigate = useNavigate()
  const commit = useCommit()
  const file = useFile(attachment)
  const [turn, setTurn] = useState<Turn>(0)
  const { name, place } = attachment
  const isPdf = attachment.mediaType === 'application/pdf'
  const at = siblings.findIndex(({ id }) => id === attachment.id)
  const goBack = useGoBack(attachment)
  const goTo = (sibling: Attachment | undefined) => {
    // In place of this one: "Terug" leads to the list, not through all that was looked at.
    if (sibling !== undefined) void navigate(`/files/${sibling.id}`, { replace: true })
  }
  useCommand('save', () => void saveCopy(attachment))

  async function remove(): Promise<void> {
    const answer = await commit(
      {
        label: 'attachments:undo.removed',
        undoPlace: undoPlaceOf(attachment),
        remove: [{ table: 'attachments', id: attachment.id }],
      },
      t('removed', { name }),
    )
    if (answer.ok) goBack()
  }

  return (
    <div className={columns['screen']}>
      <header className={columns['header']}>
        <Button variant="subtle" px={6} aria-label={t('viewer.back')} title={t('viewer.back')} onClick={goBack}>
          <IconArrowLeft size={20} stroke={1.75} aria-hidden />
        </Button>
        <div className={columns['titles']}>
          <PageHeading of={attachment.id}>{name}</PageHeading>
          <Text c="var(--ink-second)">{words(attachment)}</Text>
        </div>
        {siblings.length > 1 && (
          <Group component="nav" gap={4} wrap="nowrap" aria-label={t('title')}>
            <Step label={t('viewer.previous')} onClick={() => goTo(siblings[at - 1])} isOff={at <= 0}>
              <IconChevronLeft size={20} stroke={1.75} aria-hidden />
            </Step>
            <Text>{t('viewer.place', { at: at + 1, count: siblings.length })}</Text>
            <Step label={t('viewer.next')} onClick={() => goTo(siblings[at + 1])} isOff={at === siblings.length - 1}>
              <IconChevronRight size={20} stroke={1.75} aria-hidden />
            </Step>
          </Group>
        )}
        <Group gap="sm">
          <Button
            variant="default"
            title="Ctrl+S"
            leftSection={<IconDownload size={18} stroke={1.75} aria-hidden />}
            onClick={() => void saveCopy(attachment)}
          >
            {t('saveCopy')}
          </Button>
          {place !== null && (
            <Button
              variant="subtle"
              leftSection={<IconTrash size={18} stroke={1.75} aria-hidden />}
              onClick={() => void remove()}
            >
              {t('remove')}
            </Button>
          )}
        </Group>
      </header>
      <div className={classes['body']}>
        <PagePanel
          bytes={file?.ok === true ? file.bytes : null}
          shows={isPdf ? 'pages' : 'picture'}
          turn={turn}
          label={t(isPdf ? 'viewer.pages' : 'viewer.picture', { name })}
          placeholder={file === null ? t('viewer.busy') : ''}
          notice={file?.ok === false ? <Notice kind="error" title={t('viewer.unreadable')} /> : undefined}
          actions={
            <Button
              variant="subtle"
              size="compact-md"
              c="var(--ink)"
              leftSection={<IconRotateClockwise2 size={20} stroke={1.75} aria-hidden />}
              onClick={() => setTurn((before) => ((before + 90) % 360) as Turn)}
            >
              {t('viewer.turn')}
            </Button>
          }
        />
      </div>
    </div>
  )
}

function Step({
  label,
  isOff,
  onClick,
  children,
}: {
  label: string
  isOff: boolean
  onClick: () => void
  children: React.ReactNode
}) {
  return (
    <ActionIcon
      variant="subtle"
      size={36}
      c="var(--ink)"
      aria-label={label}
      title={label}
      disabled={isOff}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  )
}

type ReadFile = { ok: true; bytes: Uint8Array } | { ok: false }

function useFile({ id }: Attachment): ReadFile | null {
  const vault = useVault()
  const [file, setFile] = useState<ReadFile | null>(null)
  const [error, setError] = useState<unknown>()
  useEffect(() => {
    let isOver = false
    vault.readFile(id).then(
      (read) => {
        if (!isOver) setFile(read)
      },
      (failure: unknown) => {
        if (!isOver) setError(failure)
      },
    )
    return () => {
      isOver = true
    }
  }, [vault, id])
  if (error !== undefined) throw error
  return file
}

/** To where one came from; opened by its address (a search hit, a relaunch), to the place it belongs to. */
function useGoBack(attachment: Attachment): () => void {
  const navigate = useNavigate()
  const { key } = useLocation()
  return () => void (key === 'default' ? navigate(homeOf(attachment)) : navigate(-1))
}

function homeOf({ place, pupilId }: Attachment): string {
  if (place?.kind === 'conversation') return `/conversations/${place.id}?step=finish`
  if (place?.kind === 'activity') return `/pupils/${pupilId}/activities`
  return pupilId === null ? '/today' : `/pupils/${pupilId}/documents`
}

/** Taken back by Ctrl+Z on the screen that the viewer leads back to. */
const undoPlaceOf = ({ pupilId }: Attachment): string => `documents ${pupilId}`
