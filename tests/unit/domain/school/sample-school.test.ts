import { describe, expect, it } from 'vitest'
import { hasOpenDifference, voiceState } from '#domain/conversations/conversation.ts'
import { voices } from '#domain/conversations/guide.ts'
import { guideFor } from '#domain/conversations/guides.ts'
import { agendaOf, agreementsDue } from '#domain/conversations/planning.ts'
import { isExpired } from '#domain/conversations/working-note.ts'
import { phases } from '#domain/phases/trajectory.ts'
import { householdOnScreen } from '#domain/pupils/families/addresses.ts'
import { ageGroupOn } from '#domain/pupils/pupil.ts'
import { proposeSignatories } from '#domain/reports/signatories.ts'
import { buildSampleSchool, type SamplePut } from '#domain/school/sample-school.ts'
import { sampleClasses } from '#domain/school/sample-stories.ts'
import { schoolYearOf } from '#domain/shared/dates.ts'
import { tables } from '#vault/tables.ts'
import type { Put } from '#vault/vault.ts'
import { countingClock, roleWords } from '../rows.ts'

const today = '2026-11-23'
const puts = buildSampleSchool(today, countingClock())
type RowIn<Table extends SamplePut['table']> = Extract<SamplePut, { table: Table }>['row']
const rowsOf = <Table extends SamplePut['table']>(table: Table): RowIn<Table>[] =>
  puts.filter((put) => put.table === table).map((put) => put.row as RowIn<Table>)

