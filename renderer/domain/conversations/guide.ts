/**
 * A guide leads one kind of talk: its questions per voice, and sentence starters. The texts are data files in
 * `resources/guides/<id>.<language>.json`, checked against this schema (G3, G4; TG1, TG4–TG7 for the starters).
 */
import { z } from 'zod'

export const voices = ['pupil', 'home', 'school'] as const
export const voiceSchema = z.enum(voices)
export type Voice = z.infer<typeof voiceSchema>

export const guideIds = ['career-talk', 'phase-contact'] as const
export const guideIdSchema = z.enum(guideIds)
export type GuideId = z.infer<typeof guideIdSchema>

/** One row of the talk: the same theme asked of each voice in its own words. */
export const guideRowSchema = z.object({
  key: z.string().regex(/^[a-z][a-z-]{1,39}$/),
  prompts: z.object({ pupil: z.string().min(1), home: z.string().min(1), school: z.string().min(1) }),
  /** Heading in the report and summary: "Sterke kanten". */
  heading: z.string().min(1),
})
export type GuideRow = z.infer<typeof guideRowSchema>

export const guideSchema = z.object({
  id: guideIdSchema,
  language: z.enum(['nl', 'en']),
  title: z.string().min(1),
  aim: z.string().min(1),
  preparation: z.array(z.string().min(1)),
  rows: z.array(guideRowSchema).min(1).max(12),
  starters: z.object({
    pupil: z.array(z.string().min(1)),
    home: z.array(z.string().min(1)),
    school: z.array(z.string().min(1)),
  }),
})
export type Guide = z.infer<typeof guideSchema>
