/** Opens a vault: its passphrase, a chooser only where there is more than one, the sample school in one click. */
import { Button, Group, PasswordInput, Radio, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { todayHere } from '#features/shared/clock.ts'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import { openVault, type VaultSummary } from '#vault/open-vault.ts'
import type { Vault } from '#vault/vault.ts'
import { RecoverVault } from './recover-vault.tsx'
import { AskRecoveryCode } from './recovery-code.tsx'
import { samplePassphrase } from './sample-school.ts'
import classes from './start-page.module.css'
import { type StartRefusal, useStartText } from './use-start-text.ts'

export function UnlockVault({
  vaults,
  onOpened,
  onAnother,
}: {
  vaults: VaultSummary[]
  onOpened: (vault: Vault) => void
  onAnother: () => void
}) {
  const { t } = useText('start')
  const dates = useDates()
  const messageFor = useStartText()
  const ownFirst = vaults.toSorted((left, right) => left.kind.localeCompare(right.kind))
  const [chosenId, setChosenId] = useState(ownFirst[0]?.id)
  const [passphrase, setPassphrase] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<StartRefusal | null>(null)
  const [isEmpty, setEmpty] = useState(false)
  const [unconfirmed, setUnconfirmed] = useState<Vault | null>(null)
  const [recovering, setRecovering] = useState(false)
  // Nobody knows when a vault was made that can't be read.
  const madeOn = ({ createdAtUtc }: VaultSummary) =>
    t('unlock.made', { date: dates.day(todayHere(new Date(createdAtUtc)), 'short-year') })
  const chosen = vaults.find((vault) => vault.id === chosenId)

  async function open(vault: VaultSummary) {
    setBusy(true)
    setRefusal(null)
    try {
      const answer = await openVault({
        id: vault.id,
        passphrase: vault.kind === 'sample' ? samplePassphrase : passphrase,
      })
      if (!answer.ok) setRefusal(answer)
      else if (vault.kind === 'own' && !vault.recoveryConfirmed) setUnconfirmed(answer.vault)
      else onOpened(answer.vault)
    } catch (error) {
      setRefusal({ code: 'unexpected', error })
    } finally {
      setBusy(false)
    }
  }

  if (unconfirmed !== null) {
    return (
      <div className={classes['panel']}>
        <AskRecoveryCode vaultId={unconfirmed.info.id} onDone={() => onOpened(unconfirmed)} />
      </div>
    )
  }
  if (recovering && chosen !== undefined) {
    return <RecoverVault vaultId={chosen.id} onOpened={onOpened} onBack={() => setRecovering(false)} />
  }
  return (
    <form
      className={classes['panel']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen?.kind === 'own' && passphrase === '') setEmpty(true)
        else if (chosen !== undefined) void open(chosen)
      }}
    >
      <Stack gap="md">
        <Title order={1}>{t('unlock.title')}</Title>
        {vaults.length > 1 && (
          <Radio.Group label={t('unlock.choose')} value={chosenId ?? ''} onChange={setChosenId}>
            <Stack gap="sm" mt="sm">
              {ownFirst.map((vault) => (
                <Radio
                  key={vault.id}
                  value={vault.id}
                  label={t(`unlock.${vault.kind}`)}
                  description={vault.problem === null ? madeOn(vault) : undefined}
                />
              ))}
            </Stack>
          </Radio.Group>
        )}
        {chosen?.kind === 'sample' ? (
          <Text>{t('unlock.sampleText')}</Text>
        ) : (
          <PasswordInput
            label={t('unlock.label')}
            value={passphrase}
            onChange={(event) => {
              setPassphrase(event.currentTarget.value)
              setRefusal(null)
              setEmpty(false)
            }}
            visibilityToggleButtonProps={{ 'aria-label': t('passphrase.show') }}
            error={isEmpty ? t('fillIn') : null}
            autoComplete="current-password"
            required
            autoFocus
          />
        )}
        {refusal !== null && <Notice kind="error" title={messageFor(refusal)} />}
        <Group>
          <Button type="submit" loading={busy}>
            {t('unlock.action')}
          </Button>
          {chosen?.kind === 'own' && (
            <Button variant="subtle" onClick={() => setRecovering(true)} disabled={busy}>
              {t('unlock.forgotten')}
            </Button>
          )}
          <Button variant="subtle" onClick={onAnother} disabled={busy}>
            {t('unlock.another')}
          </Button>
          <Text role="status">{busy ? t('unlock.working') : ''}</Text>
        </Group>
      </Stack>
    </form>
  )
}
