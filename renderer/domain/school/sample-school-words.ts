/** Dutch words and days for the sample school; its rows are data in Dutch, whatever language the app is set to. */
import { guideFor } from '../conversations/guides.ts'
import type { SummaryWords } from '../phases/compose-phase-summary.ts'
import type { RoleWords } from '../pupils/guardian-standing.ts'
import { addDays, ageInYears, type Day } from '../shared/dates.ts'

export const sampleRoleWords: RoleWords = {
  pupil: 'leerling',
  mentor: 'mentor',
  mother: 'moeder',
  father: 'vader',
  parent: 'ouder',
  stepparent: 'stiefouder',
  'foster-parent': 'pleegouder',
  'guardian-by-law': 'voogd',
  'family-guardian': 'gezinsvoogd',
  grandparent: 'grootouder',
  other: 'verzorger',
}

const months = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']

export const sampleSummaryWords = (calledName: string): SummaryWords => ({
  voiceNames: { pupil: calledName, home: 'Thuis', school: 'School' },
  guideTitles: {
    'career-talk': guideFor('career-talk', 'nl').title,
    'phase-contact': guideFor('phase-contact', 'nl').title,
  },
  alternatives: 'Ook bekeken',
  formatDay: (day) => `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`,
})

/** Birth day of someone who had their last birthday `days` days ago and became `years` then. */
export function birthDayAt([years, days]: readonly [number, number], today: Day): Day {
  const birthday = addDays(today, -days)
  const born = `${Number(birthday.slice(0, 4)) - years}${birthday.slice(4) === '-02-29' ? '-02-28' : birthday.slice(4)}`
  return ageInYears(born, today) === years ? born : addDays(born, 1)
}

/** Past days in a weekend move back to Friday, coming ones on to Monday; today stays today. */
export function nearestSchoolDay(day: Day, today: Day): Day {
  if (day === today) return day
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  if (weekday !== 0 && weekday !== 6) return day
  if (day < today) return addDays(day, weekday === 6 ? -1 : -2)
  return addDays(day, weekday === 6 ? 2 : 1)
}
