import { describe, expect, it } from 'vitest'
import { guideFor } from '#domain/conversations/guides.ts'
import type { WorkingNote } from '#domain/conversations/working-note.ts'
import { composeConversationReport } from '#domain/reports/conversation-report.ts'
import { issuedDocumentOf } from '#domain/reports/freeze.ts'
import { longTextLimit } from '#domain/shared/text.ts'
import { transferChoices } from '#domain/transfer/transfer-choices.ts'
import {
  chosenIdsOf,
  dayOfPerson,
  detailsOf,
  goesAlong,
  hindrancesOf,
  newTransferDraft,
  reasonFor,
  storableTransferDraft,
  type TransferDraft,
  transferDraftSchema,
  withDay,
  withPick,
  withReason,
  withView,
} from '#domain/transfer/transfer-draft.ts'
import { aConversation, aHead, anEnrolment, aPupil, aTrajectory, clock, today } from '../rows.ts'

const pupil = aPupil()
const trajectory = aTrajectory(pupil)
const talk = aConversation(pupil, trajectory)
const report = issuedDocumentOf(
  composeConversationReport({
    head: aHead(pupil),
    conversation: talk,
    agreements: [],
    guide: guideFor('career-talk', 'nl'),
  }),
  talk.id,
  { checkCode: '7KQ4-M2XD-93TA', sha256: '0'.repeat(64), sizeBytes: 1, pageCount: 1, fileAttachmentId: clock.newId() },
)
const choices = transferChoices({
  pupil,
  enrolments: [anEnrolment(pupil)],
  trajectories: [trajectory],
  activities: [],
  conversations: [talk],
  agreements: [],
  summaries: [],
  documents: [report],
  guardians: [],
  attachmentCount: 0,
  workingNoteCount: 0,
})
const reportItem = choices.mayGo.find(({ section }) => section === 'reports')
const schoolYear = choices.mayGo.find(({ section }) => section === 'school-career')
if (reportItem === undefined || schoolYear === undefined) throw new Error('the fixture lacks an item')

const draft = newTransferDraft(pupil.id, clock)
const ready: TransferDraft = {
  ...draft,
  receiver: { kind: 'vo-mbo', school: 'Roc Waterkant', town: 'Lelystad' },
  appliedOnDay: '2026-11-10',
  inspection: [{ personId: pupil.id, who: 'Sanne Adjei (leerling)', onDay: '2026-11-20' }],
}
const hindrances = (of: TransferDraft) => hindrancesOf(of, { choices, today })

/** Never called: `tsc -p tests` fails when the marked line compiles. */
const mustNotCompile = (note: WorkingNote): TransferDraft => ({
  ...draft,
  // @ts-expect-error the text of a working note is no view that goes along
  views: [{ personId: pupil.id, who: '', text: note.secret.workingNoteText }],
})

it('the line that must not compile is looked at by tsc -p tests', () => {
  expect(mustNotCompile).toBeTypeOf('function')
})

describe('newTransferDraft', () => {
  it('is a row that can be stored and departs from nothing', () => {
    expect(transferDraftSchema.parse(draft)).toEqual(draft)
    expect(chosenIdsOf(draft, choices)).toEqual(new Set([schoolYear.id, trajectory.id]))
  })
})

describe('withPick', () => {
  it('keeps departures only, and forgets one that is taken back', () => {
    const without = withPick(draft, schoolYear, false)
    expect(goesAlong(without, schoolYear)).toBe(false)
    expect(withPick(without, schoolYear, true).picks).toEqual([])
  })

  it('keeps the reason of a report that is left out again', () => {
    const chosen = withReason(withPick(draft, reportItem, true), reportItem, 'gevraagd bij de intake')
    const leftOut = withPick(chosen, reportItem, false)
    expect(goesAlong(leftOut, reportItem)).toBe(false)
    expect(reasonFor(withPick(leftOut, reportItem, true), reportItem)).toBe('gevraagd bij de intake')
  })
})

describe('hindrancesOf', () => {
  it('names everything that an empty draft lacks, in the order of filling in', () => {
    expect(hindrances(draft)).toEqual(['receiver-missing', 'pupil-has-not-applied', 'not-inspected'])
    expect(hindrances(ready)).toEqual([])
  })

  it('does not take a pupil who will apply tomorrow for one who applied', () => {
    expect(hindrances({ ...ready, appliedOnDay: '2026-11-25' })).toEqual(['pupil-has-not-applied'])
  })

  it('wants a reason for each report, and none for what is not chosen', () => {
    const chosen = withPick(ready, reportItem, true)
    expect(hindrances(chosen)).toEqual(['reason-missing'])
    expect(hindrances(withReason(chosen, reportItem, ' '))).toEqual(['reason-missing'])
    expect(hindrances(withReason(chosen, reportItem, 'gevraagd'))).toEqual([])
  })

  it.each(['within-school', 'own-copy'] as const)('asks no application and no inspection for %s', (kind) => {
    expect(hindrances({ ...draft, receiver: { kind, school: 'mentor 5H1', town: '' } })).toEqual([])
  })

  it('says so when everything was left out', () => {
    const nothing = choices.mayGo.reduce((so, item) => withPick(so, item, false), ready)
    expect(hindrances(nothing)).toEqual(['nothing-chosen'])
  })
})

describe('detailsOf', () => {
  it('leaves out what belongs to another kind of receiver', () => {
    const own = detailsOf({ ...ready, receiver: { ...ready.receiver, kind: 'own-copy' } }, 'grond')
    expect(own).toMatchObject({ receiver: { school: '', town: '' }, inspection: [], appliedOnDay: null })
    expect(detailsOf(ready, 'grond')).toMatchObject({ legalBasis: 'grond', appliedOnDay: '2026-11-10' })
  })

  it('passes over a person whose day of inspection is not filled in', () => {
    const half = { ...ready, inspection: [{ personId: null, who: 'E', onDay: null }] }
    expect(detailsOf(half, '').inspection).toEqual([])
  })
})

describe('withDay', () => {
  const esther = { personId: clock.newId(), who: 'Esther Mulder (moeder)', onDay: '2026-11-20' }

  it('holds each person once and forgets one whose day is cleared', () => {
    const twice = withDay(withDay([], esther), { ...esther, onDay: '2026-11-21' })
    expect(twice).toEqual([{ ...esther, onDay: '2026-11-21' }])
    expect(dayOfPerson(twice, esther.personId)).toBe('2026-11-21')
    expect(withDay(twice, { ...esther, onDay: null })).toEqual([])
  })
})

describe('storableTransferDraft', () => {
  it('keeps the last version of a view that is too long, and stores the rest', () => {
    const view = { personId: pupil.id, who: 'Sanne', text: 'eerder' }
    const stored = withView(draft, view)
    const long = { ...withView(stored, { ...view, text: 'x'.repeat(longTextLimit + 1) }), agreement: 'yes' as const }
    expect(storableTransferDraft(long, stored)).toEqual({ ...stored, agreement: 'yes' })
    expect(hindrances({ ...ready, views: long.views })).toEqual(['text-too-long'])
  })
})
