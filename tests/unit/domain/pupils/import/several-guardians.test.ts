import { describe, expect, it } from 'vitest'
import { emailsIn, peopleIn, phonesIn } from '#domain/pupils/class-list/guardian-cells.ts'
import { type ListOptions, plainListOptions, prepareList } from '#domain/pupils/class-list/list-to-read.ts'
import { parseClassList, readClassList } from '#domain/pupils/class-list/parse-class-list.ts'
import { fullName } from '#domain/pupils/person-name.ts'

const today = '2026-11-23'
const parse = (rows: string[][], options: Partial<ListOptions> = {}) => {
  const parsed = parseClassList(rows, today, { ...plainListOptions, ...options })
  if (!parsed.ok) throw new Error(parsed.code)
  return parsed.value
}
const questions = (rows: string[][]) => {
  const prepared = prepareList(rows, plainListOptions)
  if (!prepared.ok) throw new Error(prepared.code)
  return prepared.value.questions
}
const guardians = (rows: string[][], answers: [string, string][] = []) =>
  parse(rows, { answers: new Map(answers) }).candidates[0]?.guardians.map((guardian) => [
    fullName(guardian.name),
    guardian.email,
    guardian.otherEmails.join(' '),
  ])

describe('peopleIn', () => {
  it.each([
    ['Dhr. J. de Boer en Mevr. A. Yılmaz', ['J. de Boer', 'A. Yılmaz']],
    ['Jan en Anna de Boer', ['Jan de Boer', 'Anna de Boer']],
    ['J. de Boer / A. Yılmaz', ['J. de Boer', 'A. Yılmaz']],
    ['J. de Boer & A. Yılmaz', ['J. de Boer', 'A. Yılmaz']],
    ['Boer, J. de\nYılmaz, A.', ['Boer, J. de', 'Yılmaz, A.']],
    ['Dhr. en mevr. de Boer', ['de Boer']],
    ['Fam. Van den Berg', ['Van den Berg']],
    ['de Heer', ['de Heer']],
    ['Jan de Heer', ['Jan de Heer']],
    ['Ingrid Visser-de Boer', ['Ingrid Visser-de Boer']],
    ['drs. A. Yılmaz', ['A. Yılmaz']],
    ['', ['']],
  ])('reads %j', (cell, people) => {
    expect(peopleIn(cell)).toEqual(people)
  })
})

describe('emailsIn and phonesIn', () => {
  it('finds every address of a cell', () => {
    expect(emailsIn('Jan <jan@thuis.example>; mailto:anna@thuis.example,\nanna@thuis.example')).toEqual([
      'jan@thuis.example',
      'anna@thuis.example',
    ])
    expect(emailsIn('geen')).toEqual([])
  })

  it('cuts numbers apart only where each is one', () => {
    expect(phonesIn('06-12345678 / 030-1234567')).toEqual(['06-12345678', '030-1234567'])
    expect(phonesIn('06-12345678 (werk/thuis)')).toEqual(['06-12345678 (werk/thuis)'])
  })
})

describe('several guardians', () => {
  const two = [
    ['Achternaam', 'Naam ouders', 'E-mail ouders', 'Telefoon ouders'],
    ['Boer', 'Dhr. J. de Boer en Mevr. A. Yılmaz', 'j@thuis.example; a@thuis.example', '06-12345678 / 06-87654321'],
  ]

  it('in one cell are a question, proposed as two people with an address each', () => {
    expect(questions(two).map(({ kind, suggested, count }) => [kind, suggested, count])).toEqual([
      ['two-people', 'split', 1],
    ])
    expect(parse(two).candidates[0]?.notes).toEqual([])
    expect(parse(two).candidates[0]?.guardians).toMatchObject([
      { name: { firstNames: 'J.', prefix: 'de', surname: 'Boer' }, email: 'j@thuis.example', phone: '06-12345678' },
      { name: { firstNames: 'A.', surname: 'Yılmaz' }, email: 'a@thuis.example', phone: '06-87654321' },
    ])
  })

  it('stay one guardian when the counsellor says so, with the second address kept', () => {
    expect(guardians(two, [['two-people:1', 'keep']])?.map(([, email, others]) => [email, others])).toEqual([
      ['j@thuis.example', 'a@thuis.example'],
    ])
  })

  it('get a second address by what the counsellor answers', () => {
    const rows = [
      ['Achternaam', 'Naam ouder 1', 'E-mail ouder 1', 'Naam ouder 2'],
      ['Boer', 'Jan de Boer', 'j@thuis.example; a@thuis.example', 'Ayşe Yılmaz'],
    ]
    expect(questions(rows)[0]).toMatchObject({ kind: 'second-email', suggested: 'other-guardian', columnIndex: 2 })
    expect(guardians(rows)).toEqual([
      ['Jan de Boer', 'j@thuis.example', ''],
      ['Ayşe Yılmaz', 'a@thuis.example', ''],
    ])
    expect(guardians(rows, [['second-email:2', 'remarks']])).toEqual([
      ['Jan de Boer', 'j@thuis.example', 'a@thuis.example'],
      ['Ayşe Yılmaz', '', ''],
    ])
    expect(guardians(rows, [['second-email:2', 'leave-out']])).toEqual([
      ['Jan de Boer', 'j@thuis.example', ''],
      ['Ayşe Yılmaz', '', ''],
    ])
    const notes = (answer: string) =>
      parse(rows, { answers: new Map([['second-email:2', answer]]) }).candidates[0]?.notes
    expect(notes('other-guardian')).toEqual([])
    expect(notes('remarks')).toEqual([{ code: 'several-emails', heading: 'E-mail ouder 1' }])
    expect(notes('leave-out')).toEqual([{ code: 'several-emails', heading: 'E-mail ouder 1' }])
  })

  it('on lines of their own under the pupil are joined with the pupil above', () => {
    const { candidates, refused } = parse([
      ['Stamnr', 'Achternaam', 'Klas', 'Naam ouder', 'E-mail ouder'],
      ['1', 'Bos', '4H2', 'Anna Bos', 'a@thuis.example'],
      ['', '', '', 'Piet Klaver', 'p@thuis.example'],
      ['2', 'Wit', '4H2', 'Eva Wit', 'e@thuis.example'],
    ])
    expect(refused).toEqual([])
    expect(candidates.map(({ guardians: all }) => all.map(({ email }) => email))).toEqual([
      ['a@thuis.example', 'p@thuis.example'],
      ['e@thuis.example'],
    ])
    expect(candidates[0]?.notes).toContainEqual({ code: 'rows-joined', heading: '3' })
  })

  it('never go to the pupil before a row that was refused', () => {
    const { candidates, refused } = parse([
      ['Stamnr', 'Achternaam', 'Geboortedatum', 'Naam ouder'],
      ['1', 'Bos', '1-2-2010', 'Anna Bos'],
      ['2', 'Wit', '31-2-2010', 'Eva Wit'],
      ['', '', '', 'Piet Wit'],
    ])
    expect(candidates.map(({ guardians: all }) => all.length)).toEqual([1])
    expect(refused.map(({ rowNumber, code }) => [rowNumber, code])).toEqual([
      [3, 'bad-birth-date'],
      [4, 'no-surname'],
    ])
  })

  it('on rows of one pupil fill each other in, and say where the rows differ', () => {
    const { candidates } = parse([
      ['Achternaam', 'Roepnaam', 'Geboortedatum', 'Klas', 'Mentor', 'Naam ouder'],
      ['Bos', 'Jan', '1-2-2010', '4H2', '', 'Anna Bos'],
      ['Bos', 'Jan', '1-2-2010', '4H3', 'F. Amrani', 'Piet Bos'],
    ])
    expect(candidates).toMatchObject([{ className: '4H2', mentorName: 'F. Amrani' }])
    expect(candidates[0]?.guardians).toHaveLength(2)
    expect(candidates[0]?.notes.map(({ code, heading }) => [code, heading])).toEqual([
      ['rows-joined', '3'],
      ['rows-differ', '3'],
    ])
  })
})

