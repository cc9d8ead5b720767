/** What of the wanted values would change a row. Used by the import plan for pupils, enrolments and guardians. */
import { foldForSearch } from '../../shared/text.ts'

const nameFields = new Set(['calledName', 'firstNames', 'prefix', 'surname'])

/**
 * The wanted values that say something and differ, each reported; null when there are none. Nothing is emptied. A
 * name that differs in capitals or accents only is a change when it brings accents ("Dordevic" → "Đorđević"), not
 * when the other system lost them.
 */
export function differing<Row extends object>(
  row: Row,
  wanted: Partial<Row>,
  report: (field: string, from: string, to: string) => void,
): Partial<Row> | null {
  const patch: Partial<Row> = {}
  for (const field of Object.keys(wanted) as (keyof Row & string)[]) {
    const to = wanted[field]
    if (to === undefined || to === null || to === '' || to === row[field]) continue
    if (nameFields.has(field) && isSameNameWritten(String(row[field] ?? ''), String(to))) continue
    patch[field] = to
    report(field, String(row[field] ?? ''), String(to))
  }
  return Object.keys(patch).length > 0 ? patch : null
}

/** Same letters, and no accents that were not there. */
const isSameNameWritten = (from: string, to: string): boolean =>
  foldForSearch(from) === foldForSearch(to) && accents(to) <= accents(from)

const accents = (text: string): number => [...text].filter((letter) => letter > '\u007F').length
