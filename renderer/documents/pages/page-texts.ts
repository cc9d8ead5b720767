/** The words of a document in its own language, and its dates as they stand on paper. */
import { type Day, dayOf, type LocalMoment, timeOf } from '#domain/shared/dates.ts'
import { formatDay, type Language } from '#domain/shared/format-dates.ts'
import { en } from './texts.en.ts'
import { nl, type PageTexts } from './texts.nl.ts'

export interface PageWords {
  language: Language
  texts: PageTexts
  /** "dinsdag 24 november 2026" */
  longDay: (day: Day) => string
  /** "di 24 nov 2026" */
  shortDay: (day: Day) => string
  /** "di 24 nov 2026 14:38" */
  moment: (moment: LocalMoment) => string
  /** "a, b en c" */
  list: (items: readonly string[]) => string
}

export function pageWords(language: Language): PageWords {
  const texts = language === 'en' ? en : nl
  return {
    language,
    texts,
    longDay: (day) => formatDay(day, language, 'long'),
    shortDay: (day) => formatDay(day, language, 'short-year'),
    moment: (moment) => `${formatDay(dayOf(moment), language, 'short-year')} ${timeOf(moment)}`,
    list: (items) =>
      items.length < 2
        ? items.join('')
        : `${items.slice(0, -1).join(', ')} ${texts.lists.and} ${items[items.length - 1] ?? ''}`,
  }
}

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Headers and footers have one line: what is longer ends in an ellipsis, the full text stands on the page itself. */
export function shortened(text: string, characters: number): string {
  const all = [...text]
  return all.length <= characters ? text : `${all.slice(0, characters - 1).join('')}…`
}
