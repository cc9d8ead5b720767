/** Start screens when the browser's storage fails under them: they say so and can be used again. */
import { MantineProvider } from '@mantine/core'
import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { AskRecoveryCode } from '#features/start/recovery-code.tsx'
import { Welcome } from '#features/start/welcome.tsx'
import { startI18n } from '#i18n/i18n.ts'
import { newId } from '../vault/vault-fixtures.ts'

let root: Root
let place: HTMLElement
beforeAll(() => startI18n())
beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  place = document.createElement('div')
  document.body.append(place)
  root = createRoot(place)
  const fails = () => Promise.reject(new DOMException('storage is broken', 'UnknownError'))
  vi.spyOn(indexedDB, 'databases').mockImplementation(fails)
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('storage is broken', 'UnknownError')
  })
})
afterEach(async () => {
  await act(async () => root.unmount())
  place.remove()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const draw = (screen: ReactNode) => act(async () => root.render(<MantineProvider>{screen}</MantineProvider>))
const button = (name: string): HTMLButtonElement => {
  const found = [...place.querySelectorAll('button')].find(({ textContent }) => textContent?.includes(name))
  if (found === undefined) throw new Error(`no button ${name}`)
  return found
}
/** React listens to the native setter, not to a changed property. */
const type = (label: string, text: string) =>
  act(async () => {
    const input = [...place.querySelectorAll('label')].find(({ textContent }) =>
      textContent?.startsWith(label),
    )?.control
    if (!(input instanceof HTMLInputElement)) throw new Error(`no field ${label}`)
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text)
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })
const nothing = () => undefined

describe('Welcome', () => {
  it('says that the sample school could not be opened', async () => {
    await draw(<Welcome hasVault={false} hasSample={false} onCreate={nothing} onBack={nothing} onOpened={nothing} />)
    const open = button('Voorbeeldschool openen')
    await act(async () => open.click())
    await vi.waitFor(() => expect(place.textContent).toContain('UnknownError'))
    expect(open.hasAttribute('data-loading')).toBe(false)
  })
})

describe('AskRecoveryCode', () => {
  it('says that the code could not be checked, which is not that it is wrong', async () => {
    const onDone = vi.fn()
    await draw(<AskRecoveryCode vaultId={newId()} onDone={onDone} />)
    const check = button('controleren')
    await type('Herstelcode', 'ABCD')
    await act(async () => check.form?.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true })))
    await vi.waitFor(() => expect(place.textContent).toContain('UnknownError'))
    expect(check.hasAttribute('data-loading')).toBe(false)
    expect(place.textContent).not.toContain('klopt niet')
    expect(onDone).not.toHaveBeenCalled()
  })
})
