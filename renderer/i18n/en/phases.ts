import type { phases as nl } from '../nl/phases.ts'
import type { SameKeys } from '../same-keys.ts'

export const phases: SameKeys<typeof nl> = {}
