/** What was kept, what stopped it if anything did, and the way back. */
import { Button, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import { undoEndsAtUtc } from '#domain/pupils/import-run.ts'
import { formatSize } from '#domain/shared/format-size.ts'
import { todayHere } from '#features/shared/clock.ts'
import { useCommand } from '#features/shared/commands.ts'
import { useRefusalText } from '#features/shared/use-commit.tsx'
import { useDates, useLanguage } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import { TakeBack } from '../import/history/take-back.tsx'
import classes from '../import/import-screen.module.css'
import type { StoredPhotos } from './store-photos.ts'
import type { PhotoImport } from './use-photo-import.ts'

export function PhotoResult({ stored, photos }: { stored: StoredPhotos; photos: PhotoImport }) {
  const { t } = useText('attachments')
  const { day } = useDates()
  const language = useLanguage()
  const refusalText = useRefusalText()
  const [isTakingBack, setTakingBack] = useState(false)
  const [isTakenBack, setTakenBack] = useState(false)
  const { run, doneCount, totalCount, sizeBytes, halt } = stored
  useCommand('undo', () => {
    if (run !== null && !isTakenBack) setTakingBack(true)
  })
  return (
    <Stack gap="lg" className={classes['body'] ?? ''}>
      {!isTakenBack &&
        (halt === null && run !== null ? (
          <div role="status">
            <Notice shape="done" title={t('photos.done', { count: doneCount })}>
              {t('photos.doneText', {
                from: formatSize(sizeBytes.before, language),
                to: formatSize(sizeBytes.after, language),
                day: day(todayHere(new Date(undoEndsAtUtc(run.startedAtUtc))), 'no-weekday'),
              })}
            </Notice>
          </div>
        ) : (
          <Notice kind="error" title={t('photos.halted', { done: doneCount, total: totalCount })}>
            {halt === null || halt === 'stopped' ? '' : `${refusalText(halt)} `}
            {t('photos.haltedText')}
          </Notice>
        ))}
      {isTakingBack && run !== null && (
        <TakeBack run={run} onClose={() => setTakingBack(false)} onTakenBack={() => setTakenBack(true)} />
      )}
      <Group>
        <Button component={Link} to="/pupils">
          {t('photos.toPupils')}
        </Button>
        {run !== null && !isTakenBack && (
          <Button variant="default" onClick={() => setTakingBack(true)}>
            {t('photos.takeBack')}
          </Button>
        )}
        <Button variant="subtle" onClick={photos.startOver}>
          {t('photos.another')}
        </Button>
      </Group>
    </Stack>
  )
}