describe('questionsOf', () => {
  it('asks once per value about levels, relations and authority that are not understood', () => {
    const rows = [
      ['Achternaam', 'Klas', 'Niveau', 'Naam ouder', 'Relatie ouder', 'Gezag ouder'],
      ['Bos', 'Rood', 'M2', 'Anna Bos', 'BM', 'deels'],
      ['Wit', 'Rood', 'm2', 'Eva Wit', 'moeder', 'Ja'],
      ['Zee', '4H2', 'H4', 'Ada Zee', 'tante', 'nee'],
    ]
    expect(questions(rows).map(({ id, value, count }) => [id, value, count])).toEqual([
      ['relation:4:bm', 'BM', 1],
      ['authority:5:deels', 'deels', 1],
    ])
    const answers = new Map([
      ['relation:4:bm', 'mother'],
      ['authority:5:deels', 'no'],
    ])
    expect(parse(rows, { answers }).candidates.flatMap(({ guardians: all }) => all)).toMatchObject([
      { kind: 'mother', authority: 'no' },
      { kind: 'mother', authority: 'yes' },
      { kind: 'other', authority: 'no' },
    ])
  })

  it('asks about a level that could be two, and stores none until it is answered', () => {
    const rows = [
      ['Achternaam', 'Klas', 'Niveau'],
      ['Bos', '1b', 'havo/vwo'],
      ['Wit', '1b', 'Havo / VWO'],
    ]
    expect(questions(rows)).toMatchObject([{ id: 'level:2:havo vwo', count: 2, suggested: null }])
    expect(parse(rows).candidates.map(({ level }) => level)).toEqual([null, null])
    const answers = new Map([['level:2:havo vwo', 'havo']])
    expect(parse(rows, { answers }).candidates.map(({ level }) => level)).toEqual(['havo', 'havo'])
  })

  it('asks whether the month stands first where the dates show it', () => {
    const rows = [
      ['Achternaam', 'Geboortedatum'],
      ['Bos', '03/31/2010'],
      ['Wit', '04/05/2010'],
    ]
    expect(questions(rows)).toMatchObject([{ id: 'date-order:1', kind: 'date-order', suggested: 'month-first' }])
    expect(parse(rows).candidates.map(({ birthDay }) => birthDay)).toEqual(['2010-03-31', '2010-04-05'])
    const dayFirst = parse(rows, { answers: new Map([['date-order:1', 'day-first']]) })
    expect(dayFirst.refused.map(({ code }) => code)).toEqual(['bad-birth-date'])
  })

  it('follows what was learned for a value until it is answered otherwise', () => {
    const rows = [
      ['Achternaam', 'Niveau'],
      ['Bos', 'M2'],
      ['Wit', 'zz'],
    ]
    const learned = [
      {
        id: 'A'.repeat(22),
        rev: 1,
        listKind: 'class-list' as const,
        heading: 'niveau',
        meaning: null,
        answers: [{ value: 'zz', answer: 'kb' }],
      },
    ]
    const levelsWith = (answers: ListOptions['answers']) => {
      const prepared = prepareList(rows, { ...plainListOptions, learned, answers })
      if (!prepared.ok) throw new Error(prepared.code)
      return readClassList(prepared.value, today).candidates.map(({ level }) => level)
    }
    expect(levelsWith(new Map())[1]).toBe('kb')
    expect(levelsWith(new Map([['level:1:zz', 'bb']]))[1]).toBe('bb')
  })
})
