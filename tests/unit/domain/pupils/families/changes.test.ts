import { describe, expect, it } from 'vitest'
import { adultDayOf, adultStandingOn } from '#domain/pupils/families/adult.ts'
import { closedRounds, recordDeath } from '#domain/pupils/families/death.ts'
import { checkMove, moveHouse, otherHomesOf } from '#domain/pupils/families/moves.ts'
import { changedFacts, keepFormerFacts } from '#domain/pupils/families/relation-history.ts'
import { relationSchema } from '#domain/pupils/guardian.ts'
import { newHousehold } from '#domain/pupils/guardian-form.ts'
import { homesOf } from '#domain/pupils/homes.ts'
import { awaitingSignatures } from '#domain/reports/awaiting-signatures.ts'
import { type IssuedDocument, roundEntrySchema, roundProgress } from '#domain/reports/issued-document.ts'
import {
  aConversation,
  aGuardian,
  aHead,
  aHousehold,
  aPupil,
  aRelation,
  aTrajectory,
  clock,
  today,
} from '../../rows.ts'

const pupil = aPupil()
const mother = aGuardian('Esther', 'Mulder')
const father = aGuardian('Kwame', 'Adjei')
const old = {
  ...aHousehold('Lindenlaan', [
    { id: pupil.id, kind: 'pupil' },
    { id: mother.id, kind: 'guardian' },
    { id: father.id, kind: 'guardian' },
  ]),
  street: 'Lindenlaan 12',
}
const relations = [aRelation(pupil, mother), aRelation(pupil, father)]

describe('moveHouse', () => {
  const fresh = { ...newHousehold(clock), label: 'Havenkade', street: 'Havenkade 4' }
  const { from, to } = moveHouse({ from: old, to: fresh, moverIds: [pupil.id, mother.id], day: '2026-12-01' })

  it('ends the old home the day before and begins the new one that day', () => {
    expect(from.members.map(({ untilDay }) => untilDay)).toEqual(['2026-11-30', '2026-11-30', null])
    expect(to.members.map(({ fromDay, kind }) => `${kind} ${fromDay}`)).toEqual([
      'pupil 2026-12-01',
      'guardian 2026-12-01',
    ])
    const homesOn = (day: string) =>
      homesOf(pupil.id, relations, [mother, father], [from, to], day).homes.map(({ household, guardians }) =>
        [household.label, ...guardians.map(({ guardian }) => guardian.calledName)].join(' '),
      )
    expect(homesOn('2026-11-30')).toEqual(['Lindenlaan Kwame Esther'])
    expect(homesOn('2026-12-01')).toEqual(['Havenkade Esther', 'Lindenlaan Kwame'])
  })

  it('can be followed by a way back', () => {
    const back = moveHouse({ from: to, to: from, moverIds: [pupil.id], day: '2027-02-01' })
    expect(back.to.members.filter(({ personId }) => personId === pupil.id)).toMatchObject([
      { fromDay: null, untilDay: '2026-11-30' },
      { fromDay: '2027-02-01', untilDay: null },
    ])
  })

  it('shows a home left behind as former and one to come as coming', () => {
    const all = moveHouse({ from: old, to: fresh, moverIds: [pupil.id, mother.id, father.id], day: '2026-11-01' })
    const related = relations.flatMap((relation) => {
      const guardian = [mother, father].find(({ id }) => id === relation.guardianId)
      return guardian ? [{ relation, guardian }] : []
    })
    const labels = (day: string) => {
      const { former, coming } = otherHomesOf(pupil.id, related, [all.from, all.to], day)
      return [former.map(({ household }) => household.label), coming.map(({ household }) => household.label)]
    }
    expect(labels(today)).toEqual([['Lindenlaan'], []])
    expect(labels('2026-10-01')).toEqual([[], ['Havenkade']])
  })

  it('asks for movers, a day and an address', () => {
    const codes = checkMove({ from: old, to: newHousehold(clock), moverIds: [], day: null }).map(({ code }) => code)
    expect(codes).toEqual(['nobody', 'missing', 'address-missing'])
    expect(checkMove({ from: old, to: old, moverIds: [pupil.id], day: today })).toMatchObject([{ code: 'same-home' }])
  })
})

describe('keepFormerFacts', () => {
  const restriction = { what: 'geen adres', why: '', fromDay: '2026-01-01', untilDay: null, source: 'beschikking' }
  const stored = aRelation(pupil, father, { authorityDay: '2026-03-01', restriction })

  it('keeps what held before, with its source and the day it was replaced', () => {
    const edited = { ...stored, authority: 'no' as const, authoritySource: 'gezagsregister', restriction: null }
    const { history } = keepFormerFacts(stored, edited, today)
    expect(history).toEqual([
      { kind: 'authority', authority: 'yes', source: 'opgave ouders', seenOnDay: '2026-03-01', replacedOnDay: today },
      { kind: 'restriction', restriction, replacedOnDay: today },
    ])
    expect(relationSchema.parse({ ...stored, history }).history).toEqual(history)
  })

  it('sees no change where nothing was known before', () => {
    const unknown = aRelation(pupil, father, { authority: 'unknown', authoritySource: '' })
    expect(changedFacts(unknown, { ...unknown, authority: 'yes' })).toEqual([])
    expect(changedFacts(stored, { ...stored, kind: 'father', authoritySource: ' opgave ouders ' })).toEqual([])
  })

  it('reads a relation of before there was a history', () => {
    const { history: _history, ...older } = { ...stored, restriction: { ...restriction, source: undefined } }
    const parsed = relationSchema.parse(JSON.parse(JSON.stringify(older)))
    expect(parsed).toMatchObject({ history: [], restriction: { source: '' } })
  })
})

