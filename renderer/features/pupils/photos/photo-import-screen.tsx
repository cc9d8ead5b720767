/** Photos of pupils from one zip file: choose or drop it, look at who gets which, and only then keep them. */
import { Button, Group, Loader, Progress, Stack, Text } from '@mantine/core'
import { IconArrowLeft, IconHistory, IconPhotoUp } from '@tabler/icons-react'
import { type DragEvent, useEffect, useState } from 'react'
import { Link, useBlocker } from 'react-router'
import { useDeferLock } from '#features/shared/idle-lock.ts'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import classes from '../import/import-screen.module.css'
import { PhotoPreview } from './photo-preview.tsx'
import { PhotoResult } from './photo-result.tsx'
import { type PhotoImport, type PhotoStep, usePhotoImport } from './use-photo-import.ts'

export function PhotoImportScreen() {
  const { t } = useText('attachments')
  const photos = usePhotoImport()
  const { step } = photos
  const [isOver, setOver] = useState(false)
  const isBusy = step.kind === 'reading' || step.kind === 'storing'
  useDeferLock(isBusy)
  // Leaving would stop it halfway; there is a button for that.
  const blocker = useBlocker(step.kind === 'storing')
  useEffect(() => {
    if (blocker.state === 'blocked') blocker.reset()
  }, [blocker])

  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (!isBusy && file) void photos.readFile(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra beside the button
    <div
      className={classes['screen']}
      data-over={(isOver && !isBusy) || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <div className={classes['head']}>
        <Button component={Link} to="/pupils" variant="subtle" leftSection={<IconArrowLeft size={18} stroke={1.75} />}>
          {t('photos.back')}
        </Button>
        <PageHeading of={step.kind} className={classes['title']}>
          {t('photos.title')}
        </PageHeading>
      </div>
      <Step photos={photos} />
    </div>
  )
}

function Step({ photos }: { photos: PhotoImport }) {
  const { step } = photos
  switch (step.kind) {
    case 'choose':
      return <Choose step={step} photos={photos} />
    case 'reading':
      return <Reading step={step} />
    case 'preview':
      return <PhotoPreview key={step.fileName} step={step} photos={photos} />
    case 'storing':
      return <Storing step={step} photos={photos} />
    case 'done':
      return <PhotoResult stored={step.stored} photos={photos} />
  }
}

function Choose({ step, photos }: { step: Extract<PhotoStep, { kind: 'choose' }>; photos: PhotoImport }) {
  const { t } = useText('attachments')
  const { refusal } = step
  return (
    <Stack gap="lg" className={classes['body'] ?? ''}>
      {refusal !== null && (
        <Notice kind="error" title={t('photos.refusedTitle', { file: refusal.fileName || t('photos.theFile') })}>
          {t(`photos.refusals.${refusal.code}`)} {t('photos.nothingStored')}
        </Notice>
      )}
      <div className={classes['drop']}>
        <IconPhotoUp size={32} stroke={1.5} aria-hidden />
        <Text>{t('photos.dropText')}</Text>
        <Button data-autofocus onClick={() => void photos.chooseFile()}>
          {t('photos.choose')}
        </Button>
      </div>
      <div>
        <h2 className={classes['subhead']}>{t('photos.howTitle')}</h2>
        <ul className={classes['how']}>
          <li>{t('photos.howName')}</li>
          <li>{t('photos.howSmall')}</li>
          <li>{t('photos.howPreview')}</li>
          <li>{t('photos.howUndo')}</li>
        </ul>
      </div>
      <div>
        <Button
          component={Link}
          to="/pupils/imports"
          variant="subtle"
          ml={-16}
          leftSection={<IconHistory size={18} stroke={1.75} aria-hidden />}
        >
          {t('photos.history')}
        </Button>
      </div>
    </Stack>
  )
}

function Reading({ step: { fileName, done, total } }: { step: Extract<PhotoStep, { kind: 'reading' }> }) {
  const { t } = useText('attachments')
  return (
    <Stack gap="md" className={classes['body'] ?? ''}>
      <Group role="status">
        <Loader aria-hidden size="sm" />
        <Text>{t('photos.reading', { file: fileName })}</Text>
      </Group>
      {total > 0 && (
        <>
          <Progress value={(100 * done) / total} aria-label={t('photos.progress')} />
          <Text c="var(--ink-second)">{t('photos.readCount', { done, total })}</Text>
        </>
      )}
    </Stack>
  )
}

function Storing({ step, photos }: { step: Extract<PhotoStep, { kind: 'storing' }>; photos: PhotoImport }) {
  const { t } = useText('attachments')
  return (
    <Stack gap="md" className={classes['body'] ?? ''}>
      <Text role="status">{t('photos.storing', { done: step.done, total: step.total })}</Text>
      <Progress value={(100 * step.done) / Math.max(1, step.total)} aria-label={t('photos.progress')} />
      <Text c="var(--ink-second)">{t('photos.storingText')}</Text>
      <Group>
        <Button variant="default" disabled={step.isStopping} onClick={photos.stop}>
          {t('photos.stop')}
        </Button>
      </Group>
    </Stack>
  )
}
