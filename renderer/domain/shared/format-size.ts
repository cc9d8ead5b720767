/** Sizes of files as people read them: decimal units, as the systems' own file windows show them. */
import type { Language } from './format-dates.ts'

/** "410 kB", "6,2 MB", "1,4 GB"; something that is there is never "0 kB". */
export function formatSize(sizeBytes: number, language: Language): string {
  const write = (amount: number, unit: string, decimals: number): string =>
    `${new Intl.NumberFormat(language, { maximumFractionDigits: decimals }).format(amount)} ${unit}`
  if (sizeBytes >= 999_500_000) return write(sizeBytes / 1e9, 'GB', 1)
  if (sizeBytes >= 999_500) return write(sizeBytes / 1e6, 'MB', 1)
  return write(Math.ceil(sizeBytes / 1000), 'kB', 0)
}
