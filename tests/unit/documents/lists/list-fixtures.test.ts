/** Every list fixture is read and parsed, and held against the result written by hand beside it. */
import { describe, expect, it } from 'vitest'
import type { ListSheet, ReadList } from '#documents/lists/list-types.ts'
import { readList } from '#documents/lists/read-list.ts'
import type { Candidate, GuardianCandidate } from '#domain/pupils/class-list/candidates.ts'
import { meaningKey } from '#domain/pupils/class-list/headings.ts'
import { type ListToRead, plainListOptions, prepareList } from '#domain/pupils/class-list/list-to-read.ts'
import { readClassList } from '#domain/pupils/class-list/parse-class-list.ts'
import { planGuardianList } from '#domain/pupils/guardian-list/plan-guardian-list.ts'
import { newPupil } from '#domain/pupils/pupil-form.ts'
import { countingClock } from '../../domain/rows.ts'
import {
  type ExpectedGuardian,
  type ExpectedList,
  type ExpectedPupil,
  listFixtureBytes,
  listFixtures,
  strayResults,
} from './expected-list.ts'

const today = '2026-11-23'
const fixtures = listFixtures()
const expectedOf = (fileName: string): ExpectedList => {
  const expected = fixtures.get(fileName)
  if (!expected) throw new Error(`${fileName}: no result beside it`)
  return expected
}

const isFilled = (row: readonly string[]): boolean => row.some((cell) => cell.trim() !== '')
/** Empty cells at the end of a row say nothing. */
const trimmed = (row: readonly string[]): string[] => row.slice(0, row.findLastIndex((cell) => cell !== '') + 1)

type ExpectedSheet = Extract<ExpectedList['read'], { format: string }>['sheets'][number]

/** What was read, in the form of the result: only the rows that the result names where it gives a count. */
function shownSheet(sheet: ListSheet, expected: ExpectedSheet): unknown {
  const all = sheet.rows.map((row, index): [string, string[]] => [String(index + 1), trimmed(row)])
  const shown =
    expected.rowCount === undefined
      ? all.filter(([, row]) => isFilled(row))
      : all.filter(([number]) => number in expected.rows)
  return {
    name: sheet.name,
    isHidden: sheet.isHidden,
    ...(expected.rowCount === undefined ? {} : { rowCount: sheet.rows.length }),
    rows: Object.fromEntries(shown),
    hiddenColumns: sheet.hiddenColumns,
    hiddenRows: sheet.hiddenRows,
    notes: sheet.notes.map(({ code, count, firstCell }) => [code, count, firstCell]),
  }
}

const shownGuardian = (guardian: GuardianCandidate, expected: ExpectedGuardian | undefined): unknown => {
  const { calledName, prefix, surname, firstNames } = guardian.name
  return onlyNamed({ ...guardian, name: [calledName, prefix, surname], firstNames }, expected)
}

function shownPupil(candidate: Candidate, expected: ExpectedPupil | undefined): unknown {
  const { name, guardians, notes, ...rest } = candidate
  const shown = {
    ...rest,
    row: candidate.rowNumber,
    name: [name.calledName, name.prefix, name.surname],
    firstNames: name.firstNames,
    born: candidate.birthDay,
    class: candidate.className,
    street: candidate.address?.street,
    notes: notes.map(({ code, heading }) => [code, heading]),
    guardians: guardians.map((guardian, index) => shownGuardian(guardian, expected?.guardians?.[index])),
  }
  return onlyNamed(shown, expected)
}

/** Of a value only what the result names; all of it where the result names nothing. */
function onlyNamed(value: Record<string, unknown>, expected: object | undefined): Record<string, unknown> {
  if (expected === undefined) return value
  return Object.fromEntries(Object.keys(expected).map((key) => [key, value[key]]))
}

