/**
 * A sheet made ready for reading: where its headings stand, what each column means, what is open and how it is
 * answered. The same for a class list and a guardians' list; the screen shows it before anything is read.
 */
import { ok, type Result, refuse } from '../../shared/result.ts'
import { foldForSearch } from '../../shared/text.ts'
import {
  type ColumnChoice,
  type ColumnOptions,
  columnsOf,
  learnedHeading,
  type MissingColumn,
  missingColumns,
  plainColumnOptions,
} from './columns.ts'
import { answersOf, questionsOf } from './find-questions.ts'
import { bodyOf, findHeader, guessHeader, type ListBody } from './list-body.ts'
import { type Answers, type ListQuestion, noAnswers } from './questions.ts'

export interface ListOptions extends ColumnOptions {
  /** Index of the row of headings; -1: there is none; null: find it. */
  headerIndex: number | null
  /** Rows of a workbook end where their last filled cell is. */
  isWorkbook: boolean
  /** Indexes of rows the workbook hides, by hand or by a filter: they are read, and said to be hidden. */
  hiddenRows: readonly number[]
  /** To the questions about the columns; what is not answered follows what was learned, then the proposal. */
  answers: Answers
}

export const plainListOptions: ListOptions = {
  ...plainColumnOptions,
  headerIndex: null,
  isWorkbook: false,
  hiddenRows: [],
  answers: noAnswers,
}

export interface ListToRead {
  /** -1: the list has no headings. */
  headerIndex: number
  body: ListBody
  columns: ColumnChoice[]
  /** Empty when the list can be read. */
  missing: MissingColumn[]
  questions: ListQuestion[]
  answers: Answers
  isWorkbook: boolean
  /** Numbers, from 1, of rows the workbook hides. */
  hiddenRowNumbers: ReadonlySet<number>
}

export type ListNotReady = 'no-header' | 'one-column' | 'no-rows'

/** A sheet without known headings is made ready too: `missing` then says what has to be pointed out. */
export function prepareList(
  rows: readonly (readonly string[])[],
  options: ListOptions,
): Result<ListToRead, 'one-column' | 'no-rows'> {
  if (rows.every((row) => row.length < 2)) return refuse('one-column')
  const taught = new Set(
    options.learned
      .filter(
        (alias) => alias.listKind === options.listKind && alias.meaning !== null && alias.meaning.kind !== 'ignore',
      )
      .map(({ heading }) => heading),
  )
  const found =
    options.headerIndex ?? findHeader(rows, options.listKind, (heading) => taught.has(foldForSearch(heading)))
  const isFound = options.headerIndex !== null || found !== -1
  const headerIndex = isFound ? found : guessHeader(rows)
  const body = bodyOf(rows, headerIndex, options.isWorkbook, options.listKind)
  if (body.rows.length === 0) return refuse('no-rows')
  const columns = columnsOf(body, options)
  const missing = missingColumns(columns, options.listKind)
  const questions = questionsOf(body.rows, columns)
  const list: ListToRead = {
    headerIndex,
    body,
    columns,
    missing: isFound || missing.length === 0 ? missing : ['header', ...missing],
    questions,
    answers: noAnswers,
    isWorkbook: options.isWorkbook,
    hiddenRowNumbers: new Set(options.hiddenRows.map((index) => index + 1)),
  }
  return ok(withAnswers(list, options.answers, options))
}

/** The same list with other answers; the columns are not looked through again. */
export function withAnswers(
  list: ListToRead,
  said: Answers,
  { listKind, learned }: Pick<ListOptions, 'listKind' | 'learned'>,
): ListToRead {
  const answers = answersOf(list.questions, said, (index) => {
    const heading = learnedHeading(list.body.headings, index)
    return learned.find((alias) => alias.listKind === listKind && alias.heading === heading)
  })
  return { ...list, answers }
}
