/**
 * `?found=…` in an address names what somebody came for: the id of an element, or the `data-row` of a line. Once it is
 * on the page it is brought into view, gets the focus and is marked for a moment.
 */
import { useEffect } from 'react'
import { useLocation } from 'react-router'

const waitMostMs = 4000
const markedMs = 2500
const afterHeadingMs = 80

export function useFound(): void {
  const { pathname, search, key } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same address asked for again counts too
  useEffect(() => {
    const found = new URLSearchParams(search).get('found')
    if (found === null) return
    const timers: ReturnType<typeof setTimeout>[] = []
    const later = (work: () => void, ms: number) => void timers.push(setTimeout(work, ms))
    const find = () =>
      document.getElementById(found) ?? document.querySelector<HTMLElement>(`[data-row="${CSS.escape(found)}"]`)
    const bring = (element: HTMLElement) => {
      element.scrollIntoView({ block: 'center' })
      if (!element.matches('a, button, input, textarea, select')) element.tabIndex = -1
      element.focus({ preventScroll: true })
      element.dataset['found'] = 'true'
      later(() => delete element.dataset['found'], markedMs)
    }
    /** The screen's own heading takes the focus first, once it is drawn. */
    const look = (): boolean => {
      if (find() === null) return false
      later(() => {
        const element = find()
        if (element !== null) bring(element)
      }, afterHeadingMs)
      return true
    }
    const observer = new MutationObserver(() => {
      if (look()) observer.disconnect()
    })
    if (!look()) {
      observer.observe(document.body, { childList: true, subtree: true })
      later(() => observer.disconnect(), waitMostMs)
    }
    return () => {
      observer.disconnect()
      for (const timer of timers) clearTimeout(timer)
    }
  }, [pathname, search, key])
}
