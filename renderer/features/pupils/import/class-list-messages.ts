/**
 * What the page and the class-list worker say to each other. The page asks one thing at a time; in between the worker
 * tells how far it is.
 */
import type { ListRefusal, ReadList, SheetNote } from '#documents/lists/list-types.ts'
import type { CsvEncoding } from '#documents/lists/read-csv.ts'
import type { ColumnChoice, MissingColumn } from '#domain/pupils/class-list/columns.ts'
import type { HeadingAlias } from '#domain/pupils/class-list/heading-alias.ts'
import type { ColumnMeaning, ListKind } from '#domain/pupils/class-list/headings.ts'
import type { ImportChunk } from '#domain/pupils/class-list/import-chunks.ts'
import type { PassedOverRow } from '#domain/pupils/class-list/list-body.ts'
import type { ListNotReady } from '#domain/pupils/class-list/list-to-read.ts'
import type { ImportWords } from '#domain/pupils/class-list/plan-guardians.ts'
import type { ExistingRows, ImportPlan, ImportRow } from '#domain/pupils/class-list/plan-import.ts'
import type { ListQuestion } from '#domain/pupils/class-list/questions.ts'
import type { Coverage } from '#domain/pupils/rollover/coverage.ts'
import type { MissingChoice } from '#domain/pupils/rollover/leaving.ts'
import type { Day, SchoolYear } from '#domain/shared/dates.ts'
import type { Id } from '#domain/shared/row.ts'

export type { ImportWords } from '#domain/pupils/class-list/plan-guardians.ts'

/** A row as the preview shows it; what it would store stays in the worker. */
export type PreviewRow = Omit<ImportRow, 'edits'>

export type Preview = Pick<
  ImportPlan,
  'schoolYear' | 'counts' | 'isRollover' | 'coverage' | 'coverageChoices' | 'notOnList'
> & { rows: PreviewRow[] }

/** What a sheet is taken for, before anything of it is compared. */
export interface ColumnsView {
  listKind: ListKind
  sheets: { name: string; isHidden: boolean; rowCount: number }[]
  /** Sheets beyond the limits: not read. */
  tooLarge: ReadList['tooLarge']
  sheetIndex: number
  /** Index of the row of headings; 'none': the sheet has none; null: it isn't known which, choose one. */
  headerRow: number | 'none' | null
  /** The first rows, for choosing the row of headings; without cells of columns that may not be stored. */
  firstRows: string[][]
  /** Rows that are read, without those passed over. */
  rowCount: number
  passedOver: PassedOverRow[]
  /** Of the sheet. */
  notes: SheetNote[]
  /** Of a CSV file. */
  encoding: CsvEncoding | null
  /** Letters look as if the file was written in another encoding. */
  isDoubtful: boolean
  columns: ColumnChoice[]
  questions: ListQuestion[]
  /** What has to be pointed out before the list can be compared. */
  missing: MissingColumn[]
}

export type FileRefusal = ListRefusal | ListNotReady

export type ToWorker =
  | {
      kind: 'open'
      listKind: ListKind
      fileName: string
      bytes: Uint8Array
      existing: ExistingRows
      learned: readonly HeadingAlias[]
      today: Day
      schoolYear: SchoolYear
      words: ImportWords
    }
  | { kind: 'sheet'; sheetIndex: number; headerRow: number | 'none' | null }
  /** All meanings chosen so far; a column that may not be stored stays out whatever is chosen. */
  | { kind: 'map'; columns: { index: number; meaning: ColumnMeaning }[] }
  | {
      kind: 'plan'
      answers: { questionId: string; value: string }[]
      schoolYear: SchoolYear
      /** null: proposed. */
      coverage: Coverage | null
    }
  | {
      kind: 'accept'
      importId: Id
      rowIds: readonly string[]
      missing: readonly { pupilId: Id; choice: MissingChoice }[]
    }
  /** Asks for the next piece to store. */
  | { kind: 'next' }

export interface ImportProgress {
  kind: 'progress'
  stage: 'reading' | 'columns' | 'comparing' | 'cutting'
  done: number
  total: number
}

export type FromWorker =
  | { kind: 'refused'; code: FileRefusal }
  | { kind: 'columns'; view: ColumnsView }
  /** Part of the preview's rows: 40,000 at once would hold the page up. */
  | { kind: 'rows'; rows: PreviewRow[] }
  /** Its rows are those that went before. */
  | { kind: 'preview'; preview: Preview }
  /** `learned`: rows to store beside the pieces. */
  | { kind: 'accepted'; chunkCount: number; rowCount: number; learned: HeadingAlias[] }
  | { kind: 'chunk'; chunk: ImportChunk & { importId: Id; sequence: number } }
  | ImportProgress