function shownList(list: ListToRead, expected: NonNullable<ExpectedList['list']>): unknown {
  const headingsOf = (kind: string): string[] =>
    list.columns.filter(({ meaning }) => meaning.kind === kind).map(({ heading }) => heading)
  const isRead = list.missing.length === 0 && expected.kind === 'class-list'
  const parsed = isRead ? readClassList(list, today) : { candidates: [], refused: [], passedOver: [] }
  const byRow = new Map(expected.pupils.map((pupil) => [pupil.row, pupil]))
  const shown = expected.pupilCount === undefined ? parsed.candidates : parsed.candidates.filter(isNamed)
  function isNamed({ rowNumber }: Candidate): boolean {
    return byRow.has(rowNumber)
  }
  return {
    kind: expected.kind,
    ...(expected.known === undefined ? {} : { known: expected.known }),
    ...(expected.guardianRows === undefined ? {} : { guardianRows: guardianRows(list, expected.known ?? []) }),
    sheet: expected.sheet,
    missing: list.missing,
    leftOut: headingsOf('sensitive'),
    unknown: headingsOf('unknown'),
    ...(expected.meanings === undefined ? {} : { meanings: list.columns.map(({ meaning }) => meaningKey(meaning)) }),
    questions: list.questions.map(({ kind, value }) => [kind, value]),
    ...(expected.pupilCount === undefined ? {} : { pupilCount: parsed.candidates.length }),
    pupils: shown.map((candidate) => shownPupil(candidate, byRow.get(candidate.rowNumber))),
    refusedRows: parsed.refused.map(({ rowNumber, code, detail }) => [rowNumber, code, detail]),
    passedOver: parsed.passedOver.map(({ rowNumber, code }) => [rowNumber, code]),
  }
}

/** What a guardians' file makes of its rows where these pupils are known. */
function guardianRows(list: ListToRead, known: readonly (readonly [string, string, string])[]): unknown {
  const clock = countingClock()
  const pupils = known.map(([number, calledName, surname]) => ({ ...newPupil(clock), number, calledName, surname }))
  const existing = { pupils, enrolments: [], guardians: [], relations: [], households: [] }
  const words = { authoritySource: '', otherEmail: '', otherPhone: '' }
  const { rows } = planGuardianList(list, existing, 2026, clock, { words, today, coverage: null })
  return rows.map(({ rowNumber, state, name, className, why }) => [rowNumber, state, name, className, why?.code ?? ''])
}

async function readFixture(fileName: string): Promise<ReadList> {
  const read = await readList(fileName, listFixtureBytes(fileName))
  if (!read.ok) throw new Error(`${fileName}: ${read.code}`)
  return read.value
}

describe('the list fixtures', () => {
  it('are at least 40, each with a result, and no result without its fixture', () => {
    expect(fixtures.size).toBeGreaterThanOrEqual(40)
    expect([...fixtures].filter(([, expected]) => expected === null)).toEqual([])
    expect(strayResults()).toEqual([])
  })

  it('say what becomes of every one that can be read', () => {
    const unsaid = [...fixtures].filter(([, expected]) => expected && !('refused' in expected.read) && !expected.list)
    expect(unsaid).toEqual([])
  })
})

describe('readList', () => {
  it.each([...fixtures.keys()])('reads %s', async (fileName) => {
    const expected = expectedOf(fileName).read
    const read = await readList(fileName, listFixtureBytes(fileName))
    if ('refused' in expected) return expect(read).toEqual({ ok: false, code: expected.refused })
    if (!read.ok) throw new Error(read.code)
    const { sheets, tooLarge, ...facts } = read.value
    const none = { name: '', isHidden: false, rows: {}, hiddenColumns: [], hiddenRows: [], notes: [] }
    expect({
      ...facts,
      sheets: sheets.map((sheet, index) => shownSheet(sheet, expected.sheets[index] ?? none)),
      tooLarge: tooLarge.map(({ name, code }) => [name, code]),
    }).toEqual(expected)
  })
})

describe('a class list', () => {
  const lists = [...fixtures.keys()].filter((fileName) => expectedOf(fileName).list !== undefined)

  it.each(lists)('parses %s', async (fileName) => {
    const expected = expectedOf(fileName).list
    if (!expected) throw new Error(fileName)
    const { sheets, format } = await readFixture(fileName)
    const sheet = sheets[expected.sheet]
    const prepared = prepareList(sheet?.rows ?? [], {
      ...plainListOptions,
      listKind: expected.kind,
      hiddenColumns: sheet?.hiddenColumns ?? [],
      isWorkbook: format === 'xlsx',
    })
    if (!prepared.ok) return expect({ refused: prepared.code }).toEqual({ refused: expected.refused })
    expect(shownList(prepared.value, expected)).toEqual(expected)
  })

  it('never lets a service number or an ECK iD of a fixture through', async () => {
    for (const fileName of lists) {
      const { sheets, format } = await readFixture(fileName)
      for (const { rows, hiddenColumns } of sheets) {
        const options = { ...plainListOptions, hiddenColumns, isWorkbook: format === 'xlsx' }
        const prepared = prepareList(rows, options)
        if (!prepared.ok || prepared.value.missing.length > 0) continue
        const { columns, questions } = prepared.value
        const { candidates, refused, passedOver } = readClassList(prepared.value, today)
        expect(JSON.stringify({ columns, questions, candidates, refused, passedOver })).not.toMatch(
          /99999\d{4}|ketenid\.nl/,
        )
      }
    }
  })
})
