/** Choosing a passphrase faster than the meter can rate it. */
import { MantineProvider } from '@mantine/core'
import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { PassphraseFields } from '#features/start/passphrase-fields.tsx'
import { startI18n } from '#i18n/i18n.ts'

let root: Root
let place: HTMLElement
const chosen = vi.fn<(passphrase: string) => void>()

beforeAll(() => startI18n())
afterEach(() => {
  root.unmount()
  place.remove()
  chosen.mockReset()
})

/** Fills both fields and asks at once, before anything was rated. */
function submitAtOnce(passphrase: string): void {
  place = document.createElement('div')
  document.body.append(place)
  root = createRoot(place)
  flushSync(() =>
    root.render(
      <MantineProvider>
        <PassphraseFields
          title="Wachtzin"
          action="Maken"
          working=""
          ownWords={[]}
          busy={false}
          onChosen={chosen}
          onBack={() => undefined}
        />
      </MantineProvider>,
    ),
  )
  for (const input of place.querySelectorAll('input')) {
    flushSync(() => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, passphrase)
      input.dispatchEvent(new Event('input', { bubbles: true }))
    })
  }
  flushSync(() => place.querySelector('form')?.requestSubmit())
}

describe('PassphraseFields', () => {
  it('takes a strong passphrase that was asked for before it was rated', async () => {
    submitAtOnce('paarse lamp fietst over natte zee')
    await vi.waitFor(() => expect(chosen).toHaveBeenCalledExactlyOnceWith('paarse lamp fietst over natte zee'))
  })

  it('refuses a weak one in words', async () => {
    submitAtOnce('welkom01')
    await vi.waitFor(() => expect(place.textContent).toContain('te makkelijk te raden'))
    expect(chosen).not.toHaveBeenCalled()
  })
})
