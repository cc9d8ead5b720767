/**
 * Stands over everything when the vault is to lock but something typed could not be stored (a full disk, a text too
 * long, a form half filled in): nothing can be read behind it, and nothing is thrown away without being asked.
 */
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export function UnsavedCover({ onBack, onLock }: { onBack: () => void; onLock: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={onBack}
      title={t('unsavedCover.title')}
      withCloseButton={false}
      closeOnClickOutside={false}
      overlayProps={{ color: 'var(--ground-side)', backgroundOpacity: 1 }}
    >
      <Stack>
        <Text>{t('unsavedCover.text')}</Text>
        <Group>
          <Button onClick={onBack} data-autofocus>
            {t('unsavedCover.back')}
          </Button>
          <Button variant="default" onClick={onLock}>
            {t('unsavedCover.lock')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
