/**
 * The accelerators of the menu, heard in the page: all of them in browser mode, only undo in Electron. In a text
 * field Ctrl+Z belongs to the field; anywhere else it is the app's own undo.
 */
import type { ShellCommand } from '#contract/desktop-api.ts'

interface Accelerator {
  key: string
  /** Ctrl, or Command on a Mac. */
  withControl: boolean
  withShift: boolean
}

export const accelerators: Readonly<Record<ShellCommand, Accelerator>> = {
  find: { key: 'k', withControl: true, withShift: false },
  'new-conversation': { key: 'n', withControl: true, withShift: false },
  save: { key: 's', withControl: true, withShift: false },
  print: { key: 'p', withControl: true, withShift: false },
  undo: { key: 'z', withControl: true, withShift: false },
  lock: { key: 'l', withControl: true, withShift: false },
  settings: { key: ',', withControl: true, withShift: false },
  help: { key: 'F1', withControl: false, withShift: false },
  'toggle-theme': { key: 't', withControl: true, withShift: true },
}

const isMac = navigator.platform.startsWith('Mac')

const isPressed = (accelerator: Accelerator, event: KeyboardEvent): boolean => {
  const control = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
  return (
    event.key.toLowerCase() === accelerator.key.toLowerCase() &&
    control === accelerator.withControl &&
    event.shiftKey === accelerator.withShift &&
    !event.altKey
  )
}

const typedInputs = new Set(['email', 'number', 'password', 'search', 'tel', 'text', 'url'])

const isTextField = (element: Element | null): boolean =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && typedInputs.has(element.type)) ||
  (element instanceof HTMLElement && element.isContentEditable)

/** For undo chosen in the menu: the field's own undo in a text field, else the app's. */
export const undoWhereFocusIs = (listener: (command: ShellCommand) => void): void => {
  // execCommand is marked as deprecated; nothing else reaches a field's own undo stack.
  if (isTextField(document.activeElement)) document.execCommand('undo')
  else listener('undo')
}

/** Answers with the end of the subscription. A key of ours never reaches the browser, not even when it is off. */
export const listenForKeys = (
  commands: readonly ShellCommand[],
  isOn: (command: ShellCommand) => boolean,
  listener: (command: ShellCommand) => void,
): (() => void) => {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return
    const command = commands.find((candidate) => isPressed(accelerators[candidate], event))
    if (command === undefined) return
    if (command === 'undo' && isTextField(document.activeElement)) return
    event.preventDefault()
    if (!event.repeat && isOn(command)) listener(command)
  }
  window.addEventListener('keydown', onKeyDown)
  return () => window.removeEventListener('keydown', onKeyDown)
}
