import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { guideFor } from '#domain/conversations/guides.ts'
import { composePhaseSummary, phaseSummaryDocument } from '#domain/phases/compose-phase-summary.ts'
import { composeConversationReport } from '#domain/reports/conversation-report.ts'
import { type DocumentModel, transferDossierSchema } from '#domain/reports/document-model.ts'
import { issuedDocumentOf } from '#domain/reports/freeze.ts'
import { composeRemarksSheet } from '#domain/reports/remarks-sheet.ts'
import { sampleSummaryWords } from '#domain/school/sample-school-words.ts'
import { composeTransferDossier, type TransferDetails } from '#domain/transfer/compose-transfer-dossier.ts'
import { proposedIds, type TransferRecords, transferChoices } from '#domain/transfer/transfer-choices.ts'
import { transferDossierJsonSchema, transferSchemaFile } from '#domain/transfer/transfer-schema.ts'
import { aConversation, aHead, anActivity, anAgreement, anEnrolment, aPupil, aTrajectory, clock } from '../rows.ts'

const pupil = aPupil({ context: { homeSituation: 'Twee huizen.', outOfSchool: '', peopleWhoMatter: '' } })
const trajectory = aTrajectory(pupil, { alternatives: ['sportkunde'], ownReason: 'In eigen woorden.' })
const activity = anActivity(trajectory, { reflection: 'Leuk.', competencies: ['netwerken'] })
const talk = aConversation(pupil, trajectory, { strengths: 'Uitleggen.' })
const draft = composePhaseSummary({
  trajectory,
  phase: 'verkennen',
  conversations: [talk],
  activities: [activity],
  agreements: [],
  words: sampleSummaryWords('Sanne'),
  clock,
})
const freeze = (model: DocumentModel, sourceId: string | null) =>
  issuedDocumentOf(model, sourceId, {
    checkCode: '7KQ4-M2XD-93TA',
    sha256: '0'.repeat(64),
    sizeBytes: 1,
    pageCount: 1,
    fileAttachmentId: clock.newId(),
  })
const report = composeConversationReport({
  head: aHead(pupil),
  conversation: talk,
  agreements: [],
  guide: guideFor('career-talk', 'nl'),
})
const frozenReport = freeze(report, talk.id)
const oldReport = { ...freeze({ ...report, issuedDocumentId: clock.newId() }, talk.id), replacedById: frozenReport.id }
const frozenSummary = freeze(
  phaseSummaryDocument({ draft, head: aHead(pupil, [], 'FS-2026-0001'), trajectory, activities: [activity] }),
  draft.id,
)
const remarks = freeze(
  composeRemarksSheet({
    head: aHead(pupil, [], 'OB-2026-0001'),
    about: report,
    aboutTitle: 'Gespreksverslag',
    writtenBy: 'Kwame Adjei',
    writtenOnDay: '2026-12-04',
    remark: 'Ik zie het anders.',
  }),
  null,
)
const records: TransferRecords = {
  pupil,
  enrolments: [anEnrolment(pupil), anEnrolment(pupil, { schoolYear: 2025, className: '3H2' })],
  trajectories: [trajectory],
  activities: [activity],
  conversations: [talk, aConversation(pupil, trajectory)],
  agreements: [anAgreement(talk)],
  summaries: [draft],
  documents: [oldReport, frozenReport, frozenSummary, remarks],
  guardians: [],
  attachmentCount: 2,
  workingNoteCount: 3,
}
const choices = transferChoices(records)
const details: TransferDetails = {
  receiver: { school: 'Waterkant College', town: 'Lelystad', kind: 'vo-vo' },
  legalBasis: 'overstap vo-vo',
  inspection: [{ who: 'Esther Mulder', onDay: '2026-11-20' }],
  agreement: 'yes',
  views: [{ who: 'Kwame Adjei', text: 'Graag aandacht voor vwo.' }],
  appliedOnDay: '2026-11-10',
}
const compose = (change: Partial<TransferDetails> = {}, chosenIds = new Set(choices.mayGo.map((item) => item.id))) =>
  composeTransferDossier({
    head: aHead(pupil, [], 'DD-2026-0001'),
    details: { ...details, ...change },
    choices,
    chosenIds,
    today: '2026-11-24',
  })
const composed = () => {
  const dossier = compose()
  if (!dossier.ok) throw new Error(dossier.code)
  return dossier.value
}

