/**
 * The nodes, lines and page items that pass through pdfmake's layout, with what we hang on them: each node knows
 * its structure element (or that it is an artifact), so that whatever is drawn for it lands in that element.
 */
import type { FontOfPdf } from 'pdfmake-shapes'
import type { GroupRole, SignatureBlock, TextRole } from './definition.ts'
import type { StructElement } from './structure.ts'

/** Artifact types of ISO 32000-1, 14.8.2.2. */
export type ArtifactKind = 'Layout' | 'Background' | 'Header' | 'Footer'

export type Hint = {
  /** The same for the same node in every copy of one definition. */
  id: number
  heading?: 1 | 2 | 3
  role?: GroupRole | TextRole
  lang?: string
  alt?: string
  artifact?: boolean
  placing?: boolean
  /** Head rows of a table that had to be laid out as body rows. */
  headerRows?: number
  headerColumns?: number
  needsHeight?: number
  signature?: SignatureBlock['signature']
}

export type LayoutRun = Record<string, unknown> & { text: string }

export type LayoutNode = {
  _hint?: Hint
  _element?: StructElement
  _artifact?: ArtifactKind
  _inlines?: Inline[]
  _span?: boolean
  /** Points; measured before layout. */
  _minWidth?: number
  _width?: number
  _height?: number
  x?: number
  y?: number
  text?: string | LayoutRun[] | { text: LayoutRun[] }[]
  stack?: LayoutNode[]
  columns?: LayoutNode[]
  ul?: LayoutNode[]
  ol?: LayoutNode[]
  table?: { body: LayoutNode[][]; headerRows?: number; dontBreakRows?: boolean; keepWithHeaderRows?: number }
  canvas?: VectorShape[]
  image?: string
  svg?: string
  unbreakable?: boolean
  colSpan?: number
  rowSpan?: number
  listMarker?: { canvas?: VectorShape[]; _inlines?: Inline[] }
  [other: string]: unknown
}

export type Inline = {
  text: string
  x: number
  width: number
  height: number
  font: FontOfPdf
  fontSize: number
  color: string
  link?: string | null
  lang?: string
  characterSpacing?: number
  fontFeatures?: unknown
  decoration?: unknown
  noWrap?: boolean
  noNewLine?: boolean
  lineEnd?: boolean
  leadingCut: number
  trailingCut: number
  alignment?: string
  /** Bidi embedding level; odd runs from right to left. */
  bidiLevel?: number
  /** Set on list labels, which pdfmake lays out apart from the item. */
  _element?: StructElement
  [other: string]: unknown
}

export type VectorShape = {
  type: string
  x?: number
  y?: number
  w?: number
  h?: number
  color?: string
  lineColor?: string
  _element?: StructElement
  _artifact?: ArtifactKind
  _serial?: number
  /** Dark modules of a QR code, row by row. */
  _modules?: boolean[][]
  _signature?: SignatureBlock['signature']
  [other: string]: unknown
}

export type LineShape = {
  x?: number
  y?: number
  inlines: Inline[]
  getHeight(): number
  getAscenderHeight(): number
  _element?: StructElement | undefined
  _artifact?: ArtifactKind | undefined
  /** Counts the lines built, so that a line that was never placed is noticed. */
  _serial?: number
}

export type PageItem =
  | { type: 'line'; item: LineShape }
  | { type: 'vector'; item: VectorShape }
  | { type: 'image' | 'svg'; item: LayoutNode }
  | { type: 'beginVerticalAlignment' | 'endVerticalAlignment' | 'beginClip' | 'endClip'; item: unknown }

export type Page = {
  items: PageItem[]
  pageSize: { width: number; height: number }
  pageMargins: { left: number; top: number; right: number; bottom: number }
}
