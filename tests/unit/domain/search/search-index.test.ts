import { describe, expect, it } from 'vitest'
import { guideFor } from '#domain/conversations/guides.ts'
import { type WorkingNote, workingNoteTextSchema } from '#domain/conversations/working-note.ts'
import { fullName } from '#domain/pupils/person-name.ts'
import { composeConversationReport } from '#domain/reports/conversation-report.ts'
import { buildSampleSchool } from '#domain/school/sample-school.ts'
import { createPeople } from '#domain/search/people.ts'
import { emptyQuestion, noFilter, type SearchFilter, type SearchQuestion } from '#domain/search/question.ts'
import { createSearchIndex } from '#domain/search/search-index.ts'
import { type SearchedRows, type SearchedTable, searchableOf, searchedTables } from '#domain/search/searchable.ts'
import {
  aConversation,
  aGuardian,
  aHead,
  anActivity,
  anAgreement,
  anEnrolment,
  aPupil,
  aRelation,
  aTrajectory,
  clock,
  countingClock,
  today,
} from '../rows.ts'

function aSchool() {
  const people = createPeople()
  const index = createSearchIndex(people)
  const put = <Table extends SearchedTable>(table: Table, row: SearchedRows[Table]): void => {
    const searchable = searchableOf[table](row, today)
    if (searchable !== null) index.put(table, searchable)
  }
  const find = (words: string, filter: Partial<SearchFilter> = {}, more: Partial<SearchQuestion> = {}) =>
    index.find({ ...emptyQuestion, today, words, filter: { ...noFilter, ...filter }, ...more })
  const foundBy = (words: string, filter: Partial<SearchFilter> = {}, more: Partial<SearchQuestion> = {}) =>
    find(words, filter, more).rows.map(({ rowId }) => rowId)
  return { people, index, put, find, foundBy }
}

/** Sanne in 4H2 (5H1 next year), Emre in 5V1, a guardian of both, talks and agreements. */
function aFilledSchool() {
  const school = aSchool()
  const { people, put } = school
  const sanne = aPupil({ calledName: 'Sanne', surname: 'Adjei', number: '001' })
  const emre = aPupil({ calledName: 'Emre', surname: 'Çelik', number: '002' })
  const mother = aGuardian('Şule', 'Çelik')
  for (const pupil of [sanne, emre]) {
    people.setPupil(pupil)
    put('pupils', pupil)
    people.setRelation(aRelation(pupil, mother))
  }
  put('guardians', mother)
  people.setEnrolment(anEnrolment(sanne, { schoolYear: 2025, className: '3H2' }))
  people.setEnrolment(anEnrolment(sanne, { schoolYear: 2026, className: '4H2' }))
  people.setEnrolment(anEnrolment(emre, { schoolYear: 2026, className: '5V1' }))
  const way = aTrajectory(sanne)
  const early = aConversation(sanne, way, {
    startsAt: '2026-05-12T09:00',
    phase: 'orienteren',
    ownReason: 'Fysiotherapie lijkt me wat',
  })
  const late = aConversation(sanne, way, { startsAt: '2026-11-20T09:00', strengths: 'Rustig uitleggen bij de fysio' })
  const other = aConversation(emre, aTrajectory(emre), {
    startsAt: '2026-11-21T09:00',
    ownReason: 'Geen fysio voor mij',
  })
  for (const talk of [early, late, other]) put('conversations', talk)
  const agreement = anAgreement(late, { what: 'Bel de fysio in de straat' })
  put('agreements', agreement)
  return { ...school, sanne, emre, mother, early, late, other, agreement }
}

