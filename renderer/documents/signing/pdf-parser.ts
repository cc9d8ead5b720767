/**
 * A PDF opened for reading: objects by number as of its newest revision, or as of any earlier one (`asOfRevision`).
 * Object streams are unpacked on opening, so every later look-up is synchronous. Encrypted files are refused.
 */
import { readIndirectObject } from './pdf-indirect.ts'
import { decodeStream, type InflateBudget, newInflateBudget } from './pdf-inflate.ts'
import { PdfLexer } from './pdf-lexer.ts'
import { isCount, isDict, isName, isRef, isStream, type PdfDict, type PdfObject, type PdfRef } from './pdf-objects.ts'
import { PdfReadError, readLimits } from './pdf-read-error.ts'
import { readXrefChain, type XrefEntry, type XrefSection } from './pdf-xref.ts'

type Unpacked = ReadonlyMap<number, PdfObject>[]

export class PdfFile {
  readonly bytes: Uint8Array
  /** Oldest first. */
  readonly sections: readonly XrefSection[]
  /** Just past the last `%%EOF`. */
  readonly endOffset: number
  private readonly entries: ReadonlyMap<number, XrefEntry>
  private readonly objectStreams: Map<number, Unpacked>
  private readonly cache = new Map<number, PdfObject>()
  private readonly reading = new Set<number>()
  readonly budget: InflateBudget
  /** Objects laid over each other could make a small file cost a lot to read. */
  private remainingParsedBytes: number

  constructor(bytes: Uint8Array, sections: readonly XrefSection[], endOffset: number, budget: InflateBudget) {
    this.budget = budget
    this.remainingParsedBytes = bytes.length * 2
    this.bytes = bytes
    this.sections = sections
    this.endOffset = endOffset
    this.entries = new Map(sections.flatMap((section) => [...section.entries]))
    this.objectStreams = new Map()
  }

  /** Numbers of all objects in use. */
  get objectNumbers(): number[] {
    return [...this.entries].filter(([, entry]) => entry.type !== 'free').map(([number]) => number)
  }

  get trailer(): PdfDict {
    const newest = this.sections.at(-1)
    if (newest === undefined) throw new PdfReadError('xref-malformed', 'no cross-reference section')
    return newest.trailer
  }

  get catalogRef(): PdfRef {
    const root = this.trailer.get('Root')
    if (!isRef(root)) throw new PdfReadError('catalog-missing', 'trailer has no /Root')
    return root
  }

  get catalog(): PdfDict {
    const catalog = this.resolve(this.catalogRef)
    if (!isDict(catalog)) throw new PdfReadError('catalog-missing', '/Root is not a catalog')
    return catalog
  }

  /** Follows references; a reference to nothing is null (7.3.10). */
  resolve(value: PdfObject | undefined): PdfObject {
    let current = value ?? null
    for (let hops = 0; isRef(current); hops++) {
      if (hops > 16) throw new PdfReadError('object-malformed', 'references form a loop')
      current = this.object(current.number, current.generation) ?? null
    }
    return current
  }

  /** The object of this number, whatever its generation unless one is given; undefined where there is none. */
  object(number: number, generation?: number): PdfObject | undefined {
    const entry = this.entries.get(number)
    if (entry === undefined || entry.type === 'free') return undefined
    const actual = entry.type === 'offset' ? entry.generation : 0
    if (generation !== undefined && generation !== actual) return undefined
    const known = this.cache.get(number)
    if (known !== undefined) return known
    const value = entry.type === 'offset' ? this.readAt(number, entry) : this.readCompressed(number, entry)
    this.cache.set(number, value)
    return value
  }

  generationOf(number: number): number {
    const entry = this.entries.get(number)
    return entry?.type === 'offset' ? entry.generation : 0
  }

