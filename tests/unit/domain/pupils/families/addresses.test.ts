import { describe, expect, it } from 'vitest'
import { addresseesOf, pupilAddresseesOf } from '#domain/pupils/families/addressees.ts'
import {
  addressLine,
  householdLabelOnPaper,
  householdOnScreen,
  printableAddress,
} from '#domain/pupils/families/addresses.ts'
import { candidatesOf } from '#domain/reports/chosen-signatories.ts'
import { proposeSignatories } from '#domain/reports/signatories.ts'
import { aGuardian, aHousehold, aPupil, aRelation, roleWords, today } from '../../rows.ts'

const address = { street: 'Lindenlaan 12', postcode: '1399 ZZ', town: 'Almere' }

describe('householdOnScreen and printableAddress', () => {
  const home = { ...aHousehold('Bij mama', []), ...address }

  it('writes an address on one line and leaves out what is empty', () => {
    expect(addressLine(home)).toBe('Lindenlaan 12, 1399 ZZ Almere')
    expect(addressLine({ ...home, street: '', postcode: '' })).toBe('Almere')
    expect(printableAddress(home)).toEqual(['Lindenlaan 12', '1399 ZZ Almere'])
    expect(printableAddress(aHousehold('Leeg', []))).toBeNull()
  })

  it('keeps a secret address off paper and off the screen', () => {
    const secret = { ...home, isSecret: true }
    expect(printableAddress(secret)).toBeNull()
    expect(householdLabelOnPaper(secret, 'Esther Mulder')).toBe('Esther Mulder')
    expect(householdOnScreen(secret)).toEqual({ name: 'Bij mama', address: null, isSecret: true })
  })

  it('hides the name of a secret home that tells the address', () => {
    for (const label of ['Lindenlaan', 'lindenlaan 12', 'Almere', 'huis Líndenlaan', '12', '1399ZZ', 'Linden']) {
      expect(householdOnScreen({ ...home, isSecret: true, label }).name, label).toBe('')
    }
    expect(householdOnScreen({ ...home, label: '' }).name).toBe('Lindenlaan 12')
    expect(householdOnScreen({ ...home, isSecret: true, label: '' }).name).toBe('')
  })
})

const sanne = aPupil()
const kofi = aPupil({ calledName: 'Kofi', number: '2', birthDay: '2012-05-01' })
const mother = aGuardian('Esther', 'Mulder')
const father = aGuardian('Kwame', 'Adjei')
const lane = {
  ...aHousehold('Lindenlaan', [
    { id: sanne.id, kind: 'pupil' },
    { id: kofi.id, kind: 'pupil' },
    { id: mother.id, kind: 'guardian' },
  ]),
  ...address,
}
const quay = {
  ...aHousehold('Havenkade', [{ id: father.id, kind: 'guardian' }]),
  street: 'Havenkade 4',
  postcode: '1399 ZZ',
  town: 'Almere',
}
const relations = [
  aRelation(sanne, mother),
  aRelation(kofi, mother),
  aRelation(sanne, father, { kind: 'father', authority: 'no' }),
]
const base = { pupils: [sanne, kofi], relations, guardians: [mother, father], households: [lane, quay], day: today }
const shown = (input: Parameters<typeof addresseesOf>[0]) => {
  const { addressees, notWritten } = addresseesOf(input)
  return {
    letters: addressees.map(({ names, lines, pupils }) => [names.join(' + '), lines[0], pupils.length].join(' | ')),
    not: notWritten.map(({ name, reason }) => `${name}: ${reason}`),
  }
}

