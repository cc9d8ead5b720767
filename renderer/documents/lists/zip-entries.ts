/**
 * The files inside a zip, by its central directory (APPNOTE.TXT 6.3.10, sections 4.3.7–4.3.16, zip64 too), and their
 * content as it is inflated. Nothing a zip says about itself is believed: sizes are counted while inflating, against
 * a budget that all entries share, and content is held to its CRC-32. Names are data: nothing is written to disk.
 */
import { PackedFileError } from './packed-file-error.ts'

export interface ZipEntry {
  /** As written, with "/" between folders; may hold anything. */
  name: string
  isEncrypted: boolean
  method: number
  compressedBytes: number
  crc32: number
  /** Of its local header. */
  offset: number
}

/** Bytes that may still come out of the file, over all its entries. */
export interface InflateBudget {
  leftBytes: number
}

const endSignature = 0x06054b50
const centralSignature = 0x02014b50
const localSignature = 0x04034b50
const wideEndSignature = 0x06064b50
const wideLocatorSignature = 0x07064b50
const wide32 = 0xffffffff
const endBytes = 22
const wideLocatorBytes = 20
const commentLimitBytes = 0xffff

/** Small, because one piece of hostile data grows a thousandfold before it can be counted. */
const pieceBytes = 16 * 1024

/** Sheets shrink ten- to fiftyfold; what shrank more than this, and is large, was made to. */
const mostGrowth = 200
const growthFreeBytes = 20 * 1024 * 1024

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const damaged = (what: string): PackedFileError => new PackedFileError('is-damaged', what)

/** Throws PackedFileError: `is-damaged` (no directory: cut off), `inflates-too-much` (more than `entryLimit` entries). */
export function zipEntries(bytes: Uint8Array, entryLimit: number): ZipEntry[] {
  const view = viewOf(bytes)
  const { count, size, offset, endsAt } = directoryOf(view, findEnd(view))
  if (count > entryLimit) throw new PackedFileError('inflates-too-much', `${count} entries, limit ${entryLimit}`)
  // What stands before the zip (a self-extracting one) shifts all its offsets.
  const shift = Math.max(0, endsAt - size - offset)
  const entries: ZipEntry[] = []
  let at = offset + shift
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== centralSignature) throw damaged('directory is cut off')
    const nameBytes = view.getUint16(at + 28, true)
    const extraBytes = view.getUint16(at + 30, true)
    const flags = view.getUint16(at + 8, true)
    const next = at + 46 + nameBytes + extraBytes + view.getUint16(at + 32, true)
    if (next > bytes.length) throw damaged('directory is cut off')
    const name = bytes.subarray(at + 46, at + 46 + nameBytes)
    const sizes = sizesOf(view, at, at + 46 + nameBytes, extraBytes)
    entries.push({
      name: new TextDecoder().decode(name),
      isEncrypted: (flags & 0x0001) !== 0,
      method: view.getUint16(at + 10, true),
      crc32: view.getUint32(at + 16, true),
      compressedBytes: sizes.compressed,
      offset: sizes.offset + shift,
    })
    at = next
  }
  return entries
}

function findEnd(view: DataView): number {
  const last = view.byteLength - endBytes
  for (let at = last; at >= 0 && at >= last - commentLimitBytes; at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at
  }
  throw damaged('no directory at the end')
}

interface Directory {
  count: number
  size: number
  offset: number
  /** Where it really ends: what follows it stands here. */
  endsAt: number
}

function directoryOf(view: DataView, end: number): Directory {
  const narrow = {
    count: view.getUint16(end + 10, true),
    size: view.getUint32(end + 12, true),
    offset: view.getUint32(end + 16, true),
    endsAt: end,
  }
  if (narrow.count !== 0xffff && narrow.size !== wide32 && narrow.offset !== wide32) return narrow
  const locator = end - wideLocatorBytes
  if (locator < 0 || view.getUint32(locator, true) !== wideLocatorSignature) return narrow
  const at = Number(view.getBigUint64(locator + 8, true))
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== wideEndSignature) throw damaged('no wide directory')
  return {
    count: Number(view.getBigUint64(at + 32, true)),
    size: Number(view.getBigUint64(at + 40, true)),
    offset: Number(view.getBigUint64(at + 48, true)),
    endsAt: at,
  }
}

