/**
 * Next year's list read for this year, as happens in June and July: most pupils would go up a year in the enrolment
 * they have now, and their class of this year would be lost.
 */
import type { FieldChange } from '../class-list/plan-import.ts'

interface ComparedRow {
  state: 'new' | 'changed' | 'unchanged' | 'refused'
  changes: readonly FieldChange[]
}

const fewestPupils = 3

/** How many known pupils would go up a year; 0 unless they are at least half of those on the list. */
export function countMovedUpWithinYear({
  rows,
  isRollover,
}: {
  rows: readonly ComparedRow[]
  isRollover: boolean
}): number {
  if (isRollover) return 0
  const known = rows.filter(({ state }) => state === 'changed' || state === 'unchanged')
  const movedUp = known.filter(({ changes }) =>
    changes.some(
      ({ about, field, from, to }) =>
        about === 'enrolment' && field === 'yearGroup' && from !== '' && Number(to) === Number(from) + 1,
    ),
  ).length
  return movedUp >= fewestPupils && movedUp * 2 >= known.length ? movedUp : 0
}
