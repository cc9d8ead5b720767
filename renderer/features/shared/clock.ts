/** The real clock and the real source of ids, handed to domain functions. */
import type { Day, LocalMoment } from '#domain/shared/dates.ts'
import { type Clock, idFromBytes } from '#domain/shared/row.ts'

const two = (part: number): string => String(part).padStart(2, '0')

/** Today on the wall of the school. */
export function todayHere(now = new Date()): Day {
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

export function momentHere(now = new Date()): LocalMoment {
  return `${todayHere(now)}T${two(now.getHours())}:${two(now.getMinutes())}`
}

export const clock: Clock = {
  nowUtc: () => new Date().toISOString(),
  newId: () => idFromBytes(crypto.getRandomValues(new Uint8Array(16))),
}
