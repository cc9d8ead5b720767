import { describe, expect, it } from 'vitest'
import { addressKey, emailKey, phoneKey } from '#domain/pupils/families/match-keys.ts'
import { answerSibling, type FamilyRows, forgetSibling, siblingsOf } from '#domain/pupils/families/siblings.ts'
import type { Pupil } from '#domain/pupils/pupil.ts'
import { aGuardian, aHousehold, aPupil, aRelation, today } from '../../rows.ts'

const sanne = aPupil()
const kofi = aPupil({ calledName: 'Kofi', birthDay: '2012-05-01' })
const lars = aPupil({ calledName: 'Lars', surname: 'Bakker', birthDay: '2011-05-01' })
const mother = aGuardian('Esther', 'Mulder', { email: 'Esther@thuis.example', phone: '06-12345678' })
const home = (people: readonly Pupil[], street = 'Lindenlaan 12', postcode = '1399 ZZ') => ({
  ...aHousehold(
    '',
    people.map(({ id }) => ({ id, kind: 'pupil' as const })),
  ),
  street,
  postcode,
})
const rows = (change: Partial<FamilyRows>): FamilyRows => ({
  pupils: [sanne, kofi, lars],
  relations: [],
  guardians: [],
  households: [],
  ...change,
})
const proposed = (pupil: Pupil, change: Partial<FamilyRows>): string[] =>
  siblingsOf(pupil, rows(change), today).proposed.map(
    ({ pupil: other, reasons }) => `${other.calledName}: ${reasons.map(({ kind }) => kind).join(', ')}`,
  )

describe('siblingsOf', () => {
  it('proposes who shares a guardian, a guardian’s contact, or an address', () => {
    const again = aGuardian('E.', 'Mulder', { email: ' esther@THUIS.example ' })
    const phoned = aGuardian('', 'Mulder', { phone: '+31 6 1234 5678' })
    expect(
      proposed(sanne, { relations: [aRelation(sanne, mother), aRelation(kofi, mother)], guardians: [mother] }),
    ).toEqual(['Kofi: same-guardian'])
    for (const other of [again, phoned]) {
      expect(
        proposed(sanne, { relations: [aRelation(sanne, mother), aRelation(kofi, other)], guardians: [mother, other] }),
      ).toEqual(['Kofi: same-contact'])
    }
    expect(proposed(sanne, { households: [home([sanne]), home([lars], 'Lindenlaan  12', '1399zz')] })).toEqual([
      'Lars: same-address',
    ])
  })

  it('keeps neighbours, former housemates and other towns apart', () => {
    expect(proposed(sanne, { households: [home([sanne]), home([kofi], 'Lindenlaan 12a')] })).toEqual([])
    const left = home([sanne, kofi])
    const moved = { ...left, members: left.members.map((member) => ({ ...member, untilDay: '2026-01-01' })) }
    expect(proposed(sanne, { households: [moved] })).toEqual([])
    const town = (name: string, pupil: Pupil) => ({ ...home([pupil], 'Dorpsstraat 1', ''), town: name })
    expect(proposed(sanne, { households: [town('Almere', sanne), town('Weesp', kofi)] })).toEqual([])
    expect(proposed(sanne, { households: [town('Almere', sanne), town('almere', kofi)] })).toEqual([
      'Kofi: same-address',
    ])
  })

  it('takes neither a gezinsvoogd nor a boarding house for a family', () => {
    const worker = aGuardian('Ans', 'Prins')
    const relations = [sanne, kofi].map((pupil) => aRelation(pupil, worker, { kind: 'family-guardian' }))
    expect(proposed(sanne, { relations, guardians: [worker] })).toEqual([])
    const many = Array.from({ length: 9 }, (_, index) => aPupil({ calledName: `P${index}`, surname: `S${index}` }))
    const boarding = home([sanne, kofi, ...many])
    expect(proposed(sanne, { pupils: [sanne, kofi, ...many], households: [boarding] })).toEqual(['Kofi: same-address'])
  })

  it('links only what was answered, on both sides, and asks no second time', () => {
    const families = { households: [home([sanne, kofi, lars])] }
    const [sanneYes, kofiYes] = answerSibling(sanne, kofi, true, today)
    const [sanneBoth, larsNo] = answerSibling(sanneYes, lars, false, today)
    const pupils = [sanneBoth, kofiYes, larsNo]
    expect(siblingsOf(sanneBoth, rows({ ...families, pupils }), today)).toMatchObject({
      linked: [{ pupil: { calledName: 'Kofi' }, day: today }],
      proposed: [],
    })
    expect(siblingsOf(kofiYes, rows({ ...families, pupils }), today).linked.map(({ pupil }) => pupil.id)).toEqual([
      sanne.id,
    ])
    const [forgotten] = forgetSibling(sanneBoth, kofiYes)
    expect(proposed(forgotten, { ...families, pupils: [forgotten, kofi, larsNo] })).toEqual(['Kofi: same-address'])
  })

  it('takes no double for a twin', () => {
    const twin = aPupil({ calledName: 'Abena', birthDay: sanne.birthDay })
    const double = aPupil({ calledName: 'sanne', number: '9' })
    const pupils = [sanne, twin, double]
    expect(proposed(sanne, { pupils, households: [home(pupils)] })).toEqual(['Abena: same-address'])
  })
})

describe('match keys', () => {
  it('compare addresses, e-mail and telephone as they are meant', () => {
    expect(addressKey({ street: 'Lindenlaan 12 bis', postcode: '1399ZZ', town: '' })).toBe(
      addressKey({ street: 'lindenlaan 12-BIS', postcode: '1399 zz', town: 'Almere' }),
    )
    expect(addressKey({ street: 'Lindenlaan', postcode: '1399 ZZ', town: 'Almere' })).toBeNull()
    expect(phoneKey('0031 6 12345678')).toBe(phoneKey('06-12345678'))
    expect(phoneKey('12345')).toBeNull()
    expect(emailKey(' A@B.nl ')).toBe(emailKey('a@b.NL'))
    expect(emailKey('')).toBeNull()
  })
})
