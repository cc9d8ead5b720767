/**
 * Columns that hold a citizen service number or an ECK iD without saying so in their heading. Their content gives
 * them away: every value passes the elfproef (9 digits, weights 9 … 2, −1, sum divisible by 11), which a random
 * number does once in eleven times, or is an ECK iD's address.
 */
import type { SensitiveKind } from './headings.ts'

/** With fewer values a school's own 9-digit numbers could pass by chance. */
const fewestValues = 3

export function sensitiveByContent(values: readonly string[]): SensitiveKind | null {
  const filled = values.map((value) => value.trim()).filter((value) => value !== '')
  if (filled.length === 0) return null
  if (filled.every((value) => /^https?:\/\/ketenid\.nl\//i.test(value))) return 'eck-id'
  if (filled.length >= fewestValues && filled.every(passesElfproef)) return 'bsn'
  return null
}

/** 8 digits count as 9 with a lost leading zero; dots and spaces are passed over. */
export function passesElfproef(value: string): boolean {
  const digits = value.replace(/[\s.]/g, '').padStart(9, '0')
  if (!/^\d{9}$/.test(digits) || value.replace(/[\s.]/g, '').length < 8 || /^0+$/.test(digits)) return false
  let sum = 0
  for (let place = 0; place < 9; place += 1) sum += Number(digits[place]) * (place === 8 ? -1 : 9 - place)
  return sum % 11 === 0
}
