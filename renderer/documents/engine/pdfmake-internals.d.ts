/**
 * The shapes of pdfmake 0.3.11's and pdfkit 0.20.2's own modules, as far as we build on them. Both are pinned
 * exactly; the tag guard (tests/unit/documents/engine) is what makes an update safe.
 */
declare module 'pdfmake-shapes' {
  import type { Inline, LayoutNode, LineShape, Page, PageItem, VectorShape } from '#documents/engine/layout-node.ts'

  export type FontOfPdf = {
    id: string
    name: string
    font: FontFile
    ascender: number
    descender: number
    unicode: number[][]
    widths: number[]
    document: KitDocument
    subset: { encode(): Uint8Array }
    widthOfString(text: string, size: number, features?: unknown): number
    lineHeight(size: number): number
    ref(): Ref
    embed(): void
    layoutRun(text: string, features?: unknown): unknown
    toUnicodeCmap(): Ref
  }

  export type FontFile = {
    postscriptName: string
    unitsPerEm: number
    hasGlyphForCodePoint(codePoint: number): boolean
    layout(text: string, features?: unknown, script?: string, language?: string, direction?: 'ltr' | 'rtl'): unknown
    createSubset(): unknown
    _glyphs: Record<number, unknown>
  }

  export type Ref = {
    id: number
    data: Record<string, unknown>
    compress: boolean
    write(chunk: string | Uint8Array): void
    end(chunk?: string | Uint8Array): void
  }

  export type NumberTree = { limits: boolean; add(key: number, value: unknown): void; get(key: number): unknown }

  export class KitDocument {
    constructor(fonts: object, images: object, patterns: object, attachments: object, options: Record<string, unknown>)
    page: {
      width: number
      height: number
      dictionary: Ref
      annotations: Ref[]
      structParentTreeKey: number
    }
    fonts: Record<string, unknown>
    fontCache: Record<string, Record<string, FontOfPdf>>
    _font: FontOfPdf
    _root: Ref
    _id: Uint8Array
    _waiting: number
    _imageRegistry: Record<string, KitImage>
    info: Record<string, unknown>
    options: Record<string, unknown>
    metadataRef: Ref
    outline: OutlineItem
    push(chunk: Uint8Array | null): boolean
    ref(data?: unknown): Ref
    end(): void
    addPage(options: { size: [number, number] }): this
    addContent(operator: string): this
    getStructTreeRoot(): Ref
    getStructParentTree(): NumberTree
    createStructParentTreeNextKey(): number
    provideFont(family: string, bold?: boolean, italics?: boolean): FontOfPdf
    openImage(source: Uint8Array): KitImage
    file(source: Uint8Array, options: Record<string, unknown>): Ref
    fontSize(size: number): this
    fillColor(colour: string): this
    opacity(value: number): this
    rect(x: number, y: number, width: number, height: number): this
    fill(): this
    save(): this
    restore(): this
    endMetadata(): void
    endAcroForm(): this
    _convertRect(x: number, y: number, width: number, height: number): [number, number, number, number]
    _fragment(text: string, x: number, y: number, options: Record<string, unknown>): void
  }

  export type OutlineItem = { addItem(title: string, options?: { expanded?: boolean }): OutlineItem }

  export type KitImage = {
    width: number
    height: number
    orientation?: number
    colorSpace?: string
    embed(document: KitDocument): void
  }

  export class Renderer {
    constructor(document: KitDocument)
    pdfDocument: KitDocument
    renderVector(vector: VectorShape): void
    renderImage(image: LayoutNode): void
    renderSVG(svg: LayoutNode): void
    beginVerticalAlignment(item: unknown): void
    endVerticalAlignment(item: unknown): void
    beginClip(rect: unknown): void
    endClip(): void
  }

  export class TextDecorator {
    constructor(document: KitDocument)
    drawDecorations(line: LineShape, x: number, y: number): void
  }

  export class Line implements LineShape {
    constructor(maxWidth: number)
    maxWidth: number
    leadingCut: number
    trailingCut: number
    inlineWidths: number
    inlines: Inline[]
    x?: number
    y?: number
    newLineForced?: boolean
    lastLineInParagraph?: boolean
    addInline(inline: Inline): void
    getHeight(): number
    getWidth(): number
    getAscenderHeight(): number
    getAvailableWidth(): number
  }

  export class DocumentContext {
    page: number
    pages: Page[]
    y: number
    availableWidth: number
    availableHeight: number
    pageMargins: { left: number; top: number; right: number; bottom: number }
    snapshots: unknown[]
    backgroundLength: number[]
    addListener(name: 'pageAdded', listener: (page: Page) => void): void
    getCurrentPage(): Page | null
  }

  export class PageElementWriter {
    constructor(context: DocumentContext)
    transactionLevel: number
    context(): DocumentContext
    addPage(size: unknown, orientation: null, margins: unknown): void
    moveToNextPage(): void
  }

  export class DocPreprocessor {
    preprocessDocument(node: LayoutNode): LayoutNode
    preprocessBlock(node: LayoutNode): LayoutNode
  }

  export class DocMeasure {
    constructor(document: KitDocument, styles: object, defaultStyle: object, svgMeasure: unknown, tableLayouts: object)
    measureDocument(node: LayoutNode): LayoutNode
    measureLeaf(node: LayoutNode): LayoutNode
  }

  export class LayoutBuilder {
    constructor(pageSize: unknown, pageMargins: unknown, svgMeasure: unknown)
    pageSize: unknown
    pageMargins: unknown
    svgMeasure: unknown
    tableLayouts: object
    linearNodeList: LayoutNode[]
    writer: PageElementWriter
    docPreprocessor: DocPreprocessor
    docMeasure: DocMeasure
    processNode(node: LayoutNode, isVerticalAlignmentAllowed?: boolean): void
    buildNextLine(node: LayoutNode): LineShape | null
    addBackground(background: unknown): void
    addHeadersAndFooters(header: unknown, footer: unknown): void
    addDynamicRepeatable(getter: unknown, size: unknown, name: string): void
  }

  export type { PageItem }
}

declare module 'pdfmake/js/*' {
  const module: unknown
  export default module
}

declare module 'fontkit' {
  import type { FontFile } from 'pdfmake-shapes'
  export function create(bytes: Uint8Array): FontFile
}

declare module 'bidi-js' {
  type Levels = { levels: Uint8Array; paragraphs: { start: number; end: number; level: number }[] }
  export default function bidiFactory(): {
    getEmbeddingLevels(text: string, direction?: 'ltr' | 'rtl'): Levels
    getBidiCharTypeName(character: string): string
    getMirroredCharacter(character: string): string | null
  }
}
