/**
 * How Blink writes a value into IndexedDB: an envelope (0xFF and its version), then V8's own serialisation. Large
 * values are Snappy-compressed as a whole first (0xFF 0x11 0x02) or stand in a blob file of their own. Text inside
 * is Latin-1 where it can be, else UTF-16LE.
 */
import { Deserializer } from 'node:v8'
import { uncompress } from 'snappyjs'

/** The bytes as they are, and each part of them that decompresses. */
export function readings(bytes: Uint8Array): Uint8Array[] {
  const all = [bytes]
  for (let at = 0; at + 3 < Math.min(bytes.length, 64); at++) {
    if (bytes[at] !== 0xff || bytes[at + 1] !== 0x11 || bytes[at + 2] !== 0x02) continue
    const opened = orNull(() => uncompress(bytes.subarray(at + 3), 64 * 1024 * 1024))
    if (opened !== null) all.push(opened)
  }
  return all
}

/** The object of a stored value, when there is one in it. */
export function objectOf(bytes: Uint8Array): Record<string, unknown> | null {
  for (const reading of readings(bytes)) {
    for (let at = 0; at + 2 < Math.min(reading.length, 64); at++) {
      // V8 writes its version (16 or lower), then 'o' for an object.
      if (reading[at] !== 0xff || (reading[at + 1] ?? 255) > 16 || reading[at + 2] !== 0x6f) continue
      const value = orNull(() => deserialise(reading.slice(at)))
      if (typeof value === 'object' && value !== null) return { ...value }
    }
  }
  return null
}

function deserialise(bytes: Uint8Array): unknown {
  // Chromium 156 writes version 16, of which Node 24 knows 15: alike for plain objects, texts and byte arrays.
  bytes[1] = Math.min(bytes[1] ?? 0, 15)
  const deserializer = new Deserializer(bytes)
  deserializer.readHeader()
  return deserializer.readValue()
}

/** Most bytes are no value of this kind; that they can't be read as one is the answer, not a failure. */
function orNull<Value>(read: () => Value): Value | null {
  try {
    return read()
  } catch {
    return null
  }
}
