import { describe, expect, it } from 'vitest'
import { homeFactsOf, looseEndFactsOf, talkFactsOf } from '#domain/pupils/lists/pupil-facts.ts'
import { checkListName } from '#domain/pupils/lists/saved-list.ts'
import { aConversation, aGuardian, aHousehold, anAgreement, aPupil, aRelation, aTrajectory, today } from '../../rows.ts'

const pupil = aPupil()
const trajectory = aTrajectory(pupil)

describe('talkFactsOf', () => {
  it('knows phase, last and next talk, and how many this school year', () => {
    const talks = [
      aConversation(pupil, trajectory, { startsAt: '2026-06-12T10:00' }),
      aConversation(pupil, trajectory, { startsAt: '2026-10-06T13:30' }),
      aConversation(pupil, trajectory, { state: 'cancelled', startsAt: '2026-11-20T13:30' }),
      aConversation(pupil, trajectory, { state: 'planned', startsAt: '2026-12-03T09:00', endsAt: '2026-12-03T09:30' }),
      aConversation(pupil, trajectory, { state: 'planned', startsAt: '2026-11-01T09:00' }),
    ]
    expect(talkFactsOf([trajectory], talks, today)).toEqual({
      phase: 'verkennen',
      lastHeldDay: '2026-10-06',
      nextPlannedAt: '2026-12-03T09:00',
      heldThisYear: 1,
      lacksContactInPhase: false,
      differenceOpen: false,
      planned: [{ startsAt: '2026-12-03T09:00', endsAt: '2026-12-03T09:30' }],
    })
  })

  it('lacks contact in the phase only once a choice has begun, and a planned talk counts', () => {
    expect(talkFactsOf([], [], today).lacksContactInPhase).toBe(false)
    expect(talkFactsOf([trajectory], [], today).lacksContactInPhase).toBe(true)
    const earlier = aConversation(pupil, trajectory, { phase: 'orienteren' })
    expect(talkFactsOf([trajectory], [earlier], today).lacksContactInPhase).toBe(true)
    const planned = aConversation(pupil, trajectory, { state: 'planned', startsAt: '2026-11-24T15:00' })
    expect(talkFactsOf([trajectory], [earlier, planned], today).lacksContactInPhase).toBe(false)
  })
})

describe('looseEndFactsOf', () => {
  it('counts agreements past their day that are not done', () => {
    const talk = aConversation(pupil, trajectory)
    const agreements = [
      anAgreement(talk, { dueDay: '2026-11-23' }),
      anAgreement(talk, { dueDay: '2026-11-24' }),
      anAgreement(talk, { dueDay: '2026-11-01', doneDay: '2026-11-02' }),
    ]
    expect(looseEndFactsOf(agreements, [], [], today)).toEqual({ agreementsLate: 1, signaturesOpen: 0 })
  })
})

describe('homeFactsOf', () => {
  it('passes over who died, and households the pupil has left', () => {
    const mother = aGuardian('Esther', 'Mulder')
    const father = aGuardian('Kwame', 'Adjei', { deceased: { day: null } })
    const relations = [aRelation(pupil, mother), aRelation(pupil, father, { authority: 'unknown' })]
    const homes = [
      aHousehold('Lindenlaan', [{ id: pupil.id, kind: 'pupil' }]),
      aHousehold('Havenkade', [{ id: pupil.id, kind: 'pupil', untilDay: '2026-08-01' }]),
    ]
    expect(homeFactsOf(pupil.id, relations, [mother, father], homes, today)).toEqual({
      guardianNames: ['Esther Mulder'],
      authorityUnknown: false,
      householdCount: 1,
    })
  })
})

describe('checkListName', () => {
  it('wants a name of its own', () => {
    const others = [{ name: 'Havo 4' }]
    expect(checkListName('  ', others)).toEqual([{ field: 'name', code: 'missing' }])
    expect(checkListName('Havo  4 ', others)).toEqual([{ field: 'name', code: 'taken' }])
    expect(checkListName('x'.repeat(501), others)).toEqual([{ field: 'name', code: 'too-long' }])
    expect(checkListName('Havo 5', others)).toEqual([])
  })
})
