import { describe, expect, it } from 'vitest'
import type { Conversation } from '#domain/conversations/conversation.ts'
import { guideFor } from '#domain/conversations/guides.ts'
import { openDifferencesOf } from '#domain/conversations/open-differences.ts'
import { attentionOf, type PupilRecords } from '#domain/pupils/attention.ts'
import { nextStepOf } from '#domain/pupils/next-step.ts'
import { composeConversationReport } from '#domain/reports/conversation-report.ts'
import { issuedDocumentOf } from '#domain/reports/freeze.ts'
import type { IssuedDocument, RoundEntry } from '#domain/reports/issued-document.ts'
import { reportStandingOf } from '#domain/reports/report-standing.ts'
import { aConversation, aHead, anAgreement, aPupil, aTrajectory, clock, today } from '../rows.ts'

const pupil = aPupil()
const trajectory = aTrajectory(pupil, { phase: 'verkennen' })
const everyone = { pupil: 'Ja.', home: 'Ja.', school: 'Ja.' }
const talk = (change: Partial<Conversation> = {}): Conversation =>
  aConversation(pupil, trajectory, {
    startsAt: '2026-11-10T14:00',
    themes: [{ key: 'direction', answers: everyone, differs: [] }],
    ...change,
  })
const records = (change: Partial<PupilRecords> = {}): PupilRecords & { summaries: [] } => ({
  trajectories: [trajectory],
  conversations: [],
  agreements: [],
  documents: [],
  roundEntries: [],
  summaries: [],
  ...change,
})
const reportOf = (conversation: Conversation): IssuedDocument =>
  issuedDocumentOf(
    composeConversationReport({
      head: aHead(pupil, [
        {
          personId: pupil.id,
          kind: 'pupil',
          name: 'Sanne Adjei',
          role: 'leerling',
          householdId: null,
          householdLabel: '',
          fieldName: 'sign-1',
        },
      ]),
      conversation,
      agreements: [],
      guide: guideFor('career-talk', 'nl'),
    }),
    conversation.id,
    { checkCode: 'A', sha256: '0'.repeat(64), sizeBytes: 1, pageCount: 1, fileAttachmentId: clock.newId() },
  )
const signed = (document: IssuedDocument, state: RoundEntry['state'] = 'seen'): RoundEntry => ({
  id: clock.newId(),
  rev: 0,
  pupilId: pupil.id,
  issuedDocumentId: document.id,
  fieldName: 'sign-1',
  state,
  method: 'typed',
  strokes: [],
  typedName: 'Sanne Adjei',
  remark: '',
  remarksSheetId: null,
  onDay: today,
  recordedAtUtc: '2026-11-24T13:40:00.000Z',
  recordedBy: 'Marijke Hoekstra',
  scanAttachmentId: null,
})
const reason = (change: Partial<PupilRecords>) => attentionOf(records(change), today).reason

