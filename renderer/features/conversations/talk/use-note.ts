/** The working note of one talk: a draft of its own, stored apart from the talk. An emptied note leaves the vault. */
import { useRef, useState } from 'react'
import { newWorkingNote, noteOfConversation } from '#domain/conversations/new-working-note.ts'
import { excessOf } from '#domain/conversations/storable-talk.ts'
import { type WorkingNote, workingNoteTextSchema } from '#domain/conversations/working-note.ts'
import type { Day } from '#domain/shared/dates.ts'
import type { Id } from '#domain/shared/row.ts'
import { clock } from '#features/shared/clock.ts'
import { useToday, useVault } from '#features/shared/session.tsx'
import { type Autosaved, type SaveDraft, useAutosave } from '#features/shared/use-autosave.ts'

export interface NoteDraft {
  text: string
  endsOn: Day
}

export function useNote(pupilId: Id, conversationId: Id, notes: readonly WorkingNote[]): Autosaved<NoteDraft> {
  const vault = useVault()
  const today = useToday()
  const [first] = useState(
    () => noteOfConversation(notes, conversationId, today) ?? newWorkingNote(pupilId, conversationId, today, clock),
  )
  const rev = useRef(first.rev)

  const save: SaveDraft<NoteDraft> = async (draft) => {
    const isEmpty = draft.text.trim() === ''
    if (isEmpty && rev.current === 0) return { ok: true, stored: draft }
    if (excessOf(draft.text) > 0) return { ok: false, code: 'row-not-valid' }
    const change = { label: 'conversations:undo.note', undoPlace: null }
    if (isEmpty) {
      const removed = await vault.commit({ ...change, remove: [{ table: 'workingNotes', id: first.id }] })
      if (!removed.ok) return removed
      rev.current = 0
      return { ok: true, stored: draft }
    }
    const secret = { workingNoteText: workingNoteTextSchema.parse(draft.text) }
    const row: WorkingNote = { ...first, rev: rev.current, secret, endsOn: draft.endsOn }
    const answer = await vault.commit({ ...change, put: [{ table: 'workingNotes', row }] })
    if (!answer.ok) return answer
    rev.current = answer.revs.get(first.id) ?? rev.current
    return { ok: true, stored: draft }
  }

  return useAutosave<NoteDraft>({ text: first.secret.workingNoteText, endsOn: first.endsOn }, save, (newer) => newer)
}
