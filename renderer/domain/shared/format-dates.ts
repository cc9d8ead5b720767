/** Dates as people read them, in Dutch or English; on screen and on paper the same. Times are 24-hour. */
import { type Day, dayOf, type LocalMoment, timeOf } from './dates.ts'

export type Language = 'nl' | 'en'

const formats = {
  /** "di 24 nov" */
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  /** "di 24 nov 2026" */
  'short-year': { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  /** "24 nov 2026", inside a text */
  'no-weekday': { day: 'numeric', month: 'short', year: 'numeric' },
  /** "dinsdag 24 november 2026" */
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  /** "24-11-2026" */
  numeric: { day: '2-digit', month: '2-digit', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

export type DateForm = keyof typeof formats

const locales: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' }
const cache = new Map<string, Intl.DateTimeFormat>()

function formatter(language: Language, form: DateForm): Intl.DateTimeFormat {
  const key = `${language} ${form}`
  const known = cache.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locales[language], { ...formats[form], timeZone: 'UTC' })
  cache.set(key, made)
  return made
}

export function formatDay(day: Day, language: Language, form: DateForm): string {
  return formatter(language, form)
    .format(new Date(`${day}T00:00:00Z`))
    .replace(/(?<=\p{L})\.|,/gu, '')
}

/** "di 24 nov 14:00" */
export function formatMoment(moment: LocalMoment, language: Language, form: DateForm): string {
  return `${formatDay(dayOf(moment), language, form)} ${timeOf(moment)}`
}
