import { describe, expect, it } from 'vitest'
import { guideFor, guideWithName } from '#domain/conversations/guides.ts'
import { checkReport, composeConversationReport } from '#domain/reports/conversation-report.ts'
import { conversationReportSchema } from '#domain/reports/document-model.ts'
import { proposeSignatories } from '#domain/reports/signatories.ts'
import { aConversation, aHead, anAgreement, aPupil, aTrajectory, roleWords } from '../rows.ts'

const pupil = aPupil()
const trajectory = aTrajectory(pupil)
const { signatories } = proposeSignatories({
  pupil,
  relations: [],
  guardians: [],
  households: [],
  roleWords,
  onDay: '2026-11-24',
})
const head = aHead(pupil, signatories)
const guide = guideWithName(guideFor('career-talk', 'nl'), pupil.calledName)
const talk = aConversation(pupil, trajectory, {
  themes: [
    { key: 'gone-from-guide', answers: { pupil: 'Oud antwoord.', home: '', school: '' }, differs: [] },
    {
      key: 'direction',
      answers: { pupil: 'Naar het hbo.', home: 'Eerst vwo.\n\nOf toch niet.', school: '' },
      differs: ['pupil', 'home'],
    },
    { key: 'strengths', answers: { pupil: '  Rustig uitleggen.\n', home: '', school: '' }, differs: [] },
  ],
  ownReason: 'Ik wil dat iemand bij mij weggaat en iets kan.',
})
const compose = (change: Partial<typeof talk> = {}) =>
  composeConversationReport({
    head,
    conversation: { ...talk, ...change },
    guide,
    agreements: [
      anAgreement(talk, { what: 'Later', dueDay: null }),
      anAgreement(talk, { what: 'Eerst', dueDay: '2026-11-30' }),
      anAgreement(aConversation(pupil, trajectory), { what: 'Van een ander gesprek' }),
      anAgreement(talk, { what: '' }),
    ],
  })

describe('composeConversationReport', () => {
  it('makes a model that fits the schema of issued documents', () => {
    const report = compose()
    expect(conversationReportSchema.parse(report)).toEqual(report)
  })

  it('puts each voice in the order of the guide and keeps answers to questions that are gone', () => {
    expect(compose().voices).toEqual({
      pupil: ['Rustig uitleggen.', 'Naar het hbo.', 'Oud antwoord.'],
      home: ['Eerst vwo.', 'Of toch niet.'],
      school: [],
    })
  })

  it('names differences by the heading of the guide', () => {
    expect(compose().differences).toEqual([{ heading: 'De weg die we voor ons zien', voices: ['pupil', 'home'] }])
  })

  it("takes this talk's agreements only, soonest first", () => {
    expect(compose().agreements.map((line) => line.what)).toEqual(['Eerst', 'Later'])
  })

  it('carries the own reason word for word', () => {
    expect(compose().ownReason).toBe('Ik wil dat iemand bij mij weggaat en iets kan.')
  })

  it('keeps the class of the day and the letterhead', () => {
    expect(compose()).toMatchObject({
      pupil: { name: 'Sanne Adjei', className: '4H2', level: 'havo', schoolYear: '2026–2027', number: '0012345' },
      letterhead: { name: 'Lindekwartier College', address: 'Populierenplein 8, 1399 ZZ Almere' },
    })
  })
})

describe('checkReport', () => {
  it('lets a held talk with words pass', () => {
    expect(checkReport(talk, compose()).ok).toBe(true)
  })

  it('refuses a talk that was not held', () => {
    expect(checkReport({ ...talk, state: 'planned' }, compose())).toEqual({ ok: false, code: 'conversation-not-held' })
  })

  it('refuses a report in which nobody says anything', () => {
    const empty = aConversation(pupil, trajectory)
    const report = composeConversationReport({ head, conversation: empty, agreements: [], guide })
    expect(checkReport(empty, report)).toEqual({ ok: false, code: 'nothing-written' })
  })

  it('refuses a report without anyone to sign it', () => {
    expect(checkReport(talk, { ...compose(), signatories: [] })).toEqual({ ok: false, code: 'nobody-asked-to-sign' })
  })
})
