import { describe, expect, it } from 'vitest'
import type { Conversation } from '#domain/conversations/conversation.ts'
import { classesOf, filterConversations, listConversations } from '#domain/conversations/conversation-list.ts'
import { invitableFor } from '#domain/conversations/invitable.ts'
import { newWorkingNote, noteOfConversation, notesByEnd } from '#domain/conversations/new-working-note.ts'
import { withoutContactInPhase } from '#domain/phases/contact-in-phase.ts'
import { addMinutes, addMonths, roundedMoment } from '#domain/shared/moments.ts'
import { parseTime } from '#domain/shared/parse-time.ts'
import { aConversation, anEnrolment, aPupil, aTrajectory, clock } from '../rows.ts'

const someone = aPupil()
const conversation = (change: Partial<Conversation> = {}) =>
  aConversation(someone, aTrajectory(someone), { participants: [], ...change })

describe('listConversations', () => {
  const sanne = aPupil({ calledName: 'Sanne', prefix: 'de', surname: 'Vries', number: '00123' })
  const inClass = anEnrolment(sanne, { schoolYear: 2026, className: '4H2' })
  const talk = (startsAt: string, state: 'planned' | 'held') => conversation({ pupilId: sanne.id, startsAt, state })

  it('puts planned talks first, soonest at the top, then past ones, newest first', () => {
    const talks = [
      talk('2026-09-01T10:00', 'held'),
      talk('2026-12-01T10:00', 'planned'),
      talk('2026-11-25T10:00', 'planned'),
      talk('2026-10-01T10:00', 'held'),
    ]
    const order = listConversations(talks, [sanne], [inClass]).map(({ conversation: row }) => row.startsAt.slice(5, 10))
    expect(order).toEqual(['11-25', '12-01', '10-01', '09-01'])
  })

  it('shows the class of the day of the talk', () => {
    const before = anEnrolment(sanne, { schoolYear: 2025, className: '3H1' })
    const listed = listConversations(
      [talk('2026-10-01T10:00', 'held'), talk('2026-03-01T10:00', 'held')],
      [sanne],
      [inClass, before],
    )
    expect(listed.map(({ className }) => className)).toEqual(['4H2', '3H1'])
    expect(classesOf(listed)).toEqual(['3H1', '4H2'])
  })

  it('is found by name, class, place and number, and filtered by state and class', () => {
    const listed = listConversations(
      [{ ...talk('2026-10-01T10:00', 'held'), place: 'Kamer Đ12' }, talk('2026-12-01T10:00', 'planned')],
      [sanne],
      [inClass],
    )
    const found = (filter: Partial<Parameters<typeof filterConversations>[1]>) =>
      filterConversations(listed, { state: 'all', className: null, query: '', ...filter }).length
    expect(found({})).toBe(2)
    expect(found({ query: 'vries 4h2' })).toBe(2)
    expect(found({ query: 'd12' })).toBe(1)
    expect(found({ query: '00123' })).toBe(2)
    expect(found({ state: 'planned' })).toBe(1)
    expect(found({ className: '5V1' })).toBe(0)
  })

  it('passes over talks whose pupil is gone', () => {
    expect(listConversations([talk('2026-10-01T10:00', 'held')], [], [])).toEqual([])
  })
})

describe('invitableFor', () => {
  it('offers who was left out with the reason, and who was proposed and taken off', () => {
    const mother = { personId: 'm'.repeat(22), voice: 'home' as const, name: 'Ama', role: 'moeder', manner: '' }
    const proposal = {
      participants: [mother],
      leftOut: [{ personId: 'f'.repeat(22), name: 'Kofi', role: 'vader', reasonCode: 'restricted' as const }],
      toCheck: [],
    }
    expect(invitableFor(proposal, []).map(({ participant, reason }) => [participant.name, reason])).toEqual([
      ['Ama', null],
      ['Kofi', 'restricted'],
    ])
    expect(invitableFor(proposal, [mother])).toHaveLength(1)
  })
})

describe('newWorkingNote', () => {
  const note = newWorkingNote('p'.repeat(22), 'c'.repeat(22), '2026-11-24', clock)

  it('ends two months on', () => {
    expect(note.endsOn).toBe('2027-01-24')
  })

  it('is no longer shown with its talk after its last day', () => {
    expect(noteOfConversation([note], 'c'.repeat(22), '2027-01-24')).toBe(note)
    expect(noteOfConversation([note], 'c'.repeat(22), '2027-01-25')).toBeUndefined()
  })

  it('is named a week before its end and taken out after it', () => {
    expect(notesByEnd([note], '2027-01-16')).toEqual({ expired: [], endingSoon: [] })
    expect(notesByEnd([note], '2027-01-17').endingSoon).toEqual([note])
    expect(notesByEnd([note], '2027-01-25')).toEqual({ expired: [note], endingSoon: [] })
  })
})

describe('withoutContactInPhase', () => {
  const sanne = aPupil()
  const road = aTrajectory(sanne, { phase: 'verdiepen' })
  const talk = (changes: Parameters<typeof conversation>[0]) =>
    conversation({ pupilId: sanne.id, trajectoryId: road.id, phase: 'verdiepen', ...changes })
  const named = (talks: ReturnType<typeof conversation>[], who = sanne) =>
    withoutContactInPhase([who], [road], talks, '2026-11-23').length

  it('names a pupil without a talk in the phase of now', () => {
    expect(named([])).toBe(1)
    expect(named([talk({ state: 'held', phase: 'verkennen' })])).toBe(1)
    expect(named([talk({ state: 'cancelled' })])).toBe(1)
  })

  it('does not name one with a talk held, or planned from today on', () => {
    expect(named([talk({ state: 'held' })])).toBe(0)
    expect(named([talk({ state: 'planned', startsAt: '2026-11-23T09:00' })])).toBe(0)
    expect(named([talk({ state: 'planned', startsAt: '2026-11-20T09:00' })])).toBe(1)
  })

  it('does not name pupils who left', () => {
    expect(named([], { ...sanne, leavingDay: '2026-10-01' })).toBe(0)
  })
})

describe('addMonths', () => {
  it('keeps to the last day of a shorter month', () => {
    expect(addMonths('2026-12-31', 2)).toBe('2027-02-28')
    expect(addMonths('2026-11-24', 2)).toBe('2027-01-24')
  })
})

describe('roundedMoment', () => {
  it('rounds to five minutes, over midnight too', () => {
    expect(roundedMoment('2026-11-24T14:03')).toBe('2026-11-24T14:05')
    expect(roundedMoment('2026-11-24T23:58')).toBe('2026-11-25T00:00')
    expect(addMinutes('2026-11-24T23:45', 30)).toBe('2026-11-25T00:15')
  })
})

describe('parseTime', () => {
  it('reads the ways a time is typed', () => {
    const typed = ['14:00', '14.00', '1400', '9', '9u30', ' 09:05 ', '930', '24:00', '12:60', 'half drie', '']
    expect(typed.map(parseTime)).toEqual([
      '14:00',
      '14:00',
      '14:00',
      '09:00',
      '09:30',
      '09:05',
      '09:30',
      null,
      null,
      null,
      null,
    ])
  })
})
