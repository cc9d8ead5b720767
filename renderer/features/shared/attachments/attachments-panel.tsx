/**
 * Attachments of one place: what is there, and adding by button, by dropping and by pasting. In the dossier it shows
 * all of the pupil's (`showsAll`), each with where it was added; a talk and an activity show their own.
 */
import { Button, CloseButton, Text, Title, VisuallyHidden } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { type ReactNode, useId, useRef } from 'react'
import { type Attachment, type AttachmentPlace, isAt, newestFirst } from '#domain/shared/attachment.ts'
import type { Id } from '#domain/shared/row.ts'
import { useQuery, useVault } from '#features/shared/session.tsx'
import { useCommit } from '#features/shared/use-commit.tsx'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import { AttachmentList } from './attachment-list.tsx'
import classes from './attachments.module.css'
import { DropArea } from './drop-area.tsx'
import { type AddingFiles, incoming, useAddFiles } from './use-add-files.ts'

export interface AttachmentsPanelProps {
  pupilId: Id
  place: AttachmentPlace
  /** The screen whose Ctrl+Z takes adding and removing back. */
  undoPlace: string
  /** Of a screen with an undo of its own (a talk): gets how a removal is taken back. */
  remember?: (done: string, what: string, takeBack: () => void) => void
  showsAll?: boolean
  originOf?: (attachment: Attachment) => ReactNode
  /** `small`: one of several on a screen, without heading and hint; `touch`: 44 px to aim at, for the talk. */
  size?: 'full' | 'small' | 'touch'
  /** Name of the list where there is no heading. */
  label?: string
}

export function AttachmentsPanel(props: AttachmentsPanelProps) {
  const { pupilId, place, undoPlace, remember, showsAll = false, originOf, size = 'full', label } = props
  const { t } = useText('attachments')
  const vault = useVault()
  const commit = useCommit()
  const headId = useId()
  const addButton = useRef<HTMLButtonElement>(null)
  const adding = useAddFiles(pupilId, place, undoPlace)
  const attachments = useQuery(
    async (reader) => {
      const all = await reader.list('attachments', 'pupilId', pupilId)
      return newestFirst(all.filter((each) => each.place !== null && (showsAll || isAt(each, place))))
    },
    [pupilId, place.kind, place.id, showsAll],
  )

  async function remove(attachment: Attachment): Promise<void> {
    const { name } = attachment
    const answer = await commit(
      { label: 'attachments:undo.removed', undoPlace, remove: [{ table: 'attachments', id: attachment.id }] },
      remember === undefined ? t('removed', { name }) : undefined,
    )
    if (!answer.ok) return
    addButton.current?.focus()
    remember?.(t('removed', { name }), t('undo.removed'), () => {
      // Its bytes are there until the next opening; the row comes back as a new one.
      void vault.commit({
        label: 'attachments:undo.removed',
        undoPlace: null,
        put: [{ table: 'attachments', row: { ...attachment, rev: 0 } }],
      })
    })
  }

  if (attachments === undefined) return null
  const isSmall = size === 'small'
  const button = (
    <Button
      ref={addButton}
      variant={isSmall ? 'subtle' : 'default'}
      size={isSmall ? 'compact-md' : 'md'}
      {...(size === 'touch' ? { h: 44 } : {})}
      leftSection={<IconPaperclip size={18} stroke={1.75} aria-hidden />}
      disabled={adding.busy !== null}
      {...(label === undefined ? {} : { 'aria-label': `${t('addEvidence')}: ${label}` })}
      onClick={() => void adding.choose()}
    >
      {t(isSmall ? 'addEvidence' : 'add')}
    </Button>
  )
  return (
    <DropArea
      onFiles={(files) => void adding.add(files.map(incoming))}
      paste={isSmall ? 'inside' : 'anywhere'}
      dropText={t('dropHere')}
    >
      <section className={classes['panel']} data-size={size} aria-labelledby={headId}>
        {isSmall ? (
          <span id={headId} hidden>
            {label === undefined ? t('evidence') : `${t('evidence')}: ${label}`}
          </span>
        ) : (
          <div className={classes['head']}>
            <Title order={2} id={headId} className={classes['title'] ?? ''}>
              {t('title')}
            </Title>
            {button}
          </div>
        )}
        <Progress adding={adding} />
        {attachments.length > 0 && (
          <AttachmentList
            attachments={attachments}
            labelledBy={headId}
            originOf={originOf}
            onRemove={(attachment) => void remove(attachment)}
          />
        )}
        {isSmall ? (
          button
        ) : (
          <Text c="var(--ink-second)" className={classes['hint'] ?? ''}>
            {attachments.length === 0 && `${t('empty')} `}
            {t('hint')}
          </Text>
        )}
      </section>
    </DropArea>
  )
}

function Progress({ adding: { busy, added, refused, dismiss } }: { adding: AddingFiles }) {
  const { t } = useText('attachments')
  return (
    <>
      <Text role="status" className={classes['status'] ?? ''}>
        {busy !== null &&
          (busy.page === null
            ? t('busy', { name: busy.name })
            : t('busyPage', { name: busy.name, page: busy.page.done, count: busy.page.count }))}
      </Text>
      <VisuallyHidden role="status">{added}</VisuallyHidden>
      {refused.map(({ id, name, code }) => (
        <div key={id} className={classes['refused']}>
          <Notice kind="error" title={t('refusedTitle', { name })}>
            {t(`refusals.${code}`)}
          </Notice>
          <CloseButton aria-label={t('dismiss')} onClick={() => dismiss(id)} />
        </div>
      ))}
    </>
  )
}
