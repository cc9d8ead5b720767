/**
 * One file being imported, as the worker keeps it: the sheets, what was said of their columns, the plan and the
 * pieces to store. Rows never leave it but to be shown or stored.
 */
import type { ListSheet, ReadList } from '#documents/lists/list-types.ts'
import { readList } from '#documents/lists/read-list.ts'
import type { ColumnMeaning, ListKind } from '#domain/pupils/class-list/headings.ts'
import { type ImportChunk, importChunks, missingChunks } from '#domain/pupils/class-list/import-chunks.ts'
import { aliasesToLearn } from '#domain/pupils/class-list/learn.ts'
import { findHeader } from '#domain/pupils/class-list/list-body.ts'
import { type ListToRead, prepareList, withAnswers } from '#domain/pupils/class-list/list-to-read.ts'
import { readClassList } from '#domain/pupils/class-list/parse-class-list.ts'
import { type ImportPlan, type PlanOptions, planImport, withCoverage } from '#domain/pupils/class-list/plan-import.ts'
import { type Answers, noAnswers } from '#domain/pupils/class-list/questions.ts'
import { shownCell } from '#domain/pupils/class-list/sensitive-columns.ts'
import { planGuardianList } from '#domain/pupils/guardian-list/plan-guardian-list.ts'
import type { Clock, Id } from '#domain/shared/row.ts'
import type { ColumnsView, FromWorker, ImportProgress, PreviewRow, ToWorker } from './class-list-messages.ts'

/** Small enough that sealing a piece is not felt on the page. */
const rowsPerChunk = 50
const firstRowCount = 20
const shownCellLength = 80

export class OutOfOrderError extends Error {
  readonly code = 'class-list-worker-out-of-order'
}

type Message<Kind extends ToWorker['kind']> = Extract<ToWorker, { kind: Kind }>
type Answer = Exclude<FromWorker, ImportProgress>
type Tell = (stage: ImportProgress['stage'], done: number, total: number) => void

export interface ListSession {
  columns: (chosen: { sheetIndex: number; headerRow: number | 'none' | null }) => Answer
  map: (columns: Message<'map'>['columns']) => Answer
  plan: (message: Message<'plan'>) => Answer
  accept: (message: Message<'accept'>) => Answer
  next: () => Answer
}

/** Reads the file and takes the likeliest sheet. */
export async function openList(
  given: Message<'open'>,
  clock: Clock,
  tell: Tell,
): Promise<{ session: ListSession; answer: Answer } | { session: null; answer: Answer }> {
  tell('reading', 0, 1)
  const read = await readList(given.fileName, given.bytes)
  if (!read.ok) return { session: null, answer: { kind: 'refused', code: read.code } }
  tell('columns', 0, 1)
  const session = listSession(given, read.value, clock, tell)
  const answer = session.columns({ sheetIndex: likeliestSheet(read.value.sheets, given.listKind), headerRow: null })
  return { session, answer }
}

