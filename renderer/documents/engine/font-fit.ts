/**
 * What each embedded font needs beyond pdfkit's: a ToUnicode map in which every glyph used stands for a real
 * character (ISO 19005-2, 6.2.11.7.2 forbids U+0000, U+FEFF and U+FFFE), the length of the font program, layout
 * from right to left on request, and fallback faces with the line metrics of the main face, so that one Greek or
 * Arabic name does not push a line apart.
 */
import type { FontOfPdf, Ref } from 'pdfmake-shapes'

/** Passed as `fontFeatures` of a run that is drawn from right to left. */
export const rightToLeft: readonly string[] = Object.freeze(['driehoek-right-to-left'])

/** Ascender and descender of Atkinson Hyperlegible Next, in thousandths of the size. */
export const lineMetrics = { ascender: 984, descender: -316 }

/**
 * COMBINING GRAPHEME JOINER, for glyphs that stand for no character of their own: Arabic faces draw the dots of a
 * letter apart. It is invisible and ignorable; the run's ActualText holds the word.
 */
const noCharacter = 0x034f

export function fitFont(font: FontOfPdf, family: string): FontOfPdf {
  const real = { ascender: font.ascender, descender: font.descender }
  if (family !== 'atkinson') {
    font.ascender = lineMetrics.ascender
    font.descender = lineMetrics.descender
  }

  const layoutRun = font.layoutRun
  const turnedRuns = new Map<string, unknown>()
  font.layoutRun = function layoutRunInDirection(text, features) {
    if (features !== rightToLeft) return layoutRun.call(this, text, features)
    const known = turnedRuns.get(text)
    if (known) return known
    const file = this.font
    const layout = file.layout
    file.layout = (run) => layout.call(file, run, undefined, undefined, undefined, 'rtl')
    try {
      const run = layoutRun.call(this, text)
      turnedRuns.set(text, run)
      return run
    } finally {
      file.layout = layout
    }
  }

  const embed = font.embed
  font.embed = function embedWithLength() {
    this.ascender = real.ascender
    this.descender = real.descender
    for (const [glyph, characters] of this.unicode.entries()) {
      const kept = (characters ?? []).filter((code) => code !== 0 && code !== 0xfeff && code !== 0xfffe)
      this.unicode[glyph] = kept.length > 0 ? kept : [noCharacter]
    }
    const program = this.subset.encode()
    this.subset.encode = () => program
    const document = this.document
    const ref = document.ref
    // The first object that pdfkit makes here is the font program; Length1 is required for TrueType.
    document.ref = (data?: unknown): Ref => {
      document.ref = ref
      const made = ref.call(document, data)
      made.data['Length1'] = program.length
      return made
    }
    embed.call(this)
  }
  return font
}
