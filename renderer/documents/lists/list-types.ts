/**
 * What a list file becomes, whatever it was written in: sheets of rows of text. CSV and TSV have one sheet. Says
 * nothing about what the columns mean (domain/pupils/class-list).
 *
 * Cells are text as a Dutch reader would write it: dates dd-mm-jjjj (with a time: dd-mm-jjjj uu:mm), decimal comma,
 * leading zeros where the cell's format shows them, WAAR/ONWAAR as "ja"/"nee", an error value as an empty cell.
 */
import type { CsvDelimiter, CsvEncoding } from './read-csv.ts'

export const listLimits = {
  sizeBytes: 30 * 1024 * 1024,
  /** Beside one row of headings; rows in which nothing is written don't count. */
  dataRows: 40_000,
  columns: 200,
  sheets: 50,
  /** A cell longer than this is cut, with a note: Excel's own limit. */
  cellCharacters: 32_767,
  /** Of all parts of a workbook together, really inflated. */
  inflatedBytes: 250 * 1024 * 1024,
  zipEntries: 2_000,
}

export type SheetNoteCode =
  /** A merged cell that goes over several rows is read into each of them. */
  | 'merged-cells-filled'
  /** The value a formula had when the file was saved is read, never the formula. */
  | 'formula-values'
  /** A formula saved without a value: an empty cell. Open and save the file in Excel. */
  | 'formulas-without-value'
  /** #N/B, #VERW! and so on: an empty cell. */
  | 'error-cells'
  | 'cells-cut'
  /** Rows hidden by hand or by a filter are read all the same. */
  | 'hidden-rows'

export interface SheetNote {
  code: SheetNoteCode
  /** How many cells, or rows. */
  count: number
  /** The first of them as a spreadsheet names it, "C12". */
  firstCell: string
}

export interface ListSheet {
  /** As on its tab; empty for CSV and TSV. */
  name: string
  /** Hidden in the workbook: offer it, but not as the first choice. */
  isHidden: boolean
  /** Index + 1 is the row number a spreadsheet shows; blank rows stand as [], those at the end are left off. */
  rows: string[][]
  /** Indexes (from 0) of columns the workbook hides: often what was not meant to be passed on. Their cells are in `rows`. */
  hiddenColumns: number[]
  /** Indexes (from 0) of rows hidden by hand or by a filter. They are in `rows`. */
  hiddenRows: number[]
  notes: SheetNote[]
}

export type ListFormat = 'csv' | 'xlsx'

export interface ReadList {
  format: ListFormat
  /** Of CSV; null for a workbook. */
  encoding: CsvEncoding | null
  delimiter: CsvDelimiter | null
  /** Letters look as if the file was written in another encoding. */
  isDoubtful: boolean
  /** In the workbook's order, at least one with something in it. */
  sheets: ListSheet[]
  /** Sheets beyond the limits, left out where others can be read. */
  tooLarge: { name: string; code: 'too-many-rows' | 'too-many-columns' }[]
}

export type ListRefusal =
  | 'file-empty'
  | 'file-too-large'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'too-many-sheets'
  | 'is-pdf'
  | 'is-picture'
  /** HTML or XML, also what some programs call .xls. */
  | 'is-web-page'
  | 'is-binary'
  /** A quoted cell never ends: the file is cut off or a quote is stray. */
  | 'quote-not-closed'
  /** .xls of Excel 97–2003: save it as .xlsx. */
  | 'is-old-workbook'
  /** .xlsb: save it as .xlsx. */
  | 'is-binary-workbook'
  /** .ods of LibreOffice: save it as .xlsx. */
  | 'is-open-document'
  | 'is-apple-numbers'
  /** The workbook asks for a password to open it. */
  | 'is-encrypted'
  /** A zip, but no workbook: a Word file, or files packed together. */
  | 'zip-without-sheet'
  /** Cut off, or changed on the way. */
  | 'is-damaged'
  /** Small when packed, enormous when unpacked: made to do harm, or full of empty formatted cells. */
  | 'inflates-too-much'
