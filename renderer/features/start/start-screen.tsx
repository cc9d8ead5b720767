/** Everything before a vault is open: which vault there is decides what the user sees first. */
import { Center, Loader } from '@mantine/core'
import { useEffect, useState } from 'react'
import { getDesktop } from '#bridge/desktop.ts'
import { DesktopError } from '#bridge/loopback.ts'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
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

  useEffect(() => {
    // Browser mode without its start token: the page was opened by hand, and nothing outside it can be reached.
    getDesktop().environment().then(listVaults).then(setVaults, setError)
  }, [])

  if (error instanceof DesktopError) {
    return (
      <StartPage>
        <Notice kind="error" title={t('errors.desktopTitle')}>
          {t(error.code === 'no-start-token' ? 'errors.noStartToken' : 'errors.desktopSilent', { code: error.code })}
        </Notice>
      </StartPage>
    )
  }
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
