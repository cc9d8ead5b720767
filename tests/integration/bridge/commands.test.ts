import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { listenForKeys, undoWhereFocusIs } from '#bridge/commands.ts'
import type { ShellCommand } from '#contract/desktop-api.ts'

const received: ShellCommand[] = []
let end = (): void => undefined

beforeEach(() => {
  received.length = 0
  document.body.innerHTML = '<input aria-label="veld"><input type="checkbox"><textarea></textarea><button>knop</button>'
  end = listenForKeys(
    ['undo', 'save', 'lock', 'help', 'toggle-theme'],
    (command) => command !== 'lock',
    (command) => received.push(command),
  )
})

afterEach(() => end())

const focus = (selector: string): void => document.querySelector<HTMLElement>(selector)?.focus()

describe('listenForKeys', () => {
  it('hears the accelerators, keeps them from the browser, and skips what is off', async () => {
    const prevented: boolean[] = []
    const watch = (event: KeyboardEvent): void => {
      if (event.key.length === 1) prevented.push(event.defaultPrevented)
    }
    window.addEventListener('keydown', watch)
    await userEvent.keyboard('{Control>}s{/Control}')
    await userEvent.keyboard('{Control>}l{/Control}')
    window.removeEventListener('keydown', watch)
    await userEvent.keyboard('{F1}')
    await userEvent.keyboard('{Control>}{Shift>}T{/Shift}{/Control}')
    expect(received).toEqual(['save', 'help', 'toggle-theme'])
    expect(prevented).toEqual([true, true])
  })

  it('takes no key that is only alike', async () => {
    await userEvent.keyboard('s')
    await userEvent.keyboard('{Control>}{Shift>}S{/Shift}{/Control}')
    await userEvent.keyboard('{Control>}{Alt>}s{/Alt}{/Control}')
    expect(received).toEqual([])
  })

  it('leaves a key alone that the page has already used', async () => {
    const use = (event: KeyboardEvent): void => event.preventDefault()
    document.body.addEventListener('keydown', use)
    focus('button')
    await userEvent.keyboard('{Control>}s{/Control}')
    document.body.removeEventListener('keydown', use)
    expect(received).toEqual([])
  })

  it.each(['input', 'textarea'])('leaves Ctrl+Z to a text field (%s)', async (selector) => {
    focus(selector)
    await userEvent.keyboard('ab')
    await userEvent.keyboard('{Control>}z{/Control}')
    expect(received).toEqual([])
  })

  it.each(['button', '[type=checkbox]'])('takes Ctrl+Z anywhere else (%s)', async (selector) => {
    focus(selector)
    await userEvent.keyboard('{Control>}z{/Control}')
    expect(received).toEqual(['undo'])
  })

  it('hears nothing after its end', async () => {
    end()
    await userEvent.keyboard('{Control>}s{/Control}')
    expect(received).toEqual([])
  })
})

describe('undoWhereFocusIs', () => {
  it('undoes typing in a text field and the app’s change elsewhere', async () => {
    const field = document.querySelector('input')
    focus('input')
    await userEvent.keyboard('abc')
    expect(field?.value).toBe('abc')
    undoWhereFocusIs((command) => received.push(command))
    expect(field?.value).not.toBe('abc')
    expect(received).toEqual([])
    focus('button')
    undoWhereFocusIs((command) => received.push(command))
    expect(received).toEqual(['undo'])
  })
})
