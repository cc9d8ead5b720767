import { describe, expect, it } from 'vitest'
import { byName, columnKeys, type ListSort } from '#domain/pupils/lists/columns.ts'
import { facetsOf } from '#domain/pupils/lists/facets.ts'
import {
  conditionCount,
  emptyFilter,
  isSameFilter,
  type ListFilter,
  listFilterSchema,
} from '#domain/pupils/lists/list-filter.ts'
import { factKindsOfQuestion, listPupils } from '#domain/pupils/lists/list-pupils.ts'
import { isAdultSoon, matchFilter } from '#domain/pupils/lists/match-filter.ts'
import type { PupilFacts, TalkFacts } from '#domain/pupils/lists/pupil-facts.ts'
import { standardLists } from '#domain/pupils/lists/standard-lists.ts'
import { rosterOf } from '#domain/pupils/roster.ts'
import { anEnrolment, aPupil, today } from '../../rows.ts'

const years = { year: 2026, currentYear: 2026, today }

const noTalks: TalkFacts = {
  phase: null,
  lastHeldDay: null,
  nextPlannedAt: null,
  heldThisYear: 0,
  lacksContactInPhase: false,
  differenceOpen: false,
  planned: [],
}

const anna = aPupil({ calledName: 'Anna', surname: 'Bos', number: '3', tags: ['mentorles'], birthDay: '2009-01-15' })
const bram = aPupil({ calledName: 'Bram', surname: 'Cox', number: '20', birthDay: null })
const cato = aPupil({ calledName: 'Cato', surname: 'Dam', number: '100', leavingDay: '2026-10-01' })
const dirk = aPupil({ calledName: 'Dirk', surname: 'Eek', number: '', tags: ['open dag', 'mentorles'] })
const roster = rosterOf(
  [dirk, cato, bram, anna],
  [
    anEnrolment(anna, { className: '4H1', level: 'havo', profile: 'NT', mentorName: 'F. Amrani' }),
    anEnrolment(bram, { className: '10A', level: 'vwo', yearGroup: 5, mentorName: '' }),
    anEnrolment(cato, { className: '4H1' }),
  ],
  2026,
  2026,
  today,
)
const listed = (
  filter: Partial<ListFilter>,
  facts: [string, PupilFacts][] = [],
  sort: ListSort = byName,
): { names: string[]; undecided: number } => {
  const question = { group: { kind: 'all' as const }, filter: { ...emptyFilter, ...filter }, query: '', sort }
  const { entries, undecided } = listPupils(roster, question, new Map(facts), years)
  return { names: entries.map(({ pupil }) => pupil.calledName), undecided: undecided.length }
}

describe('listPupils', () => {
  it('lists everybody at school in the order of a Dutch list when nothing is asked', () => {
    expect(listed({}).names).toEqual(['Anna', 'Bram', 'Dirk'])
  })

  it('takes any value within a group and asks every group', () => {
    expect(listed({ classNames: ['4H1', '10A'] }).names).toEqual(['Anna', 'Bram'])
    expect(listed({ classNames: ['4H1', '10A'], levels: ['vwo'] }).names).toEqual(['Bram'])
    expect(listed({ tags: ['mentorles'], levels: ['vwo'] }).names).toEqual([])
  })

  it('knows "without": no class, no mentor, no profile, no birth date', () => {
    expect(listed({ classNames: [''] }).names).toEqual(['Dirk'])
    expect(listed({ mentorNames: [''] }).names).toEqual(['Bram', 'Dirk'])
    expect(listed({ profiles: [''] }).names).toEqual(['Bram', 'Dirk'])
    expect(listed({ marks: ['no-birth-day'] }).names).toEqual(['Bram'])
  })

  it('lists who left only when asked, and then nobody else', () => {
    expect(listed({ who: 'left' }).names).toEqual(['Cato'])
  })

  it('names as undecided those whose facts were not read, and only those who could match', () => {
    const asked = { noTalk: { kind: 'ever' as const }, levels: ['havo' as const, 'vwo' as const] }
    expect(listed(asked)).toEqual({ names: [], undecided: 2 })
    expect(listed(asked, [[anna.id, { talks: noTalks }]])).toEqual({ names: ['Anna'], undecided: 1 })
  })

  it('sorts numbers by size, levels by rank, empty ones last in both directions', () => {
    expect(listed({}, [], { column: 'number', isDescending: false }).names).toEqual(['Anna', 'Bram', 'Dirk'])
    expect(listed({}, [], { column: 'number', isDescending: true }).names).toEqual(['Bram', 'Anna', 'Dirk'])
    expect(listed({}, [], { column: 'class', isDescending: false }).names).toEqual(['Anna', 'Bram', 'Dirk'])
    expect(listed({}, [], { column: 'age', isDescending: true }).names).toEqual(['Anna', 'Dirk', 'Bram'])
    expect(listed({}, [], { column: 'name', isDescending: true }).names).toEqual(['Dirk', 'Bram', 'Anna'])
  })

  it('sorts by the last talk, who was never spoken with last', () => {
    const facts: [string, PupilFacts][] = [
      [anna.id, { talks: { ...noTalks, lastHeldDay: '2026-11-01' } }],
      [dirk.id, { talks: { ...noTalks, lastHeldDay: '2026-09-01' } }],
    ]
    expect(listed({}, facts, { column: 'lastTalk', isDescending: false }).names).toEqual(['Dirk', 'Anna', 'Bram'])
  })

  it('has an order for every column', () => {
    for (const column of columnKeys) expect(listed({}, [], { column, isDescending: false }).names).toHaveLength(3)
  })
})

