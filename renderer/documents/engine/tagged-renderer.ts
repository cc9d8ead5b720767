/**
 * Draws the pages, each item inside the marked content of its element or as an artifact. Neighbours with the same
 * owner share one marked content sequence; words of one style share one text operator (pdfmake writes each word as
 * a text object of its own). Links get one annotation for each run of a line, on the page where that run stands.
 */
import { LayoutError } from './layout-error.ts'
import type { ArtifactKind, Inline, LayoutNode, LineShape, Page, VectorShape } from './layout-node.ts'
import { Renderer, TextDecorator } from './pdfmake-modules.ts'
import { StructElement } from './structure.ts'
import type { Box, TaggedPdfDocument } from './tagged-pdf-document.ts'
import { unmirror } from './text-runs.ts'

type Owner = StructElement | ArtifactKind

type Bookmark = { level: 1 | 2; title: string }

export class TaggedRenderer extends Renderer {
  readonly #document: TaggedPdfDocument
  #owner: Owner | undefined
  #page = 0
  #colour = ''
  #links = new Map<StructElement, { url: string; element: StructElement }>()
  #chapter: ReturnType<TaggedPdfDocument['outline']['addItem']> | undefined

  constructor(document: TaggedPdfDocument) {
    super(document)
    this.#document = document
  }

  draw(pages: Page[]): void {
    for (const [index, page] of pages.entries()) {
      this.#page = index
      this.#colour = ''
      this.#document.addPage({ size: [page.pageSize.width, page.pageSize.height] })
      for (const item of page.items) {
        switch (item.type) {
          case 'line':
            this.#drawLine(item.item)
            break
          case 'vector':
            this.#drawVector(item.item)
            break
          case 'image':
          case 'svg':
            this.#drawPicture(item.item, item.type)
            break
          case 'beginVerticalAlignment':
          case 'endVerticalAlignment':
            this.#close()
            this[item.type](item.item)
            break
          case 'beginClip':
            this.#close()
            this.beginClip(item.item)
            break
          case 'endClip':
            this.#close()
            this.endClip()
            break
        }
      }
      this.#close()
    }
  }

