/**
 * Padmé padding (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files", 2019): a length keeps only
 * its highest bits, so that the size of a box says little about the text in it; at most 12 % is added.
 * A padded block is: length of the content (4 bytes, big-endian), the content, zeroes.
 */

const headBytes = 4

/** The length that `lengthBytes` is padded to. */
export function padmeLength(lengthBytes: number): number {
  if (lengthBytes < 2) return lengthBytes
  const exponent = Math.floor(Math.log2(lengthBytes))
  const keptBits = Math.floor(Math.log2(exponent)) + 1
  const step = 2 ** Math.max(0, exponent - keptBits)
  return Math.ceil(lengthBytes / step) * step
}

export function pad(content: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(padmeLength(headBytes + content.length))
  new DataView(padded.buffer).setUint32(0, content.length)
  padded.set(content, headBytes)
  return padded
}

/** The content of a padded block, or null when the block is not one. */
export function unpad(padded: Uint8Array): Uint8Array | null {
  if (padded.length < headBytes) return null
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0)
  return length <= padded.length - headBytes ? padded.subarray(headBytes, headBytes + length) : null
}