describe('transferChoices', () => {
  it('lists what may go, school career first, replaced versions not at all', () => {
    expect(choices.mayGo.map(({ section, proposed }) => [section, proposed])).toEqual([
      ['school-career', true],
      ['school-career', true],
      ['career', true],
      ['phase-summaries', true],
      ['activities', false],
      ['reports', false],
    ])
    expect(choices.mayGo.map(({ id }) => id)).not.toContain(oldReport.id)
    expect(proposedIds(choices).size).toBe(4)
  })

  it('counts what stays and why, working notes first', () => {
    expect(choices.stays.map(({ code, count, reason }) => [code, count, reason])).toEqual([
      ['working-notes', 3, 'law'],
      ['context-card', 1, 'not-needed'],
      ['talks-without-report', 1, 'not-frozen'],
      ['replaced-versions', 1, 'not-needed'],
      ['remarks-sheets', 1, 'of-household'],
      ['agreements', 1, 'not-needed'],
      ['attachments', 2, 'not-needed'],
    ])
  })
})

describe('composeTransferDossier', () => {
  it('makes a model that fits its schema, with chosen documents word for word and nobody asked to sign', () => {
    const dossier = composed()
    expect(transferDossierSchema.parse(dossier)).toEqual(dossier)
    expect(dossier.reports).toEqual([report])
    expect(dossier.phaseSummaries).toEqual([frozenSummary.model])
    expect(dossier.schoolYears.map(({ className }) => className)).toEqual(['3H2', '4H2'])
    expect(dossier.signatories).toEqual([])
  })

  it('takes nobody along who was asked to sign, nor the homes their copies went to', () => {
    const signatory = {
      personId: clock.newId(),
      kind: 'guardian',
      name: 'Kwame Adjei',
      role: 'vader',
      householdId: clock.newId(),
      householdLabel: 'Verborgenweg',
      fieldName: 'sign-2',
    } as const
    const signed = freeze({ ...report, issuedDocumentId: clock.newId(), signatories: [signatory] }, talk.id)
    const summary = freeze({ ...frozenSummary.model, signatories: [signatory] }, draft.id)
    const ofSigned = transferChoices({ ...records, documents: [signed, summary] })
    const answer = composeTransferDossier({
      head: aHead(pupil),
      details: { ...details, receiver: { school: '', town: '', kind: 'own-copy' } },
      choices: ofSigned,
      chosenIds: new Set(ofSigned.mayGo.map(({ id }) => id)),
      today: '2026-11-24',
    })
    expect(answer).toMatchObject({ ok: true, value: { reports: [{ number: report.number }], phaseSummaries: [{}] } })
    const written = JSON.stringify(answer)
    for (const secret of ['Verborgenweg', signatory.householdId, signatory.personId])
      expect(written).not.toContain(secret)
  })

  it('takes only what was chosen', () => {
    const dossier = compose({}, proposedIds(choices) as Set<string>)
    expect(dossier).toMatchObject({ ok: true, value: { reports: [], activities: [], phaseSummaries: [{}] } })
    expect(JSON.stringify(dossier)).not.toContain('Twee huizen')
  })

  it.each([
    ['nothing is chosen', {}, 'nothing-chosen'],
    ['no receiver is named', { receiver: { school: ' ', town: '', kind: 'vo-vo' } }, 'receiver-missing'],
    ['the pupil has not applied', { appliedOnDay: null }, 'pupil-has-not-applied'],
    ['the pupil will apply tomorrow', { appliedOnDay: '2026-11-25' }, 'pupil-has-not-applied'],
    ['nobody inspected', { inspection: [] }, 'not-inspected'],
    ['inspection is still to come', { inspection: [{ who: 'E', onDay: '2026-12-01' }] }, 'not-inspected'],
  ] as const)('refuses while %s', (_why, change, code) => {
    const chosen = code === 'nothing-chosen' ? new Set<string>() : undefined
    expect(compose(change as Partial<TransferDetails>, chosen)).toEqual({ ok: false, code })
  })

  it("asks no application or inspection of the pupil's own copy", () => {
    const own = { receiver: { school: '', town: '', kind: 'own-copy' as const }, appliedOnDay: null, inspection: [] }
    expect(compose(own).ok).toBe(true)
  })
})

describe('the published schema', () => {
  const stored: unknown = JSON.parse(
    readFileSync(new URL(`../../../../resources/schemas/${transferSchemaFile}`, import.meta.url), 'utf8'),
  )

  it('is current: run scripts/write-schemas.ts when this fails', () => {
    expect(stored).toEqual(transferDossierJsonSchema())
  })

  it('accepts a composed dossier in Ajv, and refuses what does not belong', () => {
    const validate = new Ajv2020({ strict: true, formats: { date: true, 'date-time': true } }).compile(stored as object)
    expect(validate(JSON.parse(JSON.stringify(composed())))).toBe(true)
    expect(validate({ ...composed(), workingNotes: [] })).toBe(false)
    expect(validate({ ...composed(), agreement: 'maybe' })).toBe(false)
    expect(validate({ ...composed(), appliedOnDay: '10-11-2026' })).toBe(false)
  })
})
