/**
 * The structure tree of a tagged PDF (ISO 32000-1, 14.7): elements in the order of the definition, each with the
 * pieces of page content (MCIDs) and annotations (OBJR) that were drawn for it. Built first, filled while drawing,
 * written once at the end. Elements that received nothing are left out, except those whose absence would break a
 * table or a list.
 */
import type { Ref } from 'pdfmake-shapes'
import { pdfText } from './pdf-text.ts'
import type { TaggedPdfDocument } from './tagged-pdf-document.ts'

export type StructType =
  | 'Document'
  | 'Part'
  | 'Art'
  | 'Sect'
  | 'Div'
  | 'BlockQuote'
  | 'Caption'
  | 'Note'
  | 'P'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Link'
  | 'Span'
  | 'Form'

export type StructAttributes = {
  alt?: string
  actualText?: string
  lang?: string
  scope?: 'Column' | 'Row'
  /** IDs of the header cells of a data cell. */
  headers?: string[]
  id?: string
  colSpan?: number
  rowSpan?: number
  listNumbering?: 'Disc' | 'Circle' | 'Square' | 'Decimal' | 'None'
  /** Left, bottom, right, top in PDF coordinates. */
  bbox?: [number, number, number, number]
}

type ContentKid = { kind: 'content'; pageRef: Ref; parentKey: number; mcid: number }
type AnnotationKid = { kind: 'annotation'; pageRef: Ref; annotation: Ref; parentKey: number }
type Kid = { kind: 'element'; element: StructElement } | ContentKid | AnnotationKid

const keptWhenEmpty: ReadonlySet<StructType> = new Set(['Document', 'TR', 'TH', 'TD', 'LBody', 'LI'])

export class StructElement {
  readonly type: StructType
  readonly attributes: StructAttributes
  readonly kids: Kid[] = []
  /** Head of a table that is repeated on later pages: what is drawn for it there is an artifact. */
  readonly repeated: boolean
  /** Page on which the first piece was drawn, 0-based. */
  firstPage: number | undefined

  constructor(type: StructType, parent: StructElement | null, attributes: StructAttributes = {}, repeated = false) {
    this.type = type
    this.attributes = attributes
    this.repeated = repeated || (parent?.repeated ?? false)
    parent?.kids.push({ kind: 'element', element: this })
  }

  addContent(pageRef: Ref, parentKey: number, mcid: number): void {
    this.kids.push({ kind: 'content', pageRef, parentKey, mcid })
  }

  addAnnotation(pageRef: Ref, annotation: Ref, parentKey: number): void {
    this.kids.push({ kind: 'annotation', pageRef, annotation, parentKey })
  }

  get isEmpty(): boolean {
    if (keptWhenEmpty.has(this.type)) return false
    return this.kids.every((kid) => kid.kind === 'element' && kid.element.isEmpty)
  }
}

const tableTypes: ReadonlySet<StructType> = new Set(['TH', 'TD'])

function attributeObjects(type: StructType, attributes: StructAttributes): Record<string, unknown>[] {
  const objects: Record<string, unknown>[] = []
  if (tableTypes.has(type)) {
    const { scope, headers, colSpan, rowSpan } = attributes
    const table = {
      O: 'Table',
      ...(scope ? { Scope: scope } : {}),
      ...(headers?.length ? { Headers: headers.map(pdfText) } : {}),
      ...(colSpan && colSpan > 1 ? { ColSpan: colSpan } : {}),
      ...(rowSpan && rowSpan > 1 ? { RowSpan: rowSpan } : {}),
    }
    if (Object.keys(table).length > 1) objects.push(table)
  }
  if (attributes.listNumbering) objects.push({ O: 'List', ListNumbering: attributes.listNumbering })
  if (attributes.bbox) objects.push({ O: 'Layout', Placement: 'Block', BBox: attributes.bbox })
  return objects
}

/** Writes the whole tree, the parent tree and the tree of IDs into the document's structure tree root. */
export function writeStructure(document: TaggedPdfDocument, root: StructElement): void {
  const treeRoot = document.getStructTreeRoot()
  const parentTree = document.getStructParentTree()
  parentTree.limits = false
  const ids: [string, Ref][] = []

  function write(element: StructElement, parent: Ref): Ref {
    const { type, attributes, kids } = element
    const own = document.ref({ Type: 'StructElem', S: type, P: parent })
    const pageRef = kids.find((kid) => kid.kind !== 'element')?.pageRef
    if (pageRef) own.data['Pg'] = pageRef
    if (attributes.alt !== undefined) own.data['Alt'] = pdfText(attributes.alt)
    if (attributes.actualText !== undefined) own.data['ActualText'] = pdfText(attributes.actualText)
    if (attributes.lang) own.data['Lang'] = pdfText(attributes.lang)
    if (attributes.id) {
      own.data['ID'] = pdfText(attributes.id)
      ids.push([attributes.id, own])
    }
    const objects = attributeObjects(type, attributes)
    if (objects.length > 0) own.data['A'] = objects.length === 1 ? objects[0] : objects

    const written: unknown[] = []
    for (const kid of kids) {
      if (kid.kind === 'element') {
        if (!kid.element.isEmpty) written.push(write(kid.element, own))
      } else if (kid.kind === 'annotation') {
        parentTree.add(kid.parentKey, own)
        written.push({ Type: 'OBJR', Obj: kid.annotation, Pg: kid.pageRef })
      } else {
        const ofPage = parentTree.get(kid.parentKey) as Ref[]
        ofPage[kid.mcid] = own
        written.push(kid.pageRef === pageRef ? kid.mcid : { Type: 'MCR', Pg: kid.pageRef, MCID: kid.mcid })
      }
    }
    if (written.length > 0) own.data['K'] = written.length === 1 ? written[0] : written
    own.end()
    return own
  }

  treeRoot.data['K'] = [write(root, treeRoot)]
  if (ids.length > 0) {
    ids.sort(([a], [b]) => (a < b ? -1 : 1))
    treeRoot.data['IDTree'] = { Names: ids.flatMap(([id, ref]) => [pdfText(id), ref]) }
  }
}
