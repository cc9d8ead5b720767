/**
 * A strict look at DER (X.690, 10): definite lengths in their shortest form, every value filling its frame exactly.
 * asn1js also reads sloppy encodings and writes them out clean, so a hash over what it wrote would not be a hash over what
 * stands in the file.
 */
interface DerNode {
  readonly tag: number
  /** The whole value with tag and length. */
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly children: readonly DerNode[]
}

const depthMax = 32

/** One value at the start of `bytes`, which may be longer; undefined where it is not strict DER. */
export function readDer(bytes: Uint8Array<ArrayBuffer>, depth = 0): DerNode | undefined {
  const tag = bytes[0]
  const first = bytes[1]
  // Tag 0 ends indefinite lengths, and would make padding look like content; 1F begins tags of several bytes.
  if (!tag || first === undefined || (tag & 0x1f) === 0x1f || depth > depthMax) return undefined
  let length = first
  let contentStart = 2
  if (first >= 0x80) {
    const count = first - 0x80
    if (count === 0 || count > 4 || bytes.length < 2 + count) return undefined
    length = 0
    for (let i = 0; i < count; i++) length = length * 256 + (bytes[2 + i] as number)
    contentStart = 2 + count
    const isShortest = length >= 0x80 && bytes[2] !== 0
    if (!isShortest) return undefined
  }
  const end = contentStart + length
  if (end > bytes.length) return undefined
  const children = (tag & 0x20) === 0 ? [] : readChildren(bytes.subarray(contentStart, end), depth)
  return children && { tag, bytes: bytes.subarray(0, end), children }
}

function readChildren(content: Uint8Array<ArrayBuffer>, depth: number): DerNode[] | undefined {
  const children: DerNode[] = []
  let at = 0
  while (at < content.length) {
    const child = readDer(content.subarray(at), depth + 1)
    if (child === undefined) return undefined
    children.push(child)
    at += child.bytes.length
  }
  return children
}

/** An ECDSA signature: a sequence of two integers and nothing after it. */
export function isEcdsaValue(bytes: Uint8Array<ArrayBuffer>): boolean {
  const value = readDer(bytes)
  const isWhole = value?.tag === 0x30 && value.bytes.length === bytes.length
  return isWhole && value.children.length === 2 && value.children.every(({ tag }) => tag === 0x02)
}

const contextZero = 0xa0

/** The certificates of a CMS as they stand in it: ContentInfo → [0] → SignedData → [0]. */
export function certificatesOf(contentInfo: DerNode): Uint8Array<ArrayBuffer>[] {
  const signedData = contentInfo.children[1]?.children[0]
  const certificates = signedData?.children.find(({ tag }) => tag === contextZero)
  return certificates?.children.map(({ bytes }) => bytes) ?? []
}
