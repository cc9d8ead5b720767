import type { start as nl } from '../nl/start.ts'
import type { SameKeys } from '../same-keys.ts'

export const start: SameKeys<typeof nl> = {}
