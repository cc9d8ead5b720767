import { describe, expect, it } from 'vitest'
import { nextRecordedAt, type RoundEntry } from '#domain/reports/issued-document.ts'

const entry = (recordedAtUtc: string): RoundEntry => ({
  id: 'A'.repeat(22),
  rev: 1,
  pupilId: 'B'.repeat(22),
  issuedDocumentId: 'C'.repeat(22),
  fieldName: 'sign-1',
  state: 'declined',
  method: 'none',
  strokes: [],
  typedName: '',
  remark: '',
  remarksSheetId: null,
  onDay: '2026-11-23',
  recordedAtUtc,
  recordedBy: 'Marijke Hoekstra',
  scanAttachmentId: null,
})

describe('nextRecordedAt', () => {
  it('is now for a round that has no later entry', () => {
    expect(nextRecordedAt([], '2026-11-23T09:00:00.000Z')).toBe('2026-11-23T09:00:00.000Z')
    expect(nextRecordedAt([entry('2026-11-22T09:00:00.000Z')], '2026-11-23T09:00:00.000Z')).toBe(
      '2026-11-23T09:00:00.000Z',
    )
  })

  it('comes after an entry that a clock running ahead has dated', () => {
    expect(nextRecordedAt([entry('2030-01-01T00:00:00.000Z')], '2026-11-23T09:00:00.000Z')).toBe(
      '2030-01-01T00:00:00.001Z',
    )
  })
})
