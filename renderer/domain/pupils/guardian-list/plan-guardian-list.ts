/**
 * A guardians' file: a row per guardian with the number (or numbers) of their children, as an administration exports
 * parents apart from pupils. It makes guardians, relations and homes for pupils who are known; it never makes a
 * pupil. Columns, questions and the finding of guardians are those of the class list.
 */
import type { SchoolYear } from '../../shared/dates.ts'
import type { Clock } from '../../shared/row.ts'
import { cleanLine, foldForSearch } from '../../shared/text.ts'
import type { GuardianCandidate, RowNote } from '../class-list/candidates.ts'
import type { ListToRead } from '../class-list/list-to-read.ts'
import { nameOf } from '../class-list/names-and-addresses.ts'
import { planGuardians } from '../class-list/plan-guardians.ts'
import {
  countStates,
  type ExistingRows,
  emptyRow,
  type ImportPlan,
  type ImportRow,
  type PlanOptions,
  refusedRow,
} from '../class-list/plan-import.ts'
import { type CellAnswers, cellAnswers, cellsOf, guardiansOf } from '../class-list/row-cells.ts'
import { fullName } from '../person-name.ts'
import type { Pupil } from '../pupil.ts'

/** "0104205, 0104311": the numbers in the cells that name the children. */
export const numbersIn = (cells: readonly string[]): string[] => [
  ...new Set(
    cells
      .flatMap((cell) => cell.split(/[;,/|\s]+|\ben\b/i))
      .map((number) => number.trim())
      .filter((number) => /\d/.test(number)),
  ),
]

export function planGuardianList(
  list: ListToRead,
  existing: ExistingRows,
  schoolYear: SchoolYear,
  clock: Clock,
  { words, today }: PlanOptions,
): ImportPlan {
  const children = childrenOf(existing.pupils)
  const guardians = planGuardians({ existing, words, today, clock })
  const answered = cellAnswers(list.columns, list.answers)
  const rows = list.body.rows.map(({ cells, rowNumber }) => {
    const read = readGuardianRow(cells, list, answered)
    const names = read.guardians.map(({ name, email, phone }) => fullName(name) || email || phone).join(', ')
    const found = children(read.numbers, read.childName)
    const row = emptyRow(rowNumber, names, found.pupils.map(fullName).join(', '))
    row.notes = list.hiddenRowNumbers.has(rowNumber) ? [...read.notes, { code: 'row-hidden', heading: '' }] : read.notes
    if (read.tooLong !== null) return refusedRow(row, { code: 'cell-too-long', detail: read.tooLong })
    if (cells.slice(list.columns.length).some((cell) => cell.trim() !== '')) {
      return refusedRow(row, { code: 'too-many-cells', detail: '' })
    }
    if (read.guardians.length === 0) return refusedRow(row, { code: 'no-guardian', detail: '' })
    if (read.numbers.length === 0 && read.childName === '') {
      return refusedRow(row, { code: 'no-pupil-number', detail: '' })
    }
    if (found.pupils.length === 0) {
      return found.severalFit > 1
        ? refusedRow(row, { code: 'several-pupils-fit', detail: String(found.severalFit) })
        : refusedRow(row, { code: 'pupil-unknown', detail: found.unknown.join(', ') || read.childName })
    }
    for (const number of found.unknown) row.notes.push({ code: 'pupil-unknown', heading: number })
    const people = guardians.edit(row, { pupils: found.pupils, guardians: read.guardians, address: read.address })
    row.state = stateOf(
      row,
      people.some(({ rev }) => rev === 0),
    )
    row.group = row.state
    return row
  })
  return {
    schoolYear,
    rows,
    counts: countStates(rows),
    isRollover: false,
    placed: [],
    onList: new Set(),
    coverage: { kind: 'nobody' },
    coverageChoices: { pupilCount: 0, classes: [], yearGroups: [] },
    notOnList: [],
  }
}

function stateOf(row: ImportRow, isNew: boolean): 'new' | 'changed' | 'unchanged' {
  if (isNew && row.edits.length > 0) return 'new'
  return row.edits.length > 0 ? 'changed' : 'unchanged'
}

interface GuardianRowRead {
  guardians: GuardianCandidate[]
  numbers: string[]
  childName: string
  address: GuardianCandidate['address']
  notes: RowNote[]
  tooLong: string | null
}

function readGuardianRow(cells: readonly string[], list: ListToRead, answered: CellAnswers): GuardianRowRead {
  const row = cellsOf(cells, list.columns)
  // Several columns may hold a child each ("kind 1", "kind 2"): all of them count.
  const numberCells = list.columns
    .filter(({ meaning }) => meaning.kind === 'pupil' && meaning.field === 'number')
    .map(({ index }) => cleanLine(cells[index] ?? ''))
  const guardians = guardiansOf(row, answered.ofSlot)
  return {
    guardians,
    numbers: numbersIn(numberCells),
    childName: row.pupil.get('fullName') ?? (row.pupil.has('surname') ? fullName(nameOf(row.pupil)) : ''),
    address: guardians[0]?.address ?? null,
    notes: row.notes,
    tooLong: row.tooLong,
  }
}

interface ChildrenFound {
  pupils: Pupil[]
  unknown: string[]
  /** How many pupils have the name, where the row gives no number. */
  severalFit: number
}

/** By number; by full name only where the row has no number and one pupil has that name. */
function childrenOf(pupils: readonly Pupil[]): (numbers: readonly string[], name: string) => ChildrenFound {
  const byNumber = new Map<string, Pupil>()
  const byName = new Map<string, Pupil[]>()
  for (const pupil of pupils) {
    if (pupil.doubleOfId !== null) continue
    if (pupil.number !== '') byNumber.set(pupil.number, pupil)
    const key = nameKey(fullName(pupil))
    byName.set(key, [...(byName.get(key) ?? []), pupil])
  }
  return (numbers, name) => {
    if (numbers.length === 0) {
      const named = byName.get(nameKey(name)) ?? []
      return { pupils: named.length === 1 ? named : [], unknown: [], severalFit: named.length }
    }
    return {
      pupils: numbers.flatMap((number) => byNumber.get(number) ?? []),
      unknown: numbers.filter((number) => !byNumber.has(number)),
      severalFit: 0,
    }
  }
}

/** "Berg, Jan van der" and "Jan van der Berg" are one key. */
const nameKey = (name: string): string => foldForSearch(name).split(' ').sort().join(' ')