describe('attentionOf', () => {
  it('puts a talk of today before everything else', () => {
    const planned = talk({ state: 'planned', startsAt: `${today}T09:00` })
    const late = anAgreement(talk(), { dueDay: '2026-11-01' })
    expect(reason({ conversations: [planned, talk()], agreements: [late] })).toEqual({
      code: 'conversation-today',
      at: `${today}T09:00`,
    })
  })

  it('asks to finish a talk that was planned before today', () => {
    expect(reason({ conversations: [talk({ state: 'planned' })] }).code).toBe('conversation-to-finish')
  })

  it('counts agreements as late from the day after they were due', () => {
    const held = talk()
    const report = reportOf(held)
    const with_ = (dueDay: string) =>
      reason({
        conversations: [held],
        documents: [report],
        roundEntries: [signed(report)],
        agreements: [anAgreement(held, { dueDay })],
      }).code
    expect(with_('2026-11-23')).toBe('agreements-late')
    expect(with_(today)).toBe('last-contact')
  })

  it('goes from draft to signatures to nothing open, one signature at a time', () => {
    const held = talk()
    const report = reportOf(held)
    expect(reason({ conversations: [held] })).toEqual({ code: 'report-not-frozen' })
    expect(reason({ conversations: [held], documents: [report] })).toEqual({ code: 'signatures-open', count: 1 })
    const onPaper = [signed(report, 'sent-on-paper')]
    expect(reason({ conversations: [held], documents: [report], roundEntries: onPaper }).code).toBe('signatures-open')
    const declined = [signed(report, 'declined')]
    expect(reason({ conversations: [held], documents: [report], roundEntries: declined }).code).toBe('last-contact')
  })

  it('says when home was not heard in this phase, and when a phase had no talk', () => {
    const held = talk({ themes: [{ key: 'direction', answers: { ...everyone, home: ' ' }, differs: [] }] })
    const report = reportOf(held)
    const done = { conversations: [held], documents: [report], roundEntries: [signed(report)] }
    expect(reason(done).code).toBe('home-not-heard')
    expect(reason({ ...done, trajectories: [{ ...trajectory, phase: 'verdiepen' }] }).code).toBe('no-contact-in-phase')
  })

  it('says quiet after six whole weeks and not a day sooner', () => {
    const at = (startsAt: string) => {
      const held = talk({ startsAt })
      const report = reportOf(held)
      return reason({ conversations: [held], documents: [report], roundEntries: [signed(report)] })
    }
    expect(at('2026-10-14T14:00').code).toBe('last-contact')
    expect(at('2026-10-13T14:00')).toEqual({ code: 'quiet', weeks: 6 })
  })

  it('has no phase without a trajectory', () => {
    expect(attentionOf(records({ trajectories: [] }), today)).toMatchObject({
      phase: null,
      reason: { code: 'first-conversation' },
    })
  })
})

describe('openDifferencesOf', () => {
  const differing = talk({
    startsAt: '2026-10-05T13:30',
    themes: [{ key: 'direction', answers: everyone, differs: ['pupil', 'home'] }],
  })

  it('gives each side with its own words', () => {
    expect(openDifferencesOf([differing])[0]?.sides).toEqual([
      { voice: 'pupil', answer: 'Ja.' },
      { voice: 'home', answer: 'Ja.' },
    ])
  })

  it('is settled once a later held talk speaks of the theme without the mark', () => {
    expect(openDifferencesOf([differing, talk()])).toEqual([])
  })

  it('stays open while a later talk is only planned, is about something else, or belongs to another choice', () => {
    const silent = talk({ themes: [{ key: 'direction', answers: { pupil: '', home: '', school: '' }, differs: [] }] })
    const other = talk({ trajectoryId: clock.newId() })
    for (const later of [talk({ state: 'planned' }), silent, other]) {
      expect(openDifferencesOf([differing, later])).toHaveLength(1)
    }
  })
})

describe('nextStepOf', () => {
  it('walks from planning to the summary', () => {
    const held = talk()
    const report = reportOf(held)
    const step = (change: Partial<PupilRecords>) => nextStepOf(records(change), today).code
    expect(step({})).toBe('plan-first')
    expect(step({ conversations: [talk({ state: 'planned', startsAt: '2026-12-01T09:00' })] })).toBe(
      'prepare-conversation',
    )
    expect(step({ conversations: [talk({ state: 'planned' })] })).toBe('finish-conversation')
    expect(step({ conversations: [held] })).toBe('freeze-report')
    expect(step({ conversations: [held], documents: [report] })).toBe('collect-signatures')
    expect(step({ conversations: [held], documents: [report], roundEntries: [signed(report)] })).toBe('write-summary')
  })
})

describe('reportStandingOf', () => {
  it('names the state of a talk that was not held, then draft, frozen and signed', () => {
    const held = talk()
    const report = reportOf(held)
    expect(reportStandingOf(talk({ state: 'nobody-came' }), [], [])).toEqual({ code: 'nobody-came' })
    expect(reportStandingOf(held, [], [])).toEqual({ code: 'draft' })
    expect(reportStandingOf(held, [report], [])).toEqual({ code: 'frozen' })
    expect(reportStandingOf(held, [report], [signed(report)])).toEqual({ code: 'signed', signed: 1, asked: 1 })
  })

  it('looks at the version in force only', () => {
    const held = talk()
    const old = { ...reportOf(held), replacedById: clock.newId() }
    expect(reportStandingOf(held, [old], [signed(old)])).toEqual({ code: 'draft' })
  })
})
