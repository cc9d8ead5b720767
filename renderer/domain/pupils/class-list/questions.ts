/**
 * What the list leaves open and only the counsellor knows: asked once per column or per value, never per row. An
 * unanswered question never stops an import: the proposal then holds, or the field stays empty.
 */
import { foldForSearch } from '../../shared/text.ts'

export const questionKinds = [
  /** A level that could be several, or is written in the school's own way. */
  'level',
  'relation',
  'authority',
  /** Dates of which the second part is over 12: is the month first? */
  'date-order',
  /** "Dhr. J. de Boer en Mevr. A. Yılmaz": one guardian or two? */
  'two-people',
  /** Two e-mail addresses in one cell: the other guardian's, a remark, or left out? */
  'second-email',
] as const
export type QuestionKind = (typeof questionKinds)[number]

export interface ListQuestion {
  /** The same for the same column and value, also after another column changed. */
  id: string
  kind: QuestionKind
  columnIndex: number
  /** The cell's text; for a question about a whole column one or more examples. */
  value: string
  /** Rows it is about. */
  count: number
  /** What can be answered, in the code's words ('havo', 'mother', 'yes', 'month-first'); '' = leave empty. */
  options: readonly string[]
  /** Proposed; null where nothing is likelier than the rest. */
  suggested: string | null
}

/** Question id → one of its options. */
export type Answers = ReadonlyMap<string, string>

export const noAnswers: Answers = new Map()

/** About one value of a column. */
export const valueQuestionId = (kind: QuestionKind, columnIndex: number, value: string): string =>
  `${kind}:${columnIndex}:${foldForSearch(value)}`
/** About a column as a whole. */
export const columnQuestionId = (kind: QuestionKind, columnIndex: number): string => `${kind}:${columnIndex}`
