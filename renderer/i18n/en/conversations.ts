import type { conversations as nl } from '../nl/conversations.ts'
import type { SameKeys } from '../same-keys.ts'

export const conversations: SameKeys<typeof nl> = {}
