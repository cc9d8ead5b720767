/**
 * How a number in a workbook is written (ECMA-376 part 1, 18.8.30 and 18.8.31): as a date, with leading zeros, or as
 * the number it is. Only what a list of people needs: no colours, no thousands, no percent.
 *
 * A date is written dd-mm-jjjj, whatever order the format asks for; with a time behind it when there is one.
 */
export type CellFormat =
  | { kind: 'number' }
  | { kind: 'date'; hasDate: boolean; hasTime: boolean }
  /** Figures filled into a pattern from the right: "0000000", '"S"00000', "0000 0000". */
  | { kind: 'figures'; tokens: readonly FigureToken[] }

type FigureToken = { figure: '0' | '#' } | { literal: string }

const plainNumber: CellFormat = { kind: 'number' }
const date: CellFormat = { kind: 'date', hasDate: true, hasTime: false }
const time: CellFormat = { kind: 'date', hasDate: false, hasTime: true }

/** Formats with a number of their own; those of 27–36 and 50–58 are dates in East Asian languages. */
export function builtInFormat(id: number): CellFormat {
  if (id === 22) return { kind: 'date', hasDate: true, hasTime: true }
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return date
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return time
  return plainNumber
}

/** `code` as the file holds it: English letters, though some programs write the Dutch "j" for a year. */
export function formatOfCode(code: string): CellFormat {
  const [first = ''] = code.split(';')
  const bare = first
    .replaceAll(/"[^"]*"|\\.|_.|\*./g, '')
    .replaceAll(/\[(?![hms]+\])[^\]]*\]/gi, '')
    .toLowerCase()
  if (bare.includes('general') || bare.includes('standaard')) return plainNumber
  const hasDate = /[dyj]|^[^hs]*mmm?m?m?[^hs]*$/.test(bare)
  const hasTime = /[hsu]/.test(bare)
  if ((hasDate || hasTime) && !/[0#?]\.?[0#?]*e[+-]/.test(bare)) return { kind: 'date', hasDate, hasTime }
  return figuresOf(first) ?? plainNumber
}

function figuresOf(pattern: string): CellFormat | null {
  const tokens: FigureToken[] = []
  for (const [written, quoted, escaped] of pattern.matchAll(/"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.|[\s\S]/g)) {
    if (quoted !== undefined || escaped !== undefined) tokens.push({ literal: quoted ?? escaped ?? '' })
    else if (written === '0' || written === '#') tokens.push({ figure: written })
    else if (/^[ ()\-/+]$/.test(written)) tokens.push({ literal: written })
    else if (written.length === 1) return null
  }
  const wanted = tokens.filter((token) => 'figure' in token && token.figure === '0').length
  return wanted > 1 || (wanted > 0 && tokens.some((token) => 'literal' in token)) ? { kind: 'figures', tokens } : null
}

/** `raw` as the file writes the number; text that is no number comes back as it is. */
export function numberText(raw: string, format: CellFormat, dates1904: boolean): string {
  const value = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(value)) return raw.trim()
  if (format.kind === 'date') return dateText(value, format, dates1904) ?? plainText(raw, value)
  if (format.kind === 'figures' && value >= 0) return figureText(Math.round(value), format.tokens)
  return plainText(raw, value)
}

function plainText(raw: string, value: number): string {
  // Longer than a number can hold: the figures as they stand.
  if (/^\d{16,}$/.test(raw)) return raw
  // 15 figures are what Excel keeps; the rest is noise of binary fractions.
  return String(Number(value.toPrecision(15))).replace('.', ',')
}

function figureText(value: number, tokens: readonly FigureToken[]): string {
  const figures = [...String(value)]
  let written = ''
  let first = tokens.findIndex((token) => 'figure' in token)
  for (let index = tokens.length - 1; index >= 0; index -= 1) {
    const token = tokens[index]
    if (token === undefined) continue
    if ('literal' in token) written = token.literal + written
    else if (index === first) {
      written = (figures.splice(0).join('') || (token.figure === '0' ? '0' : '')) + written
      first = -1
    } else written = (figures.pop() ?? (token.figure === '0' ? '0' : '')) + written
  }
  return written
}

const dayMs = 86_400_000
/** Day 9999-12-31 in the 1900 system. */
const lastSerial = 2_958_465

const two = (value: number): string => String(value).padStart(2, '0')

/** Null when it is no moment a calendar knows. */
function dateText(
  serial: number,
  { hasDate, hasTime }: { hasDate: boolean; hasTime: boolean },
  dates1904: boolean,
): string | null {
  // To the second: noise in the fraction must not make 24:00 of midnight.
  const allSeconds = Math.round(serial * 86_400)
  const seconds = allSeconds - Math.floor(allSeconds / 86_400) * 86_400
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`
  if (!hasDate) return serial < 0 ? null : clock
  // A formula that refers to an empty cell: Excel shows 00-01-1900.
  if (serial === 0 && !dates1904) return ''
  const days = Math.floor(allSeconds / 86_400)
  const in1900 = dates1904 ? days + 1462 : days
  // 1900 had no 29 February, though Excel counts one as day 60.
  if (in1900 < 1 || in1900 > lastSerial || in1900 === 60) return null
  const origin = in1900 < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30)
  const moment = new Date(origin + in1900 * dayMs)
  const day = `${two(moment.getUTCDate())}-${two(moment.getUTCMonth() + 1)}-${moment.getUTCFullYear()}`
  return hasTime && seconds > 0 ? `${day} ${clock}` : day
}

/** Of a cell of type "d": "2010-03-14" or "2010-03-14T09:30:00". */
export function isoDateText(raw: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?/.exec(raw.trim())
  if (found === null) return raw.trim()
  const [, year, month, day, clock] = found
  return clock === undefined || clock === '00:00' ? `${day}-${month}-${year}` : `${day}-${month}-${year} ${clock}`
}
