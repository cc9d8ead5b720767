/**
 * Makes a name that every common file system takes, from a name that may hold anything a user typed: reserved
 * Windows names, separators, control characters, and the marks that make "gpj.exe" look like "exe.jpg".
 */
import type { SaveKind } from '#contract/desktop-api.ts'

/** File systems allow 255 bytes; the rest is left for " (2)" and a temporary suffix. */
const stemLimitBytes = 180
const fallbackStem = 'driehoek'

// \p{C}: every control, format and unassigned character; the direction marks are among them.
const invisible = /[\p{C}\u2028\u2029]/gu
const separators = /[<>:"/\\|?*]/g
const reservedStem = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])(\.|$)/i

const cutToBytes = (text: string, limitBytes: number): string => {
  let sizeBytes = 0
  let kept = ''
  for (const { segment } of new Intl.Segmenter('nl', { granularity: 'grapheme' }).segment(text)) {
    sizeBytes += Buffer.byteLength(segment)
    if (sizeBytes > limitBytes) break
    kept += segment
  }
  return kept
}

/** Returns a bare file name that ends in the kind's extension. */
export const safeFileName = (suggestedName: string, kind: SaveKind): string => {
  const extension = `.${kind}`
  const cleaned = suggestedName
    .toWellFormed()
    .slice(0, 2000)
    .normalize('NFC')
    .replaceAll(invisible, '')
    .replaceAll(separators, '-')
    .replaceAll(/\s+/g, ' ')
  const stem = cleaned.toLowerCase().endsWith(extension) ? cleaned.slice(0, -extension.length) : cleaned
  const trimmed = cutToBytes(stem.replace(/^[. ]+/, ''), stemLimitBytes).replace(/[. ]+$/, '')
  const named = trimmed === '' ? fallbackStem : reservedStem.test(trimmed) ? `_${trimmed}` : trimmed
  return named + extension
}
