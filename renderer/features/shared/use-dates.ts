/** Dates in the language of the screen. */
import { useTranslation } from 'react-i18next'
import type { Day, LocalMoment } from '#domain/shared/dates.ts'
import { type DateForm, formatDay, formatMoment, type Language } from '#domain/shared/format-dates.ts'

export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'nl'
}

export function useDates(): {
  day: (day: Day, form?: DateForm) => string
  moment: (moment: LocalMoment, form?: DateForm) => string
} {
  const language = useLanguage()
  return {
    day: (day, form = 'short') => formatDay(day, language, form),
    moment: (moment, form = 'short') => formatMoment(moment, language, form),
  }
}
