/**
 * Days and instants. A day (birth date, due date) is `YYYY-MM-DD` without a zone; an instant is ISO 8601 in UTC.
 * A school year runs from August to July and is named by the year it starts in.
 */
import { z } from 'zod'

export const daySchema = z.iso.date()
export type Day = z.infer<typeof daySchema>
export const instantSchema = z.iso.datetime()
/** Local wall-clock moment without a zone, `YYYY-MM-DDTHH:MM`: what is agreed with people ("di 24 nov 14:00"). */
export const localMomentSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/)
export type LocalMoment = z.infer<typeof localMomentSchema>

/** 2026 stands for August 2026 up to and including July 2027. */
export const schoolYearSchema = z.int().min(1950).max(2150)
export type SchoolYear = z.infer<typeof schoolYearSchema>

export function schoolYearOf(day: Day): SchoolYear {
  const year = Number(day.slice(0, 4))
  return Number(day.slice(5, 7)) >= 8 ? year : year - 1
}

export const schoolYearLabel = (year: SchoolYear): string => `${year}–${year + 1}`

export const dayOf = (moment: LocalMoment): Day => moment.slice(0, 10)
export const timeOf = (moment: LocalMoment): string => moment.slice(11, 16)

/** The day `days` after (or before, when negative) the given one. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** Completed years on `onDay` of someone born on `birthDay`; 29 February counts from 1 March in common years. */
export function ageInYears(birthDay: Day, onDay: Day): number {
  const years = Number(onDay.slice(0, 4)) - Number(birthDay.slice(0, 4))
  return onDay.slice(5) >= birthDay.slice(5) ? years : years - 1
}
