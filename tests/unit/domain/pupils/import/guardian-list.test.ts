import { describe, expect, it } from 'vitest'
import { type ListOptions, plainListOptions, prepareList } from '#domain/pupils/class-list/list-to-read.ts'
import { changesOf, type ExistingRows, type ImportPlan } from '#domain/pupils/class-list/plan-import.ts'
import { numbersIn, planGuardianList } from '#domain/pupils/guardian-list/plan-guardian-list.ts'
import { tables } from '#vault/tables.ts'
import type { Put } from '#vault/vault.ts'
import { aGuardian, aHousehold, aPupil, aRelation, countingClock } from '../../rows.ts'

const today = '2026-11-23'
const words = { authoritySource: 'volgens ouders.csv', otherEmail: 'Ander adres:', otherPhone: 'Ander nummer:' }
const clock = countingClock()
for (let skipped = 0; skipped < 5000; skipped += 1) clock.newId()

const sanne = aPupil({ rev: 1, number: '0104205', calledName: 'Sanne', prefix: 'de', surname: 'Boer' })
const emre = aPupil({ rev: 1, number: '0104311', calledName: 'Emre', surname: 'Boer' })
const none: ExistingRows = { pupils: [sanne, emre], enrolments: [], guardians: [], relations: [], households: [] }

function plan(rows: string[][], existing: Partial<ExistingRows> = {}, options: Partial<ListOptions> = {}): ImportPlan {
  const list = prepareList(rows, { ...plainListOptions, listKind: 'guardian-list', ...options })
  if (!list.ok) throw new Error(list.code)
  expect(list.value.missing).toEqual([])
  return planGuardianList(list.value, { ...none, ...existing }, 2026, clock, { words, today, coverage: null })
}
const putsOf = (made: ImportPlan): readonly Put[] => changesOf(made, new Set(made.rows.map(({ id }) => id)))
const rowsOf = <Table extends Put['table']>(made: ImportPlan, table: Table) =>
  putsOf(made).flatMap((put) => (put.table === table ? [put.row as Extract<Put, { table: Table }>['row']] : []))

const heading = [
  'Leerlingnummers',
  'Voorletters',
  'Tussenv',
  'Achternaam',
  'Relatie',
  'Gezag',
  'E-mail',
  'Mobiel',
  'Adres',
  'Postcode',
  'Woonplaats',
]
const jan = [
  '0104205, 0104311',
  'J.',
  'de',
  'Boer',
  'vader',
  'ja',
  'jan@thuis.example',
  '06-12345678',
  'Laan 1',
  '1399 ZZ',
  'Almere',
]

