/** One indirect object at a byte offset (ISO 32000-1, 7.3.10), stream data included. */
import { PdfLexer } from './pdf-lexer.ts'
import { isCount, isDict, isRef, type PdfDict, type PdfObject, type PdfRef } from './pdf-objects.ts'
import { PdfReadError } from './pdf-read-error.ts'

interface IndirectObject {
  readonly number: number
  readonly generation: number
  readonly value: PdfObject
  /** Bytes read through, stream data not counted. */
  readonly parsedBytes: number
}

/**
 * `resolveLength` answers an indirect /Length. A length that does not lead exactly to `endstream` is refused: readers
 * that search for the word instead would see other data.
 */
export function readIndirectObject(
  bytes: Uint8Array,
  offset: number,
  resolveLength?: (ref: PdfRef) => PdfObject,
): IndirectObject {
  if (offset >= bytes.length) throw new PdfReadError('object-malformed', 'object beyond the end', offset)
  const lexer = new PdfLexer(bytes, offset)
  const number = lexer.readCount()
  const generation = lexer.readCount()
  lexer.expectKeyword('obj')
  let value = lexer.readObject()
  let dataBytes = 0
  if (isDict(value) && lexer.takeKeyword('stream')) {
    const data = readStreamData(bytes, lexer, value, resolveLength)
    dataBytes = data.length
    value = { kind: 'stream', dict: value, data }
  }
  lexer.expectKeyword('endobj')
  return { number, generation, value, parsedBytes: lexer.position - offset - dataBytes }
}

function readStreamData(
  bytes: Uint8Array,
  lexer: PdfLexer,
  dict: PdfDict,
  resolveLength: ((ref: PdfRef) => PdfObject) | undefined,
): Uint8Array {
  if (bytes[lexer.position] === 13 && bytes[lexer.position + 1] === 10) lexer.position += 2
  else if (bytes[lexer.position] === 10) lexer.position++
  else throw new PdfReadError('stream-malformed', 'line end missing after "stream"', lexer.position)
  const declared = dict.get('Length')
  const length = isRef(declared) ? resolveLength?.(declared) : declared
  const start = lexer.position
  if (!isCount(length) || start + length > bytes.length) {
    throw new PdfReadError('stream-malformed', 'stream length missing or beyond the end', start)
  }
  lexer.position = start + length
  if (bytes[lexer.position] === 13) lexer.position++
  if (bytes[lexer.position] === 10) lexer.position++
  if (bytes[lexer.position] !== 101 || !lexer.takeKeyword('endstream'))
    throw new PdfReadError('stream-malformed', 'stream length is wrong', start)
  return bytes.subarray(start, start + length)
}
