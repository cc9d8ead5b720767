/** Single cells of a class list: dates, names, levels, relations, and text that a spreadsheet would run as formula. */

import type { Day } from '../../shared/dates.ts'
import { cleanLine, foldForSearch } from '../../shared/text.ts'
import type { authorities, RelationKind } from '../guardian.ts'
import type { PersonName } from '../person-name.ts'
import type { Level } from '../pupil.ts'

const months = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']
const englishMonths: Record<string, number> = { mar: 3, may: 5, oct: 10, maa: 3 }

/** Which part of "03-04-2010" is the day; asked where a column shows that the month may come first. */
export type DateOrder = 'day-first' | 'month-first'

/**
 * 14-3-2010, 14/03/10, 14/3/'10, 14.03.2010, 2010-03-14, 20100314, "14 mrt 2010", "zo 14 maart 2010", each also with
 * a time behind it. Two figures stand for the newest year that is not after `today`. Null when it is no day that
 * exists.
 */
export function parseDutchDay(cell: string, today: Day, order: DateOrder = 'day-first'): Day | null {
  const text = cell
    .trim()
    .replace(/[T ,]+\d{1,2}:\d{2}(:\d{2})?(\.\d+)?(Z| uur)?$/, '')
    .replace(/^(?:ma|di|wo|do|vr|za|zo)[a-z]*\.?,? +(?=\d)/i, '')
    .replace(/['’‘`](?=\d{2}$)/, '')
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text)
  if (iso) return existingDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const figures = /^(\d{1,2}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{4}|\d{2})$/.exec(text)
  if (figures) {
    const [first, second] = [Number(figures[1]), Number(figures[2])]
    const [day, month] = order === 'day-first' ? [first, second] : [second, first]
    return existingDay(fullYear(figures[3] ?? '', today), month, day)
  }
  const named = /^(\d{1,2})(?:e)?[-/. ]+([a-z]{3})[a-z]*\.?[-/. ]+(\d{4}|\d{2})$/i.exec(text)
  if (!named) return null
  const word = (named[2] ?? '').toLowerCase()
  const month = months.indexOf(word) + 1 || englishMonths[word] || 0
  return existingDay(fullYear(named[3] ?? '', today), month, Number(named[1]))
}

/** A day of which the second part can only be the day of a month: "12-31-2010". */
export const isMonthFirst = (cell: string): boolean => {
  const parts = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](?:\d{4}|\d{2})$/.exec(cell.trim())
  return parts !== null && Number(parts[1]) <= 12 && Number(parts[2]) > 12 && Number(parts[2]) <= 31
}

function fullYear(figures: string, today: Day): number {
  if (figures.length === 4) return Number(figures)
  const thisYear = Number(today.slice(0, 4))
  const year = thisYear - (thisYear % 100) + Number(figures)
  return year > thisYear ? year - 100 : year
}

function existingDay(year: number, month: number, day: number): Day | null {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1900) return null
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const instant = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text) ? text : null
}

/** True for text that a spreadsheet would take for a formula: = + - @, also full width, also after spaces. */
export const startsLikeFormula = (cell: string): boolean => /^\s*[=+\-@＝＋－＠]/.test(cell)

const dutchPrefixes = /^(?:van|de|der|den|het|ten|ter|te|op|in|uit|aan|bij|tot|'t|’t|`t|'s|v\/d|v\.d\.?|vd|v\.)$/i
/** Parts of names elsewhere: a prefix only when written small, since "El Idrissi" is sorted under E. */
const otherPrefixes = /^(?:la|le|du|di|da|do|dos|das|del|della|el|al|von|zu|zum|zur|af|bin|ibn)$/

const isPrefixWord = (word: string): boolean => dutchPrefixes.test(word) || otherPrefixes.test(word)

/** "van der Berg" → prefix "van der", surname "Berg"; a name that is all prefix words stays a surname. */
export function splitPrefix(surname: string): { prefix: string; surname: string } {
  const words = surname.split(' ')
  let count = 0
  while (count < words.length - 1 && isPrefixWord(words[count] ?? '')) count += 1
  return { prefix: words.slice(0, count).join(' '), surname: words.slice(count).join(' ') }
}

