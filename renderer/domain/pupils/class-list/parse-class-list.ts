/**
 * Rows of a class list to candidate pupils. Nothing is thrown away quietly: every column has a use that the preview
 * names (taken, unknown, left out by law), every row is a candidate or is refused with its reason.
 *
 * - A row per guardian is how some exports write families: rows with one number and the same person are joined.
 * - A birth date that can't be read refuses the row: it decides who may read and sign.
 * - Text that a spreadsheet would run as a formula is kept as the text it is, and said so.
 */
import { ageInYears, type Day } from '../../shared/dates.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { cleanLine, foldForSearch, lineLimit } from '../../shared/text.ts'
import type { RelationKind } from '../guardian.ts'
import type { PersonName } from '../person-name.ts'
import type { Level } from '../pupil.ts'
import {
  guessLevel,
  looksLikeEmail,
  looksLikePhone,
  parseDutchDay,
  parseFullName,
  relationKindOf,
  splitPrefix,
  startsLikeFormula,
  yearGroupOf,
} from './cell-values.ts'
import {
  type ColumnMeaning,
  type GuardianField,
  type GuardianSlot,
  guardianSlots,
  meaningOfHeading,
  type PupilField,
} from './headings.ts'
import { sensitiveByContent } from './sensitive-columns.ts'

export interface ColumnUse {
  heading: string
  meaning: ColumnMeaning
  /** Left out because its content is a service number or ECK iD although its heading doesn't say so. */
  foundByContent: boolean
}

export interface Address {
  street: string
  postcode: string
  town: string
}

export interface GuardianCandidate {
  /** All empty when the list gives an address but no name. */
  name: PersonName
  email: string
  phone: string
  kind: RelationKind
  address: Address | null
}

export type RowNoteCode = 'formula-kept-as-text' | 'email-not-valid' | 'rows-joined' | 'guardian-without-name'
export interface RowNote {
  code: RowNoteCode
  /** Heading of the column, where one is meant. */
  heading: string
}

export interface Candidate {
  /** As a spreadsheet counts them, from 1. */
  rowNumber: number
  number: string
  name: PersonName
  birthDay: Day | null
  email: string
  className: string
  yearGroup: number | null
  level: Level | null
  profile: string
  mentorName: string
  address: Address | null
  guardians: GuardianCandidate[]
  notes: RowNote[]
}

export type RowRefusalCode =
  | 'no-surname'
  | 'duplicate-number'
  | 'duplicate-person'
  | 'bad-birth-date'
  | 'unlikely-birth-date'
  /** More cells than headings: a stray delimiter has shifted them. */
  | 'too-many-cells'
  /** The last row ends before its last column: the file was cut off. */
  | 'row-cut-off'
  | 'cell-too-long'

export interface RefusedRow {
  rowNumber: number
  /** Name or number as far as it could be read. */
  label: string
  code: RowRefusalCode
  /** Heading, or the number of the row it collides with. */
  detail: string
}

export interface ParsedClassList {
  columns: ColumnUse[]
  candidates: Candidate[]
  refused: RefusedRow[]
}

export type ClassListRefusal = 'no-header' | 'one-column' | 'no-rows'

const headerSearchRows = 20

export function parseClassList(
  rows: readonly (readonly string[])[],
  today: Day,
): Result<ParsedClassList, ClassListRefusal> {
  if (rows.every((row) => row.length < 2)) return refuse('one-column')
  const headerIndex = findHeader(rows)
  if (headerIndex === -1) return refuse('no-header')
  const header = rows[headerIndex] ?? []
  const body = rows
    .map((cells, index) => ({ cells, rowNumber: index + 1 }))
    .slice(headerIndex + 1)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (body.length === 0) return refuse('no-rows')

  const columns = header.map((heading, index): ColumnUse => {
    const meaning = meaningOfHeading(heading)
    if (meaning.kind === 'sensitive') return { heading: cleanLine(heading), meaning, foundByContent: false }
    const what = sensitiveByContent(body.map(({ cells }) => cells[index] ?? ''))
    return what
      ? { heading: cleanLine(heading), meaning: { kind: 'sensitive', what }, foundByContent: true }
      : { heading: cleanLine(heading), meaning, foundByContent: false }
  })

  const result: ParsedClassList = { columns, candidates: [], refused: [] }
  const seen: Seen = { byNumber: new Map(), byPerson: new Map() }
  const othersAreFull = body.length > 1 && body.slice(0, -1).every(({ cells }) => cells.length >= columns.length)
  for (const { cells, rowNumber } of body) {
    const isLast = othersAreFull && rowNumber === body.at(-1)?.rowNumber
    const parsed = parseRow({ cells, rowNumber, columns, today, isLast })
    if ('code' in parsed) result.refused.push(parsed)
    else addCandidate(result, seen, parsed)
  }
  result.refused.sort((left, right) => left.rowNumber - right.rowNumber)
  return ok(result)
}

