/**
 * The faces of every document, parsed once and kept: parsing again for each document costs almost twice the whole
 * report (documents-design.md). The main face is always there; the fallbacks are read when a text first needs
 * them. Where the bytes come from differs (worker: fetch of the app's own files; tests: disk), so a reader is
 * given.
 */
import { create } from 'fontkit'
import type { FontFile } from 'pdfmake-shapes'

/** Families in the order in which a character is looked for. */
export const families = ['atkinson', 'noto', 'noto-arabic', 'noto-hebrew'] as const
export type Family = (typeof families)[number]
export type FallbackFamily = Exclude<Family, 'atkinson'>

export const faces = ['normal', 'bold', 'italics', 'bolditalics'] as const
export type Face = (typeof faces)[number]

/** The fallbacks have no italics of their own here: a slanted Greek name is not worth 1.2 MB. */
export const fontFiles = {
  atkinson: {
    normal: 'AtkinsonHyperlegibleNext_400Regular',
    bold: 'AtkinsonHyperlegibleNext_700Bold',
    italics: 'AtkinsonHyperlegibleNext_400Regular_Italic',
    bolditalics: 'AtkinsonHyperlegibleNext_700Bold_Italic',
  },
  noto: {
    normal: 'NotoSans_400Regular',
    bold: 'NotoSans_700Bold',
    italics: 'NotoSans_400Regular',
    bolditalics: 'NotoSans_700Bold',
  },
  'noto-arabic': {
    normal: 'NotoSansArabic_400Regular',
    bold: 'NotoSansArabic_700Bold',
    italics: 'NotoSansArabic_400Regular',
    bolditalics: 'NotoSansArabic_700Bold',
  },
  'noto-hebrew': {
    normal: 'NotoSansHebrew_400Regular',
    bold: 'NotoSansHebrew_700Bold',
    italics: 'NotoSansHebrew_400Regular',
    bolditalics: 'NotoSansHebrew_700Bold',
  },
} as const satisfies Record<Family, Record<Face, string>>

export type FontFileName = (typeof fontFiles)[Family][Face]
export type ReadFontFile = (name: FontFileName) => Promise<Uint8Array>

export type FontLibrary = {
  /** Reads and parses what is not there yet. */
  load(wanted: Iterable<Family>): Promise<void>
  has(family: Family, codePoint: number): boolean
  /** pdfmake's font dictionary of what is loaded. */
  descriptors(): Record<string, Record<Face, FontFile>>
  /**
   * Forgets which text each glyph was first asked for. fontkit keeps the first, over all documents; without this
   * the bytes of a document would depend on the documents before it.
   */
  forgetGlyphs(): void
}

/** A private use character means nothing to a reader, whatever glyph a face gives it (ISO 19005-2, 6.2.11.7.3). */
function isPrivateUse(codePoint: number): boolean {
  return (codePoint >= 0xe000 && codePoint <= 0xf8ff) || codePoint >= 0xf0000
}

export function createFontLibrary(read: ReadFontFile): FontLibrary {
  const files = new Map<FontFileName, FontFile>()
  const loaded = new Map<Family, Record<Face, FontFile>>()
  const coverage = new Map<Family, Map<number, boolean>>()

  async function fileOf(name: FontFileName): Promise<FontFile> {
    const known = files.get(name)
    if (known) return known
    const parsed = create(await read(name))
    files.set(name, parsed)
    return parsed
  }

  return {
    async load(wanted) {
      for (const family of wanted) {
        if (loaded.has(family)) continue
        const names = fontFiles[family]
        const [normal, bold, italics, bolditalics] = await Promise.all(
          faces.map((face) => (names[face] === names.normal ? fileOf(names.normal) : fileOf(names[face]))),
        )
        if (normal && bold && italics && bolditalics) loaded.set(family, { normal, bold, italics, bolditalics })
      }
    },
    has(family, codePoint) {
      if (isPrivateUse(codePoint)) return false
      let known = coverage.get(family)
      if (!known) {
        known = new Map()
        coverage.set(family, known)
      }
      let answer = known.get(codePoint)
      if (answer === undefined) {
        const file = loaded.get(family)
        if (!file) return false
        answer = file.normal.hasGlyphForCodePoint(codePoint) && file.bold.hasGlyphForCodePoint(codePoint)
        known.set(codePoint, answer)
      }
      return answer
    },
    descriptors: () => Object.fromEntries(loaded),
    forgetGlyphs() {
      for (const file of files.values()) file._glyphs = {}
    },
  }
}
