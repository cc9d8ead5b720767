/**
 * A day as people type it in the Netherlands: "24-11-2026", "24/11/2026", "24.11.26", "24 nov 2026", "24112026", and
 * "2026-11-24" as a computer writes it. Day first, always: "03-04-2026" is 3 April.
 */
import type { Day } from './dates.ts'

const months = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']
const otherMonths: Record<string, number> = { mar: 3, maa: 3, may: 5, oct: 10 }

/** `null` when it is no day that exists. Two digits for the year: up to ten years ahead of `today`, else the last century. */
export function parseDay(text: string, today: Day): Day | null {
  const clean = text.trim().toLowerCase()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(clean)
  if (iso) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const packed = /^(\d{2})(\d{2})(\d{4})$/.exec(clean)
  const spread = packed ?? /^(\d{1,2})[-/. ]+(\d{1,2}|\p{L}+)[-/. ]+(\d{2}|\d{4})$/u.exec(clean)
  if (!spread) return null
  return existing(fullYear(spread[3] ?? '', today), monthNumber(spread[2] ?? ''), Number(spread[1]))
}

function monthNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const start = text.slice(0, 3)
  return otherMonths[start] ?? months.indexOf(start) + 1
}

function fullYear(text: string, today: Day): number {
  const year = Number(text)
  if (text.length === 4) return year
  const century = Math.floor(Number(today.slice(0, 4)) / 100) * 100
  return century + year > Number(today.slice(0, 4)) + 10 ? century - 100 + year : century + year
}

function existing(year: number, month: number, day: number): Day | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists && year >= 1900 ? date.toISOString().slice(0, 10) : null
}
