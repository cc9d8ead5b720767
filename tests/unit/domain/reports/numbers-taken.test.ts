import { describe, expect, it } from 'vitest'
import { nextDocumentNumber } from '#domain/reports/freeze.ts'
import { withNumberTaken } from '#domain/reports/numbers-taken.ts'

describe('withNumberTaken', () => {
  it('keeps the highest number of each series, so that none is given twice after an erasure', () => {
    const first = withNumberTaken(undefined, 'GV-2026-0001')
    const second = withNumberTaken({ ...first, rev: 1 }, 'GV-2026-0002')
    const third = withNumberTaken({ ...second, rev: 2 }, 'FS-2026-0001')
    expect(third).toEqual({ id: 'document-numbers-taken', rev: 2, highest: ['GV-2026-0002', 'FS-2026-0001'] })
    expect(nextDocumentNumber('conversation-report', 2026, third.highest)).toBe('GV-2026-0003')
    expect(nextDocumentNumber('conversation-report', 2027, third.highest)).toBe('GV-2027-0001')
  })

  it('is not set back by a next version of an older document', () => {
    const row = withNumberTaken(undefined, 'GV-2026-0012')
    expect(withNumberTaken(row, 'GV-2026-0003').highest).toEqual(['GV-2026-0012'])
  })
})
