/** Attachments under each other: a small picture, the name, what it is, and what can be done with it. */
import { Button, Group, Text } from '@mantine/core'
import { IconFileText, IconPhoto } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Attachment } from '#domain/shared/attachment.ts'
import { useText } from '#i18n/use-text.ts'
import classes from './attachments.module.css'
import { useAttachmentWords } from './use-attachment-words.ts'
import { useSaveCopy } from './use-save-copy.ts'

export function AttachmentList({
  attachments,
  labelledBy,
  originOf,
  onRemove,
}: {
  attachments: readonly Attachment[]
  labelledBy: string
  /** Where it was added, when the list holds those of several places. */
  originOf?: ((attachment: Attachment) => ReactNode) | undefined
  onRemove: (attachment: Attachment) => void
}) {
  const { t } = useText('attachments')
  const words = useAttachmentWords()
  const saveCopy = useSaveCopy()
  return (
    <ul className={classes['list']} aria-labelledby={labelledBy}>
      {attachments.map((attachment) => {
        const { id, name } = attachment
        return (
          <li key={id} className={classes['item']} data-row={id}>
            <Link to={`/files/${id}`} className={classes['thumb'] ?? ''} tabIndex={-1} aria-hidden>
              <Thumbnail attachment={attachment} />
            </Link>
            <div className={classes['what']}>
              <Link to={`/files/${id}`} className={classes['name'] ?? ''}>
                {name}
              </Link>
              <Text c="var(--ink-second)">{words(attachment)}</Text>
              {originOf?.(attachment)}
            </div>
            <Group gap={4} className={classes['actions'] ?? ''}>
              <Button
                variant="subtle"
                size="compact-md"
                px={8}
                aria-label={t('saveCopyOf', { name })}
                onClick={() => void saveCopy(attachment)}
              >
                {t('saveCopy')}
              </Button>
              <Button
                variant="subtle"
                size="compact-md"
                px={8}
                aria-label={t('removeOf', { name })}
                onClick={() => onRemove(attachment)}
              >
                {t('remove')}
              </Button>
            </Group>
          </li>
        )
      })}
    </ul>
  )
}

function Thumbnail({ attachment }: { attachment: Attachment }) {
  if (attachment.thumbnail !== '') return <img src={`data:image/jpeg;base64,${attachment.thumbnail}`} alt="" />
  const Icon = attachment.mediaType === 'application/pdf' ? IconFileText : IconPhoto
  return <Icon size={22} stroke={1.75} aria-hidden />
}
