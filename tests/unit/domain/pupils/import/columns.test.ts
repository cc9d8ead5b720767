import { describe, expect, it } from 'vitest'
import {
  columnsOf,
  learnedHeading,
  meaningsFor,
  missingColumns,
  plainColumnOptions,
} from '#domain/pupils/class-list/columns.ts'
import type { HeadingAlias } from '#domain/pupils/class-list/heading-alias.ts'
import { type ColumnMeaning, meaningKey, meaningOfHeading, meaningOfKey } from '#domain/pupils/class-list/headings.ts'
import { bodyOf } from '#domain/pupils/class-list/list-body.ts'
import { clock } from '../../rows.ts'

const columns = (rows: string[][], change: Partial<typeof plainColumnOptions> = {}) =>
  columnsOf(bodyOf(rows, 0, false), { ...plainColumnOptions, ...change })
const keys = (rows: string[][], change: Partial<typeof plainColumnOptions> = {}) =>
  columns(rows, change).map(({ meaning, origin }) => [meaningKey(meaning), origin])
const learned = (heading: string, meaning: HeadingAlias['meaning']): HeadingAlias => ({
  id: clock.newId(),
  rev: 1,
  listKind: 'class-list',
  heading,
  meaning,
  answers: [],
})

describe('columnsOf', () => {
  it('says where each meaning comes from', () => {
    const rows = [
      ['Stamnr', 'Cursist', 'Cluster', 'Opmerking', 'Kenmerk'],
      ['1', 'Bos', '4H2', 'x', '999990019'],
      ['2', 'Wit', '4H2', 'y', '999990007'],
      ['3', 'Zee', '4H2', 'z', '999990020'],
    ]
    const asked = new Map<number, ColumnMeaning>([[1, { kind: 'pupil', field: 'surname' }]])
    expect(keys(rows, { asked, learned: [learned('cluster', { kind: 'pupil', field: 'className' })] })).toEqual([
      ['pupil number', 'alias'],
      ['pupil surname', 'asked'],
      ['pupil className', 'learned'],
      ['unknown', 'unknown'],
      ['sensitive bsn', 'content'],
    ])
  })

  it('lets a learned meaning win over a built-in one, and the counsellor over both', () => {
    const rows = [
      ['Achternaam', 'Groep'],
      ['Bos', 'muziek'],
    ]
    const taught = { learned: [learned('groep', { kind: 'ignore' })] }
    expect(keys(rows, taught)[1]).toEqual(['ignore', 'learned'])
    const asked = new Map<number, ColumnMeaning>([[1, { kind: 'pupil', field: 'profile' }]])
    expect(keys(rows, { ...taught, asked })[1]).toEqual(['pupil profile', 'asked'])
  })

  it('keeps service numbers out whatever was learned or asked, and shows none of them', () => {
    const asNumber: ColumnMeaning = { kind: 'pupil', field: 'number' }
    const rows = [
      ['Achternaam', 'Burgerservicenummer', 'Leerlingcode'],
      ['Een', '12', '999990019'],
      ['Twee', '13', '999990007'],
      ['Drie', '14', '999990020'],
    ]
    const found = columns(rows, {
      learned: [learned('burgerservicenummer', { kind: 'pupil', field: 'number' })],
      asked: new Map([
        [1, asNumber],
        [2, asNumber],
      ]),
    })
    expect(found.slice(1).map(({ meaning, samples }) => [meaning, samples])).toEqual([
      [{ kind: 'sensitive', what: 'bsn' }, []],
      [{ kind: 'sensitive', what: 'bsn' }, []],
    ])
    expect(JSON.stringify(found)).not.toContain('99999')
  })

  it('is not fooled by a typing error among service numbers', () => {
    const numbers = ['999990019', '999990007', '999990020', '999990021', '']
    const rows = [['Achternaam', 'Leerlingnummer'], ...numbers.map((number, at) => [`Naam${at}`, number])]
    expect(keys(rows)[1]).toEqual(['sensitive bsn', 'content'])
  })

  it('takes the first of two equal headings and asks about the second', () => {
    const rows = [
      ['Achternaam', 'E-mail', 'Naam ouder 1', 'E-mail', 'E-mail'],
      ['Bos', 'a@leerling.example', 'Anna Bos', 'b@thuis.example', 'c@thuis.example'],
    ]
    const found = columns(rows)
    expect(found.map(({ meaning, isDouble }) => [meaningKey(meaning), isDouble])).toEqual([
      ['pupil surname', false],
      ['pupil email', true],
      ['guardian 1 fullName', false],
      ['unknown', true],
      ['unknown', true],
    ])
    expect(found[3]?.suggestions.map(meaningKey)[0]).toBe('guardian 1 email')
    expect(found[3]?.samples).toEqual(['b@thuis.example'])
  })

  it('learns the second of two equal headings apart', () => {
    const headings = ['Achternaam', 'E-mail', 'E-mail']
    expect([1, 2].map((index) => learnedHeading(headings, index))).toEqual(['e mail', 'e mail (2)'])
    const taught = [learned('e mail (2)', { kind: 'guardian', slot: '1', field: 'email' })]
    expect(keys([headings, ['Bos', 'a@b.example', 'c@d.example']], { learned: taught })).toEqual([
      ['pupil surname', 'alias'],
      ['pupil email', 'alias'],
      ['guardian 1 email', 'learned'],
    ])
  })

  it.each([
    ['a@x.example', 'pupil email'],
    ['06-12345678', 'guardian 1 phone'],
    ['3581 AB', 'pupil postcode'],
    ['12-03-2011', 'pupil birthDay'],
    ["12 mrt '11", 'pupil birthDay'],
    ['4H2', 'pupil className'],
    ['0104201', 'pupil number'],
    ['moeder', 'guardian 1 relation'],
  ])('suggests what a column of %s could be, without taking it', (value, suggestion) => {
    const found = columns([
      ['Achternaam', 'Veld 7'],
      ['Bos', value],
    ])[1]
    expect(found?.meaning).toEqual({ kind: 'unknown' })
    expect(found?.suggestions.map(meaningKey)[0]).toBe(suggestion)
  })

  it('names columns of a list without headings by their place, and counts what is in them', () => {
    const body = bodyOf(
      [
        ['Bos', '4H2'],
        ['Wit', '-', 'x'],
      ],
      -1,
      false,
    )
    const found = columnsOf(body, plainColumnOptions)
    expect(found.map(({ index, heading, filledCount, isDouble }) => [index, heading, filledCount, isDouble])).toEqual([
      [0, '', 2, false],
      [1, '', 1, false],
      [2, '', 1, false],
    ])
  })

  it('marks columns the workbook hides', () => {
    const rows = [
      ['Achternaam', 'Klas'],
      ['Bos', '4H2'],
    ]
    expect(columns(rows, { hiddenColumns: [1] }).map(({ isHidden }) => isHidden)).toEqual([false, true])
  })
})

