import { describe, expect, it } from 'vitest'
import { parseDay } from '#domain/shared/parse-day.ts'
import { today } from '../rows.ts'

describe('parseDay', () => {
  it.each([
    ['24-11-2026', '2026-11-24'],
    ['24/11/2026', '2026-11-24'],
    ['24.11.26', '2026-11-24'],
    ['4-1-2010', '2010-01-04'],
    ['24 nov 2026', '2026-11-24'],
    ['1 maart 2027', '2027-03-01'],
    ['24112026', '2026-11-24'],
    ['2026-11-24', '2026-11-24'],
    ['03-04-2026', '2026-04-03'],
    ['29-02-2028', '2028-02-29'],
  ])('reads %s', (text, day) => {
    expect(parseDay(text, today)).toBe(day)
  })

  it('takes two digits of a year as up to ten years ahead, else the last century', () => {
    expect(parseDay('1-1-36', today)).toBe('2036-01-01')
    expect(parseDay('1-1-37', today)).toBe('1937-01-01')
  })

  it.each(['31-02-2026', '29-02-2027', '0-1-2026', '1-13-2026', 'morgen', '24-11', '24-11-20266', '1-1-1026'])(
    'refuses %s',
    (text) => {
      expect(parseDay(text, today)).toBeNull()
    },
  )
})
