import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { accelerators } from '#bridge/commands.ts'
import { menuTemplate } from '#main/services/menu.ts'

vi.mock('electron', () => ({ Menu: {} }))

const flatten = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])])

const itemsOf = (vaultOpen: boolean, isMac = false) => {
  const sent: string[] = []
  const surroundings = { send: (command: string) => void sent.push(command), isMac, isPackaged: true }
  const items = flatten(menuTemplate({ language: 'nl', vaultOpen }, surroundings))
  return { items, sent }
}

const click = (item: MenuItemConstructorOptions): void => (item.click as (() => void) | undefined)?.()

describe('menuTemplate', () => {
  it('has each command once, under the key the page knows it by', () => {
    const { items, sent } = itemsOf(true)
    const keys: Record<string, string> = {}
    for (const item of items) {
      click(item)
      const command = sent.pop()
      if (command !== undefined) keys[command] = String(item.accelerator)
    }
    const expected = Object.entries(accelerators).map(([command, { key, withControl, withShift }]) => [
      command,
      [withControl ? 'CmdOrCtrl' : '', withShift ? 'Shift' : '', key.length === 1 ? key.toUpperCase() : key]
        .filter((part) => part !== '')
        .join('+'),
    ])
    expect(keys).toEqual(Object.fromEntries(expected))
  })

  it('offers nothing that needs an open vault while it is locked', () => {
    const on = (vaultOpen: boolean) =>
      itemsOf(vaultOpen)
        .items.filter((item) => item.click !== undefined && item.enabled !== false)
        .map((item) => item.accelerator)
    expect(on(false)).toEqual(['CmdOrCtrl+Z', 'CmdOrCtrl+Shift+T', 'F1'])
    expect(on(true)).toContain('CmdOrCtrl+N')
  })

  it('shows the key of undo without taking it from the page', () => {
    const undo = itemsOf(true).items.find((item) => item.accelerator === 'CmdOrCtrl+Z')
    expect(undo?.registerAccelerator).toBe(false)
  })

  it('has no developer tools in a packaged app, and Quit on a Mac under the app’s own name', () => {
    expect(itemsOf(true).items.map((item) => item.role)).not.toContain('toggleDevTools')
    expect(itemsOf(true, true).items[0]?.label).toBe('Driehoek')
  })
})
