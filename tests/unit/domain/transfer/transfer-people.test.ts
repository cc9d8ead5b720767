import { describe, expect, it } from 'vitest'
import { printedName, transferPeople } from '#domain/transfer/transfer-people.ts'
import { aGuardian, aPupil, aRelation, roleWords, today } from '../rows.ts'

const mother = aGuardian('Esther', 'Mulder')
const father = aGuardian('Kwame', 'Adjei')
const stranger = aGuardian('Iris', 'Smit')
const people = (birthDay: string | null, guardiansMayBeLetIn = false) => {
  const pupil = aPupil({ birthDay, guardiansMayBeLetIn })
  const found = transferPeople({
    pupil,
    relations: [
      aRelation(pupil, mother),
      aRelation(pupil, father, { kind: 'father', authority: 'unknown' }),
      aRelation(pupil, stranger, { kind: 'stepparent', authority: 'no' }),
    ],
    guardians: [mother, father, stranger],
    roleWords,
    onDay: today,
  })
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name)
  return {
    ...found,
    inspect: names(found.inspect),
    told: names(found.told),
    mayGiveView: names(found.mayGiveView),
    leftOut: found.leftOut.map(({ name, reasonCode }) => `${name}: ${reasonCode}`),
  }
}
const bothGuardians = ['Kwame Adjei', 'Esther Mulder']

describe('transferPeople', () => {
  it('under 16: both guardians inspect, and the pupil may add a view', () => {
    expect(people('2012-01-01')).toMatchObject({
      inspect: bothGuardians,
      told: [],
      mayGiveView: [...bothGuardians, 'Sanne Adjei'],
      leftOut: ['Iris Smit: no-authority'],
      toCheck: [father.id],
    })
  })

  it('16 and 17: the pupil inspects, the guardians are told', () => {
    expect(people('2010-01-01')).toMatchObject({ inspect: ['Sanne Adjei'], told: bothGuardians })
  })

  it('from 18 on: the pupil alone, also where guardians may be let in', () => {
    const alone = { inspect: ['Sanne Adjei'], told: [], mayGiveView: ['Sanne Adjei'], leftOut: [] }
    expect(people('2008-01-01')).toMatchObject(alone)
    expect(people('2008-01-01', true)).toMatchObject(alone)
  })

  it('asks everybody where the birth date is not known', () => {
    expect(people(null)).toMatchObject({ ageGroup: 'unknown', inspect: [...bothGuardians, 'Sanne Adjei'] })
  })

  it('lets the pupil inspect where there is no guardian to ask', () => {
    const pupil = aPupil({ birthDay: '2012-01-01' })
    const alone = transferPeople({ pupil, relations: [], guardians: [], roleWords, onDay: today })
    expect(alone.inspect.map(({ kind }) => kind)).toEqual(['pupil'])
  })
})

describe('printedName', () => {
  it('names the role where there is one', () => {
    expect(printedName({ name: 'Esther Mulder', role: 'moeder' })).toBe('Esther Mulder (moeder)')
    expect(printedName({ name: 'Iris Smit', role: '' })).toBe('Iris Smit')
  })
})
