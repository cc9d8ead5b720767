/** Career: one trajectory per pupil and choice, through four phases (G3, G4), and the activities on the way. */
import { z } from 'zod'
import { daySchema, instantSchema } from '../shared/dates.ts'
import { idSchema, rowSchema } from '../shared/row.ts'
import { lineSchema, longTextSchema } from '../shared/text.ts'

export const phases = ['orienteren', 'verkennen', 'verdiepen', 'beslissen'] as const
export const phaseSchema = z.enum(phases)
export type Phase = z.infer<typeof phaseSchema>

export const choices = ['profile', 'sector', 'internship', 'further-study'] as const
export const choiceSchema = z.enum(choices)
export type Choice = z.infer<typeof choiceSchema>

export const competencies = [
  'kwaliteitenreflectie',
  'motievenreflectie',
  'werkexploratie',
  'loopbaansturing',
  'netwerken',
] as const
export const competencySchema = z.enum(competencies)

export const trajectorySchema = rowSchema.extend({
  pupilId: idSchema,
  choice: choiceSchema,
  phase: phaseSchema,
  startedDay: daySchema,
  alternatives: z.array(lineSchema).max(50),
  /** U3: the pupil's reason in the pupil's own words; carried word for word. */
  ownReason: longTextSchema,
  /** What was chosen; empty while open. */
  chosen: lineSchema,
  chosenDay: daySchema.nullable(),
  closedDay: daySchema.nullable(),
})
export type Trajectory = z.infer<typeof trajectorySchema>

/** Evidence of an activity is in `attachments`, with this activity as its place. */
export const activitySchema = rowSchema.extend({
  pupilId: idSchema,
  trajectoryId: idSchema.nullable(),
  phase: phaseSchema.nullable(),
  title: lineSchema,
  day: daySchema,
  competencies: z.array(competencySchema).max(5),
  /** What the pupil says it brought, in their own words. */
  reflection: longTextSchema,
})
export type Activity = z.infer<typeof activitySchema>

/** The newest open trajectory: what a list shows as the pupil's phase now. */
export function currentTrajectory(trajectories: readonly Trajectory[]): Trajectory | undefined {
  return trajectories
    .filter((trajectory) => trajectory.closedDay === null)
    .sort((left, right) => right.startedDay.localeCompare(left.startedDay))[0]
}

/** Draft of a phase summary, as the counsellor edits it; frozen it becomes an issued document. */
export const phaseSummarySchema = rowSchema.extend({
  pupilId: idSchema,
  trajectoryId: idSchema,
  phase: phaseSchema,
  steps: longTextSchema,
  insights: longTextSchema,
  ownReason: longTextSchema,
  strengths: longTextSchema,
  choiceAndReason: longTextSchema,
  pupilVoice: longTextSchema,
  homeVoice: longTextSchema,
  schoolVoice: longTextSchema,
  contentWith: longTextSchema,
  couldBeBetter: longTextSchema,
  agreementsThatGoOn: longTextSchema,
  changedAtUtc: instantSchema,
  /** Set once frozen. */
  issuedDocumentId: idSchema.nullable(),
})
export type PhaseSummary = z.infer<typeof phaseSummarySchema>
