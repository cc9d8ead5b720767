/** Writes PDF values as bytes (ISO 32000-1, 7.3). Numbers never get an exponent, which PDF does not know. */
import {
  asciiBytes,
  isArray,
  isDict,
  isName,
  isRef,
  isString,
  type PdfDict,
  type PdfObject,
  type PdfString,
} from './pdf-objects.ts'

/** Collects bytes; `length` is the offset of what comes next. */
export class ByteWriter {
  private readonly parts: Uint8Array[] = []
  length = 0

  bytes(part: Uint8Array): this {
    this.parts.push(part)
    this.length += part.length
    return this
  }

  /** `text` is a byte string: characters up to U+00FF. */
  text(text: string): this {
    return this.bytes(asciiBytes(text))
  }

  join(): Uint8Array<ArrayBuffer> {
    const out = new Uint8Array(this.length)
    let at = 0
    for (const part of this.parts) {
      out.set(part, at)
      at += part.length
    }
    return out
  }
}

/** A byte string of any value but a stream, which only stands as an indirect object. */
export function serialize(value: PdfObject): string {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return formatNumber(value)
  if (isArray(value)) return `[${value.map(serialize).join(' ')}]`
  if (isDict(value)) return serializeDict(value)
  if (isName(value)) return serializeName(value.value)
  if (isString(value)) return serializeString(value)
  if (isRef(value)) return `${value.number} ${value.generation} R`
  throw new TypeError('a stream is not a direct value')
}

export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('not a finite number')
  if (Number.isInteger(value)) return String(value)
  const text = value.toFixed(Math.abs(value) < 1 ? 6 : 4)
  return text.replace(/\.?0+$/, '').replace(/^-0$/, '0')
}

function serializeDict(dict: PdfDict): string {
  return `<<${[...dict].map(([key, value]) => `${serializeName(key)} ${serialize(value)}`).join(' ')}>>`
}

function serializeName(value: string): string {
  return `/${value.replace(/[^!-~]|[()<>[\]{}/%#]/g, (char) => `#${hexByte(char.charCodeAt(0))}`)}`
}

function serializeString(value: PdfString): string {
  if (value.form === 'hex') return `<${hex(value.bytes)}>`
  let text = ''
  for (const byte of value.bytes) {
    if (byte === 40 || byte === 41 || byte === 92) text += `\\${String.fromCharCode(byte)}`
    else if (byte < 32 || byte > 126) text += `\\${byte.toString(8).padStart(3, '0')}`
    else text += String.fromCharCode(byte)
  }
  return `(${text})`
}

function hexByte(value: number): string {
  return value.toString(16).padStart(2, '0').toUpperCase()
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, hexByte).join('')
}