const isInitials = (word: string): boolean => /^(?:\p{Lu}\p{Ll}?\.)+$/u.test(word) || /^\p{Lu}{1,3}$/u.test(word)

const courtesy =
  /^(?:dhr|de heer|mevr|mevrouw|mw|mej|mr|mrs|ms|fam|familie|drs|dr|ir|ing|prof|herr|frau|mme)(?:\.\s*|\s+|$)(?:(?:en|and|&|\/|\+)\s*)?/i

/** "Dhr. J. de Boer" and "Dhr. en mevr. de Boer" without what stands before the name. */
export function withoutCourtesy(name: string): string {
  let rest = name.trim()
  for (;;) {
    const shorter = rest.replace(courtesy, '')
    if (shorter === rest || !/^\p{L}/u.test(shorter)) return rest
    rest = shorter
  }
}

/** "Mevr." and nothing more: not a name. */
export const isOnlyCourtesy = (name: string): boolean => name.trim().replace(courtesy, '') === ''

/** "Berg, J. van der", "van der Berg, Jan", "Berg, van der, Jan" and "Jan van der Berg". */
export function parseFullName(cell: string): PersonName {
  const parts = cleanLine(cell)
    .split(/\s*,\s*/)
    .filter((part) => part !== '')
  if (parts.length >= 2) {
    const [family = '', ...others] = parts
    const split = splitPrefix(family)
    const givenWords: string[] = []
    const prefixWords: string[] = []
    for (const word of others.join(' ').split(' ')) (isPrefixWord(word) ? prefixWords : givenWords).push(word)
    return withGiven(givenWords.join(' '), [split.prefix, ...prefixWords].filter(Boolean).join(' '), split.surname)
  }
  const words = (parts[0] ?? '').split(' ').filter((word) => word !== '')
  if (words.length < 2) return withGiven('', '', words.join(' '))
  // "van Veen": a name that begins with its prefix has no given name.
  if (dutchPrefixes.test(words[0] ?? '')) {
    const split = splitPrefix(words.join(' '))
    return withGiven('', split.prefix, split.surname)
  }
  const firstPrefix = words.findIndex((word, index) => index > 0 && isPrefixWord(word))
  if (firstPrefix > 0 && firstPrefix < words.length - 1) {
    const split = splitPrefix(words.slice(firstPrefix).join(' '))
    return withGiven(words.slice(0, firstPrefix).join(' '), split.prefix, split.surname)
  }
  return withGiven(words[0] ?? '', '', words.slice(1).join(' '))
}

/** Initials are no called name: they go to the first names. */
function withGiven(given: string, prefix: string, surname: string): PersonName {
  return given !== '' && given.split(' ').every(isInitials)
    ? { calledName: '', firstNames: given, prefix, surname }
    : { calledName: given, firstNames: '', prefix, surname }
}

export function yearGroupOf(cell: string): number | null {
  const digit = /[1-6]/.exec(cell)?.[0]
  return digit === undefined ? null : Number(digit)
}

const levelWords: readonly (readonly [RegExp, Level])[] = [
  [/\b(gymnasium|atheneum|vwo|gym|ath)\b/, 'vwo'],
  [/\bhavo\b/, 'havo'],
  [/\b(mavo|tl|theoretisch\w*|tlw?)\b/, 'tl'],
  [/\b(gl|gemengd\w*)\b/, 'gl'],
  [/\b(kb|kbl|kader\w*)\b/, 'kb'],
  [/\b(bb|bbl|basis\w*)\b/, 'bb'],
]
/** Letters of a class code; a letter that means several things is not here. */
const levelLetters: Record<string, Level> = {
  h: 'havo',
  v: 'vwo',
  a: 'vwo',
  m: 'tl',
  t: 'tl',
  k: 'kb',
  havo: 'havo',
  vwo: 'vwo',
  ath: 'vwo',
  gym: 'vwo',
  mavo: 'tl',
  tl: 'tl',
  gl: 'gl',
  kb: 'kb',
  kbl: 'kb',
  bb: 'bb',
  bbl: 'bb',
}
/** How many years a level takes. */
export const yearsOf: Record<Level, number> = { bb: 4, kb: 4, gl: 4, tl: 4, havo: 5, vwo: 6 }

