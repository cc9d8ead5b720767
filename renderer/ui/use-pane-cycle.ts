/**
 * F6 goes to the next pane, Shift+F6 to the one before. A pane is an element with `data-pane`; inside it the focus
 * goes to `data-pane-start`, else to the pane itself (give it `tabIndex={-1}`). Hidden panes are passed over.
 */
import { type RefObject, useEffect } from 'react'

export function usePaneCycle(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return
      const panes = [...(root.current?.querySelectorAll<HTMLElement>('[data-pane]') ?? [])].filter(
        (pane) => pane.offsetParent !== null,
      )
      if (panes.length === 0) return
      event.preventDefault()
      const at = panes.findIndex((pane) => pane.contains(document.activeElement))
      const step = event.shiftKey ? -1 : 1
      const next = at === -1 ? 0 : (at + step + panes.length) % panes.length
      const pane = panes[next]
      const start = [...(pane?.querySelectorAll<HTMLElement>('[data-pane-start]') ?? [])].find(
        (element) => element.offsetParent !== null,
      )
      ;(start ?? pane)?.focus()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [root])
}
