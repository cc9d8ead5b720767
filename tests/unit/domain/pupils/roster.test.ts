import { describe, expect, it } from 'vitest'
import { sortedName } from '#domain/pupils/person-name.ts'
import { findInRoster, type RosterGroup, rosterOf, schoolYearsOf } from '#domain/pupils/roster.ts'
import { anEnrolment, aPupil, today } from '../rows.ts'

const roos = aPupil({ calledName: 'Roos', prefix: 'de', surname: 'Vries', number: '0042' })
const luka = aPupil({ calledName: 'Luka', surname: 'Đorđević', number: '7' })
const emre = aPupil({ calledName: 'Emre', surname: 'Çelik', number: '8' })
const gone = aPupil({ calledName: 'Bo', surname: 'Aalders', leavingDay: '2026-07-01' })
const waiting = aPupil({ calledName: 'Wies', surname: 'Zwart' })
const pupils = [waiting, roos, luka, emre, gone]
const enrolments = [
  anEnrolment(roos, { className: '4H10' }),
  anEnrolment(roos, { className: '3H1', schoolYear: 2025 }),
  anEnrolment(luka, { className: '4H2' }),
  anEnrolment(emre, { className: '4H2' }),
  anEnrolment(gone, { className: '5H1', schoolYear: 2025 }),
  anEnrolment(waiting, { className: '3H1', schoolYear: 2025 }),
]
const now = rosterOf(pupils, enrolments, 2026, 2026, today)
const find = (group: RosterGroup, query = '', year = 2026) =>
  findInRoster(rosterOf(pupils, enrolments, year, 2026, today), group, query, year, 2026, today).map(({ pupil }) =>
    sortedName(pupil),
  )

describe('rosterOf', () => {
  it('counts the classes of this year in a natural order, and who has none', () => {
    expect(now.classes).toEqual([
      { className: '4H2', count: 2 },
      { className: '4H10', count: 1 },
    ])
    expect([now.allCount, now.withoutClassCount, now.leftCount]).toEqual([4, 1, 1])
  })

  it('lists in an older year only who was enrolled then, those who left since among them', () => {
    const before = rosterOf(pupils, enrolments, 2025, 2026, today)
    expect(before.entries.map(({ pupil }) => pupil.surname)).toEqual(['Aalders', 'Vries', 'Zwart'])
    expect(before.classes).toEqual([
      { className: '3H1', count: 2 },
      { className: '5H1', count: 1 },
    ])
  })
})

describe('findInRoster', () => {
  it('sorts as a Dutch list: prefix passed over, accents with their letter', () => {
    expect(find({ kind: 'all' })).toEqual(['Çelik, Emre', 'Đorđević, Luka', 'Vries, Roos de', 'Zwart, Wies'])
  })

  it.each([
    ['dordevic', 'Đorđević, Luka'],
    ['celik em', 'Çelik, Emre'],
    ['vries, roos', 'Vries, Roos de'],
    ['de vries', 'Vries, Roos de'],
    ['0042', 'Vries, Roos de'],
    ['4h10', 'Vries, Roos de'],
  ])('finds "%s"', (query, name) => {
    expect(find({ kind: 'all' }, query)).toEqual([name])
  })

  it('finds nobody by the middle of a word or by mere punctuation', () => {
    expect(find({ kind: 'all' }, 'rdevic')).toEqual([])
    expect(find({ kind: 'all' }, '!?')).toEqual([])
  })

  it('keeps groups apart: a class, without a class, left', () => {
    expect(find({ kind: 'class', className: '4H2' })).toEqual(['Çelik, Emre', 'Đorđević, Luka'])
    expect(find({ kind: 'no-class' })).toEqual(['Zwart, Wies'])
    expect(find({ kind: 'left' })).toEqual(['Aalders, Bo'])
  })
})

describe('schoolYearsOf', () => {
  it('names the current year also when nobody is enrolled in it yet', () => {
    expect(schoolYearsOf(enrolments, 2027)).toEqual([2027, 2026, 2025])
  })
})
