import { describe, expect, it } from 'vitest'
import { type Candidate, chosenSignatories } from '#domain/reports/chosen-signatories.ts'

const idOf = (letter: string): string => `${letter.repeat(21)}A`
const candidate = (letter: string, proposed: boolean): Candidate => ({
  proposed,
  person: {
    personId: idOf(letter),
    kind: 'guardian',
    name: `Persoon ${letter}`,
    role: 'moeder',
    householdId: idOf('h'),
    householdLabel: 'Kade',
  },
})
const candidates = [candidate('a', true), candidate('b', true), candidate('c', false)]

describe('chosenSignatories', () => {
  it('asks whoever is proposed, with a field each, and keeps no change', () => {
    const { signatories, changes, withoutReason } = chosenSignatories(candidates, {})
    expect(signatories.map(({ name, fieldName }) => [name, fieldName])).toEqual([
      ['Persoon a', 'sign-1'],
      ['Persoon b', 'sign-2'],
    ])
    expect(changes).toEqual([])
    expect(withoutReason).toBe(0)
  })

  it('keeps who was left out or added, with the reason, and numbers the fields anew', () => {
    const { signatories, changes } = chosenSignatories(candidates, {
      [idOf('a')]: { asked: false, reason: ' op eigen verzoek ' },
      [idOf('c')]: { asked: true, reason: 'zorgt dagelijks' },
    })
    expect(signatories.map(({ name, fieldName }) => [name, fieldName])).toEqual([
      ['Persoon b', 'sign-1'],
      ['Persoon c', 'sign-2'],
    ])
    expect(changes).toEqual([
      { personId: idOf('a'), name: 'Persoon a', change: 'left-out', reason: 'op eigen verzoek' },
      { personId: idOf('c'), name: 'Persoon c', change: 'added', reason: 'zorgt dagelijks' },
    ])
  })

  it('counts changes that still lack a reason', () => {
    const picks = { [idOf('a')]: { asked: false, reason: '  ' }, [idOf('b')]: { asked: true, reason: '' } }
    expect(chosenSignatories(candidates, picks).withoutReason).toBe(1)
  })
})
