/** No vault open: the start screens. A vault open: the session, with the router and the commands of the shell. */
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { lazy, Suspense, useEffect, useState } from 'react'
import { SessionProvider } from '#features/shared/session.tsx'
import { StartScreen } from '#features/start/start-screen.tsx'
import { cssVariables, theme } from '#ui/theme.ts'
import type { Vault } from '#vault/vault.ts'
import { CrashBoundary } from './crash-boundary.tsx'
import { styleNonce } from './style-nonce.ts'

/** The router and all screens: not needed before a vault is open, so loaded while the passphrase is typed. */
const loadOpenApp = () => import('./open-app.tsx')
const OpenApp = lazy(loadOpenApp)

export function App() {
  const [vault, setVault] = useState<Vault | null>(null)
  useEffect(() => {
    // A newer app or another window took the database over: nothing of this one may stay on the screen.
    void vault?.closed.then((how) => {
      if (how === 'taken-over') window.location.reload()
    })
  }, [vault])
  useEffect(() => void loadOpenApp(), [])
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <Notifications position="bottom-right" limit={3} />
      <CrashBoundary>
        {vault === null ? (
          <StartScreen onOpened={setVault} />
        ) : (
          <SessionProvider vault={vault}>
            <Suspense>
              <OpenApp />
            </Suspense>
          </SessionProvider>
        )}
      </CrashBoundary>
    </MantineProvider>
  )
}