describe('buildSampleSchool', () => {
  it('makes rows that the tables take, and nothing changes in storing them', () => {
    const fitting: readonly Put[] = puts
    for (const put of fitting) expect(tables[put.table].schema.parse(put.row)).toEqual(put.row)
  })

  it('makes the same rows from the same clock', () => {
    expect(buildSampleSchool(today, countingClock())).toEqual(puts)
  })

  it('has 24 pupils in two classes this year and their classes of last year', () => {
    expect(rowsOf('pupils')).toHaveLength(24)
    const enrolments = rowsOf('enrolments')
    const classes = (year: number) =>
      new Set(enrolments.filter((row) => row.schoolYear === year).map((row) => row.className))
    expect(classes(schoolYearOf(today))).toEqual(new Set(['4H2', '5H1']))
    expect(classes(schoolYearOf(today) - 1)).toEqual(new Set(['3H2', '4H1']))
    expect(enrolments).toHaveLength(48)
    expect(new Set(rowsOf('pupils').map((pupil) => pupil.number)).size).toBe(24)
  })

  it('has about 45 talks in every state, with each voice heard in many and missing in some', () => {
    const talks = rowsOf('conversations')
    expect(talks.length).toBeGreaterThanOrEqual(45)
    expect(new Set(talks.map((talk) => talk.state))).toEqual(new Set(['planned', 'held', 'cancelled', 'nobody-came']))
    const held = talks.filter((talk) => talk.state === 'held')
    for (const voice of voices) {
      expect(held.filter((talk) => voiceState(talk, voice) === 'heard').length).toBeGreaterThan(25)
    }
    expect(held.some((talk) => voiceState(talk, 'home') === 'not-heard')).toBe(true)
    expect(held.filter(hasOpenDifference).length).toBeGreaterThanOrEqual(4)
  })

  it('writes no answer to a question its guide does not ask', () => {
    for (const talk of sampleClasses.flatMap((sample) => sample.pupils).flatMap((pupil) => pupil.talks)) {
      const keys = guideFor(talk.guide, 'nl').rows.map((row) => row.key)
      expect(keys).toEqual(expect.arrayContaining([...Object.keys(talk.themes), ...Object.keys(talk.differs)]))
    }
  })

  it('names only guardians that are there in households, absences and agreements', () => {
    for (const pupil of sampleClasses.flatMap((sample) => sample.pupils)) {
      const known = pupil.guardians.map((guardian) => guardian.called)
      const named = [
        ...pupil.households.flatMap((household) => household.members).filter((name) => name !== 'pupil'),
        ...pupil.talks.flatMap((talk) => [...talk.absent, ...Object.keys(talk.manner)]),
        ...pupil.talks.flatMap((talk) => talk.agreements).flatMap(({ name }) => (name === undefined ? [] : [name])),
      ]
      expect(known).toEqual(expect.arrayContaining(named))
    }
  })

  it('has trajectories in every phase', () => {
    expect(new Set(rowsOf('trajectories').map((trajectory) => trajectory.phase))).toEqual(new Set(phases))
  })

  it('has talks today and later, and agreements late, coming and done', () => {
    const agenda = agendaOf(rowsOf('conversations'), today)
    expect(agenda.today.length).toBeGreaterThanOrEqual(2)
    expect(agenda.thisWeek.length).toBeGreaterThanOrEqual(2)
    expect(agenda.toFinish).toEqual([])
    const due = agreementsDue(rowsOf('agreements'), today)
    expect(due.overdue.length).toBeGreaterThan(3)
    expect(due.thisWeek.length).toBeGreaterThan(1)
    expect(rowsOf('agreements').some((agreement) => agreement.doneDay !== null)).toBe(true)
  })

  it('has held no talk in the future and none in a weekend', () => {
    for (const day of ['2026-11-23', '2026-11-28', '2027-01-03', '2027-08-01', '2028-02-29']) {
      for (const put of buildSampleSchool(day, countingClock())) {
        if (put.table !== 'conversations') continue
        const talkDay = put.row.startsAt.slice(0, 10)
        if (put.row.state === 'held') expect(talkDay < day).toBe(true)
        if (talkDay !== day) expect([0, 6]).not.toContain(new Date(`${talkDay}T00:00:00Z`).getUTCDay())
      }
    }
  })

  it('covers each rule about who is asked to sign', () => {
    const relations = rowsOf('relations')
    const guardians = rowsOf('guardians')
    const households = rowsOf('households')
    const proposals = rowsOf('pupils').map((pupil) => ({
      pupil,
      ...proposeSignatories({ pupil, relations, guardians, households, roleWords, onDay: today }),
    }))
    const reasons = new Set(proposals.flatMap((proposal) => proposal.leftOut.map((person) => person.reasonCode)))
    expect(reasons).toEqual(new Set(['restricted', 'adult-not-let-in', 'no-authority', 'authority-unknown']))
    expect(new Set(proposals.map(({ pupil }) => ageGroupOn(pupil, today)))).toEqual(
      new Set(['under-16', '16-17', '18-plus']),
    )
    expect(
      proposals.some(({ signatories }) => new Set(signatories.map((signatory) => signatory.householdId)).size === 3),
    ).toBe(true)
    const letIn = proposals.find(({ pupil }) => pupil.calledName === 'Fenna')
    expect(letIn?.signatories).toHaveLength(3)
  })

  it('has a foster family, two equal homes, a gezinsvoogd, a guardian who died, and an address nobody may learn', () => {
    const relations = rowsOf('relations')
    const households = rowsOf('households')
    const kinds = new Set(relations.map(({ kind }) => kind))
    expect([...kinds]).toEqual(expect.arrayContaining(['foster-parent', 'family-guardian']))
    const homesOf = (id: string) => households.filter(({ members }) => members.some(({ personId }) => personId === id))
    expect(rowsOf('pupils').some(({ id }) => homesOf(id).length === 2)).toBe(true)
    const [died] = rowsOf('guardians').filter(({ deceased }) => deceased !== null)
    expect(died).toMatchObject({ calledName: 'Ingrid', email: '', phone: '' })
    const named = rowsOf('conversations').flatMap(({ participants }) => participants.map(({ personId }) => personId))
    expect(named).not.toContain(died?.id)
    const [secret] = households.filter(({ isSecret }) => isSecret)
    expect(secret && householdOnScreen(secret)).toEqual({ name: 'Bij moeder', address: null, isSecret: true })
  })

  it('has working notes that are still there and end', () => {
    const notes = rowsOf('workingNotes')
    expect(notes.length).toBeGreaterThan(3)
    expect(notes.every((note) => !isExpired(note, today))).toBe(true)
  })

  it('has e-mail addresses under .example only', () => {
    const addresses = JSON.stringify(puts).match(/[^"\s]+@[^"\s]+/g) ?? []
    expect(addresses.length).toBeGreaterThan(60)
    expect(addresses.filter((address) => !address.endsWith('.example'))).toEqual([])
  })
})
