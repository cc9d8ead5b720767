/**
 * What importing a class list would do, row by row, before anything is stored: new, changed (field by field),
 * unchanged or refused, and how each pupil's place follows on last year's (rollover/movement.ts). Importing never
 * deletes and never empties: an empty cell changes nothing. Who is on no row although the list covers them is asked
 * about, never concluded (rollover/leaving.ts).
 *
 * A pupil is found by number, else by name and birth date, else by a name that one pupil has where neither says
 * otherwise. A guardian is found by e-mail or telephone and name among
 * all guardians (a brother's or sister's parent is one person), else by name among the pupil's own. What a counsellor
 * recorded (authority, restriction, kind of relation) is never overwritten. Addresses become households for pupils
 * who have none yet; an existing household is left alone.
 */
import { type Day, type SchoolYear, schoolYearOf } from '../../shared/dates.ts'
import type { Clock, Id } from '../../shared/row.ts'
import { foldForSearch } from '../../shared/text.ts'
import type { Guardian, Household, Relation } from '../guardian.ts'
import { fullName, type PersonName } from '../person-name.ts'
import type { Enrolment, Pupil } from '../pupil.ts'
import { newPupil } from '../pupil-form.ts'
import {
  type Coverage,
  type CoverageChoices,
  coverageChoices,
  type PlacedPupil,
  placedPupils,
  proposeCoverage,
} from '../rollover/coverage.ts'
import { type MissingPupil, missingPupils } from '../rollover/leaving.ts'
import type { Movement } from '../rollover/movement.ts'
import type { Candidate, RefusedRow, RowNote, RowRefusalCode } from './candidates.ts'
import { differing } from './field-changes.ts'
import type { ParsedClassList } from './parse-class-list.ts'
import { planEnrolment } from './plan-enrolment.ts'
import { type GuardianPlan, type ImportWords, planGuardians } from './plan-guardians.ts'

export interface ExistingRows {
  pupils: readonly Pupil[]
  enrolments: readonly Enrolment[]
  guardians: readonly Guardian[]
  relations: readonly Relation[]
  households: readonly Household[]
}

export type ImportPut =
  | { table: 'pupils'; row: Pupil }
  | { table: 'enrolments'; row: Enrolment }
  | { table: 'guardians'; row: Guardian }
  | { table: 'relations'; row: Relation }
  | { table: 'households'; row: Household }

/** A row and what of it changes; for a new row the base is the whole row and the patch empty. */
export type ImportEdit = {
  [Table in ImportPut['table']]: {
    table: Table
    base: Extract<ImportPut, { table: Table }>['row']
    patch: Partial<Extract<ImportPut, { table: Table }>['row']>
  }
}[ImportPut['table']]

export interface FieldChange {
  about: 'pupil' | 'enrolment' | 'guardian'
  /** Whose field: the pupil's or guardian's name. */
  whose: string
  field: string
  from: string
  to: string
}

export type ImportRefusalCode =
  | RowRefusalCode
  /** The number is in use for someone with another name and birth date. */
  | 'number-of-other-pupil'
  /** Several pupils fit and the list has no number or birth date to tell them apart. */
  | 'several-pupils-fit'
  /** An earlier row of the list was matched with the same pupil. */
  | 'pupil-matched-before'
  /** Of a guardians' list: no pupil has the number, or the row has none. */
  | 'pupil-unknown'
  | 'no-pupil-number'
  /** Of a guardians' list: neither a name nor an address. */
  | 'no-guardian'

export interface ImportRow {
  /** "row-12": the row's number in the file. */
  id: string
  rowNumber: number
  name: string
  className: string
  state: 'new' | 'changed' | 'unchanged' | 'refused'
  /** How the pupil's place follows on the one known; null of a refused row and of a guardians' list. */
  movement: Movement | null
  /** What the preview puts together: the movement where there is one, else the state. */
  group: RowGroup
  why: { code: ImportRefusalCode; detail: string } | null
  changes: FieldChange[]
  notes: RowNote[]
  edits: ImportEdit[]
}

export const rowGroups = [
  'new',
  'back-again',
  'moved-up',
  'repeats',
  'changed-level',
  'changed-class',
  'first-class',
  'unclear',
  'changed',
  'unchanged',
  'refused',
] as const
export type RowGroup = (typeof rowGroups)[number]

