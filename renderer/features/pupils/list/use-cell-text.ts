/** What a column says about a pupil, as words: in the table, on paper and in a file the same. */
import { useCallback } from 'react'
import type { Column } from '#domain/pupils/lists/columns.ts'
import type { PupilFacts } from '#domain/pupils/lists/pupil-facts.ts'
import type { RosterEntry } from '#domain/pupils/roster.ts'
import { ageInYears, dayOf, timeOf } from '#domain/shared/dates.ts'
import { useToday } from '#features/shared/session.tsx'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'

/** Days in a table are numeric, so that they stand under each other. Empty when nothing is known. */
export function useCellText(): (entry: RosterEntry, facts: PupilFacts | undefined, column: Column) => string {
  const { t } = useText('lists')
  const { day } = useDates()
  const today = useToday()
  return useCallback(
    ({ pupil, enrolment, isEnrolled }, facts, column) => {
      const counted = (count: number | undefined): string => (count === undefined || count === 0 ? '' : String(count))
      switch (column) {
        case 'number':
          return pupil.number
        case 'class':
          return isEnrolled ? (enrolment?.className ?? '') : ''
        case 'yearGroup':
          return enrolment?.yearGroup ? String(enrolment.yearGroup) : ''
        case 'level':
          return enrolment?.level ? t(`common:levels.${enrolment.level}`) : ''
        case 'profile':
          return enrolment?.profile ?? ''
        case 'mentor':
          return enrolment?.mentorName ?? ''
        case 'birthDay':
          return pupil.birthDay === null ? '' : day(pupil.birthDay, 'numeric')
        case 'age':
          return pupil.birthDay === null ? '' : String(ageInYears(pupil.birthDay, today))
        case 'email':
          return pupil.email
        case 'languages':
          return pupil.languages.join(', ')
        case 'tags':
          return pupil.tags.join(', ')
        case 'phase':
          return facts?.talks?.phase ? t(`common:phases.${facts.talks.phase}`) : ''
        case 'lastTalk':
          return facts?.talks?.lastHeldDay ? day(facts.talks.lastHeldDay, 'numeric') : ''
        case 'nextTalk': {
          const at = facts?.talks?.nextPlannedAt
          return at ? `${day(dayOf(at), 'numeric')} ${timeOf(at)}` : ''
        }
        case 'talksThisYear':
          return facts?.talks === undefined ? '' : String(facts.talks.heldThisYear)
        case 'agreementsLate':
          return counted(facts?.['loose-ends']?.agreementsLate)
        case 'signaturesOpen':
          return counted(facts?.['loose-ends']?.signaturesOpen)
        case 'guardians':
          return facts?.home?.guardianNames.join(', ') ?? ''
        case 'households':
          return counted(facts?.home?.householdCount)
        case 'leavingDay':
          return pupil.leavingDay === null ? '' : day(pupil.leavingDay, 'numeric')
        case 'leavingReason':
          return pupil.leavingReason
      }
    },
    [t, day, today],
  )
}
