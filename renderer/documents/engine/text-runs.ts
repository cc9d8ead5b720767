/**
 * From any text a person can type to runs that can be drawn: cleaned, split by face and by direction.
 *
 * - Control characters go, bidi controls too (an override could make a signed text read otherwise than it is
 *   stored); line separators become line breaks.
 * - A character that no face has becomes its plain form ("->" for an arrow) or U+FFFD, visibly, one per grapheme, and
 *   is reported. PDF/A forbids .notdef.
 * - Directions follow UAX 9. A text is laid out from left to right unless most of its letters run the other way.
 *   Runs of an odd level are drawn from right to left with their brackets mirrored; their order within a line is
 *   decided when the line is built (`line-builder.ts`).
 */
import bidiFactory from 'bidi-js'
import type { FallbackFamily, Family, FontLibrary } from '#documents/fonts/font-library.ts'
import type { Run } from './definition.ts'
import { rightToLeft } from './font-fit.ts'
import type { LayoutRun } from './layout-node.ts'

const bidi = bidiFactory()

const lineBreaks = /\r\n?|[\u0085\u2028\u2029\v\f]/g
// Control, format and noncharacters that have no shape of their own. ZWNJ and ZWJ stay: Arabic needs them.
const removed = new RegExp(
  [
    '[\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f\\u00ad\\u061c\\u180e\\u200b\\u200e\\u200f]',
    '[\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff0-\\ufffb\\ufffe\\uffff]',
    '[\\ufe00-\\ufe0e]',
  ].join('|'),
  'g',
)
const oddSpaces = /[\u1680\u2000-\u200a\u202f\u205f\u3000]/g
const rightToLeftLetters = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802-\ud803\ud83a-\ud83b][\udc00-\udfff]/

const graphemes = new Intl.Segmenter('nl', { granularity: 'grapheme' })

export type TextReport = {
  replaced: Map<string, number>
  removedCount: number
}

export function newTextReport(): TextReport {
  return { replaced: new Map(), removedCount: 0 }
}

export function cleanText(text: string, report?: TextReport): string {
  const wellFormed = text.isWellFormed() ? text : text.toWellFormed()
  let removedHere = 0
  const cleaned = wellFormed
    .replace(lineBreaks, '\n')
    .replace(removed, () => {
      removedHere++
      return ''
    })
    .replace(/\t/g, '    ')
    .replace(oddSpaces, ' ')
    .normalize('NFC')
  if (report) report.removedCount += removedHere
  return cleaned
}

function fallbackOf(codePoint: number): FallbackFamily {
  if (
    (codePoint >= 0x0600 && codePoint <= 0x06ff) ||
    (codePoint >= 0x0750 && codePoint <= 0x077f) ||
    (codePoint >= 0x0870 && codePoint <= 0x08ff) ||
    (codePoint >= 0xfb50 && codePoint <= 0xfdff) ||
    (codePoint >= 0xfe70 && codePoint <= 0xfefc)
  )
    return 'noto-arabic'
  if ((codePoint >= 0x0590 && codePoint <= 0x05ff) || (codePoint >= 0xfb1d && codePoint <= 0xfb4f)) return 'noto-hebrew'
  return 'noto'
}

/** The fallback families that a text needs beside the main face. */
export function familiesNeeded(text: string, fonts: FontLibrary, into: Set<Family>): void {
  for (const character of new Set(cleanText(text))) {
    const codePoint = character.codePointAt(0) ?? 0
    if (codePoint === 10 || fonts.has('atkinson', codePoint)) continue
    into.add(fallbackOf(codePoint))
    // The replacement character stands in Noto Sans.
    into.add('noto')
  }
}

type Piece = { text: string; family: Family }

const joiners = /\u200c|\u200d|\ufe0f/g

/** Signs that no face has and that have a plain form everybody reads. Others may have a compatible one (NFKC). */
const plainForms: Record<string, string> = {
  '→': '->',
  '←': '<-',
  '↔': '<->',
  '⇒': '=>',
  '✓': '[v]',
  '✔': '[v]',
  '✗': '[x]',
  '✘': '[x]',
  '☑': '[x]',
  '☐': '[ ]',
}