  /** Whether this element belongs to a table head that already stood on an earlier page. */
  #isRepeat(element: StructElement): boolean {
    return element.repeated && element.firstPage !== undefined && element.firstPage !== this.#page
  }

  /** Says whether what follows is drawn for the element itself and not as a repeated table head. */
  #open(owner: Owner): boolean {
    let actual = owner
    if (owner instanceof StructElement) {
      owner.firstPage ??= this.#page
      if (this.#isRepeat(owner)) actual = 'Header'
    }
    if (this.#owner !== actual) {
      this.#close()
      if (actual instanceof StructElement) this.#document.beginElement(actual)
      else this.#document.beginArtifact(actual)
      this.#owner = actual
    }
    return actual === owner
  }

  #close(): void {
    if (this.#owner === undefined) return
    this.#document.endMarked()
    this.#owner = undefined
  }

  #drawLine(line: LineShape): void {
    const first = line.inlines[0]
    const owner =
      line._element ?? line._artifact ?? first?._element ?? (first?.['_artifact'] as ArtifactKind | undefined)
    if (!owner) {
      throw new LayoutError('untagged-text', line.inlines.map((inline) => inline.text).join(''))
    }
    this.#addBookmark(line)
    const x = line.x ?? 0
    const y = line.y ?? 0
    const inlines = line.inlines
    for (let index = 0; index < inlines.length; ) {
      const inline = inlines[index]
      if (!inline) break
      const next = endOfRun(inlines, index)
      const run = inlines.slice(index, next)
      if (run.some(({ text }) => text !== '')) this.#drawRun(line, run, owner, x, y)
      index = next
    }
    if (inlines.some((inline) => inline.decoration)) {
      this.#colour = ''
      new TextDecorator(this.#document).drawDecorations(line, x, y)
    }
  }

  /** A run: words of one look and one direction. Drawn as one text, or word by word where it is turned round. */
  #drawRun(line: LineShape, run: Inline[], owner: Owner, x: number, y: number): void {
    const [first] = run
    if (!first) return
    const isTagged = owner instanceof StructElement
    const link = first.link && isTagged ? this.#linkElement(owner, first.link) : undefined
    if (isTagged && !link) this.#links.delete(owner)
    const inner = link ?? owner
    const isTurned = turned(first)
    const text = run.map((inline) => inline.text).join('')
    const needsSpan = inner instanceof StructElement && (isTurned || first.lang) && !this.#isRepeat(inner)
    const span = needsSpan
      ? new StructElement('Span', inner, {
          ...(first.lang ? { lang: first.lang } : {}),
          ...(isTurned ? { actualText: unmirror(text) } : {}),
        })
      : inner
    const isOwn = this.#open(span)

    const top = y + line.getAscenderHeight() - (first.font.ascender / 1000) * first.fontSize
    const document = this.#document
    if (this.#colour !== first.color) {
      document.fillColor(first.color)
      this.#colour = first.color
    }
    document._font = first.font
    document.fontSize(first.fontSize)
    const width = run.reduce((sum, inline) => sum + inline.width, 0)
    const pieces = isTurned ? run.flatMap(turnedPieces) : [{ text, x: first.x, width }]
    for (const piece of pieces) {
      document._fragment(piece.text, x + piece.x, top, {
        lineBreak: false,
        textWidth: piece.width,
        wordCount: 1,
        characterSpacing: first.characterSpacing ?? 0,
        ...(first.fontFeatures ? { features: first.fontFeatures } : {}),
      })
    }
    if (link && isOwn && first.link) {
      const left = Math.min(...run.map((inline) => inline.x))
      const cut = run.at(-1)?.trailingCut ?? 0
      const box: Box = { x: x + left, y: top, width: width - cut, height: first.font.lineHeight(first.fontSize) }
      const shown = text.trim()
      document.linkAnnotation(link, first.link, shown === first.link ? shown : `${shown} (${first.link})`, box)
    }
  }

  /** One Link element for neighbouring runs of the same address in a paragraph. */
  #linkElement(owner: StructElement, url: string): StructElement {
    const open = this.#links.get(owner)
    if (open?.url === url) return open.element
    const element = new StructElement('Link', owner)
    this.#links.set(owner, { url, element })
    return element
  }

  #addBookmark(line: LineShape): void {
    const bookmark = '_bookmark' in line ? (line._bookmark as Bookmark) : undefined
    if (!bookmark) return
    const outline = this.#document.outline
    if (bookmark.level === 1) this.#chapter = outline.addItem(bookmark.title, { expanded: true })
    else (this.#chapter ?? outline).addItem(bookmark.title)
  }

  #drawVector(vector: VectorShape): void {
    const { x = 0, y = 0, w = 0, h = 0 } = vector
    if (vector._signature) {
      this.#drawSignature(vector, { x, y, width: w, height: h })
      return
    }
    const owner = vector._element ?? vector._artifact ?? 'Layout'
    this.#open(owner)
    this.#colour = ''
    if (vector._modules) this.#fillModules(vector._modules, x, y, w)
    else this.renderVector(vector)
    if (vector._element?.type === 'Figure') this.#growBox(vector._element, boxOf(vector))
  }

  /** Runs of dark modules in a row are one rectangle; the whole code is one path, so no seams show. */
  #fillModules(modules: boolean[][], x: number, y: number, size: number): void {
    const document = this.#document
    const side = size / modules.length
    document.fillColor('#000000')
    for (const [row, cells] of modules.entries()) {
      for (let column = 0; column < cells.length; column++) {
        let end = column
        while (cells[end]) end++
        if (end > column) document.rect(x + column * side, y + row * side, (end - column) * side, side)
        column = end
      }
    }
    document.fill()
  }

  #drawSignature(vector: VectorShape, box: Box): void {
    const signature = vector._signature
    const element = vector._element
    if (!signature || !element) return
    if (signature.border !== 'none') {
      this.#open('Layout')
      this.#colour = ''
      const dash = signature.border === 'dashed' ? { dash: { length: 2.25, space: 2.25 } } : {}
      this.renderVector({ type: 'rect', ...vectorBox(box), lineColor: '#1b2225', lineWidth: 0.75, ...dash })
    }
    this.#close()
    this.#document.signatureField(element, signature, this.#page, box)
  }

  #drawPicture(node: LayoutNode, type: 'image' | 'svg'): void {
    const owner = node._element ?? node._artifact
    if (!owner) throw new LayoutError('alt-missing', 'a picture without element or artifact')
    this.#open(owner)
    this.#colour = ''
    if (type === 'image') this.renderImage(node)
    else this.renderSVG(node)
    if (node._element) {
      const { x = 0, y = 0, _width: width = 0, _height: height = 0 } = node
      this.#growBox(node._element, { x, y, width, height })
    }
  }

  #growBox(element: StructElement, box: Box): void {
    const [x1, y1, x2, y2] = this.#document._convertRect(box.x, box.y, box.width, box.height)
    const known = element.attributes.bbox
    element.attributes.bbox = known
      ? [Math.min(known[0], x1), Math.min(known[1], y1), Math.max(known[2], x2), Math.max(known[3], y2)]
      : [x1, y1, x2, y2]
  }
}

