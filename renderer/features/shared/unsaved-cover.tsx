/**
 * Stands over everything when the vault is to lock but something typed could not be stored (a full disk, a text too
 * long, a form half filled in): nothing can be read behind it, the way back asks the passphrase as unlocking does,
 * and nothing is thrown away without being asked. The keys stay in memory meanwhile: only they can save that text.
 */
import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { checkPassphrase } from '#vault/open-vault.ts'
import type { VaultInfo } from '#vault/vault.ts'

export function UnsavedCover({ info, onBack, onLock }: { info: VaultInfo; onBack: () => void; onLock: () => void }) {
  const { t } = useTranslation()
  const [passphrase, setPassphrase] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [isWrong, setWrong] = useState(false)
  // The sample school has no passphrase that anybody knows by heart, and nobody to protect.
  const asks = info.kind === 'own'

  async function goBack() {
    setBusy(true)
    const isRight = !asks || (await checkPassphrase(info.id, passphrase))
    setBusy(false)
    if (isRight) onBack()
    else setWrong(true)
  }

  return (
    <Modal
      opened
      onClose={() => undefined}
      title={t('unsavedCover.title')}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      overlayProps={{ color: 'var(--ground-side)', backgroundOpacity: 1 }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void goBack()
        }}
      >
        <Stack>
          <Text>{t('unsavedCover.text')}</Text>
          {asks && (
            <PasswordInput
              label={t('unsavedCover.passphrase')}
              value={passphrase}
              onChange={(event) => {
                setPassphrase(event.currentTarget.value)
                setWrong(false)
              }}
              error={isWrong ? t('unsavedCover.wrong') : null}
              autoComplete="current-password"
              required
              data-autofocus
            />
          )}
          <Group>
            <Button type="submit" loading={isBusy}>
              {t('unsavedCover.back')}
            </Button>
            <Button variant="default" onClick={onLock} disabled={isBusy}>
              {t('unsavedCover.lock')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