function listSession(given: Message<'open'>, file: ReadList, clock: Clock, tell: Tell): ListSession {
  const { listKind, existing, learned, today, words } = given
  let sheetIndex = 0
  let headerRow: number | 'none' | null = null
  let asked: ReadonlyMap<number, ColumnMeaning> = new Map()
  let list: ListToRead | null = null
  let planned: { plan: ImportPlan; from: string; said: Answers } | null = null
  let chunks: ImportChunk[] = []
  let importId: Id | null = null
  let sent = 0

  const prepare = (): ReturnType<typeof prepareList> =>
    prepareList(file.sheets[sheetIndex]?.rows ?? [], {
      listKind,
      learned,
      hiddenColumns: file.sheets[sheetIndex]?.hiddenColumns ?? [],
      asked,
      headerIndex: headerRow === 'none' ? -1 : headerRow,
      isWorkbook: file.format === 'xlsx',
      hiddenRows: file.sheets[sheetIndex]?.hiddenRows ?? [],
      answers: noAnswers,
    })

  const showColumns = (): Answer => {
    planned = null
    const prepared = prepare()
    if (!prepared.ok) return { kind: 'refused', code: prepared.code }
    list = prepared.value
    return { kind: 'columns', view: viewOf(file, sheetIndex, listKind, list) }
  }

  const planFor = (prepared: ListToRead, message: Message<'plan'>): ImportPlan => {
    const said: Answers = new Map(message.answers.map(({ questionId, value }) => [questionId, value]))
    const from = JSON.stringify([message.schoolYear, [...said]])
    if (planned?.from === from) return withCoverage(planned.plan, message.coverage, today)
    list = withAnswers(prepared, said, { listKind, learned })
    const total = list.body.rows.length
    tell('comparing', 0, total)
    const options: PlanOptions = {
      words,
      today,
      coverage: message.coverage,
      onRows: (done) => tell('comparing', done, total),
    }
    const plan =
      listKind === 'guardian-list'
        ? planGuardianList(list, existing, message.schoolYear, clock, options)
        : planImport(readClassList(list, today), existing, message.schoolYear, clock, options)
    planned = { plan, from, said }
    return plan
  }

  return {
    columns(chosen) {
      sheetIndex = chosen.sheetIndex
      headerRow = chosen.headerRow
      asked = new Map()
      return showColumns()
    },
    map(columns) {
      asked = new Map(columns.map(({ index, meaning }) => [index, meaning]))
      return showColumns()
    },
    plan(message) {
      if (list === null) throw new OutOfOrderError('planned before there was a list')
      if (list.missing.length > 0) return { kind: 'refused', code: 'no-header' }
      const plan = planFor(list, message)
      if (planned) planned.plan = plan
      const { schoolYear, counts, isRollover, coverage, coverageChoices, notOnList } = plan
      const rows = plan.rows.map(({ edits: _edits, ...shown }): PreviewRow => shown)
      return {
        kind: 'preview',
        preview: { schoolYear, counts, isRollover, coverage, coverageChoices, notOnList, rows },
      }
    },
    accept(message) {
      if (!planned || !list) throw new OutOfOrderError('accepted before there was a plan')
      tell('cutting', 0, 1)
      const choices = new Map(message.missing.map(({ pupilId, choice }) => [pupilId, choice]))
      chunks = [
        ...importChunks(planned.plan, new Set(message.rowIds), rowsPerChunk),
        ...missingChunks(planned.plan, choices, rowsPerChunk, clock),
      ]
      importId = message.importId
      sent = 0
      return {
        kind: 'accepted',
        chunkCount: chunks.length,
        rowCount: chunks.reduce((sum, { rowCount }) => sum + rowCount, 0),
        learned: aliasesToLearn(list, planned.said, learned, listKind, clock),
      }
    },
    next() {
      const chunk = chunks[sent]
      if (!chunk || importId === null) throw new OutOfOrderError('asked for more pieces than there are')
      // A piece that was handed over is not kept twice.
      chunks[sent] = { rowCount: 0, puts: [] }
      sent += 1
      return { kind: 'chunk', chunk: { ...chunk, importId, sequence: sent } }
    },
  }
}

/** The first sheet in sight with headings we know, else the first in sight with several rows. */
function likeliestSheet(sheets: readonly ListSheet[], listKind: ListKind): number {
  const inSight = sheets.map((sheet, index) => ({ sheet, index })).filter(({ sheet }) => !sheet.isHidden)
  const known = inSight.find(({ sheet }) => findHeader(sheet.rows, listKind, () => false) !== -1)
  const filled = inSight.find(({ sheet }) => sheet.rows.filter((row) => row.length > 1).length > 1)
  return (known ?? filled ?? inSight[0])?.index ?? 0
}

function viewOf(file: ReadList, sheetIndex: number, listKind: ListKind, list: ListToRead): ColumnsView {
  const sheet = file.sheets[sheetIndex]
  const isHeaderKnown = !list.missing.includes('header')
  const kept = new Set(list.columns.filter(({ meaning }) => meaning.kind === 'sensitive').map(({ index }) => index))
  const cellIn = (written: string, row: number, column: number): string => {
    if (row > list.body.lastHeadingIndex && kept.has(column)) return written.trim() === '' ? '' : '•••'
    const cell = shownCell(written)
    return cell.length > shownCellLength ? `${cell.slice(0, shownCellLength)}…` : cell
  }
  return {
    listKind,
    sheets: file.sheets.map(({ name, isHidden, rows }) => ({
      name,
      isHidden,
      rowCount: rows.filter((row) => row.length > 0).length,
    })),
    tooLarge: file.tooLarge,
    sheetIndex,
    headerRow: list.headerIndex === -1 ? (isHeaderKnown ? 'none' : null) : list.headerIndex,
    firstRows: (sheet?.rows ?? [])
      .slice(0, firstRowCount)
      .map((cells, row) => cells.map((cell, column) => cellIn(cell, row, column))),
    rowCount: list.body.rows.length,
    passedOver: list.body.passedOver,
    notes: sheet?.notes ?? [],
    encoding: file.encoding,
    isDoubtful: file.isDoubtful,
    columns: list.columns,
    questions: list.questions,
    missing: list.missing,
  }
}
