import { describe, expect, it } from 'vitest'
import { composeHead, firstVersion, issuedDocumentOf, nextDocumentNumber, nextVersion } from '#domain/reports/freeze.ts'
import { issuedDocumentSchema } from '#domain/reports/issued-document.ts'
import { composeRemarksSheet } from '#domain/reports/remarks-sheet.ts'
import { aHead, aPupil, clock, theSettings } from '../rows.ts'

describe('nextDocumentNumber', () => {
  it('counts on from the highest of its kind and school year', () => {
    const existing = ['GV-2026-0003', 'GV-2026-0147', 'GV-2025-0900', 'FS-2026-0500', 'GV-2026-onzin']
    expect(nextDocumentNumber('conversation-report', 2026, existing)).toBe('GV-2026-0148')
    expect(nextDocumentNumber('phase-summary', 2026, [])).toBe('FS-2026-0001')
  })

  it('goes on past four figures', () => {
    expect(nextDocumentNumber('transfer-dossier', 2026, ['DD-2026-9999'])).toBe('DD-2026-10000')
  })
})

describe('firstVersion and nextVersion', () => {
  it('number by the school year of freezing', () => {
    expect(firstVersion('conversation-report', '2027-07-31T10:00', [])).toMatchObject({ number: 'GV-2026-0001' })
    expect(firstVersion('conversation-report', '2027-08-01T10:00', [])).toMatchObject({ number: 'GV-2027-0001' })
  })

  it('keep the number in a correction and name what it replaces', () => {
    expect(nextVersion({ number: 'GV-2026-0001', version: 1 })).toEqual({
      number: 'GV-2026-0001',
      version: 2,
      replaces: { number: 'GV-2026-0001', version: 1 },
    })
  })
})

describe('composeHead', () => {
  it('leaves out what is not known without stray commas', () => {
    const head = composeHead({
      settings: { ...theSettings, school: { ...theSettings.school, street: '', postcode: '' } },
      logoDataUrl: null,
      pupil: aPupil({ birthDay: null }),
      enrolment: undefined,
      language: 'nl',
      identity: { number: 'GV-2026-0001', version: 1, replaces: null },
      issuedDocumentId: clock.newId(),
      frozenAtUtc: clock.nowUtc(),
      frozenAt: '2026-11-24T14:38',
      signatories: [],
    })
    expect(head.letterhead.address).toBe('Almere')
    expect(head.pupil).toMatchObject({ className: '', level: '', schoolYear: '2026–2027' })
  })
})

describe('issuedDocumentOf', () => {
  it('makes a row that fits its schema', () => {
    const pupil = aPupil()
    const sheet = composeRemarksSheet({
      head: aHead(pupil, [], 'OB-2026-0001'),
      about: { number: 'GV-2026-0147', version: 1 },
      aboutTitle: 'Gespreksverslag over Sanne Adjei',
      writtenBy: 'Kwame Adjei',
      writtenOnDay: '2026-12-04',
      remark: ' Ik zie het anders. ',
    })
    const row = issuedDocumentOf(sheet, null, {
      checkCode: '7KQ4-M2XD-93TA',
      sha256: 'a'.repeat(64),
      sizeBytes: 1000,
      pageCount: 1,
      fileAttachmentId: clock.newId(),
    })
    expect(issuedDocumentSchema.parse(row)).toEqual(row)
    expect(row.model).toMatchObject({ remark: 'Ik zie het anders.' })
  })
})