export interface ImportPlan {
  schoolYear: SchoolYear
  /** In the order of the file. */
  rows: ImportRow[]
  counts: Record<ImportRow['state'], number>
  /** The list speaks of another school year than pupils were last enrolled in. */
  isRollover: boolean
  /** Everybody who could be missing, and who of them is on the list. */
  placed: PlacedPupil[]
  onList: ReadonlySet<Id>
  coverage: Coverage
  coverageChoices: CoverageChoices
  notOnList: MissingPupil[]
}

export interface PlanOptions {
  words: ImportWords
  today: Day
  /** null: proposed from whom the list names. */
  coverage: Coverage | null
  /** Told after every thousand rows that were compared. */
  onRows?: (rowCount: number) => void
}

const noWords: ImportWords = { authoritySource: '', otherEmail: '', otherPhone: '' }

export function planImport(
  list: ParsedClassList,
  existing: ExistingRows,
  schoolYear: SchoolYear,
  clock: Clock,
  options: PlanOptions = { words: noWords, today: clock.nowUtc().slice(0, 10), coverage: null },
): ImportPlan {
  const { today, words } = options
  const found = indexOf(existing)
  const guardians: GuardianPlan = planGuardians({ existing, words, today, clock })
  const matched = new Set<Id>()
  /** Also of refused rows: whoever stands on the list is not missing from it. */
  const onList = new Set<Id>()
  const rows: ImportRow[] = list.refused.map((refusal) => {
    for (const id of pupilsOfRefused(refusal, found)) onList.add(id)
    return refusedRow(emptyRow(refusal.rowNumber, refusal.label, ''), refusal)
  })
  for (const [index, candidate] of list.candidates.entries()) {
    if (index % 1000 === 999) options.onRows?.(index + 1)
    const row = emptyRow(candidate.rowNumber, fullName(candidate.name), candidate.className)
    row.notes = [...candidate.notes]
    rows.push(row)
    const match = findPupil(candidate, found)
    if (match && 'code' in match) {
      for (const id of match.pupilIds) onList.add(id)
      refusedRow(row, match)
      continue
    }
    if (match && matched.has(match.id)) {
      refusedRow(row, { code: 'pupil-matched-before', detail: fullName(match) })
      continue
    }
    if (match) matched.add(match.id)
    const pupil = match ?? pupilFrom(candidate, clock)
    if (match && isKnownByNameOnly(match, candidate)) row.notes.push({ code: 'known-by-name', heading: '' })
    if (match) editPupil(row, match, candidate)
    else sayNew(row, pupil)
    row.movement = planEnrolment(row, {
      pupil,
      candidate,
      schoolYear,
      today,
      clock,
      known: found.enrolments.get(pupil.id) ?? [],
    })
    guardians.edit(row, { pupils: [pupil], guardians: candidate.guardians, address: candidate.address })
    row.state = match ? (row.edits.length > 0 ? 'changed' : 'unchanged') : 'new'
    row.group = row.movement === 'same' || row.state === 'unchanged' ? row.state : row.movement
  }
  rows.sort((left, right) => left.rowNumber - right.rowNumber)
  for (const id of matched) onList.add(id)
  // A list of a year gone by says nothing about who is here now.
  const placed = schoolYear < schoolYearOf(today) ? [] : placedPupils(found.pupils, found.enrolments, schoolYear)
  const plan: ImportPlan = {
    schoolYear,
    rows,
    counts: countStates(rows),
    isRollover: isRollover(placed, onList, schoolYear),
    placed,
    onList,
    coverage: { kind: 'nobody' },
    coverageChoices: coverageChoices(placed, onList),
    notOnList: [],
  }
  return withCoverage(plan, options.coverage, today)
}

/** The same plan for another answer to "who should be on this list?"; null proposes one. */
export function withCoverage(plan: ImportPlan, chosen: Coverage | null, today: Day): ImportPlan {
  const coverage = chosen ?? proposeCoverage(plan.placed, plan.onList, plan.schoolYear)
  return {
    ...plan,
    coverage,
    notOnList: missingPupils(plan.placed, plan.onList, coverage, plan.schoolYear, today),
  }
}

