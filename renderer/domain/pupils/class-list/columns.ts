/**
 * What each column of a list is taken for, and why: by a built-in heading, by one the counsellor taught before, by
 * the counsellor now, or not at all. What the counsellor says wins over what was learned, and that over the built-in
 * names; but a column whose heading or content is a service number or ECK iD stays out whoever asks for it (Wabvpz
 * and UAVG art. 46: the app has no ground to keep them).
 */
import { cleanLine, foldForSearch } from '../../shared/text.ts'
import { looksLikeEmail, looksLikePhone } from './cell-values.ts'
import type { HeadingAlias } from './heading-alias.ts'
import {
  type ColumnMeaning,
  type GuardianSlot,
  guardianFields,
  guardianSlots,
  isSameMeaning,
  type ListKind,
  meaningOfHeading,
  pupilFields,
} from './headings.ts'
import type { ListBody } from './list-body.ts'
import { sensitiveByContent, shownCell } from './sensitive-columns.ts'

/** `content`: found by what stands in it (service numbers, ECK iDs). */
export type ColumnOrigin = 'alias' | 'learned' | 'content' | 'asked' | 'unknown'

export interface ColumnChoice {
  /** Place in the row, from 0. */
  index: number
  heading: string
  meaning: ColumnMeaning
  origin: ColumnOrigin
  /** Up to three different values; none of a column that may not be stored. */
  samples: string[]
  filledCount: number
  /** The workbook hides it. */
  isHidden: boolean
  /** Another column has the same heading; only the first is taken without asking. */
  isDouble: boolean
  /** For a column without a meaning: what it could be, likeliest first. */
  suggestions: ColumnMeaning[]
}

/** What has to be pointed out before a list can be read. */
export type MissingColumn = 'header' | 'name' | 'pupil-number'

export interface ColumnOptions {
  listKind: ListKind
  learned: readonly HeadingAlias[]
  hiddenColumns: readonly number[]
  /** Meanings the counsellor chose, by column index. */
  asked: ReadonlyMap<number, ColumnMeaning>
}

export const plainColumnOptions: ColumnOptions = {
  listKind: 'class-list',
  learned: [],
  hiddenColumns: [],
  asked: new Map(),
}

const sampleCount = 3

/** Everything a column may be taken for, in the order of a menu; "leave out" comes last. */
export function meaningsFor(listKind: ListKind): ColumnMeaning[] {
  const slots: readonly GuardianSlot[] = listKind === 'class-list' ? guardianSlots : ['1']
  const ofGuardian = slots.flatMap((slot) =>
    guardianFields
      .filter((field) => field !== 'relation' || (slot !== 'mother' && slot !== 'father'))
      .map((field): ColumnMeaning => ({ kind: 'guardian', slot, field })),
  )
  const ofPupil = (listKind === 'class-list' ? pupilFields : (['number', 'fullName'] as const)).map(
    (field): ColumnMeaning => ({ kind: 'pupil', field }),
  )
  const people = listKind === 'class-list' ? [...ofPupil, ...ofGuardian] : [...ofGuardian, ...ofPupil]
  return [...people, { kind: 'ignore' }]
}

/** The heading under which a choice is learned: a second column of one heading is a heading of its own. */
export function learnedHeading(headings: readonly string[], index: number): string {
  const folded = foldForSearch(headings[index] ?? '')
  const before = headings.slice(0, index).filter((heading) => foldForSearch(heading) === folded).length
  return before === 0 ? folded : `${folded} (${before + 1})`
}

export function columnsOf(body: ListBody, options: ColumnOptions): ColumnChoice[] {
  const learned = new Map(
    options.learned.filter((alias) => alias.listKind === options.listKind).map((alias) => [alias.heading, alias]),
  )
  const folded = body.headings.map(foldForSearch)
  const columns: ColumnChoice[] = []
  for (const [index, written] of body.headings.entries()) {
    const values = valuesOf(body, index)
    const byHeading = namedOrNumbered(meaningOfHeading(written, options.listKind), written, values, options.listKind)
    const isDouble = folded[index] !== '' && folded.filter((other) => other === folded[index]).length > 1
    const base = { index, heading: cleanLine(written), isHidden: options.hiddenColumns.includes(index), isDouble }
    const filledCount = values.length
    const what = byHeading.kind === 'sensitive' ? byHeading.what : sensitiveByContent(values)
    if (what) {
      const origin = byHeading.kind === 'sensitive' ? 'alias' : 'content'
      const meaning: ColumnMeaning = { kind: 'sensitive', what }
      columns.push({ ...base, meaning, origin, samples: [], filledCount, suggestions: [] })
      continue
    }
    const taught = folded[index] === '' ? null : (learned.get(learnedHeading(body.headings, index))?.meaning ?? null)
    const { meaning, origin } = chosenMeaning(options.asked.get(index), taught, byHeading, () =>
      columns.some((column) => isDouble && foldForSearch(column.heading) === folded[index]),
    )
    const samples = [...new Set(values)].slice(0, sampleCount).map(shownCell)
    const suggestions = meaning.kind === 'unknown' ? suggestionsFor(values, columns, options.listKind, byHeading) : []
    columns.push({ ...base, meaning, origin, samples, filledCount, suggestions })
  }
  return columns
}

/** In a guardians' list "Leerling" may hold the number or the name of the child: its content says which. */
function namedOrNumbered(
  meaning: ColumnMeaning,
  heading: string,
  values: readonly string[],
  listKind: ListKind,
): ColumnMeaning {
  if (listKind !== 'guardian-list' || meaning.kind !== 'pupil' || meaning.field !== 'number') return meaning
  if (/n(?:umme)?r/.test(foldForSearch(heading))) return meaning
  const numbered = values.filter((value) => /\d/.test(value)).length
  return numbered * 2 < values.length ? { kind: 'pupil', field: 'fullName' } : meaning
}

