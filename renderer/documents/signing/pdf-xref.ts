/**
 * Cross-reference sections: classic tables, streams and hybrids, chained by /Prev (ISO 32000-1, 7.5.4–7.5.8).
 * A file is the list of its sections, oldest first; the first n of them are the file as it was n revisions ago.
 * Nothing is repaired: a reader that rebuilds a broken table could show something else than was signed.
 */

import { readIndirectObject } from './pdf-indirect.ts'
import { decodeStream, type InflateBudget } from './pdf-inflate.ts'
import { isWhite, PdfLexer } from './pdf-lexer.ts'
import { isArray, isCount, isDict, isName, isStream, type PdfDict, type PdfStream } from './pdf-objects.ts'
import { PdfReadError, readLimits } from './pdf-read-error.ts'

export type XrefEntry =
  | { readonly type: 'free' }
  | { readonly type: 'offset'; readonly offset: number; readonly generation: number }
  | { readonly type: 'compressed'; readonly streamNumber: number; readonly index: number }

export interface XrefSection {
  readonly offset: number
  readonly form: 'table' | 'stream'
  readonly trailer: PdfDict
  readonly entries: ReadonlyMap<number, XrefEntry>
}

interface XrefChain {
  /** Oldest first. */
  readonly sections: readonly XrefSection[]
  /** Just past the last `%%EOF`, before its line end. */
  readonly endOffset: number
}

export async function readXrefChain(bytes: Uint8Array, budget: InflateBudget): Promise<XrefChain> {
  const { startOffset, endOffset } = findStartxref(bytes)
  const sections: XrefSection[] = []
  const seen = new Set<number>()
  let offset: number | undefined = startOffset
  let entryCount = 0
  while (offset !== undefined) {
    if (seen.has(offset)) throw new PdfReadError('xref-loop', 'cross-reference sections form a loop', offset)
    if (seen.size >= readLimits.revisions) throw new PdfReadError('too-many-revisions', 'too many revisions')
    seen.add(offset)
    const section: XrefSection = await readSection(bytes, offset, budget)
    entryCount += section.entries.size
    if (entryCount > readLimits.objects) throw new PdfReadError('too-many-objects', 'too many cross-references')
    sections.unshift(section)
    offset = optionalOffset(section.trailer, 'Prev', bytes.length)
  }
  return { sections, endOffset }
}

function findStartxref(bytes: Uint8Array): { startOffset: number; endOffset: number } {
  const floor = Math.max(0, bytes.length - 2048)
  for (let at = bytes.length - 9; at >= floor; at--) {
    const lexer = new PdfLexer(bytes, at)
    if (bytes[at] !== 115 || !lexer.takeKeyword('startxref')) continue
    const startOffset = lexer.readCount()
    while (isWhite(bytes[lexer.position])) lexer.position++
    for (const char of '%%EOF') {
      if (bytes[lexer.position++] !== char.charCodeAt(0)) lexer.fail('expected "%%EOF"')
    }
    return { startOffset: withinFile(startOffset, bytes.length), endOffset: lexer.position }
  }
  throw new PdfReadError('startxref-missing', 'no "startxref" near the end')
}

function withinFile(offset: number, length: number): number {
  if (offset >= length) throw new PdfReadError('xref-malformed', 'cross-reference beyond the end', offset)
  return offset
}

function optionalOffset(trailer: PdfDict, key: string, length: number): number | undefined {
  const value = trailer.get(key)
  if (value === undefined) return undefined
  if (!isCount(value)) throw new PdfReadError('xref-malformed', `/${key} is not an offset`)
  return withinFile(value, length)
}

