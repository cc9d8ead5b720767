/**
 * How large a picture is and whether all of it is there, read from its headers without decoding a pixel: a file of
 * 2 kB may claim 30,000 × 30,000 pixels and take 3.6 GB once it is opened, and a download that broke off shows half
 * a picture without an error. PNG (RFC 2083), JPEG (ITU-T T.81, annex B), WebP (RFC 9649). Pixels as stored: an EXIF
 * turn is not applied.
 */
import type { FileType } from './file-type.ts'

export interface PictureHeader {
  widthPx: number
  heightPx: number
  /** False when the end that the format asks for is missing. */
  isWhole: boolean
}

/** Null when the headers can't be read. */
export function pictureHeaderOf(bytes: Uint8Array, type: Exclude<FileType, 'application/pdf'>): PictureHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  switch (type) {
    case 'image/png':
      return pngHeader(view)
    case 'image/jpeg':
      return jpegHeader(view)
    case 'image/webp':
      return webpHeader(view)
  }
}

const textAt = (view: DataView, at: number): string =>
  at + 4 > view.byteLength ? '' : String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)))

function pngHeader(view: DataView): PictureHeader | null {
  if (view.byteLength < 24 || textAt(view, 12) !== 'IHDR') return null
  let at = 8
  let isWhole = false
  while (at + 12 <= view.byteLength) {
    const next = at + 12 + view.getUint32(at)
    isWhole = textAt(view, at + 4) === 'IEND' && next <= view.byteLength
    if (isWhole) break
    at = next
  }
  return { widthPx: view.getUint32(16), heightPx: view.getUint32(20), isWhole }
}

/** Markers without a length: TEM, RST0–7, SOI. */
const standsAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
/** Start of frame, all kinds: C0–CF without DHT, JPG and DAC. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

function jpegHeader(view: DataView): PictureHeader | null {
  let size: { widthPx: number; heightPx: number } | null = null
  let isWhole = false
  let at = 2
  while (at + 1 < view.byteLength) {
    const marker = view.getUint8(at + 1)
    if (view.getUint8(at) !== 0xff) return size === null ? null : { ...size, isWhole }
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) {
      isWhole = true
      break
    }
    if (standsAlone(marker)) {
      at += 2
      continue
    }
    if (at + 4 > view.byteLength) break
    const end = at + 2 + view.getUint16(at + 2)
    if (isFrame(marker)) {
      if (at + 9 > view.byteLength) break
      size ??= { heightPx: view.getUint16(at + 5), widthPx: view.getUint16(at + 7) }
    }
    at = marker === 0xda ? endOfScan(view, end) : end
  }
  return size === null ? null : { ...size, isWhole }
}

/** Where the next marker stands that is neither a stuffed zero nor a restart. */
function endOfScan(view: DataView, from: number): number {
  for (let at = from; at + 1 < view.byteLength; at++) {
    if (view.getUint8(at) !== 0xff) continue
    const next = view.getUint8(at + 1)
    if (next !== 0 && next !== 0xff && !standsAlone(next)) return at
  }
  return view.byteLength
}

const uint24 = (view: DataView, at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)

function webpHeader(view: DataView): PictureHeader | null {
  if (view.byteLength < 30) return null
  const isWhole = view.getUint32(4, true) + 8 <= view.byteLength
  switch (textAt(view, 12)) {
    case 'VP8X':
      return { widthPx: uint24(view, 24) + 1, heightPx: uint24(view, 27) + 1, isWhole }
    case 'VP8 ':
      return { widthPx: view.getUint16(26, true) & 0x3fff, heightPx: view.getUint16(28, true) & 0x3fff, isWhole }
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return { widthPx: (bits & 0x3fff) + 1, heightPx: ((bits >> 14) & 0x3fff) + 1, isWhole }
    }
    default:
      return null
  }
}
