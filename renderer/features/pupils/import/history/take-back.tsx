/** Asks, takes an import back, and says what stayed and why. What it takes back can't be brought back by a key. */
import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { ImportRun } from '#domain/pupils/import-run.ts'
import { useDeferLock } from '#features/shared/idle-lock.ts'
import { useVault } from '#features/shared/session.tsx'
import { useRefusalText } from '#features/shared/use-commit.tsx'
import { useText } from '#i18n/use-text.ts'
import { Dialog } from '#ui/dialog.tsx'
import type { ImportUndoAnswer } from '#vault/vault.ts'
import { type KeptLine, useKeptLines } from './kept-lines.ts'

type Stage =
  | { kind: 'asking' }
  | { kind: 'running'; done: number; total: number }
  | { kind: 'done'; lines: readonly KeptLine[] }
  | { kind: 'refused'; code: Extract<ImportUndoAnswer, { ok: false }>['code'] }

/** More than this says only how many. */
const shownLines = 12

export function TakeBack({
  run,
  onClose,
  onTakenBack,
}: {
  run: ImportRun
  onClose: () => void
  onTakenBack?: (isWhole: boolean) => void
}) {
  const { t } = useText('imports')
  const vault = useVault()
  const namesOf = useKeptLines()
  const [stage, setStage] = useState<Stage>({ kind: 'asking' })
  const isRunning = stage.kind === 'running'
  useDeferLock(isRunning)
  const file = run.fileName || t('past.noFile')

  const takeBack = async (): Promise<void> => {
    setStage({ kind: 'running', done: 0, total: run.chunkCount })
    const answer = await vault.undoImport(run.id, ({ doneChunks, totalChunks }) =>
      setStage({ kind: 'running', done: doneChunks, total: totalChunks }),
    )
    if (!answer.ok) return setStage({ kind: 'refused', code: answer.code })
    onTakenBack?.(answer.kept.length === 0)
    setStage({ kind: 'done', lines: await namesOf(answer.kept) })
  }
  const title = (): string => {
    switch (stage.kind) {
      case 'asking':
        return t('takeBack.title', { file })
      case 'running':
        return t('takeBack.running')
      case 'done':
        return stage.lines.length === 0 ? t('takeBack.done', { file }) : t('takeBack.partly', { file })
      case 'refused':
        return t('takeBack.refusedTitle')
    }
  }
  return (
    <Dialog title={title()} closeLabel={t('common:close')} onClose={onClose} isBusy={isRunning}>
      <Stack gap="md">
        {stage.kind === 'asking' && (
          <>
            <Text>{t('takeBack.text')}</Text>
            <Text>{t('takeBack.kept')}</Text>
            <Text c="var(--ink-second)">{t('takeBack.noUndo')}</Text>
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {t('common:cancel')}
              </Button>
              <Button data-autofocus onClick={() => void takeBack()}>
                {t('takeBack.confirm')}
              </Button>
            </Group>
          </>
        )}
        {stage.kind === 'running' && (
          <>
            <Progress value={(100 * stage.done) / Math.max(1, stage.total)} aria-label={t('progress')} />
            <Text c="var(--ink-second)">{t('takeBack.runningText')}</Text>
          </>
        )}
        {stage.kind === 'done' && <Outcome lines={stage.lines} />}
        {stage.kind === 'refused' && <Refused code={stage.code} />}
        {(stage.kind === 'done' || stage.kind === 'refused') && (
          <Group justify="flex-end">
            <Button onClick={onClose} autoFocus>
              {t('common:close')}
            </Button>
          </Group>
        )}
      </Stack>
    </Dialog>
  )
}

function Outcome({ lines }: { lines: readonly KeptLine[] }) {
  const { t } = useText('imports')
  if (lines.length === 0) {
    return <Text role="status">{t('takeBack.doneText')}</Text>
  }
  return (
    <div role="status">
      <Text>{t('takeBack.keptRows', { count: lines.length })}</Text>
      <ul>
        {lines.slice(0, shownLines).map(({ text, reason }) => (
          <li key={`${text} ${reason}`}>
            {text}: {t(`takeBack.reasons.${reason}`)}
          </li>
        ))}
        {lines.length > shownLines && <li>{t('takeBack.more', { count: lines.length - shownLines })}</li>}
      </ul>
    </div>
  )
}

function Refused({ code }: { code: Extract<ImportUndoAnswer, { ok: false }>['code'] }) {
  const { t } = useText('imports')
  const refusalText = useRefusalText()
  if (code === 'nothing-to-undo') return <Text role="alert">{t('takeBack.tooLate')}</Text>
  return (
    <Text role="alert">
      {refusalText(code)} {t('takeBack.goOn')}
    </Text>
  )
}
