/**
 * Nothing typed is lost by going to another screen: what is pending is stored first. Only when that is refused does
 * the page ask whether to stay. Changing the query of the same page (a step of a talk) is not leaving.
 */
import { Button, Group, Modal, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBlocker } from 'react-router'
import type { Autosaved } from './use-autosave.ts'

type Savable = Pick<Autosaved<unknown>, 'flush' | 'isUnsaved'>

/** Answers the question to be shown, or null. */
export function useLeaveSafely(drafts: readonly Savable[]) {
  const { t } = useTranslation()
  const [isRefused, setRefused] = useState(false)
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      currentLocation.pathname !== nextLocation.pathname && drafts.some((draft) => draft.isUnsaved()),
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each time that leaving is held up
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    void Promise.all(drafts.map((draft) => draft.flush())).then(
      (stored) => (stored.every(Boolean) ? blocker.proceed() : setRefused(true)),
      (error: unknown) => {
        setRefused(true)
        throw error
      },
    )
  }, [blocker.state])

  const stay = () => {
    setRefused(false)
    blocker.reset?.()
  }
  const leave = () => {
    setRefused(false)
    blocker.proceed?.()
  }
  return (
    <Modal
      opened={isRefused && blocker.state === 'blocked'}
      onClose={stay}
      title={<Text fw={650}>{t('form.unsavedTitle')}</Text>}
      closeButtonProps={{ 'aria-label': t('form.stay') }}
    >
      <Text>{t('form.notStoredText')}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={leave}>
          {t('form.dropAndGo')}
        </Button>
        <Button onClick={stay} data-autofocus>
          {t('form.stay')}
        </Button>
      </Group>
    </Modal>
  )
}
