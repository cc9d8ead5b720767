/**
 * Rows of a class list to candidate pupils. Nothing is thrown away quietly: every column has a meaning that the
 * screen names (taken, unknown, left out by law), every row is a candidate, is passed over by name (list-body.ts) or
 * is refused with its reason.
 *
 * - A row per guardian is how some exports write families: rows with one number and the same person are joined, and
 *   so is a row that names nothing but a guardian, with the pupil above it.
 * - A birth date that can't be read refuses the row: it decides who may read and sign.
 * - Text that a spreadsheet would run as a formula is kept as the text it is, and said so.
 */
import { ageInYears, type Day } from '../../shared/dates.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { foldForSearch } from '../../shared/text.ts'
import type { Candidate, GuardianCandidate, RefusedRow, RowNote, RowRefusalCode } from './candidates.ts'
import { guessLevel, parseDutchDay, yearGroupOf } from './cell-values.ts'
import type { ColumnChoice } from './columns.ts'
import type { BodyRow, PassedOverRow } from './list-body.ts'
import { type ListOptions, type ListToRead, plainListOptions, prepareList } from './list-to-read.ts'
import { addressOf, nameOf } from './names-and-addresses.ts'
import { type CellAnswers, cellAnswers, cellsOf, guardiansOf } from './row-cells.ts'

export interface ParsedClassList {
  columns: ColumnChoice[]
  candidates: Candidate[]
  refused: RefusedRow[]
  passedOver: PassedOverRow[]
}

export type ClassListRefusal = 'no-header' | 'one-column' | 'no-rows'

/** A list read at one go, without asking: questions follow their proposals. */
export function parseClassList(
  rows: readonly (readonly string[])[],
  today: Day,
  options: ListOptions = plainListOptions,
): Result<ParsedClassList, ClassListRefusal> {
  const prepared = prepareList(rows, options)
  if (!prepared.ok) return prepared
  if (prepared.value.missing.length > 0) return refuse('no-header')
  return ok(readClassList(prepared.value, today))
}

export function readClassList(list: ListToRead, today: Day): ParsedClassList {
  const { body, columns } = list
  const result: ParsedClassList = { columns, candidates: [], refused: [], passedOver: body.passedOver }
  const seen: Seen = { byNumber: new Map(), byPerson: new Map() }
  const answered = cellAnswers(columns, list.answers)
  const last = body.rows.at(-1)
  const isEndOfFile = !body.passedOver.some(({ rowNumber }) => rowNumber > (last?.rowNumber ?? 0))
  const othersAreFull =
    !list.isWorkbook &&
    isEndOfFile &&
    body.rows.length > 1 &&
    body.rows.slice(0, -1).every(({ cells }) => cells.length >= columns.length)
  /** The pupil of the row above: a row with nothing but a guardian goes with it. */
  let above: Candidate | null = null
  for (const row of body.rows) {
    const parsed = parseRow({ ...row, columns, today, isLast: othersAreFull && row === last, answered })
    if ('guardiansOnly' in parsed) {
      if (above) joinRows(above, parsed)
      else result.refused.push({ rowNumber: row.rowNumber, number: '', label: '', code: 'no-surname', detail: '' })
      continue
    }
    if (!('code' in parsed) && list.hiddenRowNumbers.has(row.rowNumber)) {
      parsed.notes.push({ code: 'row-hidden', heading: '' })
    }
    above = 'code' in parsed ? null : addCandidate(result, seen, parsed)
    if ('code' in parsed) result.refused.push(parsed)
  }
  result.refused.sort((left, right) => left.rowNumber - right.rowNumber)
  return result
}

interface RowInput extends BodyRow {
  columns: readonly ColumnChoice[]
  today: Day
  isLast: boolean
  answered: CellAnswers
}

/** A row that names a guardian and nothing of a pupil. */
interface GuardianRow {
  rowNumber: number
  guardiansOnly: true
  guardians: GuardianCandidate[]
  notes: RowNote[]
}