describe('planGuardianList', () => {
  it('makes one guardian of a row with two children, with authority and its source', () => {
    const made = plan([heading, jan])
    expect(made.rows).toMatchObject([
      { name: 'J. de Boer', className: 'Sanne de Boer, Emre Boer', state: 'new', group: 'new', movement: null },
    ])
    expect(rowsOf(made, 'guardians')).toMatchObject([{ firstNames: 'J.', surname: 'Boer', email: 'jan@thuis.example' }])
    expect(rowsOf(made, 'relations')).toMatchObject(
      [sanne, emre].map(({ id }) => ({
        pupilId: id,
        kind: 'father',
        authority: 'yes',
        authoritySource: 'volgens ouders.csv',
        authorityDay: today,
      })),
    )
    expect(rowsOf(made, 'households').map(({ street, members }) => [street, members.length])).toEqual([['Laan 1', 3]])
    for (const put of putsOf(made)) expect(tables[put.table].schema.parse(put.row)).toEqual(put.row)
  })

  it('makes no pupils and finds nothing to do the second time', () => {
    const first = plan([heading, jan])
    expect(rowsOf(first, 'pupils')).toEqual([])
    const existing = {
      guardians: rowsOf(first, 'guardians').map((row) => ({ ...row, rev: 1 })),
      relations: rowsOf(first, 'relations').map((row) => ({ ...row, rev: 1 })),
      households: rowsOf(first, 'households').map((row) => ({ ...row, rev: 1 })),
    }
    const again = plan([heading, jan], existing)
    expect(again.counts).toEqual({ new: 0, changed: 0, unchanged: 1, refused: 0 })
  })

  it('finds one person on two rows by telephone and name, written another way', () => {
    const made = plan([
      ['Leerlingnummer', 'Naam', 'Telefoon'],
      ['0104205', 'Jan de Boer', '06-12345678'],
      ['0104311', 'Jan de Boer', '+31 6 12345678'],
    ])
    expect(rowsOf(made, 'guardians')).toHaveLength(1)
    expect(rowsOf(made, 'relations')).toHaveLength(2)
    expect(made.rows.map(({ changes }) => changes.filter(({ field }) => field === 'phone'))).toEqual([[], []])
  })

  it('keeps what the counsellor recorded and fills in only what nobody knew', () => {
    const guardian = aGuardian('Jan', 'Boer', { rev: 1, prefix: 'de', email: 'jan@thuis.example' })
    const known = aRelation(sanne, guardian, {
      rev: 1,
      kind: 'stepparent',
      authority: 'no',
      authoritySource: 'beschikking',
    })
    const open = aRelation(emre, guardian, { rev: 1, kind: 'parent', authority: 'unknown', authoritySource: '' })
    const made = plan([heading, jan], { guardians: [guardian], relations: [known, open] })
    expect(rowsOf(made, 'relations')).toMatchObject([
      { id: open.id, kind: 'father', authority: 'yes', authoritySource: 'volgens ouders.csv' },
    ])
    expect(made.rows[0]?.changes).toContainEqual({
      about: 'guardian',
      whose: 'Jan de Boer',
      field: 'authority',
      from: 'unknown',
      to: 'yes',
    })
  })

  it('keeps a second address in the remarks, once', () => {
    const row = [...jan]
    row[6] = 'jan@thuis.example; werk@thuis.example'
    const first = plan([heading, row])
    const [guardian] = rowsOf(first, 'guardians')
    expect(guardian?.remarks).toBe('Ander adres: werk@thuis.example')
    const relations = rowsOf(first, 'relations').map((each) => ({ ...each, rev: 1 }))
    const again = plan([heading, row], { guardians: guardian ? [{ ...guardian, rev: 1 }] : [], relations })
    expect(rowsOf(again, 'guardians')).toEqual([])
  })

  it('says who lives elsewhere without moving anybody', () => {
    const home = {
      ...aHousehold('Oud', [{ id: sanne.id, kind: 'pupil' }]),
      rev: 1,
      street: 'Oudeweg 3',
      postcode: '1000 AA',
    }
    const row = ['0104205', ...jan.slice(1)]
    const made = plan([heading, row], { households: [home] })
    expect(made.rows[0]?.notes).toContainEqual({ code: 'address-differs', heading: '' })
    expect(
      rowsOf(made, 'households').every(({ members }) => members.every(({ personId }) => personId !== sanne.id)),
    ).toBe(true)
    const secret = plan([heading, row], { households: [{ ...home, isSecret: true }] })
    expect(secret.rows[0]?.notes).toEqual([])
  })

  it('makes no open home of an address that is secret for somebody else', () => {
    const secret = {
      ...aHousehold('Laan', [{ id: sanne.id, kind: 'pupil' }]),
      rev: 1,
      street: 'Laan 1',
      postcode: '1399ZZ',
      isSecret: true,
    }
    const homes = (household: typeof secret) =>
      rowsOf(plan([heading, jan], { households: [household] }), 'households').map(({ isSecret }) => isSecret)
    expect(homes(secret)).toEqual([true])
    expect(homes({ ...secret, street: 'Laan 2' })).toEqual([false])
  })

  it.each([
    [['9', 'Jan de Boer'], 'pupil-unknown', '9'],
    [['', 'Jan de Boer'], 'no-pupil-number', ''],
    [['0104205', ''], 'no-guardian', ''],
  ])('refuses %j', (row, code, detail) => {
    expect(plan([['Leerlingnummer', 'Naam'], row, ['0104205', 'Eva Wit']]).rows[0]?.why).toEqual({ code, detail })
  })

  it('stores a guardian with the children it knows and names the number it doesn’t', () => {
    const made = plan([
      ['Leerlingnummer', 'Naam'],
      ['0104205;9', 'Jan de Boer'],
    ])
    expect(made.rows[0]).toMatchObject({ state: 'new', notes: [{ code: 'pupil-unknown', heading: '9' }] })
  })

  it('finds a child by name only where one pupil has it', () => {
    const rows = [
      ['Naam leerling', 'Naam ouder'],
      ['Boer, Sanne de', 'Jan de Boer'],
    ]
    expect(plan(rows).rows[0]?.className).toBe('Sanne de Boer')
    const inParts = [
      ['Roepnaam leerling', 'Tussenvoegsel leerling', 'Achternaam leerling', 'Naam ouder'],
      ['Sanne', 'de', 'Boer', 'Jan de Boer'],
    ]
    expect(plan(inParts).rows[0]?.className).toBe('Sanne de Boer')
    const twin = aPupil({ rev: 1, number: '2', calledName: 'Sanne', prefix: 'de', surname: 'Boer' })
    expect(plan(rows, { pupils: [sanne, twin] }).rows[0]?.why).toEqual({ code: 'several-pupils-fit', detail: '2' })
  })
})

describe('numbersIn', () => {
  it('takes every number of every cell once', () => {
    expect(numbersIn(['0104205, 0104311', '0104205 en 7', 'geen', ''])).toEqual(['0104205', '0104311', '7'])
  })
})
