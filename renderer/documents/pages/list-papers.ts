/**
 * What lists on paper are made of: plain data, filled by whoever asks for them. Paper prints what it is given; which
 * address may be printed at all is decided in the domain (pupils/families/addresses.ts).
 */
import type { DocumentModel } from '#domain/reports/document-model.ts'
import type { Day } from '#domain/shared/dates.ts'

interface PaperHead {
  language: 'nl' | 'en'
  letterhead: DocumentModel['letterhead']
  /** "Klassenlijst 4H2" */
  title: string
  /** Under the title; may be empty. "Schooljaar 2026–2027 · mentor M. Hoekstra · 27 leerlingen" */
  subject: string
  madeOnDay: Day
}

export interface ListColumn {
  heading: string
  /** Points; 'auto': as wide as its longest text; '*' (when left out): a share of what is left. */
  width?: number | 'auto' | '*'
  /** A box to tick in each row; the rows' texts for this column are left out. */
  isTick?: boolean
}

/** A class list or a letter list: rows of text under headings. The first column names its row. */
export interface ListSheet extends PaperHead {
  kind: 'list-sheet'
  columns: readonly ListColumn[]
  /** One text for each column; a line break starts a new line. */
  rows: readonly (readonly string[])[]
  isLandscape: boolean
}

export interface Portrait {
  name: string
  /** Under the name; may be empty. */
  detail: string
  /** Bytes of a PNG or of a grey or RGB JPEG; null prints an empty frame. */
  image: Uint8Array | null
}

export interface PhotoSheet extends PaperHead {
  kind: 'photo-sheet'
  perRow: 4 | 5
  portraits: readonly Portrait[]
}

/** By columns and rows on a sheet of A4; measures in `labelSheets`. */
export type LabelLayout = '3x8' | '2x7'

export interface LabelSheet {
  kind: 'label-sheet'
  language: 'nl' | 'en'
  /** In the file's properties only: nothing but labels is printed. */
  title: string
  madeOnDay: Day
  layout: LabelLayout
  /** The first label that is still on the sheet: 1 is at the top left, then along the row. */
  startAt: number
  /** Lines of each label; empty lines are left out. */
  labels: readonly (readonly string[])[]
}

export type ListPaper = ListSheet | PhotoSheet | LabelSheet

export interface LabelMeasures {
  columns: number
  rows: number
  widthMm: number
  heightMm: number
  /** From the paper's edge to the first label. */
  leftMm: number
  topMm: number
  gapMm: number
}

/** 24 labels of 70 × 37 mm without a gap (Avery 3474 and its like), 14 of 99.1 × 38.1 mm (Avery L7163). */
export const labelSheets: Readonly<Record<LabelLayout, LabelMeasures>> = {
  '3x8': { columns: 3, rows: 8, widthMm: 70, heightMm: 37, leftMm: 0, topMm: 0.5, gapMm: 0 },
  '2x7': { columns: 2, rows: 7, widthMm: 99.1, heightMm: 38.1, leftMm: 4.65, topMm: 15.15, gapMm: 2.5 },
}

/** Sheets that `labelCount` labels take from `startAt` on. */
export function labelSheetCount(layout: LabelLayout, startAt: number, labelCount: number): number {
  const { columns, rows } = labelSheets[layout]
  return labelCount === 0 ? 0 : Math.ceil((startAt - 1 + labelCount) / (columns * rows))
}

/** Of the content, so that the same list gives the same file: 32 hexadecimal digits for the file's own id. */
export function paperId(paper: ListPaper): string {
  const text = JSON.stringify(paper, (_key, value: unknown) =>
    value instanceof Uint8Array ? `${value.length}:${value.slice(0, 4096).join()}` : value,
  )
  return [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b].map((seed) => fnv1a(text, seed)).join('')
}

/** FNV-1a, 32 bits; tells files apart and protects nothing. */
function fnv1a(text: string, seed: number): string {
  let hash = seed
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
