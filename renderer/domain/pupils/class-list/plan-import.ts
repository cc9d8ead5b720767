/**
 * What importing a class list would do, row by row, before anything is stored: new, changed (field by field),
 * unchanged or refused. Importing never deletes and never empties: an empty cell changes nothing.
 *
 * A pupil is found by number, else by name and birth date. A guardian is found by e-mail and name among all
 * guardians (a brother's or sister's parent is one person), else by name among the pupil's own. What a counsellor
 * recorded (authority, restriction, kind of relation) is never overwritten. Addresses become households for pupils
 * who have none yet; an existing household is left alone.
 */

import type { SchoolYear } from '../../shared/dates.ts'
import type { Clock, Id } from '../../shared/row.ts'
import { foldForSearch } from '../../shared/text.ts'
import type { Guardian, Household, Relation } from '../guardian.ts'
import { fullName, type PersonName } from '../person-name.ts'
import type { Enrolment, Pupil } from '../pupil.ts'
import { differing } from './field-changes.ts'
import type { Candidate, ParsedClassList, RowNote, RowRefusalCode } from './parse-class-list.ts'
import { type GuardianPlan, planGuardians } from './plan-guardians.ts'

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
  /** Two pupils fit name and birth date and the list has no number to tell them apart. */
  | 'several-pupils-fit'
  /** An earlier row of the list was matched with the same pupil. */
  | 'pupil-matched-before'

export interface ImportRow {
  /** "row-12": the row's number in the file. */
  id: string
  rowNumber: number
  name: string
  className: string
  state: 'new' | 'changed' | 'unchanged' | 'refused'
  why: { code: ImportRefusalCode; detail: string } | null
  changes: FieldChange[]
  notes: RowNote[]
  edits: ImportEdit[]
}

export interface ImportPlan {
  schoolYear: SchoolYear
  columns: ParsedClassList['columns']
  /** In the order of the file. */
  rows: ImportRow[]
  counts: Record<ImportRow['state'], number>
}

export function planImport(
  list: ParsedClassList,
  existing: ExistingRows,
  schoolYear: SchoolYear,
  clock: Clock,
): ImportPlan {
  const found = indexOf(existing)
  const guardians: GuardianPlan = planGuardians(existing, clock)
  const matched = new Set<Id>()
  const rows: ImportRow[] = list.refused.map((refusal) => ({
    ...emptyRow(refusal.rowNumber, refusal.label, ''),
    state: 'refused',
    why: { code: refusal.code, detail: refusal.detail },
  }))
  for (const candidate of list.candidates) {
    const row = emptyRow(candidate.rowNumber, fullName(candidate.name), candidate.className)
    row.notes = candidate.notes
    rows.push(row)
    const match = findPupil(candidate, found)
    if (match && 'code' in match) {
      row.state = 'refused'
      row.why = match
      continue
    }
    if (match && matched.has(match.id)) {
      row.state = 'refused'
      row.why = { code: 'pupil-matched-before', detail: fullName(match) }
      continue
    }
    if (match) matched.add(match.id)
    const pupil = match ?? newPupil(candidate, clock)
    if (match) editPupil(row, match, candidate)
    else row.edits.push({ table: 'pupils', base: pupil, patch: {} })
    editEnrolment(row, { pupil, candidate, schoolYear, clock, known: found.enrolments.get(pupil.id) ?? [] })
    guardians.edit(row, pupil, candidate)
    row.state = match ? (row.edits.length > 0 ? 'changed' : 'unchanged') : 'new'
  }
  rows.sort((left, right) => left.rowNumber - right.rowNumber)
  const counts = { new: 0, changed: 0, unchanged: 0, refused: 0 }
  for (const row of rows) counts[row.state] += 1
  return { schoolYear, columns: list.columns, rows, counts }
}

