/** A copy of an attachment where the user chooses; the audit trail knows that it left the vault. */
import { notifications } from '@mantine/notifications'
import { useCallback } from 'react'
import { getDesktop } from '#bridge/desktop.ts'
import type { Attachment } from '#domain/shared/attachment.ts'
import { useVault } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'

const saveKinds: Record<Attachment['mediaType'], 'pdf' | 'png' | 'jpg'> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
}

export function useSaveCopy(): (attachment: Attachment) => Promise<void> {
  const { t } = useText('attachments')
  const vault = useVault()
  return useCallback(
    async (attachment) => {
      const closable = { closeButtonProps: { 'aria-label': t('common:close') } }
      const file = await vault.readFile(attachment.id)
      if (!file.ok) {
        notifications.show({
          color: 'red',
          title: t('common:errors.title'),
          message: t('viewer.unreadable'),
          autoClose: false,
          ...closable,
        })
        return
      }
      const answer = await getDesktop().saveFile({
        suggestedName: attachment.name,
        kind: saveKinds[attachment.mediaType],
        bytes: file.bytes,
      })
      if (answer.ok) {
        await vault.commit({
          label: 'attachments:saveCopy',
          undoPlace: null,
          audit: { event: 'document-saved', subjectId: attachment.id },
        })
        notifications.show({ message: t('saved', { file: answer.fileName }), ...closable })
      } else if (answer.code !== 'cancelled') {
        notifications.show({
          color: 'red',
          title: t('common:errors.title'),
          message: t('notSaved'),
          autoClose: false,
          ...closable,
        })
      }
    },
    [vault, t],
  )
}
