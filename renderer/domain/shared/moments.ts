/** Counting with wall-clock moments; no zones, so a talk at 14:00 stays at 14:00. */
import type { Day, LocalMoment } from './dates.ts'

const minuteMs = 60_000

const toMs = (moment: LocalMoment): number => Date.parse(`${moment}:00Z`)
const fromMs = (ms: number): LocalMoment => new Date(ms).toISOString().slice(0, 16)

export const addMinutes = (moment: LocalMoment, minutes: number): LocalMoment =>
  fromMs(toMs(moment) + minutes * minuteMs)

/** To the nearest five minutes: 14:03 becomes 14:05. */
export function roundedMoment(moment: LocalMoment, stepMinutes = 5): LocalMoment {
  const step = stepMinutes * minuteMs
  return fromMs(Math.round(toMs(moment) / step) * step)
}

/** The same day of a later month, else that month's last day: 31 December and two months is 28 February. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number]
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, lastDay))).toISOString().slice(0, 10)
}
