import { describe, expect, it } from 'vitest'
import { workingNoteTextSchema } from '#domain/conversations/working-note.ts'
import {
  mergeManner,
  type PupilMergeInput,
  type PupilRows,
  planPupilMerge,
} from '#domain/pupils/families/merge-pupils.ts'
import type { IssuedDocument } from '#domain/reports/issued-document.ts'
import type { Attachment } from '#domain/shared/attachment.ts'
import {
  aConversation,
  aGuardian,
  aHousehold,
  anActivity,
  anAgreement,
  anEnrolment,
  aPupil,
  aRelation,
  aTrajectory,
  clock,
  today,
} from '../../rows.ts'

const kept = aPupil()
const other = aPupil({ calledName: 'Sanne A.', number: '99', tags: ['toptalent'] })
const mother = aGuardian('Esther', 'Mulder')
const father = aGuardian('Kwame', 'Adjei')

const noRows: PupilRows = {
  enrolments: [],
  relations: [],
  trajectories: [],
  activities: [],
  conversations: [],
  agreements: [],
  workingNotes: [],
  phaseSummaries: [],
  transferDrafts: [],
  attachments: [],
}
const file = (id: string, pupilId: string): Attachment => ({
  id,
  rev: 0,
  pupilId,
  name: 'poster.pdf',
  mediaType: 'application/pdf',
  sizeBytes: 4,
  addedDay: today,
  place: null,
  thumbnail: '',
  originalSizeBytes: null,
})

const trajectory = aTrajectory(other, { alternatives: ['hbo'], ownReason: 'Ik wil bouwen.' })
const talk = aConversation(other, trajectory, {
  participants: [{ personId: other.id, voice: 'pupil', name: 'Sanne Adjei', role: 'leerling', manner: '' }],
})
const activity = anActivity(trajectory)
const attachment = { ...file(clock.newId(), other.id), place: { kind: 'activity' as const, id: activity.id } }
const otherRows: PupilRows = {
  ...noRows,
  enrolments: [anEnrolment(other, { className: '4H9' }), anEnrolment(other, { schoolYear: 2025, className: '3H1' })],
  relations: [aRelation(other, mother), aRelation(other, father)],
  trajectories: [trajectory],
  activities: [activity],
  conversations: [talk],
  agreements: [anAgreement(talk)],
  workingNotes: [
    {
      id: clock.newId(),
      rev: 1,
      pupilId: other.id,
      conversationId: talk.id,
      secret: { workingNoteText: workingNoteTextSchema.parse('Nog bellen') },
      endsOn: '2026-12-24',
    },
  ],
  attachments: [attachment],
}
const keptTrajectory = aTrajectory(kept, { alternatives: ['mbo'] })
const newFile = file(clock.newId(), kept.id)
const input = (change: Partial<PupilMergeInput> = {}): PupilMergeInput => ({
  kept,
  other,
  choices: {},
  otherEnrolmentYears: [],
  keptRows: {
    ...noRows,
    enrolments: [anEnrolment(kept, { profile: '' })],
    relations: [aRelation(kept, mother)],
    trajectories: [keptTrajectory],
  },
  otherRows,
  households: [],
  siblings: [],
  newFiles: new Map([[attachment.id, newFile]]),
  archiveReason: 'dubbel dossier',
  today,
  clock,
  ...change,
})

