/** Runs an act on many pupils, says how far it is and what was done, and takes it back with Ctrl+Z or the button. */
import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useCallback, useEffect, useRef, useState } from 'react'
import { keepOnly } from '#domain/pupils/lists/selection.ts'
import type { Id } from '#domain/shared/row.ts'
import { clock } from '#features/shared/clock.ts'
import { useCommand } from '#features/shared/commands.ts'
import { deferLockDuring } from '#features/shared/idle-lock.ts'
import { useVault } from '#features/shared/session.tsx'
import { useRefusalText } from '#features/shared/use-commit.tsx'
import { useText } from '#i18n/use-text.ts'
import { changeSelection } from '../selection-memory.ts'
import { useFactStore } from '../use-facts.ts'
import { type BulkAct, type BulkPiece, type BulkProgress, runBulk, undoBulk } from './run-bulk.ts'

interface DoneAct {
  undoPlace: string
  /** What of it can still be taken back. */
  pieces: readonly BulkPiece[]
}

const pupilIdsOf = ({ pieces }: DoneAct): Id[] => pieces.flatMap(({ pupilIds }) => pupilIds)

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
        const work = runBulk(vault, { ...act, undoPlace }, setProgress, () => isStopped.current)
        const answer = await deferLockDuring(work)
        const { doneCount, pieces } = answer
        if (doneCount > 0) {
          doneActs.push({ undoPlace, pieces })
          store.expire(act.pupilIds)
        }
        // Stopped halfway: those who still have to come stay chosen, so that nobody gets it twice.
        if (doneCount < act.pupilIds.length) {
          const done = new Set(act.pupilIds.slice(0, doneCount))
          changeSelection((selection) => keepOnly(selection, (id) => !done.has(id)))
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
      const pupilIds = pupilIdsOf(act)
      const id = notifications.show({
        message: t('acts.undoRunning'),
        loading: true,
        autoClose: false,
        withCloseButton: false,
      })
      const { undoneCount, left, code } = await deferLockDuring(undoBulk(vault, act.pieces))
      store.expire(pupilIds)
      notifications.hide(id)
      doneActs.splice(doneActs.indexOf(act), 1, ...(left.length > 0 ? [{ ...act, pieces: left }] : []))
      if (code === null) {
        notifications.show({ message: t('acts.undone', { count: undoneCount }), ...closable })
        return
      }
      const leftCount = left.reduce((sum, piece) => sum + piece.pupilIds.length, 0)
      const why = code === 'row-changed-since' ? t('acts.undoStuck', { count: leftCount }) : refusalText(code)
      const message = undoneCount === 0 ? why : `${t('acts.undone', { count: undoneCount })}. ${why}`
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
