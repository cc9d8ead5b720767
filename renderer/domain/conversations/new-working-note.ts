/** A working note starts with an end date: two months on, changed by hand when a shorter or longer time is needed. */
import { addDays, type Day } from '../shared/dates.ts'
import { addMonths } from '../shared/moments.ts'
import type { Clock, Id } from '../shared/row.ts'
import { isExpired, type WorkingNote, workingNoteTextSchema } from './working-note.ts'

export const noteMonths = 2
/** Days before its end that Vandaag names a note. */
export const noteWarningDays = 7

export function newWorkingNote(pupilId: Id, conversationId: Id | null, today: Day, clock: Clock): WorkingNote {
  return {
    id: clock.newId(),
    rev: 0,
    pupilId,
    conversationId,
    secret: { workingNoteText: workingNoteTextSchema.parse('') },
    endsOn: addMonths(today, noteMonths),
  }
}

/** The note of this talk that still exists; the newest end date when there are more. */
export function noteOfConversation(
  notes: readonly WorkingNote[],
  conversationId: Id,
  today: Day,
): WorkingNote | undefined {
  return notes
    .filter((note) => note.conversationId === conversationId && !isExpired(note, today))
    .sort((left, right) => right.endsOn.localeCompare(left.endsOn))[0]
}

export interface NotesByEnd {
  /** Past their last day: to be taken out of the vault. */
  expired: WorkingNote[]
  /** Ending within a week, soonest first. */
  endingSoon: WorkingNote[]
}

export function notesByEnd(notes: readonly WorkingNote[], today: Day): NotesByEnd {
  const until = addDays(today, noteWarningDays)
  return {
    expired: notes.filter((note) => isExpired(note, today)),
    endingSoon: notes
      .filter((note) => !isExpired(note, today) && note.endsOn <= until)
      .sort((left, right) => left.endsOn.localeCompare(right.endsOn)),
  }
}