describe('planPupilMerge of a whole dossier', () => {
  const plan = planPupilMerge(input(), 'whole')
  const rowsOf = <Table extends string>(table: Table) =>
    plan.put.flatMap((put) => (put.table === table ? [put.row] : []))

  it('makes every row anew under the kept pupil, with no id of the double left but the one it remembers', () => {
    const oldIds = [other.id, ...Object.values(otherRows).flatMap((rows: { id: string }[]) => rows.map(({ id }) => id))]
    const [pupil, ...rest] = plan.put
    expect(pupil?.row).toMatchObject({ id: kept.id, number: kept.number, tags: ['toptalent'], mergedIds: [other.id] })
    for (const id of oldIds) expect(JSON.stringify(rest), id).not.toContain(id)
    expect(new Set(plan.remove.map(({ id }) => id))).toEqual(new Set(oldIds))
    for (const { row } of rest) if ('pupilId' in row) expect(row.pupilId).toBe(kept.id)
  })

  it('keeps what hangs together together', () => {
    const [conversation] = rowsOf('conversations')
    expect(conversation).toMatchObject({
      rev: 0,
      participants: [{ personId: kept.id }],
      trajectoryId: keptTrajectory.id,
    })
    expect(rowsOf('agreements')).toMatchObject([{ conversationId: conversation?.id }])
    expect(rowsOf('workingNotes')).toMatchObject([{ conversationId: conversation?.id }])
    const [moved] = rowsOf('activities')
    expect(rowsOf('attachments')).toMatchObject([
      { id: newFile.id, pupilId: kept.id, name: 'poster.pdf', place: { kind: 'activity', id: moved?.id } },
    ])
  })

  it('joins two open ways to one choice, and keeps them apart where both have a summary of one phase', () => {
    expect(rowsOf('trajectories')).toMatchObject([
      { id: keptTrajectory.id, alternatives: ['mbo', 'hbo'], ownReason: 'Ik wil bouwen.' },
    ])
    const summary = (pupilId: string, trajectoryId: string) => ({
      id: clock.newId(),
      rev: 1,
      pupilId,
      trajectoryId,
      phase: 'orienteren' as const,
      steps: '',
      insights: '',
      ownReason: '',
      strengths: '',
      choiceAndReason: '',
      pupilVoice: '',
      homeVoice: '',
      schoolVoice: '',
      contentWith: '',
      couldBeBetter: '',
      agreementsThatGoOn: '',
      changedAtUtc: '2026-11-01T10:00:00.000Z',
      issuedDocumentId: null,
    })
    const base = input()
    const apart = planPupilMerge(
      input({
        keptRows: { ...base.keptRows, phaseSummaries: [summary(kept.id, keptTrajectory.id)] },
        otherRows: { ...otherRows, phaseSummaries: [summary(other.id, trajectory.id)] },
      }),
      'whole',
    )
    const trajectories = apart.put.flatMap((put) => (put.table === 'trajectories' ? [put.row] : []))
    expect(trajectories).toMatchObject([{ rev: 0, alternatives: ['hbo'] }])
    const summaries = apart.put.flatMap((put) => (put.table === 'phaseSummaries' ? [put.row] : []))
    expect(summaries.map(({ trajectoryId }) => trajectoryId)).toEqual([trajectories[0]?.id])
  })

  it('keeps two ways apart that ended in different choices, and the phase of who came further', () => {
    const trajectories = (keptChosen: string) =>
      planPupilMerge(
        input({
          keptRows: { ...noRows, trajectories: [{ ...keptTrajectory, phase: 'orienteren', chosen: keptChosen }] },
          otherRows: { ...noRows, trajectories: [{ ...trajectory, phase: 'verdiepen', chosen: 'Bouwkunde' }] },
          newFiles: new Map(),
        }),
        'whole',
      ).put.flatMap((put) => (put.table === 'trajectories' ? [put.row] : []))
    expect(trajectories('')).toMatchObject([{ id: keptTrajectory.id, phase: 'verdiepen', chosen: 'Bouwkunde' }])
    expect(trajectories('Verpleegkunde')).toMatchObject([{ rev: 0, chosen: 'Bouwkunde' }])
  })

  it('has left only when both dossiers say so: a new list may have made the double', () => {
    const gone = { leavingDay: '2026-07-31', leavingReason: 'verhuisd' }
    const lastYear = anEnrolment(kept, { schoolYear: 2025, className: '3H1', outcome: 'left' })
    const half = input({
      kept: { ...kept, ...gone },
      keptRows: { ...noRows, enrolments: [lastYear] },
      otherRows: { ...noRows, enrolments: [anEnrolment(other, { className: '4H9' })] },
      newFiles: new Map(),
    })
    for (const manner of ['whole', 'archive'] as const) {
      const { put } = planPupilMerge(half, manner)
      expect(put.find(({ row }) => row.id === kept.id)?.row).toMatchObject({ leavingDay: null, leavingReason: '' })
      expect(put.find(({ row }) => row.id === lastYear.id)?.row).toMatchObject({ className: '3H1', outcome: null })
    }
    const both = planPupilMerge({ ...half, other: { ...other, leavingDay: '2026-09-01' } }, 'whole')
    expect(both.put.find(({ row }) => row.id === kept.id)?.row).toMatchObject({ leavingDay: '2026-09-01' })
  })

  it('leaves no portrait behind that nobody shows any more', () => {
    const [mine, theirs] = [file(clock.newId(), kept.id), file(clock.newId(), other.id)]
    const copy = file(clock.newId(), kept.id)
    const photos = input({
      kept: { ...kept, photoId: mine.id },
      other: { ...other, photoId: theirs.id },
      choices: { photo: 'other' },
      otherRows: { ...noRows, attachments: [theirs] },
      newFiles: new Map([[theirs.id, copy]]),
    })
    const { put, remove } = planPupilMerge(photos, 'whole')
    expect(put[0]?.row).toMatchObject({ id: kept.id, photoId: copy.id })
    expect(remove).toContainEqual({ table: 'attachments', id: mine.id })
    expect(planPupilMerge({ ...photos, choices: {} }, 'whole').remove).not.toContainEqual({
      table: 'attachments',
      id: mine.id,
    })
  })

  it('adds years and guardians that were missing, and chooses between two classes of one year', () => {
    expect(rowsOf('enrolments')).toMatchObject([
      { schoolYear: 2026, className: '4H2' },
      { schoolYear: 2025, className: '3H1', pupilId: kept.id },
    ])
    expect(rowsOf('relations')).toMatchObject([{ guardianId: mother.id }, { guardianId: father.id }])
    const others = planPupilMerge(input({ otherEnrolmentYears: [2026] }), 'whole')
    expect(others.put.flatMap((put) => (put.table === 'enrolments' ? [put.row.className] : []))).toEqual(['4H9', '3H1'])
  })

  it('points homes, brothers and sisters at the kept pupil', () => {
    const home = aHousehold('Lindenlaan', [
      { id: other.id, kind: 'pupil' },
      { id: mother.id, kind: 'guardian' },
    ])
    const brother = aPupil({ siblings: [{ pupilId: other.id, isSibling: true, day: today }] })
    const changed = planPupilMerge(input({ households: [home], siblings: [brother] }), 'whole')
    expect(changed.put.find(({ table }) => table === 'households')?.row).toMatchObject({
      members: [{ personId: mother.id }, { personId: kept.id }],
    })
    expect(changed.put.filter(({ row }) => row.id === brother.id)).toMatchObject([
      { row: { siblings: [{ pupilId: kept.id, isSibling: true }] } },
    ])
  })
})

