/**
 * Werkaantekening: the counsellor's own short-lived note. It has a table and a type of its own and a brand, so
 * that no report, summary, transfer or letter can take it: passing one where dossier text is asked for does not
 * compile. Never import this file from reports, phases or transfer (the layer test holds that).
 */
import { z } from 'zod'
import { type Day, daySchema } from '../shared/dates.ts'
import { idSchema, rowSchema } from '../shared/row.ts'
import { longTextSchema } from '../shared/text.ts'

export const workingNoteTextSchema = longTextSchema.brand<'working-note-text'>()

export const workingNoteSchema = rowSchema.extend({
  pupilId: idSchema,
  conversationId: idSchema.nullable(),
  /** Not a string to any exporter: a branded object, opened only by the drawer. */
  secret: z.object({ workingNoteText: workingNoteTextSchema }),
  /** Last day the note exists. */
  endsOn: daySchema,
})
export type WorkingNote = z.infer<typeof workingNoteSchema>

export const isExpired = (note: WorkingNote, today: Day): boolean => note.endsOn < today
