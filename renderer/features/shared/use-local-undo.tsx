/**
 * Undo on a page that holds a draft (talk, summary, transfer): taking something back is an edit of that draft, stored
 * like any other. It also works after more was typed, which the vault's own undo would have to refuse.
 */
import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from './commands.ts'

interface Step {
  what: string
  takeBack: () => void
}

/** Answers `remember`: tells the user what was done and how to take it back. */
export function useLocalUndo(): (done: string, what: string, takeBack: () => void) => void {
  const { t } = useTranslation()
  const steps = useRef<Step[]>([])

  const undo = useCallback(
    (step: Step | undefined) => {
      if (step === undefined || !steps.current.includes(step)) {
        notifications.show({ message: t('nothingToUndo') })
        return
      }
      steps.current = steps.current.filter((other) => other !== step)
      step.takeBack()
      notifications.show({ message: t('undone', { what: step.what }) })
    },
    [t],
  )
  useCommand('undo', () => undo(steps.current.at(-1)))

  return useCallback(
    (done, what, takeBack) => {
      const step: Step = { what, takeBack }
      steps.current.push(step)
      const id = notifications.show({
        message: (
          <Group justify="space-between" wrap="nowrap">
            <Text>{done}</Text>
            <Button
              variant="subtle"
              size="compact-md"
              onClick={() => {
                notifications.hide(id)
                undo(step)
              }}
            >
              {t('undo')}
            </Button>
          </Group>
        ),
      })
    },
    [t, undo],
  )
}
