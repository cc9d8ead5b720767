/** The unlock screen when one of several vaults can't be read: the others can still be opened. */
import { MantineProvider } from '@mantine/core'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { UnlockVault } from '#features/start/unlock-vault.tsx'
import { startI18n } from '#i18n/i18n.ts'
import type { VaultSummary } from '#vault/open-vault.ts'
import { newId } from '../vault/vault-fixtures.ts'

const whole: VaultSummary = {
  id: newId(),
  kind: 'sample',
  createdAtUtc: '2026-11-23T09:00:00.000Z',
  recoveryConfirmed: true,
  problem: null,
}
const damaged: VaultSummary = { ...whole, id: newId(), kind: 'own', createdAtUtc: '', problem: 'header-damaged' }

let root: Root
let place: HTMLElement
beforeAll(() => startI18n())
beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  place = document.createElement('div')
  root = createRoot(place)
})
afterEach(async () => {
  await act(async () => root.unmount())
  vi.unstubAllGlobals()
})

describe('UnlockVault', () => {
  it('offers every vault, also beside one whose header is damaged', async () => {
    await act(async () =>
      root.render(
        <MantineProvider>
          <UnlockVault vaults={[damaged, whole]} onOpened={() => undefined} onAnother={() => undefined} />
        </MantineProvider>,
      ),
    )
    expect(place.querySelectorAll('input[type="radio"]')).toHaveLength(2)
    expect(place.textContent).toContain('23 nov 2026')
  })
})
