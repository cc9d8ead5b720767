/** All guardians with their children, kept current. */
import { useMemo } from 'react'
import { guardianRegister, type RegisteredGuardian } from '#domain/pupils/guardian-register.ts'
import { schoolYearOf } from '#domain/shared/dates.ts'
import { useQuery, useToday } from '#features/shared/session.tsx'

export function useGuardianRegister(): RegisteredGuardian[] | undefined {
  const year = schoolYearOf(useToday())
  const rows = useQuery(async (reader) => {
    const [guardians, relations, pupils, enrolments] = await Promise.all([
      reader.all('guardians'),
      reader.all('relations'),
      reader.all('pupils'),
      reader.all('enrolments'),
    ])
    return { guardians, relations, pupils, enrolments }
  }, [])
  return useMemo(
    () => rows && guardianRegister(rows.guardians, rows.relations, rows.pupils, rows.enrolments, year),
    [rows, year],
  )
}