export function countStates(rows: readonly ImportRow[]): ImportPlan['counts'] {
  const counts = { new: 0, changed: 0, unchanged: 0, refused: 0 }
  for (const row of rows) counts[row.state] += 1
  return counts
}

export function refusedRow(row: ImportRow, { code, detail }: { code: ImportRefusalCode; detail: string }): ImportRow {
  row.state = 'refused'
  row.group = 'refused'
  row.why = { code, detail }
  return row
}

/** More than half of the pupils on the list were last enrolled in an earlier year. */
function isRollover(placed: readonly PlacedPupil[], onList: ReadonlySet<Id>, schoolYear: SchoolYear): boolean {
  const listed = placed.filter(({ pupil }) => onList.has(pupil.id))
  return listed.filter(({ enrolment }) => enrolment.schoolYear < schoolYear).length * 2 > listed.length
}

/** What to store for the rows a counsellor accepted: each stored row once, with the changes of all of them. */
export function changesOf(plan: Pick<ImportPlan, 'rows'>, acceptedRowIds: ReadonlySet<string>): ImportPut[] {
  const merged = new Map<Id, ImportPut>()
  for (const row of plan.rows) {
    if (!acceptedRowIds.has(row.id)) continue
    for (const edit of row.edits) {
      merged.set(edit.base.id, mergeEdit(merged.get(edit.base.id), edit))
    }
  }
  return [...merged.values()]
}

function mergeEdit(before: ImportPut | undefined, edit: ImportEdit): ImportPut {
  if (edit.table === 'households' && before?.table === 'households') {
    // Brothers and sisters of one address: each accepted row brings its own people in.
    const there = new Set(before.row.members.map((member) => member.personId))
    const joining = edit.base.members.filter((member) => !there.has(member.personId))
    return { table: 'households', row: { ...before.row, members: [...before.row.members, ...joining] } }
  }
  return { table: edit.table, row: { ...(before?.row ?? edit.base), ...edit.patch } } as ImportPut
}

export const emptyRow = (rowNumber: number, name: string, className: string): ImportRow => ({
  id: `row-${rowNumber}`,
  rowNumber,
  name,
  className,
  state: 'unchanged',
  movement: null,
  group: 'unchanged',
  why: null,
  changes: [],
  notes: [],
  edits: [],
})

interface FoundRows {
  /** Without archived doubles: those are the same person as another row. */
  pupils: Pupil[]
  byNumber: Map<string, Pupil>
  bySurnameAndBirth: Map<string, Pupil[]>
  byFullName: Map<string, Pupil[]>
  enrolments: Map<Id, Enrolment[]>
}

const surnameAndBirth = (surname: string, birthDay: string): string => `${foldForSearch(surname)}|${birthDay}`

function indexOf(existing: ExistingRows): FoundRows {
  const pupils = existing.pupils.filter(({ doubleOfId }) => doubleOfId === null)
  const found: FoundRows = {
    pupils,
    byNumber: new Map(),
    bySurnameAndBirth: new Map(),
    byFullName: new Map(),
    enrolments: new Map(),
  }
  const add = <Row>(map: Map<string, Row[]>, key: string, row: Row): void => {
    const known = map.get(key)
    if (known) known.push(row)
    else map.set(key, [row])
  }
  for (const pupil of pupils) {
    if (pupil.number !== '') found.byNumber.set(pupil.number, pupil)
    add(found.byFullName, foldForSearch(fullName(pupil)), pupil)
    if (pupil.birthDay !== null) add(found.bySurnameAndBirth, surnameAndBirth(pupil.surname, pupil.birthDay), pupil)
  }
  for (const enrolment of existing.enrolments) add(found.enrolments, enrolment.pupilId, enrolment)
  return found
}

/** Whom a row that could not be read is most likely about. */
function pupilsOfRefused({ number, label }: RefusedRow, found: FoundRows): Id[] {
  const numbered = number === '' ? undefined : found.byNumber.get(number)
  const named = label === '' ? [] : (found.byFullName.get(foldForSearch(label)) ?? [])
  return [...(numbered ? [numbered] : []), ...named].map(({ id }) => id)
}

