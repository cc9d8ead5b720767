/**
 * What a counsellor once said about a heading, kept so that the next list of the same school needs no asking. Holds
 * words of headings and of coded cells (a level, a relation), never anything about a person. A learned meaning wins
 * over the built-in one, but never lets a column through that may not be stored: see columns.ts.
 */
import { z } from 'zod'
import { rowSchema } from '../../shared/row.ts'
import { lineSchema } from '../../shared/text.ts'
import { guardianFields, guardianSlots, listKinds, pupilFields } from './headings.ts'

export const learnedMeaningSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pupil'), field: z.enum(pupilFields) }),
  z.object({ kind: z.literal('guardian'), slot: z.enum(guardianSlots), field: z.enum(guardianFields) }),
  z.object({ kind: z.literal('ignore') }),
])
export type LearnedMeaning = z.infer<typeof learnedMeaningSchema>

export const headingAliasSchema = rowSchema.extend({
  listKind: z.enum(listKinds),
  /** Folded: without case, accents and punctuation. */
  heading: lineSchema,
  /** Null where only answers were learned: the built-in meaning holds. */
  meaning: learnedMeaningSchema.nullable(),
  /** Folded cell text → answer, for levels, relations and authority that the school writes its own way. */
  answers: z.array(z.object({ value: lineSchema, answer: lineSchema })).max(200),
})
export type HeadingAlias = z.infer<typeof headingAliasSchema>
