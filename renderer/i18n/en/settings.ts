import type { settings as nl } from '../nl/settings.ts'
import type { SameKeys } from '../same-keys.ts'

export const settings: SameKeys<typeof nl> = {}
