import '#app/trusted-types.ts'
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css'
import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import '#ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startI18n } from '#i18n/i18n.ts'
import { App } from './app.tsx'
import { guardAgainstDrops } from './drop-guard.ts'
import { shareStyleNonce } from './style-nonce.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

shareStyleNonce()
guardAgainstDrops()
await startI18n()
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
