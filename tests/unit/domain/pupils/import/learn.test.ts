import { describe, expect, it } from 'vitest'
import type { HeadingAlias } from '#domain/pupils/class-list/heading-alias.ts'
import { headingAliasSchema } from '#domain/pupils/class-list/heading-alias.ts'
import type { ColumnMeaning } from '#domain/pupils/class-list/headings.ts'
import { aliasesToLearn } from '#domain/pupils/class-list/learn.ts'
import { plainListOptions, prepareList } from '#domain/pupils/class-list/list-to-read.ts'
import { countingClock } from '../../rows.ts'

const rows = [
  ['Achternaam', 'Cluster', 'Niveau', 'Nummer staat'],
  ['Bos', '4H2', 'X9', '999990019'],
  ['Wit', '4H2', 'X9', '999990007'],
  ['Zee', '4H2', '', '999990020'],
]
function learn(asked: [number, ColumnMeaning][], said: [string, string][], known: HeadingAlias[] = []) {
  const list = prepareList(rows, { ...plainListOptions, learned: known, asked: new Map(asked) })
  if (!list.ok) throw new Error(list.code)
  return aliasesToLearn(list.value, new Map(said), known, 'class-list', countingClock())
}
const asClass: [number, ColumnMeaning] = [1, { kind: 'pupil', field: 'className' }]

describe('aliasesToLearn', () => {
  it('learns chosen meanings, also "leave out", and answers to coded values', () => {
    const learned = learn([asClass], [['level:2:x9', 'kb']])
    for (const alias of learned) expect(headingAliasSchema.parse(alias)).toEqual(alias)
    expect(learned.map(({ heading, meaning, answers }) => [heading, meaning, answers])).toEqual([
      ['cluster', { kind: 'pupil', field: 'className' }, []],
      ['niveau', null, [{ value: 'x9', answer: 'kb' }]],
    ])
    expect(learn([[1, { kind: 'ignore' }]], [])).toMatchObject([{ heading: 'cluster', meaning: { kind: 'ignore' } }])
  })

  it('learns nothing of what was not asked, nor of columns that may not be stored', () => {
    expect(learn([], [])).toEqual([])
    expect(learn([[3, { kind: 'pupil', field: 'number' }]], [])).toEqual([])
    expect(learn([[1, { kind: 'unknown' }]], [])).toEqual([])
  })

  it('learns no answer about a cell that could name somebody', () => {
    const list = prepareList(
      [
        ['Achternaam', 'Naam ouder', 'Relatie ouder'],
        ['Bos', 'Truus Bos', 'tante Truus Bos'],
        ['Wit', 'Eva Wit', 'verzorgende'],
        ['Zee', 'Ada Zee', 'verzorgende'],
        ['Dam', 'Ida Dam', 'verzorgende'],
      ],
      plainListOptions,
    )
    if (!list.ok) throw new Error(list.code)
    const said = new Map(list.value.questions.map(({ id }) => [id, 'other']))
    expect(said.size).toBe(1)
    const learned = aliasesToLearn(list.value, said, [], 'class-list', countingClock())
    expect(learned.flatMap(({ answers }) => answers)).toEqual([{ value: 'verzorgende', answer: 'other' }])
    const family = { ...list.value, questions: list.value.questions.map((question) => ({ ...question, count: 1 })) }
    expect(aliasesToLearn(family, said, [], 'class-list', countingClock())).toEqual([])
  })

  it('learns nothing of a row of data that was pointed at as the headings', () => {
    const people = [
      ['Sanne', 'Adjei', '0104205', '12-03-2011', '999990019'],
      ['Emre', 'Bos', '0104311', '01-02-2012', '999990007'],
    ]
    const asked = new Map<number, ColumnMeaning>([
      [0, { kind: 'pupil', field: 'calledName' }],
      [1, { kind: 'pupil', field: 'surname' }],
      [4, { kind: 'pupil', field: 'number' }],
    ])
    const list = prepareList(people, { ...plainListOptions, headerIndex: 0, asked })
    if (!list.ok) throw new Error(list.code)
    expect(aliasesToLearn(list.value, new Map(), [], 'class-list', countingClock())).toEqual([])
  })

  it('changes a known row in place and says nothing when nothing changes', () => {
    const known = learn([asClass], []).map((alias) => ({ ...alias, rev: 1 }))
    expect(learn([asClass], [], known)).toEqual([])
    expect(learn([[1, { kind: 'ignore' }]], [], known)).toMatchObject([
      { id: known[0]?.id, rev: 1, meaning: { kind: 'ignore' } },
    ])
  })
})
