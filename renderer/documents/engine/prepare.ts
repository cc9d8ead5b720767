/**
 * A fresh pdfmake tree for one layout: texts cleaned and split into runs, our hints set apart under `_hint`,
 * pictures registered by name, signature fields and QR codes turned into drawings of one rectangle. Nodes are
 * numbered in order, so that a second layout can name the blocks it must not keep together.
 */
import type { FontLibrary } from '#documents/fonts/font-library.ts'
import type { Block, Cell, TableBlock, TableLook, TextStyle } from './definition.ts'
import { LayoutError } from './layout-error.ts'
import type { Hint, LayoutNode, LayoutRun } from './layout-node.ts'
import { qrModules } from './qr-modules.ts'
import { prepareText, type TextReport } from './text-runs.ts'

export type Preparation = {
  fonts: FontLibrary
  report: TextReport
  pictures: Map<string, Uint8Array>
  /** Numbers of blocks that could not be kept together in an earlier layout. */
  released: ReadonlySet<number>
  bookmarks: boolean
  /** Header, footer and background: nothing that needs a tag may stand there. */
  furniture: boolean
  nextId: number
}

const passed = [
  'margin',
  'pageBreak',
  'width',
  'absolutePosition',
  'relativePosition',
  'fontSize',
  'lineHeight',
  'bold',
  'italics',
  'color',
  'alignment',
  'characterSpacing',
  'noWrap',
  'columnGap',
  'colSpan',
  'rowSpan',
  'fillColor',
  'border',
  'verticalAlignment',
  'start',
] as const
const hinted = ['heading', 'role', 'lang', 'alt', 'artifact', 'placing', 'needsHeight'] as const

type Loose = Record<string, unknown>

function pick(source: Loose, keys: readonly string[]): Loose {
  const picked: Loose = {}
  for (const key of keys) if (source[key] !== undefined) picked[key] = source[key]
  return picked
}

export function prepareBlock(block: Block | Cell, preparation: Preparation): LayoutNode {
  const id = preparation.nextId++
  if (typeof block === 'string') return prepareBlock({ text: block }, preparation)

  const hint: Hint = { id, ...pick(block, hinted) }
  const node: LayoutNode = { ...pick(block, passed), _hint: hint }
  if (Array.isArray(node['margin'])) node['margin'] = [...node['margin']]
  const children = (blocks: readonly Block[]): LayoutNode[] => blocks.map((child) => prepareBlock(child, preparation))

  if ('text' in block) {
    const { runs, direction } = prepareText(block.text, preparation.fonts, preparation.report, block.direction)
    if (preparation.furniture && runs.some((run) => run['link'])) {
      throw new LayoutError('link-in-artifact', 'a link in a header or footer can not be reached by its tag')
    }
    node.text = oneOrMany(runs)
    if (direction === 'rtl' && !block.alignment) node['alignment'] = 'right'
    if (preparation.bookmarks && block.heading && block.heading < 3) {
      node['_bookmark'] = { level: block.heading, title: runs.map((run) => run.text).join('') }
    }
    return node
  }
  if ('stack' in block) {
    node.stack = children(block.stack)
    if (block.unbreakable && !preparation.released.has(id)) node.unbreakable = true
    return node
  }
  if ('columns' in block) {
    node.columns = children(block.columns)
    return node
  }
  if ('ul' in block) {
    node.ul = children(block.ul)
    node['type'] = block.type ?? 'disc'
    return node
  }
  if ('ol' in block) {
    node.ol = children(block.ol)
    return node
  }
  if ('table' in block) return prepareTable(block, node, hint, preparation)
  if ('canvas' in block) {
    node.canvas = block.canvas.map((vector) =>
      vector.type === 'polyline' ? { ...vector, points: vector.points.map((point) => ({ ...point })) } : { ...vector },
    )
    return node
  }
  if ('image' in block) {
    const label = `picture-${preparation.pictures.size + 1}`
    preparation.pictures.set(label, block.image)
    node.image = label
    node['fit'] = [...block.fit]
    return node
  }
  if ('svg' in block) {
    node.svg = block.svg
    node['fit'] = [...block.fit]
    return node
  }
  if ('qr' in block) {
    const { size } = block
    node.canvas = [{ type: 'rect', x: 0, y: 0, w: size, h: size, _modules: qrModules(block.qr) }]
    return node
  }
  if ('signature' in block) {
    if (preparation.furniture) throw new LayoutError('signature-in-artifact', block.signature.fieldName)
    const { width, height } = block.signature
    hint.signature = block.signature
    node.canvas = [{ type: 'rect', x: 0, y: 0, w: width, h: height, _signature: block.signature }]
    return node
  }
  throw new LayoutError('unknown-node', Object.keys(block).join(', '))
}

