/**
 * Words in a signature box ("op papier ondertekend, retour …", a typed name, the visible seal) drawn as outlines and
 * marked with the text they stand for, so that what reads marked content reads the words.
 */
import { cleanText } from '#documents/engine/text-runs.ts'
import { layOutLine, type OutlineFont, type PlacedGlyph } from './outline-text.ts'
import { asciiBytes, textString } from './pdf-objects.ts'
import { formatNumber, serialize } from './pdf-writer.ts'
import { SigningError } from './signing-error.ts'

export interface WordsAppearance {
  readonly kind: 'words'
  readonly lines: readonly string[]
  /** Parsed by fontkit; the first that has a character draws it. */
  readonly fonts: readonly [OutlineFont, ...OutlineFont[]]
  /** The largest size; long lines make it smaller. */
  readonly sizeMaxPt?: number
}

const paddingPt = 3
const lineHeight = 1.3
const sizeMaxDefaultPt = 10

export function wordsOf({ lines }: WordsAppearance): string {
  return lines.map(cleanLine).filter(Boolean).join(' – ')
}

export function drawWords(appearance: WordsAppearance, widthPt: number, heightPt: number): Uint8Array {
  const { fonts } = appearance
  const lines = appearance.lines.map(cleanLine).filter(Boolean)
  if (lines.length === 0) throw new SigningError('words-empty', 'no words to draw')
  const laidOut = lines.map((line) => layOutLine(line, fonts))
  const widest = Math.max(...laidOut.map(({ widthEm }) => widthEm))
  const sizePt = Math.min(
    appearance.sizeMaxPt ?? sizeMaxDefaultPt,
    (heightPt - 2 * paddingPt) / (lines.length * lineHeight),
    (widthPt - 2 * paddingPt) / Math.max(widest, 0.01),
  )
  const [font] = fonts
  const ascentEm = font.ascent / font.unitsPerEm
  const descentEm = -font.descent / font.unitsPerEm
  const blockPt = (lines.length - 1) * lineHeight * sizePt + (ascentEm + descentEm) * sizePt
  const firstBaselinePt = (heightPt + blockPt) / 2 - ascentEm * sizePt
  const paths = laidOut.flatMap(({ glyphs }, index) => {
    const baselinePt = firstBaselinePt - index * lineHeight * sizePt
    return glyphs.map((glyph) => glyphPath(glyph, sizePt, paddingPt, baselinePt))
  })
  const actualText = serialize(textString(wordsOf(appearance)))
  return asciiBytes(`q\n0 g\n/Span <</ActualText ${actualText}>> BDC\n${paths.join('\n')}\nEMC\nQ`)
}

/** One line without control characters and direction marks: what is drawn reads as what is stored. */
const cleanLine = (line: string): string => cleanText(line).replace(/\s+/g, ' ').trim()

function glyphPath({ commands, emPerUnit, xEm, yEm }: PlacedGlyph, sizePt: number, leftPt: number, baselinePt: number) {
  const scale = emPerUnit * sizePt
  const x = (value: number) => leftPt + xEm * sizePt + value * scale
  const y = (value: number) => baselinePt + yEm * sizePt + value * scale
  const parts: string[] = []
  let at: [number, number] = [0, 0]
  for (const { command, args } of commands) {
    const points: [number, number][] = []
    for (let i = 0; i + 1 < args.length; i += 2) points.push([x(args[i] as number), y(args[i + 1] as number)])
    const end = points.at(-1)
    if (command === 'closePath') parts.push('h')
    else if (command === 'moveTo') parts.push(`${pairs(points)} m`)
    else if (command === 'lineTo') parts.push(`${pairs(points)} l`)
    else if (command === 'bezierCurveTo') parts.push(`${pairs(points)} c`)
    else parts.push(`${pairs(raiseQuadratic(at, points))} c`)
    if (end !== undefined) at = end
  }
  return `${parts.join('\n')}\nf`
}

/** PDF has no quadratic curves; the same curve with two control points. */
function raiseQuadratic(from: [number, number], points: [number, number][]): [number, number][] {
  const [control = from, to = control] = points
  const toward = (end: [number, number]): [number, number] => [
    end[0] + ((control[0] - end[0]) * 2) / 3,
    end[1] + ((control[1] - end[1]) * 2) / 3,
  ]
  return [toward(from), toward(to), to]
}

function pairs(points: readonly [number, number][]): string {
  return points.map(([x, y]) => `${round(x)} ${round(y)}`).join(' ')
}

function round(value: number): string {
  return formatNumber(Math.round(value * 100) / 100)
}
