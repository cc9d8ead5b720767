/** One worksheet (ECMA-376 part 1, 18.3.1) to rows of text; see list-types.ts for what becomes of each kind of cell. */
import { type CellFormat, isoDateText, numberText } from './cell-formats.ts'
import { cellName, fillDown, type MergedRange, rangeOf } from './cell-names.ts'
import { type ListSheet, listLimits, type SheetNoteCode } from './list-types.ts'
import { PackedFileError } from './packed-file-error.ts'
import { createRichText, isOn, readPart, type SheetPart, unescaped, type WorkbookPackage } from './workbook-parts.ts'

export interface SheetSettings {
  strings: readonly string[]
  formats: readonly CellFormat[]
  dates1904: boolean
}

/** A row farther down than this is a slip (Ctrl+End and a space), and would make a million blank rows. */
const lastRowLimit = 100_000
const mergeLimit = 50_000

/** Throws PackedFileError: `too-many-rows`, `too-many-columns`, or what is wrong with the file. */
export async function readSheet(from: WorkbookPackage, sheet: SheetPart, settings: SheetSettings): Promise<ListSheet> {
  const rows: string[][] = []
  const hiddenColumns = new Set<number>()
  const hiddenRows: number[] = []
  const notes = createNotes()
  const merges: MergedRange[] = []
  const cell = createCell(settings)
  let row = -1
  let column = -1
  let filledRows = 0
  let isRowHidden = false

  function keep(text: string): void {
    if (text.trim() === '') return
    if (row >= lastRowLimit) throw new PackedFileError('too-many-rows', `row ${row + 1}`)
    if (column >= listLimits.columns) throw new PackedFileError('too-many-columns', `column ${column + 1}`)
    while (rows.length <= row) rows.push([])
    const cells = rows[row] ?? []
    if (cells.length === 0) {
      filledRows += 1
      if (filledRows > listLimits.dataRows + 1) throw new PackedFileError('too-many-rows', `row ${row + 1}`)
      if (isRowHidden) hiddenRows.push(row)
    }
    while (cells.length < column) cells.push('')
    if (text.length > listLimits.cellCharacters) notes.add('cells-cut', row, column)
    cells[column] = text.slice(0, listLimits.cellCharacters)
  }

  const isThere = await readPart(from, sheet.part, {
    open(name, attribute) {
      switch (name) {
        case 'col':
          if (isOn(attribute('hidden')) || attribute('width') === '0') {
            const last = Math.min(Number(attribute('max')), listLimits.columns)
            for (let at = Math.max(1, Number(attribute('min'))); at <= last; at += 1) hiddenColumns.add(at - 1)
          }
          break
        case 'row': {
          // Row and cell may go without their names; then they follow on the one before.
          const named = Number(attribute('r'))
          row = Number.isInteger(named) && named > row + 1 ? named - 1 : row + 1
          column = -1
          isRowHidden = isOn(attribute('hidden'))
          break
        }
        case 'c': {
          const named = rangeOf(attribute('r'))
          column = named === null ? column + 1 : named.left
          cell.start(attribute('t'), Number(attribute('s') || 0))
          break
        }
        case 'mergeCell': {
          const range = rangeOf(attribute('ref'))
          if (range !== null && merges.length < mergeLimit) merges.push(range)
          break
        }
        default:
          cell.open(name, attribute)
      }
    },
    text: cell.text,
    close(name) {
      if (name !== 'c') return cell.close(name)
      const { text, note } = cell.finish()
      if (note !== null) notes.add(note, row, column)
      keep(text)
    },
  })
  if (!isThere) throw new PackedFileError('is-damaged', 'a sheet is missing')
  for (const range of merges) {
    const filled = fillDown(rows, range)
    if (filled > 0) notes.add('merged-cells-filled', range.top, range.left, filled)
  }
  if (hiddenRows[0] !== undefined) notes.add('hidden-rows', hiddenRows[0], 0, hiddenRows.length)
  return {
    name: sheet.name,
    isHidden: sheet.isHidden,
    rows,
    hiddenColumns: [...hiddenColumns].toSorted((left, right) => left - right),
    hiddenRows,
    notes: notes.all(),
  }
}

function createNotes() {
  const found = new Map<SheetNoteCode, { count: number; firstCell: string }>()
  return {
    add(code: SheetNoteCode, row: number, column: number, count = 1): void {
      const note = found.get(code)
      if (note === undefined) found.set(code, { count, firstCell: cellName(row, column) })
      else note.count += count
    },
    all: () => [...found].map(([code, note]) => ({ code, ...note })),
  }
}

/** A name that can't be found is no empty cell: the file has lost something. */
function sharedString(strings: readonly string[], index: string): string {
  const text = strings[Number(index)]
  if (text === undefined) throw new PackedFileError('is-damaged', `no shared string ${index}`)
  return text
}

/** Collects what stands between <c> and </c>. */
function createCell({ strings, formats, dates1904 }: SheetSettings) {
  const inline = createRichText()
  let type = ''
  let format: CellFormat = { kind: 'number' }
  let value = ''
  let isValue = false
  let hasValue = false
  let hasFormula = false

  function textOf(): string {
    switch (type) {
      case 's':
        return hasValue ? sharedString(strings, value) : ''
      case 'inlineStr':
        return inline.take()
      case 'str':
        return unescaped(value)
      case 'b':
        return hasValue ? (isOn(value.trim()) ? 'ja' : 'nee') : ''
      case 'd':
        return isoDateText(value)
      case 'e':
        return ''
      default:
        return hasValue ? numberText(value, format, dates1904) : ''
    }
  }

  return {
    start(newType: string, style: number): void {
      type = newType
      format = formats[style] ?? { kind: 'number' }
      value = ''
      isValue = hasValue = hasFormula = false
      inline.take()
    },
    open(name: string, attribute: (name: string) => string): void {
      if (name === 'v') isValue = hasValue = true
      else if (name === 'f') hasFormula = true
      else inline.open(name, attribute)
    },
    close(name: string): void {
      if (name === 'v') isValue = false
      else inline.close(name)
    },
    text(part: string): void {
      if (isValue) value += part
      else inline.text(part)
    },
    finish(): { text: string; note: SheetNoteCode | null } {
      const isError = type === 'e' && hasValue
      const ofFormula = hasFormula ? (hasValue ? 'formula-values' : 'formulas-without-value') : null
      return { text: textOf(), note: isError ? 'error-cells' : ofFormula }
    },
  }
}
