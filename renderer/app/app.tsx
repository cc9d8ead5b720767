/** No vault open: the start screens. A vault open: the session, with the router and the commands of the shell. */
import { MantineProvider, useMantineColorScheme } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { useEffect, useState } from 'react'
import { RouterProvider } from 'react-router'
import { getDesktop } from '#bridge/desktop.ts'
import { runCommand } from '#features/shared/commands.ts'
import { SessionProvider, useSession } from '#features/shared/session.tsx'
import { StartScreen } from '#features/start/start-screen.tsx'
import { setLanguage } from '#i18n/i18n.ts'
import { cssVariables, theme } from '#ui/theme.ts'
import type { Vault } from '#vault/vault.ts'
import { CrashBoundary } from './crash-boundary.tsx'
import { createRouter } from './routes.tsx'
import { styleNonce } from './style-nonce.ts'

export function App() {
  const [vault, setVault] = useState<Vault | null>(null)
  useEffect(() => {
    // A newer app or another window took the database over: nothing of this one may stay on the screen.
    void vault?.closed.then((how) => {
      if (how === 'taken-over') window.location.reload()
    })
  }, [vault])
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
            <OpenApp />
          </SessionProvider>
        )}
      </CrashBoundary>
    </MantineProvider>
  )
}

function OpenApp() {
  const [router] = useState(createRouter)
  const { settings } = useSession()
  const { setColorScheme } = useMantineColorScheme()

  useEffect(() => void setLanguage(settings.language), [settings.language])
  useEffect(
    () => setColorScheme(settings.theme === 'system' ? 'auto' : settings.theme),
    [settings.theme, setColorScheme],
  )
  useEffect(
    () => void getDesktop().setShellState({ language: settings.language, vaultOpen: true }),
    [settings.language],
  )
  useEffect(() => getDesktop().onCommand((command) => void runCommand(command)), [])

  return <RouterProvider router={router} />
}
