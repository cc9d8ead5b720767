/** A file kept with a dossier. Its content lives in encrypted chunks; this row says what it is. */
import { z } from 'zod'
import { idSchema, rowSchema } from './row.ts'
import { cleanLine, lineLimit, lineSchema } from './text.ts'

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

/** Larger than this a file is not kept: dossiers and their backups would become too large to carry about. */
export const attachmentLimitBytes = 20_000_000
/** A PDF up to this size is kept as it came; a larger one is looked at, and brought down when it is a scan. */
export const pdfAsItIsBytes = 1_500_000
/** Only worth it when at least a fifth is saved. */
export const isWorthBringingDown = (beforeBytes: number, afterBytes: number): boolean => afterBytes < beforeBytes * 0.8

const endings: Record<Attachment['mediaType'], string> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
}

/** The file's name with the ending of what it really is: "foto.heic.jpg.exe" as JPEG becomes "foto.heic.jpg". */
export function nameAs(fileName: string, mediaType: Attachment['mediaType']): string {
  const stem = cleanLine(fileName)
    .replace(/^.*[\\/]/, '')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
  const ending = endings[mediaType]
  return stem.toLowerCase().endsWith(`.${ending}`) ? stem : `${stem.slice(0, lineLimit - 5) || 'bijlage'}.${ending}`
}

export const isAt = (attachment: Attachment, place: AttachmentPlace): boolean =>
  attachment.place?.kind === place.kind && attachment.place.id === place.id

/** Newest day first, then by name: the order of every list and of next and previous. */
export const newestFirst = (attachments: readonly Attachment[]): Attachment[] =>
  attachments.toSorted(
    (left, right) => right.addedDay.localeCompare(left.addedDay) || left.name.localeCompare(right.name, 'nl'),
  )
