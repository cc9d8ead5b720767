/** A whole school moves to the next year: what the plan says, and what is in the vault afterwards. */
import { describe, expect, it } from 'vitest'
import { importChunks, missingChunks } from '#domain/pupils/class-list/import-chunks.ts'
import { parseClassList } from '#domain/pupils/class-list/parse-class-list.ts'
import {
  type ExistingRows,
  type ImportPlan,
  type ImportPut,
  planImport,
  withCoverage,
} from '#domain/pupils/class-list/plan-import.ts'
import { type Enrolment, enrolmentIn, type Pupil } from '#domain/pupils/pupil.ts'
import type { Coverage } from '#domain/pupils/rollover/coverage.ts'
import { enrolmentsAfterLeaving, type MissingChoice } from '#domain/pupils/rollover/leaving.ts'
import { tables } from '#vault/tables.ts'
import { aHead, anEnrolment, aPupil, countingClock } from '../../rows.ts'

const today = '2026-08-31'
/** Ids that no other row of these tests has. */
function clockFrom(first: number) {
  const clock = countingClock()
  for (let skipped = 0; skipped < first; skipped += 1) clock.newId()
  return clock
}
const words = { authoritySource: '', otherEmail: '', otherPhone: '' }
const none: ExistingRows = { pupils: [], enrolments: [], guardians: [], relations: [], households: [] }

const pupil = (number: string, surname: string, change: Partial<Pupil> = {}) =>
  aPupil({ rev: 1, number, calledName: 'Kim', surname, birthDay: null, ...change })
const placed = (who: Pupil, className: string, yearGroup: number, change: Partial<Enrolment> = {}) =>
  anEnrolment(who, { rev: 1, schoolYear: 2025, className, yearGroup, mentorName: 'Oud', ...change })

const people = {
  up: pupil('1', 'Vooruit'),
  repeater: pupil('2', 'Nogeens'),
  toHavo: pupil('3', 'Anders'),
  leaver: pupil('4', 'Weg'),
  graduate: pupil('5', 'Geslaagd'),
  back: pupil('6', 'Terug', { leavingDay: '2025-07-31', leavingReason: 'verhuisd' }),
  other: pupil('7', 'Elders'),
}
const enrolments = {
  up: placed(people.up, '3H1', 3, { profile: 'NT' }),
  repeater: placed(people.repeater, '3H1', 3),
  toHavo: placed(people.toHavo, '4T1', 4, { level: 'tl', profile: 'Techniek' }),
  leaver: placed(people.leaver, '3H1', 3),
  graduate: placed(people.graduate, '5H1', 5),
  back: placed(people.back, '2H1', 2, { schoolYear: 2024, outcome: 'left' }),
  other: placed(people.other, '1b', 1, { level: null }),
}
const existing: ExistingRows = { ...none, pupils: Object.values(people), enrolments: Object.values(enrolments) }

const list = (...rows: string[][]) => {
  const parsed = parseClassList([['Stamnr', 'Roepnaam', 'Achternaam', 'Klas', 'Niveau'], ...rows], today)
  if (!parsed.ok) throw new Error(parsed.code)
  return parsed.value
}
const august = list(
  ['1', 'Kim', 'Vooruit', '4H2', 'havo'],
  ['2', 'Kim', 'Nogeens', '3H2', 'havo'],
  ['3', 'Kim', 'Anders', '4H2', 'havo'],
  ['6', 'Kim', 'Terug', '4H2', 'havo'],
  ['8', 'Kim', 'Nieuw', '3H2', 'havo'],
)
const planFor = (rows: ExistingRows, coverage: Coverage | null, from = august, year = 2026): ImportPlan =>
  planImport(from, rows, year, clockFrom(1000), { words, today, coverage })

function stored(puts: readonly ImportPut[], before: ExistingRows): ExistingRows {
  const rowsIn = (table: keyof ExistingRows) => {
    const rows = new Map<string, unknown>(before[table].map((row) => [row.id, row]))
    for (const put of puts) {
      if (put.table !== table) continue
      const row = tables[put.table].schema.parse(put.row)
      rows.set(row.id, { ...row, rev: row.rev + 1 })
    }
    return [...rows.values()]
  }
  return {
    pupils: rowsIn('pupils') as never,
    enrolments: rowsIn('enrolments') as never,
    guardians: rowsIn('guardians') as never,
    relations: rowsIn('relations') as never,
    households: rowsIn('households') as never,
  }
}

function store(plan: ImportPlan, choices: [string, MissingChoice][] = [], before = existing): ExistingRows {
  const ids = new Set(plan.rows.map(({ id }) => id))
  const chunks = [...importChunks(plan, ids, 50), ...missingChunks(plan, new Map(choices), 50, clockFrom(2000))]
  return stored(
    chunks.flatMap(({ puts }) => puts),
    before,
  )
}

const plan = planFor(existing, { kind: 'school' })
const groups = new Map(plan.rows.map(({ name, group }) => [name, group]))

