/**
 * Undoes the filters a cross-reference or object stream may have: none, or FlateDecode with the PNG predictors.
 * The platform's own DecompressionStream is used; output is counted while it comes, so a bomb stops at the budget.
 */
import { isArray, isCount, isDict, isName, type PdfDict, type PdfStream, plainBytes } from './pdf-objects.ts'
import { PdfReadError, readLimits } from './pdf-read-error.ts'

/** Shared by all streams of one file. */
export interface InflateBudget {
  remainingBytes: number
}

export function newInflateBudget(): InflateBudget {
  return { remainingBytes: readLimits.inflatedBytes }
}

export async function decodeStream(stream: PdfStream, budget: InflateBudget): Promise<Uint8Array> {
  const filter = single(stream.dict.get('Filter'))
  if (filter === undefined || filter === null) return stream.data
  if (!isName(filter, 'FlateDecode')) throw new PdfReadError('unsupported-filter', 'only FlateDecode is read here')
  const inflated = await inflate(stream.data, budget)
  const params = single(stream.dict.get('DecodeParms'))
  return isDict(params) ? undoPredictor(inflated, params) : inflated
}

function single(value: ReturnType<PdfDict['get']>): ReturnType<PdfDict['get']> {
  if (!isArray(value)) return value
  if (value.length > 1) throw new PdfReadError('unsupported-filter', 'filter chains are not read here')
  return value[0]
}

async function inflate(data: Uint8Array, budget: InflateBudget): Promise<Uint8Array> {
  const source = new Blob([plainBytes(data)]).stream().pipeThrough(new DecompressionStream('deflate'))
  const reader = source.getReader()
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      sizeBytes += value.length
      budget.remainingBytes -= value.length
      if (budget.remainingBytes < 0) throw new PdfReadError('inflate-too-large', 'inflated data beyond the limit')
      chunks.push(value)
    }
  } catch (cause) {
    if (cause instanceof PdfReadError) {
      await reader.cancel()
      throw cause
    }
    throw new PdfReadError('inflate-failed', 'damaged compressed data', undefined, cause)
  }
  const out = new Uint8Array(sizeBytes)
  let at = 0
  for (const chunk of chunks) {
    out.set(chunk, at)
    at += chunk.length
  }
  return out
}

/** For a FlateDecode stream of our own; equal input gives equal bytes on the same platform. */
export async function deflate(data: Uint8Array): Promise<Uint8Array> {
  const packed = new Blob([plainBytes(data)]).stream().pipeThrough(new CompressionStream('deflate'))
  return new Uint8Array(await new Response(packed).arrayBuffer())
}

function undoPredictor(data: Uint8Array, params: PdfDict): Uint8Array {
  const predictor = params.get('Predictor') ?? 1
  if (predictor === 1) return data
  const columns = params.get('Columns') ?? 1
  const colors = params.get('Colors') ?? 1
  const bits = params.get('BitsPerComponent') ?? 8
  if (!isCount(predictor) || predictor < 10 || !isCount(columns) || columns < 1 || columns > 65_535) {
    throw new PdfReadError('unsupported-filter', 'unknown predictor')
  }
  if (colors !== 1 || bits !== 8) throw new PdfReadError('unsupported-filter', 'predictor on other than bytes')
  const rowBytes = columns + 1
  if (data.length % rowBytes !== 0) throw new PdfReadError('inflate-failed', 'predictor rows of unequal length')
  const rows = data.length / rowBytes
  const out = new Uint8Array(rows * columns)
  for (let row = 0; row < rows; row++) {
    undoPngRow(data.subarray(row * rowBytes, (row + 1) * rowBytes), out, row * columns, columns)
  }
  return out
}

/** `row[0]` is the PNG filter type; one byte per pixel. */
function undoPngRow(row: Uint8Array, out: Uint8Array, start: number, columns: number): void {
  const type = row[0] as number
  if (type > 4) throw new PdfReadError('inflate-failed', 'unknown PNG filter type')
  for (let i = 0; i < columns; i++) {
    const left = i > 0 ? (out[start + i - 1] as number) : 0
    const up = start > 0 ? (out[start - columns + i] as number) : 0
    const upLeft = start > 0 && i > 0 ? (out[start - columns + i - 1] as number) : 0
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, upLeft)][type] as number
    out[start + i] = (row[i + 1] as number) + guess
  }
}

function paeth(left: number, up: number, upLeft: number): number {
  const p = left + up - upLeft
  const a = Math.abs(p - left)
  const b = Math.abs(p - up)
  const c = Math.abs(p - upLeft)
  if (a <= b && a <= c) return left
  return b <= c ? up : upLeft
}
