/** What the page and the class-list worker say to each other. */

import type { CsvEncoding, CsvRefusal } from '#documents/lists/read-csv.ts'
import type { ImportChunk } from '#domain/pupils/class-list/import-chunks.ts'
import type { ClassListRefusal, ParsedClassList } from '#domain/pupils/class-list/parse-class-list.ts'
import type { ExistingRows, ImportPlan, ImportRow } from '#domain/pupils/class-list/plan-import.ts'
import type { Day, SchoolYear } from '#domain/shared/dates.ts'

/** A row as the preview shows it; what it would store stays in the worker. */
export type PreviewRow = Omit<ImportRow, 'edits'>

export interface Preview {
  schoolYear: SchoolYear
  encoding: CsvEncoding
  /** Letters look as if the file was written in another encoding. */
  isDoubtful: boolean
  columns: ParsedClassList['columns']
  rows: PreviewRow[]
  counts: ImportPlan['counts']
}

export type FileRefusal = CsvRefusal | ClassListRefusal

export type ToWorker =
  | { kind: 'read'; bytes: Uint8Array; existing: ExistingRows; today: Day; schoolYear: SchoolYear }
  | { kind: 'replan'; schoolYear: SchoolYear }
  | { kind: 'accept'; rowIds: string[] }
  /** Asks for the next piece to store. */
  | { kind: 'next' }

export type FromWorker =
  | { kind: 'refused'; code: FileRefusal }
  | { kind: 'preview'; preview: Preview }
  | { kind: 'accepted'; chunkCount: number }
  | { kind: 'chunk'; chunk: ImportChunk }