/** pdfmake flattens runs by copying all of them for each; in groups that stays fast for tens of thousands. */
const runsInGroup = 256

function oneOrMany(runs: LayoutRun[]): NonNullable<LayoutNode['text']> {
  const only = runs[0]
  if (runs.length === 1 && only && Object.keys(only).length === 1) return only.text
  if (runs.length <= runsInGroup) return runs
  const groups: { text: LayoutRun[] }[] = []
  for (let at = 0; at < runs.length; at += runsInGroup) groups.push({ text: runs.slice(at, at + runsInGroup) })
  return groups
}

function prepareTable(block: TableBlock, node: LayoutNode, hint: Hint, preparation: Preparation): LayoutNode {
  const { table } = block
  if (table.headerColumns) hint.headerColumns = table.headerColumns
  const loose = preparation.released.has(hint.id)
  node.table = {
    body: table.body.map((row) => row.map((cell) => prepareBlock(cell, preparation))),
    ...(table.headerRows ? { headerRows: table.headerRows } : {}),
    ...(table.keepWithHeaderRows && !loose ? { keepWithHeaderRows: table.keepWithHeaderRows } : {}),
    ...(table.dontBreakRows && !loose ? { dontBreakRows: true } : {}),
    ...pick(table, ['heights']),
    ...(table.widths ? { widths: [...table.widths] } : {}),
  }
  // Head rows that do not fit on a page are lost by pdfmake; released, they are laid out as rows of the body.
  if (loose && node.table.headerRows) {
    hint.headerRows = node.table.headerRows
    delete node.table.headerRows
  }
  node['layout'] = layoutOf(block.look ?? {})
  return node
}

/** pdfmake hands the whole table node to each measure; ours get counts. */
function layoutOf(look: TableLook): Loose {
  type Node = { table: { body: unknown[]; widths: unknown[] } }
  const rows = (node: Node): number => node.table.body.length
  const columns = (node: Node): number => node.table.widths.length
  return {
    hLineWidth: (line: number, node: Node) => look.hLineWidth?.(line, rows(node)) ?? 0,
    vLineWidth: (line: number, node: Node) => look.vLineWidth?.(line, columns(node)) ?? 0,
    hLineColor: (line: number, node: Node) => look.hLineColor?.(line, rows(node)) ?? '#000000',
    vLineColor: (line: number) => look.vLineColor?.(line) ?? '#000000',
    hLineStyle: (line: number) => look.hLineStyle?.(line) ?? null,
    vLineStyle: (line: number) => look.vLineStyle?.(line) ?? null,
    paddingLeft: (column: number) => look.paddingLeft?.(column) ?? 0,
    paddingRight: (column: number, node: Node) => look.paddingRight?.(column, columns(node)) ?? 0,
    paddingTop: (row: number) => look.paddingTop?.(row) ?? 0,
    paddingBottom: (row: number) => look.paddingBottom?.(row) ?? 0,
    fillColor: (row: number) => look.fillColor?.(row) ?? null,
  }
}

export type PreparedStyle = TextStyle & { font: string }
