/** A file kept with a dossier. Its content lives in encrypted chunks; this row says what it is. */
import { z } from 'zod'
import { idSchema, rowSchema } from './row.ts'
import { lineSchema } from './text.ts'

export const attachmentSchema = rowSchema.extend({
  /** Whose dossier; null = the vault's (logo). */
  pupilId: idSchema.nullable(),
  name: lineSchema,
  mediaType: z.enum(['application/pdf', 'image/png', 'image/jpeg']),
  sizeBytes: z.int().min(0),
  addedDay: z.iso.date(),
})
export type Attachment = z.infer<typeof attachmentSchema>
