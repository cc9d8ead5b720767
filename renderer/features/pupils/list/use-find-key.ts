/** Ctrl+F goes to the search field of this list; what stood there is selected, so typing replaces it. */
import { type RefObject, useEffect } from 'react'

export function useFindKey(search: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      if (search.current === null || search.current.offsetParent === null) return
      event.preventDefault()
      search.current.focus()
      search.current.select()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [search])
}
