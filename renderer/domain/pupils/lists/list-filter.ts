/**
 * What a saved list asks for. Within one group any of the chosen values will do; every group that asks something must
 * be met. Nothing asked means everybody. The filter holds classes, mentors and labels and never a pupil, so erasing a
 * pupil leaves nothing of them in it.
 */
import { z } from 'zod'
import { phaseSchema, phases } from '../../phases/trajectory.ts'
import { daySchema } from '../../shared/dates.ts'
import { lineSchema } from '../../shared/text.ts'
import { levelSchema } from '../pupil.ts'

export const filterPhases = [...phases, 'none'] as const
export const filterAges = ['under-16', '16-17', '18-plus', 'unknown'] as const

/** With whom nothing was spoken: never, in this school year, in the phase they are in now, since a day, or for some weeks. */
export const noTalkSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ever') }),
  z.object({ kind: z.literal('school-year') }),
  z.object({ kind: z.literal('phase') }),
  z.object({ kind: z.literal('since'), day: daySchema }),
  z.object({ kind: z.literal('weeks'), weeks: z.int().min(1).max(200) }),
])
export type NoTalk = z.infer<typeof noTalkSchema>

/** Each is a condition of its own. */
export const filterMarks = [
  'nothing-planned',
  'difference-open',
  'to-sign',
  'agreement-late',
  'authority-unknown',
  'no-guardian',
  'two-households',
  'adult-soon',
  'no-birth-day',
] as const
export type FilterMark = (typeof filterMarks)[number]

/** Days before the eighteenth birthday within which `adult-soon` names a pupil. */
export const adultSoonDays = 90

const valuesMax = 400

export const listFilterSchema = z.object({
  who: z.enum(['at-school', 'left']).default('at-school'),
  /** '' stands for "without class". */
  classNames: z.array(lineSchema).max(valuesMax).default([]),
  yearGroups: z.array(z.int().min(1).max(6)).max(6).default([]),
  levels: z.array(levelSchema).max(6).default([]),
  /** '' stands for "none chosen yet". */
  profiles: z.array(lineSchema).max(valuesMax).default([]),
  /** '' stands for "no mentor known". */
  mentorNames: z.array(lineSchema).max(valuesMax).default([]),
  tags: z.array(lineSchema).max(valuesMax).default([]),
  phases: z
    .array(z.enum([...phaseSchema.options, 'none']))
    .max(5)
    .default([]),
  ages: z.array(z.enum(filterAges)).max(4).default([]),
  noTalk: noTalkSchema.nullable().default(null),
  marks: z.array(z.enum(filterMarks)).max(filterMarks.length).default([]),
})
export type ListFilter = z.infer<typeof listFilterSchema>

export const emptyFilter: ListFilter = listFilterSchema.parse({})

/** The groups of which several values may be chosen. */
export const filterGroups = [
  'classNames',
  'yearGroups',
  'levels',
  'profiles',
  'mentorNames',
  'tags',
  'phases',
  'ages',
  'marks',
] as const
export type FilterGroup = (typeof filterGroups)[number]

/** How many conditions are asked. */
export function conditionCount(filter: ListFilter): number {
  const chosen = filterGroups.filter((group) => filter[group].length > 0 && group !== 'marks').length
  return chosen + filter.marks.length + (filter.noTalk === null ? 0 : 1) + (filter.who === 'left' ? 1 : 0)
}

export const isEmptyFilter = (filter: ListFilter): boolean => conditionCount(filter) === 0

/** The order in which values were ticked says nothing. */
export function isSameFilter(one: ListFilter, other: ListFilter): boolean {
  return (
    one.who === other.who &&
    JSON.stringify(one.noTalk) === JSON.stringify(other.noTalk) &&
    filterGroups.every((group) => [...one[group]].sort().join('\n') === [...other[group]].sort().join('\n'))
  )
}
