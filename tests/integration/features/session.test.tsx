/** The open session: locking it, whatever a draft that is still being stored does. */
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { registerFlush, SessionProvider, useSession } from '#features/shared/session.tsx'
import type { Vault } from '#vault/vault.ts'
import { discard, newVault } from '../vault/vault-fixtures.ts'

let vault: Vault
let root: Root
let lock: (() => Promise<void>) | undefined

function Page() {
  lock = useSession().lock
  return null
}

beforeEach(async () => {
  vault = (await newVault()).vault
  root = createRoot(document.createElement('div'))
  root.render(
    <SessionProvider vault={vault}>
      <Page />
    </SessionProvider>,
  )
  await vi.waitFor(() => expect(lock).toBeDefined())
})

afterEach(async () => {
  vi.restoreAllMocks()
  await act(async () => root.unmount())
  await discard(vault)
})

describe('lock', () => {
  it('closes the vault although a draft can not be stored, after the others were', async () => {
    const steps: string[] = []
    const ends = [
      registerFlush(() => Promise.reject(new TypeError('a bug in a save'))),
      registerFlush(async () => {
        await new Promise((resolve) => setTimeout(resolve, 20))
        steps.push('stored')
      }),
    ]
    // Never settles, so that the page is not reloaded under the test.
    vi.spyOn(vault, 'lock').mockImplementation(() => {
      steps.push('locked')
      return new Promise(() => undefined)
    })
    const locking = lock?.()
    locking?.catch(() => steps.push('failed'))
    await vi.waitFor(() => expect(steps).toEqual(['stored', 'locked']))
    for (const end of ends) end()
  })
})