async function readSection(bytes: Uint8Array, offset: number, budget: InflateBudget): Promise<XrefSection> {
  const lexer = new PdfLexer(bytes, offset)
  if (!lexer.takeKeyword('xref')) return readStreamSection(bytes, offset, budget)
  const entries = readTable(lexer)
  const trailer = lexer.readObject()
  if (!isDict(trailer)) throw new PdfReadError('xref-malformed', 'trailer is not a dictionary', offset)
  const hybridOffset = optionalOffset(trailer, 'XRefStm', bytes.length)
  if (hybridOffset !== undefined) {
    const hidden = await readStreamSection(bytes, hybridOffset, budget)
    for (const [number, entry] of hidden.entries) {
      const visible = entries.get(number)
      if (visible === undefined || visible.type === 'free') entries.set(number, entry)
    }
  }
  return { offset, form: 'table', trailer, entries }
}

function readTable(lexer: PdfLexer): Map<number, XrefEntry> {
  const entries = new Map<number, XrefEntry>()
  while (!lexer.takeKeyword('trailer')) {
    const first = lexer.readCount()
    const count = lexer.readCount()
    for (let i = 0; i < count; i++) {
      const offset = lexer.readCount()
      const generation = lexer.readCount()
      const inUse = lexer.takeKeyword('n')
      if (!inUse) lexer.expectKeyword('f')
      addEntry(entries, first + i, inUse ? { type: 'offset', offset, generation } : { type: 'free' })
    }
  }
  return entries
}

function addEntry(entries: Map<number, XrefEntry>, number: number, entry: XrefEntry): void {
  if (entries.has(number)) throw new PdfReadError('xref-malformed', `object ${number} listed twice in one section`)
  if (entries.size >= readLimits.objects || number > readLimits.objectNumber)
    throw new PdfReadError('too-many-objects', 'too many objects')
  entries.set(number, entry)
}

async function readStreamSection(bytes: Uint8Array, offset: number, budget: InflateBudget): Promise<XrefSection> {
  const { value } = readIndirectObject(bytes, offset)
  if (!isStream(value) || !isName(value.dict.get('Type'), 'XRef')) {
    throw new PdfReadError('xref-malformed', 'no cross-reference section here', offset)
  }
  const entries = readStreamEntries(value, await decodeStream(value, budget))
  return { offset, form: 'stream', trailer: value.dict, entries }
}

function readStreamEntries(stream: PdfStream, data: Uint8Array): Map<number, XrefEntry> {
  const widths = counts(stream.dict.get('W'), 'W')
  const [typeWidth = 0, secondWidth = 0, thirdWidth = 0] = widths
  if (widths.length !== 3 || widths.some((width) => width > 7)) throw new PdfReadError('xref-malformed', 'odd /W')
  const size = stream.dict.get('Size')
  if (!isCount(size)) throw new PdfReadError('xref-malformed', '/Size missing')
  const index = stream.dict.has('Index') ? counts(stream.dict.get('Index'), 'Index') : [0, size]
  const entries = new Map<number, XrefEntry>()
  let at = 0
  const take = (width: number): number => {
    if (at + width > data.length) throw new PdfReadError('xref-malformed', 'cross-reference stream too short')
    let value = 0
    for (let i = 0; i < width; i++) value = value * 256 + (data[at++] as number)
    return value
  }
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const first = index[pair] as number
    const count = index[pair + 1] as number
    for (let i = 0; i < count; i++) {
      const type = typeWidth === 0 ? 1 : take(typeWidth)
      const second = take(secondWidth)
      const third = take(thirdWidth)
      addEntry(entries, first + i, streamEntry(type, second, third))
    }
  }
  return entries
}

function streamEntry(type: number, second: number, third: number): XrefEntry {
  if (type === 1) return { type: 'offset', offset: second, generation: third }
  if (type === 2) return { type: 'compressed', streamNumber: second, index: third }
  if (type === 0) return { type: 'free' }
  throw new PdfReadError('xref-malformed', 'unknown cross-reference type')
}

function counts(value: ReturnType<PdfDict['get']>, key: string): number[] {
  if (!isArray(value) || !value.every(isCount)) throw new PdfReadError('xref-malformed', `odd /${key}`)
  return [...value]
}
