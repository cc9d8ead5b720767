/**
 * How every bench writes what it measured: one Markdown table, each row ours beside a named base that was measured in
 * the same run. Medians; on a machine that does other work too only the ratios mean much.
 */
export interface Comparison {
  what: string
  values: readonly number[]
  base: string
  baseValues: readonly number[]
  /** Default: milliseconds. */
  unit?: 'ms' | 'bytes'
}

/** `npm run bench -- --short`: few runs on little data, to see that a bench works. Its figures mean nothing. */
export const isShort = process.argv.includes('--short')

export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error('a median of nothing')
  const sorted = values.toSorted((left, right) => left - right)
  const middle = Math.floor(sorted.length / 2)
  const [upper = Number.NaN, lower = upper] = [sorted[middle], sorted[middle - 1]]
  return sorted.length % 2 === 1 ? upper : (lower + upper) / 2
}

export const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB`

export const milliseconds = (ms: number): string => {
  if (ms >= 10_000) return `${(ms / 1000).toFixed(1)} s`
  return ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`
}

export const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`

const written = { ms: milliseconds, bytes: (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB` }

export function markdownTable(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [`**${title}**`, '', line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n')
}

export function comparisonTable(title: string, comparisons: readonly Comparison[]): string {
  const rows = comparisons.map(({ what, values, base, baseValues, unit = 'ms' }) => {
    const [ours, theirs] = [median(values), median(baseValues)]
    const runs = values.length === baseValues.length ? values.length : `${values.length} / ${baseValues.length}`
    return [what, written[unit](ours), base, written[unit](theirs), `×${(ours / theirs).toFixed(1)}`, String(runs)]
  })
  return markdownTable(title, ['what', 'median', 'base', 'base median', 'ratio', 'runs'], rows)
}

/** What was measured at one size of school. */
export interface Sized<Measured> {
  size: string
  measured: Measured
}

export interface GrowthRow<Measured> {
  what: string
  of: (measured: Measured) => string
  base: (measured: Measured) => string
}

/** Ours beside the base at each size, so that the growth can be read from left to right. */
export function growthTable<Measured>(
  title: string,
  sizes: readonly Sized<Measured>[],
  rows: readonly GrowthRow<Measured>[],
): string {
  const head = ['what', ...sizes.flatMap(({ size }) => [size, 'base'])]
  return markdownTable(
    title,
    head,
    rows.map(({ what, of, base }) => [what, ...sizes.flatMap(({ measured }) => [of(measured), base(measured)])]),
  )
}
