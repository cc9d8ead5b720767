import { describe, expect, it } from 'vitest'
import { agendaOf, agreementsDue, endOfWeek } from '#domain/conversations/planning.ts'
import { aConversation, anAgreement, aPupil, aTrajectory } from '../rows.ts'

const pupil = aPupil()
const trajectory = aTrajectory(pupil)
const planned = (startsAt: string) => aConversation(pupil, trajectory, { state: 'planned', startsAt })

describe('agendaOf', () => {
  it('puts each planned talk in one group, soonest first', () => {
    const agenda = agendaOf(
      [
        planned('2026-11-30T09:00'),
        planned('2026-11-29T09:00'),
        planned('2026-11-24T15:00'),
        planned('2026-11-24T09:00'),
        planned('2026-11-20T09:00'),
        aConversation(pupil, trajectory, { state: 'held', startsAt: '2026-11-24T10:00' }),
        aConversation(pupil, trajectory, { state: 'cancelled', startsAt: '2026-11-24T10:00' }),
      ],
      '2026-11-24',
    )
    const starts = (group: { startsAt: string }[]) => group.map((conversation) => conversation.startsAt)
    expect(starts(agenda.toFinish)).toEqual(['2026-11-20T09:00'])
    expect(starts(agenda.today)).toEqual(['2026-11-24T09:00', '2026-11-24T15:00'])
    expect(starts(agenda.thisWeek)).toEqual(['2026-11-29T09:00'])
    expect(starts(agenda.later)).toEqual(['2026-11-30T09:00'])
  })

  it('has no rest of the week on a Sunday', () => {
    const agenda = agendaOf([planned('2026-11-29T09:00'), planned('2026-11-30T09:00')], '2026-11-29')
    expect([agenda.today.length, agenda.thisWeek.length, agenda.later.length]).toEqual([1, 0, 1])
  })
})

describe('agreementsDue', () => {
  it('sorts open agreements by lateness and leaves done ones out', () => {
    const talk = aConversation(pupil, trajectory)
    const due = agreementsDue(
      [
        anAgreement(talk, { dueDay: '2026-11-23' }),
        anAgreement(talk, { dueDay: '2026-11-24' }),
        anAgreement(talk, { dueDay: '2026-11-30' }),
        anAgreement(talk, { dueDay: null }),
        anAgreement(talk, { dueDay: '2026-11-01', doneDay: '2026-11-02' }),
      ],
      '2026-11-24',
    )
    expect(due.overdue.map((agreement) => agreement.dueDay)).toEqual(['2026-11-23'])
    expect(due.thisWeek.map((agreement) => agreement.dueDay)).toEqual(['2026-11-24'])
    expect(due.later.map((agreement) => agreement.dueDay)).toEqual(['2026-11-30'])
    expect(due.withoutDay).toHaveLength(1)
  })
})

describe('endOfWeek', () => {
  it('is the Sunday of the same week', () => {
    expect(['2026-11-23', '2026-11-29', '2026-12-31'].map(endOfWeek)).toEqual([
      '2026-11-29',
      '2026-11-29',
      '2027-01-03',
    ])
  })
})
