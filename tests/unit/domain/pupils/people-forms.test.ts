import { describe, expect, it } from 'vitest'
import {
  checkGuardian,
  checkHousehold,
  checkRelation,
  householdsWithout,
  withMembers,
} from '#domain/pupils/guardian-form.ts'
import { guardianRegister } from '#domain/pupils/guardian-register.ts'
import { homesOf } from '#domain/pupils/homes.ts'
import { checkPupil, confirmsErasure, newEnrolment, newPupil, splitLanguages } from '#domain/pupils/pupil-form.ts'
import { aGuardian, aHousehold, anEnrolment, aPupil, aRelation, clock, today } from '../rows.ts'

const pupil = aPupil()
const mother = aGuardian('Esther', 'Mulder', { phone: '06-000 042 01' })
const father = aGuardian('Kwame', 'Adjei')
const relations = [aRelation(pupil, mother), aRelation(pupil, father, { kind: 'father' })]

describe('checkPupil', () => {
  const check = (change: object, others = [aPupil({ number: '77' })]) =>
    checkPupil({ ...pupil, ...change }, anEnrolment(pupil), others, today).map(({ field, code }) => `${field} ${code}`)

  it('takes a pupil with a name and nothing else', () => {
    const bare = { ...newPupil(clock), firstNames: 'Sanne', surname: 'Adjei' }
    expect(checkPupil(bare, newEnrolment(bare.id, 2026, clock), [], today)).toEqual([])
  })

  it('names each field that is wrong', () => {
    expect(check({ calledName: ' ', surname: '' })).toEqual(['calledName name-missing', 'surname name-missing'])
    expect(check({ number: ' 77 ' })).toEqual(['number number-taken'])
    expect(check({ email: 'sanne' })).toEqual(['email email-not-valid'])
    expect(check({ birthDay: '2027-01-01' })).toEqual(['birthDay day-in-future'])
    expect(check({ surname: 'x'.repeat(501) })).toEqual(['surname too-long'])
  })

  it('does not take the pupil’s own number for another’s', () => {
    expect(check({}, [pupil])).toEqual([])
  })
})

describe('confirmsErasure', () => {
  it('wants the called name, whatever its capitals and spaces', () => {
    expect(confirmsErasure(pupil, ' sanne ')).toBe(true)
    expect(confirmsErasure(pupil, 'Sann')).toBe(false)
    expect(confirmsErasure(pupil, '')).toBe(false)
  })
})

describe('splitLanguages', () => {
  it('takes commas, semicolons and slashes, each language once', () => {
    expect(splitLanguages('Nederlands, Twi; Engels/Twi,,')).toEqual(['Nederlands', 'Twi', 'Engels'])
  })
})

describe('checkGuardian, checkRelation and checkHousehold', () => {
  it('want a surname, what is restricted, and an end after the beginning', () => {
    expect(checkGuardian({ ...mother, surname: '' })).toEqual([{ field: 'surname', code: 'name-missing' }])
    const restriction = { what: '', why: '', fromDay: '2026-11-24', untilDay: '2026-11-23', source: '' }
    expect(checkRelation(aRelation(pupil, mother, { restriction })).map(({ code }) => code)).toEqual([
      'missing',
      'before-start',
    ])
    expect(checkHousehold(aHousehold('', [])).map(({ code }) => code)).toEqual(['label-or-street', 'nobody'])
  })
})

describe('homesOf', () => {
  const lindenlaan = aHousehold('Lindenlaan', [
    { id: pupil.id, kind: 'pupil' },
    { id: mother.id, kind: 'guardian' },
  ])
  const havenkade = aHousehold('Havenkade', [
    { id: pupil.id, kind: 'pupil' },
    { id: father.id, kind: 'guardian' },
  ])

  it('sets two households side by side, in the order of their names and of nobody’s role', () => {
    const { homes, withoutHousehold } = homesOf(pupil.id, relations, [mother, father], [lindenlaan, havenkade], today)
    expect(homes.map(({ household }) => household.label)).toEqual(['Havenkade', 'Lindenlaan'])
    expect(homes.map((home) => home.guardians.map(({ guardian }) => guardian.calledName))).toEqual([
      ['Kwame'],
      ['Esther'],
    ])
    expect(withoutHousehold).toEqual([])
  })

  it('shows a guardian who moved out apart, and leaves other families’ homes out', () => {
    const left = aHousehold('Lindenlaan', [
      { id: pupil.id, kind: 'pupil' },
      { id: mother.id, kind: 'guardian', untilDay: '2026-11-23' },
    ])
    const others = aHousehold('Elders', [{ id: clock.newId(), kind: 'guardian' }])
    const { homes, withoutHousehold } = homesOf(pupil.id, relations, [mother, father], [left, others], today)
    expect(homes.map(({ household }) => household.label)).toEqual(['Lindenlaan'])
    expect(withoutHousehold.map(({ guardian }) => guardian.calledName)).toEqual(['Kwame', 'Esther'])
  })
})

describe('householdsWithout', () => {
  it('takes a guardian out, and a household away when no guardian is left in it', () => {
    const together = aHousehold('Samen', [
      { id: mother.id, kind: 'guardian' },
      { id: father.id, kind: 'guardian' },
    ])
    const alone = aHousehold('Alleen', [
      { id: pupil.id, kind: 'pupil' },
      { id: mother.id, kind: 'guardian' },
    ])
    const { changed, emptied } = householdsWithout(mother.id, [together, alone, aHousehold('Anders', [])])
    expect(changed.map(({ label, members }) => [label, members.length])).toEqual([['Samen', 1]])
    expect(emptied.map(({ label }) => label)).toEqual(['Alleen'])
  })
})

describe('withMembers', () => {
  it('adds who is not there yet, once', () => {
    const home = aHousehold('Lindenlaan', [{ id: pupil.id, kind: 'pupil' }])
    const people = [
      { personId: pupil.id, kind: 'pupil' },
      { personId: mother.id, kind: 'guardian' },
    ] as const
    expect(withMembers(home, people, null).members.map(({ personId }) => personId)).toEqual([pupil.id, mother.id])
  })
})

describe('guardianRegister', () => {
  const brother = aPupil({ calledName: 'Kofi' })
  const register = guardianRegister(
    [mother, father],
    [...relations, aRelation(brother, mother)],
    [pupil, brother],
    [anEnrolment(brother, { className: '2V1' })],
    2026,
  )

  it('lists each guardian once with all children beside them', () => {
    expect(
      register.map(({ guardian, children }) => [guardian.surname, children.map((c) => c.pupil.calledName)]),
    ).toEqual([
      ['Adjei', ['Sanne']],
      ['Mulder', ['Kofi', 'Sanne']],
    ])
  })

  it('is found by a child, a class, and a phone number with or without its dashes', () => {
    const [, esther] = register
    for (const word of ['kofi', '2v1', '0600004201', '042']) expect(` ${esther?.folded}`).toContain(` ${word}`)
  })
})