function parseRow(input: RowInput): Candidate | RefusedRow | GuardianRow {
  const { cells, rowNumber, columns, today, answered } = input
  const row = cellsOf(cells, columns)
  const { pupil, notes } = row
  const refused = (code: RowRefusalCode, detail: string): RefusedRow => {
    const label =
      pupil.get('fullName') ||
      [pupil.get('calledName'), pupil.get('prefix'), pupil.get('surname')].filter(Boolean).join(' ')
    const number = pupil.get('number') ?? ''
    return { rowNumber, number, label: label || number, code, detail }
  }

  const extra = cells.slice(columns.length).find((cell) => cell.trim() !== '')
  if (extra !== undefined) return refused('too-many-cells', '')
  if (input.isLast && cells.length < columns.length) return refused('row-cut-off', '')
  if (row.tooLong !== null) return refused('cell-too-long', row.tooLong)
  const name = nameOf(pupil)
  const guardians = guardiansOf(row, answered.ofSlot)
  if (pupil.size === 0 && guardians.length > 0) return { rowNumber, guardiansOnly: true, guardians, notes }
  if (name.surname === '') return refused('no-surname', '')

  const birthCell = pupil.get('birthDay') ?? ''
  const birthDay = birthCell === '' ? null : parseDutchDay(birthCell, today, answered.dateOrder)
  if (birthCell !== '' && birthDay === null) return refused('bad-birth-date', birthCell)
  if (birthDay !== null) {
    const age = ageInYears(birthDay, today)
    if (age < 9 || age > 30) return refused('unlikely-birth-date', birthCell)
  }

  const className = pupil.get('className') ?? ''
  const yearGroup = yearGroupOf(pupil.get('yearGroup') ?? '') ?? yearGroupOf(className)
  const levelCell = pupil.get('level') ?? ''
  const answeredLevel = answered.level(levelCell)
  return {
    rowNumber,
    number: pupil.get('number') ?? '',
    name,
    birthDay,
    email: pupil.get('email') ?? '',
    className,
    yearGroup,
    level: answeredLevel === undefined ? guessLevel(levelCell, className, yearGroup) : answeredLevel,
    profile: pupil.get('profile') ?? '',
    mentorName: pupil.get('mentorName') ?? '',
    address: addressOf(pupil),
    guardians,
    notes,
  }
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

/** Adds the candidate, or joins it with the one it belongs to; answers whose row this is, null when refused. */
function addCandidate(result: ParsedClassList, seen: Seen, candidate: Candidate): Candidate | null {
  const key = personKey(candidate)
  const label = [candidate.name.calledName, candidate.name.prefix, candidate.name.surname].filter(Boolean).join(' ')
  const refused = (code: RowRefusalCode, other: Candidate): null => {
    const { rowNumber, number } = candidate
    result.refused.push({ rowNumber, number, label, code, detail: String(other.rowNumber) })
    return null
  }
  const sameNumber = candidate.number === '' ? undefined : seen.byNumber.get(candidate.number)
  if (sameNumber) {
    return personKey(sameNumber) === key ? joinRows(sameNumber, candidate) : refused('duplicate-number', sameNumber)
  }
  const samePerson = candidate.birthDay === null ? undefined : seen.byPerson.get(key)
  if (samePerson) {
    const hasNumbers = samePerson.number !== '' || candidate.number !== ''
    return hasNumbers ? refused('duplicate-person', samePerson) : joinRows(samePerson, candidate)
  }
  if (candidate.number !== '') seen.byNumber.set(candidate.number, candidate)
  seen.byPerson.set(key, candidate)
  result.candidates.push(candidate)
  return candidate
}

const placeFields = ['email', 'className', 'yearGroup', 'level', 'profile', 'mentorName', 'birthDay'] as const

/** What the first row leaves empty the second fills in; where they differ the first holds and it is said. */
function joinRows(first: Candidate, second: Candidate | GuardianRow): Candidate {
  const known = (guardian: GuardianCandidate): boolean =>
    first.guardians.some(
      (other) =>
        other.email === guardian.email &&
        other.name.surname === guardian.name.surname &&
        other.name.calledName === guardian.name.calledName,
    )
  first.guardians.push(...second.guardians.filter((guardian) => !known(guardian)))
  first.notes.push({ code: 'rows-joined', heading: String(second.rowNumber) }, ...second.notes)
  if ('guardiansOnly' in second) return first
  const isEmpty = (value: string | number | null): boolean => value === null || value === ''
  const differs = placeFields.some(
    (field) => !isEmpty(first[field]) && !isEmpty(second[field]) && first[field] !== second[field],
  )
  for (const field of placeFields) if (isEmpty(first[field])) Object.assign(first, { [field]: second[field] })
  if (differs) first.notes.push({ code: 'rows-differ', heading: String(second.rowNumber) })
  first.address ??= second.address
  return first
}
