/**
 * Lines of text as glyph outlines, so an appearance needs no font of its own (PDF/A wants every font embedded, and a
 * revision should add as little as it can). Right-to-left and mixed lines are ordered by the bidirectional algorithm;
 * each run takes the first font that has its characters.
 */
import bidiFactory from 'bidi-js'

interface OutlineCommand {
  readonly command: string
  readonly args: readonly number[]
}

/** What a font parsed by fontkit offers of what is needed here. */
export interface OutlineFont {
  readonly unitsPerEm: number
  readonly ascent: number
  readonly descent: number
  hasGlyphForCodePoint(codePoint: number): boolean
  layout(
    text: string,
    features?: string[],
    script?: string,
    language?: string,
    direction?: 'ltr' | 'rtl',
  ): {
    readonly glyphs: readonly { readonly path: { readonly commands: readonly OutlineCommand[] } }[]
    readonly positions: readonly { readonly xAdvance: number; readonly xOffset: number; readonly yOffset: number }[]
  }
}

/** A glyph at its place on the line; all lengths in em. */
export interface PlacedGlyph {
  readonly commands: readonly OutlineCommand[]
  readonly emPerUnit: number
  readonly xEm: number
  readonly yEm: number
}

export interface OutlineLine {
  readonly glyphs: readonly PlacedGlyph[]
  readonly widthEm: number
}

interface Run {
  text: string
  readonly level: number
  readonly font: OutlineFont
}

const bidi = bidiFactory()

export function layOutLine(text: string, fonts: readonly [OutlineFont, ...OutlineFont[]]): OutlineLine {
  const glyphs: PlacedGlyph[] = []
  let xEm = 0
  for (const { text: run, level, font } of inVisualOrder(splitRuns(text, fonts))) {
    const direction = level % 2 === 1 ? 'rtl' : 'ltr'
    const laidOut = font.layout(run, undefined, undefined, undefined, direction)
    const emPerUnit = 1 / font.unitsPerEm
    laidOut.glyphs.forEach((glyph, index) => {
      const position = laidOut.positions[index]
      if (position === undefined) return
      const { commands } = glyph.path
      const glyphX = xEm + position.xOffset * emPerUnit
      if (commands.length > 0) glyphs.push({ commands, emPerUnit, xEm: glyphX, yEm: position.yOffset * emPerUnit })
      xEm += position.xAdvance * emPerUnit
    })
  }
  return { glyphs, widthEm: xEm }
}

function splitRuns(text: string, fonts: readonly [OutlineFont, ...OutlineFont[]]): Run[] {
  const { levels } = bidi.getEmbeddingLevels(text)
  const runs: Run[] = []
  let at = 0
  for (const char of text) {
    const level = levels[at] ?? 0
    at += char.length
    const shown = drawable(level % 2 === 1 ? (bidi.getMirroredCharacter(char) ?? char) : char, fonts)
    if (shown === '') continue
    const last = runs.at(-1)
    const font = fontFor(shown, last?.font, fonts)
    if (last !== undefined && last.level === level && last.font === font) last.text += shown
    else runs.push({ text: shown, level, font })
  }
  return runs
}

/** U+FFFD for a sign that no face has, as on the pages; nothing for one that is never seen (joiners, selectors). */
function drawable(char: string, fonts: readonly OutlineFont[]): string {
  const codePoint = char.codePointAt(0) ?? 0
  if (fonts.some((font) => font.hasGlyphForCodePoint(codePoint))) return char
  return /\p{Default_Ignorable_Code_Point}/u.test(char) ? '' : '\ufffd'
}

/** Marks and spaces stay with the run before them where its font has them. */
function fontFor(char: string, current: OutlineFont | undefined, fonts: readonly [OutlineFont, ...OutlineFont[]]) {
  const codePoint = char.codePointAt(0) ?? 0
  if (current?.hasGlyphForCodePoint(codePoint) && /[\p{M}\s]/u.test(char)) return current
  return fonts.find((font) => font.hasGlyphForCodePoint(codePoint)) ?? fonts[0]
}

/** Rule L2: from the highest level down to the lowest odd one, reverse what stands at that level or above. */
function inVisualOrder(runs: Run[]): Run[] {
  const ordered = [...runs]
  const highest = Math.max(0, ...runs.map(({ level }) => level))
  for (let level = highest; level >= 1; level--) {
    let start = 0
    while (start < ordered.length) {
      let end = start
      while (end < ordered.length && (ordered[end] as Run).level >= level) end++
      if (end > start) ordered.splice(start, end - start, ...ordered.slice(start, end).reverse())
      start = end + 1
    }
  }
  return ordered
}
