/**
 * A CSV file as school administrations write it, read to rows of text: the encoding (BOM, else strict UTF-8, else
 * windows-1252) and the delimiter are found out. Says nothing about what the columns mean (domain/pupils/class-list).
 *
 * Not guaranteed: a file in another 8-bit encoding (Mac, DOS) can't be told from windows-1252 for sure; where its
 * text looks wrong, `doubtful` is true and the preview should say so.
 */
import Papa from 'papaparse'
import { ok, type Result, refuse } from '#domain/shared/result.ts'

export const csvLimits = { sizeBytes: 30 * 1024 * 1024, dataRows: 40_000, columns: 200 }

export type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
export type CsvDelimiter = ';' | ',' | '\t' | '|'

export interface CsvTable {
  /** All records in file order, blank ones too, so that index + 1 is the row number a spreadsheet shows. */
  rows: string[][]
  encoding: CsvEncoding
  delimiter: CsvDelimiter
  /** Letters look as if the file was written in another encoding. */
  doubtful: boolean
}

export type CsvRefusal =
  | 'file-empty'
  | 'file-too-large'
  | 'too-many-rows'
  | 'too-many-columns'
  /** XLSX, XLS or ODS: save it as CSV first. */
  | 'is-spreadsheet'
  | 'is-pdf'
  /** HTML, also what some programs call .xls. */
  | 'is-web-page'
  | 'is-binary'
  /** A quoted cell never ends: the file is cut off or a quote is stray. */
  | 'quote-not-closed'

export function readCsv(bytes: Uint8Array): Result<CsvTable, CsvRefusal> {
  if (bytes.length > csvLimits.sizeBytes) return refuse('file-too-large')
  const mistaken = mistakenKind(bytes)
  if (mistaken) return refuse(mistaken)

  const { text: decoded, encoding } = decode(bytes)
  if (decoded.includes('\u0000')) return refuse('is-binary')
  if (decoded.trim() === '') return refuse('file-empty')
  if (/^\s*<(!doctype|html|table|\?xml)/i.test(decoded)) return refuse('is-web-page')

  // Programs that add to a file of another leave line ends of two kinds in it.
  const { text, named } = withoutSeparatorLine(decoded.replaceAll(/\r\n?/g, '\n'))
  const delimiter = named ?? findDelimiter(text)
  const parsed = Papa.parse<string[]>(text, { delimiter, newline: '\n' })
  if (parsed.errors.some((error) => error.code === 'MissingQuotes')) return refuse('quote-not-closed')
  const rows = parsed.data
  if (named) rows.unshift([])
  while (rows.length > 0 && isBlank(rows.at(-1) ?? [])) rows.pop()
  if (rows.length === 0) return refuse('file-empty')
  if (rows.reduce((count, row) => count + (isBlank(row) ? 0 : 1), 0) > csvLimits.dataRows + 1) {
    return refuse('too-many-rows')
  }
  if (rows.some((row) => row.length > csvLimits.columns)) return refuse('too-many-columns')
  return ok({ rows, encoding, delimiter, doubtful: looksWronglyDecoded(decoded) })
}

const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '')

function mistakenKind(bytes: Uint8Array): CsvRefusal | null {
  const starts = (...start: number[]): boolean => start.every((byte, index) => bytes[index] === byte)
  if (bytes.length === 0) return 'file-empty'
  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0xd0, 0xcf, 0x11, 0xe0)) return 'is-spreadsheet'
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'is-pdf'
  return null
}

function decode(bytes: Uint8Array): { text: string; encoding: CsvEncoding } {
  const as = (encoding: CsvEncoding): { text: string; encoding: CsvEncoding } => ({
    text: new TextDecoder(encoding).decode(bytes),
    encoding,
  })
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return as('utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return as('utf-16be')
  const wide = wideWithoutMark(bytes)
  if (wide) return as(wide)
  try {
    // In stream mode a character cut off by the end of the file is not an error: a truncated file stays UTF-8.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return { text, encoding: 'utf-8' }
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause
    return as('windows-1252')
  }
}

/** UTF-16 without a byte order mark: every other byte of Latin text is zero. */
function wideWithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 2000)
  if (sample.length < 8) return null
  let evenZeros = 0
  let oddZeros = 0
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue
    if (index % 2 === 0) evenZeros += 1
    else oddZeros += 1
  }
  const half = sample.length / 2
  if (oddZeros > half * 0.7 && evenZeros < half * 0.05) return 'utf-16le'
  if (evenZeros > half * 0.7 && oddZeros < half * 0.05) return 'utf-16be'
  return null
}

const delimiters: readonly CsvDelimiter[] = [';', ',', '\t', '|']

/** Excel's own first line, "sep=;". */
function withoutSeparatorLine(text: string): { text: string; named: CsvDelimiter | null } {
  const found = /^\uFEFF?sep=([;,\t|])\n/i.exec(text)
  const named = delimiters.find((delimiter) => delimiter === found?.[1])
  return found && named ? { text: text.slice(found[0].length), named } : { text, named: null }
}

/** The delimiter that cuts most of the first records into the same number of cells, and into the most cells. */
function findDelimiter(text: string): CsvDelimiter {
  let best: { delimiter: CsvDelimiter; score: number } = { delimiter: ';', score: 0 }
  for (const delimiter of delimiters) {
    const { data } = Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: 25 })
    const widths = data.filter((row) => !isBlank(row)).map((row) => row.length)
    const usual = widths.toSorted((left, right) => left - right)[Math.floor(widths.length / 2)] ?? 0
    if (usual < 2) continue
    const alike = widths.filter((width) => width === usual).length / widths.length
    const score = usual * alike * alike
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

/** UTF-8 read twice ("Ã§elik"), replacement marks, or a sign where a letter belongs ("Ð€elik"). */
function looksWronglyDecoded(text: string): boolean {
  return /\uFFFD|[ÃÄÅ][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|\p{L}[€ƒ„†‡ˆ‰‹•˜™›¤¢£¥¦§¨©¬®¯±¶¸¿×÷¡]\p{L}|(^|[;,\t|"])[€‚ƒ„†‡ˆ‰‹•˜™›¤¢£¥¦§©¬®¯±¶¸×÷]\p{Ll}/u.test(
    text,
  )
}
