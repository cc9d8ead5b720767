import { describe, expect, it } from 'vitest'
import { composePhaseSummary, phaseSummaryDocument } from '#domain/phases/compose-phase-summary.ts'
import { phaseSummarySchema } from '#domain/phases/trajectory.ts'
import { phaseSummaryDocumentSchema } from '#domain/reports/document-model.ts'
import { sampleSummaryWords } from '#domain/school/sample-school-words.ts'
import { aConversation, aHead, anActivity, anAgreement, aPupil, aTrajectory, clock } from '../rows.ts'

const pupil = aPupil()
const trajectory = aTrajectory(pupil, { alternatives: ['sportkunde', 'vwo'], ownReason: 'Van het traject.' })
const answers = (pupilSays: string, home: string, school: string) => ({ pupil: pupilSays, home, school })
const first = aConversation(pupil, trajectory, {
  startsAt: '2026-10-06T13:30',
  ownReason: 'Oude reden.',
  strengths: 'Rustig uitleggen.',
  themes: [
    { key: 'strengths', answers: answers('Uitleggen.', 'Volhouden.', ''), differs: [] },
    { key: 'direction', answers: answers('Hbo.', 'Vwo.', ''), differs: [] },
  ],
})
const second = aConversation(pupil, trajectory, {
  guideId: 'phase-contact',
  startsAt: '2026-11-10T13:30',
  ownReason: 'Nieuwe reden.',
  strengths: 'Rustig uitleggen.',
  themes: [
    { key: 'steps', answers: answers('Open dag.', '', 'Proefles.'), differs: [] },
    { key: 'content-with', answers: answers('De open dag.', '', ''), differs: [] },
    { key: 'could-be-better', answers: answers('', 'Eerder weten.', ''), differs: [] },
    { key: 'next-phase', answers: answers('Verdiepen.', 'Meegaan.', 'Data mailen.'), differs: [] },
  ],
})
const otherPhase = aConversation(pupil, trajectory, { phase: 'orienteren', strengths: 'Niet van deze fase.' })
const planned = aConversation(pupil, trajectory, { state: 'planned', strengths: 'Nog niet gevoerd.' })
const activities = [
  anActivity(trajectory, { reflection: 'Leuk.', competencies: ['netwerken', 'werkexploratie'] }),
  anActivity(trajectory, { phase: 'orienteren', reflection: 'Andere fase.', competencies: ['loopbaansturing'] }),
]
const draft = composePhaseSummary({
  trajectory,
  phase: 'verkennen',
  conversations: [second, otherPhase, planned, first],
  activities,
  agreements: [
    anAgreement(first, { what: 'Kosten bekijken', ownerName: 'Esther Mulder', dueDay: '2026-12-18' }),
    anAgreement(second, { what: 'Klaar', doneDay: '2026-11-12' }),
    anAgreement(otherPhase, { what: 'Andere fase' }),
  ],
  words: sampleSummaryWords('Sanne'),
  clock,
})

describe('composePhaseSummary', () => {
  it('makes a draft that fits its table', () => {
    expect(phaseSummarySchema.parse(draft)).toEqual(draft)
  })

  it('walks through steps with their day, oldest first', () => {
    expect(draft.steps.split('\n')).toEqual([
      '6 okt 2026: Loopbaangesprek over een keuze',
      '10 okt 2026: Open dag',
      '10 nov 2026: Contactmoment in een fase',
      'Sanne: Open dag.',
      'School: Proefles.',
    ])
  })

  it('takes the newest own reason word for word, and that of the trajectory when no talk has one', () => {
    expect(draft.ownReason).toBe('Nieuwe reden.')
    const none = composePhaseSummary({
      trajectory,
      phase: 'verdiepen',
      conversations: [first],
      activities: [],
      agreements: [],
      words: sampleSummaryWords('Sanne'),
      clock,
    })
    expect(none.ownReason).toBe('Van het traject.')
  })

  it('says strengths once, and keeps who said what', () => {
    expect(draft.strengths).toBe('Rustig uitleggen.\nSanne: Uitleggen.\nThuis: Volhouden.')
    expect(draft.contentWith).toBe('Sanne: De open dag.')
    expect(draft.couldBeBetter).toBe('Thuis: Eerder weten.')
  })

  it('leaves the other answers with the voice that gave them', () => {
    expect([draft.pupilVoice, draft.homeVoice, draft.schoolVoice]).toEqual([
      'Hbo.\nVerdiepen.',
      'Vwo.\nMeegaan.',
      'Data mailen.',
    ])
  })

  it('carries open agreements of this phase on', () => {
    expect(draft.agreementsThatGoOn).toBe('Kosten bekijken (Esther Mulder, 18 dec 2026)')
  })

  it('takes nothing from other phases and talks not held', () => {
    expect(JSON.stringify(draft)).not.toMatch(/Niet van deze fase|Nog niet gevoerd|Andere fase/)
  })
})

describe('phaseSummaryDocument', () => {
  it('makes a model that fits the schema, with the competencies of this phase in their fixed order', () => {
    const model = phaseSummaryDocument({ draft, head: aHead(pupil, [], 'FS-2026-0001'), trajectory, activities })
    expect(phaseSummaryDocumentSchema.parse(model)).toEqual(model)
    expect(model.competencies).toEqual(['werkexploratie', 'netwerken'])
    expect(model.voices.home).toBe('Vwo.\nMeegaan.')
  })
})