describe('planImport for the next school year', () => {
  it('says of everybody how they come to their new class', () => {
    expect([...groups]).toEqual([
      ['Kim Vooruit', 'moved-up'],
      ['Kim Nogeens', 'repeats'],
      ['Kim Anders', 'changed-level'],
      ['Kim Terug', 'back-again'],
      ['Kim Nieuw', 'new'],
    ])
    expect(plan.isRollover).toBe(true)
    expect(plan.rows[0]?.changes.map(({ field, from, to }) => [field, from, to])).toEqual([
      ['className', '3H1', '4H2'],
      ['yearGroup', '3', '4'],
      ['outcome', '', 'moved-up'],
    ])
  })

  it('keeps last year as it was but for its outcome, and takes a chosen profile along', () => {
    const after = store(plan)
    const own = (who: Pupil) => after.enrolments.filter(({ pupilId }) => pupilId === who.id)
    expect(own(people.up)).toMatchObject([
      { ...enrolments.up, rev: 2, outcome: 'moved-up' },
      { schoolYear: 2026, className: '4H2', yearGroup: 4, level: 'havo', profile: 'NT', mentorName: '', outcome: null },
    ])
    expect(own(people.repeater).map(({ outcome }) => outcome)).toEqual(['repeats', null])
    expect(own(people.toHavo).map(({ outcome, level, profile }) => [outcome, level, profile])).toEqual([
      ['changed-level', 'tl', 'Techniek'],
      [null, 'havo', ''],
    ])
  })

  it('opens the dossier of who is back, and leaves the year in which they left as history', () => {
    const after = store(plan)
    expect(after.pupils.find(({ id }) => id === people.back.id)).toMatchObject({ leavingDay: null, leavingReason: '' })
    expect(
      after.enrolments
        .filter(({ pupilId }) => pupilId === people.back.id)
        .map(({ schoolYear, outcome }) => [schoolYear, outcome]),
    ).toEqual([
      [2024, 'left'],
      [2026, null],
    ])
  })

  it('names who is missing within what the list covers, and nobody else', () => {
    const missing = (coverage: Coverage) =>
      withCoverage(plan, coverage, today).notOnList.map(({ name, isFinalYear }) => [name, isFinalYear])
    expect(missing({ kind: 'school' })).toEqual([
      ['Kim Elders', false],
      ['Kim Weg', false],
      ['Kim Geslaagd', true],
    ])
    expect(missing({ kind: 'classes', classNames: ['3H1'] })).toEqual([['Kim Weg', false]])
    expect(missing({ kind: 'year-groups', yearGroups: [1, 5] })).toEqual([
      ['Kim Elders', false],
      ['Kim Geslaagd', true],
    ])
    expect(missing({ kind: 'nobody' })).toEqual([])
  })

  it('proposes to look only where the list names most of a class', () => {
    expect(planFor(existing, null).coverage).toEqual({ kind: 'classes', classNames: ['3H1'] })
    const few = list(['1', 'Kim', 'Vooruit', '4H2', 'havo'])
    expect(planFor(existing, null, few).coverage).toEqual({ kind: 'nobody' })
    expect(planFor(none, null).coverage).toEqual({ kind: 'nobody' })
    const everybody = list(
      ...Object.values(people).map(({ number, surname }) => [number, 'Kim', surname, '4H2', 'havo']),
    )
    const butGraduates = list(
      ...['1', '2', '3', '4', '7'].map((number) => {
        const { surname = '' } = Object.values(people).find((who) => who.number === number) ?? {}
        return [number, 'Kim', surname, '4H2', 'havo']
      }),
    )
    expect(planFor(existing, null, butGraduates).coverage).toEqual({ kind: 'school' })
    expect(planFor(existing, null, butGraduates).notOnList.map(({ name }) => name)).toEqual(['Kim Geslaagd'])
    expect(planFor(existing, null, everybody).coverage).toEqual({ kind: 'school' })
  })

  it('never lets anybody leave by itself', () => {
    const after = store(plan)
    const laterOn = store(plan, [[people.leaver.id, { kind: 'later' }]])
    for (const rows of [after, laterOn]) {
      expect(rows.pupils.filter(({ leavingDay }) => leavingDay !== null)).toEqual([])
      expect(rows.enrolments.find(({ id }) => id === enrolments.leaver.id)).toEqual(enrolments.leaver)
    }
  })

  it('stores what the counsellor said of each who is missing', () => {
    const after = store(plan, [
      [people.leaver.id, { kind: 'left', day: '2026-07-31', reason: 'verhuisd' }],
      [people.graduate.id, { kind: 'left', day: '2026-07-15', reason: 'geslaagd' }],
      [people.other.id, { kind: 'stays' }],
    ])
    const row = (who: Pupil) => after.pupils.find(({ id }) => id === who.id)
    expect(row(people.leaver)).toMatchObject({ leavingDay: '2026-07-31', leavingReason: 'verhuisd' })
    expect(row(people.graduate)).toMatchObject({ leavingDay: '2026-07-15', leavingReason: 'geslaagd' })
    expect(row(people.other)?.leavingDay).toBeNull()
    const own = (who: Pupil) =>
      after.enrolments
        .filter(({ pupilId }) => pupilId === who.id)
        .map(({ schoolYear, className, outcome }) => [schoolYear, className, outcome])
    expect(own(people.leaver)).toEqual([[2025, '3H1', 'left']])
    expect(own(people.other)).toEqual([
      [2025, '1b', null],
      [2026, '', null],
    ])
  })

  it('takes no choice about somebody who was not asked about', () => {
    const chunks = missingChunks(
      withCoverage(plan, { kind: 'nobody' }, today),
      new Map([[people.leaver.id, { kind: 'left', day: today, reason: '' }]]),
      50,
      clockFrom(2000),
    )
    expect(chunks).toEqual([])
  })

  it('counts a refused row as a row on the list', () => {
    const broken = list(['4', 'Kim', 'Weg', '4H2', 'havo', 'te veel'], ['5', 'Kim', 'Iemand', '', ''])
    const { rows, notOnList } = planFor(existing, { kind: 'school' }, broken)
    expect(rows.map(({ why }) => why?.code)).toEqual(['too-many-cells', 'number-of-other-pupil'])
    expect(notOnList.map(({ name }) => name)).not.toContain('Kim Weg')
    expect(notOnList.map(({ name }) => name)).not.toContain('Kim Geslaagd')
    expect(notOnList.map(({ name }) => name)).toContain('Kim Elders')
  })

  it('finds nothing to do when the same list comes again', () => {
    const after = store(plan, [[people.leaver.id, { kind: 'left', day: '2026-07-31', reason: '' }]])
    const again = planFor(after, { kind: 'school' })
    expect(again.counts).toEqual({ new: 0, changed: 0, unchanged: 5, refused: 0 })
    expect(again.isRollover).toBe(false)
    expect(again.notOnList.map(({ name }) => name)).toEqual(['Kim Elders', 'Kim Geslaagd'])
    expect(importChunks(again, new Set(again.rows.map(({ id }) => id)), 50)).toEqual([])
  })

  it('looks for nobody in a list of a year gone by', () => {
    const old = planFor(existing, { kind: 'school' }, august, 2024)
    expect(old.notOnList).toEqual([])
    expect(old.coverageChoices.pupilCount).toBe(0)
  })

  it('puts no frozen document among what it stores, and a document keeps the class of its day', () => {
    const frozen = JSON.stringify(aHead(people.up, [], 'GV-2026-0001', enrolments.up))
    const ids = new Set(plan.rows.map(({ id }) => id))
    const written = new Set(importChunks(plan, ids, 50).flatMap(({ puts }) => puts.map(({ table }) => table)))
    expect([...written].sort()).toEqual(['enrolments', 'pupils'])
    const after = store(plan)
    const own = after.enrolments.filter(({ pupilId }) => pupilId === people.up.id)
    const lastYear = enrolmentIn(own, 2025)
    if (!lastYear) throw new Error('last year went missing')
    const again = aHead(people.up, [], 'GV-2026-0001', lastYear)
    expect({ ...again, issuedDocumentId: '' }).toEqual({ ...JSON.parse(frozen), issuedDocumentId: '' })
    expect(frozen).toContain('3H1')
    expect(enrolmentIn(own, 2026)?.className).toBe('4H2')
  })
})