function vectorBox({ x, y, width, height }: Box): { x: number; y: number; w: number; h: number } {
  return { x, y, w: width, h: height }
}

function boxOf(vector: VectorShape): Box {
  const numbers = vector as unknown as Record<string, number | undefined>
  if (vector.type === 'ellipse') {
    const { x = 0, y = 0, r1 = 0, r2 = 0 } = numbers
    return { x: x - r1, y: y - r2, width: 2 * r1, height: 2 * r2 }
  }
  if (vector.type === 'line') {
    const { x1 = 0, y1 = 0, x2 = 0, y2 = 0 } = numbers
    return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) }
  }
  if (vector.type === 'polyline') {
    const points = vector['points'] as { x: number; y: number }[]
    const xs = points.map((point) => point.x)
    const ys = points.map((point) => point.y)
    const x = Math.min(...xs)
    const y = Math.min(...ys)
    return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
  }
  const { x = 0, y = 0, w = 0, h = 0 } = numbers
  return { x, y, width: w, height: h }
}

const sameStyle = [
  'font',
  'fontSize',
  'color',
  'link',
  'lang',
  'characterSpacing',
  'fontFeatures',
  'decoration',
] as const

function turned(inline: Inline): boolean {
  return (inline.bidiLevel ?? 0) % 2 === 1
}

/** A word from right to left and the space after it, which stands at its left and is written after it. */
function turnedPieces({ text, x, width, trailingCut }: Inline): { text: string; x: number; width: number }[] {
  const word = text.trimEnd()
  if (word === text || word === '') return [{ text, x, width }]
  return [
    { text: word, x: x + trailingCut, width: width - trailingCut },
    { text: text.slice(word.length), x, width: trailingCut },
  ]
}

/** Where a run of one look and one direction ends; from left to right its words must touch. */
function endOfRun(inlines: Inline[], start: number): number {
  const first = inlines[start]
  let end = start + 1
  let width = first?.width ?? 0
  for (let next = inlines[end]; first && next; next = inlines[++end]) {
    const other = next
    if ((first.bidiLevel ?? 0) !== (other.bidiLevel ?? 0)) break
    if (!sameStyle.every((key) => first[key] === other[key])) break
    if (!turned(first) && Math.abs(first.x + width - other.x) > 0.01) break
    width += other.width
  }
  return end
}
