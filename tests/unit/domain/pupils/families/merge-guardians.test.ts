import { describe, expect, it } from 'vitest'
import { fullerFirst, guardianDoubles, notTheSame, pupilDoubles } from '#domain/pupils/families/doubles.ts'
import { chosenSides, mergeLine } from '#domain/pupils/families/merge-choices.ts'
import { type GuardianMergeInput, planGuardianMerge } from '#domain/pupils/families/merge-guardians.ts'
import type { Guardian } from '#domain/pupils/guardian.ts'
import { newTransferDraft } from '#domain/transfer/transfer-draft.ts'
import { aConversation, aGuardian, aHousehold, aPupil, aRelation, aTrajectory, clock, today } from '../../rows.ts'

const sanne = aPupil()
const kofi = aPupil({ calledName: 'Kofi', number: '2' })
const kept = aGuardian('Esther', 'Mulder', { email: 'esther@thuis.example', remarks: 'Belt liever na zes uur.' })
const other = aGuardian('E.', 'Mulder', { phone: '06-12345678', remarks: 'Werkt op vrijdag.' })

const names = (pairs: { one: Guardian; other: Guardian; reasons: string[] }[]): string[] =>
  pairs.map((pair) => `${pair.one.calledName}/${pair.other.calledName}: ${pair.reasons.join(' ')}`)

describe('guardianDoubles', () => {
  it('finds one person twice by contact, child or home, with a name that fits', () => {
    const mail = { email: 'esther@thuis.example' }
    const pairs = guardianDoubles([kept, aGuardian('E.', 'mulder', mail), aGuardian('Kwame', 'Adjei', mail)], [], [])
    expect(names(pairs)).toEqual(['Esther/E.: same-contact'])
    expect(names(guardianDoubles([kept, other], [aRelation(sanne, kept), aRelation(sanne, other)], []))).toEqual([
      'Esther/E.: same-child',
    ])
  })

  it('leaves parents with one e-mail address, father and son, and namesakes with contacts of their own alone', () => {
    const mail = { email: 'thuis@thuis.example' }
    const parents = [aGuardian('Jan', 'Bakker', mail), aGuardian('Marloes', 'Bakker', mail)]
    expect(guardianDoubles(parents, [], [])).toEqual([])
    const namesakes = [
      aGuardian('Fatima', 'Benali', { phone: '0611111111' }),
      aGuardian('Fatima', 'Benali', { phone: '0622222222' }),
    ]
    expect(guardianDoubles(namesakes, [], [])).toEqual([])
    const bare = aGuardian('Fatima', 'Benali')
    expect(names(guardianDoubles([...namesakes.slice(0, 1), bare], [], []))).toEqual([
      'Fatima/Fatima: same-name contact-missing',
    ])
  })

  it('asks no second time about two who are two', () => {
    const relations = [aRelation(sanne, kept), aRelation(sanne, other)]
    expect(guardianDoubles([notTheSame(kept, other), other], relations, [])).toEqual([])
    expect(guardianDoubles([kept, notTheSame(other, kept)], relations, [])).toEqual([])
  })

  it('looks at guardians in proportion to their number, not to its square', () => {
    const looksAt = (size: number): number => {
      let looks = 0
      const guardians = Array.from({ length: size }, (_, index) => {
        const phone = `06${String(10_000_000 + index)}`
        const guardian = aGuardian(`Naam${index % 700}`, `Achter${index % 900}`, { phone })
        return new Proxy(guardian, {
          get: (target, field: keyof Guardian) => {
            looks += 1
            return target[field]
          },
        })
      })
      const relations = guardians.map((guardian) => aRelation({ ...sanne, id: guardian.id }, guardian))
      expect(guardianDoubles(guardians, relations, [])).toEqual([])
      return looks
    }
    // Eight times as many: 64 times as often if each were compared with each.
    expect(looksAt(6_400) / looksAt(800)).toBeLessThan(12)
  })
})

describe('fullerFirst', () => {
  it('puts the row that says more first, a name before an initial', () => {
    expect(fullerFirst(other, kept).map(({ calledName }) => calledName)).toEqual(['Esther', 'E.'])
    expect(fullerFirst(kept, other).map(({ calledName }) => calledName)).toEqual(['Esther', 'E.'])
  })
})

describe('pupilDoubles', () => {
  it('finds one number, or one birth day with one name, and no twins', () => {
    const again = aPupil({ number: '77', calledName: 'S.', surname: 'Adjei' })
    const twin = aPupil({ number: '78', calledName: 'Abena', surname: 'Adjei' })
    const number = aPupil({ calledName: 'Iemand', surname: 'Anders', birthDay: null })
    const found = pupilDoubles([sanne, again, twin, number], []).map(({ one, other: two, reasons }) =>
      [...[one, two].map(({ calledName }) => calledName).sort(), ...reasons].join(' '),
    )
    expect(found.sort()).toEqual(['Iemand Sanne same-number', 'S. Sanne same-birth-day'])
  })
})

const input = (change: Partial<GuardianMergeInput> = {}): GuardianMergeInput => ({
  kept,
  other,
  choices: { phone: 'other' },
  relations: [],
  households: [],
  conversations: [],
  transferDrafts: [],
  today,
  ...change,
})

