import { describe, expect, it } from 'vitest'
import type { Guardian, Household, Relation } from '#domain/pupils/guardian.ts'
import type { Pupil } from '#domain/pupils/pupil.ts'
import { proposeSignatories } from '#domain/reports/signatories.ts'
import { aGuardian, aHousehold, aPupil, aRelation, roleWords } from '../rows.ts'

const onDay = '2026-11-24'
const under16 = aPupil({ birthDay: '2010-11-25' })
const sixteen = aPupil({ birthDay: '2010-11-24' })
const adult = aPupil({ birthDay: '2008-11-24' })
const mother = aGuardian('Esther', 'Mulder')
const father = aGuardian('Kwame', 'Adjei')

const propose = (pupil: Pupil, relations: Relation[], guardians: Guardian[], households: Household[] = []) =>
  proposeSignatories({ pupil, relations, guardians, households, roleWords, onDay })
const names = (proposal: ReturnType<typeof propose>) => proposal.signatories.map((signatory) => signatory.name)

describe('proposeSignatories', () => {
  it('asks the pupil and each guardian with authority, under 16', () => {
    const proposal = propose(
      under16,
      [aRelation(under16, mother), aRelation(under16, father, { kind: 'father' })],
      [mother, father],
    )
    expect(names(proposal)).toEqual(['Sanne Adjei', 'Kwame Adjei', 'Esther Mulder'])
    expect(proposal.signatories.map((signatory) => signatory.fieldName)).toEqual(['sign-1', 'sign-2', 'sign-3'])
    expect(proposal.signatories.map((signatory) => signatory.role)).toEqual(['leerling', 'vader', 'moeder'])
    expect(proposal.leftOut).toEqual([])
    expect(proposal.toCheck.map((check) => check.reasonCode)).not.toContain('ask-pupil-first')
  })

  it('asks the same people at 16 and 17, and says to ask the pupil first', () => {
    const proposal = propose(sixteen, [aRelation(sixteen, mother)], [mother])
    expect(names(proposal)).toEqual(['Sanne Adjei', 'Esther Mulder'])
    expect(proposal.toCheck).toContainEqual({
      personId: sixteen.id,
      name: 'Sanne Adjei',
      reasonCode: 'ask-pupil-first',
    })
  })

  it('asks an adult alone unless the pupil let the guardians in', () => {
    const alone = propose(adult, [aRelation(adult, mother)], [mother])
    expect(names(alone)).toEqual(['Sanne Adjei'])
    expect(alone.leftOut).toMatchObject([{ name: 'Esther Mulder', reasonCode: 'adult-not-let-in' }])

    const letIn = { ...adult, guardiansMayBeLetIn: true }
    expect(names(propose(letIn, [aRelation(letIn, mother)], [mother]))).toEqual(['Sanne Adjei', 'Esther Mulder'])
  })

  it('ignores "let in" under 18: both guardians with authority are asked anyway', () => {
    expect(names(propose(under16, [aRelation(under16, mother)], [mother]))).toHaveLength(2)
  })

  it('leaves out a guardian without authority at any age', () => {
    for (const pupil of [under16, sixteen, { ...adult, guardiansMayBeLetIn: true }]) {
      const proposal = propose(pupil, [aRelation(pupil, father, { kind: 'father', authority: 'no' })], [father])
      expect(names(proposal)).toEqual(['Sanne Adjei'])
      expect(proposal.leftOut).toMatchObject([{ name: 'Kwame Adjei', role: 'vader', reasonCode: 'no-authority' }])
    }
  })

  it('proposes a parent whose authority nobody recorded, marked to be checked, and leaves a stepparent out', () => {
    const step = aGuardian('Peter', 'Smit')
    const proposal = propose(
      under16,
      [
        aRelation(under16, mother, { authority: 'unknown' }),
        aRelation(under16, step, { kind: 'stepparent', authority: 'unknown' }),
      ],
      [mother, step],
    )
    expect(names(proposal)).toEqual(['Sanne Adjei', 'Esther Mulder'])
    expect(proposal.toCheck).toContainEqual({
      personId: mother.id,
      name: 'Esther Mulder',
      reasonCode: 'authority-unknown',
    })
    expect(proposal.leftOut).toMatchObject([{ name: 'Peter Smit', reasonCode: 'authority-unknown' }])
  })

  it('leaves out a restricted guardian up to and including the last day of the restriction', () => {
    const restricted = (untilDay: string | null) =>
      propose(
        under16,
        [
          aRelation(under16, father, {
            restriction: { what: 'geen contact', why: '', fromDay: '2026-01-01', untilDay, source: '' },
          }),
        ],
        [father],
      )
    expect(restricted(null).leftOut).toMatchObject([{ reasonCode: 'restricted' }])
    expect(restricted(onDay).leftOut).toMatchObject([{ reasonCode: 'restricted' }])
    expect(names(restricted('2026-11-23'))).toEqual(['Sanne Adjei', 'Kwame Adjei'])
  })

  it('gives each guardian the household they live in that day, first the one shared with the pupil', () => {
    const alone = aHousehold('Werkadres', [{ id: mother.id, kind: 'guardian' }])
    const linden = aHousehold('Lindenlaan', [
      { id: under16.id, kind: 'pupil' },
      { id: mother.id, kind: 'guardian' },
      { id: father.id, kind: 'guardian', untilDay: '2026-11-23' },
    ])
    const haven = aHousehold('Havenkade', [
      { id: under16.id, kind: 'pupil' },
      { id: father.id, kind: 'guardian' },
    ])
    const proposal = propose(
      under16,
      [aRelation(under16, mother), aRelation(under16, father, { kind: 'father' })],
      [mother, father],
      [alone, linden, haven],
    )
    expect(
      proposal.signatories.map(({ name, householdId, householdLabel }) => [name, householdId, householdLabel]),
    ).toEqual([
      ['Sanne Adjei', null, ''],
      ['Kwame Adjei', haven.id, 'Havenkade'],
      ['Esther Mulder', linden.id, 'Lindenlaan'],
    ])
  })

  it('gives a guardian without a household a copy of their own', () => {
    const proposal = propose(under16, [aRelation(under16, mother), aRelation(under16, father)], [mother, father])
    const households = proposal.signatories.slice(1).map((signatory) => signatory.householdId)
    expect(new Set(households).size).toBe(2)
    expect(households).not.toContain(null)
    expect(proposal.toCheck.filter((check) => check.reasonCode === 'no-household')).toHaveLength(2)
  })

  it('passes over relations of other pupils and of guardians that are gone', () => {
    const proposal = propose(under16, [aRelation(sixteen, mother), aRelation(under16, father)], [mother])
    expect(names(proposal)).toEqual(['Sanne Adjei'])
  })

  it('marks a missing birth date when guardians are asked', () => {
    const pupil = aPupil({ birthDay: null })
    expect(propose(pupil, [aRelation(pupil, mother)], [mother]).toCheck).toContainEqual({
      personId: pupil.id,
      name: 'Sanne Adjei',
      reasonCode: 'age-unknown',
    })
  })
})
