/**
 * A talk with pupil, home and school (U2: three voices, each an expert). Answers lie side by side per theme;
 * "differs" is a neutral mark, not a judgement. Agreements have an owner and a due day (TG1).
 */
import { z } from 'zod'
import { choiceSchema, phaseSchema } from '../phases/trajectory.ts'
import { daySchema, instantSchema, localMomentSchema } from '../shared/dates.ts'
import { idSchema, rowSchema } from '../shared/row.ts'
import { lineSchema, longTextSchema } from '../shared/text.ts'
import { guideIdSchema, type Voice, voiceSchema } from './guide.ts'

export const conversationStates = ['planned', 'held', 'cancelled', 'nobody-came'] as const
export type ConversationState = (typeof conversationStates)[number]

export const participantSchema = z.object({
  /** Pupil or guardian id; null for school staff and others, who are named only. */
  personId: idSchema.nullable(),
  voice: voiceSchema,
  name: lineSchema,
  /** "moeder", "decaan": shown behind the name. */
  role: lineSchema,
  /** "via de telefoon"; empty when at the table. */
  manner: lineSchema,
})
export type Participant = z.infer<typeof participantSchema>

/** The three answers to one theme of the guide. */
export const themeSchema = z.object({
  key: z.string(),
  answers: z.object({ pupil: longTextSchema, home: longTextSchema, school: longTextSchema }),
  /** Voices that see this differently: none, or two or three of them. */
  differs: z.array(voiceSchema).max(3),
})
export type Theme = z.infer<typeof themeSchema>

export const conversationSchema = rowSchema.extend({
  pupilId: idSchema,
  guideId: guideIdSchema,
  trajectoryId: idSchema.nullable(),
  choice: choiceSchema.nullable(),
  phase: phaseSchema.nullable(),
  state: z.enum(conversationStates),
  startsAt: localMomentSchema,
  endsAt: localMomentSchema.nullable(),
  place: lineSchema,
  participants: z.array(participantSchema).max(40),
  themes: z.array(themeSchema).max(12),
  /** Expectations spoken by each side of the others (G1, G3). */
  expectations: z.object({ pupil: longTextSchema, home: longTextSchema, school: longTextSchema }),
  /** What is done with the marked differences; prose for the report. */
  differenceNote: longTextSchema,
  /** U3, in the pupil's words. */
  strengths: longTextSchema,
  ownReason: longTextSchema,
  /** TG3: appreciation spoken. */
  appreciation: longTextSchema,
  followUp: longTextSchema,
  nextAt: localMomentSchema.nullable(),
  changedAtUtc: instantSchema,
})
export type Conversation = z.infer<typeof conversationSchema>

export const agreementSchema = rowSchema.extend({
  pupilId: idSchema,
  conversationId: idSchema,
  what: lineSchema,
  ownerVoice: voiceSchema,
  ownerName: lineSchema,
  dueDay: daySchema.nullable(),
  doneDay: daySchema.nullable(),
  /** Place among the agreements of its talk; a fraction between two others, so that those need no new row. */
  position: z.number().optional(),
})
export type Agreement = z.infer<typeof agreementSchema>

/** As they were written down: the vault gives rows in the order of their random ids. */
export const inOrder = (agreements: readonly Agreement[]): Agreement[] =>
  agreements.toSorted((left, right) => (left.position ?? 0) - (right.position ?? 0))

/** Place for a new one after `index`; after the last when there is no such line. */
export function positionAfter(agreements: readonly Agreement[], index: number): number {
  const before = agreements[index]
  const next = agreements[index + 1]
  if (before === undefined || next === undefined) {
    return Math.max(-1, ...agreements.map(({ position }) => position ?? 0)) + 1
  }
  return ((before.position ?? 0) + (next.position ?? 0)) / 2
}

export type VoiceState = 'heard' | 'not-heard'

/** A voice is heard in a talk once it has any words of its own. */
export function voiceState(conversation: Conversation, voice: Voice): VoiceState {
  const spoken = [...conversation.themes.map((theme) => theme.answers[voice]), conversation.expectations[voice]]
  return spoken.some((text) => text.trim() !== '') ? 'heard' : 'not-heard'
}

export function hasOpenDifference(conversation: Conversation): boolean {
  return conversation.themes.some((theme) => theme.differs.length > 0)
}
