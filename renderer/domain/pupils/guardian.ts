/**
 * Guardians, their relation to each pupil, and households. A guardian is one person, however many children.
 * Authority and restriction belong to the relation, with day and source (law: both guardians with authority get
 * the same; one without gets important facts on request). Letters go to households, signatures to people (TB3).
 */
import { z } from 'zod'
import { type Day, daySchema } from '../shared/dates.ts'
import { idSchema, rowSchema } from '../shared/row.ts'
import { lineSchema, longTextSchema } from '../shared/text.ts'
import { personNameShape } from './person-name.ts'
import { idsMax } from './pupil.ts'

export const preferredChannels = ['email', 'phone', 'letter', 'in-person'] as const

export const guardianSchema = rowSchema.extend({
  ...personNameShape,
  email: lineSchema,
  phone: lineSchema,
  preferredChannel: z.enum(preferredChannels).nullable(),
  language: lineSchema,
  remarks: longTextSchema,
  /** Set once the guardian has died: never invited, written to or asked to sign again; the day may be unknown. */
  deceased: z.object({ day: daySchema.nullable() }).nullable().default(null),
  /** Guardians that look like this one and are somebody else. */
  notSameAs: z.array(idSchema).max(idsMax).default([]),
  /** Ids this person had before doubles were merged: frozen documents still name them. */
  mergedIds: z.array(idSchema).max(idsMax).default([]),
})
export type Guardian = z.infer<typeof guardianSchema>

export const relationKinds = [
  'mother',
  'father',
  'parent',
  'stepparent',
  'foster-parent',
  'guardian-by-law',
  /** Gezinsvoogd, jeugdbeschermer: stands beside the family, without authority of their own. */
  'family-guardian',
  'grandparent',
  'other',
] as const
export type RelationKind = (typeof relationKinds)[number]

export const authorities = ['yes', 'no', 'unknown'] as const

export const restrictionSchema = z.object({
  what: lineSchema,
  why: longTextSchema,
  fromDay: daySchema,
  /** Last day it holds; null = until further notice. */
  untilDay: daySchema.nullable(),
  /** Where it stands: a ruling, a letter of the child protection board. */
  source: lineSchema.default(''),
})

/** What held before: kept when a fact changes, not when a slip is mended. */
export const relationFactSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('authority'),
    authority: z.enum(authorities),
    source: lineSchema,
    seenOnDay: daySchema.nullable(),
    /** Day on which it was replaced here. */
    replacedOnDay: daySchema,
  }),
  z.object({ kind: z.literal('restriction'), restriction: restrictionSchema, replacedOnDay: daySchema }),
])
export type RelationFact = z.infer<typeof relationFactSchema>
export const historyMax = 200

export const relationSchema = rowSchema.extend({
  pupilId: idSchema,
  guardianId: idSchema,
  kind: z.enum(relationKinds),
  authority: z.enum(authorities),
  authoritySource: lineSchema,
  authorityDay: daySchema.nullable(),
  restriction: restrictionSchema.nullable(),
  /** Newest last. */
  history: z.array(relationFactSchema).max(historyMax).default([]),
})
export type Relation = z.infer<typeof relationSchema>

export const memberSchema = z.object({
  personId: idSchema,
  kind: z.enum(['pupil', 'guardian']),
  fromDay: daySchema.nullable(),
  untilDay: daySchema.nullable(),
})

/** A boarding house or a reception centre is several households at one address. */
export const householdMembersMax = 40

export const householdSchema = rowSchema.extend({
  /** What the family calls it, for telling two apart: "Lindenlaan". */
  label: lineSchema,
  street: lineSchema,
  postcode: lineSchema,
  town: lineSchema,
  /** An address nobody outside the school may learn: on no letter, label, list or document. */
  isSecret: z.boolean().default(false),
  members: z.array(memberSchema).max(householdMembersMax),
})
export type Household = z.infer<typeof householdSchema>

export function isRestrictedOn(relation: Relation, day: Day): boolean {
  const restriction = relation.restriction
  if (!restriction) return false
  return restriction.fromDay <= day && (restriction.untilDay === null || day <= restriction.untilDay)
}

export function membersOn(household: Household, day: Day): z.infer<typeof memberSchema>[] {
  return household.members.filter(
    (member) =>
      (member.fromDay === null || member.fromDay <= day) && (member.untilDay === null || day <= member.untilDay),
  )
}
