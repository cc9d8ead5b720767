import { describe, expect, it } from 'vitest'
import { longestDeferralMs, shouldLock } from '#features/shared/idle-lock.ts'

const minuteMs = 60_000

describe('shouldLock', () => {
  it('waits the time that was set, and longer while something puts it off', () => {
    expect(shouldLock(5 * minuteMs - 1, 0, 5 * minuteMs, false)).toBe(false)
    expect(shouldLock(5 * minuteMs, 0, 5 * minuteMs, false)).toBe(true)
    expect(shouldLock(5 * minuteMs, 0, 5 * minuteMs, true)).toBe(false)
    expect(shouldLock(longestDeferralMs, 0, 5 * minuteMs, true)).toBe(true)
  })

  it('locks when the clock of the computer was put back, and not for a correction of a second', () => {
    const lastUsedAt = Date.parse('2026-11-24T10:00:00Z')
    expect(shouldLock(lastUsedAt - 24 * 60 * minuteMs, lastUsedAt, 5 * minuteMs, false)).toBe(true)
    expect(shouldLock(lastUsedAt - 1000, lastUsedAt, 5 * minuteMs, false)).toBe(false)
  })
})
