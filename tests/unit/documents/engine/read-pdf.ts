/**
 * Reads back what the engine wrote, with nothing of the engine's own code: the classic cross-reference table, the
 * objects, uncompressed content streams, ToUnicode maps. Enough for files written with `compress: false`; it is no
 * general PDF reader.
 */
export type Name = { name: string }
export type RefTo = { ref: number }
export type Dict = Map<string, Value>
export type Value = null | boolean | number | string | Name | RefTo | Value[] | Dict

export type PdfObject = { id: number; value: Value; stream: Uint8Array | null }

export type ReadPdf = {
  raw: string
  objects: Map<number, PdfObject>
  trailer: Dict
  catalog: Dict
  pages: { id: number; dict: Dict }[]
}

const latin1 = (bytes: Uint8Array): string => {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return text
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
const delimiter = /[\s()<>[\]{}/%]/

/** Reads values one after the other; `next` gives operators as `{operator}` in content streams. */
export class Tokens {
  at: number
  readonly text: string

  constructor(text: string, at = 0) {
    this.text = text
    this.at = at
  }

  skip(): void {
    while (this.at < this.text.length && /\s/.test(this.text[this.at] ?? '')) this.at++
  }

  get done(): boolean {
    this.skip()
    return this.at >= this.text.length
  }

  word(): string {
    const start = this.at
    while (this.at < this.text.length && !delimiter.test(this.text[this.at] ?? '')) this.at++
    return this.text.slice(start, this.at)
  }

  next(): Value | { operator: string } {
    this.skip()
    const { text } = this
    const here = text[this.at]
    if (text.startsWith('<<', this.at)) return this.dict()
    if (here === '[') return this.array()
    if (here === '(') return this.literal()
    if (here === '<') {
      const end = text.indexOf('>', this.at)
      const hex = text.slice(this.at + 1, end).replace(/\s/g, '')
      this.at = end + 1
      return (hex.match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join('')
    }
    if (here === '/') {
      this.at++
      return { name: this.word().replace(/#(..)/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))) }
    }
    const reference = /^(\d+) (\d+) R\b/.exec(text.slice(this.at, this.at + 24))
    if (reference) {
      this.at += reference[0].length
      return { ref: Number(reference[1]) }
    }
    const word = this.word()
    if (word === '') throw new Error(`unexpected ${JSON.stringify(here)} at ${this.at}`)
    if (word === 'true' || word === 'false') return word === 'true'
    if (word === 'null') return null
    const number = Number(word)
    return Number.isNaN(number) ? { operator: word } : number
  }

  value(): Value {
    const value = this.next()
    if (typeof value === 'object' && value !== null && 'operator' in value)
      throw new Error(`value, not ${value.operator}`)
    return value
  }

  private dict(): Dict {
    this.at += 2
    const dict: Dict = new Map()
    for (;;) {
      this.skip()
      if (this.text.startsWith('>>', this.at)) {
        this.at += 2
        return dict
      }
      const key = this.value()
      if (!isName(key)) throw new Error('a key that is no name')
      dict.set(key.name, this.value())
    }
  }

  private array(): Value[] {
    this.at++
    const values: Value[] = []
    for (;;) {
      this.skip()
      if (this.text[this.at] === ']') {
        this.at++
        return values
      }
      values.push(this.value())
    }
  }

  private literal(): string {
    let depth = 0
    let result = ''
    for (;;) {
      const here = this.text[this.at++]
      if (here === undefined) throw new Error('string without end')
      if (here === '\\') {
        const escaped = this.text[this.at++] ?? ''
        result += escapes[escaped] ?? escaped
      } else if (here === '(') {
        if (depth++ > 0) result += here
      } else if (here === ')') {
        if (--depth === 0) return result
        result += here
      } else result += here
    }
  }
}

export const isName = (value: Value | undefined): value is Name =>
  typeof value === 'object' && value !== null && 'name' in value
export const isRef = (value: Value | undefined): value is RefTo =>
  typeof value === 'object' && value !== null && 'ref' in value
export const nameOf = (value: Value | undefined): string => (isName(value) ? value.name : '')

/** A PDF text string: UTF-16BE with a mark, else single bytes. */
export function textOf(value: Value | undefined): string {
  if (typeof value !== 'string') return ''
  if (!value.startsWith('\xfe\xff')) return value
  let text = ''
  for (let at = 2; at + 1 < value.length; at += 2) {
    text += String.fromCharCode(value.charCodeAt(at) * 256 + value.charCodeAt(at + 1))
  }
  return text
}

export function readPdf(bytes: Uint8Array): ReadPdf {
  const raw = latin1(bytes)
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(raw)?.[1])
  const table = new Tokens(raw, start)
  if (table.word() !== 'xref') throw new Error('no cross-reference table')
  const first = table.value()
  const count = table.value()
  if (first !== 0 || typeof count !== 'number') throw new Error('xref does not start at 0')
  table.skip()
  const objects = new Map<number, PdfObject>()
  const entries = raw.slice(table.at, table.at + count * 20)
  for (let id = 1; id < count; id++) {
    const offset = Number(entries.slice(id * 20, id * 20 + 10))
    objects.set(id, readObject(raw, bytes, offset, id))
  }
  const tail = new Tokens(raw, raw.indexOf('trailer', table.at) + 7)
  const trailer = tail.value()
  if (!(trailer instanceof Map)) throw new Error('no trailer')
  const at = (value: Value | undefined): Value =>
    isRef(value) ? (objects.get(value.ref)?.value ?? null) : (value ?? null)
  const catalog = dictOf(at(trailer.get('Root')))
  const kids = dictOf(at(catalog.get('Pages'))).get('Kids')
  const pages = (Array.isArray(kids) ? kids : []).flatMap((kid) =>
    isRef(kid) ? [{ id: kid.ref, dict: dictOf(at(kid)) }] : [],
  )
  return { raw, objects, trailer, catalog, pages }
}

function readObject(raw: string, bytes: Uint8Array, offset: number, id: number): PdfObject {
  const tokens = new Tokens(raw, offset)
  const head = `${id} 0 obj`
  if (!raw.startsWith(head, offset)) throw new Error(`xref does not lead to object ${id}`)
  tokens.at += head.length
  const value = tokens.value()
  tokens.skip()
  let stream: Uint8Array | null = null
  if (raw.startsWith('stream', tokens.at)) {
    const begin = tokens.at + 'stream\n'.length
    const length = dictOf(value).get('Length')
    if (typeof length !== 'number') throw new Error(`stream ${id} without a direct Length`)
    stream = bytes.subarray(begin, begin + length)
    if (!/^\s*endstream/.test(raw.slice(begin + length, begin + length + 12))) throw new Error(`Length of ${id}`)
  }
  return { id, value, stream }
}

export function dictOf(value: Value | undefined): Dict {
  if (!(value instanceof Map)) throw new Error(`a dictionary was expected, got ${JSON.stringify(value)}`)
  return value
}

export function resolve(pdf: ReadPdf, value: Value | undefined): Value {
  return isRef(value) ? (pdf.objects.get(value.ref)?.value ?? null) : (value ?? null)
}

export const resolveDict = (pdf: ReadPdf, value: Value | undefined): Dict => dictOf(resolve(pdf, value))

export function streamText(pdf: ReadPdf, value: Value | undefined): string {
  const stream = isRef(value) ? pdf.objects.get(value.ref)?.stream : null
  if (!stream) throw new Error('a stream was expected')
  return latin1(stream)
}
