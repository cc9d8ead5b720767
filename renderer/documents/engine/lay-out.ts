/**
 * The engine's one entrance: a definition in, the bytes of a tagged PDF/A and PDF/UA file out. Replaces pdfmake's
 * Printer, whose constructors are hard-coded. Nothing is fetched here but the app's own fonts. Given the same
 * definition, date and id the bytes are the same, whatever was laid out before.
 */
import type { Family, FontLibrary } from '#documents/fonts/font-library.ts'
import type { Attachment, Block, LayOutResult, LayOutWarning, PageFurniture, TaggedDefinition } from './definition.ts'
import { LayoutError } from './layout-error.ts'
import type { LayoutNode } from './layout-node.ts'
import { type Preparation, prepareBlock } from './prepare.ts'
import { type StructElement, type StructType, writeStructure } from './structure.ts'
import { type Furniture, type LaidOut, TaggedLayout } from './tagged-layout.ts'
import { TaggedPdfDocument } from './tagged-pdf-document.ts'
import { TaggedRenderer } from './tagged-renderer.ts'
import { cleanText, familiesNeeded, newTextReport, type TextReport } from './text-runs.ts'

export type LayOutOptions = {
  title: string
  language: 'nl' | 'en'
  author?: string
  creationDate: Date
  /** 32 hexadecimal digits; stands in the trailer and in the metadata. */
  documentId: string
  conformance: '2a' | '3a'
  attachments?: readonly Attachment[]
  fonts: FontLibrary
  /** False leaves streams readable, for tests. */
  compress?: boolean
}

const a4 = { width: 595.28, height: 841.89 }
const producer = 'Driehoek (pdfmake, PDFKit)'
const baseStyle = { font: 'atkinson', fontSize: 10.5, lineHeight: 15 / (10.5 * 1.3), color: '#1b2225' }
/** Each retry lets at least one more block go, so this is never reached by real documents. */
const mostLayouts = 8

export async function layOut(definition: TaggedDefinition, options: LayOutOptions): Promise<LayOutResult> {
  const title = cleanText(options.title).replace(/\s+/g, ' ').trim()
  if (title === '') throw new LayoutError('title-missing', 'PDF/UA wants a title that is shown')
  if (!options.language) throw new LayoutError('language-missing', 'PDF/UA wants the language of the document')
  const attachments = options.attachments ?? []
  if (attachments.length > 0 && options.conformance !== '3a') {
    throw new LayoutError('attachment-needs-3a', 'PDF/A-2 holds no data files')
  }
  await loadFonts(definition, options.fonts)
  options.fonts.forgetGlyphs()

  const released = new Set<number>()
  for (let round = 1; ; round++) {
    const report = newTextReport()
    const attempt = place(definition, { ...options, title }, report, released)
    const { document, laidOut } = attempt
    if (laidOut.lost.size > 0) {
      const before = released.size
      for (const element of laidOut.lost) for (const id of laidOut.tree.keepersOf.get(element) ?? []) released.add(id)
      if (released.size === before || round === mostLayouts) {
        throw new LayoutError('content-lost', `${laidOut.lost.size} elements were not placed`)
      }
      continue
    }
    return finish(document, laidOut, attachments, options, warningsOf(report, released, laidOut))
  }
}

function place(
  definition: TaggedDefinition,
  options: LayOutOptions,
  report: TextReport,
  released: ReadonlySet<number>,
) {
  const pictures = new Map<string, Uint8Array>()
  const preparation: Preparation = {
    fonts: options.fonts,
    report,
    pictures,
    released,
    bookmarks: definition.bookmarks ?? false,
    furniture: false,
    nextId: 0,
  }
  const content = prepareBlock({ stack: definition.content }, preparation)
  const facts = { ...options, creatorTool: 'Driehoek', producer }
  const document = new TaggedPdfDocument(options.fonts.descriptors(), pictures, facts, options.compress ?? true)
  const furniture = (draw: PageFurniture | undefined): Furniture =>
    draw &&
    ((page, pageCount): LayoutNode | null => {
      const block = draw(page, pageCount)
      return block === null ? null : prepareBlock(block, { ...preparation, furniture: true })
    })
  const [left, top, right, bottom] = definition.pageMargins
  const layout = new TaggedLayout({
    pageSize: definition.pageSize ?? a4,
    pageMargins: { left, top, right, bottom },
    firstPageTop: definition.firstPageTop ?? top,
  })
  const laidOut = layout.layOut(
    content,
    document,
    { ...baseStyle, ...definition.defaultStyle },
    {
      header: furniture(definition.header),
      footer: furniture(definition.footer),
      background: furniture(definition.background),
    },
  )
  return { document, laidOut }
}

