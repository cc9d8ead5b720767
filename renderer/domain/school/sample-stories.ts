/** The stories of the sample school as they stand in `resources/sample-school`, parsed. Days count from today. */
import { z } from 'zod'
import class4h2 from '#resources/sample-school/class-4h2.json' with { type: 'json' }
import class5h1 from '#resources/sample-school/class-5h1.json' with { type: 'json' }
import { conversationStates } from '../conversations/conversation.ts'
import { guideIdSchema, voiceSchema } from '../conversations/guide.ts'
import { choiceSchema, competencySchema, phaseSchema } from '../phases/trajectory.ts'
import { authorities, preferredChannels, relationKinds } from '../pupils/guardian.ts'
import { enrolmentOutcomes, levelSchema } from '../pupils/pupil.ts'

const days = z.int()
/** Pupil, home, school. */
const threeVoices = z.tuple([z.string(), z.string(), z.string()])

const guardianStory = z.strictObject({
  called: z.string(),
  prefix: z.string().default(''),
  surname: z.string(),
  kind: z.enum(relationKinds),
  authority: z.enum(authorities).default('yes'),
  source: z.string().default('opgave ouders bij aanmelding'),
  channel: z.enum(preferredChannels),
  language: z.string().default('Nederlands'),
  /** Day of death; null for the living. */
  died: days.nullable().default(null),
  restriction: z.strictObject({ what: z.string(), why: z.string(), from: days, until: days }).nullable().default(null),
})

const talkStory = z.strictObject({
  /** Place in the pupil's list of trajectories. */
  trajectory: z.int(),
  guide: guideIdSchema,
  phase: phaseSchema,
  state: z.enum(conversationStates).default('held'),
  day: days,
  at: z.string(),
  minutes: z.int().nullable(),
  place: z.string(),
  /** Called names of guardians who were not there. */
  absent: z.array(z.string()).default([]),
  /** How a guardian took part, by called name. */
  manner: z.record(z.string(), z.string()).default({}),
  themes: z.record(z.string(), threeVoices).default({}),
  differs: z.record(z.string(), z.array(voiceSchema)).default({}),
  expectations: threeVoices.default(['', '', '']),
  differenceNote: z.string().default(''),
  strengths: z.string().default(''),
  ownReason: z.string().default(''),
  appreciation: z.string().default(''),
  followUp: z.string().default(''),
  agreements: z
    .array(
      z.strictObject({
        what: z.string(),
        owner: voiceSchema,
        name: z.string().optional(),
        due: days,
        done: days.nullable().default(null),
      }),
    )
    .default([]),
})
export type SampleTalk = z.infer<typeof talkStory>

const schoolYearStory = z.strictObject({
  className: z.string(),
  yearGroup: z.int(),
  level: levelSchema,
  mentor: z.string(),
})

const pupilStory = z.strictObject({
  called: z.string(),
  firstNames: z.string().default(''),
  prefix: z.string().default(''),
  surname: z.string(),
  number: z.string(),
  /** Years, and days since the last birthday. */
  age: z.tuple([z.int(), z.int()]),
  letIn: z.boolean().default(false),
  profile: z.string(),
  outcomeLastYear: z.enum(enrolmentOutcomes).default('moved-up'),
  lastYear: schoolYearStory.optional(),
  languages: z.array(z.string()),
  /** Home situation, out of school, people who matter. */
  context: z.tuple([z.string(), z.string(), z.string()]),
  guardians: z.array(guardianStory),
  households: z.array(
    z.strictObject({
      label: z.string(),
      street: z.string(),
      postcode: z.string().default('1399 ZZ'),
      town: z.string().default('Almere'),
      /** "pupil" or a guardian's called name. */
      secret: z.boolean().default(false),
      members: z.array(z.string()),
    }),
  ),
  trajectories: z.array(
    z.strictObject({
      choice: choiceSchema,
      phase: phaseSchema,
      started: days,
      alternatives: z.array(z.string()),
      ownReason: z.string(),
      chosen: z.string().default(''),
      chosenDay: days.nullable().default(null),
      closed: days.nullable().default(null),
    }),
  ),
  activities: z.array(
    z.strictObject({
      trajectory: z.int(),
      phase: phaseSchema,
      title: z.string(),
      day: days,
      competencies: z.array(competencySchema),
      reflection: z.string(),
    }),
  ),
  talks: z.array(talkStory),
  notes: z.array(z.strictObject({ talk: z.int().nullable(), text: z.string(), ends: days })),
})
export type SamplePupil = z.infer<typeof pupilStory>

const classStory = schoolYearStory.extend({ lastYear: schoolYearStory, pupils: z.array(pupilStory) })
export type SampleClass = z.infer<typeof classStory>

export const sampleClasses: readonly SampleClass[] = z.array(classStory).parse([class4h2, class5h1])
