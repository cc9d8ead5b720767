/** The passphrase is gone: the printed recovery code opens the vault, and a new passphrase takes the old one's place. */
import { Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import type { Id } from '#domain/shared/row.ts'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import { recoverVault } from '#vault/open-vault.ts'
import type { Vault } from '#vault/vault.ts'
import { PassphraseFields } from './passphrase-fields.tsx'
import classes from './start-page.module.css'
import { type StartRefusal, useStartText } from './use-start-text.ts'

export function RecoverVault({
  vaultId,
  onOpened,
  onBack,
}: {
  vaultId: Id
  onOpened: (vault: Vault) => void
  onBack: () => void
}) {
  const { t } = useText('start')
  const messageFor = useStartText()
  const [recoveryCode, setRecoveryCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<StartRefusal | null>(null)
  const [isEmpty, setEmpty] = useState(false)

  async function recover(newPassphrase: string) {
    if (recoveryCode.trim() === '') return setEmpty(true)
    setBusy(true)
    setRefusal(null)
    try {
      const answer = await recoverVault({ id: vaultId, recoveryCode, newPassphrase })
      if (answer.ok) onOpened(answer.vault)
      else setRefusal(answer)
    } catch (error) {
      setRefusal({ code: 'unexpected', error })
    } finally {
      setBusy(false)
    }
  }

  return (
    <Stack gap="md" className={classes['panel']}>
      <Title order={1}>{t('recover.title')}</Title>
      <Text>{t('recover.text')}</Text>
      <TextInput
        label={t('recovery.codeLabel')}
        value={recoveryCode}
        onChange={(event) => {
          setRecoveryCode(event.currentTarget.value)
          setRefusal(null)
          setEmpty(false)
        }}
        error={isEmpty ? t('fillIn') : null}
        autoComplete="off"
        spellCheck={false}
        required
        autoFocus
      />
      {refusal !== null && <Notice kind="error" title={messageFor(refusal)} />}
      <PassphraseFields
        heading={2}
        title={t('recover.newTitle')}
        action={t('recover.action')}
        working={t('unlock.working')}
        ownWords={[]}
        busy={busy}
        onChosen={(passphrase) => void recover(passphrase)}
        onBack={onBack}
      />
    </Stack>
  )
}
