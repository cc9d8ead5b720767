import type { transfer as nl } from '../nl/transfer.ts'
import type { SameKeys } from '../same-keys.ts'

export const transfer: SameKeys<typeof nl> = {}
