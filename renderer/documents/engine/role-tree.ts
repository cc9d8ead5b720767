/**
 * Walks the measured definition and makes the structure tree in the order in which it was written, so that columns
 * and row spans are read rightly whatever the order of drawing. Each leaf gets the element it will be drawn under;
 * each piece of decoration is marked as an artifact. What can't be tagged rightly throws.
 */
import { LayoutError } from './layout-error.ts'
import type { ArtifactKind, LayoutNode } from './layout-node.ts'
import { type StructAttributes, StructElement, type StructType } from './structure.ts'

const listNumbering: Record<string, StructAttributes['listNumbering']> = {
  disc: 'Disc',
  circle: 'Circle',
  square: 'Square',
  none: 'None',
}
const bullets: Record<string, string> = { disc: '•', circle: '◦', square: '▪' }

export type RoleTree = {
  root: StructElement
  /** Blocks that must stay on one page, with the numbers of the blocks around each leaf. */
  keepersOf: Map<StructElement, number[]>
  signatureCount: number
}

type Place = {
  parent: StructElement
  /** A cell or list body that holds one paragraph needs no P inside. */
  direct: boolean
  keepers: number[]
}

export function markArtifact(node: LayoutNode, kind: ArtifactKind): void {
  node._artifact = kind
  for (const vector of node.canvas ?? []) vector._artifact = kind
  const marker = node.listMarker
  for (const vector of marker?.canvas ?? []) vector._artifact = kind
  for (const inline of marker?._inlines ?? []) inline['_artifact'] = kind
  const rows = node.table?.body ?? []
  const children = node.stack ?? node.columns ?? node.ul ?? node.ol ?? rows.flat()
  for (const child of children) if (!child._span) markArtifact(child, kind)
}

export function buildRoleTree(content: LayoutNode): RoleTree {
  const root = new StructElement('Document', null)
  const keepersOf = new Map<StructElement, number[]>()
  let lastHeading = 0
  let tableCount = 0
  let signatureCount = 0

  function leaf(node: LayoutNode, element: StructElement, place: Place): void {
    node._element = element
    for (const vector of node.canvas ?? []) vector._element = element
    keepersOf.set(element, place.keepers)
  }

  function walk(node: LayoutNode, place: Place): void {
    const hint = node._hint
    if (hint?.artifact) {
      markArtifact(node, 'Layout')
      return
    }
    const keepers = hint && (node.unbreakable || node.table) ? [...place.keepers, hint.id] : place.keepers
    const lang = hint?.lang ? { lang: hint.lang } : {}

    if (node.table && !hint?.placing) {
      walkTable(node, { ...place, direct: false, keepers })
    } else if (node.ul || node.ol) {
      walkList(node, { ...place, direct: false, keepers })
    } else if (node.text !== undefined) {
      const type = textType(node)
      const alone = place.direct && type === 'P' && !hint?.lang
      leaf(node, alone ? place.parent : new StructElement(type, place.parent, lang), { ...place, keepers })
    } else if (node.canvas || node.image || node.svg) {
      walkPicture(node, { ...place, keepers })
    } else {
      const children = node.stack ?? node.columns ?? node.table?.body.flat() ?? []
      const parent = hint?.role || hint?.lang ? new StructElement(hint.role ?? 'Div', place.parent, lang) : place.parent
      const direct = place.direct && parent === place.parent && children.length === 1
      for (const child of children) if (!child._span) walk(child, { parent, direct, keepers })
    }
  }

  function textType(node: LayoutNode): StructType {
    const hint = node._hint
    if (!hint?.heading) return hint?.role ?? 'P'
    if (hint.heading > lastHeading + 1) {
      throw new LayoutError('heading-level-skipped', `heading ${hint.heading} after ${lastHeading}`)
    }
    lastHeading = hint.heading
    return `H${hint.heading}`
  }

  function walkPicture(node: LayoutNode, place: Place): void {
    const hint = node._hint
    if (hint?.signature) {
      if (hint.signature.tooltip.trim() === '') throw new LayoutError('alt-missing', hint.signature.fieldName)
      signatureCount++
      leaf(node, new StructElement('Form', place.parent, { alt: hint.signature.tooltip }), place)
    } else if (hint?.alt?.trim()) {
      leaf(node, new StructElement('Figure', place.parent, { alt: hint.alt }), place)
    } else {
      throw new LayoutError('alt-missing', 'a figure needs a text alternative or must be an artifact')
    }
  }

  function walkList(node: LayoutNode, place: Place): void {
    const items = node.ul ?? node.ol ?? []
    const type = typeof node['type'] === 'string' ? node['type'] : 'disc'
    const numbering = node.ol ? 'Decimal' : (listNumbering[type] ?? 'Disc')
    const list = new StructElement('L', place.parent, { listNumbering: numbering })
    for (const item of items) {
      const entry = new StructElement('LI', list)
      const marker = item.listMarker
      if (marker) {
        const bullet = node.ul ? bullets[type] : undefined
        const label = new StructElement('Lbl', entry, bullet ? { actualText: bullet } : {})
        for (const vector of marker.canvas ?? []) vector._element = label
        for (const inline of marker._inlines ?? []) inline._element = label
      }
      walk(item, { ...place, parent: new StructElement('LBody', entry), direct: true })
    }
  }

  function walkTable(node: LayoutNode, place: Place): void {
    const body = node.table?.body ?? []
    const headRows = node.table?.headerRows ?? node._hint?.headerRows ?? 0
    const headColumns = node._hint?.headerColumns ?? 0
    if (headRows === 0 && headColumns === 0) {
      throw new LayoutError('table-without-header', 'give headerRows or headerColumns, or say `placing: true`')
    }
    const number = ++tableCount
    const table = new StructElement('Table', place.parent)
    const head = headRows > 0 ? new StructElement('THead', table, {}, node.table?.headerRows !== undefined) : table
    const rest = headRows > 0 ? new StructElement('TBody', table) : table

    /** IDs of the head cells that reach over each place in the grid. */
    const columnHeads: string[][] = []
    const rowHeads: string[][] = []
    const spansInHead = body.slice(0, headRows).some((row) => row.some((cell) => (cell.colSpan ?? 1) > 1))
    const needIds = headRows > 1 || spansInHead

    for (const [rowIndex, row] of body.entries()) {
      const inHead = rowIndex < headRows
      const line = new StructElement('TR', inHead ? head : rest)
      for (const [columnIndex, cell] of row.entries()) {
        if (cell._span) continue
        const { colSpan = 1, rowSpan = 1 } = cell
        const isHead = inHead || columnIndex < headColumns
        const attributes: StructAttributes = { colSpan, rowSpan }
        if (isHead) {
          attributes.scope = inHead ? 'Column' : 'Row'
          if (needIds) {
            attributes.id = `table${number}-${rowIndex}-${columnIndex}`
            for (let offset = 0; offset < (inHead ? colSpan : rowSpan); offset++) {
              const heads = inHead ? columnHeads : rowHeads
              const at = (inHead ? columnIndex : rowIndex) + offset
              heads[at] = [...(heads[at] ?? []), attributes.id]
            }
          }
        } else if (needIds) {
          attributes.headers = [...(columnHeads[columnIndex] ?? []), ...(rowHeads[rowIndex] ?? [])]
        }
        walk(cell, { ...place, parent: new StructElement(isHead ? 'TH' : 'TD', line, attributes), direct: true })
      }
    }
  }

  walk(content, { parent: root, direct: false, keepers: [] })
  return { root, keepersOf, signatureCount }
}