describe('find', () => {
  it('finds parts of words, whatever their accents, case, dotless i or ij', () => {
    const { foundBy, emre, mother, other } = aFilledSchool()
    expect(foundBy('celik')).toEqual([emre.id, mother.id])
    expect(foundBy('ŞULE')).toEqual([mother.id])
    expect(foundBy('THERAP', {}, { atMostPerKind: 50 })).toHaveLength(1)
    expect(foundBy('geen fysio')).toEqual([other.id])
    expect(foundBy('"fysio geen"')).toEqual([])
    const { put, foundBy: found } = aSchool()
    const isbrand = aPupil({ calledName: 'ĲSBRAND', surname: 'Yıldız' })
    put('pupils', isbrand)
    for (const words of ['ijs', 'IJsbrand', 'yildiz', 'YILDIZ', 'Yıldız'])
      expect(found(words), words).toEqual([isbrand.id])
  })

  it('takes a pupil’s name along, but lists no dossier for the name alone', () => {
    const { foundBy, sanne, early, late, agreement } = aFilledSchool()
    expect(foundBy('sanne fysio')).toEqual([late.id, early.id, agreement.id])
    expect(foundBy('sanne')).toEqual(
      [sanne.id, late.id, early.id, agreement.id].filter((id) => foundBy('sanne').includes(id)),
    )
    expect(foundBy('001')).toEqual([sanne.id])
  })

  it('looks for nothing before two letters are typed', () => {
    const { foundBy } = aFilledSchool()
    expect(foundBy('f')).toEqual([])
    expect(foundBy(' . ')).toEqual([])
    expect(foundBy('fy')).not.toEqual([])
  })

  it('answers the same while typing as when asked at once', () => {
    const typed = aFilledSchool()
    const words = 'sanne fysio rust'
    for (let length = 1; length <= words.length; length++) {
      const part = words.slice(0, length)
      expect(typed.foundBy(part).length, part).toBe(aFilledSchool().foundBy(part).length)
    }
    for (const next of ['fysio', 'fy', 'emre fy', 'straat fysio', 'fysio']) {
      expect(typed.foundBy(next).length, next).toBe(aFilledSchool().foundBy(next).length)
    }
  })

  it('shows the newest first, at most so many of a kind, and counts them all', () => {
    const { find, other, late } = aFilledSchool()
    const { rows, counts } = find('fysio', {}, { atMostPerKind: 2 })
    expect(rows.filter(({ kind }) => kind === 'conversation').map(({ rowId }) => rowId)).toEqual([other.id, late.id])
    expect(counts).toMatchObject({ conversation: 3, agreement: 1, pupil: 0 })
  })

  it('filters by kind, pupil, class of the day, school year, phase and period; counts go on without the kind', () => {
    const { foundBy, find, sanne, emre, mother, early, late, other, agreement } = aFilledSchool()
    expect(foundBy('fysio', { kinds: ['agreement'] })).toEqual([agreement.id])
    expect(find('fysio', { kinds: ['agreement'] }).counts.conversation).toBe(3)
    expect(foundBy('fysio', { pupilId: emre.id })).toEqual([other.id])
    expect(foundBy('fysio', { className: '3H2' })).toEqual([early.id])
    expect(foundBy('fysio', { className: '4H2' })).toEqual([late.id, agreement.id])
    expect(foundBy('fysio', { schoolYear: 2025 })).toEqual([early.id])
    expect(foundBy('fysio', { phase: 'orienteren' })).toEqual([early.id])
    expect(foundBy('fysio', { fromDay: '2026-11-20', untilDay: '2026-11-20' })).toEqual([late.id, agreement.id])
    expect(foundBy('celik', { className: '4H2' })).toEqual([mother.id])
    expect(foundBy('celik', { className: '5V1' })).toEqual([emre.id, mother.id])
    expect(foundBy('celik', { schoolYear: 2025 })).toEqual([mother.id])
    expect(foundBy('celik', { phase: 'verkennen' })).toEqual([])
    expect(foundBy('adjei', { pupilId: sanne.id })).toContain(sanne.id)
  })

  it('follows a row that changes or goes, also while a query is being narrowed', () => {
    const { put, index, foundBy, late, other } = aFilledSchool()
    expect(foundBy('fysio')).toHaveLength(4)
    index.drop(other.id)
    put('conversations', { ...late, strengths: 'Rustig uitleggen' })
    expect(foundBy('fysiot')).toHaveLength(1)
    expect(foundBy('fysio')).toHaveLength(2)
  })
})

