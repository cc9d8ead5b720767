import { describe, expect, it } from 'vitest'
import type { Conversation } from '#domain/conversations/conversation.ts'
import { guideFor } from '#domain/conversations/guides.ts'
import { triangleOf } from '#domain/conversations/triangle.ts'
import { composePhaseSummary, phaseSummaryDocument } from '#domain/phases/compose-phase-summary.ts'
import { type PhaseRecords, phaseProgress } from '#domain/phases/phase-progress.ts'
import type { Phase } from '#domain/phases/trajectory.ts'
import { composeConversationReport } from '#domain/reports/conversation-report.ts'
import type { DocumentModel, Signatory } from '#domain/reports/document-model.ts'
import { issuedDocumentOf } from '#domain/reports/freeze.ts'
import type { IssuedDocument, RoundEntry } from '#domain/reports/issued-document.ts'
import { sampleSummaryWords } from '#domain/school/sample-school-words.ts'
import { aConversation, aHead, aPupil, aTrajectory, clock } from '../rows.ts'

const pupil = aPupil()
const trajectory = aTrajectory(pupil, { phase: 'verkennen' })
const signatory: Signatory = {
  personId: pupil.id,
  kind: 'pupil',
  name: 'Sanne Adjei',
  role: 'leerling',
  householdId: null,
  householdLabel: '',
  fieldName: 'sign-1',
}
const freeze = (model: DocumentModel, sourceId: string): IssuedDocument =>
  issuedDocumentOf(model, sourceId, {
    checkCode: '7KQ4-M2XD-93TA',
    sha256: '0'.repeat(64),
    sizeBytes: 1,
    pageCount: 1,
    fileAttachmentId: clock.newId(),
  })
const held = (phase: Phase, answers = { pupil: 'Ja.', home: 'Ja.', school: 'Ja.' }): Conversation =>
  aConversation(pupil, trajectory, { phase, themes: [{ key: 'strengths', answers, differs: [] }] })
const reportOf = (conversation: Conversation): IssuedDocument =>
  freeze(
    composeConversationReport({
      head: aHead(pupil, [signatory]),
      conversation,
      agreements: [],
      guide: guideFor('career-talk', 'nl'),
    }),
    conversation.id,
  )
const draftOf = (phase: Phase) =>
  composePhaseSummary({
    trajectory,
    phase,
    conversations: [],
    activities: [],
    agreements: [],
    words: sampleSummaryWords('Sanne'),
    clock,
  })
const progressIn = (phase: Phase, records: Partial<PhaseRecords>, of = trajectory) =>
  phaseProgress(of, { conversations: [], summaries: [], documents: [], entries: [], ...records }).find(
    (progress) => progress.phase === phase,
  )

describe('phaseProgress', () => {
  it('says what the phase now lacks when nothing was done, and nothing of phases to come', () => {
    expect(progressIn('verkennen', {})).toMatchObject({
      isCurrent: true,
      state: 'open',
      contact: 'none',
      missing: ['talk', 'summary'],
    })
    expect(progressIn('verdiepen', {})).toMatchObject({ state: 'not-yet', missing: [] })
    expect(progressIn('orienteren', {})).toMatchObject({ state: 'open', missing: ['talk', 'summary'] })
  })

  it('names a planned talk', () => {
    const planned = aConversation(pupil, trajectory, { state: 'planned', startsAt: '2026-12-01T09:05' })
    expect(progressIn('verkennen', { conversations: [planned] })).toMatchObject({
      contact: 'planned',
      plannedAt: '2026-12-01T09:05',
    })
  })

  it('asks for each voice in the phase now, not in one left behind', () => {
    const answers = { pupil: 'Ja.', home: ' ', school: 'Ja.' }
    expect(progressIn('verkennen', { conversations: [held('verkennen', answers)] })).toMatchObject({
      missing: ['home-voice', 'report', 'summary'],
      heard: { pupil: true, home: false, school: true },
    })
    expect(progressIn('orienteren', { conversations: [held('orienteren', answers)] })?.missing).toEqual([
      'report',
      'summary',
    ])
  })

  it('is done with talk, report and summary, on the day the summary was frozen; open signatures hold nothing up', () => {
    const talk = held('orienteren')
    const draft = draftOf('orienteren')
    const summary = freeze(
      phaseSummaryDocument({ draft, head: aHead(pupil, [signatory], 'FS-2026-0001'), trajectory, activities: [] }),
      draft.id,
    )
    const report = reportOf(talk)
    const entry: RoundEntry = {
      id: clock.newId(),
      rev: 1,
      pupilId: pupil.id,
      issuedDocumentId: report.id,
      fieldName: 'sign-1',
      state: 'seen',
      method: 'typed',
      strokes: [],
      typedName: 'Sanne Adjei',
      remark: '',
      remarksSheetId: null,
      onDay: '2026-11-24',
      recordedAtUtc: clock.nowUtc(),
      recordedBy: 'Marijke Hoekstra',
      scanAttachmentId: null,
    }
    const records = { conversations: [talk], summaries: [draft], documents: [report, summary], entries: [entry] }
    expect(progressIn('orienteren', records)).toMatchObject({
      state: 'done',
      missing: [],
      doneDay: '2026-11-24',
      signatures: { signed: 1, asked: 2 },
    })
    const replaced = [report, { ...summary, replacedById: clock.newId() }]
    expect(progressIn('orienteren', { ...records, documents: replaced })?.missing).toEqual(['summary'])
  })

  it('misses a report while one of two talks has none', () => {
    const first = held('verkennen')
    const second = held('verkennen')
    expect(
      progressIn('verkennen', { conversations: [first, second], documents: [reportOf(first)] })?.missing,
    ).toContain('report')
  })

  it('passes over talks of another trajectory', () => {
    const other = aConversation(pupil, aTrajectory(pupil))
    expect(progressIn('verkennen', { conversations: [other] })?.contact).toBe('none')
  })

  it('has no phase now once the trajectory is closed', () => {
    const closed = { ...trajectory, closedDay: '2026-11-01' }
    const states = phaseProgress(closed, { conversations: [], summaries: [], documents: [], entries: [] })
    expect(states.some(({ isCurrent }) => isCurrent)).toBe(false)
  })
})

describe('triangleOf', () => {
  const withVoices = (voices: readonly ('pupil' | 'home' | 'school')[], change: Partial<Conversation> = {}) =>
    aConversation(pupil, trajectory, {
      participants: voices.map((voice) => ({ personId: null, voice, name: voice, role: '', manner: '' })),
      ...change,
    })

  it('counts talks per side in that school year only', () => {
    expect(
      triangleOf(
        [
          withVoices(['pupil', 'home', 'school']),
          withVoices(['pupil', 'school']),
          withVoices(['home', 'school']),
          withVoices(['pupil', 'home', 'school'], { startsAt: '2026-07-31T09:00' }),
          withVoices(['pupil', 'home', 'school'], { state: 'planned' }),
        ],
        2026,
      ),
    ).toEqual({ pupilHome: 1, pupilSchool: 2, homeSchool: 2 })
  })
})
