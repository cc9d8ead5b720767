import { describe, expect, it } from 'vitest'
import type { Enrolment, Level } from '#domain/pupils/pupil.ts'
import {
  lastYearsOutcome,
  movementOf,
  profileKept,
  standingOf,
  yearMovement,
} from '#domain/pupils/rollover/movement.ts'
import { anEnrolment, aPupil } from '../../rows.ts'

const today = '2026-09-01'
const pupil = aPupil({ rev: 1 })
const at = (
  schoolYear: number,
  className: string,
  yearGroup: number | null,
  level: Level | null,
  outcome: Enrolment['outcome'] = null,
) => anEnrolment(pupil, { rev: 1, schoolYear, className, yearGroup, level, outcome })
const wanted = (className: string, yearGroup: number | null, level: Level | null) => ({ className, yearGroup, level })
const movement = (known: Enrolment[], place: ReturnType<typeof wanted>, who = pupil, year = 2026) =>
  movementOf(standingOf(who, known, year), place, year, today)

describe('yearMovement', () => {
  it.each([
    [3, 'havo', 4, 'havo', 'moved-up'],
    [4, 'havo', 4, 'havo', 'repeats'],
    [4, 'tl', 4, 'havo', 'changed-level'],
    [3, 'vwo', 4, 'havo', 'changed-level'],
    [1, null, 2, 'havo', 'moved-up'],
    [4, 'havo', 3, 'havo', 'unclear'],
    [null, 'havo', 4, 'havo', 'unclear'],
    [3, 'havo', null, null, 'unclear'],
  ] as const)('from year %s %s to year %s %s: %s', (fromYear, fromLevel, toYear, toLevel, expected) => {
    expect(yearMovement(wanted('x', fromYear, fromLevel), wanted('y', toYear, toLevel))).toBe(expected)
  })
})

describe('movementOf', () => {
  it('compares with the newest year before', () => {
    const known = [at(2024, '2H1', 2, 'havo'), at(2025, '3H1', 3, 'havo')]
    expect(movement(known, wanted('4H2', 4, 'havo'))).toBe('moved-up')
    expect(movement(known, wanted('3H2', 3, 'havo'))).toBe('repeats')
  })

  it('says what changes within the year', () => {
    const known = [at(2025, '3H1', 3, 'havo'), at(2026, '4H1', 4, 'havo')]
    expect(movement(known, wanted('4H2', 4, 'havo'))).toBe('changed-class')
    expect(movement(known, wanted('4T2', 4, 'tl'))).toBe('changed-level')
    expect(movement(known, wanted('4H1', 4, 'havo'))).toBe('same')
    expect(movement(known, wanted('', null, null))).toBe('same')
  })

  it('knows who had left, and not who will leave', () => {
    const known = [at(2025, '3H1', 3, 'havo', 'left')]
    const left = aPupil({ rev: 1, leavingDay: '2026-07-31' })
    expect(movement(known, wanted('4H2', 4, 'havo'), left)).toBe('back-again')
    const leaving = aPupil({ rev: 1, leavingDay: '2027-01-31' })
    expect(movement([at(2025, '3H1', 3, 'havo')], wanted('4H2', 4, 'havo'), leaving)).toBe('moved-up')
    // The list of a year long past doesn't bring anybody back.
    expect(movement(known, wanted('3H1', 3, 'havo'), left, 2025)).toBe('same')
  })

  it('takes a place that was kept open for the place itself', () => {
    const known = [at(2025, '3H1', 3, 'havo'), at(2026, '', null, 'havo')]
    expect(movement(known, wanted('4H2', 4, 'havo'))).toBe('moved-up')
  })

  it('leaves later years alone when an older list is read', () => {
    expect(movement([at(2026, '4H1', 4, 'havo')], wanted('3H1', 3, 'havo'), pupil, 2025)).toBe('same')
    expect(movement([], wanted('4H1', 4, 'havo'))).toBe('first-class')
  })
})

describe('lastYearsOutcome', () => {
  const outcome = (known: Enrolment[], place: ReturnType<typeof wanted>) =>
    lastYearsOutcome(standingOf(pupil, known, 2026), place, 2026)

  it('gives last year its outcome, and no other year', () => {
    expect(outcome([at(2025, '3H1', 3, 'havo')], wanted('4H2', 4, 'havo'))).toBe('moved-up')
    expect(outcome([at(2024, '3H1', 3, 'havo')], wanted('4H2', 4, 'havo'))).toBeNull()
    expect(outcome([at(2025, '3H1', null, null)], wanted('4H2', 4, 'havo'))).toBeNull()
  })

  it('follows a list that was mended, but not a hand', () => {
    const wrong = [at(2025, '3H1', 3, 'havo', 'repeats'), at(2026, '3H2', 3, 'havo')]
    expect(outcome(wrong, wanted('4H2', 4, 'havo'))).toBe('moved-up')
    const byHand = [at(2025, '3H1', 3, 'havo', 'changed-level'), at(2026, '3H2', 3, 'havo')]
    expect(outcome(byHand, wanted('4H2', 4, 'havo'))).toBeNull()
    const left = [at(2025, '3H1', 3, 'havo', 'left')]
    expect(outcome(left, wanted('4H2', 4, 'havo'))).toBeNull()
  })

  it('is not changed by a change of level during the year after', () => {
    const known = [at(2025, '3H1', 3, 'havo', 'moved-up'), at(2026, '4H1', 4, 'havo')]
    expect(outcome(known, wanted('4T1', 4, 'tl'))).toBeNull()
  })
})

describe('profileKept', () => {
  const chosen = anEnrolment(pupil, { level: 'havo', profile: 'NT' })
  it('goes along to the next year and between havo and vwo, not from vmbo to havo', () => {
    expect(profileKept(chosen, 'havo')).toBe('NT')
    expect(profileKept(chosen, 'vwo')).toBe('NT')
    expect(profileKept(chosen, null)).toBe('NT')
    expect(profileKept(chosen, 'tl')).toBe('')
    expect(profileKept({ ...chosen, level: 'tl', profile: 'Techniek' }, 'havo')).toBe('')
    expect(profileKept(undefined, 'havo')).toBe('')
  })
})
