/**
 * Carries what Electron's structured clone carries, as text, between page and Node: bytes as base64, maps and sets,
 * dates, undefined. Throws on everything else, as Electron does ("An object could not be cloned"): a codec that let
 * a class instance or a function through would make tests pass that fail in the real app.
 */

type Encoded = null | boolean | string | number | [tag: string, ...rest: unknown[]]

export class NotCloneableError extends Error {
  readonly code = 'not-cloneable'
  constructor(what: string) {
    super(`An object could not be cloned: ${what}`)
  }
}

interface NodeBuffer {
  from(bytes: ArrayBuffer, offset: number, length: number): { toString(encoding: 'base64'): string }
  from(text: string, encoding: 'base64'): Uint8Array
}

const nodeBuffer = (globalThis as { Buffer?: NodeBuffer }).Buffer

const toBase64 = (bytes: Uint8Array): string =>
  nodeBuffer === undefined
    ? (bytes as unknown as { toBase64(): string }).toBase64()
    : nodeBuffer.from(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength).toString('base64')

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  nodeBuffer === undefined
    ? (Uint8Array as unknown as { fromBase64(text: string): Uint8Array<ArrayBuffer> }).fromBase64(text)
    : Uint8Array.from(nodeBuffer.from(text, 'base64'))

const encode = (value: unknown, inside: readonly object[]): Encoded => {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
  if (value === undefined) return ['undefined']
  if (Object.is(value, -0)) return ['number', '-0']
  if (typeof value === 'number') return Number.isFinite(value) ? value : ['number', `${value}`]
  if (typeof value === 'bigint') return ['bigint', value.toString()]
  if (typeof value !== 'object') throw new NotCloneableError(typeof value)
  if (inside.includes(value)) throw new NotCloneableError('a cycle')
  const within = [...inside, value]
  if (value instanceof Uint8Array) return ['bytes', toBase64(value)]
  if (value instanceof ArrayBuffer) return ['buffer', toBase64(new Uint8Array(value))]
  if (value instanceof Date) return ['date', value.getTime()]
  if (value instanceof Map) return ['map', [...value].map(([key, item]) => [encode(key, within), encode(item, within)])]
  if (value instanceof Set) return ['set', [...value].map((item) => encode(item, within))]
  if (Array.isArray(value)) return ['list', value.map((item) => encode(item, within))]
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw new NotCloneableError('a class instance')
  return ['object', Object.entries(value).map(([key, item]) => [key, encode(item, within)])]
}

const decode = (value: unknown): unknown => {
  if (!Array.isArray(value)) return value
  const [tag, content] = value as [string, never]
  const items = content as unknown[]
  switch (tag) {
    case 'undefined':
      return undefined
    case 'number':
      return content === '-0' ? -0 : Number(content)
    case 'bigint':
      return BigInt(content)
    case 'bytes':
      return fromBase64(content)
    case 'buffer':
      return fromBase64(content).buffer
    case 'date':
      return new Date(content)
    case 'map':
      return new Map(items.map((pair) => (pair as unknown[]).map(decode) as [unknown, unknown]))
    case 'set':
      return new Set(items.map(decode))
    case 'list':
      return items.map(decode)
    case 'object': {
      const object: Record<string, unknown> = {}
      for (const pair of items) {
        const [key, item] = pair as [string, unknown]
        Object.defineProperty(object, key, {
          value: decode(item),
          writable: true,
          enumerable: true,
          configurable: true,
        })
      }
      return object
    }
    default:
      throw new NotCloneableError(`tag ${tag}`)
  }
}

export const encodeIpc = (value: unknown): string => JSON.stringify(encode(value, []))
export const decodeIpc = (text: string): unknown => decode(JSON.parse(text))
