/**
 * What every stored row has. Ids are 128 random bits written as 22 base64url characters: they stand in clear on
 * disk, so nothing about a person may be derived from them.
 */
import { z } from 'zod'

export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{22}$/)
export type Id = z.infer<typeof idSchema>

/** `rev` counts the stored versions of a row from 1; 0 means never stored. The vault sets it. */
export const rowSchema = z.object({ id: idSchema, rev: z.int().min(0) })
export type Row = z.infer<typeof rowSchema>

/** Writes 16 random bytes as an id. */
export function idFromBytes(bytes: Uint8Array): Id {
  if (bytes.length !== 16) throw new RangeError(`an id needs 16 bytes, have ${bytes.length} bytes`)
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  let id = ''
  for (let bit = 0; bit < 128; bit += 6) {
    const index = bit >> 3
    const pair = ((bytes[index] ?? 0) << 8) | (bytes[index + 1] ?? 0)
    id += alphabet[(pair >> (10 - (bit & 7))) & 63]
  }
  return id
}

/** Side effects that domain functions need, handed in by the caller. */
export interface Clock {
  /** Now, as ISO 8601 in UTC with milliseconds. */
  nowUtc: () => string
  newId: () => Id
}
