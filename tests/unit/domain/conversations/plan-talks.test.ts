import { describe, expect, it } from 'vitest'
import { guideFor } from '#domain/conversations/guides.ts'
import { planTalk, slotsFor, type TalkTimes } from '#domain/conversations/plan-talks.ts'
import { aGuardian, anEnrolment, aPupil, aRelation, aTrajectory, clock, roleWords } from '../rows.ts'

/** A Thursday. */
const times: TalkTimes = { firstDay: '2026-11-26', from: '09:00', until: '10:40', minutes: 30, pauseMinutes: 5 }
const startsOf = (answer: ReturnType<typeof slotsFor>): string[] =>
  answer.ok ? answer.value.map(({ startsAt }) => startsAt) : [answer.code]

describe('slotsFor', () => {
  it('fills a day, goes on the next school day and passes over the weekend', () => {
    expect(startsOf(slotsFor(7, times, []))).toEqual([
      '2026-11-26T09:00',
      '2026-11-26T09:35',
      '2026-11-26T10:10',
      '2026-11-27T09:00',
      '2026-11-27T09:35',
      '2026-11-27T10:10',
      '2026-11-30T09:00',
    ])
  })

  it('ends no talk after until', () => {
    expect(startsOf(slotsFor(3, { ...times, until: '10:39' }, []))).toEqual([
      '2026-11-26T09:00',
      '2026-11-26T09:35',
      '2026-11-27T09:00',
    ])
  })

  it('goes round talks that are planned, also those without an end, and starts again after them', () => {
    const taken = [
      { startsAt: '2026-11-26T09:20', endsAt: '2026-11-26T09:50' },
      { startsAt: '2026-11-27T08:45', endsAt: null },
    ]
    expect(startsOf(slotsFor(3, times, taken))).toEqual(['2026-11-26T09:55', '2026-11-27T09:20', '2026-11-27T09:55'])
  })

  it('never lets two talks fall together, whatever is planned', () => {
    const taken = Array.from({ length: 40 }, (_, index) => {
      const hour = String(9 + (index % 2)).padStart(2, '0')
      const minute = String((index * 7) % 60).padStart(2, '0')
      const day = `2026-11-${26 + (index % 2)}`
      return { startsAt: `${day}T${hour}:${minute}`, endsAt: `${day}T${hour}:59` }
    })
    const answer = slotsFor(20, times, taken)
    expect(answer.ok).toBe(true)
    const slots = answer.ok ? answer.value : []
    for (const slot of slots) {
      const clashes = [...taken, ...slots.filter((other) => other !== slot)].filter(
        (other) => other.startsAt < slot.endsAt && slot.startsAt < other.endsAt,
      )
      expect(clashes).toEqual([])
    }
  })

  it('goes on behind a talk that ends where it began', () => {
    const taken = [{ startsAt: '2026-11-26T09:10', endsAt: '2026-11-26T09:10' }]
    expect(slotsFor(1, times, taken).ok).toBe(true)
  })

  it('refuses a day in which no talk fits, and more than two school years hold', () => {
    expect(slotsFor(1, { ...times, until: '09:29' }, [])).toEqual({ ok: false, code: 'day-too-short' })
    expect(slotsFor(1, { ...times, minutes: 0 }, [])).toEqual({ ok: false, code: 'day-too-short' })
    expect(slotsFor(9000, times, [])).toEqual({ ok: false, code: 'too-many' })
  })
})

describe('planTalk', () => {
  const pupil = aPupil()
  const mother = aGuardian('Esther', 'Mulder')
  const stepfather = aGuardian('Ruud', 'Kok')
  const people = {
    pupil,
    enrolments: [anEnrolment(pupil)],
    relations: [aRelation(pupil, mother), aRelation(pupil, stepfather, { kind: 'stepparent', authority: 'unknown' })],
    guardians: [mother, stepfather],
  }
  const slot = { startsAt: '2026-11-26T09:00', endsAt: '2026-11-26T09:30' }
  const talk = {
    guide: guideFor('career-talk', 'nl'),
    choice: 'further-study' as const,
    place: 'kamer 12',
    counsellor: { name: 'Marijke Hoekstra', role: 'decaan' },
    roleWords,
    clock,
  }

  it('takes the open choice and the phase the pupil is in, and names who was left out', () => {
    const trajectory = aTrajectory(pupil, { phase: 'verdiepen' })
    const planned = planTalk({ ...people, trajectories: [trajectory] }, slot, { ...talk, phase: 'now' })
    expect(planned.newTrajectory).toBeNull()
    expect(planned.conversation).toMatchObject({
      ...slot,
      state: 'planned',
      trajectoryId: trajectory.id,
      phase: 'verdiepen',
      place: 'kamer 12',
    })
    const names = planned.conversation.participants.map(({ name }) => name)
    expect(names).toEqual(['Sanne Adjei', 'Esther Mulder', 'Marijke Hoekstra', 'Farid Amrani'])
    expect(planned.leftOut.map(({ name }) => name)).toEqual(['Ruud Kok'])
  })

  it('begins a choice where there is none, or only a closed one, and takes the phase asked for', () => {
    const closed = aTrajectory(pupil, { closedDay: '2026-06-30' })
    const planned = planTalk({ ...people, trajectories: [closed] }, slot, { ...talk, phase: 'verkennen' })
    expect(planned.newTrajectory).toMatchObject({
      choice: 'further-study',
      phase: 'verkennen',
      startedDay: '2026-11-26',
    })
    expect(planned.conversation.trajectoryId).toBe(planned.newTrajectory?.id)
  })
})
