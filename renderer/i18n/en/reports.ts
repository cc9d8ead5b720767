import type { reports as nl } from '../nl/reports.ts'
import type { SameKeys } from '../same-keys.ts'

export const reports: SameKeys<typeof nl> = {}
