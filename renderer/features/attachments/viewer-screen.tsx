/**
 * One attachment, as large as the window: pages or picture, zoomed and turned, next and previous of the same place,
 * a copy, and removal with undo. Scans of a round come here too; those can be looked at and saved, never removed.
 */
import { Center, Loader } from '@mantine/core'
import { useParams } from 'react-router'
import { type Attachment, isAt, newestFirst } from '#domain/shared/attachment.ts'
import type { Id } from '#domain/shared/row.ts'
import { useQuery } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import type { VaultReader } from '#vault/vault.ts'
import { Viewer } from './viewer.tsx'

/** `siblings`: of the same place, this one among them, in the order of the lists. */
async function loadAttachment(
  reader: VaultReader,
  id: Id,
): Promise<{ attachment: Attachment; siblings: Attachment[] } | null> {
  const attachment = await reader.get('attachments', id)
  if (attachment === undefined) return null
  const { place, pupilId } = attachment
  if (place === null || pupilId === null) return { attachment, siblings: [attachment] }
  const ofPupil = await reader.list('attachments', 'pupilId', pupilId)
  return { attachment, siblings: newestFirst(ofPupil.filter((each) => isAt(each, place))) }
}

export function ViewerScreen() {
  const { t } = useText('attachments')
  const { attachmentId = '' } = useParams()
  const loaded = useQuery((reader) => loadAttachment(reader, attachmentId), [attachmentId])
  if (loaded === undefined) {
    return (
      <Center p="xl">
        <Loader aria-label={t('common:loading')} />
      </Center>
    )
  }
  if (loaded === null) return <EmptyState title={t('viewer.missing')} text={t('viewer.missingText')} />
  return <Viewer key={attachmentId} {...loaded} />
}
