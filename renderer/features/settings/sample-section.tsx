/** Removes the sample school in one step. A dialog, because nothing of it can come back. */
import { Button, Divider, Group, Modal, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useVault } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'
import { removeVault } from '#vault/open-vault.ts'

class SampleNotRemovedError extends Error {
  readonly code = 'sample-not-removed'
}

export function SampleSection() {
  const { t } = useText('settings')
  const vault = useVault()
  const [asking, ask] = useDisclosure(false)

  async function remove() {
    await vault.lock()
    const removed = await removeVault(vault.info.id)
    if (!removed.ok) throw new SampleNotRemovedError(removed.code)
    // Not `location.hash`: the router would show a screen over the locked vault before the reload.
    window.history.replaceState(null, '', '#/')
    window.location.reload()
  }

  return (
    <Stack component="section" gap="md" align="flex-start">
      <Divider w="100%" />
      <Title order={2}>{t('sample.title')}</Title>
      <Text c="var(--ink-second)">{t('sample.text')}</Text>
      <Button variant="default" onClick={ask.open}>
        {t('sample.remove')}
      </Button>
      <Modal opened={asking} onClose={ask.close} title={t('sample.confirmTitle')}>
        <Stack>
          <Text>{t('sample.confirmText')}</Text>
          <Group>
            <Button onClick={() => void remove()}>{t('sample.remove')}</Button>
            <Button variant="subtle" onClick={ask.close} data-autofocus>
              {t('common:cancel')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Stack>
  )
}