describe('enrolmentsAfterLeaving', () => {
  const thisYear = anEnrolment(people.up, { rev: 1, schoolYear: 2026 })
  const known = [enrolments.up, thisYear]
  const outcomes = (from: string | null, to: string | null, rows: readonly Enrolment[] = known) =>
    enrolmentsAfterLeaving({ leavingDay: from }, { leavingDay: to }, rows).map(({ outcome }) => outcome)

  it('closes the year of the last school day, opens it again, and moves with the day', () => {
    expect(outcomes(null, '2026-11-01')).toEqual([null, 'left'])
    expect(outcomes(null, '2026-07-31')).toEqual(['left', null])
    const left = enrolmentsAfterLeaving({ leavingDay: null }, { leavingDay: '2026-11-01' }, known)
    expect(outcomes('2026-11-01', '2026-07-31', left)).toEqual(['left', null])
    expect(enrolmentsAfterLeaving({ leavingDay: '2026-11-01' }, { leavingDay: null }, left)).toEqual(known)
  })

  it('leaves outcomes alone while the day stays, and those of former leavings as history', () => {
    const moved: Enrolment[] = [
      { ...enrolments.up, outcome: 'left' },
      { ...thisYear, outcome: 'repeats' },
    ]
    expect(outcomes(null, null, moved)).toEqual(['left', 'repeats'])
    expect(outcomes('2026-11-01', '2026-11-01', moved)).toEqual(['left', 'repeats'])
    expect(outcomes('2026-11-01', null, moved)).toEqual(['left', 'repeats'])
  })
})
