import { describe, expect, it } from 'vitest'
import { countMovedUpWithinYear } from '#domain/pupils/rollover/seems-next-year.ts'

const change = (from: string, to: string) => ({
  state: 'changed' as const,
  changes: [{ about: 'enrolment' as const, whose: 'Sanne Adjei', field: 'yearGroup', from, to }],
})
const same = { state: 'unchanged' as const, changes: [] }

describe('countMovedUpWithinYear', () => {
  it('counts a list of which at least half would go up a year', () => {
    const rows = [change('3', '4'), change('3', '4'), change('4', '5'), same, same]
    expect(countMovedUpWithinYear({ rows, isRollover: false })).toBe(3)
  })

  it('says nothing of a new school year, of a few corrections, or of year groups that were not known', () => {
    const rows = [change('3', '4'), change('3', '4'), change('4', '5')]
    expect(countMovedUpWithinYear({ rows, isRollover: true })).toBe(0)
    expect(countMovedUpWithinYear({ rows: [...rows, same, same, same, same], isRollover: false })).toBe(0)
    expect(countMovedUpWithinYear({ rows: rows.slice(1), isRollover: false })).toBe(0)
    expect(countMovedUpWithinYear({ rows: rows.map(() => change('', '4')), isRollover: false })).toBe(0)
  })
})
