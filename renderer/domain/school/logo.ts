/** What the school may use as a logo: small enough to stand in every document. */
export const logoLimitBytes = 200_000

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const jpeg = [0xff, 0xd8, 0xff]

/** The type by the file's first bytes; null when it is neither PNG nor JPEG. */
export function imageTypeOf(bytes: Uint8Array): 'image/png' | 'image/jpeg' | null {
  const startsWith = (mark: number[]): boolean => mark.every((byte, index) => bytes[index] === byte)
  if (startsWith(png)) return 'image/png'
  return startsWith(jpeg) ? 'image/jpeg' : null
}