/** Sizes of an entry; those that don't fit stand in the extra field 0x0001, in a fixed order, each only if needed. */
function sizesOf(view: DataView, at: number, extra: number, extraBytes: number) {
  const sizes = { compressed: view.getUint32(at + 20, true), offset: view.getUint32(at + 42, true) }
  const isPlainWide = view.getUint32(at + 24, true) === wide32
  if (!isPlainWide && sizes.compressed !== wide32 && sizes.offset !== wide32) return sizes
  let field = extra
  while (field + 4 <= extra + extraBytes) {
    const length = view.getUint16(field + 2, true)
    if (view.getUint16(field, true) === 0x0001) {
      let value = field + 4 + (isPlainWide ? 8 : 0)
      const take = (): number => {
        if (value + 8 > field + 4 + length) throw damaged('wide sizes are cut off')
        value += 8
        return Number(view.getBigUint64(value - 8, true))
      }
      if (sizes.compressed === wide32) sizes.compressed = take()
      if (sizes.offset === wide32) sizes.offset = take()
      return sizes
    }
    field += 4 + length
  }
  return sizes
}

/**
 * The content of an entry, piece by piece. Throws PackedFileError: `is-encrypted`, `is-damaged` (also when the CRC
 * doesn't hold, which shows only at the end), `inflates-too-much`.
 */
export async function* inflateEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  budget: InflateBudget,
): AsyncGenerator<Uint8Array, void> {
  if (entry.isEncrypted) throw new PackedFileError('is-encrypted', 'an entry has a password')
  let crc = 0
  let grownBytes = 0
  const mostBytes = Math.max(growthFreeBytes, entry.compressedBytes * mostGrowth)
  for await (const piece of piecesOf(packedBytes(bytes, entry), entry.method)) {
    budget.leftBytes -= piece.length
    grownBytes += piece.length
    if (budget.leftBytes < 0 || grownBytes > mostBytes)
      throw new PackedFileError('inflates-too-much', 'more comes out than is allowed')
    crc = crc32(piece, crc)
    yield piece
  }
  if (crc !== entry.crc32) throw damaged('an entry is not what it was')
}

export async function readEntry(bytes: Uint8Array, entry: ZipEntry, budget: InflateBudget): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of inflateEntry(bytes, entry, budget)) {
    pieces.push(piece)
    length += piece.length
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

function packedBytes(bytes: Uint8Array, { offset, compressedBytes }: ZipEntry): Uint8Array {
  const view = viewOf(bytes)
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== localSignature) throw damaged('no entry there')
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + compressedBytes > bytes.length) throw damaged('an entry is cut off')
  return bytes.subarray(start, start + compressedBytes)
}

async function* piecesOf(packed: Uint8Array, method: number): AsyncGenerator<Uint8Array, void> {
  if (method === 0) {
    yield packed
    return
  }
  if (method !== 8) throw damaged(`compression method ${method}`)
  const reader = inflating(packed).getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } catch (cause) {
    // The stream throws a TypeError for data that is no deflate.
    if (cause instanceof TypeError) throw damaged('an entry can’t be inflated')
    throw cause
  } finally {
    // Cancelling a stream that has failed rejects with its own error, which was thrown above already.
    await reader.cancel().catch(() => undefined)
  }
}

function inflating(packed: Uint8Array): ReadableStream<Uint8Array> {
  let at = 0
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      if (at >= packed.length) return controller.close()
      controller.enqueue(packed.slice(at, at + pieceBytes))
      at += pieceBytes
    },
  })
  return source.pipeThrough(new DecompressionStream('deflate-raw'))
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value >>> 0
})

/** CRC-32 (ISO 3309) of `bytes`, going on from `before`. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return ~crc >>> 0
}
