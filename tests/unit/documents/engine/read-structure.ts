/**
 * The tags of a file the engine wrote, read back: what is shown inside which marked content, and the structure tree
 * with the text that its pieces really show. Says what breaks as a list of sentences, empty when all is right.
 */
import {
  type Dict,
  isRef,
  nameOf,
  type ReadPdf,
  resolve,
  resolveDict,
  streamText,
  Tokens,
  textOf,
  type Value,
} from './read-pdf.ts'

export type Shown = {
  page: number
  text: string
  /** MCID of the marked content it stands in; null in an artifact, undefined outside both. */
  mcid: number | null | undefined
  fontId: string
  codes: number[]
  left: number
  right: number
  baseline: number
}

type Marked = { mcid: number | null | undefined }

export type PageContent = {
  shown: Shown[]
  mcids: number[]
  painted: number
  paintedUntagged: number
  unbalanced: boolean
}

function unicodeMap(pdf: ReadPdf, font: Dict): Map<number, string> {
  const map = new Map<number, string>()
  const source = streamText(pdf, font.get('ToUnicode'))
  for (const [, from, , list] of source.matchAll(/<(\w{4})> <(\w{4})> \[(.*?)\]/gs)) {
    let code = Number.parseInt(from ?? '', 16)
    for (const [, hex] of (list ?? '').matchAll(/<([\w ]*)>/g)) {
      const units = (hex ?? '')
        .trim()
        .split(/\s+/)
        .map((unit) => Number.parseInt(unit, 16))
      map.set(code++, String.fromCharCode(...units))
    }
  }
  return map
}

/** Widths of a composite font's glyphs, in thousandths; pdfkit writes them as one list from 0. */
export function widthsOf(pdf: ReadPdf, font: Dict): number[] {
  const descendants = font.get('DescendantFonts')
  const widths = resolveDict(pdf, Array.isArray(descendants) ? descendants[0] : undefined).get('W')
  const list = Array.isArray(widths) ? widths[1] : []
  return Array.isArray(list) ? list.map(Number) : []
}

const painting = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'Do', 'sh'])

/** Walks a page's content stream. */
export function readContent(pdf: ReadPdf, pageIndex: number): PageContent {
  const page = pdf.pages[pageIndex]?.dict
  if (!page) throw new Error(`no page ${pageIndex}`)
  const fonts = resolveDict(pdf, page.get('Resources')).get('Font')
  const fontDicts = new Map<string, Map<number, string>>()
  const fontWidths = new Map<string, number[]>()
  if (fonts instanceof Map) {
    for (const [id, ref] of fonts) {
      const font = resolveDict(pdf, ref)
      fontDicts.set(id, unicodeMap(pdf, font))
      fontWidths.set(id, widthsOf(pdf, font))
    }
  }
  const tokens = new Tokens(streamText(pdf, page.get('Contents')))
  const stack: Marked[] = []
  const shown: Shown[] = []
  const mcids: number[] = []
  let operands: Value[] = []
  let fontId = ''
  let fontSize = 0
  let x = 0
  let y = 0
  let painted = 0
  let paintedUntagged = 0
  let unbalanced = false
  const owner = (): Marked['mcid'] => stack.findLast((marked) => marked.mcid !== undefined)?.mcid
  while (!tokens.done) {
    const token = tokens.next()
    if (typeof token !== 'object' || token === null || !('operator' in token)) {
      operands.push(token)
      continue
    }
    const { operator } = token
    if (operator === 'BDC' || operator === 'BMC') {
      const properties = operands[1]
      const mcid = properties instanceof Map ? properties.get('MCID') : undefined
      if (typeof mcid === 'number') mcids.push(mcid)
      stack.push({ mcid: nameOf(operands[0]) === 'Artifact' ? null : typeof mcid === 'number' ? mcid : undefined })
    } else if (operator === 'EMC') {
      if (!stack.pop()) unbalanced = true
    } else if (operator === 'Tf') {
      fontId = nameOf(operands[0])
      fontSize = Number(operands[1])
    } else if (operator === 'Tm') {
      x = Number(operands[4])
      y = Number(operands[5])
    } else if (operator === 'TJ' || operator === 'Tj') {
      const parts = Array.isArray(operands[0]) ? operands[0] : [operands[0] ?? null]
      const codes: number[] = []
      const left = x
      for (const part of parts) {
        if (typeof part === 'number') x -= (part * fontSize) / 1000
        if (typeof part !== 'string') continue
        for (let at = 0; at + 1 < part.length; at += 2) {
          const code = part.charCodeAt(at) * 256 + part.charCodeAt(at + 1)
          codes.push(code)
          x += ((fontWidths.get(fontId)?.[code] ?? 0) * fontSize) / 1000
        }
      }
      const map = fontDicts.get(fontId)
      const text = codes.map((code) => map?.get(code) ?? '\u0000').join('')
      shown.push({ page: pageIndex, text, mcid: owner(), fontId, codes, left, right: x, baseline: y })
    } else if (painting.has(operator)) {
      painted++
      if (owner() === undefined) paintedUntagged++
    }
    operands = []
  }
  return { shown, mcids, painted, paintedUntagged, unbalanced: unbalanced || stack.length > 0 }
}

export type Tag = {
  id: number
  type: string
  dict: Dict
  parent: Tag | null
  kids: Tag[]
  /** Own text and that of what is inside, in order; ActualText where there is one. */
  text: string
  annotations: number[]
  pages: Set<number>
}

export type Structure = { root: Tag; all: Tag[]; contents: PageContent[]; faults: string[] }

