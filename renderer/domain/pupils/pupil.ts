/**
 * The pupil (U1: the pupil stands central, in their own context) and what holds per school year.
 * A class is never a property of the pupil: it belongs to the enrolment of one school year.
 */
import { z } from 'zod'
import { ageInYears, type Day, daySchema, type SchoolYear, schoolYearSchema } from '../shared/dates.ts'
import { idSchema, rowSchema } from '../shared/row.ts'
import { lineSchema, longTextSchema } from '../shared/text.ts'
import { personNameShape } from './person-name.ts'

/** U1: what a counsellor knows of the pupil's own world. */
export const contextCardSchema = z.object({
  homeSituation: longTextSchema,
  outOfSchool: longTextSchema,
  peopleWhoMatter: longTextSchema,
})

export const tagsMax = 50
export const siblingsMax = 100
export const idsMax = 100

export const siblingAnswerSchema = z.object({ pupilId: idSchema, isSibling: z.boolean(), day: daySchema })

export const pupilSchema = rowSchema.extend({
  ...personNameShape,
  /** Leerlingnummer as text: leading zeros count. Empty when not known. */
  number: lineSchema,
  birthDay: daySchema.nullable(),
  email: lineSchema,
  languages: z.array(lineSchema).max(20),
  context: contextCardSchema,
  /** From 18 on: the pupil lets guardians in; the day of that answer, whichever it was, when known. */
  guardiansMayBeLetIn: z.boolean(),
  letInDay: daySchema.nullable().default(null),
  leavingDay: daySchema.nullable(),
  leavingReason: lineSchema,
  /** The counsellor's own marks to make lists by. */
  tags: z.array(lineSchema).max(tagsMax).default([]),
  /** Attachment that holds the portrait. */
  photoId: idSchema.nullable().default(null),
  /** What was answered to "is this a brother or sister?"; both pupils' rows hold a yes. */
  siblings: z.array(siblingAnswerSchema).max(siblingsMax).default([]),
  /** Pupils that look like this one and are somebody else. */
  notSameAs: z.array(idSchema).max(idsMax).default([]),
  /** Doubles of this pupil: merged into this row and gone, or still there as an archive (`doubleOfId`). */
  mergedIds: z.array(idSchema).max(idsMax).default([]),
  /** Set on a double whose frozen documents can't move: an archive beside the dossier that goes on. */
  doubleOfId: idSchema.nullable().default(null),
})
export type Pupil = z.infer<typeof pupilSchema>

export const levels = ['bb', 'kb', 'gl', 'tl', 'havo', 'vwo'] as const
export const levelSchema = z.enum(levels)
export type Level = z.infer<typeof levelSchema>

export const enrolmentOutcomes = ['moved-up', 'repeats', 'changed-level', 'left'] as const

export const enrolmentSchema = rowSchema.extend({
  pupilId: idSchema,
  schoolYear: schoolYearSchema,
  className: lineSchema,
  yearGroup: z.int().min(1).max(6).nullable(),
  level: levelSchema.nullable(),
  /** Profile as the school writes it ("NT", "E&O"); empty while none is chosen. */
  profile: lineSchema,
  mentorName: lineSchema,
  outcome: z.enum(enrolmentOutcomes).nullable(),
})
export type Enrolment = z.infer<typeof enrolmentSchema>

export type AgeGroup = 'under-16' | '16-17' | '18-plus' | 'unknown'

/** Under 16, 16–17 or 18+ on the day asked about: decides who receives and signs. */
export function ageGroupOn(pupil: Pick<Pupil, 'birthDay'>, day: Day): AgeGroup {
  if (!pupil.birthDay) return 'unknown'
  const age = ageInYears(pupil.birthDay, day)
  if (age < 16) return 'under-16'
  return age < 18 ? '16-17' : '18-plus'
}

/** The enrolment of a school year, else the newest one before it. */
export function enrolmentIn(enrolments: readonly Enrolment[], year: SchoolYear): Enrolment | undefined {
  return enrolments
    .filter((enrolment) => enrolment.schoolYear <= year)
    .sort((left, right) => right.schoolYear - left.schoolYear)[0]
}