function chosenMeaning(
  asked: ColumnMeaning | undefined,
  taught: ColumnMeaning | null,
  byHeading: ColumnMeaning,
  isSecondOfHeading: () => boolean,
): Pick<ColumnChoice, 'meaning' | 'origin'> {
  if (asked && asked.kind !== 'sensitive') {
    return { meaning: asked, origin: asked.kind === 'unknown' ? 'unknown' : 'asked' }
  }
  if (taught) return { meaning: taught, origin: 'learned' }
  if (byHeading.kind === 'unknown' || isSecondOfHeading()) return { meaning: { kind: 'unknown' }, origin: 'unknown' }
  return { meaning: byHeading, origin: 'alias' }
}

const valuesOf = (body: ListBody, index: number): string[] =>
  body.rows.map(({ cells }) => cleanLine(cells[index] ?? '')).filter((value) => value !== '' && value !== '-')

/** What stops a list from being read as this kind. */
export function missingColumns(columns: readonly ColumnChoice[], listKind: ListKind): MissingColumn[] {
  const has = (test: (meaning: ColumnMeaning) => boolean): boolean => columns.some(({ meaning }) => test(meaning))
  const isName = (field: string): boolean => field === 'surname' || field === 'fullName'
  if (listKind === 'class-list') {
    return has((meaning) => meaning.kind === 'pupil' && isName(meaning.field)) ? [] : ['name']
  }
  const missing: MissingColumn[] = []
  if (!has((meaning) => meaning.kind === 'pupil' && (meaning.field === 'number' || isName(meaning.field)))) {
    missing.push('pupil-number')
  }
  if (!has((meaning) => meaning.kind === 'guardian' && (isName(meaning.field) || meaning.field === 'email'))) {
    missing.push('name')
  }
  return missing
}

const readForGuess = 200

function suggestionsFor(
  values: readonly string[],
  before: readonly ColumnChoice[],
  listKind: ListKind,
  byHeading: ColumnMeaning,
): ColumnMeaning[] {
  const near = nearestSlot(before)
  const ofGuardian = (field: 'email' | 'phone' | 'postcode' | 'relation'): ColumnMeaning[] =>
    (listKind === 'guardian-list'
      ? (['1'] as const)
      : near === '1'
        ? (['1', '2'] as const)
        : ([near, '2', '1'] as const)
    )
      .filter((slot, at, all) => all.indexOf(slot) === at)
      .map((slot) => ({ kind: 'guardian', slot, field }))
  const ofPupil = (field: 'email' | 'className' | 'birthDay' | 'postcode' | 'number'): ColumnMeaning[] =>
    listKind === 'guardian-list' && field !== 'number' ? [] : [{ kind: 'pupil', field }]

  const found: ColumnMeaning[] = []
  // A second "Achternaam" behind "Ouder 1" is most likely that guardian's.
  if (byHeading.kind === 'pupil') {
    const field = guardianFields.find((each) => each === byHeading.field)
    if (field) found.push({ kind: 'guardian', slot: near, field })
  }
  if (byHeading.kind === 'guardian' && byHeading.slot === '1') found.push({ ...byHeading, slot: '2' })
  const some = values.slice(0, readForGuess)
  const most = (test: (value: string) => boolean): boolean =>
    some.length > 0 && some.filter(test).length * 10 >= some.length * 9
  if (most((value) => looksLikeEmail(value.split(/[;,\s]+/)[0] ?? ''))) {
    found.push(
      ...(near === '1' && !before.some(isPupilEmail)
        ? [...ofPupil('email'), ...ofGuardian('email')]
        : ofGuardian('email')),
    )
  } else if (most((value) => /^[1-9]\d{3} ?[a-z]{2}$/i.test(value))) {
    found.push(...ofPupil('postcode'), ...ofGuardian('postcode'))
  } else if (most((value) => /^\d{1,2}[-/. ](?:\d{1,2}|[a-z]{3,9})[-/. ]'?(?:19|20)?\d{2}$/i.test(value))) {
    found.push(...ofPupil('birthDay'))
  } else if (most((value) => looksLikePhone(value) && /^(?:\+|0|6)/.test(value))) {
    found.push(...ofGuardian('phone'))
  } else if (most((value) => /^(?:[1-6][a-z]{1,5}\d{0,2}|[a-z]{1,5}[1-6][a-z]?\d?)$/i.test(value))) {
    found.push(...ofPupil('className'))
  } else if (most((value) => /^\d{4,8}$/.test(value)) && new Set(values).size === values.length) {
    found.push(...ofPupil('number'))
  } else if (most((value) => /^(?:moeder|vader|ouder|voogd|verzorger|stief|pleeg|oma|opa)/i.test(value))) {
    found.push(...ofGuardian('relation'))
  }
  return found.filter(
    (meaning, at) =>
      found.findIndex((other) => isSameMeaning(other, meaning)) === at &&
      !before.some((column) => isSameMeaning(column.meaning, meaning)),
  )
}

const isPupilEmail = ({ meaning }: ColumnChoice): boolean => meaning.kind === 'pupil' && meaning.field === 'email'

/** The guardian that the columns to the left speak of. */
function nearestSlot(before: readonly ColumnChoice[]): GuardianSlot {
  for (const { meaning } of [...before].reverse()) if (meaning.kind === 'guardian') return meaning.slot
  return '1'
}