/**
 * Level from what the list calls study or level, else from the class ("4H2", "3vwo1", "H4"). Null where it could be
 * two things: a bridge class (h/v, brugklas), "g" (gemengd or gymnasium) below year 5, "b" (basis or brug) below 3.
 */
export function guessLevel(studyCell: string, className: string, yearGroup: number | null): Level | null {
  const study = foldForSearch(studyCell)
  const named = levelWords.filter(([pattern]) => pattern.test(study)).map(([, level]) => level)
  if (named.length > 1) return null
  const guess =
    named[0] ?? levelOfCode(studyCell, yearGroup) ?? (study === '' ? levelOfCode(className, yearGroup) : null)
  return guess && yearGroup !== null && yearGroup > yearsOf[guess] ? null : guess
}

function levelOfCode(code: string, yearGroup: number | null): Level | null {
  const compact = code.toLowerCase().replace(/[\s._-]/g, '')
  const letters = /^[1-6]([a-z/]+)\d*[a-z]?$/.exec(compact)?.[1] ?? /^([a-z/]+)[1-6]\d*[a-z]?$/.exec(compact)?.[1]
  if (letters === undefined) return null
  if (letters === 'g') return (yearGroup ?? 0) >= 5 ? 'vwo' : null
  if (letters === 'b') return (yearGroup ?? 0) >= 3 ? 'bb' : null
  return levelLetters[letters] ?? null
}

const relationWords: readonly (readonly [RegExp, RelationKind])[] = [
  [/\b(stief|step)\w*/, 'stepparent'],
  [/\b(pleeg|foster)\w*/, 'foster-parent'],
  [/\b(gezinsvoogd\w*|jeugdbeschermer|jeugdbescherming|gi)\b/, 'family-guardian'],
  [/\b(voogd\w*|tutor|curator|legal guardian)\b/, 'guardian-by-law'],
  [/\b(oma|opa|groot\w+|grand\w+)\b/, 'grandparent'],
  [/\b(moeder|mother|mama)\b/, 'mother'],
  [/\b(vader|father|papa)\b/, 'father'],
  [/\b(ouder|parent)\b/, 'parent'],
]

/** Relation as the list names it; "parent" when it names none, "other" when it names something else. */
export function relationKindOf(cell: string): RelationKind {
  const folded = foldForSearch(cell)
  if (folded === '' || folded === 'ouder verzorger') return 'parent'
  return relationWords.find(([pattern]) => pattern.test(folded))?.[1] ?? 'other'
}

const yesWords = /^(?:ja|j|yes|y|true|waar|1|x|wel|gezag|heeft gezag|met gezag|ouderlijk gezag|gezaghebbend)$/
const noWords = /^(?:nee|n|no|false|onwaar|0|niet|geen|geen gezag|zonder gezag|heeft geen gezag)$/
const unknownWords = /^(?:onbekend|unknown|niet bekend|nvt|n v t|weet niet)$/

/** Null where the list says it in words of its own: then it is asked. */
export function authorityOf(cell: string): (typeof authorities)[number] | null {
  const folded = foldForSearch(cell)
  if (yesWords.test(folded)) return 'yes'
  if (noWords.test(folded)) return 'no'
  return folded === '' || unknownWords.test(folded) ? 'unknown' : null
}

export const looksLikeEmail = (cell: string): boolean => /^[^\s@;,<>"]+@[^\s@;,<>"]+\.[^\s@;,<>".]{2,}$/.test(cell)
export const looksLikePhone = (cell: string): boolean => /^\+?[\d\s().-]{8,20}$/.test(cell)
