/**
 * What a document says, frozen as JSON: the only thing the page definitions and the transfer dossier read. It is
 * complete by itself (names, class of the day, school), so that a later edit of a pupil can't change an old report.
 * A working note has no place in these types.
 */
import { z } from 'zod'
import { voiceSchema } from '../conversations/guide.ts'
import { choiceSchema, competencySchema, phaseSchema } from '../phases/trajectory.ts'
import { daySchema, instantSchema, localMomentSchema } from '../shared/dates.ts'
import { idSchema } from '../shared/row.ts'
import { documentTextSchema } from './document-text.ts'

const text = documentTextSchema

export const documentKinds = ['conversation-report', 'phase-summary', 'transfer-dossier', 'remarks-sheet'] as const
export const documentKindSchema = z.enum(documentKinds)
export type DocumentKind = z.infer<typeof documentKindSchema>

/** Someone who is asked to sign; `fieldName` is the name of their signature field in the PDF. */
export const signatorySchema = z.object({
  personId: idSchema,
  kind: z.enum(['pupil', 'guardian']),
  name: text,
  role: text,
  /** Household that this person's copy goes to; null for the pupil, whose signature stands in every copy. */
  householdId: idSchema.nullable(),
  householdLabel: text,
  fieldName: z.string().regex(/^sign-[a-z0-9-]{1,40}$/),
})
export type Signatory = z.infer<typeof signatorySchema>

/** Name of the field that holds the counsellor's own seal. */
export const sealFieldName = 'seal'

export const letterheadSchema = z.object({
  name: text,
  department: text,
  address: text,
  email: text,
  /** PNG or JPEG as a data URL, at most 200 kB. */
  logoDataUrl: z.string().nullable(),
})

export const documentHeadSchema = z.object({
  schemaVersion: z.literal(1),
  language: z.enum(['nl', 'en']),
  /** "GV-2026-0147": kind, school year of freezing, running number. */
  number: text,
  version: z.int().min(1),
  /** Number and version that this one corrects. */
  replaces: z.object({ number: text, version: z.int() }).nullable(),
  issuedDocumentId: idSchema,
  frozenAtUtc: instantSchema,
  /** Wall-clock moment of freezing at the school. */
  frozenAt: localMomentSchema,
  letterhead: letterheadSchema,
  pupil: z.object({
    id: idSchema,
    name: text,
    calledName: text,
    number: text,
    className: text,
    level: text,
    schoolYear: text,
    birthDay: daySchema.nullable(),
  }),
  sealedBy: z.object({ name: text, role: text }),
  signatories: z.array(signatorySchema),
})

export const agreementLineSchema = z.object({ what: text, who: text, dueDay: daySchema.nullable() })

const threeVoicesSchema = z.object({ pupil: text, home: text, school: text })

export const conversationReportSchema = documentHeadSchema.extend({
  kind: z.literal('conversation-report'),
  guideTitle: text,
  choice: choiceSchema.nullable(),
  phase: phaseSchema.nullable(),
  startsAt: localMomentSchema,
  endsAt: localMomentSchema.nullable(),
  participants: z.array(z.object({ name: text, role: text, manner: text, voice: voiceSchema })),
  /** Paragraphs per voice in the order of the guide; empty when that voice was not heard. */
  voices: z.object({ pupil: z.array(text), home: z.array(text), school: z.array(text) }),
  differences: z.array(z.object({ heading: text, voices: z.array(voiceSchema) })),
  differenceNote: text,
  expectations: threeVoicesSchema,
  strengths: text,
  ownReason: text,
  appreciation: text,
  agreements: z.array(agreementLineSchema),
  followUp: text,
  nextAt: localMomentSchema.nullable(),
})
export type ConversationReport = z.infer<typeof conversationReportSchema>

export const phaseSummaryDocumentSchema = documentHeadSchema.extend({
  kind: z.literal('phase-summary'),
  choice: choiceSchema,
  phase: phaseSchema,
  steps: text,
  insights: text,
  competencies: z.array(competencySchema),
  ownReason: text,
  strengths: text,
  choiceAndReason: text,
  voices: threeVoicesSchema,
  contentWith: text,
  couldBeBetter: text,
  agreementsThatGoOn: text,
})
export type PhaseSummaryDocument = z.infer<typeof phaseSummaryDocumentSchema>

/** A remark that does not fit its box, in full, as a document of its own. */
export const remarksSheetSchema = documentHeadSchema.extend({
  kind: z.literal('remarks-sheet'),
  about: z.object({ number: text, version: z.int(), title: text }),
  writtenBy: text,
  writtenOnDay: daySchema,
  remark: text,
})
export type RemarksSheet = z.infer<typeof remarksSheetSchema>

export const transferDossierSchema = documentHeadSchema.extend({
  kind: z.literal('transfer-dossier'),
  receiver: z.object({ school: text, town: text, kind: z.enum(['vo-vo', 'vo-mbo', 'within-school', 'own-copy']) }),
  /** Inspection before transfer, agreement and view are kept apart (law). */
  legalBasis: text,
  inspection: z.array(z.object({ who: text, onDay: daySchema })),
  agreement: z.enum(['yes', 'no', 'unknown']),
  views: z.array(z.object({ who: text, text: text })),
  appliedOnDay: daySchema.nullable(),
  career: z.array(
    z.object({
      choice: choiceSchema,
      phase: phaseSchema,
      chosen: text,
      chosenDay: daySchema.nullable(),
      ownReason: text,
      alternatives: z.array(text),
    }),
  ),
  schoolYears: z.array(z.object({ schoolYear: text, className: text, level: text, profile: text })),
  activities: z.array(
    z.object({ title: text, day: daySchema, reflection: text, competencies: z.array(competencySchema) }),
  ),
  phaseSummaries: z.array(phaseSummaryDocumentSchema),
  reports: z.array(conversationReportSchema),
})
export type TransferDossier = z.infer<typeof transferDossierSchema>

export const documentModelSchema = z.discriminatedUnion('kind', [
  conversationReportSchema,
  phaseSummaryDocumentSchema,
  transferDossierSchema,
  remarksSheetSchema,
])
export type DocumentModel = z.infer<typeof documentModelSchema>

export const numberPrefixes: Record<DocumentKind, string> = {
  'conversation-report': 'GV',
  'phase-summary': 'FS',
  'transfer-dossier': 'DD',
  'remarks-sheet': 'OB',
}

/** JSON with sorted keys: the same model always gives the same bytes, so its hash can be printed and checked. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
      : part,
  )
}

/** First 60 bits of a SHA-256 in Crockford's base 32, "7KQ4-M2XD-93TA": short enough to read aloud. */
export function checkCodeOf(sha256: Uint8Array): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  let bits = 0n
  for (const byte of sha256.subarray(0, 8)) bits = (bits << 8n) | BigInt(byte)
  bits >>= 4n
  let code = ''
  for (let shift = 55n; shift >= 0n; shift -= 5n) code += alphabet[Number((bits >> shift) & 31n)]
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`
}