describe('matchFilter', () => {
  const entry = roster.entries.find(({ pupil }) => pupil.id === anna.id)
  if (entry === undefined) throw new Error('Anna is in the roster')
  const match = (filter: Partial<ListFilter>, talks: Partial<TalkFacts>) =>
    matchFilter(entry, { ...emptyFilter, ...filter }, { talks: { ...noTalks, ...talks } }, today)

  it('finds who was not spoken with since a day: the day itself counts as spoken', () => {
    const since = { noTalk: { kind: 'since' as const, day: '2026-11-01' } }
    expect(match(since, { lastHeldDay: '2026-10-31' })).toBe('yes')
    expect(match(since, { lastHeldDay: '2026-11-01' })).toBe('no')
    expect(match(since, {})).toBe('yes')
  })

  it('finds who was not spoken with for some weeks', () => {
    const weeks = { noTalk: { kind: 'weeks' as const, weeks: 6 } }
    expect(match(weeks, { lastHeldDay: '2026-10-13' })).toBe('no')
    expect(match(weeks, { lastHeldDay: '2026-10-12' })).toBe('yes')
  })

  it('finds who was not spoken with this school year, or in the phase of now', () => {
    expect(match({ noTalk: { kind: 'school-year' } }, { lastHeldDay: '2026-06-01' })).toBe('yes')
    expect(match({ noTalk: { kind: 'school-year' } }, { heldThisYear: 1 })).toBe('no')
    expect(match(standardLists['no-contact'], { lacksContactInPhase: true })).toBe('yes')
    expect(match(standardLists['no-contact'], { lacksContactInPhase: false })).toBe('no')
  })

  it('takes a phase, or none', () => {
    expect(match({ phases: ['none'] }, {})).toBe('yes')
    expect(match({ phases: ['verkennen'] }, { phase: 'verkennen' })).toBe('yes')
    expect(match({ phases: ['verkennen', 'none'] }, { phase: 'beslissen' })).toBe('no')
  })

  it('waits for the facts a mark needs', () => {
    expect(match({ marks: ['two-households'] }, {})).toBe('unknown')
    expect(match({ marks: ['difference-open'] }, { differenceOpen: true })).toBe('yes')
    expect(
      match(
        { marks: ['difference-open', 'nothing-planned'] },
        { differenceOpen: true, nextPlannedAt: '2026-12-01T10:00' },
      ),
    ).toBe('no')
  })
})

describe('isAdultSoon', () => {
  it('names who turns 18 within 90 days, not who is 18', () => {
    expect(isAdultSoon({ birthDay: '2008-11-25' }, today)).toBe(true)
    expect(isAdultSoon({ birthDay: '2009-02-22' }, today)).toBe(true)
    expect(isAdultSoon({ birthDay: '2009-02-23' }, today)).toBe(false)
    expect(isAdultSoon({ birthDay: '2008-11-24' }, today)).toBe(false)
    expect(isAdultSoon({ birthDay: null }, today)).toBe(false)
  })
})

describe('factKindsOfQuestion', () => {
  it('asks nothing of the talks for what pupil and class can answer', () => {
    const filter = { ...emptyFilter, tags: ['x'], marks: ['adult-soon' as const] }
    expect(factKindsOfQuestion({ filter, sort: byName }).size).toBe(0)
    const sort: ListSort = { column: 'guardians', isDescending: false }
    expect([...factKindsOfQuestion({ filter: standardLists['to-sign'], sort })].sort()).toEqual(['home', 'loose-ends'])
  })
})

describe('listFilterSchema', () => {
  it('reads a filter of an older build, with what it did not know left out', () => {
    expect(listFilterSchema.parse({ classNames: ['4H1'] })).toEqual({ ...emptyFilter, classNames: ['4H1'] })
  })

  it('counts conditions and sees the same filter however it was ticked', () => {
    const filter: ListFilter = {
      ...emptyFilter,
      levels: ['havo', 'vwo'],
      marks: ['to-sign', 'adult-soon'],
      who: 'left',
    }
    expect(conditionCount(filter)).toBe(4)
    expect(isSameFilter(filter, { ...filter, levels: ['vwo', 'havo'] })).toBe(true)
    expect(isSameFilter(filter, { ...filter, levels: ['vwo'] })).toBe(false)
    expect(isSameFilter(emptyFilter, { ...emptyFilter, noTalk: { kind: 'ever' } })).toBe(false)
  })
})

describe('facetsOf', () => {
  it('counts the values that occur, without a value last', () => {
    const { classNames, levels, tags, mentorNames } = facetsOf(roster.entries, 'at-school', today)
    expect(classNames).toEqual([
      { value: '4H1', count: 1 },
      { value: '10A', count: 1 },
      { value: '', count: 1 },
    ])
    expect(levels.map(({ value }) => value)).toEqual(['havo', 'vwo'])
    expect(tags).toEqual([
      { value: 'mentorles', count: 2 },
      { value: 'open dag', count: 1 },
    ])
    expect(mentorNames.at(-1)).toEqual({ value: '', count: 2 })
  })
})
