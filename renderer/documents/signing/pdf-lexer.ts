/**
 * Reads PDF values from bytes (ISO 32000-1, 7.2 and 7.3). Strict on purpose: where readers disagree about broken
 * syntax (a key twice, an odd hex digit, a number like `--1`), a signed file could mean two things, so it is refused.
 * Every method moves forward or throws `PdfReadError`; nesting is bounded.
 */
import { byteString, type PdfDict, type PdfName, type PdfObject, type PdfString } from './pdf-objects.ts'
import { PdfReadError, readLimits } from './pdf-read-error.ts'

const WHITE = 1
const DELIMITER = 2
const classes = new Uint8Array(256)
for (const code of [0, 9, 10, 12, 13, 32]) classes[code] = WHITE
for (const char of '()<>[]{}/%') classes[char.charCodeAt(0)] = DELIMITER

export function isWhite(code: number | undefined): boolean {
  return code !== undefined && classes[code] === WHITE
}

function isDigit(code: number | undefined): boolean {
  return code !== undefined && code >= 48 && code <= 57
}

export class PdfLexer {
  position: number
  private readonly bytes: Uint8Array
  private readonly keepOffsets: boolean
  private values = 0

  /** `keepOffsets`: strings remember where they stand; false when `bytes` are not the file itself. */
  constructor(bytes: Uint8Array, position: number, keepOffsets = true) {
    this.bytes = bytes
    this.position = position
    this.keepOffsets = keepOffsets
  }

  get atEnd(): boolean {
    return this.position >= this.bytes.length
  }

  fail(message: string): never {
    throw new PdfReadError('syntax', message, this.position)
  }

  skipBlank(): void {
    const { bytes } = this
    while (this.position < bytes.length) {
      const code = bytes[this.position] as number
      if (code === 37) while (this.position < bytes.length && !this.atLineEnd()) this.position++
      else if (classes[code] === WHITE) this.position++
      else return
    }
  }

  private atLineEnd(): boolean {
    const code = this.bytes[this.position]
    return code === 10 || code === 13
  }

  /** True and past it, when the next token is this keyword. */
  takeKeyword(keyword: string): boolean {
    this.skipBlank()
    for (let i = 0; i < keyword.length; i++) {
      if (this.bytes[this.position + i] !== keyword.charCodeAt(i)) return false
    }
    const after = this.bytes[this.position + keyword.length]
    if (after !== undefined && classes[after] === 0) return false
    this.position += keyword.length
    return true
  }

  expectKeyword(keyword: string): void {
    if (!this.takeKeyword(keyword)) this.fail(`expected "${keyword}"`)
  }

  readCount(): number {
    this.skipBlank()
    const start = this.position
    while (isDigit(this.bytes[this.position])) this.position++
    if (this.position === start || this.position - start > 15) this.fail('expected an unsigned integer')
    return Number(byteString(this.bytes.subarray(start, this.position)))
  }

  readObject(depth = 0): PdfObject {
    if (depth > readLimits.nesting) throw new PdfReadError('too-deep', 'nested too deeply', this.position)
    if (++this.values > readLimits.valuesPerObject) throw new PdfReadError('too-many-objects', 'object too long')
    this.skipBlank()
    const code = this.bytes[this.position]
    if (code === undefined) this.fail('unexpected end')
    if (code === 47) return this.readName()
    if (code === 40) return this.readLiteralString()
    if (code === 91) return this.readArray(depth)
    if (code === 60) return this.bytes[this.position + 1] === 60 ? this.readDict(depth) : this.readHexString()
    if (isDigit(code) || code === 43 || code === 45 || code === 46) return this.readNumberOrRef()
    if (this.takeKeyword('null')) return null
    if (this.takeKeyword('true')) return true
    if (this.takeKeyword('false')) return false
    return this.fail('unknown token')
  }

  private readNumberOrRef(): PdfObject {
    const value = this.readNumber()
    const after = this.position
    if (!Number.isSafeInteger(value) || value < 0 || !isWhite(this.bytes[after])) return value
    this.skipBlank()
    const start = this.position
    while (isDigit(this.bytes[this.position]) && this.position - start < 6) this.position++
    if (this.position > start) {
      const generation = Number(byteString(this.bytes.subarray(start, this.position)))
      if (isWhite(this.bytes[this.position]) && this.takeKeyword('R')) return { kind: 'ref', number: value, generation }
    }
    this.position = after
    return value
  }

