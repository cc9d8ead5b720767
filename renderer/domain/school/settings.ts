/** The school, the counsellor and how the app behaves; one row per vault. */
import { z } from 'zod'
import { idSchema, rowSchema } from '../shared/row.ts'
import { lineSchema } from '../shared/text.ts'

/** Id of the single settings row. */
export const settingsId = 'settings-of-this-vault'

export const lockMinutesRange = { min: 1, max: 60, standard: 5 }

export const settingsSchema = rowSchema.extend({
  id: z.literal(settingsId),
  school: z.object({
    name: lineSchema,
    department: lineSchema,
    street: lineSchema,
    postcode: lineSchema,
    town: lineSchema,
    email: lineSchema,
    /** Attachment that holds the logo (PNG or JPEG). */
    logoAttachmentId: idSchema.nullable(),
  }),
  counsellor: z.object({ name: lineSchema, role: lineSchema, email: lineSchema }),
  language: z.enum(['nl', 'en']),
  theme: z.enum(['light', 'dark', 'system']),
  lockAfterMinutes: z.int().min(lockMinutesRange.min).max(lockMinutesRange.max),
})
export type Settings = z.infer<typeof settingsSchema>

export function newSettings(): Settings {
  return {
    id: settingsId,
    rev: 0,
    school: { name: '', department: '', street: '', postcode: '', town: '', email: '', logoAttachmentId: null },
    counsellor: { name: '', role: 'decaan', email: '' },
    language: 'nl',
    theme: 'system',
    lockAfterMinutes: lockMinutesRange.standard,
  }
}
