/**
 * Whether a remark fits its box on paper, and how it stands there. The box holds four lines of the size that is still
 * read easily; a longer remark goes in full onto a remarks sheet (data-model.md, Documents 4).
 */
const linesMax = 4
const lineMax = 42

/** The lines in the box; null when the remark needs a sheet of its own. */
export function remarkLines(remark: string): string[] | null {
  const lines: string[] = []
  for (const written of remark.trim().split('\n')) {
    let line = ''
    for (const word of written.trim().split(/\s+/)) {
      if ([...word].length > lineMax) return null
      const longer = line === '' ? word : `${line} ${word}`
      if ([...longer].length > lineMax) {
        lines.push(line)
        line = word
      } else line = longer
    }
    lines.push(line)
  }
  const filled = lines.filter((line) => line !== '')
  return filled.length > linesMax ? null : filled
}
