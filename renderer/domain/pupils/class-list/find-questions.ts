/** Reads the columns once and finds what only the counsellor can say about them (questions.ts). */
import { cleanLine, foldForSearch, lineLimit } from '../../shared/text.ts'
import { authorities, relationKinds } from '../guardian.ts'
import { levels } from '../pupil.ts'
import { authorityOf, guessLevel, isMonthFirst, relationKindOf, yearGroupOf } from './cell-values.ts'
import type { ColumnChoice } from './columns.ts'
import { emailsIn, peopleIn } from './guardian-cells.ts'
import type { HeadingAlias } from './heading-alias.ts'
import type { BodyRow } from './list-body.ts'
import { type Answers, columnQuestionId, type ListQuestion, type QuestionKind, valueQuestionId } from './questions.ts'

/** Values asked about per column; a column with more is not what it was taken for. */
const valuesMax = 40
const examplesMax = 3

export function questionsOf(rows: readonly BodyRow[], columns: readonly ColumnChoice[]): ListQuestion[] {
  return columns.flatMap((column) => {
    const { meaning, index } = column
    const values = (): string[] => rows.map(({ cells }) => readable(cells[index]))
    if (meaning.kind === 'pupil') {
      if (meaning.field === 'level') return levelQuestions(rows, columns, index)
      if (meaning.field === 'birthDay') return dateQuestion(values(), index)
      return []
    }
    if (meaning.kind !== 'guardian') return []
    switch (meaning.field) {
      case 'relation': {
        const isNotKnown = (cell: string): boolean =>
          relationKindOf(cell) === 'other' && !saysOther.test(foldForSearch(cell))
        return valueQuestions('relation', index, values(), isNotKnown, [...relationKinds], () => null)
      }
      case 'authority':
        return valueQuestions(
          'authority',
          index,
          values(),
          (cell) => authorityOf(cell) === null,
          [...authorities],
          () => null,
        )
      case 'fullName':
        return columnQuestion(
          'two-people',
          index,
          values(),
          (cell) => peopleIn(cell).length > 1,
          ['split', 'keep'],
          'split',
        )
      case 'email':
        return emailQuestion(rows, columns, column)
      default:
        return []
    }
  })
}

/** A cell over the limit refuses its row; nothing is asked about it. */
const readable = (cell = ''): string => (cell.length > lineLimit ? '' : cell)

const saysOther =
  /^(?:anders|overig|overige|other|onbekend|derde|derden|contactpersoon|begeleider|zus|broer|tante|oom)\b/

function valueQuestions(
  kind: QuestionKind,
  columnIndex: number,
  cells: readonly string[],
  isOpen: (cell: string) => boolean,
  options: readonly string[],
  suggest: (cell: string) => string | null,
): ListQuestion[] {
  const counts = new Map<string, { value: string; count: number }>()
  for (const written of cells) {
    const value = cleanLine(written)
    if (value === '' || value === '-') continue
    const folded = foldForSearch(value)
    const known = counts.get(folded)
    if (known) known.count += 1
    else if (counts.size < valuesMax && isOpen(value)) counts.set(folded, { value, count: 1 })
  }
  return [...counts.values()].map(({ value, count }) => ({
    id: valueQuestionId(kind, columnIndex, value),
    kind,
    columnIndex,
    value,
    count,
    options,
    suggested: suggest(value),
  }))
}

function columnQuestion(
  kind: QuestionKind,
  columnIndex: number,
  cells: readonly string[],
  isOpen: (cell: string) => boolean,
  options: readonly string[],
  suggested: string | null,
): ListQuestion[] {
  const open = cells.filter(isOpen)
  if (open.length === 0) return []
  const value = [...new Set(open.map(cleanLine))].slice(0, examplesMax).join(' · ')
  return [{ id: columnQuestionId(kind, columnIndex), kind, columnIndex, value, count: open.length, options, suggested }]
}

/** A level that neither its own cell nor the class makes clear: a bridge class, or the school's own code. */
function levelQuestions(rows: readonly BodyRow[], columns: readonly ColumnChoice[], index: number): ListQuestion[] {
  const placeOf = (field: 'className' | 'yearGroup'): number =>
    columns.find(({ meaning }) => meaning.kind === 'pupil' && meaning.field === field)?.index ?? -1
  const [classAt, yearAt] = [placeOf('className'), placeOf('yearGroup')]
  const open = rows.flatMap(({ cells }) => {
    const study = cleanLine(cells[index] ?? '')
    const className = cleanLine(cells[classAt] ?? '')
    const yearGroup = yearGroupOf(cells[yearAt] ?? '') ?? yearGroupOf(className)
    return study !== '' && study !== '-' && guessLevel(study, className, yearGroup) === null ? [study] : []
  })
  return valueQuestions(
    'level',
    index,
    open,
    () => true,
    [...levels, ''],
    () => null,
  )
}

function dateQuestion(cells: readonly string[], index: number): ListQuestion[] {
  const suggested = cells.some((cell) => /^\s*(?:1[3-9]|2\d|3[01])[-/. ]/.test(cell)) ? 'day-first' : 'month-first'
  return columnQuestion('date-order', index, cells, isMonthFirst, ['month-first', 'day-first'], suggested)
}

/** Cells with more addresses than people: of two names with two addresses each has their own. */
function emailQuestion(
  rows: readonly BodyRow[],
  columns: readonly ColumnChoice[],
  column: ColumnChoice,
): ListQuestion[] {
  const { meaning, index } = column
  if (meaning.kind !== 'guardian') return []
  const names = columns.find(
    ({ meaning: other }) => other.kind === 'guardian' && other.slot === meaning.slot && other.field === 'fullName',
  )
  const cells = rows.flatMap(({ cells: row }) => {
    const people = names === undefined ? 1 : peopleIn(readable(row[names.index])).length
    return emailsIn(readable(row[index])).length > people ? [readable(row[index])] : []
  })
  const others = columns.flatMap(({ meaning: other }) =>
    other.kind === 'guardian' && other.slot !== meaning.slot ? [other.field] : [],
  )
  const suggested = others.length > 0 && !others.includes('email') ? 'other-guardian' : 'remarks'
  return columnQuestion('second-email', index, cells, () => true, ['other-guardian', 'remarks', 'leave-out'], suggested)
}

/**
 * The answers that hold: what was said now, else what was learned for this heading and value, else the proposal.
 */
export function answersOf(
  questions: readonly ListQuestion[],
  said: Answers,
  learnedOf: (columnIndex: number) => HeadingAlias | undefined,
): Answers {
  const answers = new Map<string, string>()
  for (const question of questions) {
    const answer =
      said.get(question.id) ?? learnedAnswer(question, learnedOf(question.columnIndex)) ?? question.suggested
    if (answer !== null && question.options.includes(answer)) answers.set(question.id, answer)
  }
  return answers
}

/** Under which an answer is learned: the folded value, or the kind where the column as a whole was asked about. */
export const learnedValue = (question: ListQuestion): string =>
  question.id === columnQuestionId(question.kind, question.columnIndex) ? question.kind : foldForSearch(question.value)

export const learnedAnswer = (question: ListQuestion, alias: HeadingAlias | undefined): string | null =>
  alias?.answers.find(({ value }) => value === learnedValue(question))?.answer ?? null