describe('addresseesOf', () => {
  it('writes one letter a home, brothers and sisters together, and to each home its own', () => {
    expect(shown({ ...base, letter: 'general' })).toEqual({
      letters: ['Esther Mulder | Lindenlaan 12 | 2', 'Kwame Adjei | Havenkade 4 | 1'],
      not: [],
    })
    expect(shown({ ...base, letter: 'about-pupil' })).toEqual({
      letters: ['Esther Mulder | Lindenlaan 12 | 2'],
      not: ['Kwame Adjei: no-authority'],
    })
  })

  it('has no line for a secret address and names who gets nothing', () => {
    const found = addresseesOf({ ...base, letter: 'general', households: [{ ...lane, isSecret: true }, quay] })
    expect(JSON.stringify(found.addressees)).not.toContain('Lindenlaan')
    expect(found.notWritten.map(({ reason }) => reason)).toEqual(['secret-address', 'secret-address'])
  })

  it('never writes to a guardian who has died, and names them in no list', () => {
    const guardians = [mother, { ...father, deceased: { day: null } }]
    expect(shown({ ...base, guardians, letter: 'general' })).toEqual({
      letters: ['Esther Mulder | Lindenlaan 12 | 2'],
      not: [],
    })
  })

  it('writes no general letter to a gezinsvoogd', () => {
    const worker = relations.map((row) =>
      row.guardianId === father.id ? { ...row, kind: 'family-guardian' as const } : row,
    )
    expect(shown({ ...base, relations: worker, letter: 'general' })).toEqual({
      letters: ['Esther Mulder | Lindenlaan 12 | 2'],
      not: [],
    })
    expect(shown({ ...base, relations: worker, letter: 'about-pupil' }).not).toEqual(['Kwame Adjei: no-authority'])
  })

  it('leaves a restricted guardian out of a general letter too', () => {
    const restriction = { what: 'geen contact', why: '', fromDay: today, untilDay: null, source: '' }
    const restricted = relations.map((row) => (row.guardianId === father.id ? { ...row, restriction } : row))
    expect(shown({ ...base, relations: restricted, letter: 'general' }).not).toEqual(['Kwame Adjei: restricted'])
  })

  it('names nobody on a letter about a brother or sister of whom they may not read', () => {
    const stepfather = aGuardian('Piet', 'Bakker')
    const households = [{ ...lane, members: [...lane.members, { ...lane.members[2], personId: stepfather.id }] }, quay]
    const family = (ofSanne: Parameters<typeof aRelation>[2]) => ({
      ...base,
      guardians: [mother, father, stepfather],
      households: households as typeof base.households,
      relations: [...relations, aRelation(sanne, stepfather, ofSanne), aRelation(kofi, stepfather, { kind: 'father' })],
    })
    const apart = ['Esther Mulder | Lindenlaan 12 | 1', 'Piet Bakker + Esther Mulder | Lindenlaan 12 | 1']
    const noAuthority = family({ kind: 'stepparent', authority: 'no' })
    expect(shown({ ...noAuthority, letter: 'about-pupil' }).letters).toEqual(apart)
    expect(shown({ ...noAuthority, letter: 'general' }).letters[0]).toBe(
      'Piet Bakker + Esther Mulder | Lindenlaan 12 | 2',
    )
    const restriction = { what: 'geen contact', why: '', fromDay: today, untilDay: null, source: '' }
    const restricted = shown({ ...family({ restriction }), letter: 'general' }).letters
    expect(restricted.filter((letter) => letter.includes('Lindenlaan'))).toEqual(apart)
  })

  it('writes to a pupil of 18, and to the guardians only when they are let in', () => {
    const adult = aPupil({ ...sanne, birthDay: '2008-01-01' })
    const alone = shown({ ...base, pupils: [adult], letter: 'general' })
    expect(alone.letters).toEqual(['Sanne Adjei | Lindenlaan 12 | 1'])
    expect(alone.not).toEqual(['Esther Mulder: adult-not-let-in', 'Kwame Adjei: adult-not-let-in'])
    const letIn = shown({ ...base, pupils: [{ ...adult, guardiansMayBeLetIn: true }], letter: 'about-pupil' })
    expect(letIn.letters).toEqual(['Sanne Adjei | Lindenlaan 12 | 1', 'Esther Mulder | Lindenlaan 12 | 1'])
  })

  it('says when there is no home or no address', () => {
    expect(
      shown({ ...base, households: [{ ...lane, street: '', postcode: '', town: '' }], letter: 'general' }).not,
    ).toEqual(['Esther Mulder: no-address', 'Kwame Adjei: no-household', 'Esther Mulder: no-address'])
  })
})

describe('pupilAddresseesOf', () => {
  it('gives a label for each home the pupil lives in, none for a secret one', () => {
    const both = { ...quay, members: [...quay.members, ...lane.members.slice(0, 1)] }
    const found = pupilAddresseesOf({ pupils: [sanne], households: [lane, both], day: today })
    expect(found.addressees.map(({ lines }) => lines[0])).toEqual(['Lindenlaan 12', 'Havenkade 4'])
    const hidden = pupilAddresseesOf({ pupils: [sanne], households: [{ ...lane, isSecret: true }, both], day: today })
    expect(hidden.addressees.map(({ lines }) => lines[0])).toEqual(['Havenkade 4'])
    expect(hidden.notWritten).toMatchObject([{ reason: 'secret-address' }])
  })
})

describe('a deceased guardian and a secret address in the signing proposal', () => {
  const people = { pupil: sanne, relations, roleWords, onDay: today }

  it('never asks the dead, and offers nobody to ask them after all', () => {
    const guardians = [{ ...mother, deceased: { day: '2026-10-01' } }, father]
    const proposal = proposeSignatories({ ...people, guardians, households: [lane, quay] })
    const candidates = candidatesOf(sanne.id, guardians, [lane, quay], proposal, today)
    expect(candidates.map(({ person }) => person.name)).toEqual(['Sanne Adjei', 'Kwame Adjei'])
  })

  it('calls a secret home by the guardian’s name', () => {
    const households = [
      { ...lane, isSecret: true },
      { ...quay, isSecret: true },
    ]
    const proposal = proposeSignatories({ ...people, guardians: [mother, father], households })
    const candidates = candidatesOf(sanne.id, [mother, father], households, proposal, today)
    expect(candidates.map(({ person }) => person.householdLabel)).toEqual(['', 'Esther Mulder', 'Kwame Adjei'])
    expect(JSON.stringify(candidates)).not.toMatch(/Lindenlaan|Havenkade/)
  })
})
