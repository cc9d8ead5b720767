/** Class list: choose or drop a file, look at what it would do, and only then take it over. */
import { Button, Center, Group, Loader, Progress, Stack, Text } from '@mantine/core'
import { IconArrowLeft, IconFileImport } from '@tabler/icons-react'
import { type DragEvent, useEffect, useState } from 'react'
import { Link, useBlocker } from 'react-router'
import { useCommand } from '#features/shared/commands.ts'
import { useDeferLock } from '#features/shared/idle-lock.ts'
import { useRefusalText } from '#features/shared/use-commit.tsx'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { ImportPreview } from './import-preview.tsx'
import classes from './import-screen.module.css'
import { type ClassListImport, type ImportStep, useClassList } from './use-class-list.ts'

export function ImportScreen() {
  const { t } = useText('imports')
  const list = useClassList()
  const { step } = list
  const [isOver, setOver] = useState(false)
  const takesFiles = step.kind === 'choose' || step.kind === 'preview' || step.kind === 'done' || step.kind === 'undone'
  const isBusy = step.kind === 'storing' || step.kind === 'undoing'
  useDeferLock(isBusy)
  // Leaving would stop it halfway; there is a button for that.
  const blocker = useBlocker(isBusy)
  useEffect(() => {
    if (blocker.state === 'blocked') blocker.reset()
  }, [blocker])
  // A long list is stored in pieces; taking it back takes them all.
  useCommand('undo', () => void list.undo())

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
        <PageHeading of={step.kind}>{t('title')}</PageHeading>
      </div>
      <Step list={list} />
    </div>
  )
}

function Step({ list }: { list: ClassListImport }) {
  const { t } = useText('imports')
  const { step } = list
  switch (step.kind) {
    case 'choose':
      return <Choose step={step} list={list} />
    case 'reading':
      return (
        <Center p="xl" role="status">
          <Group>
            <Loader aria-hidden />
            <Text>{t('reading', { file: step.fileName })}</Text>
          </Group>
        </Center>
      )
    case 'preview':
      return (
        <ImportPreview
          key={`${step.fileName} ${step.preview.schoolYear}`}
          fileName={step.fileName}
          preview={step.preview}
          isReplanning={step.isReplanning}
          list={list}
        />
      )
    case 'storing':
      return (
        <Stack gap="md" className={classes['body'] ?? ''}>
          <Text role="status">{t('storing', { done: step.done, total: step.total })}</Text>
          <Progress value={(100 * step.done) / Math.max(1, step.total)} aria-label={t('progress')} />
          <Text c="var(--ink-second)">{t('storingText')}</Text>
          <Group>
            <Button variant="default" disabled={step.isStopping} onClick={list.stop}>
              {t('stop')}
            </Button>
          </Group>
        </Stack>
      )
    case 'done':
    case 'halted':
      return <Result step={step} list={list} />
    case 'undoing':
      return (
        <Stack gap="md" className={classes['body'] ?? ''}>
          <Text role="status">{t('undoing')}</Text>
          <Progress value={(100 * step.done) / Math.max(1, step.total)} aria-label={t('progress')} />
        </Stack>
      )
    case 'undone':
      return <Undone left={step.left} list={list} />
  }
}

function Choose({ step, list }: { step: Extract<ImportStep, { kind: 'choose' }>; list: ClassListImport }) {
  const { t } = useText('imports')
  const { refusal } = step
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
        <Text>{t('dropText')}</Text>
        <Button data-autofocus onClick={() => void list.chooseFile()}>
          {t('choose')}
        </Button>
      </div>
      <div>
        <h2 className={classes['subhead']}>{t('howTitle')}</h2>
        <ul className={classes['how']}>
          <li>{t('howExport')}</li>
          <li>{t('howColumns')}</li>
          <li>{t('howSensitive')}</li>
          <li>{t('howNothingLost')}</li>
        </ul>
      </div>
    </Stack>
  )
}

function Result({ step, list }: { step: Extract<ImportStep, { kind: 'done' | 'halted' }>; list: ClassListImport }) {
  const { t } = useText('imports')
  const refusalText = useRefusalText()
  const { rowCount, chunkCount } = step.stored
  const whyText = (): string => {
    if (step.kind === 'done') return ''
    if (step.why === 'stopped' || step.why === 'worker-failed') return t(`haltedWhy.${step.why}`)
    return refusalText(step.why)
  }
  return (
    <Stack gap="lg" className={classes['body'] ?? ''}>
      {step.kind === 'done' ? (
        <div role="status">
          <Notice shape="done" title={t('done', { count: rowCount })}>
            {t('doneCounts', { ...step.stored.of })} {t('doneText', { file: step.fileName })}
          </Notice>
        </div>
      ) : (
        <Notice kind="error" title={t('halted', { done: rowCount, total: step.total })}>
          {whyText()} {t('haltedText')}
        </Notice>
      )}
      <Group>
        <Button component={Link} to="/pupils">
          {t('toPupils')}
        </Button>
        {chunkCount > 0 && (
          <Button variant="default" onClick={() => void list.undo()}>
            {t('common:undo')}
          </Button>
        )}
        <Button variant="subtle" onClick={list.startOver}>
          {t('another')}
        </Button>
      </Group>
    </Stack>
  )
}

function Undone({ left, list }: { left: Extract<ImportStep, { kind: 'undone' }>['left']; list: ClassListImport }) {
  const { t } = useText('imports')
  return (
    <Stack gap="lg" className={classes['body'] ?? ''}>
      {left === null ? (
        <div role="status">
          <Notice shape="done" title={t('undone')} />
        </div>
      ) : (
        <Notice kind="error" title={t('partlyUndone')}>
          {left === 'nothing-to-undo' ? t('common:nothingToUndo') : t(`common:errors.${left}`)}
        </Notice>
      )}
      <Group>
        <Button onClick={list.startOver}>{t('another')}</Button>
        <Button component={Link} to="/pupils" variant="default">
          {t('toPupils')}
        </Button>
      </Group>
    </Stack>
  )
}