describe('planGuardianMerge', () => {
  it('takes each field from the chosen side, keeps both remarks, and remembers the id that goes', () => {
    const plan = planGuardianMerge(input())
    expect(plan.put).toMatchObject([
      {
        table: 'guardians',
        row: {
          id: kept.id,
          calledName: 'Esther',
          email: 'esther@thuis.example',
          phone: '06-12345678',
          remarks: 'Belt liever na zes uur.\n\nWerkt op vrijdag.',
          mergedIds: [other.id],
        },
      },
    ])
    expect(plan.remove).toEqual([{ table: 'guardians', id: other.id }])
  })

  it('points children, talks and transfer drafts at the one who stays', () => {
    const trajectory = aTrajectory(kofi)
    const at = (guardian: Guardian) => ({
      personId: guardian.id,
      voice: 'home' as const,
      name: 'Moeder',
      role: 'moeder',
      manner: '',
    })
    const talk = aConversation(kofi, trajectory, { participants: [at(other)] })
    const bothThere = aConversation(kofi, trajectory, { participants: [at(kept), at(other)] })
    const draft = {
      ...newTransferDraft(kofi.id, clock),
      inspection: [{ personId: other.id, who: 'E. Mulder (moeder)', onDay: today }],
    }
    const ofKofi = aRelation(kofi, other)
    const plan = planGuardianMerge(
      input({ relations: [aRelation(sanne, kept), ofKofi], conversations: [talk, bothThere], transferDrafts: [draft] }),
    )
    const rowsOf = (table: string) => plan.put.filter((put) => put.table === table).map(({ row }) => row)
    expect(rowsOf('relations')).toEqual([{ ...ofKofi, guardianId: kept.id }])
    expect(rowsOf('conversations')).toMatchObject([
      { id: talk.id, participants: [{ personId: kept.id, name: 'Moeder' }] },
      { id: bothThere.id, participants: [{ personId: kept.id }] },
    ])
    expect(rowsOf('transferDrafts')).toMatchObject([{ inspection: [{ personId: kept.id, who: 'E. Mulder (moeder)' }] }])
    expect(JSON.stringify(plan.put.filter(({ table }) => table !== 'guardians'))).not.toContain(other.id)
  })

  it('loses no protection where both had a relation to one child', () => {
    const until = { what: 'geen adres', why: '', fromDay: '2026-01-01', untilDay: '2026-12-31', source: 'A' }
    const always = { what: 'geen contact', why: '', fromDay: '2026-06-01', untilDay: null, source: 'B' }
    const one = aRelation(sanne, kept, {
      kind: 'parent',
      authority: 'unknown',
      authoritySource: '',
      restriction: until,
    })
    const two = aRelation(sanne, other, { authority: 'no', authoritySource: 'gezagsregister', restriction: always })
    const plan = planGuardianMerge(input({ relations: [one, two] }))
    const row = plan.put.find(({ table }) => table === 'relations')?.row
    expect(row).toMatchObject({
      id: one.id,
      kind: 'mother',
      authority: 'no',
      authoritySource: 'gezagsregister',
      restriction: { what: 'geen adres; geen contact', fromDay: '2026-01-01', untilDay: null, source: 'A; B' },
      history: [
        { kind: 'restriction', restriction: until },
        { kind: 'restriction', restriction: always },
      ],
    })
    expect(plan.remove).toContainEqual({ table: 'relations', id: two.id })
  })

  it.each([
    ['yes', 'no'],
    ['no', 'yes'],
  ] as const)('holds to "no" where %s and %s contradict, and keeps what the other row said', (one, two) => {
    const relations = [
      aRelation(sanne, kept, { authority: one, authoritySource: one }),
      aRelation(sanne, other, { authority: two, authoritySource: two }),
    ]
    const row = planGuardianMerge(input({ relations })).put.find(({ table }) => table === 'relations')?.row
    expect(row).toMatchObject({
      authority: 'no',
      authoritySource: 'no',
      history: [{ kind: 'authority', authority: 'yes', source: 'yes' }],
    })
  })

  it('makes one home of the same address written down twice, and keeps it secret', () => {
    const first = {
      ...aHousehold('Lindenlaan', [
        { id: kept.id, kind: 'guardian' },
        { id: sanne.id, kind: 'pupil' },
      ]),
      street: 'Lindenlaan 12',
      postcode: '1399 ZZ',
    }
    const again = {
      ...aHousehold('', [
        { id: other.id, kind: 'guardian' },
        { id: kofi.id, kind: 'pupil' },
      ]),
      street: 'lindenlaan 12',
      postcode: '1399zz',
      isSecret: true,
    }
    const elsewhere = {
      ...aHousehold('Kade', [{ id: other.id, kind: 'guardian' }]),
      street: 'Kade 1',
      postcode: '1399 ZZ',
    }
    const plan = planGuardianMerge(input({ households: [first, again, elsewhere] }))
    const homes = plan.put.flatMap((put) => (put.table === 'households' ? [put.row] : []))
    expect(homes.map(({ label, isSecret, members }) => [label, isSecret, members.length])).toEqual([
      ['Kade', false, 1],
      ['Lindenlaan', true, 3],
    ])
    expect(plan.remove).toContainEqual({ table: 'households', id: again.id })
  })
})

describe('mergeLine', () => {
  it('proposes the kept row where it says something, and lets the counsellor say otherwise', () => {
    const lines = [mergeLine('phone', '', '06'), mergeLine('email', 'a', 'b'), mergeLine('language', 'x', ' x')]
    expect(lines.map(({ proposed, differs }) => [proposed, differs])).toEqual([
      ['other', true],
      ['kept', true],
      ['kept', false],
    ])
    expect(chosenSides(lines, { email: 'other' })).toEqual({ phone: 'other', email: 'other', language: 'kept' })
  })
})
