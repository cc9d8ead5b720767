/**
 * Takes working notes out of the vault once their last day is past, and says how many. The counsellor set that day;
 * Vandaag is the first screen of every day, so this is where it is carried out. Until the vault locks it can be taken back:
 * a computer with a wrong clock would otherwise empty every note.
 */
import { useEffect, useRef } from 'react'
import type { WorkingNote } from '#domain/conversations/working-note.ts'
import { useCommit } from '#features/shared/use-commit.tsx'
import { useText } from '#i18n/use-text.ts'
import { todayPlace } from './place.ts'

export function useExpiredNotes(expired: readonly WorkingNote[] | undefined): void {
  const { t } = useText('today')
  const commit = useCommit()
  const isRunning = useRef(false)
  useEffect(() => {
    if (expired === undefined || expired.length === 0 || isRunning.current) return
    isRunning.current = true
    const change = {
      label: 'today:undo.notesGone',
      undoPlace: todayPlace,
      remove: expired.map(({ id }) => ({ table: 'workingNotes', id }) as const),
    }
    void commit(change, t('notes.gone', { count: expired.length })).finally(() => {
      isRunning.current = false
    })
  }, [expired, commit, t])
}
