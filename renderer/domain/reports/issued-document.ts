/**
 * An issued document (vastgelegd): its model, bytes and hash never change. A correction is a new version that names
 * the old. The signing round is a list of entries that only grows; each entry is about one signatory.
 */
import { z } from 'zod'
import { daySchema, instantSchema } from '../shared/dates.ts'
import { idSchema, rowSchema } from '../shared/row.ts'
import { lineSchema, longTextSchema } from '../shared/text.ts'
import { type DocumentModel, documentKindSchema, documentModelSchema, type Signatory } from './document-model.ts'

/** Where the counsellor departed from the proposed signatories, and why. Kept beside the document, never printed. */
export const signatoryChangeSchema = z.object({
  personId: idSchema,
  name: lineSchema,
  change: z.enum(['added', 'left-out']),
  reason: lineSchema,
})
export type SignatoryChange = z.infer<typeof signatoryChangeSchema>

export const issuedDocumentSchema = rowSchema.extend({
  pupilId: idSchema,
  kind: documentKindSchema,
  /** Conversation, phase summary draft or issued document it was made from. */
  sourceId: idSchema.nullable(),
  number: lineSchema,
  version: z.int().min(1),
  replacedById: idSchema.nullable(),
  frozenAtUtc: instantSchema,
  checkCode: z.string(),
  /** SHA-256 of the sealed bytes, lower-case hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  sizeBytes: z.int(),
  pageCount: z.int(),
  /** Attachment with the sealed bytes. */
  fileAttachmentId: idSchema,
  model: documentModelSchema,
  signatoryChanges: z.array(signatoryChangeSchema).max(60).optional(),
})
export type IssuedDocument = z.infer<typeof issuedDocumentSchema>

/** Strokes drawn in the box: x and y from 0 to 1 within it; no timing, no pressure. */
export const strokesSchema = z.array(z.array(z.tuple([z.number(), z.number()])).max(2000)).max(200)
export type Strokes = z.infer<typeof strokesSchema>

export const roundStates = [
  'seen',
  'agreed',
  'with-remarks',
  'declined',
  'not-reached',
  'sent-on-paper',
  'returned-on-paper',
  /** Has died since: nobody waits for them, and they count no more among those asked. */
  'no-longer-asked',
] as const
export type RoundState = (typeof roundStates)[number]

export const roundEntrySchema = rowSchema.extend({
  pupilId: idSchema,
  issuedDocumentId: idSchema,
  fieldName: z.string(),
  state: z.enum(roundStates),
  method: z.enum(['drawn', 'typed', 'paper', 'none']),
  strokes: strokesSchema,
  /** Typed name, when that is how the person signed. */
  typedName: lineSchema,
  remark: longTextSchema,
  /** Issued remarks sheet that holds a remark too long for the box. */
  remarksSheetId: idSchema.nullable(),
  onDay: daySchema,
  recordedAtUtc: instantSchema,
  recordedBy: lineSchema,
  scanAttachmentId: idSchema.nullable(),
})
export type RoundEntry = z.infer<typeof roundEntrySchema>

export const signedStates: readonly RoundState[] = ['seen', 'agreed', 'with-remarks', 'returned-on-paper']

/**
 * When a new entry of a round is recorded: now, but never before the newest one. A correction made after the clock
 * was put right still counts as the newer of the two.
 */
export function nextRecordedAt(entries: readonly RoundEntry[], nowUtc: string): string {
  const newestMs = Math.max(0, ...entries.map((entry) => Date.parse(entry.recordedAtUtc)))
  return newestMs < Date.parse(nowUtc) ? nowUtc : new Date(newestMs + 1).toISOString()
}

/** The newest entry about each signatory; one without an entry is still to sign. */
export function roundPerSignatory(
  model: DocumentModel,
  entries: readonly RoundEntry[],
): { signatory: Signatory; entry: RoundEntry | undefined }[] {
  const newestFirst = [...entries].sort((left, right) => right.recordedAtUtc.localeCompare(left.recordedAtUtc))
  return model.signatories.map((signatory) => ({
    signatory,
    entry: newestFirst.find((entry) => entry.fieldName === signatory.fieldName),
  }))
}

/** "ondertekend (2 van 3)" */
export function roundProgress(model: DocumentModel, entries: readonly RoundEntry[]): { signed: number; asked: number } {
  const perSignatory = roundPerSignatory(model, entries)
  return {
    signed: perSignatory.filter(({ entry }) => entry && signedStates.includes(entry.state)).length,
    asked: perSignatory.filter(({ entry }) => entry?.state !== 'no-longer-asked').length,
  }
}
