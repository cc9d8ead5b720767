import { describe, expect, it } from 'vitest'
import { parseClassList } from '#domain/pupils/class-list/parse-class-list.ts'
import { parseFixture, readFixture } from './class-list-fixtures.ts'

const today = '2026-11-23'
const parse = (rows: string[][]) => {
  const parsed = parseClassList(rows, today)
  if (!parsed.ok) throw new Error(parsed.code)
  return parsed.value
}

describe('parseClassList', () => {
  it('reads the same people from a Magister-like and a Somtoday-like list', () => {
    const magister = parseFixture('magister-4h2.csv')
    const somtoday = parseFixture('somtoday-4h2.csv')
    expect([magister.refused, somtoday.refused]).toEqual([[], []])
    expect(somtoday.candidates).toHaveLength(27)
    for (const [index, candidate] of magister.candidates.entries()) {
      const other = somtoday.candidates[index]
      expect(candidate.number).toBe(other?.number)
      expect(candidate.birthDay).toBe(other?.birthDay)
      expect(candidate.guardians.map((guardian) => guardian.email)).toEqual(
        other?.guardians.map((guardian) => guardian.email),
      )
      expect(candidate).toMatchObject({ className: '4H2', yearGroup: 4, level: 'havo' })
    }
  })

  it('keeps leading zeros, prefixes and the parts of an address', () => {
    const roos = parseFixture('magister-4h2.csv').candidates.find(({ name }) => name.calledName === 'Roos')
    expect(roos).toMatchObject({
      rowNumber: 6,
      number: '0104205',
      name: { calledName: 'Roos', firstNames: 'R.', prefix: 'van', surname: 'Dijk' },
      address: { street: 'Lijsterbes 55', postcode: '1399 ZZ', town: 'Almere' },
      guardians: [
        { kind: 'mother', name: { firstNames: 'H.', prefix: 'de', surname: 'Wit' }, phone: '+31 6 00000400' },
        { kind: 'father', name: { prefix: 'van', surname: 'Dijk' } },
      ],
      notes: [],
    })
  })

  it('leaves out service numbers and ECK iDs and says which columns', () => {
    const dropped = (name: string) =>
      parseFixture(name)
        .columns.filter(({ meaning }) => meaning.kind === 'sensitive')
        .map(({ heading, origin }) => [heading, origin === 'content'])
    expect(dropped('magister-4h2.csv')).toEqual([['BSN', false]])
    expect(dropped('somtoday-4h2.csv')).toEqual([
      ['Onderwijsnummer', false],
      ['ECK iD', false],
    ])
    expect(dropped('hidden-bsn.csv')).toEqual([['Kenmerk', true]])
    for (const name of ['magister-4h2.csv', 'somtoday-4h2.csv', 'hidden-bsn.csv']) {
      expect(JSON.stringify(parseFixture(name))).not.toMatch(/99999\d{4}|ketenid/)
    }
  })

  it('drops a number column that holds service numbers', () => {
    const { candidates } = parse([
      ['Leerlingnummer', 'Achternaam'],
      ['999990019', 'Een'],
      ['999990007', 'Twee'],
      ['999990020', 'Drie'],
    ])
    expect(candidates.map(({ number }) => number)).toEqual(['', '', ''])
  })

  it('refuses both readings of a number that two people have, by row', () => {
    const { candidates, refused } = parseFixture('duplicate-numbers.csv')
    expect(candidates).toHaveLength(6)
    expect(refused).toEqual([
      { rowNumber: 6, number: '0104202', label: 'Mei-Lin Chen', code: 'duplicate-number', detail: '3' },
    ])
  })

  it('joins rows that differ in guardian only, and refuses bad dates and missing names', () => {
    const { candidates, refused } = parseFixture('row-per-guardian.csv')
    expect(candidates).toHaveLength(1)
    expect(candidates[0]).toMatchObject({
      birthDay: '2010-02-03',
      name: { firstNames: 'J.', prefix: 'van der', surname: 'Berg' },
      guardians: [
        { kind: 'mother', email: 'a.berg@thuis.example' },
        { kind: 'father', name: { calledName: 'Pieter', surname: 'Klaassen' } },
      ],
    })
    expect(candidates[0]?.notes).toContainEqual({ code: 'rows-joined', heading: '3' })
    expect(refused.map(({ rowNumber, code, detail }) => [rowNumber, code, detail])).toEqual([
      [4, 'bad-birth-date', '31-02-2010'],
      [5, 'unlikely-birth-date', '1-1-1970'],
      [6, 'no-surname', ''],
    ])
  })

  it('keeps formulas as text and says so, but not for phone numbers', () => {
    const { candidates } = parseFixture('formulas.csv')
    expect(candidates.map(({ name }) => name.calledName)).toEqual([
      '=HYPERLINK("http://kwaad.example","klik")',
      '+1+1',
      '-2+3',
      '@SUM(A1)',
      'Gewoon',
      'Regel einde',
    ])
    const flagged = candidates.map(({ notes }) => notes.filter(({ code }) => code === 'formula-kept-as-text').length)
    expect(flagged).toEqual([1, 1, 1, 1, 1, 0])
    expect(candidates[5]?.notes).toEqual([{ code: 'email-not-valid', heading: 'E-mail verzorger 1' }])
  })

  it('refuses the last row of a list that was cut off', () => {
    const { candidates, refused } = parseFixture('truncated-in-row.csv')
    expect(candidates.length).toBeGreaterThan(5)
    expect(refused).toMatchObject([{ code: 'row-cut-off', rowNumber: candidates.length + 2 }])
  })

  it('refuses a row with more cells than headings', () => {
    expect(
      parse([
        ['Achternaam', 'Roepnaam'],
        ['Bos', 'Jan', ''],
        ['Bos', 'Jan', 'Piet'],
      ]).refused,
    ).toMatchObject([{ rowNumber: 3, code: 'too-many-cells' }])
  })

  it('finds a header under a title', () => {
    const { candidates } = parse([
      ['Klassenlijst 4H2'],
      [''],
      ['Achternaam', 'Roepnaam', 'Klas'],
      ['Bos', 'Jan', '4H2'],
    ])
    expect(candidates).toMatchObject([{ rowNumber: 4, name: { surname: 'Bos' } }])
  })

  it('notes a guardian that has an address but no name', () => {
    const { candidates } = parse([
      ['Achternaam', 'Klas', 'E-mail verzorger 1'],
      ['Bos', '4H2', 'bos@thuis.example; werk@thuis.example'],
    ])
    expect(candidates[0]).toMatchObject({
      guardians: [{ email: 'bos@thuis.example', otherEmails: ['werk@thuis.example'], kind: 'parent' }],
      notes: [
        { code: 'several-emails', heading: 'E-mail verzorger 1' },
        { code: 'guardian-without-name', heading: 'bos@thuis.example' },
      ],
    })
  })

  it('refuses a cell of more than 500 characters and cleans control characters away', () => {
    const { candidates, refused } = parse([
      ['Achternaam', 'Roepnaam'],
      ['B\u0007os', 'J\u200Ban\uFEFF'],
      ['x'.repeat(100_000), 'Lang'],
    ])
    expect(candidates[0]?.name.surname).toBe('Bos')
    expect(refused).toMatchObject([{ rowNumber: 3, code: 'cell-too-long', detail: 'Achternaam' }])
  })

  it.each([
    ['no-header.csv', 'no-header'],
    ['one-column.csv', 'one-column'],
  ])('refuses %s as a whole', (name, code) => {
    expect(parseClassList(readFixture(name).rows, today)).toEqual({ ok: false, code })
  })

  it('refuses a list with headings only', () => {
    expect(parseClassList([['Achternaam', 'Klas']], today)).toEqual({ ok: false, code: 'no-rows' })
  })
})
