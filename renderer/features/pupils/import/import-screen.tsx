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
  const { t } = useText('pupils')
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
          {t('import.back')}
        </Button>
        <PageHeading of={step.kind}>{t('import.title')}</PageHeading>
      </div>
      <Step list={list} />
    </div>
  )
}

function Step({ list }: { list: ClassListImport }) {
  const { t } = useText('pupils')
  const { step } = list
  switch (step.kind) {
    case 'choose':
      return <Choose step={step} list={list} />
    case 'reading':
      return (
        <Center p="xl" role="status">
          <Group>
            <Loader aria-hidden />
            <Text>{t('import.reading', { file: step.fileName })}</Text>
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
          <Text role="status">{t('import.storing', { done: step.done, total: step.total })}</Text>
          <Progress value={(100 * step.done) / Math.max(1, step.total)} aria-label={t('import.progress')} />
          <Text c="var(--ink-second)">{t('import.storingText')}</Text>
          <Group>
            <Button variant="default" disabled={step.isStopping} onClick={list.stop}>
              {t('import.stop')}
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
          <Text role="status">{t('import.undoing')}</Text>
          <Progress value={(100 * step.done) / Math.max(1, step.total)} aria-label={t('import.progress')} />
        </Stack>
      )
    case 'undone':
      return <Undone left={step.left} list={list} />
  }
}

function Choose({ step, list }: { step: Extract<ImportStep, { kind: 'choose' }>; list: ClassListImport }) {
  const { t } = useText('pupils')
  const { refusal } = step
  return (
    <Stack gap="lg" className={classes['body'] ?? ''}>
      {refusal !== null && (
        <Notice
          kind="error"
          title={
            refusal.fileName === '' ? t('import.refusedTitle') : t('import.refusedFile', { file: refusal.fileName })
          }
        >
          {t(`import.refusals.${refusal.code}`)} {t('import.nothingStored')}
        </Notice>
      )}
      <div className={classes['drop']}>
        <IconFileImport size={32} stroke={1.5} aria-hidden />
        <Text>{t('import.dropText')}</Text>
        <Button data-autofocus onClick={() => void list.chooseFile()}>
          {t('import.choose')}
        </Button>
      </div>
      <div>
        <h2 className={classes['subhead']}>{t('import.howTitle')}</h2>
        <ul className={classes['how']}>
          <li>{t('import.howExport')}</li>
          <li>{t('import.howColumns')}</li>
          <li>{t('import.howSensitive')}</li>
          <li>{t('import.howNothingLost')}</li>
        </ul>
      </div>
    </Stack>
  )
}

function Result({ step, list }: { step: Extract<ImportStep, { kind: 'done' | 'halted' }>; list: ClassListImport }) {
  const { t } = useText('pupils')
  const refusalText = useRefusalText()
  const { rowCount, chunkCount } = step.stored
  const whyText = (): string => {
    if (step.kind === 'done') return ''
    if (step.why === 'stopped' || step.why === 'worker-failed') return t(`import.haltedWhy.${step.why}`)
    return refusalText(step.why)
  }
  return (
    <Stack gap="lg" className={classes['body'] ?? ''}>
      {step.kind === 'done' ? (
        <div role="status">
          <Notice shape="done" title={t('import.done', { count: rowCount })}>
            {t('import.doneCounts', { ...step.stored.of })} {t('import.doneText', { file: step.fileName })}
          </Notice>
        </div>
      ) : (
        <Notice kind="error" title={t('import.halted', { done: rowCount, total: step.total })}>
          {whyText()} {t('import.haltedText')}
        </Notice>
      )}
      <Group>
        <Button component={Link} to="/pupils">
          {t('import.toPupils')}
        </Button>
        {chunkCount > 0 && (
          <Button variant="default" onClick={() => void list.undo()}>
            {t('common:undo')}
          </Button>
        )}
        <Button variant="subtle" onClick={list.startOver}>
          {t('import.another')}
        </Button>
      </Group>
    </Stack>
  )
}

function Undone({ left, list }: { left: Extract<ImportStep, { kind: 'undone' }>['left']; list: ClassListImport }) {
  const { t } = useText('pupils')
  return (
    <Stack gap="lg" className={classes['body'] ?? ''}>
      {left === null ? (
        <div role="status">
          <Notice shape="done" title={t('import.undone')} />
        </div>
      ) : (
        <Notice kind="error" title={t('import.partlyUndone')}>
          {left === 'nothing-to-undo' ? t('common:nothingToUndo') : t(`common:errors.${left}`)}
        </Notice>
      )}
      <Group>
        <Button onClick={list.startOver}>{t('import.another')}</Button>
        <Button component={Link} to="/pupils" variant="default">
          {t('import.toPupils')}
        </Button>
      </Group>
    </Stack>
  )
}
