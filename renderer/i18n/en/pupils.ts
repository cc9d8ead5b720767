import type { pupils as nl } from '../nl/pupils.ts'
import type { SameKeys } from '../same-keys.ts'

export const pupils: SameKeys<typeof nl> = {}