  private readNumber(): number {
    const start = this.position
    let end = start
    while (end < this.bytes.length && classes[this.bytes[end] as number] === 0) end++
    const text = end - start <= 64 ? byteString(this.bytes.subarray(start, end)) : ''
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) this.fail('malformed number')
    this.position = end
    return Number(text)
  }

  private readName(): PdfName {
    let value = ''
    this.position++
    while (this.position < this.bytes.length) {
      const code = this.bytes[this.position] as number
      if (classes[code] !== 0) break
      this.position++
      if (code !== 35) {
        value += String.fromCharCode(code)
        continue
      }
      const high = hexValue(this.bytes[this.position])
      const low = hexValue(this.bytes[this.position + 1])
      if (high < 0 || low < 0) this.fail('malformed #-escape in a name')
      value += String.fromCharCode(high * 16 + low)
      this.position += 2
    }
    return { kind: 'name', value }
  }

  private readArray(depth: number): PdfObject[] {
    const items: PdfObject[] = []
    this.position++
    for (;;) {
      this.skipBlank()
      if (this.bytes[this.position] === 93) break
      items.push(this.readObject(depth + 1))
    }
    this.position++
    return items
  }

  private readDict(depth: number): PdfDict {
    const entries = new Map<string, PdfObject>()
    this.position += 2
    for (;;) {
      this.skipBlank()
      const code = this.bytes[this.position]
      if (code === 62 && this.bytes[this.position + 1] === 62) break
      if (code !== 47) this.fail('expected a key')
      const key = this.readName().value
      if (entries.has(key)) throw new PdfReadError('duplicate-key', `key /${key} twice`, this.position)
      entries.set(key, this.readObject(depth + 1))
    }
    this.position += 2
    return entries
  }

  private readHexString(): PdfString {
    const start = this.position
    const close = this.bytes.indexOf(62, start)
    if (close < 0) this.fail('hex string without end')
    const bytes = new Uint8Array((close - start) >> 1)
    let digits = 0
    for (let i = start + 1; i < close; i++) {
      const value = hexValue(this.bytes[i])
      if (value < 0) {
        if (!isWhite(this.bytes[i])) this.fail('not a hex digit')
        continue
      }
      bytes[digits >> 1] = (bytes[digits >> 1] as number) * 16 + value
      digits++
    }
    if (digits % 2 === 1) this.fail('odd number of hex digits')
    this.position = close + 1
    return this.stringAt(bytes.subarray(0, digits >> 1), 'hex', start)
  }

  private readLiteralString(): PdfString {
    const { bytes } = this
    const start = this.position
    const out: number[] = []
    let open = 1
    let i = start + 1
    for (; i < bytes.length; i++) {
      if (i - start > readLimits.stringBytes) throw new PdfReadError('too-large', 'string too long', start)
      const code = bytes[i] as number
      if (code === 92) {
        i = readEscape(bytes, i + 1, out)
      } else if (code === 13) {
        if (bytes[i + 1] === 10) i++
        out.push(10)
      } else {
        if (code === 40) open++
        if (code === 41 && --open === 0) break
        out.push(code)
      }
    }
    if (open !== 0) this.fail('string without end')
    this.position = i + 1
    return this.stringAt(Uint8Array.from(out), 'literal', start)
  }

  private stringAt(bytes: Uint8Array, form: 'literal' | 'hex', start: number): PdfString {
    return this.keepOffsets
      ? { kind: 'string', form, bytes, start, end: this.position }
      : { kind: 'string', form, bytes }
  }
}

const escapes: Record<number, number> = { 110: 10, 114: 13, 116: 9, 98: 8, 102: 12 }

/** `at` is the position after the backslash; returns the position of the escape's last byte. */
function readEscape(bytes: Uint8Array, at: number, out: number[]): number {
  const code = bytes[at]
  if (code === undefined) return at
  if (code === 13) return bytes[at + 1] === 10 ? at + 1 : at
  if (code === 10) return at
  if (code < 48 || code > 55) {
    out.push(escapes[code] ?? code)
    return at
  }
  let value = 0
  let i = at
  for (; i < at + 3; i++) {
    const digit = bytes[i]
    if (digit === undefined || digit < 48 || digit > 55) break
    value = value * 8 + digit - 48
  }
  out.push(value & 0xff)
  return i - 1
}

/** -1 for anything that is not a hex digit. */
function hexValue(code: number | undefined): number {
  if (code === undefined) return -1
  if (code >= 48 && code <= 57) return code - 48
  if (code >= 97 && code <= 102) return code - 87
  return code >= 65 && code <= 70 ? code - 55 : -1
}
