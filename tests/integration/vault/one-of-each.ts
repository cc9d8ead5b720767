/** One valid row for every table of the vault; the round trip test fails when a new table is missing here. */

import { newImportRun } from '#domain/pupils/import-run.ts'
import { byName } from '#domain/pupils/lists/columns.ts'
import { standardLists } from '#domain/pupils/lists/standard-lists.ts'
import { withNumberTaken } from '#domain/reports/numbers-taken.ts'
import { newSettings } from '#domain/school/settings.ts'
import type { Id } from '#domain/shared/row.ts'
import type { RowOf, TableName } from '#vault/tables.ts'
import type { Put } from '#vault/vault.ts'
import { aConversation, aGuardian, aHousehold, anAgreement, aPupil, aRelation, newId } from './vault-fixtures.ts'

const atUtc = '2026-11-23T09:00:00.000Z'
const hash = 'ab'.repeat(32)

function anIssuedDocument(pupilId: Id): RowOf<'issuedDocuments'> {
  const id = newId()
  return {
    id,
    rev: 0,
    pupilId,
    kind: 'remarks-sheet',
    sourceId: null,
    number: 'OB-2026-0001',
    version: 1,
    replacedById: null,
    frozenAtUtc: atUtc,
    checkCode: '7KQ4-M2XD-93TA',
    sha256: hash,
    sizeBytes: 4,
    pageCount: 1,
    fileAttachmentId: newId(),
    model: {
      kind: 'remarks-sheet',
      schemaVersion: 1,
      language: 'nl',
      number: 'OB-2026-0001',
      version: 1,
      replaces: null,
      issuedDocumentId: id,
      frozenAtUtc: atUtc,
      frozenAt: '2026-11-23T10:00',
      letterhead: { name: 'De Springplank', department: '', address: '', email: '', logoDataUrl: null },
      pupil: {
        id: pupilId,
        name: 'Ezra van der Linde',
        calledName: 'Ezra',
        number: '004217',
        className: '4H2',
        level: 'havo',
        schoolYear: '2026–2027',
        birthDay: '2010-03-09',
      },
      sealedBy: { name: 'T. Bakker', role: 'decaan' },
      signatories: [],
      about: { number: 'GV-2026-0001', version: 1, title: 'Gespreksverslag' },
      writtenBy: 'Mirjam Okafor',
      writtenOnDay: '2026-11-23',
      remark: 'Wij zien dit anders.',
    },
  }
}

export function oneOfEach(): { pupilId: Id; rows: { [Table in TableName]: RowOf<Table> } } {
  const pupil = aPupil()
  const pupilId = pupil.id
  const guardian = aGuardian()
  const conversation = aConversation(pupilId)
  const trajectoryId = newId()
  const issued = anIssuedDocument(pupilId)
  return {
    pupilId,
    rows: {
      pupils: pupil,
      enrolments: {
        id: newId(),
        rev: 0,
        pupilId,
        schoolYear: 2026,
        className: '4H2',
        yearGroup: 4,
        level: 'havo',
        profile: 'NT',
        mentorName: 'J. de Wit',
        outcome: null,
      },
      guardians: guardian,
      relations: aRelation(pupilId, guardian.id),
      households: aHousehold([pupilId, guardian.id]),
      trajectories: {
        id: trajectoryId,
        rev: 0,
        pupilId,
        choice: 'profile',
        phase: 'verkennen',
        startedDay: '2026-09-01',
        alternatives: ['NG'],
        ownReason: 'ik wil iets met techniek',
        chosen: '',
        chosenDay: null,
        closedDay: null,
      },
      activities: {
        id: newId(),
        rev: 0,
        pupilId,
        trajectoryId,
        phase: 'verkennen',
        title: 'Open dag',
        day: '2026-11-14',
        competencies: ['netwerken'],
        reflection: 'leerzaam',
      },
      conversations: conversation,
      agreements: anAgreement(pupilId, conversation.id),
      workingNotes: {
        id: newId(),
        rev: 0,
        pupilId,
        conversationId: null,
        secret: { workingNoteText: 'niet vergeten' as RowOf<'workingNotes'>['secret']['workingNoteText'] },
        endsOn: '2026-12-31',
      },
      phaseSummaries: {
        id: newId(),
        rev: 0,
        pupilId,
        trajectoryId,
        phase: 'verkennen',
        steps: 'open dag',
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
        changedAtUtc: atUtc,
        issuedDocumentId: null,
      },
      issuedDocuments: issued,
      transferDrafts: {
        id: newId(),
        rev: 0,
        pupilId,
        receiver: { kind: 'vo-mbo', school: 'Roc Waterkant', town: 'Lelystad' },
        appliedOnDay: '2026-11-10',
        picks: [{ id: newId(), goes: true, reason: 'gevraagd bij de intake' }],
        inspection: [{ personId: guardian.id, who: 'Mirjam Okafor (moeder)', onDay: '2026-11-20' }],
        told: [],
        agreement: 'yes',
        views: [{ personId: guardian.id, who: 'Mirjam Okafor (moeder)', text: 'Wij zijn het eens.' }],
        changedAtUtc: atUtc,
        issuedDocumentId: null,
      },
      roundEntries: {
        id: newId(),
        rev: 0,
        pupilId,
        issuedDocumentId: issued.id,
        fieldName: 'sign-1',
        state: 'seen',
        method: 'drawn',
        strokes: [
          [
            [0.1, 0.2],
            [0.3, 0.4],
          ],
        ],
        typedName: '',
        remark: '',
        remarksSheetId: null,
        onDay: '2026-11-23',
        recordedAtUtc: atUtc,
        recordedBy: 'T. Bakker',
        scanAttachmentId: null,
      },
      attachments: {
        id: newId(),
        rev: 0,
        pupilId: null,
        name: 'logo.png',
        mediaType: 'image/png',
        sizeBytes: 3,
        addedDay: '2026-11-23',
        place: null,
        thumbnail: '',
        originalSizeBytes: null,
      },
      sealIdentities: {
        id: newId(),
        rev: 0,
        counsellorName: 'T. Bakker',
        schoolName: 'De Springplank',
        certificate: 'AAAA',
        privateKey: 'AAAA',
        fingerprint: hash,
        notBeforeUtc: atUtc,
        notAfterUtc: atUtc,
      },
      settings: newSettings(),
      numbersTaken: withNumberTaken(undefined, 'GV-2026-0001'),
      importRuns: newImportRun({
        id: newId(),
        kind: 'class-list',
        startedAtUtc: atUtc,
        fileName: 'leerlingen.csv',
        schoolYear: 2026,
      }),
      headingAliases: {
        id: newId(),
        rev: 0,
        listKind: 'class-list',
        heading: 'cluster',
        meaning: { kind: 'pupil', field: 'className' },
        answers: [{ value: 'm2', answer: 'tl' }],
      },
      savedLists: {
        id: newId(),
        rev: 0,
        name: 'Mijn havo 4',
        filter: { ...standardLists['no-contact'], classNames: ['4H1', '4H2'] },
        columns: ['class', 'lastTalk'],
        sort: byName,
        position: 1,
      },
    },
  }
}

/** The rows as puts of one change. */
export const putsOf = (rows: { [Table in TableName]: RowOf<Table> }): Put[] =>
  Object.entries(rows).map(([table, row]) => ({ table, row }) as Put)
