/** Everything before a vault is open: which vault there is decides what the user sees first. */
import { Center, Loader } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import { useText } from '#i18n/use-text.ts'
import { listVaults, type VaultSummary } from '#vault/open-vault.ts'
import type { Vault } from '#vault/vault.ts'
import { CreateVault } from './create-vault.tsx'
import { StartPage } from './start-page.tsx'
import { UnlockVault } from './unlock-vault.tsx'
import { Welcome } from './welcome.tsx'

type Step = 'unlock' | 'welcome' | 'create'

export function StartScreen({ onOpened }: { onOpened: (vault: Vault) => void }) {
  const { t } = useText('start')
  const [vaults, setVaults] = useState<VaultSummary[]>()
  const [step, setStep] = useState<Step>('unlock')
  const [error, setError] = useState<unknown>()

  const look = useCallback(() => {
    listVaults().then(setVaults, setError)
  }, [])
  useEffect(look, [look])

  if (error !== undefined) throw error
  if (vaults === undefined) {
    return (
      <Center h="100vh">
        <Loader aria-label={t('common:loading')} />
      </Center>
    )
  }
  const shown = vaults.length === 0 && step === 'unlock' ? 'welcome' : step
  return (
    <StartPage>
      {shown === 'welcome' && (
        <Welcome
          hasVault={vaults.length > 0}
          hasSample={vaults.some((vault) => vault.kind === 'sample')}
          onCreate={() => setStep('create')}
          onBack={() => setStep('unlock')}
          onOpened={onOpened}
        />
      )}
      {shown === 'create' && <CreateVault onOpened={onOpened} onBack={() => setStep('welcome')} />}
      {shown === 'unlock' && <UnlockVault vaults={vaults} onOpened={onOpened} onAnother={() => setStep('welcome')} />}
    </StartPage>
  )
}
