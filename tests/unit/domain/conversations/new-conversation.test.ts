import { describe, expect, it } from 'vitest'
import { conversationSchema } from '#domain/conversations/conversation.ts'
import { guideFor } from '#domain/conversations/guides.ts'
import { newAgreement, newConversation } from '#domain/conversations/new-conversation.ts'
import { aGuardian, anEnrolment, aPupil, aRelation, aTrajectory, clock, roleWords } from '../rows.ts'

const pupil = aPupil()
const mother = aGuardian('Esther', 'Mulder')
const father = aGuardian('Kwame', 'Adjei')
const uncle = aGuardian('Yaw', 'Adjei')
const input = {
  guide: guideFor('phase-contact', 'nl'),
  pupil,
  relations: [
    aRelation(pupil, mother),
    aRelation(pupil, father, { kind: 'father', authority: 'unknown' }),
    aRelation(pupil, uncle, { kind: 'other', authority: 'no' }),
  ],
  guardians: [mother, father, uncle],
  enrolment: anEnrolment(pupil),
  counsellor: { name: 'Marijke Hoekstra', role: 'decaan' },
  roleWords,
  trajectory: aTrajectory(pupil),
  startsAt: '2026-11-24T14:00',
  endsAt: '2026-11-24T14:35',
  place: 'kamer 1.12',
  clock,
}

describe('newConversation', () => {
  it('makes a row that fits its schema, with every question of the guide empty', () => {
    const { conversation } = newConversation(input)
    expect(conversationSchema.parse(conversation)).toEqual(conversation)
    expect(conversation.themes.map((theme) => theme.key)).toEqual(input.guide.rows.map((row) => row.key))
    expect(conversation).toMatchObject({ state: 'planned', choice: 'further-study', phase: 'verkennen' })
  })

  it('proposes pupil, guardians with authority, counsellor and mentor, and names who was left out', () => {
    const { conversation, leftOut, toCheck } = newConversation(input)
    expect(conversation.participants.map(({ name, role, voice }) => [name, role, voice])).toEqual([
      ['Sanne Adjei', 'leerling', 'pupil'],
      ['Kwame Adjei', 'vader', 'home'],
      ['Esther Mulder', 'moeder', 'home'],
      ['Marijke Hoekstra', 'decaan', 'school'],
      ['Farid Amrani', 'mentor', 'school'],
    ])
    expect(leftOut).toMatchObject([{ name: 'Yaw Adjei', reasonCode: 'no-authority' }])
    expect(toCheck).toEqual([{ personId: father.id, name: 'Kwame Adjei', reasonCode: 'authority-unknown' }])
  })

  it('judges age on the day of the talk, not on the day it is planned', () => {
    const nearlyAdult = { ...pupil, birthDay: '2008-11-24' }
    const before = newConversation({ ...input, pupil: nearlyAdult, startsAt: '2026-11-23T14:00' })
    const after = newConversation({ ...input, pupil: nearlyAdult, startsAt: '2026-11-24T14:00' })
    expect(before.conversation.participants.filter(({ voice }) => voice === 'home')).toHaveLength(2)
    expect(after.conversation.participants.filter(({ voice }) => voice === 'home')).toHaveLength(0)
    expect(after.leftOut.map((person) => person.reasonCode)).toContain('adult-not-let-in')
  })

  it('names the counsellor once who is the mentor too', () => {
    const { conversation } = newConversation({
      ...input,
      enrolment: anEnrolment(pupil, { mentorName: 'Marijke Hoekstra' }),
    })
    expect(conversation.participants.filter(({ voice }) => voice === 'school')).toHaveLength(1)
  })
})

describe('newAgreement', () => {
  it("is owned by the voice's first participant", () => {
    const { conversation } = newConversation(input)
    expect(newAgreement(conversation, 'home', clock)).toMatchObject({
      conversationId: conversation.id,
      ownerName: 'Kwame Adjei',
      doneDay: null,
    })
  })
})