function pieceFor(grapheme: string, before: Family, fonts: FontLibrary, report: TextReport): Piece {
  const covers = (family: Family, text: string): boolean =>
    [...text].every((character) => fonts.has(family, character.codePointAt(0) ?? 0))

  const first = fallbackOf(grapheme.codePointAt(0) ?? 0)
  // A space or a comma inside a Greek name keeps the Greek face: fewer runs, and shaping is not cut.
  const candidates: Family[] = [...new Set<Family>(/^[\p{L}\p{N}]/u.test(grapheme) ? [] : [before])]
  candidates.push('atkinson', first, 'noto')
  for (const family of candidates) if (covers(family, grapheme)) return { text: grapheme, family }

  const bare = grapheme.replace(joiners, '')
  if (bare !== grapheme) {
    if (bare === '') return { text: '', family: before }
    for (const family of candidates) if (covers(family, bare)) return { text: bare, family }
  }
  report.replaced.set(grapheme, (report.replaced.get(grapheme) ?? 0) + 1)
  const plain = plainForms[bare] ?? bare.normalize('NFKC')
  if (plain !== '' && covers('atkinson', plain)) return { text: plain, family: 'atkinson' }
  return { text: '\ufffd', family: 'noto' }
}

function splitByFamily(text: string, fonts: FontLibrary, report: TextReport): Piece[] {
  let plain = true
  for (const character of text) {
    if (character !== '\n' && !fonts.has('atkinson', character.codePointAt(0) ?? 0)) {
      plain = false
      break
    }
  }
  if (plain) return [{ text, family: 'atkinson' }]

  const pieces: Piece[] = []
  let family: Family = 'atkinson'
  let parts: string[] = []
  for (const { segment } of graphemes.segment(text)) {
    const piece: Piece = segment === '\n' ? { text: '\n', family } : pieceFor(segment, family, fonts, report)
    if (piece.family !== family && parts.length > 0) {
      pieces.push({ text: parts.join(''), family })
      parts = []
    }
    family = piece.family
    parts.push(piece.text)
  }
  if (parts.length > 0) pieces.push({ text: parts.join(''), family })
  return pieces
}

/** 'rtl' only where most letters with a direction run from right to left. */
function baseDirection(text: string): 'ltr' | 'rtl' {
  let balance = 0
  for (const character of text) {
    const type = bidi.getBidiCharTypeName(character)
    if (type === 'L') balance++
    else if (type === 'R' || type === 'AL') balance--
  }
  return balance < 0 ? 'rtl' : 'ltr'
}

function mirror(text: string): string {
  return [...text].map((character) => bidi.getMirroredCharacter(character) ?? character).join('')
}

/** What was stored, from what is drawn for a run of an odd level: mirroring is its own inverse. */
export const unmirror = mirror

export type PreparedText = { runs: LayoutRun[]; direction: 'ltr' | 'rtl' }

export function prepareText(
  text: string | readonly (string | Run)[],
  fonts: FontLibrary,
  report: TextReport,
  wanted?: 'ltr' | 'rtl',
): PreparedText {
  const source: Run[] = (typeof text === 'string' ? [text] : text).map((run) =>
    typeof run === 'string' ? { text: run } : run,
  )
  const drawn = source.map((run) => ({ run, pieces: splitByFamily(cleanText(run.text, report), fonts, report) }))
  const whole = drawn.map(({ pieces }) => pieces.map((piece) => piece.text).join('')).join('')

  let levels: Uint8Array | null = null
  let direction: 'ltr' | 'rtl' = 'ltr'
  if (rightToLeftLetters.test(whole)) {
    direction = wanted ?? baseDirection(whole)
    levels = bidi.getEmbeddingLevels(whole, direction).levels
  }

  const runs: LayoutRun[] = []
  let at = 0
  for (const { run, pieces } of drawn) {
    for (const { text: pieceText, family } of pieces) {
      const style = { ...run, ...(family === 'atkinson' ? {} : { font: family }) }
      if (!levels) {
        runs.push({ ...style, text: pieceText })
        continue
      }
      let start = 0
      for (let index = 1; index <= pieceText.length; index++) {
        const level = levels[at + start] ?? 0
        if (index < pieceText.length && levels[at + index] === level) continue
        const slice = pieceText.slice(start, index)
        runs.push(
          level % 2 === 1
            ? { ...style, text: mirror(slice), bidiLevel: level, fontFeatures: rightToLeft }
            : { ...style, text: slice, bidiLevel: level },
        )
        start = index
      }
      at += pieceText.length
    }
  }
  return { runs: runs.length > 0 ? runs : [{ text: '' }], direction }
}
