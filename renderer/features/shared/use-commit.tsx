/** Stores a change and tells the user when it could not be stored, or offers to take it back when it was. */
import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Change, CommitAnswer, UndoAnswer } from '#vault/vault.ts'
import { useCommand } from './commands.ts'
import { useVault } from './session.tsx'
import type { SaveRefusal } from './use-autosave.ts'

/** What the user reads about a refusal: one text per code, in `common.errors`. */
export function useRefusalText(): (code: SaveRefusal) => string {
  const { t } = useTranslation()
  return useCallback((code) => t(`errors.${code}`), [t])
}

/**
 * `commit` for screens: a refusal is shown, a stored change that can be undone gets a toast with "Ongedaan maken"
 * when `announce` names the text to show.
 */
export function useCommit(): (change: Change, announce?: string) => Promise<CommitAnswer> {
  const vault = useVault()
  const { t } = useTranslation()
  const undo = useUndoOn()
  return useCallback(
    async (change, announce) => {
      const closable = { closeButtonProps: { 'aria-label': t('close') } }
      const answer = await vault.commit(change)
      if (!answer.ok) {
        notifications.show({
          color: 'red',
          title: t('errors.title'),
          message: t(`errors.${answer.code}`),
          autoClose: false,
          ...closable,
        })
      } else if (announce !== undefined) {
        const place = change.undoPlace
        const id = notifications.show({
          ...closable,
          message: (
            <Group justify="space-between" wrap="nowrap">
              <Text>{announce}</Text>
              {place !== null && (
                <Button
                  variant="subtle"
                  flex="none"
                  size="compact-md"
                  onClick={() => {
                    notifications.hide(id)
                    void undo(place)
                  }}
                >
                  {t('undo')}
                </Button>
              )}
            </Group>
          ),
        })
      }
      return answer
    },
    [vault, t, undo],
  )
}

function useUndoOn(): (place: string) => Promise<UndoAnswer> {
  const vault = useVault()
  const { t } = useTranslation()
  return useCallback(
    async (place) => {
      const closable = { closeButtonProps: { 'aria-label': t('close') } }
      const answer = await vault.undo(place)
      if (answer.ok) notifications.show({ message: t('undone', { what: t(answer.label as 'undo') }), ...closable })
      else if (answer.code === 'nothing-to-undo') notifications.show({ message: t('nothingToUndo'), ...closable })
      else
        notifications.show({
          color: 'red',
          title: t('errors.title'),
          message: t(`errors.${answer.code}`),
          autoClose: false,
          ...closable,
        })
      return answer
    },
    [vault, t],
  )
}

/** Ctrl+Z on this screen takes back this session's changes made on it, one by one. */
export function useUndo(place: string): void {
  const undo = useUndoOn()
  useCommand('undo', () => void undo(place))
}