describe('planPupilMerge of two dossiers with frozen documents', () => {
  it('leaves the double where its documents are, as an archive, and removes nothing', () => {
    const home = aHousehold('Lindenlaan', [{ id: other.id, kind: 'pupil' }])
    const plan = planPupilMerge(input({ choices: { number: 'other' }, households: [home] }), 'archive')
    expect(plan.remove).toEqual([])
    expect(plan.put.slice(0, 2)).toMatchObject([
      { row: { id: kept.id, number: '99', mergedIds: [other.id] } },
      {
        row: {
          id: other.id,
          number: '',
          doubleOfId: kept.id,
          leavingDay: '2026-11-23',
          leavingReason: 'dubbel dossier',
        },
      },
    ])
    expect(plan.put.map(({ table }) => table)).toEqual([
      'pupils',
      'pupils',
      'enrolments',
      'enrolments',
      'relations',
      'relations',
      'households',
    ])
  })
})

describe('mergeManner', () => {
  const frozen = { documents: [{} as IssuedDocument] }
  const none = { documents: [] }
  it('keeps the dossier that has documents', () => {
    expect(mergeManner(frozen, none)).toEqual({ ok: true, manner: 'whole' })
    expect(mergeManner(none, none)).toEqual({ ok: true, manner: 'whole' })
    expect(mergeManner(none, frozen)).toEqual({ ok: false, code: 'keep-the-one-with-documents' })
    expect(mergeManner(frozen, frozen)).toEqual({ ok: true, manner: 'archive' })
  })
})
