import type { guardians as nl } from '../nl/guardians.ts'
import type { SameKeys } from '../same-keys.ts'

export const guardians: SameKeys<typeof nl> = {}
