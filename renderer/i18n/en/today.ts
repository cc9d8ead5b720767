import type { today as nl } from '../nl/today.ts'
import type { SameKeys } from '../same-keys.ts'

export const today: SameKeys<typeof nl> = {}