describe('meaningOfHeading of a guardians’ list', () => {
  it.each([
    ['Leerlingnummers', 'pupil number'],
    ['Stamnummer leerling', 'pupil number'],
    ['Kind 2', 'pupil number'],
    ['Naam leerling', 'pupil fullName'],
    ['Achternaam', 'guardian 1 surname'],
    ['E-mail', 'guardian 1 email'],
    ['Mobiel', 'guardian 1 phone'],
    ['Relatie', 'guardian 1 relation'],
    ['Gezag', 'guardian 1 authority'],
    ['Naam ouder', 'guardian 1 fullName'],
    ['Klas', 'pupil className'],
    ['BSN', 'sensitive bsn'],
    ['', 'unknown'],
    ['Beroep', 'unknown'],
  ])('takes %j for %s', (heading, key) => {
    expect(meaningKey(meaningOfHeading(heading, 'guardian-list'))).toBe(key)
  })
})

describe('columnsOf of a guardians’ list', () => {
  it.each([
    ['Sanne Adjei', 'pupil fullName'],
    ['0104205', 'pupil number'],
    ['0104205 Sanne Adjei', 'pupil number'],
  ])('takes a column "Leerling" with %s for %s', (value, key) => {
    const rows = [
      ['Leerling', 'Naam ouder'],
      [value, 'Esther Mulder'],
    ]
    expect(keys(rows, { listKind: 'guardian-list' })[0]).toEqual([key, 'alias'])
  })
})

describe('meaningsFor', () => {
  it('offers every meaning once, each readable back from its key', () => {
    for (const listKind of ['class-list', 'guardian-list'] as const) {
      const offered = meaningsFor(listKind)
      expect(new Set(offered.map(meaningKey)).size).toBe(offered.length)
      expect(offered.map((meaning) => meaningOfKey(meaningKey(meaning)))).toEqual(offered)
    }
    expect(meaningOfKey('sensitive bsn')).toEqual({ kind: 'unknown' })
  })
})

describe('missingColumns', () => {
  it('asks for the pupil’s name in a class list, for number and guardian in a guardians’ list', () => {
    const found = columns([
      ['Stamnr', 'Klas'],
      ['1', '4H2'],
    ])
    expect(missingColumns(found, 'class-list')).toEqual(['name'])
    expect(missingColumns(found, 'guardian-list')).toEqual(['name'])
    expect(missingColumns([], 'guardian-list')).toEqual(['pupil-number', 'name'])
  })
})