function findHeader(rows: readonly (readonly string[])[]): number {
  return rows.slice(0, headerSearchRows).findIndex((row) => {
    const meanings = row.map(meaningOfHeading)
    const known = meanings.filter((meaning) => meaning.kind !== 'unknown').length
    return (
      known >= 2 &&
      meanings.some(
        (meaning) => meaning.kind === 'pupil' && (meaning.field === 'surname' || meaning.field === 'fullName'),
      )
    )
  })
}

interface RowInput {
  cells: readonly string[]
  rowNumber: number
  columns: readonly ColumnUse[]
  today: Day
  isLast: boolean
}

function parseRow(input: RowInput): Candidate | RefusedRow {
  const { cells, rowNumber, columns, today } = input
  const pupil = new Map<PupilField, string>()
  const guardians = new Map<GuardianSlot, Map<GuardianField, string>>()
  const notes: RowNote[] = []
  const refused = (code: RowRefusalCode, detail: string): RefusedRow => {
    const label =
      pupil.get('fullName') ||
      [pupil.get('calledName'), pupil.get('prefix'), pupil.get('surname')].filter(Boolean).join(' ')
    return { rowNumber, label: label || (pupil.get('number') ?? ''), code, detail }
  }

  let tooLong: string | null = null
  for (const [index, { heading, meaning }] of columns.entries()) {
    if (meaning.kind === 'sensitive' || meaning.kind === 'unknown') continue
    const written = cleanLine(cells[index] ?? '')
    // A dash stands for "nothing" in many lists; of several addresses in one cell the first is taken.
    const cell = meaning.field === 'email' ? (written.split(/[;,\s]+/)[0] ?? '') : written
    if (cell === '' || cell === '-') continue
    if (cell.length > lineLimit) {
      tooLong ??= heading
      continue
    }
    if (startsLikeFormula(cell) && !looksLikePhone(cell)) notes.push({ code: 'formula-kept-as-text', heading })
    if (meaning.field === 'email' && !looksLikeEmail(cell)) {
      notes.push({ code: 'email-not-valid', heading })
      continue
    }
    if (meaning.kind === 'pupil') {
      if (!pupil.has(meaning.field)) pupil.set(meaning.field, cell)
      continue
    }
    const slot = guardians.get(meaning.slot) ?? new Map<GuardianField, string>()
    guardians.set(meaning.slot, slot)
    if (!slot.has(meaning.field)) slot.set(meaning.field, cell)
  }

  const extra = cells.slice(columns.length).find((cell) => cell.trim() !== '')
  if (extra !== undefined) return refused('too-many-cells', '')
  if (input.isLast && cells.length < columns.length) return refused('row-cut-off', '')
  if (tooLong !== null) return refused('cell-too-long', tooLong)
  const name = nameOf(pupil)
  if (name.surname === '') return refused('no-surname', '')

  const birthCell = pupil.get('birthDay') ?? ''
  const birthDay = birthCell === '' ? null : parseDutchDay(birthCell, today)
  if (birthCell !== '' && birthDay === null) return refused('bad-birth-date', birthCell)
  if (birthDay !== null) {
    const age = ageInYears(birthDay, today)
    if (age < 9 || age > 30) return refused('unlikely-birth-date', birthCell)
  }

  const className = pupil.get('className') ?? ''
  const yearGroup = yearGroupOf(pupil.get('yearGroup') ?? '') ?? yearGroupOf(className)
  const candidates: GuardianCandidate[] = []
  for (const slot of guardianSlots) {
    const fields = guardians.get(slot)
    const guardian = fields && guardianOf(slot, fields)
    if (!guardian) continue
    if (guardian.name.surname === '')
      notes.push({ code: 'guardian-without-name', heading: guardian.email || guardian.phone })
    candidates.push(guardian)
  }
  return {
    rowNumber,
    number: pupil.get('number') ?? '',
    name,
    birthDay,
    email: pupil.get('email') ?? '',
    className,
    yearGroup,
    level: guessLevel(pupil.get('level') ?? '', className, yearGroup),
    profile: pupil.get('profile') ?? '',
    mentorName: pupil.get('mentorName') ?? '',
    address: addressOf(pupil),
    guardians: candidates,
    notes,
  }
}

