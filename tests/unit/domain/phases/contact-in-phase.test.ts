import { describe, expect, it } from 'vitest'
import { withoutFirstTalk } from '#domain/phases/contact-in-phase.ts'
import { aConversation, aPupil, aTrajectory } from '../rows.ts'

describe('withoutFirstTalk', () => {
  const sanne = aPupil()
  const road = aTrajectory(sanne)
  const ended = { ...road, closedDay: '2026-06-01' }
  const talk = (changes: Parameters<typeof aConversation>[2]) => aConversation(sanne, ended, changes)
  const named = (roads: (typeof road)[], talks: ReturnType<typeof talk>[], who = sanne) =>
    withoutFirstTalk([who], roads, talks, '2026-11-23').length

  it('names a pupil in no phase with whom nobody spoke', () => {
    expect(named([], [])).toBe(1)
    expect(named([ended], [])).toBe(1)
    expect(named([], [talk({ state: 'cancelled' })])).toBe(1)
    expect(named([], [talk({ state: 'planned', startsAt: '2026-11-20T09:00' })])).toBe(1)
  })

  it('leaves out who is in a phase, was spoken to, or will be', () => {
    expect(named([road], [])).toBe(0)
    expect(named([], [talk({ state: 'held' })])).toBe(0)
    expect(named([], [talk({ state: 'planned', startsAt: '2026-11-23T09:00' })])).toBe(0)
  })

  it('leaves out pupils who left', () => {
    expect(named([], [], { ...sanne, leavingDay: '2026-10-01' })).toBe(0)
  })
})
