import { describe, expect, it } from 'vitest'
import { issuedDocumentOf } from '#domain/reports/freeze.ts'
import { transferDossierModel } from '#domain/transfer/compose-transfer-dossier.ts'
import { classesOnBoard, transferBoard } from '#domain/transfer/transfer-board.ts'
import { detailsOf, newTransferDraft } from '#domain/transfer/transfer-draft.ts'
import { aHead, anEnrolment, aPupil, clock, countingClock, today } from '../rows.ts'

const sanne = aPupil()
const thijs = aPupil({ calledName: 'Thijs', surname: 'Bakker' })
const choices = { mayGo: [], stays: [] }
const issued = (pupil: typeof sanne, replacedById: string | null = null) => {
  const draft = newTransferDraft(pupil.id, clock)
  const model = transferDossierModel({
    head: { ...aHead(pupil, [], 'DD-2026-0001'), issuedDocumentId: clock.newId() },
    details: { ...detailsOf(draft, ''), receiver: { kind: 'vo-mbo', school: 'Roc Waterkant', town: '' } },
    choices,
    chosenIds: new Set<string>(),
    today,
  })
  const file = { checkCode: '', sha256: '0'.repeat(64), sizeBytes: 1, pageCount: 1, fileAttachmentId: clock.newId() }
  return { ...issuedDocumentOf(model, draft.id, file), replacedById }
}
const now = issued(sanne)
const rows = transferBoard({
  pupils: [sanne, thijs],
  enrolments: [anEnrolment(sanne), anEnrolment(thijs, { className: '10A' }), anEnrolment(thijs, { schoolYear: 2025 })],
  drafts: [
    newTransferDraft(thijs.id, countingClock('2026-11-25T08:00:00.000Z')),
    { ...newTransferDraft(sanne.id, clock), issuedDocumentId: now.id },
    newTransferDraft(clock.newId(), clock),
  ],
  documents: [issued(sanne, now.id), now],
  year: 2026,
})

describe('transferBoard', () => {
  it('shows what is under way and the newest version of what was issued, newest first', () => {
    expect(rows.map(({ pupilName, className, state }) => [pupilName, className, state])).toEqual([
      ['Thijs Bakker', '10A', 'under-way'],
      ['Sanne Adjei', '4H2', 'issued'],
    ])
    expect(rows[1]).toMatchObject({ id: now.id, receiver: { school: 'Roc Waterkant' } })
  })
})

describe('classesOnBoard', () => {
  it('sorts 4 before 10', () => {
    expect(classesOnBoard(rows)).toEqual(['4H2', '10A'])
  })
})