interface NoMatch {
  code: ImportRefusalCode
  detail: string
  /** Whom the row may be about. */
  pupilIds: Id[]
}

function findPupil(candidate: Candidate, found: FoundRows): Pupil | NoMatch | undefined {
  const numbered = candidate.number === '' ? undefined : found.byNumber.get(candidate.number)
  if (numbered) {
    const sameSurname = foldForSearch(numbered.surname) === foldForSearch(candidate.name.surname)
    const sameBirthDay = candidate.birthDay !== null && numbered.birthDay === candidate.birthDay
    if (sameSurname || sameBirthDay) return numbered
    const named = found.byFullName.get(foldForSearch(fullName(candidate.name))) ?? []
    const pupilIds = [numbered, ...named].map(({ id }) => id)
    return { code: 'number-of-other-pupil', detail: fullName(numbered), pupilIds }
  }
  const family =
    candidate.birthDay === null
      ? []
      : (found.bySurnameAndBirth.get(surnameAndBirth(candidate.name.surname, candidate.birthDay)) ?? [])
  const alike = family.filter((pupil) => sameGivenName(pupil, candidate.name))
  return onlyOne(alike.length > 0 ? alike : namesakes(candidate, found))
}

const isKnownByNameOnly = (pupil: Pupil, candidate: Candidate): boolean =>
  (candidate.number === '' || candidate.number !== pupil.number) &&
  (candidate.birthDay === null || candidate.birthDay !== pupil.birthDay)

const onlyOne = (fitting: readonly Pupil[]): Pupil | NoMatch | undefined =>
  fitting.length > 1
    ? { code: 'several-pupils-fit', detail: String(fitting.length), pupilIds: fitting.map(({ id }) => id) }
    : fitting[0]

/**
 * Pupils of the same name whose number and birth date don't say that they are somebody else: for lists with names
 * alone, and for pupils added by hand.
 */
const namesakes = ({ name, number, birthDay }: Candidate, found: FoundRows): Pupil[] =>
  (found.byFullName.get(foldForSearch(fullName(name))) ?? []).filter(
    (pupil) => (number === '' || pupil.number === '') && (birthDay === null || pupil.birthDay === null),
  )

/** Tells twins apart: the called names as far as both are known, else the first names or initials. */
function sameGivenName(left: PersonName, right: PersonName): boolean {
  const folded = [left.calledName, right.calledName, left.firstNames, right.firstNames].map(foldForSearch)
  const [leftCalled = '', rightCalled = '', leftFirst = '', rightFirst = ''] = folded
  if (leftCalled !== '' && rightCalled !== '') return leftCalled === rightCalled
  const leftGiven = leftFirst || leftCalled
  const rightGiven = rightFirst || rightCalled
  return leftGiven.split(' ')[0] === rightGiven.split(' ')[0] || (leftGiven[0] ?? '') === (rightGiven[0] ?? '')
}

function pupilFrom(candidate: Candidate, clock: Clock): Pupil {
  return {
    ...newPupil(clock),
    ...candidate.name,
    calledName: candidate.name.calledName || (candidate.name.firstNames.split(' ')[0] ?? ''),
    number: candidate.number,
    birthDay: candidate.birthDay,
    email: candidate.email,
  }
}

function sayNew(row: ImportRow, pupil: Pupil): void {
  row.edits.push({ table: 'pupils', base: pupil, patch: {} })
  for (const field of ['number', 'birthDay', 'email'] as const) {
    const to = pupil[field] ?? ''
    if (to !== '') row.changes.push({ about: 'pupil', whose: fullName(pupil), field, from: '', to })
  }
}

function editPupil(row: ImportRow, pupil: Pupil, candidate: Candidate): void {
  const wanted: Partial<Pupil> = {
    ...candidate.name,
    // First names that are there are not replaced by other spellings or by initials.
    firstNames: pupil.firstNames || candidate.name.firstNames,
    number: candidate.number,
    birthDay: candidate.birthDay,
    email: candidate.email,
  }
  const patch = differing(pupil, wanted, (field, from, to) => {
    row.changes.push({ about: 'pupil', whose: fullName(pupil), field, from, to })
  })
  if (patch) row.edits.push({ table: 'pupils', base: pupil, patch })
}