export function readStructure(pdf: ReadPdf): Structure {
  const faults: string[] = []
  const contents = pdf.pages.map((_, index) => readContent(pdf, index))
  const pageIndexOf = new Map(pdf.pages.map((page, index) => [page.id, index]))
  const textByMcid = contents.map((content) => {
    const texts = new Map<number, string>()
    for (const { mcid, text } of content.shown)
      if (typeof mcid === 'number') texts.set(mcid, (texts.get(mcid) ?? '') + text)
    return texts
  })
  const claimed = contents.map(() => new Map<number, number>())
  const claimedAnnotations = new Map<number, number>()
  const all: Tag[] = []

  const treeRoot = resolveDict(pdf, pdf.catalog.get('StructTreeRoot'))
  const treeRootId = idOf(pdf.catalog.get('StructTreeRoot'))

  function read(value: Value, parent: Tag | null, parentId: number): Tag {
    const id = idOf(value)
    const dict = resolveDict(pdf, value)
    const tag: Tag = {
      id,
      type: nameOf(dict.get('S')),
      dict,
      parent,
      kids: [],
      text: '',
      annotations: [],
      pages: new Set(),
    }
    all.push(tag)
    if (idOf(dict.get('P')) !== parentId) faults.push(`${tag.type} ${id} names another parent than it has`)
    const ownPage = dict.get('Pg')
    const kids = dict.get('K')
    let text = ''
    for (const kid of kids === undefined ? [] : Array.isArray(kids) ? kids : [kids]) {
      if (typeof kid === 'number') text += content(tag, ownPage, kid)
      else if (kid instanceof Map && nameOf(kid.get('Type')) === 'MCR')
        text += content(tag, kid.get('Pg'), Number(kid.get('MCID')))
      else if (kid instanceof Map && nameOf(kid.get('Type')) === 'OBJR') {
        const annotation = idOf(kid.get('Obj'))
        tag.annotations.push(annotation)
        claimedAnnotations.set(annotation, id)
      } else {
        const child = read(kid, tag, id)
        tag.kids.push(child)
        text += child.text
      }
    }
    tag.text = dict.has('ActualText') ? textOf(dict.get('ActualText')) : text
    return tag
  }

  function content(tag: Tag, page: Value | undefined, mcid: number): string {
    const index = pageIndexOf.get(idOf(page))
    if (index === undefined) {
      faults.push(`${tag.type} ${tag.id} points at a page that is none`)
      return ''
    }
    tag.pages.add(index)
    if (claimed[index]?.has(mcid)) faults.push(`MCID ${mcid} of page ${index} belongs to two elements`)
    claimed[index]?.set(mcid, tag.id)
    if (!contents[index]?.mcids.includes(mcid)) faults.push(`MCID ${mcid} is not on page ${index}`)
    return textByMcid[index]?.get(mcid) ?? ''
  }

  const kids = treeRoot.get('K')
  const root = read((Array.isArray(kids) ? kids[0] : kids) ?? null, null, treeRootId)

  // Every piece of marked content has its element, and the parent tree says the same as the elements.
  const parents = numberTree(pdf, treeRoot.get('ParentTree'))
  for (const [index, page] of pdf.pages.entries()) {
    const content = contents[index]
    if (!content) continue
    if (content.unbalanced) faults.push(`page ${index}: marked content is not balanced`)
    if (content.paintedUntagged > 0)
      faults.push(`page ${index}: ${content.paintedUntagged} drawings are neither tagged nor artifact`)
    for (const { mcid, text } of content.shown) {
      if (mcid === undefined) faults.push(`page ${index}: "${text}" is neither tagged nor artifact`)
    }
    if (new Set(content.mcids).size !== content.mcids.length) faults.push(`page ${index}: an MCID is used twice`)
    const ofPage = page.dict.get('StructParents')
    const list = typeof ofPage === 'number' ? parents.get(ofPage) : []
    for (const mcid of content.mcids) {
      const owner = claimed[index]?.get(mcid)
      if (owner === undefined) faults.push(`page ${index}: MCID ${mcid} stands in no element`)
      else if (!Array.isArray(list) || idOf(list[mcid]) !== owner)
        faults.push(`page ${index}: the parent tree gives MCID ${mcid} to another element`)
    }
    const annotations = page.dict.get('Annots')
    for (const annotation of Array.isArray(annotations) ? annotations : []) {
      const owner = claimedAnnotations.get(idOf(annotation))
      const key = resolveDict(pdf, annotation).get('StructParent')
      if (owner === undefined) faults.push(`page ${index}: an annotation stands in no element`)
      else if (typeof key !== 'number' || idOf(parents.get(key)) !== owner)
        faults.push(`page ${index}: the parent tree gives an annotation to another element`)
    }
  }
  return { root, all, contents, faults }
}

function idOf(value: Value | undefined): number {
  return isRef(value) ? value.ref : -1
}

export function numberTree(pdf: ReadPdf, value: Value | undefined): Map<number, Value> {
  const numbers = resolveDict(pdf, value).get('Nums')
  const map = new Map<number, Value>()
  if (Array.isArray(numbers)) {
    for (let at = 0; at + 1 < numbers.length; at += 2) map.set(Number(numbers[at]), resolve(pdf, numbers[at + 1]))
    // Annotations keep their reference: what it points at is the element itself.
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      const entry = numbers[at + 1]
      if (isRef(entry) && !Array.isArray(resolve(pdf, entry))) map.set(Number(numbers[at]), entry)
    }
  }
  return map
}

/** Words, without what the eye does not see: the joiner that stands for glyphs without a character. */
export function wordsOf(text: string): string[] {
  return text
    .replace(/\u034f/g, '')
    .split(/\s+/u)
    .filter((word) => word !== '')
}
