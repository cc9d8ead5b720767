/** The app with an open vault: the router, the settings that hold everywhere, and the commands of the shell. */
import { useMantineColorScheme } from '@mantine/core'
import { useEffect, useState } from 'react'
import { RouterProvider } from 'react-router'
import { getDesktop } from '#bridge/desktop.ts'
import { runCommand } from '#features/shared/commands.ts'
import { useSession } from '#features/shared/session.tsx'
import { setLanguage } from '#i18n/i18n.ts'
import { createRouter } from './routes.tsx'

export default function OpenApp() {
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
