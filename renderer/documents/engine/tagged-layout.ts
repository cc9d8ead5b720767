/**
 * pdfmake's layout with tags. It places; we say what each placed thing is. Also: a first page with a top margin of
 * its own, headings that stay with their text, and proof that nothing was lost. pdfmake drops a block that must
 * stay together and is taller than a page, without a word; here every line and figure built is counted and looked
 * for on the pages.
 */
import type { KitDocument } from 'pdfmake-shapes'
import type { LayOutWarning } from './definition.ts'
import type { ArtifactKind, LayoutNode, LineShape, Page } from './layout-node.ts'
import { buildLine, type Cursors } from './line-builder.ts'
import {
  DocMeasure,
  DocPreprocessor,
  DocumentContext,
  LayoutBuilder,
  PageElementWriter,
  SvgMeasure,
} from './pdfmake-modules.ts'
import { buildRoleTree, markArtifact, type RoleTree } from './role-tree.ts'
import type { StructElement } from './structure.ts'

export type Furniture = ((page: number, pageCount: number) => LayoutNode | null) | undefined

export type Pages = {
  pageSize: { width: number; height: number }
  pageMargins: { left: number; top: number; right: number; bottom: number }
  firstPageTop: number
}

type Margins = Pages['pageMargins']

export type LaidOut = {
  pages: Page[]
  tree: RoleTree
  /** Elements of which something was built and not placed. */
  lost: Set<StructElement>
  warnings: LayOutWarning[]
}

/**
 * pdfmake never makes a column narrower than its longest word, so that one long word pushes a table off the page. Our
 * lines break within a word (line-builder.ts), so beyond this width, in points, a word asks for no more room.
 */
const widestWordPoints = 120

class LineMeasure extends DocMeasure {
  override measureLeaf(node: LayoutNode): LayoutNode {
    const measured = super.measureLeaf(node)
    if (measured._minWidth !== undefined && measured._minWidth > widestWordPoints) measured._minWidth = widestWordPoints
    return measured
  }
}

export class TaggedLayout extends LayoutBuilder {
  readonly #pages: Pages
  #cursors: Cursors = new WeakMap()
  #furniture: ArtifactKind | undefined
  #serial = 0
  #built = new Map<number, StructElement | ArtifactKind>()
  #pictures = new Set<StructElement>()

  constructor(pages: Pages) {
    super(pages.pageSize, pages.pageMargins, new SvgMeasure())
    this.#pages = pages
  }

  layOut(
    content: LayoutNode,
    document: KitDocument,
    defaultStyle: object,
    furniture: { header: Furniture; footer: Furniture; background: Furniture },
  ): LaidOut {
    this.docPreprocessor = new DocPreprocessor()
    this.docMeasure = new LineMeasure(document, {}, defaultStyle, this.svgMeasure, this.tableLayouts)
    this.linearNodeList = []

    const root = this.docMeasure.measureDocument(this.docPreprocessor.preprocessDocument(content))
    const tree = buildRoleTree(root)

    const context = new DocumentContext()
    this.writer = new PageElementWriter(context)
    context.addListener('pageAdded', () => this.#drawBackground(furniture.background))
    const { pageSize, pageMargins, firstPageTop } = this.#pages
    const firstMargins: Margins = { ...pageMargins, top: firstPageTop }
    this.writer.addPage(pageSize, null, firstMargins)
    // Later pages take their margins from the context, so only the first has its own.
    context.pageMargins = pageMargins

    this.processNode(root)
    this.#within('Header', () => this.addHeadersAndFooters(furniture.header, undefined))
    this.#within('Footer', () => this.addHeadersAndFooters(undefined, furniture.footer))

    return { pages: context.pages, tree, ...this.#lookForLost(context.pages) }
  }

  #drawBackground(background: Furniture): void {
    if (!background) return
    this.#within('Background', () => this.addBackground(background))
  }

  #within(kind: ArtifactKind, draw: () => void): void {
    const outer = this.#furniture
    this.#furniture = kind
    draw()
    this.#furniture = outer
  }

  override processNode(node: LayoutNode, isVerticalAlignmentAllowed?: boolean): void {
    if (this.#furniture && !node._artifact && !node._span) markArtifact(node, this.#furniture)
    this.#keepWithNext(node)
    for (const vector of node.canvas ?? []) vector._serial = this.#count(vector._element ?? vector._artifact)
    if ((node.image || node.svg) && node._element) this.#pictures.add(node._element)
    super.processNode(node, isVerticalAlignmentAllowed)
  }

  #keepWithNext(node: LayoutNode): void {
    const needed = node._hint?.needsHeight
    const context = this.writer.context()
    if (!needed || this.writer.transactionLevel > 0 || context.snapshots.length > 0) return
    const isTop = (): boolean => context.page > 0 && context.y <= this.#pages.pageMargins.top + 1
    const breaks = node['pageBreak'] === 'before'
    if (!breaks && !isTop() && context.availableHeight < needed) this.writer.moveToNextPage()
    // The space above a heading parts it from a text; at the top of a page there is none.
    const margin = node['_margin']
    if ((breaks || isTop()) && Array.isArray(margin)) margin[1] = 0
  }

  override buildNextLine(node: LayoutNode): LineShape | null {
    const line = buildLine(node, this.writer.context().availableWidth, this.#cursors)
    if (!line) return null
    line._element = node._element
    line._artifact = node._artifact
    line._serial = this.#count(node._element ?? node._artifact)
    const bookmark = node['_bookmark']
    if (bookmark) {
      Object.assign(line, { _bookmark: bookmark })
      delete node['_bookmark']
    }
    return line
  }

  #count(owner: StructElement | ArtifactKind | undefined): number {
    const serial = ++this.#serial
    if (owner) this.#built.set(serial, owner)
    return serial
  }

  #lookForLost(pages: Page[]): { lost: Set<StructElement>; warnings: LayOutWarning[] } {
    const missing = new Map(this.#built)
    for (const page of pages) {
      for (const item of page.items) {
        if ((item.type === 'line' || item.type === 'vector') && item.item._serial) missing.delete(item.item._serial)
      }
    }
    const lost = new Set<StructElement>(this.#pictures)
    for (const page of pages) {
      for (const item of page.items) {
        if ((item.type === 'image' || item.type === 'svg') && item.item._element) lost.delete(item.item._element)
      }
    }
    let cut = false
    for (const owner of missing.values()) {
      if (typeof owner === 'string') cut ||= owner === 'Header' || owner === 'Footer'
      else lost.add(owner)
    }
    return { lost, warnings: cut ? [{ code: 'page-furniture-cut', page: pages.length }] : [] }
  }
}