describe('working notes', () => {
  const noteOf = (pupilId: string, text: string, endsOn = '2027-01-01'): WorkingNote => ({
    id: clock.newId(),
    rev: 0,
    pupilId,
    conversationId: null,
    secret: { workingNoteText: workingNoteTextSchema.parse(text) },
    endsOn,
  })

  it('are found only when they are asked for, and never after their last day', () => {
    const { put, find, foundBy, sanne } = aFilledSchool()
    const note = noteOf(sanne.id, 'Vader werd stil bij fysio')
    put('workingNotes', note)
    const over = noteOf(sanne.id, 'fysio van vroeger')
    put('workingNotes', { ...over, endsOn: today })
    expect(foundBy('stil')).toEqual([])
    expect(find('fysio').counts['working-note']).toBe(0)
    expect(foundBy('fysio', { kinds: ['working-note'] })).toEqual([])
    expect(foundBy('stil', {}, { includeWorkingNotes: true })).toEqual([note.id])
    expect(find('fysio', {}, { includeWorkingNotes: true }).counts['working-note']).toBe(2)
    expect(find('fysio', {}, { includeWorkingNotes: true, today: '2026-11-25' }).counts['working-note']).toBe(1)
    expect(foundBy('stil')).toEqual([])
  })

  it('of the sample school stay out of every answer, whatever is asked', () => {
    const { people, put, index, find } = aSchool()
    const puts = buildSampleSchool(today, countingClock())
    const texts: string[] = []
    for (const one of puts) {
      if (one.table === 'pupils') people.setPupil(one.row)
      if (one.table === 'workingNotes') texts.push(one.row.secret.workingNoteText)
      if ((searchedTables as readonly string[]).includes(one.table)) put(one.table as 'pupils', one.row as never)
    }
    expect(texts.length).toBeGreaterThan(3)
    expect(index.size).toBeGreaterThan(100)
    for (const word of new Set(texts.flatMap((text) => text.split(/[^\p{L}]+/u)).filter((word) => word.length > 2))) {
      const { rows, counts } = find(word, {}, { atMostPerKind: 10_000 })
      expect(rows.map(({ table }) => table)).not.toContain('workingNotes')
      expect(counts['working-note']).toBe(0)
      expect(find(word, {}, { includeWorkingNotes: true }).counts['working-note'], word).toBeGreaterThan(0)
    }
  })
})

describe('searchableOf', () => {
  it('reads what a frozen report says', () => {
    const { put, foundBy } = aSchool()
    const pupil = aPupil()
    const conversation = aConversation(pupil, aTrajectory(pupil), { appreciation: 'Vader bracht taart mee' })
    const agreements = [anAgreement(conversation, { what: 'Slagroom halen' })]
    const model = composeConversationReport({
      head: aHead(pupil),
      conversation,
      agreements,
      guide: guideFor('career-talk', 'nl'),
    })
    const document = {
      id: clock.newId(),
      rev: 1,
      pupilId: pupil.id,
      kind: 'conversation-report' as const,
      sourceId: conversation.id,
      number: model.number,
      version: 1,
      replacedById: null,
      frozenAtUtc: model.frozenAtUtc,
      checkCode: 'x',
      sha256: '0'.repeat(64),
      sizeBytes: 1,
      pageCount: 1,
      fileAttachmentId: clock.newId(),
      model,
    }
    put('issuedDocuments', document)
    expect(foundBy('taart')).toEqual([document.id])
    expect(foundBy('slagroom')).toEqual([document.id])
    expect(foundBy('gv-2026-0147')).toEqual([document.id])
    expect(foundBy(document.fileAttachmentId)).toEqual([])
  })

  it('leaves out files the app keeps by itself, and rounds without a remark', () => {
    const pupil = aPupil()
    const file = {
      id: clock.newId(),
      rev: 1,
      pupilId: pupil.id,
      name: 'Certificaat.pdf',
      mediaType: 'application/pdf' as const,
      sizeBytes: 1,
      addedDay: today,
      place: null,
      thumbnail: '',
      originalSizeBytes: null,
    }
    expect(searchableOf.attachments(file, today)).toBeNull()
    const place = { kind: 'dossier' as const, id: pupil.id }
    expect(searchableOf.attachments({ ...file, place }, today)?.fields[0]?.text).toBe('Certificaat.pdf')
  })

  it('names a pupil who left', () => {
    const gone = aPupil({ leavingDay: '2026-07-01' })
    expect(searchableOf.pupils(gone, today)?.subject).toEqual({
      kind: 'pupil',
      name: fullName(gone),
      number: gone.number,
      hasLeft: true,
    })
    expect(searchableOf.activities(anActivity(aTrajectory(gone)), today)?.pupilId).toBe(gone.id)
  })
})