type NameField = 'calledName' | 'firstNames' | 'initials' | 'prefix' | 'surname' | 'fullName'

function nameOf(fields: ReadonlyMap<string, string>): PersonName {
  const get = (field: NameField): string => fields.get(field) ?? ''
  const full = get('surname') === '' && get('fullName') !== '' ? parseFullName(get('fullName')) : null
  const written = full ?? familyNameOf(get('surname'))
  const onlyInitials = /^(\p{Lu}\p{Ll}?\.\s?)+$/u.test(get('calledName'))
  const firstNames =
    get('firstNames') || get('initials') || (full?.firstNames ?? '') || (onlyInitials ? get('calledName') : '')
  return {
    calledName: onlyInitials ? '' : get('calledName') || (full?.calledName ?? ''),
    firstNames,
    prefix: get('prefix') || written.prefix,
    surname: get('prefix') === '' || full ? written.surname : get('surname'),
  }
}

/** "Berg, van der" and "van der Berg" in a column that should hold "Berg". */
function familyNameOf(cell: string): { prefix: string; surname: string } {
  const [family = '', behind = ''] = cell.split(/\s*,\s*/)
  if (behind !== '') return { prefix: behind, surname: family }
  return splitPrefix(cell)
}

function guardianOf(slot: GuardianSlot, fields: ReadonlyMap<GuardianField, string>): GuardianCandidate | null {
  const name = nameOf(fields)
  const email = fields.get('email') ?? ''
  const phone = fields.get('phone') ?? ''
  if (name.surname === '' && email === '' && phone === '') return null
  const fromSlot = slot === 'mother' || slot === 'father' ? slot : null
  return {
    name,
    email,
    phone,
    kind: fromSlot ?? relationKindOf(fields.get('relation') ?? ''),
    address: addressOf(fields),
  }
}

function addressOf(fields: ReadonlyMap<string, string>): Address | null {
  const street = [fields.get('street'), fields.get('houseNumber')].filter(Boolean).join(' ')
  const address = { street, postcode: fields.get('postcode') ?? '', town: fields.get('town') ?? '' }
  return address.street === '' && address.postcode === '' && address.town === '' ? null : address
}

interface Seen {
  byNumber: Map<string, Candidate>
  byPerson: Map<string, Candidate>
}

const personKey = (candidate: Candidate): string =>
  [candidate.name.calledName || candidate.name.firstNames, candidate.name.prefix, candidate.name.surname]
    .map(foldForSearch)
    .concat(candidate.birthDay ?? '')
    .join('|')

function addCandidate(result: ParsedClassList, seen: Seen, candidate: Candidate): void {
  const key = personKey(candidate)
  const label = [candidate.name.calledName, candidate.name.prefix, candidate.name.surname].filter(Boolean).join(' ')
  const refused = (code: RowRefusalCode, other: Candidate): void => {
    result.refused.push({ rowNumber: candidate.rowNumber, label, code, detail: String(other.rowNumber) })
  }
  const sameNumber = candidate.number === '' ? undefined : seen.byNumber.get(candidate.number)
  if (sameNumber) {
    if (personKey(sameNumber) !== key) refused('duplicate-number', sameNumber)
    else joinRows(sameNumber, candidate)
    return
  }
  const samePerson = candidate.birthDay === null ? undefined : seen.byPerson.get(key)
  if (samePerson) {
    refused('duplicate-person', samePerson)
    return
  }
  if (candidate.number !== '') seen.byNumber.set(candidate.number, candidate)
  seen.byPerson.set(key, candidate)
  result.candidates.push(candidate)
}

function joinRows(first: Candidate, second: Candidate): void {
  const known = (guardian: GuardianCandidate): boolean =>
    first.guardians.some(
      (other) =>
        other.email === guardian.email &&
        other.name.surname === guardian.name.surname &&
        other.name.calledName === guardian.name.calledName,
    )
  first.guardians.push(...second.guardians.filter((guardian) => !known(guardian)))
  first.notes.push({ code: 'rows-joined', heading: String(second.rowNumber) }, ...second.notes)
}
