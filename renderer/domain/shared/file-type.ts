/**
 * What a file is by its own first bytes; its name is never believed. Whatever is not named here is not taken: SVG and
 * HTML (they can hold script), Word, archives.
 */
export type FileType = 'application/pdf' | 'image/png' | 'image/jpeg' | 'image/webp'
/** Known only so that the refusal can say what to do. */
export type UnusableType = 'heic' | 'other'

const marks: readonly [FileType, readonly (number | null)[]][] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  // "RIFF", four bytes of size, "WEBP"
  ['image/webp', [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50]],
]

const startsWith = (bytes: Uint8Array, mark: readonly (number | null)[]): boolean =>
  mark.every((byte, index) => (byte === null ? index < bytes.length : bytes[index] === byte))

export function fileTypeOf(bytes: Uint8Array): FileType | null {
  return marks.find(([, mark]) => startsWith(bytes, mark))?.[0] ?? null
}

/** The type of a picture that the app may keep; null when it is neither PNG nor JPEG. */
export function imageTypeOf(bytes: Uint8Array): 'image/png' | 'image/jpeg' | null {
  const type = fileTypeOf(bytes)
  return type === 'image/png' || type === 'image/jpeg' ? type : null
}

/** "ftyp" and a brand of HEIF after the first four bytes: what an iPhone makes unless told otherwise. */
export function unusableTypeOf(bytes: Uint8Array): UnusableType {
  const text = String.fromCharCode(...bytes.subarray(4, 12))
  return /^ftyp(hei|hev|mif|msf)/.test(text) ? 'heic' : 'other'
}
