/** Who is chosen in the list. In memory only; it survives another class, search or screen, and is gone at lock. */
import { useSyncExternalStore } from 'react'
import { nobodySelected, type Selection } from '#domain/pupils/lists/selection.ts'

interface Choosing {
  selection: Selection
  /** The rows show their boxes, also while nobody is chosen. */
  isOn: boolean
}

let choosing: Choosing = { selection: nobodySelected, isOn: false }
const listeners = new Set<() => void>()

function set(next: Choosing): void {
  choosing = next
  for (const listener of listeners) listener()
}

/** Choosing somebody turns the boxes on. */
export function changeSelection(change: (selection: Selection) => Selection): void {
  const selection = change(choosing.selection)
  if (selection !== choosing.selection) set({ selection, isOn: choosing.isOn || selection.ids.size > 0 })
}

export const startSelecting = (): void => set({ ...choosing, isOn: true })
export const endSelecting = (): void => set({ selection: nobodySelected, isOn: false })

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useSelecting = (): Choosing => useSyncExternalStore(subscribe, () => choosing)
