/** The part of a text that a hit is about, with what was asked for marked in it. */
import { foldForSearch } from '../shared/text.ts'
import { foldWithOffsets } from './folded.ts'
import type { Excerpt, ExcerptPart } from './question.ts'
import type { SearchField } from './searchable.ts'

const excerptLength = 180
const lengthBeforeMatch = 60
const excerptsMost = 2

/**
 * Up to two fields in which the pieces are found: first the one that holds most of them, then one that holds what
 * the first does not. Empty when only the pupil's name was asked for.
 */
export function excerptsOf(fields: readonly SearchField[], pieces: readonly string[]): Excerpt[] {
  const candidates = fields
    .map((field) => {
      const folded = foldForSearch(field.text)
      return { field, held: pieces.filter((piece) => folded.includes(piece)) }
    })
    .filter(({ held }) => held.length > 0)
    .sort((one, other) => other.held.length - one.held.length)
  const excerpts: Excerpt[] = []
  const shown = new Set<string>()
  for (const { field, held } of candidates) {
    if (excerpts.length === excerptsMost) break
    if (held.every((piece) => shown.has(piece))) continue
    for (const piece of held) shown.add(piece)
    excerpts.push({ field: field.ref, parts: partsOf(field.text, held) })
  }
  return excerpts
}

interface Range {
  start: number
  end: number
}

/** The text round the first match, cut at spaces, as marked and unmarked parts; line breaks become spaces. */
export function partsOf(text: string, pieces: readonly string[]): ExcerptPart[] {
  const matches = matchesIn(text, pieces)
  const window = windowRound(text, matches[0] ?? { start: 0, end: 0 })
  const parts: ExcerptPart[] = []
  const push = (from: number, to: number, isMatch: boolean) => {
    const part = text.slice(from, to).replace(/\s+/g, ' ')
    if (part !== '') parts.push({ text: part, isMatch })
  }
  if (window.start > 0) parts.push({ text: '…', isMatch: false })
  let at = window.start
  for (const { start, end } of matches) {
    if (end <= at || start >= window.end) continue
    push(at, Math.max(at, start), false)
    push(Math.max(at, start), Math.min(end, window.end), true)
    at = Math.min(end, window.end)
  }
  push(at, window.end, false)
  if (window.end < text.trimEnd().length) parts.push({ text: '…', isMatch: false })
  return parts
}

/** Where the pieces stand in the text as written; in order, what touches joined. */
function matchesIn(text: string, pieces: readonly string[]): Range[] {
  const { folded, starts, ends } = foldWithOffsets(text)
  const ranges: Range[] = []
  for (const piece of pieces) {
    for (let at = folded.indexOf(piece); at !== -1; at = folded.indexOf(piece, at + piece.length)) {
      const start = starts[at]
      const end = ends[at + piece.length - 1]
      if (start !== undefined && end !== undefined) ranges.push({ start, end })
    }
  }
  ranges.sort((one, other) => one.start - other.start)
  const joined: Range[] = []
  for (const range of ranges) {
    const last = joined.at(-1)
    if (last !== undefined && range.start <= last.end) last.end = Math.max(last.end, range.end)
    else joined.push({ ...range })
  }
  return joined
}

function windowRound(text: string, match: Range): Range {
  const length = text.trimEnd().length
  if (length <= excerptLength) return { start: text.length - text.trimStart().length, end: length }
  let start = Math.max(0, match.start - lengthBeforeMatch)
  if (start > 0) {
    const space = text.slice(start, match.start).search(/\s/)
    start += space === -1 ? 0 : space + 1
  }
  let end = Math.min(length, Math.max(start + excerptLength, match.end))
  if (end < length) {
    const lastSpace = text.slice(match.end, end).search(/\s\S*$/)
    if (lastSpace > 0) end = match.end + lastSpace
  }
  return { start: startOfCharacter(text, start), end: startOfCharacter(text, end) }
}

/** Never between the two halves of one character. */
const startOfCharacter = (text: string, at: number): number => {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at
}
