/**
 * What a page author may write: the part of pdfmake's vocabulary that we can tag, plus our hints (heading, role,
 * alt, artifact, placing, signature). A definition is plain data and is never changed by the engine; pdfmake
 * changes what it is given, so `prepare.ts` makes a fresh copy for every layout.
 *
 * Units: points (1/72 inch) everywhere. Colours: '#rrggbb'.
 */
export type Margin = [left: number, top: number, right: number, bottom: number]
export type Colour = `#${string}`
/** Standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4) an author may ask for. */
export type GroupRole = 'Sect' | 'Div' | 'BlockQuote' | 'Part' | 'Art' | 'Note' | 'Caption'
export type TextRole = 'P' | 'Caption' | 'Note' | 'BlockQuote'

export type TextStyle = {
  fontSize?: number
  lineHeight?: number
  bold?: boolean
  italics?: boolean
  color?: Colour
  alignment?: 'left' | 'right' | 'center'
  characterSpacing?: number
  noWrap?: boolean
}

/** A piece of a paragraph. `link` is an absolute URL; `lang` marks words in another language. */
export type Run = TextStyle & { text: string; link?: string; lang?: string; decoration?: 'underline' }

type Placed = {
  margin?: Margin
  /** 'before' starts a new page. */
  pageBreak?: 'before' | 'after'
  /** Width inside `columns`: points, 'auto' (as wide as the text) or '*' (a share of what is left). */
  width?: number | 'auto' | '*'
  /** Start on a new page when less than this much height is left (keeps a heading with its text). */
  needsHeight?: number
  absolutePosition?: { x: number; y: number }
  relativePosition?: { x: number; y: number }
}

/** What is drawn for the eye only and must not be read aloud. */
type Artifact = { artifact?: boolean }

export type TextBlock = Placed &
  Artifact &
  TextStyle & {
    text: string | (string | Run)[]
    heading?: 1 | 2 | 3
    role?: TextRole
    lang?: string
    /** Of the whole line; left out, most of its letters decide. For a sentence of ours that holds a name. */
    direction?: 'ltr' | 'rtl'
  }

export type StackBlock = Placed &
  Artifact &
  TextStyle & { stack: Block[]; role?: GroupRole; lang?: string; unbreakable?: boolean }

export type ColumnsBlock = Placed & Artifact & TextStyle & { columns: Block[]; columnGap?: number; role?: GroupRole }

export type ListBlock = Placed &
  Artifact &
  TextStyle &
  ({ ul: Block[]; type?: 'disc' | 'square' | 'circle' | 'none' } | { ol: Block[]; start?: number })

export type Cell = Exclude<Block, string> & {
  colSpan?: number
  rowSpan?: number
  fillColor?: Colour
  border?: [boolean, boolean, boolean, boolean]
  verticalAlignment?: 'top' | 'middle' | 'bottom'
}

export type LineStyle = { dash: { length: number; space: number } } | null
/** Measures of a table's lines and paddings; row and column numbers start at 0. */
export type TableLook = {
  hLineWidth?: (line: number, rowCount: number) => number
  vLineWidth?: (line: number, columnCount: number) => number
  hLineColor?: (line: number, rowCount: number) => Colour
  vLineColor?: (line: number) => Colour
  hLineStyle?: (line: number) => LineStyle
  vLineStyle?: (line: number) => LineStyle
  paddingLeft?: (column: number) => number
  paddingRight?: (column: number, columnCount: number) => number
  paddingTop?: (row: number) => number
  paddingBottom?: (row: number) => number
  fillColor?: (row: number) => Colour | null
}

export type TableBlock = Placed &
  Artifact &
  TextStyle & {
    table: {
      body: (Cell | string)[][]
      widths?: (number | 'auto' | '*' | `${number}%`)[]
      /** Rows repeated on each page: the first is tagged, the repeats are artifacts. */
      headerRows?: number
      /** How many columns at the left name their row (TH with scope Row). */
      headerColumns?: number
      keepWithHeaderRows?: number
      dontBreakRows?: boolean
      heights?: number | (number | 'auto')[]
    }
    look?: TableLook
    /** Only places things: no table is tagged, cells are read in the order they are written. */
    placing?: boolean
  }

