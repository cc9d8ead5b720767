/** The columns a list can show, what has to be read for each, and how each sorts. The name is always there. */
import { z } from 'zod'
import { phases } from '../../phases/trajectory.ts'
import { compareNames } from '../person-name.ts'
import { levels } from '../pupil.ts'
import type { RosterEntry } from '../roster.ts'
import type { FactKind, PupilFacts } from './pupil-facts.ts'

export const columnKeys = [
  'number',
  'class',
  'yearGroup',
  'level',
  'profile',
  'mentor',
  'birthDay',
  'age',
  'email',
  'languages',
  'tags',
  'phase',
  'lastTalk',
  'nextTalk',
  'talksThisYear',
  'agreementsLate',
  'signaturesOpen',
  'guardians',
  'households',
  'leavingDay',
  'leavingReason',
] as const
export const columnSchema = z.enum(columnKeys)
export type Column = z.infer<typeof columnSchema>

export const usualColumns: readonly Column[] = ['class', 'level', 'mentor', 'phase', 'lastTalk', 'nextTalk', 'tags']

export const sortSchema = z.object({ column: z.enum(['name', ...columnKeys]), isDescending: z.boolean() })
export type ListSort = z.infer<typeof sortSchema>
export const byName: ListSort = { column: 'name', isDescending: false }

const kindOf: Partial<Record<ListSort['column'], FactKind>> = {
  phase: 'talks',
  lastTalk: 'talks',
  nextTalk: 'talks',
  talksThisYear: 'talks',
  agreementsLate: 'loose-ends',
  signaturesOpen: 'loose-ends',
  guardians: 'home',
  households: 'home',
}

export function factKindsOfColumns(columns: readonly ListSort['column'][]): Set<FactKind> {
  return new Set(columns.flatMap((column) => kindOf[column] ?? []))
}

type SortValue = string | number | null
const collator = new Intl.Collator('nl', { sensitivity: 'base', numeric: true, ignorePunctuation: true })

/** Empty ones come last, upside down too; equal ones stand in the order of a Dutch list. */
export function sortEntries(
  entries: readonly RosterEntry[],
  sort: ListSort,
  factsOf: (entry: RosterEntry) => PupilFacts | undefined,
): RosterEntry[] {
  const turn = sort.isDescending ? -1 : 1
  if (sort.column === 'name') return turn === 1 ? [...entries] : [...entries].reverse()
  const { column } = sort
  const valued = entries.map((entry) => ({ entry, value: sortValueOf(entry, factsOf(entry), column) }))
  valued.sort((left, right) => {
    if (left.value === null || right.value === null) {
      if (left.value !== right.value) return left.value === null ? 1 : -1
    } else {
      const order = compareValues(left.value, right.value)
      if (order !== 0) return turn * order
    }
    return compareNames(left.entry.pupil, right.entry.pupil)
  })
  return valued.map(({ entry }) => entry)
}

const compareValues = (left: string | number, right: string | number): number =>
  typeof left === 'number' && typeof right === 'number' ? left - right : collator.compare(String(left), String(right))

const filled = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text)

function sortValueOf(
  { pupil, enrolment, isEnrolled }: RosterEntry,
  facts: PupilFacts | undefined,
  column: Exclude<ListSort['column'], 'name'>,
): SortValue {
  switch (column) {
    case 'number':
      return filled(pupil.number)
    case 'class':
      return isEnrolled ? filled(enrolment?.className) : null
    case 'yearGroup':
      return enrolment?.yearGroup ?? null
    case 'level':
      return enrolment?.level ? levels.indexOf(enrolment.level) : null
    case 'profile':
      return filled(enrolment?.profile)
    case 'mentor':
      return filled(enrolment?.mentorName)
    // An older pupil has an earlier birth day; "age" goes up with age.
    case 'birthDay':
      return pupil.birthDay
    case 'age':
      return pupil.birthDay === null ? null : -Date.parse(pupil.birthDay)
    case 'email':
      return filled(pupil.email)
    case 'languages':
      return filled(pupil.languages.join(', '))
    case 'tags':
      return filled(pupil.tags.join(', '))
    case 'phase':
      return facts?.talks?.phase ? phases.indexOf(facts.talks.phase) : null
    case 'lastTalk':
      return facts?.talks?.lastHeldDay ?? null
    case 'nextTalk':
      return facts?.talks?.nextPlannedAt ?? null
    case 'talksThisYear':
      return facts?.talks?.heldThisYear ?? null
    case 'agreementsLate':
      return facts?.['loose-ends']?.agreementsLate ?? null
    case 'signaturesOpen':
      return facts?.['loose-ends']?.signaturesOpen ?? null
    case 'guardians':
      return filled(facts?.home?.guardianNames.join(', '))
    case 'households':
      return facts?.home?.householdCount ?? null
    case 'leavingDay':
      return pupil.leavingDay
    case 'leavingReason':
      return filled(pupil.leavingReason)
  }
}
