/**
 * Folded text with the way back: which characters of the original each folded character stands for, so that a hit
 * can be marked in the text as it was written. `folded` is the same as `foldForSearch` gives.
 */
import { foldForSearch } from '../shared/text.ts'

export interface FoldedText {
  folded: string
  /** Per folded character: where its original begins and ends (UTF-16 units; end exclusive). */
  starts: readonly number[]
  ends: readonly number[]
}

export function foldWithOffsets(text: string): FoldedText {
  let folded = ''
  const starts: number[] = []
  const ends: number[] = []
  let gapStart: number | null = null
  let at = 0
  for (const character of text) {
    const start = at
    at += character.length
    const piece = foldForSearch(character)
    if (piece === '') {
      // A mark belongs to the letter before it; any other sign parts two words.
      if (/\p{M}/u.test(character)) {
        if (ends.length > 0 && gapStart === null) ends[ends.length - 1] = at
      } else gapStart ??= start
      continue
    }
    if (gapStart !== null && folded !== '') {
      folded += ' '
      starts.push(gapStart)
      ends.push(start)
    }
    gapStart = null
    for (let unit = 0; unit < piece.length; unit++) {
      starts.push(start)
      ends.push(at)
    }
    folded += piece
  }
  return { folded, starts, ends }
}

/**
 * What a query looks for: each word, and "words between quotes" as one. A word with a sign in it ("7,4",
 * "'s-Hertogenbosch") stays one piece.
 */
export function piecesOf(words: string): string[] {
  const pieces: string[] = []
  for (const [, quoted, bare] of words.matchAll(/["“”„]([^"“”„]*)["“”„]?|([^\s"“”„]+)/g)) {
    const piece = foldForSearch(quoted ?? bare ?? '')
    if (piece !== '' && !pieces.includes(piece)) pieces.push(piece)
  }
  return pieces
}
