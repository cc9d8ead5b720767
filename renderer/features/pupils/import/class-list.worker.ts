/**
 * Reads and compares a class list away from the page's thread, so that 40,000 rows never freeze it. The plan stays
 * here; the page gets what it shows, and when it stores, one piece at a time.
 */

import { type CsvEncoding, readCsv } from '#documents/lists/read-csv.ts'
import { type ImportChunk, importChunks } from '#domain/pupils/class-list/import-chunks.ts'
import { type ParsedClassList, parseClassList } from '#domain/pupils/class-list/parse-class-list.ts'
import { type ExistingRows, type ImportPlan, planImport } from '#domain/pupils/class-list/plan-import.ts'
import type { SchoolYear } from '#domain/shared/dates.ts'
import { clock } from '#features/shared/clock.ts'
import type { FromWorker, PreviewRow, ToWorker } from './class-list-messages.ts'

/** Small enough that sealing a piece is not felt on the page. */
const rowsPerChunk = 100

interface Loaded {
  list: ParsedClassList
  existing: ExistingRows
  encoding: CsvEncoding
  isDoubtful: boolean
}

let loaded: Loaded | undefined
let plan: ImportPlan | undefined
let chunks: ImportChunk[] = []

class OutOfOrderError extends Error {
  readonly code = 'class-list-worker-out-of-order'
}

const say = (message: FromWorker): void => self.postMessage(message)

self.addEventListener('message', (event: MessageEvent<ToWorker>) => {
  const message = event.data
  switch (message.kind) {
    case 'read': {
      const csv = readCsv(message.bytes)
      if (!csv.ok) return say({ kind: 'refused', code: csv.code })
      const list = parseClassList(csv.value.rows, message.today)
      if (!list.ok) return say({ kind: 'refused', code: list.code })
      loaded = {
        list: list.value,
        existing: message.existing,
        encoding: csv.value.encoding,
        isDoubtful: csv.value.doubtful,
      }
      return makePlan(message.schoolYear)
    }
    case 'replan':
      return makePlan(message.schoolYear)
    case 'accept':
      if (!plan) throw new OutOfOrderError('accepted before there was a plan')
      chunks = importChunks(plan, new Set(message.rowIds), rowsPerChunk)
      return say({ kind: 'accepted', chunkCount: chunks.length })
    case 'next': {
      const chunk = chunks.shift()
      if (!chunk) throw new OutOfOrderError('asked for more pieces than there are')
      return say({ kind: 'chunk', chunk })
    }
  }
})

function makePlan(schoolYear: SchoolYear): void {
  if (!loaded) throw new OutOfOrderError('planned before there was a list')
  plan = planImport(loaded.list, loaded.existing, schoolYear, clock)
  const rows = plan.rows.map(({ edits: _edits, ...shown }): PreviewRow => shown)
  const { encoding, isDoubtful } = loaded
  say({
    kind: 'preview',
    preview: { schoolYear, encoding, isDoubtful, columns: plan.columns, rows, counts: plan.counts },
  })
}