/** What to store for the rows a counsellor accepted: each stored row once, with the changes of all of them. */
export function changesOf(plan: ImportPlan, acceptedRowIds: ReadonlySet<string>): ImportPut[] {
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

const emptyRow = (rowNumber: number, name: string, className: string): ImportRow => ({
  id: `row-${rowNumber}`,
  rowNumber,
  name,
  className,
  state: 'unchanged',
  why: null,
  changes: [],
  notes: [],
  edits: [],
})

interface FoundRows {
  byNumber: Map<string, Pupil>
  bySurnameAndBirth: Map<string, Pupil[]>
  enrolments: Map<Id, Enrolment[]>
}

const surnameAndBirth = (surname: string, birthDay: string): string => `${foldForSearch(surname)}|${birthDay}`

function indexOf(existing: ExistingRows): FoundRows {
  const found: FoundRows = { byNumber: new Map(), bySurnameAndBirth: new Map(), enrolments: new Map() }
  for (const pupil of existing.pupils) {
    if (pupil.number !== '') found.byNumber.set(pupil.number, pupil)
    if (pupil.birthDay === null) continue
    const key = surnameAndBirth(pupil.surname, pupil.birthDay)
    found.bySurnameAndBirth.set(key, [...(found.bySurnameAndBirth.get(key) ?? []), pupil])
  }
  for (const enrolment of existing.enrolments) {
    found.enrolments.set(enrolment.pupilId, [...(found.enrolments.get(enrolment.pupilId) ?? []), enrolment])
  }
  return found
}

function findPupil(
  candidate: Candidate,
  found: FoundRows,
): Pupil | { code: ImportRefusalCode; detail: string } | undefined {
  const numbered = candidate.number === '' ? undefined : found.byNumber.get(candidate.number)
  if (numbered) {
    const sameSurname = foldForSearch(numbered.surname) === foldForSearch(candidate.name.surname)
    const sameBirthDay = candidate.birthDay !== null && numbered.birthDay === candidate.birthDay
    if (sameSurname || sameBirthDay) return numbered
    return { code: 'number-of-other-pupil', detail: fullName(numbered) }
  }
  if (candidate.birthDay === null) return undefined
  const family = found.bySurnameAndBirth.get(surnameAndBirth(candidate.name.surname, candidate.birthDay)) ?? []
  const alike = family.filter((pupil) => sameGivenName(pupil, candidate.name))
  if (alike.length > 1) return { code: 'several-pupils-fit', detail: String(alike.length) }
  return alike[0]
}

/** Tells twins apart: the called names as far as both are known, else the first names or initials. */
function sameGivenName(left: PersonName, right: PersonName): boolean {
  const folded = [left.calledName, right.calledName, left.firstNames, right.firstNames].map(foldForSearch)
  const [leftCalled = '', rightCalled = '', leftFirst = '', rightFirst = ''] = folded
  if (leftCalled !== '' && rightCalled !== '') return leftCalled === rightCalled
  const leftGiven = leftFirst || leftCalled
  const rightGiven = rightFirst || rightCalled
  return leftGiven.split(' ')[0] === rightGiven.split(' ')[0] || (leftGiven[0] ?? '') === (rightGiven[0] ?? '')
}

function newPupil(candidate: Candidate, clock: Clock): Pupil {
  return {
    id: clock.newId(),
    rev: 0,
    ...candidate.name,
    calledName: candidate.name.calledName || (candidate.name.firstNames.split(' ')[0] ?? ''),
    number: candidate.number,
    birthDay: candidate.birthDay,
    email: candidate.email,
    languages: [],
    context: { homeSituation: '', outOfSchool: '', peopleWhoMatter: '' },
    guardiansMayBeLetIn: false,
    letInDay: null,
    leavingDay: null,
    leavingReason: '',
    tags: [],
    photoId: null,
    siblings: [],
    notSameAs: [],
    mergedIds: [],
    doubleOfId: null,
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

interface EnrolmentEdit {
  pupil: Pupil
  candidate: Candidate
  schoolYear: SchoolYear
  clock: Clock
  known: readonly Enrolment[]
}

function editEnrolment(row: ImportRow, { pupil, candidate, schoolYear, clock, known }: EnrolmentEdit): void {
  const { className, yearGroup, level, profile, mentorName } = candidate
  const wanted: Partial<Enrolment> = { className, yearGroup, level, profile, mentorName }
  const now = known.find((enrolment) => enrolment.schoolYear === schoolYear)
  const say = (field: string, from: string, to: string): void => {
    row.changes.push({ about: 'enrolment', whose: fullName(pupil), field, from, to })
  }
  if (now) {
    const patch = differing(now, wanted, say)
    if (patch) row.edits.push({ table: 'enrolments', base: now, patch })
    return
  }
  if (className === '' && yearGroup === null && level === null) return
  const base: Enrolment = {
    id: clock.newId(),
    rev: 0,
    pupilId: pupil.id,
    schoolYear,
    outcome: null,
    className,
    yearGroup,
    level,
    profile,
    mentorName,
  }
  row.edits.push({ table: 'enrolments', base, patch: {} })
  if (pupil.rev > 0) say('className', '', className)
}
