/** Pupils and classes of the chosen school year, kept current. */
import { useMemo } from 'react'
import { type Roster, rosterOf, schoolYearsOf } from '#domain/pupils/roster.ts'
import { type SchoolYear, schoolYearOf } from '#domain/shared/dates.ts'
import type { Id } from '#domain/shared/row.ts'
import { useQuery, useToday } from '#features/shared/session.tsx'

export interface RosterView {
  roster: Roster
  years: SchoolYear[]
  currentYear: SchoolYear
  pupilIds: ReadonlySet<Id>
}

/** undefined while the rows are first read. */
export function useRoster(year: SchoolYear | null): RosterView | undefined {
  const today = useToday()
  const rows = useQuery(async (reader) => {
    const [pupils, enrolments] = await Promise.all([reader.all('pupils'), reader.all('enrolments')])
    return { pupils, enrolments }
  }, [])
  return useMemo(() => {
    if (rows === undefined) return undefined
    const currentYear = schoolYearOf(today)
    return {
      roster: rosterOf(rows.pupils, rows.enrolments, year ?? currentYear, currentYear, today),
      years: schoolYearsOf(rows.enrolments, currentYear),
      currentYear,
      pupilIds: new Set(rows.pupils.map(({ id }) => id)),
    }
  }, [rows, year, today])
}