  private readAt(number: number, entry: { offset: number; generation: number }): PdfObject {
    if (this.reading.has(number)) throw new PdfReadError('object-malformed', `object ${number} needs itself`)
    this.reading.add(number)
    try {
      const found = readIndirectObject(this.bytes, entry.offset, (ref) => this.resolve(ref))
      if (found.number !== number || found.generation !== entry.generation) {
        throw new PdfReadError('object-malformed', `object ${number} is not where its reference says`, entry.offset)
      }
      this.remainingParsedBytes -= found.parsedBytes
      if (this.remainingParsedBytes < 0) throw new PdfReadError('too-large', 'objects overlap too much')
      return found.value
    } finally {
      this.reading.delete(number)
    }
  }

  private readCompressed(number: number, entry: { streamNumber: number; index: number }): PdfObject {
    const found = this.objectStreams.get(entry.streamNumber)?.[entry.index]?.get(number)
    if (found === undefined) throw new PdfReadError('object-missing', `object ${number} is not in its object stream`)
    return found
  }

  /** Unpacks all object streams in use; part of opening. */
  async unpack(): Promise<void> {
    const wanted = new Set<number>()
    for (const entry of this.entries.values()) if (entry.type === 'compressed') wanted.add(entry.streamNumber)
    if (wanted.size > readLimits.objectStreams) throw new PdfReadError('too-many-objects', 'too many object streams')
    for (const number of wanted) {
      if (this.entries.get(number)?.type !== 'offset') {
        throw new PdfReadError('object-missing', `object stream ${number} is missing`)
      }
      this.objectStreams.set(number, await this.unpackOne(number))
    }
  }

  private async unpackOne(number: number): Promise<Unpacked> {
    const stream = this.object(number)
    if (!isStream(stream) || !isName(stream.dict.get('Type'), 'ObjStm')) {
      throw new PdfReadError('object-malformed', `object ${number} is not an object stream`)
    }
    const count = stream.dict.get('N')
    const first = stream.dict.get('First')
    if (!isCount(count) || !isCount(first) || count > readLimits.objects) {
      throw new PdfReadError('object-malformed', `object stream ${number} lacks /N or /First`)
    }
    const data = await decodeStream(stream, this.budget)
    const header = new PdfLexer(data, 0, false)
    const unpacked: Unpacked = []
    let endOfLast = 0
    for (let i = 0; i < count; i++) {
      const objectNumber = header.readCount()
      const lexer = new PdfLexer(data, first + header.readCount(), false)
      if (lexer.position < endOfLast) throw new PdfReadError('object-malformed', 'objects overlap in their stream')
      unpacked.push(new Map([[objectNumber, lexer.readObject()]]))
      endOfLast = lexer.position
    }
    return unpacked
  }
}

/** Throws `PdfReadError`; never repairs. */
export async function openPdf(bytes: Uint8Array, budget = newInflateBudget()): Promise<PdfFile> {
  if (bytes.length > readLimits.fileBytes) throw new PdfReadError('too-large', 'file beyond the size limit')
  if ([0x25, 0x50, 0x44, 0x46, 0x2d].some((code, index) => bytes[index] !== code)) {
    throw new PdfReadError('not-a-pdf', 'does not start with %PDF-')
  }
  const { sections, endOffset } = await readXrefChain(bytes, budget)
  return openSections(bytes, sections, endOffset, budget)
}

/** The file as of its first `revisionCount` cross-reference sections; offsets are not limited to those revisions. */
export async function asOfRevision(file: PdfFile, revisionCount: number): Promise<PdfFile> {
  return openSections(file.bytes, file.sections.slice(0, revisionCount), file.endOffset, file.budget)
}

async function openSections(
  bytes: Uint8Array,
  sections: readonly XrefSection[],
  endOffset: number,
  budget: InflateBudget,
): Promise<PdfFile> {
  const file = new PdfFile(bytes, sections, endOffset, budget)
  if (sections.some((section) => section.trailer.has('Encrypt'))) {
    throw new PdfReadError('encrypted', 'encrypted files are not read')
  }
  await file.unpack()
  return file
}
