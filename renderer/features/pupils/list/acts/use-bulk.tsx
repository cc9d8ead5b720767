/** Runs an act on many pupils, says how far it is and what was done, and takes it back with Ctrl+Z or the button. */
import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Id } from '#domain/shared/row.ts'
import { clock } from '#features/shared/clock.ts'
import { useCommand } from '#features/shared/commands.ts'
import { useVault } from '#features/shared/session.tsx'
import { useRefusalText } from '#features/shared/use-commit.tsx'
import { useText } from '#i18n/use-text.ts'
import { useFactStore } from '../use-facts.ts'
import { type BulkAct, type BulkProgress, runBulk, undoBulk } from './run-bulk.ts'

interface DoneAct {
  undoPlace: string
  pupilIds: readonly Id[]
}

/** Acts of this session, newest last. In memory only, as the vault's own undo. */
const doneActs: DoneAct[] = []

export interface Bulk {
  /** Undefined while nothing runs. */
  progress: BulkProgress | undefined
  stop: () => void
  /** Answers how many pupils were done. `doneText` is asked for that number. */
  run: (act: Omit<BulkAct, 'undoPlace'>, doneText: (count: number) => string) => Promise<number>
}

export function useBulk(): Bulk {
  const vault = useVault()
  const store = useFactStore()
  const { t } = useText('lists')
  const refusalText = useRefusalText()
  const undo = useBulkUndo()
  const [progress, setProgress] = useState<BulkProgress>()
  const isStopped = useRef(false)
  // Leaving the screen ends it after the piece that is being stored.
  useEffect(() => {
    isStopped.current = false
    return () => {
      isStopped.current = true
    }
  }, [])

  const run: Bulk['run'] = useCallback(
    async (act, doneText) => {
      isStopped.current = false
      const undoPlace = `bulk:${clock.newId()}`
      try {
        const answer = await runBulk(vault, { ...act, undoPlace }, setProgress, () => isStopped.current)
        const { doneCount } = answer
        if (doneCount > 0) {
          doneActs.push({ undoPlace, pupilIds: act.pupilIds })
          store.expire(act.pupilIds)
        }
        if (!answer.ok) {
          notifications.show({
            color: 'red',
            title: t('common:errors.title'),
            message: `${refusalText(answer.code)} ${doneCount === 0 ? '' : t('acts.stopped', { count: doneCount })}`,
            autoClose: false,
            closeButtonProps: { 'aria-label': t('common:close') },
          })
        } else if (doneCount > 0) {
          offerUndo(
            answer.isStopped ? t('acts.stopped', { count: doneCount }) : doneText(doneCount),
            t('common:undo'),
            t('common:close'),
            () => void undo(undoPlace),
          )
        }
        return doneCount
      } finally {
        setProgress(undefined)
      }
    },
    [vault, store, t, refusalText, undo],
  )
  return { progress, stop: () => (isStopped.current = true), run }
}

function offerUndo(message: string, undoLabel: string, closeLabel: string, undo: () => void): void {
  const id = notifications.show({
    autoClose: 12_000,
    closeButtonProps: { 'aria-label': closeLabel },
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text>{message}</Text>
        <Button
          variant="subtle"
          flex="none"
          size="compact-md"
          onClick={() => {
            notifications.hide(id)
            undo()
          }}
        >
          {undoLabel}
        </Button>
      </Group>
    ),
  })
}

/** Takes one act back, the newest when none is named. */
function useBulkUndo(): (undoPlace?: string) => Promise<void> {
  const vault = useVault()
  const store = useFactStore()
  const { t } = useText('lists')
  const refusalText = useRefusalText()
  return useCallback(
    async (undoPlace) => {
      const closable = { closeButtonProps: { 'aria-label': t('common:close') } }
      const act = undoPlace === undefined ? doneActs.at(-1) : doneActs.find((each) => each.undoPlace === undoPlace)
      if (act === undefined) {
        notifications.show({ message: t('acts.nothingToUndo'), ...closable })
        return
      }
      doneActs.splice(doneActs.indexOf(act), 1)
      const id = notifications.show({
        message: t('acts.undoRunning'),
        loading: true,
        autoClose: false,
        withCloseButton: false,
      })
      const answer = await undoBulk(vault, act.undoPlace)
      store.expire(act.pupilIds)
      notifications.hide(id)
      if (answer.ok) {
        notifications.show({ message: t('acts.undone', { count: act.pupilIds.length }), ...closable })
        return
      }
      const message =
        answer.code === 'row-changed-since'
          ? t('acts.undoStuck')
          : answer.code === 'nothing-to-undo'
            ? t('acts.nothingToUndo')
            : refusalText(answer.code)
      notifications.show({ color: 'red', title: t('common:errors.title'), message, autoClose: false, ...closable })
    },
    [vault, store, t, refusalText],
  )
}

/** Ctrl+Z on this screen takes back the newest act on many pupils. */
export function useBulkUndoKey(): void {
  const undo = useBulkUndo()
  useCommand('undo', () => void undo())
}
