/**
 * Whose photo a file is, told by its name: the pupil's number alone, or the number among other words
 * ("104205_Adjei"). Leading zeros may have gone lost in a spreadsheet, so a number is also found without them when
 * that fits one pupil only. A name with two pupils' numbers is nobody's.
 */
import type { Id } from '#domain/shared/row.ts'
import type { Pupil } from '../pupil.ts'

export type PhotoMatch =
  | { kind: 'matched'; pupil: Pupil }
  /** No pupil has a number that stands in the name. */
  | { kind: 'unknown' }
  /** More than one pupil has. */
  | { kind: 'unclear' }

/** `stem`: the file's name without folder and ending. */
export function photoMatcher(pupils: readonly Pupil[]): (stem: string) => PhotoMatch {
  const numbered = pupils.filter(({ number }) => keyOf(number) !== '')
  const exact = Map.groupBy(numbered, ({ number }) => keyOf(number))
  const bare = Map.groupBy(numbered, ({ number }) => withoutZeros(keyOf(number)))
  const find = (word: string): Pupil | undefined => {
    const found = exact.get(word) ?? bare.get(withoutZeros(word)) ?? []
    return found.length === 1 ? found[0] : undefined
  }
  return (stem) => {
    const whole = find(keyOf(stem))
    if (whole !== undefined) return { kind: 'matched', pupil: whole }
    const pupilOf = new Map<Id, Pupil>()
    for (const word of stem.split(/[^\p{L}\p{N}]+/u)) {
      const pupil = word === '' ? undefined : find(keyOf(word))
      if (pupil !== undefined) pupilOf.set(pupil.id, pupil)
    }
    const [only] = pupilOf.values()
    if (only === undefined) return { kind: 'unknown' }
    return pupilOf.size === 1 ? { kind: 'matched', pupil: only } : { kind: 'unclear' }
  }
}

const keyOf = (text: string): string => text.normalize('NFKC').trim().toLowerCase()
const withoutZeros = (key: string): string => key.replace(/^0+(?=.)/, '')
