/** What stands under an attachment's name: "pdf · van 6,2 MB naar 410 kB · 24 nov 2026". */
import { useCallback } from 'react'
import type { Attachment } from '#domain/shared/attachment.ts'
import { formatSize } from '#domain/shared/format-size.ts'
import { useDates, useLanguage } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'

export function useAttachmentWords(): (attachment: Attachment) => string {
  const { t } = useText('attachments')
  const { day } = useDates()
  const language = useLanguage()
  return useCallback(
    ({ mediaType, sizeBytes, originalSizeBytes, addedDay }) => {
      const size = formatSize(sizeBytes, language)
      return [
        t(`kinds.${mediaType}`),
        originalSizeBytes === null ? size : t('sizeFrom', { from: formatSize(originalSizeBytes, language), to: size }),
        day(addedDay, 'no-weekday'),
      ].join(' · ')
    },
    [t, day, language],
  )
}
