/**
 * As much of XML 1.0 as Office Open XML uses, read in pieces so that a large sheet never stands in memory twice. A
 * document type is refused (ECMA-376 part 2, 9.1.4), so no entity can be declared. Names lose their prefix.
 *
 * Not guaranteed: well-formedness. What closes is not matched with what opened; only their number is.
 */
import { PackedFileError } from './packed-file-error.ts'

export interface XmlHandler {
  /** `attribute` answers with the value of an attribute by its name without prefix, or ''. */
  open(name: string, attribute: (name: string) => string): void
  close(name: string): void
  text(text: string): void
}

/** A tag or a text longer than this is no part of a list. */
const tokenLimitCharacters = 4_000_000

const malformed = (what: string): PackedFileError => new PackedFileError('is-damaged', what)

export interface XmlReader {
  push(text: string): void
  end(): void
}

export function createXmlReader(handler: XmlHandler): XmlReader {
  let pending = ''
  let depth = 0

  /** Reads one tag, comment or text from `at`; answers where the next begins, or -1 when it isn't whole yet. */
  function step(at: number): number {
    if (pending.charCodeAt(at) !== 60) {
      const next = pending.indexOf('<', at)
      if (next === -1) return -1
      if (depth > 0) handler.text(decodeEntities(pending.slice(at, next)))
      return next
    }
    if (pending.startsWith('<?', at)) return after('?>', at)
    if (pending.startsWith('<!', at)) return declaration(at)
    const end = tagEnd(pending, at + 1)
    if (end === -1) return -1
    tag(pending.slice(at + 1, end))
    return end + 1
  }

  function after(mark: string, at: number): number {
    const end = pending.indexOf(mark, at)
    return end === -1 ? -1 : end + mark.length
  }

  function declaration(at: number): number {
    if (pending.length < at + 9) return -1
    if (pending.startsWith('<!--', at)) return after('-->', at + 4)
    if (!pending.startsWith('<![CDATA[', at)) throw malformed('a document type')
    const end = after(']]>', at)
    if (end !== -1) handler.text(pending.slice(at + 9, end - 3))
    return end
  }

  function tag(written: string): void {
    if (written.startsWith('/')) {
      depth -= 1
      if (depth < 0) throw malformed('closes more than it opens')
      handler.close(localName(written.slice(1).trimEnd()))
      return
    }
    const isEmpty = written.endsWith('/')
    const nameEnd = written.search(/[\s/]/)
    const name = localName(nameEnd === -1 ? written : written.slice(0, nameEnd))
    const rest = nameEnd === -1 ? '' : written.slice(nameEnd)
    handler.open(name, (wanted) => attributeOf(rest, wanted))
    if (isEmpty) handler.close(name)
    else depth += 1
  }

  return {
    push(text) {
      pending += text
      let at = 0
      for (;;) {
        if (at >= pending.length) break
        const next = step(at)
        if (next === -1) break
        at = next
      }
      pending = pending.slice(at)
      if (pending.length > tokenLimitCharacters) {
        throw new PackedFileError('inflates-too-much', 'a tag or a text that goes on and on')
      }
    },
    end() {
      if (depth !== 0 || pending.trim() !== '') throw malformed('ends too early')
    },
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** The ">" that ends a tag: one inside a quoted value doesn't. */
function tagEnd(text: string, from: number): number {
  let quote = 0
  for (let at = from; at < text.length; at += 1) {
    const character = text.charCodeAt(at)
    if (quote !== 0) {
      if (character === quote) quote = 0
    } else if (character === 34 || character === 39) quote = character
    else if (character === 62) return at
  }
  return -1
}

const attributePatterns = new Map<string, RegExp>()

function attributeOf(written: string, name: string): string {
  let pattern = attributePatterns.get(name)
  if (pattern === undefined) {
    pattern = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    attributePatterns.set(name, pattern)
  }
  const found = pattern.exec(written)
  return found === null ? '' : decodeEntities(found[1] ?? found[2] ?? '')
}

const namedEntities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,10}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return namedEntities[String(name)] ?? whole
    const point = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16)
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
  })
}
