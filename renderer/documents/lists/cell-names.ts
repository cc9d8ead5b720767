/** Cells and ranges as a spreadsheet names them ("C12", "A2:A28"), and merged cells read into each of their rows. */
export interface MergedRange {
  top: number
  left: number
  bottom: number
  right: number
}

export function cellName(row: number, column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return `${letters}${row + 1}`
}

/** "C12" is a range of one cell. Null for what is no range. */
export function rangeOf(name: string): MergedRange | null {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i.exec(name)
  if (found === null) return null
  const [, left = '', top = '', right = left, bottom = top] = found
  return { top: Number(top) - 1, left: columnOf(left), bottom: Number(bottom) - 1, right: columnOf(right) }
}

const columnOf = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

/**
 * The value of a merged cell goes into each row it covers that holds anything itself (the class before its pupils),
 * in its first column only: a title over all columns doesn't become a value of each. Answers how many it filled.
 */
export function fillDown(rows: string[][], { top, left, bottom }: MergedRange): number {
  const value = rows[top]?.[left] ?? ''
  if (value === '') return 0
  let filled = 0
  for (const row of rows.slice(top + 1, bottom + 1)) {
    if (row.length === 0 || (row[left] ?? '') !== '') continue
    while (row.length < left) row.push('')
    row[left] = value
    filled += 1
  }
  return filled
}
