/**
 * Every key and value that lies in LevelDB's files, also those deleted or overwritten since: the write-ahead log
 * (doc/log_format.md: blocks of 32 KiB, records of crc, length, type) and the tables (doc/table_format.md: blocks
 * of prefix-compressed entries, Snappy or not, found through the index block). Checksums are not judged: a scan
 * wants what can be read, not what is valid.
 */
import { uncompress } from 'snappyjs'

export interface Entry {
  key: Uint8Array
  value: Uint8Array
}

const logBlockBytes = 32 * 1024
const tableMagic = 0xdb4775248b80fb57n

export function entriesOfLog(file: Uint8Array): Entry[] {
  return recordsOfLog(file).flatMap(entriesOfBatch)
}

export function entriesOfTable(file: Uint8Array): Entry[] {
  if (file.length < 48) return []
  const footer = file.subarray(file.length - 48)
  if (new DataView(footer.buffer, footer.byteOffset).getBigUint64(40, true) !== tableMagic) return []
  const reader = new Reader(footer)
  reader.varint()
  reader.varint()
  const index = readBlock(file, reader.varint(), reader.varint())
  return entriesOfBlock(index).flatMap(({ value }) => {
    const handle = new Reader(value)
    return entriesOfBlock(readBlock(file, handle.varint(), handle.varint()))
  })
}

function recordsOfLog(file: Uint8Array): Uint8Array[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const records: Uint8Array[] = []
  let parts: Uint8Array[] = []
  for (let at = 0; at + 7 <= file.length; ) {
    const leftInBlock = logBlockBytes - (at % logBlockBytes)
    const length = leftInBlock < 7 ? 0 : view.getUint16(at + 4, true)
    const type = leftInBlock < 7 ? 0 : view.getUint8(at + 6)
    if (leftInBlock < 7 || type === 0) {
      at += leftInBlock
      continue
    }
    const data = file.subarray(at + 7, at + 7 + length)
    at += 7 + length
    // 1 full, 2 first, 3 middle, 4 last
    parts = type === 1 || type === 2 ? [data] : [...parts, data]
    if (type === 1 || type === 4) records.push(concat(parts))
  }
  return records
}

/** A write batch: sequence (8), count (4), then puts and deletions. */
function entriesOfBatch(record: Uint8Array): Entry[] {
  const entries: Entry[] = []
  const reader = new Reader(record)
  reader.take(12)
  while (reader.left > 0) {
    const isPut = reader.take(1)[0] === 1
    const key = reader.take(reader.varint())
    entries.push({ key, value: isPut ? reader.take(reader.varint()) : new Uint8Array() })
  }
  return entries
}

function readBlock(file: Uint8Array, offset: number, sizeBytes: number): Uint8Array {
  const block = file.subarray(offset, offset + sizeBytes)
  return file[offset + sizeBytes] === 1 ? uncompress(block) : block
}

function entriesOfBlock(block: Uint8Array): Entry[] {
  if (block.length < 4) return []
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength)
  const end = block.length - 4 - 4 * view.getUint32(block.length - 4, true)
  const reader = new Reader(block.subarray(0, Math.max(0, end)))
  const entries: Entry[] = []
  let key = new Uint8Array()
  while (reader.left > 0) {
    const shared = reader.varint()
    const unshared = reader.varint()
    const valueBytes = reader.varint()
    key = concat([key.subarray(0, shared), reader.take(unshared)])
    entries.push({ key, value: reader.take(valueBytes) })
  }
  return entries
}

function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((total, part) => total + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Reads what there is and never past the end: the newest record of a log may be cut off. */
class Reader {
  readonly bytes: Uint8Array
  at = 0
  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }
  get left(): number {
    return this.bytes.length - this.at
  }
  take(count: number): Uint8Array {
    const taken = this.bytes.subarray(this.at, this.at + count)
    this.at += count
    return taken
  }
  varint(): number {
    let value = 0
    for (let factor = 1; this.left > 0; factor *= 128) {
      const byte = this.bytes[this.at++] ?? 0
      value += (byte & 127) * factor
      if (byte < 128) break
    }
    return value
  }
}
