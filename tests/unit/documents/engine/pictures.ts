/** Small pictures made by hand, so that no file of somebody else's is needed. */
import { crc32, deflateSync } from 'node:zlib'

const kinds = { grey: { type: 0, channels: 1 }, rgb: { type: 2, channels: 3 }, rgba: { type: 6, channels: 4 } } as const

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** A PNG of eight bits a channel in which every channel runs from dark to light. */
export function pngOf(width: number, height: number, kind: keyof typeof kinds): Uint8Array {
  const { type, channels } = kinds[kind]
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, type, 0, 0, 0], 8)
  const rows = Buffer.alloc(height * (1 + width * channels))
  for (let at = 0; at < rows.length; at++) rows[at] = at % (1 + width * channels) === 0 ? 0 : (at * 7) % 256
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', new Uint8Array())]
  return new Uint8Array(Buffer.concat([signature, ...parts]))
}

/** The frame header of a JPEG of four colours; nothing more is read before it is refused. */
export const cmykJpeg = Uint8Array.from([
  0xff, 0xd8, 0xff, 0xc0, 0, 20, 8, 0, 2, 0, 2, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0, 0xff, 0xd9,
])
