/**
 * The parts of an XLSX package beside its sheets (ECMA-376 part 1, 12.3 and 18): which sheets there are, the shared
 * strings and the cell formats. Parts are found by their relations, as Excel does, not by their usual names.
 */
import { builtInFormat, type CellFormat, formatOfCode } from './cell-formats.ts'
import { PackedFileError } from './packed-file-error.ts'
import { createXmlReader, type XmlHandler } from './xml-events.ts'
import { type InflateBudget, inflateEntry, type ZipEntry } from './zip-entries.ts'

export interface WorkbookPackage {
  bytes: Uint8Array
  /** By name in lower case without a slash in front; part names don't tell case apart. */
  entries: ReadonlyMap<string, ZipEntry>
  budget: InflateBudget
}

export const partKey = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()

/** Reads a part from beginning to end; false when it isn't there. */
export async function readPart(from: WorkbookPackage, name: string, handler: XmlHandler): Promise<boolean> {
  const entry = from.entries.get(partKey(name))
  if (entry === undefined) return false
  const reader = createXmlReader(handler)
  let decoder: TextDecoder | undefined
  for await (const piece of inflateEntry(from.bytes, entry, from.budget)) {
    decoder ??= new TextDecoder(piece[0] === 0xff && piece[1] === 0xfe ? 'utf-16le' : 'utf-8')
    reader.push(decoder.decode(piece, { stream: true }))
  }
  reader.push(decoder?.decode() ?? '')
  reader.end()
  return true
}

const ignore = (): void => undefined

interface Relation {
  id: string
  /** The last word of the relation's type: "worksheet", "sharedStrings"; the same in both conformance classes. */
  type: string
  target: string
}

/** Relations of a part, with targets from the root of the package. */
async function relationsOf(from: WorkbookPackage, part: string): Promise<Relation[]> {
  const slash = part.lastIndexOf('/')
  const folder = part.slice(0, slash + 1)
  const relations: Relation[] = []
  await readPart(from, `${folder}_rels/${part.slice(slash + 1)}.rels`, {
    open(name, attribute) {
      if (name !== 'Relationship' || attribute('TargetMode') === 'External') return
      const type = attribute('Type')
      const target = resolved(folder, attribute('Target'))
      relations.push({ id: attribute('Id'), type: type.slice(type.lastIndexOf('/') + 1), target })
    },
    close: ignore,
    text: ignore,
  })
  return relations
}

function resolved(folder: string, target: string): string {
  const path = target.replaceAll('\\', '/')
  const segments: string[] = []
  for (const segment of (path.startsWith('/') ? path : folder + path).split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '' && segment !== '.') segments.push(segment)
  }
  return segments.join('/')
}

export interface SheetPart {
  name: string
  isHidden: boolean
  part: string
}

export interface WorkbookParts {
  sheets: SheetPart[]
  dates1904: boolean
  sharedStringsPart: string | null
  stylesPart: string | null
}

/** Null when the package holds no workbook. Sheets of charts and macros are no sheets. */
export async function readWorkbookParts(from: WorkbookPackage): Promise<WorkbookParts | null> {
  const workbookPart =
    (await relationsOf(from, '')).find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  const relations = await relationsOf(from, workbookPart)
  const sheets: SheetPart[] = []
  let dates1904 = false
  const isThere = await readPart(from, workbookPart, {
    open(name, attribute) {
      if (name === 'workbookPr') dates1904 = isOn(attribute('date1904'))
      if (name !== 'sheet') return
      const relation = relations.find(({ id }) => id === attribute('id'))
      if (relation?.type !== 'worksheet') return
      sheets.push({ name: attribute('name'), isHidden: /hidden/i.test(attribute('state')), part: relation.target })
    },
    close: ignore,
    text: ignore,
  })
  const partOf = (type: string): string | null => relations.find((relation) => relation.type === type)?.target ?? null
  if (!isThere) return null
  return { sheets, dates1904, sharedStringsPart: partOf('sharedStrings'), stylesPart: partOf('styles') }
}

export const isOn = (value: string): boolean => value === '1' || value === 'true' || value === 'on'

const sharedStringLimit = 4_000_000

export async function readSharedStrings(from: WorkbookPackage, part: string | null): Promise<string[]> {
  const strings: string[] = []
  if (part === null) return strings
  const item = createRichText()
  await readPart(from, part, {
    open: item.open,
    text: item.text,
    close(name) {
      item.close(name)
      if (name !== 'si') return
      if (strings.length >= sharedStringLimit) throw new PackedFileError('inflates-too-much', 'too many strings')
      strings.push(item.take())
    },
  })
  return strings
}

/** Text of an item in one or more runs; the readings of Japanese text (rPh) are left out. */
export function createRichText(): XmlHandler & { take(): string } {
  let text = ''
  let isText = false
  let readings = 0
  return {
    open(name) {
      if (name === 't') isText = readings === 0
      else if (name === 'rPh') readings += 1
    },
    close(name) {
      if (name === 't') isText = false
      else if (name === 'rPh') readings -= 1
    },
    text(part) {
      if (isText) text += part
    },
    take() {
      const whole = unescaped(text)
      text = ''
      return whole
    },
  }
}

/** Characters XML can't hold stand as "_x000D_" (ECMA-376 part 1, 22.9.2.19). */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, hex) => String.fromCharCode(Number.parseInt(String(hex), 16)))
    : text

/** By the number a cell names in its attribute s. */
export async function readCellFormats(from: WorkbookPackage, part: string | null): Promise<CellFormat[]> {
  if (part === null) return []
  const codes = new Map<number, string>()
  const ids: number[] = []
  let isInCells = false
  await readPart(from, part, {
    open(name, attribute) {
      if (name === 'cellXfs') isInCells = true
      else if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode'))
      else if (name === 'xf' && isInCells && ids.length < 100_000) ids.push(Number(attribute('numFmtId')))
    },
    close(name) {
      if (name === 'cellXfs') isInCells = false
    },
    text: ignore,
  })
  const formats = new Map<number, CellFormat>()
  return ids.map((id) => {
    const code = codes.get(id)
    const format = formats.get(id) ?? (code === undefined ? builtInFormat(id) : formatOfCode(code))
    formats.set(id, format)
    return format
  })
}