describe('recordDeath', () => {
  it('leaves the talks to come and the home, and keeps what was', () => {
    const trajectory = aTrajectory(pupil)
    const person = { personId: father.id, voice: 'home' as const, name: 'Kwame Adjei', role: 'vader', manner: '' }
    const held = aConversation(pupil, trajectory, { participants: [person] })
    const planned = aConversation(pupil, trajectory, {
      state: 'planned',
      startsAt: '2026-12-10T14:00',
      participants: [person, { ...person, personId: mother.id, name: 'Esther Mulder' }],
    })
    const death = recordDeath(father, '2026-11-20', [old], [held, planned], today)
    expect(death.guardian.deceased).toEqual({ day: '2026-11-20' })
    expect(death.households[0]?.members.map(({ untilDay }) => untilDay)).toEqual([null, null, '2026-11-20'])
    expect(death.conversations.map(({ id, participants }) => [id, participants.map(({ name }) => name)])).toEqual([
      [planned.id, ['Esther Mulder']],
    ])
    const unknownDay = recordDeath(father, null, [old], [], today)
    expect(unknownDay.households[0]?.members.at(-1)?.untilDay).toBe('2026-11-23')
  })
})

describe('closedRounds', () => {
  const model = aHead(pupil, [
    {
      personId: pupil.id,
      kind: 'pupil',
      name: 'Sanne',
      role: '',
      householdId: null,
      householdLabel: '',
      fieldName: 'sign-1',
    },
    ...[mother, father].map(
      ({ id, calledName }, index) =>
        ({
          personId: id,
          kind: 'guardian',
          name: calledName,
          role: '',
          householdId: id,
          householdLabel: calledName,
          fieldName: `sign-${index + 2}`,
        }) as const,
    ),
  ])
  const document = { id: clock.newId(), pupilId: pupil.id, replacedById: null, model } as unknown as IssuedDocument
  const facts = { today, recordedBy: 'Marijke Hoekstra', clock }

  it('adds one entry where the round still waits, and the round waits no longer', () => {
    const entries = closedRounds(father, [document, { ...document, replacedById: clock.newId() }], [], facts)
    expect(entries).toMatchObject([{ fieldName: 'sign-3', state: 'no-longer-asked', method: 'none', onDay: today }])
    expect(roundEntrySchema.array().parse(entries)).toHaveLength(1)
    expect(awaitingSignatures([document], entries)[0]?.waitingFor).toEqual(['Sanne', 'Esther'])
    expect(roundProgress(document.model, entries)).toEqual({ signed: 0, asked: 2 })
  })

  it('finds them by an id they had before a merge, and leaves a signature alone', () => {
    const merged = { id: clock.newId(), mergedIds: [father.id] }
    const [entry] = closedRounds(merged, [document], [], facts)
    expect(entry?.fieldName).toBe('sign-3')
    const signed = entry === undefined ? [] : [{ ...entry, state: 'seen' as const }]
    expect(closedRounds(merged, [document], signed, facts)).toEqual([])
  })
})

describe('homesOf with people who live elsewhere', () => {
  it('sets the dead and a gezinsvoogd apart from those whose home is not known', () => {
    const dead = aGuardian('Ingrid', 'de Boer', { deceased: { day: null } })
    const worker = aGuardian('Marleen', 'Vos')
    const people = [mother, father, dead, worker]
    const rows = [...relations, aRelation(pupil, dead), aRelation(pupil, worker, { kind: 'family-guardian' })]
    const home = aHousehold('Lindenlaan', [
      { id: mother.id, kind: 'guardian' },
      { id: dead.id, kind: 'guardian' },
    ])
    const found = homesOf(pupil.id, rows, people, [home], today)
    const names = (list: readonly { guardian: { calledName: string } }[]) =>
      list.map(({ guardian }) => guardian.calledName)
    expect(found.homes.map(({ guardians }) => names(guardians))).toEqual([['Esther']])
    expect(names(found.withoutHousehold)).toEqual(['Kwame'])
    expect(names(found.besideFamily)).toEqual(['Marleen'])
    expect(names(found.deceased)).toEqual(['Ingrid'])
  })
})

describe('adultStandingOn', () => {
  it('begins half a year before, turns on the birthday, and knows 29 February', () => {
    expect(adultDayOf('2008-02-29')).toBe('2026-03-01')
    expect(adultDayOf('2010-03-14')).toBe('2028-03-14')
    const at = (day: string) => adultStandingOn({ birthDay: '2008-11-24' }, day)?.kind
    expect([at('2026-05-20'), at('2026-06-01'), at('2026-11-23'), at('2026-11-24')]).toEqual([
      undefined,
      'soon',
      'soon',
      'adult',
    ])
    expect(adultStandingOn({ birthDay: null }, today)).toBeNull()
  })
})
