/**
 * Working notes can't get into a document: `tsc -p tests` fails when one of the lines marked @ts-expect-error
 * compiles, and the canary below fails when a composer takes note text by another way.
 */
import { describe, expect, it } from 'vitest'
import { guideFor } from '#domain/conversations/guides.ts'
import { type WorkingNote, workingNoteSchema } from '#domain/conversations/working-note.ts'
import { composePhaseSummary, phaseSummaryDocument } from '#domain/phases/compose-phase-summary.ts'
import { composeConversationReport } from '#domain/reports/conversation-report.ts'
import type { ConversationReport, TransferDossier } from '#domain/reports/document-model.ts'
import { composeRemarksSheet } from '#domain/reports/remarks-sheet.ts'
import { buildSampleSchool } from '#domain/school/sample-school.ts'
import { sampleSummaryWords } from '#domain/school/sample-school-words.ts'
import { composeTransferDossier } from '#domain/transfer/compose-transfer-dossier.ts'
import { type TransferRecords, transferChoices } from '#domain/transfer/transfer-choices.ts'
import { aConversation, aHead, aPupil, aTrajectory, clock, countingClock } from './rows.ts'

const pupil = aPupil()
const trajectory = aTrajectory(pupil)
const talk = aConversation(pupil, trajectory)
const head = aHead(pupil)
const note: WorkingNote = workingNoteSchema.parse({
  id: clock.newId(),
  rev: 0,
  pupilId: pupil.id,
  conversationId: talk.id,
  secret: { workingNoteText: 'KANARIE-werkaantekening' },
  endsOn: '2027-01-24',
})
const text = note.secret.workingNoteText

/** Never called: each marked line is wrong on purpose, and the compiler has to say so. */
function linesThatMustNotCompile(report: ConversationReport, dossier: TransferDossier): unknown[] {
  const guide = guideFor('career-talk', 'nl')
  const sheet = { head, about: report, aboutTitle: '', writtenBy: '', writtenOnDay: '2026-11-24' }
  return [
    // @ts-expect-error a working note is no conversation
    composeConversationReport({ head, conversation: note, agreements: [], guide }),
    // @ts-expect-error opened note text is no text of a remark
    composeRemarksSheet({ ...sheet, remark: text }),
    // @ts-expect-error nor is the closed note
    composeRemarksSheet({ ...sheet, remark: note.secret }),
    // @ts-expect-error no field of a report takes it
    { ...report, followUp: text } satisfies ConversationReport,
    // @ts-expect-error nor a paragraph of a voice
    { ...report, voices: { pupil: [text], home: [], school: [] } } satisfies ConversationReport,
    // @ts-expect-error nor the head of a document
    { ...report, sealedBy: { name: text, role: '' } } satisfies ConversationReport,
    // @ts-expect-error nor a view that goes along with a transfer
    { ...dossier, views: [{ who: '', text }] } satisfies TransferDossier,
    // @ts-expect-error transfer choices take a number of notes, never notes
    { workingNoteCount: [note] } satisfies Partial<TransferRecords>,
    // @ts-expect-error and have no place for the notes themselves
    { workingNotes: [note] } satisfies Partial<TransferRecords>,
  ]
}

it('the lines that must not compile are looked at by tsc -p tests', () => {
  expect(linesThatMustNotCompile).toBeTypeOf('function')
})

describe('documents of the sample school', () => {
  it('hold no word of a working note, whatever is composed', () => {
    const puts = buildSampleSchool('2026-11-23', countingClock())
    const notes = puts.flatMap((put) => (put.table === 'workingNotes' ? [put.row] : []))
    const texts = notes.map((row) => row.secret.workingNoteText)
    expect(texts.length).toBeGreaterThan(3)

    const models: unknown[] = []
    for (const row of puts.flatMap((put) => (put.table === 'pupils' ? [put.row] : []))) {
      const own = <Row extends { pupilId: string }>(rows: Row[]): Row[] => rows.filter((one) => one.pupilId === row.id)
      const conversations = own(puts.flatMap((put) => (put.table === 'conversations' ? [put.row] : [])))
      const agreements = own(puts.flatMap((put) => (put.table === 'agreements' ? [put.row] : [])))
      const activities = own(puts.flatMap((put) => (put.table === 'activities' ? [put.row] : [])))
      const trajectories = own(puts.flatMap((put) => (put.table === 'trajectories' ? [put.row] : [])))
      const enrolments = own(puts.flatMap((put) => (put.table === 'enrolments' ? [put.row] : [])))
      for (const conversation of conversations) {
        const guide = guideFor(conversation.guideId, 'nl')
        models.push(composeConversationReport({ head: aHead(row), conversation, agreements, guide }))
      }
      for (const one of trajectories) {
        const words = sampleSummaryWords(row.calledName)
        const draft = composePhaseSummary({
          trajectory: one,
          phase: one.phase,
          conversations,
          activities,
          agreements,
          words,
          clock,
        })
        models.push(phaseSummaryDocument({ draft, head: aHead(row), trajectory: one, activities }))
      }
      const choices = transferChoices({
        pupil: row,
        enrolments,
        trajectories,
        activities,
        conversations,
        agreements,
        summaries: [],
        documents: [],
        guardians: [],
        attachmentCount: 0,
        workingNoteCount: own(notes).length,
      })
      const dossier = composeTransferDossier({
        head: aHead(row),
        choices,
        chosenIds: new Set(choices.mayGo.map((item) => item.id)),
        today: '2026-11-23',
        details: {
          receiver: { school: '', town: '', kind: 'own-copy' },
          legalBasis: '',
          inspection: [],
          agreement: 'unknown',
          views: [],
          appliedOnDay: null,
        },
      })
      expect(dossier.ok).toBe(true)
      models.push(dossier, choices)
    }
    const everything = JSON.stringify(models)
    expect(everything.length).toBeGreaterThan(100_000)
    // Controls: words of a talk are found, words of a note are not.
    expect(everything).toContain('Kinderen bij zwemles durven bij mij wel het diepe in')
    for (const secret of texts) expect(everything).not.toContain(secret.slice(0, 25))
  })
})
