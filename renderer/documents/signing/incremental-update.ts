/**
 * Appends one revision to a PDF (ISO 32000-1, 7.5.6): changed and new objects, a classic cross-reference table and a
 * trailer that names the one before. Not one byte of the file so far is touched. /ID keeps its first half, which names
 * the document; the second half is taken from what was appended, so equal input gives equal bytes.
 *
 * Only on files whose own newest section is a classic table: a table behind a stream is read by some and refused by others.
 */
import { isArray, isCount, isString, type PdfObject, type PdfString, plainBytes } from './pdf-objects.ts'
import type { PdfFile } from './pdf-parser.ts'
import { ByteWriter, serialize } from './pdf-writer.ts'
import { SigningError } from './signing-error.ts'

/** A dictionary that is to be written by hand because the place of its bytes matters. */
interface RawObject {
  readonly raw: string
}

interface NewStream {
  readonly dict: ReadonlyMap<string, PdfObject>
  readonly content: Uint8Array
}

export interface RevisionObject {
  readonly number: number
  readonly value: PdfObject | RawObject | NewStream
}

interface AppendedRevision {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Offset of each written object's value, just past "n g obj" and its line end. */
  readonly valueOffsets: ReadonlyMap<number, number>
}

/** The lowest object number nobody uses. */
export function nextObjectNumber(file: PdfFile): number {
  const size = file.trailer.get('Size')
  return Math.max(isCount(size) ? size : 0, ...file.objectNumbers.map((number) => number + 1))
}

export async function appendRevision(file: PdfFile, objects: readonly RevisionObject[]): Promise<AppendedRevision> {
  const previous = file.sections.at(-1)
  if (previous === undefined || previous.form !== 'table') {
    throw new SigningError('base-has-xref-stream', 'the file uses a cross-reference stream')
  }
  const base = file.bytes
  const writer = new ByteWriter()
  if (base.at(-1) !== 10) writer.text('\n')
  const offsets = new Map<number, number>()
  const valueOffsets = new Map<number, number>()
  const sorted = [...objects].sort((a, b) => a.number - b.number)
  for (const { number, value } of sorted) {
    offsets.set(number, base.length + writer.length)
    writer.text(`${number} ${file.generationOf(number)} obj\n`)
    valueOffsets.set(number, base.length + writer.length)
    writeValue(writer, value)
    writer.text('\nendobj\n')
  }
  const xrefOffset = base.length + writer.length
  writer.text('xref\n0 1\n0000000000 65535 f \n')
  for (const { number } of sorted) {
    const offset = String(offsets.get(number)).padStart(10, '0')
    writer.text(`${number} 1\n${offset} ${String(file.generationOf(number)).padStart(5, '0')} n \n`)
  }
  const trailer = new Map<string, PdfObject>([['Size', sizeAfter(file, sorted)]])
  for (const key of ['Root', 'Info']) {
    const value = file.trailer.get(key)
    if (value !== undefined) trailer.set(key, value)
  }
  trailer.set('ID', await nextId(file, writer.join()))
  trailer.set('Prev', previous.offset)
  writer.text(`trailer\n${serialize(trailer)}\nstartxref\n${xrefOffset}\n%%EOF\n`)
  return { bytes: new ByteWriter().bytes(base).bytes(writer.join()).join(), valueOffsets }
}

function writeValue(writer: ByteWriter, value: RevisionObject['value']): void {
  if (value !== null && typeof value === 'object') {
    if ('raw' in value) {
      writer.text(value.raw)
      return
    }
    if ('content' in value) {
      writer.text(`${serialize(new Map([...value.dict, ['Length', value.content.length]]))}\nstream\n`)
      writer.bytes(value.content).text('\nendstream')
      return
    }
  }
  writer.text(serialize(value))
}

function sizeAfter(file: PdfFile, objects: readonly RevisionObject[]): number {
  return Math.max(nextObjectNumber(file), ...objects.map(({ number }) => number + 1))
}

/** Hashed with the old /ID and the old length, so two revisions never share one. */
async function nextId(file: PdfFile, appended: Uint8Array): Promise<PdfObject> {
  const old = file.trailer.get('ID')
  const halves = isArray(old) ? old.filter(isString) : []
  const seed = new ByteWriter().bytes(appended).text(`${file.bytes.length} ${serialize(halves)}`)
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', plainBytes(seed.join()))).subarray(0, 16)
  const fresh: PdfString = { kind: 'string', form: 'hex', bytes: digest }
  return [halves[0] ?? fresh, fresh]
}
