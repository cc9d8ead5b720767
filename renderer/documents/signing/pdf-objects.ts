/**
 * PDF values as plain data (ISO 32000-1, 7.3). Names and dictionary keys are byte strings: one character per byte,
 * never decoded, because `TextDecoder('latin1')` is really windows-1252 and damages the bytes 80–9F.
 */
export interface PdfName {
  readonly kind: 'name'
  readonly value: string
}

/** `start` and `end` are file offsets of the token with its delimiters; absent in object streams and new values. */
export interface PdfString {
  readonly kind: 'string'
  readonly bytes: Uint8Array
  readonly form: 'literal' | 'hex'
  readonly start?: number
  readonly end?: number
}

export interface PdfRef {
  readonly kind: 'ref'
  readonly number: number
  readonly generation: number
}

export type PdfDict = ReadonlyMap<string, PdfObject>
export type PdfArray = readonly PdfObject[]

export interface PdfStream {
  readonly kind: 'stream'
  readonly dict: PdfDict
  /** As stored, still filtered. */
  readonly data: Uint8Array
}

export type PdfObject = null | boolean | number | PdfName | PdfString | PdfRef | PdfStream | PdfArray | PdfDict

export function isDict(value: PdfObject | undefined): value is PdfDict {
  return value instanceof Map
}

export function isArray(value: PdfObject | undefined): value is PdfArray {
  return Array.isArray(value)
}

function isKind(value: PdfObject | undefined, kind: string): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind
}

export function isName(value: PdfObject | undefined, expected?: string): value is PdfName {
  return isKind(value, 'name') && (expected === undefined || (value as PdfName).value === expected)
}

export function isString(value: PdfObject | undefined): value is PdfString {
  return isKind(value, 'string')
}

export function isRef(value: PdfObject | undefined): value is PdfRef {
  return isKind(value, 'ref')
}

export function isStream(value: PdfObject | undefined): value is PdfStream {
  return isKind(value, 'stream')
}

export function isCount(value: PdfObject | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

/** The dictionary of a dictionary or a stream. */
export function dictOf(value: PdfObject | undefined): PdfDict | undefined {
  if (isDict(value)) return value
  return isStream(value) ? value.dict : undefined
}

export function name(value: string): PdfName {
  return { kind: 'name', value }
}

export function ref(number: number, generation = 0): PdfRef {
  return { kind: 'ref', number, generation }
}

export function dict(entries: Record<string, PdfObject>): PdfDict {
  return new Map(Object.entries(entries))
}

/** A copy with the given keys set; key order of the original is kept, new keys come last. */
export function withKeys(original: PdfDict, entries: Record<string, PdfObject>): PdfDict {
  const copy = new Map(original)
  for (const [key, value] of Object.entries(entries)) copy.set(key, value)
  return copy
}

/** Text string (7.9.2.2): printable ASCII as it stands, everything else as UTF-16BE with byte order mark. */
export function textString(text: string): PdfString {
  const clean = text.toWellFormed()
  if (/^[\x20-\x7e]*$/.test(clean)) return { kind: 'string', form: 'literal', bytes: asciiBytes(clean) }
  const bytes = new Uint8Array(2 + clean.length * 2)
  bytes.set([0xfe, 0xff])
  for (let i = 0; i < clean.length; i++) {
    const unit = clean.charCodeAt(i)
    bytes[2 + i * 2] = unit >> 8
    bytes[3 + i * 2] = unit & 0xff
  }
  return { kind: 'string', form: 'hex', bytes }
}

/**
 * Reads a text string: UTF-16 with either byte order mark, UTF-8 with its mark, else one character per byte
 * (PDFDocEncoding is not fully mapped: bytes 18–1F and 80–A0 come out as control characters).
 */
export function readTextString(value: PdfString): string {
  const { bytes } = value
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes.subarray(2))
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes.subarray(2))
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder().decode(bytes.subarray(3))
  return byteString(bytes)
}

export function asciiBytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
  return bytes
}

export function byteString(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192))
  return text
}

/** WebCrypto wants bytes over an ArrayBuffer; a view over shared memory is copied. */
export function plainBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes)
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** Same value, whatever its spelling or place: `<41>` equals `(A)`, key order does not count. */
export function sameObject(a: PdfObject | undefined, b: PdfObject | undefined): boolean {
  if (a === b) return true
  if (isArray(a)) return isArray(b) && a.length === b.length && a.every((item, index) => sameObject(item, b[index]))
  if (isDict(a)) return isDict(b) && sameDict(a, b)
  if (isName(a)) return isName(b) && a.value === b.value
  if (isString(a)) return isString(b) && sameBytes(a.bytes, b.bytes)
  if (isRef(a)) return isRef(b) && sameRef(a, b)
  if (isStream(a)) return isStream(b) && sameDict(a.dict, b.dict) && sameBytes(a.data, b.data)
  return false
}

function sameRef(a: PdfRef, b: PdfRef): boolean {
  return a.number === b.number && a.generation === b.generation
}

/** Keys whose values differ, in either direction. */
export function changedKeys(a: PdfDict, b: PdfDict): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((key) => !sameObject(a.get(key), b.get(key)))
}

function sameDict(a: PdfDict, b: PdfDict): boolean {
  return a.size === b.size && changedKeys(a, b).length === 0
}
