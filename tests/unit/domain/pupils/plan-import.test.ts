import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCsv } from '#documents/lists/read-csv.ts'
import { parseClassList } from '#domain/pupils/class-list/parse-class-list.ts'
import { changesOf, type ExistingRows, type ImportPlan, planImport } from '#domain/pupils/class-list/plan-import.ts'
import { buildSampleSchool } from '#domain/school/sample-school.ts'
import { tables } from '#vault/tables.ts'
import type { Put } from '#vault/vault.ts'
import { aGuardian, anEnrolment, aPupil, aRelation, countingClock } from '../rows.ts'
import { parseFixture } from './class-list-fixtures.ts'

const today = '2026-11-23'
const nothing: ExistingRows = { pupils: [], enrolments: [], guardians: [], relations: [], households: [] }
const parse = (...rows: string[][]) => {
  const parsed = parseClassList(rows, today)
  if (!parsed.ok) throw new Error(parsed.code)
  return parsed.value
}
const plan = (list: ReturnType<typeof parse>, existing: Partial<ExistingRows> = {}): ImportPlan =>
  planImport(list, { ...nothing, ...existing }, 2026, countingClock())
const allIds = (made: ImportPlan): Set<string> => new Set(made.rows.map((row) => row.id))

/** The rows as the vault would hold them after the puts. */
function stored(puts: readonly Put[], before: ExistingRows = nothing): ExistingRows {
  const rowsIn = (table: keyof ExistingRows) => {
    const rows = new Map(before[table].map((row) => [row.id, row]))
    for (const put of puts) if (put.table === table) rows.set(put.row.id, { ...put.row, rev: put.row.rev + 1 } as never)
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

describe('planImport', () => {
  it('makes everyone new in an empty vault, with rows that the tables take', () => {
    const made = plan(parseFixture('somtoday-4h2.csv'))
    expect(made.counts).toEqual({ new: 27, changed: 0, unchanged: 0, refused: 0 })
    const puts: readonly Put[] = changesOf(made, allIds(made))
    for (const put of puts) expect(tables[put.table].schema.parse(put.row)).toEqual(put.row)
    expect(puts.filter((put) => put.table === 'guardians').length).toBeGreaterThan(40)
    expect(
      puts
        .filter((put) => put.table === 'relations')
        .every(({ row }) => 'authority' in row && row.authority === 'unknown'),
    ).toBe(true)
  })

  it('finds everything unchanged when the same list comes again', () => {
    for (const name of ['somtoday-4h2.csv', 'magister-4h2.csv']) {
      const first = plan(parseFixture(name))
      const again = plan(parseFixture(name), stored(changesOf(first, allIds(first))))
      expect(again.counts).toEqual({ new: 0, changed: 0, unchanged: 27, refused: 0 })
      expect(changesOf(again, allIds(again))).toEqual([])
    }
  })

  it('recognises pupils and guardians over lists of two systems', () => {
    const first = plan(parseFixture('somtoday-4h2.csv'))
    const after = plan(parseFixture('magister-4h2.csv'), stored(changesOf(first, allIds(first))))
    expect(after.counts.new).toBe(0)
    expect(after.counts.refused).toBe(0)
    const named = after.rows.flatMap((row) => row.changes).filter(({ field }) => /name/i.test(field))
    expect(named.filter(({ field }) => field !== 'firstNames' && field !== 'mentorName')).toEqual([])
    const puts = changesOf(after, allIds(after))
    expect(puts.filter((put) => put.table === 'guardians' && put.row.rev === 0)).toEqual([])
    expect(puts.filter((put) => put.table === 'relations' && put.row.rev === 0)).toEqual([])
  })

  it('takes accents that the vault lacks, and keeps those it has', () => {
    const pupil = aPupil({ rev: 1, calledName: 'Luka', surname: 'Dordevic' })
    const change = (surname: string, existing = pupil) =>
      plan(parse(['Stamnummer', 'Roepnaam', 'Achternaam'], ['0012345', 'LUKA', surname]), { pupils: [existing] })
        .rows[0]
    expect(change('Đorđević')?.changes).toMatchObject([{ field: 'surname', from: 'Dordevic', to: 'Đorđević' }])
    expect(change('Dordevic', { ...pupil, surname: 'Đorđević' })?.state).toBe('unchanged')
  })

  it('imports the shipped list over the sample school: known pupils stay who they are', () => {
    const puts = buildSampleSchool(today, countingClock())
    const existing = stored(puts)
    const bytes = readFileSync(new URL('../../../../resources/sample-school/class-list.csv', import.meta.url))
    const read = readCsv(new Uint8Array(bytes))
    if (!read.ok) throw new Error(read.code)
    const made = plan(parse(...read.value.rows), existing)
    expect(made.counts).toMatchObject({ new: 14, refused: 0 })
    expect(made.rows.flatMap((row) => row.changes).filter(({ field }) => field === 'surname')).toEqual([])
  })

  it('says field by field what changes, from and to, and changes nothing for an empty cell', () => {
    const pupil = aPupil({ rev: 3, email: 'oud@leerling.example' })
    const enrolment = anEnrolment(pupil, { rev: 2, className: '4H1', mentorName: 'Farid Amrani' })
    const made = plan(
      parse(
        ['Stamnummer', 'Roepnaam', 'Achternaam', 'Klas', 'E-mail', 'Mentor'],
        ['0012345', 'Sanne', 'Adjei', '4H2', '', 'Ineke Postma'],
      ),
      { pupils: [pupil], enrolments: [enrolment] },
    )
    expect(made.rows[0]).toMatchObject({ state: 'changed', name: 'Sanne Adjei' })
    expect(made.rows[0]?.changes.map(({ about, field, from, to }) => [about, field, from, to])).toEqual([
      ['enrolment', 'className', '4H1', '4H2'],
      ['enrolment', 'mentorName', 'Farid Amrani', 'Ineke Postma'],
    ])
    expect(changesOf(made, allIds(made))).toEqual([
      { table: 'enrolments', row: { ...enrolment, className: '4H2', mentorName: 'Ineke Postma' } },
    ])
  })

  it('finds a pupil without a number by name and birth date, and adds the number', () => {
    const pupil = aPupil({ rev: 1, number: '' })
    const made = plan(
      parse(['Stamnummer', 'Roepnaam', 'Achternaam', 'Geboortedatum'], ['0099', 'SANNE', 'Adjéi', '14-3-2010']),
      { pupils: [pupil] },
    )
    expect(made.counts.new).toBe(0)
    expect(made.rows[0]?.changes.map(({ field, to }) => [field, to])).toContainEqual(['number', '0099'])
  })

  it('finds a pupil by a name alone where nothing says otherwise, and says so', () => {
    const known = aPupil({ rev: 1, number: '0012345', birthDay: '2010-03-14' })
    const byHand = aPupil({ rev: 1, number: '', birthDay: null, calledName: 'Kim', surname: 'Handmatig' })
    const row = (heading: string[], cells: string[], pupils = [known, byHand]) =>
      plan(parse(heading, cells), { pupils }).rows[0]
    const names = ['Roepnaam', 'Achternaam', 'Klas']
    expect(row(names, ['Sanne', 'Adjei', '4H2'])).toMatchObject({
      state: 'changed',
      notes: [{ code: 'known-by-name', heading: '' }],
    })
    expect(row(['Stamnr', ...names], ['77', 'Kim', 'Handmatig', '4H2'])?.changes).toContainEqual(
      expect.objectContaining({ field: 'number', from: '', to: '77' }),
    )
    expect(row(['Stamnr', ...names], ['77', 'Sanne', 'Adjei', '4H2'])?.state).toBe('new')
    expect(row(['Geboortedatum', ...names], ['15-3-2010', 'Sanne', 'Adjei', '4H2'])?.state).toBe('new')
    expect(row(names, ['Sanne', 'Adjei', '4H2'], [known, { ...known, id: byHand.id }])?.why).toEqual({
      code: 'several-pupils-fit',
      detail: '2',
    })
  })

  it('tells twins apart by their called name', () => {
    const chidi = aPupil({ rev: 1, number: '', calledName: 'Chidi' })
    const ada = aPupil({ rev: 1, number: '', calledName: 'Ada' })
    const made = plan(parse(['Roepnaam', 'Achternaam', 'Geboortedatum'], ['Ada', 'Adjei', '14-3-2010']), {
      pupils: [chidi, ada],
    })
    expect(made.rows[0]?.state).toBe('unchanged')
  })

  it('refuses a number that belongs to someone else, and a second row for one pupil', () => {
    const pupil = aPupil({ rev: 1 })
    const made = plan(
      parse(
        ['Stamnummer', 'Roepnaam', 'Achternaam', 'Geboortedatum'],
        ['0012345', 'Piet', 'Ander', '1-1-2011'],
        ['0012345x', 'Sanne', 'Adjei', '14-3-2010'],
        ['', 'S.', 'Adjei', '14-3-2010'],
      ),
      { pupils: [pupil] },
    )
    expect(made.rows.map(({ state, why }) => [state, why?.code ?? null])).toEqual([
      ['refused', 'number-of-other-pupil'],
      ['changed', null],
      ['refused', 'pupil-matched-before'],
    ])
  })

  it('carries refusals of the list along in file order', () => {
    const made = plan(parseFixture('row-per-guardian.csv'))
    expect(made.rows.map(({ rowNumber, state }) => [rowNumber, state])).toEqual([
      [2, 'new'],
      [4, 'refused'],
      [5, 'refused'],
      [6, 'refused'],
    ])
  })

  it('keeps two parents with one family address apart, and one parent of two pupils together', () => {
    const heading = [
      'Roepnaam',
      'Achternaam',
      'Naam ouder 1',
      'E-mail ouder 1',
      'Naam ouder 2',
      'E-mail ouder 2',
      'Adres',
    ]
    const made = plan(
      parse(
        heading,
        ['Ada', 'Okafor', 'Ngozi Okafor', 'thuis@okafor.example', 'Emeka Okafor', 'thuis@okafor.example', 'Laan 1'],
        ['Chidi', 'Okafor', 'Ngozi Okafor', 'Thuis@okafor.example', 'Emeka Okafor', 'thuis@okafor.example', 'Laan 1'],
      ),
    )
    const puts = changesOf(made, allIds(made))
    expect(puts.filter((put) => put.table === 'guardians')).toHaveLength(2)
    expect(puts.filter((put) => put.table === 'relations')).toHaveLength(4)
    expect(
      puts.filter((put) => put.table === 'households').map(({ row }) => 'members' in row && row.members.length),
    ).toEqual([4])
  })

  it('makes no home of a town or a postcode alone, and shares a street without a number with nobody', () => {
    const row = (number: number, ...address: string[]) => [`0${100 + number}`, `Kind${number}`, 'Boom', ...address]
    const people = Array.from({ length: 60 }, (_, index) => index)
    const townOnly = parse(
      ['Stamnummer', 'Roepnaam', 'Achternaam', 'Postcode', 'Woonplaats'],
      ...people.map((at) => row(at, '3581 AB', 'Utrecht')),
    )
    const ofTown = plan(townOnly)
    expect(changesOf(ofTown, allIds(ofTown)).filter(({ table }) => table === 'households')).toEqual([])

    const streetOnly = parse(
      ['Stamnummer', 'Roepnaam', 'Achternaam', 'Straat', 'Woonplaats'],
      ...people.map((at) => row(at, 'Lindenlaan', 'Utrecht')),
    )
    const ofStreet = plan(streetOnly)
    const homes = changesOf(ofStreet, allIds(ofStreet)).flatMap((put) => (put.table === 'households' ? [put.row] : []))
    expect(homes.map(({ members }) => members.length)).toEqual(people.map(() => 1))
  })

  it('makes homes that the table takes when very many live at one address', () => {
    const list = parse(
      ['Stamnummer', 'Roepnaam', 'Achternaam', 'Straat', 'Huisnummer', 'Postcode', 'Woonplaats'],
      ...Array.from({ length: 90 }, (_, at) => [
        `${200 + at}`,
        `Kind${at}`,
        'Boom',
        'Parkweg',
        '1',
        '9561',
        'Ter Apel',
      ]),
    )
    const made = plan(list)
    const puts: readonly Put[] = changesOf(made, allIds(made))
    for (const put of puts) expect(tables[put.table].schema.safeParse(put.row).success).toBe(true)
    const homes = puts.flatMap((put) => (put.table === 'households' ? [put.row] : []))
    expect(homes.reduce((sum, { members }) => sum + members.length, 0)).toBe(90)
  })

  it('stores what an accepted row needs, also when an earlier row with the same parent is not accepted', () => {
    const made = plan(
      parse(
        ['Roepnaam', 'Achternaam', 'Naam ouder 1', 'E-mail ouder 1', 'Adres'],
        ['Ada', 'Okafor', 'Ngozi Okafor', 'n@okafor.example', 'Laan 1'],
        ['Chidi', 'Okafor', 'Ngozi Okafor', 'n@okafor.example', 'Laan 1'],
      ),
    )
    const puts = changesOf(made, new Set(['row-3']))
    const guardianIds = puts.filter((put) => put.table === 'guardians').map(({ row }) => row.id)
    const relations = puts.flatMap((put) => (put.table === 'relations' ? [put.row] : []))
    expect(relations.map(({ guardianId }) => guardianId)).toEqual(guardianIds)
    const pupilIds = puts.filter((put) => put.table === 'pupils').map(({ row }) => row.id)
    const members = puts.flatMap((put) => (put.table === 'households' ? put.row.members : []))
    expect(members.map(({ personId }) => personId)).toEqual([...pupilIds, ...guardianIds])
  })

  it('never touches authority, restriction or a recorded kind of relation', () => {
    const pupil = aPupil({ rev: 1 })
    const guardian = aGuardian('Vikash', 'Jairam', { rev: 1, email: 'v@thuis.example' })
    const relation = aRelation(pupil, guardian, {
      rev: 1,
      kind: 'stepparent',
      authority: 'no',
      restriction: { what: 'geen gegevens', why: '', fromDay: '2026-01-01', untilDay: null, source: '' },
    })
    const made = plan(
      parse(
        ['Stamnummer', 'Achternaam', 'Naam ouder 1', 'E-mail ouder 1', 'Relatie ouder 1'],
        ['0012345', 'Adjei', 'Vikash Jairam', 'v@thuis.example', 'vader'],
      ),
      { pupils: [pupil], guardians: [guardian], relations: [relation] },
    )
    expect(made.rows[0]?.state).toBe('unchanged')
  })

  it('names a guardian found by e-mail only once the list gives the name', () => {
    const first = plan(parse(['Stamnummer', 'Achternaam', 'E-mail ouder 1'], ['1', 'Bos', 'bos@thuis.example']))
    const existing = stored(changesOf(first, allIds(first)))
    expect(existing.guardians).toMatchObject([{ calledName: '', surname: 'bos@thuis.example' }])
    const second = plan(
      parse(
        ['Stamnummer', 'Achternaam', 'Naam ouder 1', 'E-mail ouder 1'],
        ['1', 'Bos', 'Anna Bos', 'bos@thuis.example'],
      ),
      existing,
    )
    expect(changesOf(second, allIds(second))).toMatchObject([
      { table: 'guardians', row: { calledName: 'Anna', surname: 'Bos' } },
    ])
  })

  it('plans 40,000 rows without growing worse than their number', () => {
    const rows = Array.from({ length: 40_000 }, (_, index) => [
      String(index).padStart(7, '0'),
      `Voornaam${index}`,
      `Naam${index % 5000}`,
      '4H2',
      `${(index % 28) + 1}-${(index % 12) + 1}-2010`,
      `Ouder Naam${index}`,
      `ouder${index}@thuis.example`,
    ])
    const started = performance.now()
    const made = plan(
      parse(['Stamnr', 'Roepnaam', 'Achternaam', 'Klas', 'Geb.datum', 'Naam ouder 1', 'E-mail ouder 1'], ...rows),
    )
    const puts = changesOf(made, allIds(made))
    expect(made.counts.new).toBe(40_000)
    expect(puts).toHaveLength(160_000)
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})