type Described = { alt: string; artifact?: false } | { artifact: true; alt?: undefined }

export type Vector =
  | {
      type: 'rect'
      x: number
      y: number
      w: number
      h: number
      r?: number
      color?: Colour
      lineColor?: Colour
      lineWidth?: number
      dash?: { length: number; space: number }
    }
  | {
      type: 'line'
      x1: number
      y1: number
      x2: number
      y2: number
      lineColor?: Colour
      lineWidth?: number
      dash?: { length: number; space: number }
      lineCap?: 'butt' | 'round' | 'square'
    }
  | {
      type: 'ellipse'
      x: number
      y: number
      r1: number
      r2: number
      color?: Colour
      lineColor?: Colour
      lineWidth?: number
    }
  | {
      type: 'polyline'
      points: { x: number; y: number }[]
      closePath?: boolean
      color?: Colour
      lineColor?: Colour
      lineWidth?: number
      lineJoin?: 'miter' | 'round' | 'bevel'
      lineCap?: 'butt' | 'round' | 'square'
    }

export type DrawingBlock = Placed & Described & { canvas: Vector[] }
/** `image`: the bytes of a PNG or of a grey or RGB JPEG. */
export type ImageBlock = Placed &
  Described & { image: Uint8Array; fit: [width: number, height: number]; alignment?: TextStyle['alignment'] }
export type SvgBlock = Placed & Described & { svg: string; fit: [width: number, height: number] }
export type QrBlock = Placed & Described & { qr: string; size: number }

/** An empty signature field: a Form element with its widget, where the layout puts it. */
export type SignatureBlock = Placed & {
  signature: {
    /** Field name, unique in the document, without dots. */
    fieldName: string
    /** What a screen reader says of the field (TU), for example "Handtekening van Sanne Adjei, leerling". */
    tooltip: string
    width: number
    height: number
    border?: 'solid' | 'dashed' | 'none'
  }
}

export type Block =
  | string
  | TextBlock
  | StackBlock
  | ColumnsBlock
  | ListBlock
  | TableBlock
  | DrawingBlock
  | ImageBlock
  | SvgBlock
  | QrBlock
  | SignatureBlock

export type PageFurniture = (page: number, pageCount: number) => Block | null

export type TaggedDefinition = {
  content: Block[]
  /** Drawn on every page, as artifacts: nothing in them may be the only place where something is said. */
  header?: PageFurniture
  footer?: PageFurniture
  background?: PageFurniture
  pageSize?: { width: number; height: number }
  pageMargins: Margin
  /** Top margin of the first page, where the letterhead stands in the content itself. */
  firstPageTop?: number
  /** Bookmarks from headings 1 and 2. */
  bookmarks?: boolean
  defaultStyle?: TextStyle
}

export type Attachment = {
  name: string
  mediaType: string
  bytes: Uint8Array
  description: string
  /** AFRelationship (ISO 32000-2, 7.11.3). */
  relationship: 'Source' | 'Data' | 'Alternative' | 'Supplement'
}

export type LayOutWarning =
  | { code: 'characters-replaced'; characters: string[]; count: number }
  | { code: 'control-characters-removed'; count: number }
  | { code: 'kept-together-given-up'; blocks: number }
  | { code: 'page-furniture-cut'; page: number }

/** Where a signature field stands; `rect` in PDF coordinates: left, bottom, right, top, origin bottom left. */
export type SignatureField = { name: string; page: number; rect: [number, number, number, number] }

export type LayOutResult = {
  bytes: Uint8Array
  pageCount: number
  signatureFields: SignatureField[]
  /** In reading order, with the page (0-based) each begins on: what a table of contents needs. */
  headings: { level: 1 | 2 | 3; page: number }[]
  warnings: LayOutWarning[]
}
