/**
 * Columns that hold a citizen service number or an ECK iD without saying so in their heading. Their content gives
 * them away: values pass the elfproef (9 digits, weights 9 … 2, −1, sum divisible by 11), which a random number does
 * once in eleven times, or are an ECK iD's address. Typing errors and empty cells don't save a column: half of the
 * values is enough.
 */
import type { SensitiveKind } from './headings.ts'

/** Fewer could be a school's own 9-digit numbers that pass by chance. */
const fewestValues = 3

export function sensitiveByContent(values: readonly string[]): SensitiveKind | null {
  const filled = values.map((value) => value.trim()).filter((value) => value !== '')
  if (filled.length === 0) return null
  if (filled.some((value) => /^https?:\/\/ketenid\.nl\//i.test(value))) return 'eck-id'
  const passing = filled.filter(passesElfproef).length
  return passing >= fewestValues && passing * 2 >= filled.length ? 'bsn' : null
}

/** 8 digits count as 9 with a lost leading zero; dots and spaces are passed over. */
export function passesElfproef(value: string): boolean {
  const digits = value.replace(/[\s.]/g, '').padStart(9, '0')
  if (!/^\d{9}$/.test(digits) || value.replace(/[\s.]/g, '').length < 8 || /^0+$/.test(digits)) return false
  let sum = 0
  for (let place = 0; place < 9; place += 1) sum += Number(digits[place]) * (place === 8 ? -1 : 9 - place)
  return sum % 11 === 0
}

/** A cell as a screen may show it before anything is chosen: what looks like a service number is blotted out. */
export const shownCell = (cell: string): string =>
  /^\s*\d{3}[. ]?\d{3}[. ]?\d{3}\s*$/.test(cell) && passesElfproef(cell) ? '•••' : cell