async function finish(
  document: TaggedPdfDocument,
  laidOut: LaidOut,
  attachments: readonly Attachment[],
  options: LayOutOptions,
  warnings: LayOutWarning[],
): Promise<LayOutResult> {
  for (const { name, mediaType, bytes, description, relationship } of attachments) {
    document.file(bytes, {
      name,
      type: mediaType,
      description,
      relationship,
      creationDate: options.creationDate,
      modifiedDate: options.creationDate,
    })
  }
  new TaggedRenderer(document).draw(laidOut.pages)
  if (document.signatureFields.length !== laidOut.tree.signatureCount) {
    throw new LayoutError('content-lost', 'a signature field was not placed')
  }
  writeStructure(document, laidOut.tree.root)
  document.prepareForm()
  const bytes = await document.finish()
  return {
    bytes,
    pageCount: laidOut.pages.length,
    signatureFields: document.signatureFields,
    headings: headingsOf(laidOut.tree.root),
    warnings,
  }
}

const headingLevels: Partial<Record<StructType, 1 | 2 | 3>> = { H1: 1, H2: 2, H3: 3 }

/** Known only once everything is drawn. */
function headingsOf(element: StructElement): LayOutResult['headings'] {
  const level = headingLevels[element.type]
  if (level && element.firstPage !== undefined) return [{ level, page: element.firstPage }]
  return element.kids.flatMap((kid) => (kid.kind === 'element' ? headingsOf(kid.element) : []))
}

function warningsOf(report: TextReport, released: ReadonlySet<number>, laidOut: LaidOut): LayOutWarning[] {
  const warnings: LayOutWarning[] = [...laidOut.warnings]
  if (report.replaced.size > 0) {
    const count = [...report.replaced.values()].reduce((sum, times) => sum + times, 0)
    warnings.push({ code: 'characters-replaced', characters: [...report.replaced.keys()].slice(0, 20), count })
  }
  if (report.removedCount > 0) warnings.push({ code: 'control-characters-removed', count: report.removedCount })
  if (released.size > 0) warnings.push({ code: 'kept-together-given-up', blocks: released.size })
  return warnings
}

/** Finds out which faces the texts need before anything is laid out, because layout itself never waits. */
async function loadFonts(definition: TaggedDefinition, fonts: FontLibrary): Promise<void> {
  const needed = new Set<Family>(['atkinson'])
  await fonts.load(needed)
  const look = (block: Block): void => {
    for (const text of textsOf(block)) familiesNeeded(text, fonts, needed)
    for (const child of childrenOf(block)) look(child)
  }
  for (const block of definition.content) look(block)
  // Header, footer and background say the same on every page but for numbers.
  for (const draw of [definition.header, definition.footer, definition.background]) {
    for (const page of [1, 2]) {
      const block = draw?.(page, 2)
      if (block) look(block)
    }
  }
  await fonts.load(needed)
}

function textsOf(block: Block): string[] {
  if (typeof block === 'string') return [block]
  if (!('text' in block)) return []
  return typeof block.text === 'string'
    ? [block.text]
    : block.text.map((run) => (typeof run === 'string' ? run : run.text))
}

function childrenOf(block: Block): readonly Block[] {
  if (typeof block === 'string') return []
  if ('stack' in block) return block.stack
  if ('columns' in block) return block.columns
  if ('ul' in block) return block.ul
  if ('ol' in block) return block.ol
  return 'table' in block ? block.table.body.flat() : []
}
