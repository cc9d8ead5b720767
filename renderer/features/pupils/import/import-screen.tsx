/** A list: choose or drop a file, say what its columns mean, look at what it would do, and only then take it over. */
import { Button, Group, Loader, Progress, Stack, Text, VisuallyHidden } from '@mantine/core'
import { IconArrowLeft, IconFileImport, IconHistory } from '@tabler/icons-react'
import { type DragEvent, useEffect, useState } from 'react'
import { Link, useBlocker } from 'react-router'
import type { ListKind } from '#domain/pupils/class-list/headings.ts'
import { useDeferLock } from '#features/shared/idle-lock.ts'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { ColumnsStep } from './columns/columns-step.tsx'
import { ImportResult } from './import-result.tsx'
import classes from './import-screen.module.css'
import { ImportSteps } from './import-steps.tsx'
import { ImportPreview } from './preview/import-preview.tsx'
import { type ImportStep, type ListImport, useListImport } from './use-list-import.ts'

export const ClassListScreen = () => <ImportScreen key="class-list" listKind="class-list" />
export const GuardianListScreen = () => <ImportScreen key="guardian-list" listKind="guardian-list" />

function ImportScreen({ listKind }: { listKind: ListKind }) {
  const { t } = useText('imports')
  const list = useListImport(listKind)
  const { step } = list
  const [isOver, setOver] = useState(false)
  const takesFiles = step.kind !== 'reading' && step.kind !== 'storing'
  const isBusy = step.kind === 'storing'
  useDeferLock(isBusy)
  // Leaving would stop it halfway; there is a button for that.
  const blocker = useBlocker(isBusy)
  useEffect(() => {
    if (blocker.state === 'blocked') blocker.reset()
  }, [blocker])

  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (takesFiles && file) void list.readFile(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra beside the button
    <div
      className={classes['screen']}
      data-over={(isOver && takesFiles) || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <div className={classes['head']}>
        <Button component={Link} to="/pupils" variant="subtle" leftSection={<IconArrowLeft size={18} stroke={1.75} />}>
          {t('back')}
        </Button>
        <PageHeading of={step.kind} className={classes['title']}>
          {t(`title.${listKind}`)}
        </PageHeading>
        <ImportSteps kind={step.kind} />
      </div>
      <Step list={list} />
    </div>
  )
}

function Step({ list }: { list: ListImport }) {
  const { step } = list
  switch (step.kind) {
    case 'choose':
      return <Choose step={step} list={list} />
    case 'reading':
      return <Reading step={step} list={list} />
    case 'columns':
      return <ColumnsStep fileName={step.fileName} view={step.view} isBusy={step.isBusy} list={list} />
    case 'preview':
      return (
        <ImportPreview
          key={step.fileName}
          fileName={step.fileName}
          view={step.view}
          preview={step.preview}
          isBusy={step.isBusy}
          list={list}
        />
      )
    case 'storing':
      return <Storing step={step} list={list} />
    case 'done':
    case 'halted':
      return <ImportResult step={step} list={list} />
  }
}

function Reading({ step, list }: { step: Extract<ImportStep, { kind: 'reading' }>; list: ListImport }) {
  const { t } = useText('imports')
  const { progress } = list
  return (
    <Stack gap="md" className={classes['body'] ?? ''}>
      <Group role="status">
        <Loader aria-hidden size="sm" />
        <Text>{t('reading', { file: step.fileName })}</Text>
      </Group>
      {progress !== null && progress.total > 0 && (
        <>
          <Progress value={(100 * progress.done) / progress.total} aria-label={t('progress')} />
          <Text c="var(--ink-second)">{t(`stages.${progress.stage}`)}</Text>
        </>
      )}
      <Group>
        <Button variant="default" onClick={list.startOver}>
          {t('common:cancel')}
        </Button>
      </Group>
    </Stack>
  )
}

function Storing({ step, list }: { step: Extract<ImportStep, { kind: 'storing' }>; list: ListImport }) {
  const { t } = useText('imports')
  const percent = Math.floor((10 * step.done) / Math.max(1, step.total)) * 10
  return (
    <Stack gap="md" className={classes['body'] ?? ''}>
      <Text>{t(`storing.${list.listKind}`, { done: step.done, total: step.total })}</Text>
      {/* Said at every tenth only; each piece would be too much to listen to. */}
      <VisuallyHidden role="status">{t('percentStored', { percent })}</VisuallyHidden>
      <Progress value={(100 * step.done) / Math.max(1, step.total)} aria-label={t('progress')} />
      <Text c="var(--ink-second)">{t('storingText')}</Text>
      <Group>
        <Button variant="default" disabled={step.isStopping} onClick={list.stop}>
          {t('stop')}
        </Button>
      </Group>
    </Stack>
  )
}

function Choose({ step, list }: { step: Extract<ImportStep, { kind: 'choose' }>; list: ListImport }) {
  const { t } = useText('imports')
  const { refusal } = step
  const { listKind } = list
  return (
    <Stack gap="lg" className={classes['body'] ?? ''}>
      {refusal !== null && (
        <Notice
          kind="error"
          title={refusal.fileName === '' ? t('refusedTitle') : t('refusedFile', { file: refusal.fileName })}
        >
          {t(`refusals.${refusal.code}`)} {t('nothingStored')}
        </Notice>
      )}
      <div className={classes['drop']}>
        <IconFileImport size={32} stroke={1.5} aria-hidden />
        <Text>{t(`dropText.${listKind}`)}</Text>
        <Button data-autofocus onClick={() => void list.chooseFile()}>
          {t('choose')}
        </Button>
      </div>
      <div>
        <h2 className={classes['subhead']}>{t('howTitle')}</h2>
        <ul className={classes['how']}>
          <li>{t(`how.${listKind}.export`)}</li>
          <li>{t(`how.${listKind}.columns`)}</li>
          <li>{t('howSensitive')}</li>
          <li>{t('howNothingLost')}</li>
        </ul>
      </div>
      <Group gap="sm">
        {listKind === 'class-list' ? (
          <Button component={Link} to="/pupils/import/guardians" variant="default">
            {t('toGuardianList')}
          </Button>
        ) : (
          <Button component={Link} to="/pupils/import" variant="default">
            {t('toClassList')}
          </Button>
        )}
        <Button component={Link} to="/pupils/photos" variant="default">
          {t('toPhotos')}
        </Button>
        <Button
          component={Link}
          to="/pupils/imports"
          variant="subtle"
          leftSection={<IconHistory size={18} stroke={1.75} />}
        >
          {t('history')}
        </Button>
      </Group>
    </Stack>
  )
}
