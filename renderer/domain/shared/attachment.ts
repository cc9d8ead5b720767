/** A file kept with a dossier. Its content lives in encrypted chunks; this row says what it is. */
import { z } from 'zod'
import { idSchema, rowSchema } from './row.ts'
import { lineSchema } from './text.ts'

/** What a counsellor added a file to. */
export const attachmentPlaceSchema = z.object({
  kind: z.enum(['dossier', 'conversation', 'activity']),
  /** Id of that pupil, conversation or activity. */
  id: idSchema,
})
export type AttachmentPlace = z.infer<typeof attachmentPlaceSchema>

/** 24 kB of picture as base64. */
export const thumbnailMaxLength = 32_768

export const attachmentSchema = rowSchema.extend({
  /** Whose dossier; null = the vault's (logo). */
  pupilId: idSchema.nullable(),
  name: lineSchema,
  mediaType: z.enum(['application/pdf', 'image/png', 'image/jpeg']),
  sizeBytes: z.int().min(0),
  addedDay: z.iso.date(),
  /** Null for what the app keeps by itself: frozen documents, scans of a round, portraits, the logo. */
  place: attachmentPlaceSchema.nullable().default(null),
  /** Small JPEG as base64 for lists; empty when there is none. */
  thumbnail: z.string().max(thumbnailMaxLength).default(''),
  /** Size before it was brought down; null when it was stored as it came. */
  originalSizeBytes: z.int().min(0).nullable().default(null),
})
export type Attachment = z.infer<typeof attachmentSchema>
