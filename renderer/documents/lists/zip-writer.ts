/**
 * Packs files into a zip (APPNOTE.TXT 6.3.10): deflated, names in UTF-8, and the same bytes for the same content,
 * since no entry carries a time. Up to 4 GB; for workbooks of our own.
 */
import { crc32 } from './zip-entries.ts'

export interface ZipFile {
  name: string
  bytes: Uint8Array
}

/** 1 January 1980, the first day a zip can name. */
const dosDate = 0x0021
const utf8Flag = 0x0800
const deflateMethod = 8

export async function packZip(files: readonly ZipFile[]): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  const central: Uint8Array[] = []
  let offset = 0
  for (const { name, bytes } of files) {
    const nameBytes = new TextEncoder().encode(name)
    const packed = await deflate(bytes)
    const common = new DataView(new ArrayBuffer(26))
    common.setUint16(0, 20, true)
    common.setUint16(2, utf8Flag, true)
    common.setUint16(4, deflateMethod, true)
    common.setUint16(8, dosDate, true)
    common.setUint32(10, crc32(bytes), true)
    common.setUint32(14, packed.length, true)
    common.setUint32(18, bytes.length, true)
    common.setUint16(22, nameBytes.length, true)
    const shared = new Uint8Array(common.buffer)
    const local = [uint32(0x04034b50), shared, nameBytes, packed]
    central.push(uint32(0x02014b50), Uint8Array.of(20, 0), shared, new Uint8Array(10), uint32(offset), nameBytes)
    parts.push(...local)
    offset += lengthOf(local)
  }
  const directoryBytes = lengthOf(central)
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(8, files.length, true)
  end.setUint16(10, files.length, true)
  end.setUint32(12, directoryBytes, true)
  end.setUint32(16, offset, true)
  return joined([...parts, ...central, new Uint8Array(end.buffer)])
}

const uint32 = (value: number): Uint8Array => {
  const view = new DataView(new ArrayBuffer(4))
  view.setUint32(0, value, true)
  return new Uint8Array(view.buffer)
}

const lengthOf = (parts: readonly Uint8Array[]): number => parts.reduce((sum, part) => sum + part.length, 0)

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(lengthOf(parts))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const packed = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(packed).arrayBuffer())
}
