/** Alt+Q, Alt+W, Alt+E: to the pupil's, home's or school's field of the question one is at, else of the first one. */
import { useEffect } from 'react'
import type { Voice } from '#domain/conversations/guide.ts'

export const columnKeys: Record<Voice, { code: string; label: string }> = {
  pupil: { code: 'KeyQ', label: 'Alt+Q' },
  home: { code: 'KeyW', label: 'Alt+W' },
  school: { code: 'KeyE', label: 'Alt+E' },
}

/** `show` brings a column into view first, where only one is. */
export function useColumnKeys(show: (voice: Voice) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      const voice = (['pupil', 'home', 'school'] as const).find((name) => columnKeys[name].code === event.code)
      if (voice === undefined) return
      event.preventDefault()
      const here = document.activeElement
      const rowKey = here instanceof HTMLTextAreaElement && here.dataset['talkField'] ? rowKeyOf(here.id) : undefined
      show(voice)
      // A column that was hidden exists after the next frame only.
      requestAnimationFrame(() => fieldOf(voice, rowKey)?.focus())
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [show])
}

const rowKeyOf = (place: string): string => place.slice(0, place.lastIndexOf('.'))

export function fieldOf(voice: Voice, rowKey: string | undefined): HTMLTextAreaElement | null {
  const fields = [...document.querySelectorAll<HTMLTextAreaElement>(`textarea[data-talk-field="${voice}"]`)]
  return fields.find(({ id }) => rowKey !== undefined && id === `${rowKey}.${voice}`) ?? fields[0] ?? null
}
