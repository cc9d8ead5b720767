import { describe, expect, it } from 'vitest'
import {
  authorityOf,
  guessLevel,
  isMonthFirst,
  parseDutchDay,
  parseFullName,
  relationKindOf,
  splitPrefix,
  startsLikeFormula,
  yearGroupOf,
} from '#domain/pupils/class-list/cell-values.ts'

describe('parseDutchDay', () => {
  it.each([
    ['14-03-2010', '2010-03-14'],
    ['4-3-10', '2010-03-04'],
    ['4/3/2010', '2010-03-04'],
    ['14.03.2010', '2010-03-14'],
    ['2010-03-14', '2010-03-14'],
    ['2010-03-14T00:00:00', '2010-03-14'],
    ['14-03-2010 0:00:00', '2010-03-14'],
    ['20100314', '2010-03-14'],
    ['14 mrt 2010', '2010-03-14'],
    ['3 maart 2010', '2010-03-03'],
    ['29-2-2008', '2008-02-29'],
    ["12/3/'11", '2011-03-12'],
    ['12 mrt. 2011', '2011-03-12'],
    ["12 maart '11", '2011-03-12'],
    ['12-mrt-11', '2011-03-12'],
    ['za 12 maart 2011', '2011-03-12'],
    ['zaterdag 12-3-2011', '2011-03-12'],
    ['12 - 3 - 2011', '2011-03-12'],
    ['12-03-2011 00:00', '2011-03-12'],
    ['1e maart 2011', '2011-03-01'],
    ['2011/03/12', '2011-03-12'],
    ['1-1-26', '2026-01-01'],
    ['1-1-27', '1927-01-01'],
  ])('reads %s', (cell, day) => {
    expect(parseDutchDay(cell, '2026-11-23')).toBe(day)
  })

  it.each(['31-02-2010', '29-2-2010', '2010-13-01', '0-1-2010', '40250', 'onbekend', '1-1', '12-31-2010', ''])(
    'refuses %j',
    (cell) => {
      expect(parseDutchDay(cell, '2026-11-23')).toBeNull()
    },
  )
})

describe('parseDutchDay with the month first', () => {
  it('turns the parts around, but for a year that stands first', () => {
    expect(parseDutchDay('12-31-2010', '2026-11-23', 'month-first')).toBe('2010-12-31')
    expect(parseDutchDay('2010-12-31', '2026-11-23', 'month-first')).toBe('2010-12-31')
    expect(['12-31-2010', '31-12-2010', '1-2-2010'].map(isMonthFirst)).toEqual([true, false, false])
  })
})

describe('authorityOf', () => {
  it('reads yes, no and unknown, and leaves the rest to be asked', () => {
    expect(['Ja', 'x', 'Nee', 'geen gezag', 'onbekend', '', 'deels'].map(authorityOf)).toEqual([
      'yes',
      'yes',
      'no',
      'no',
      'unknown',
      'unknown',
      null,
    ])
  })
})

describe('splitPrefix', () => {
  it.each([
    ['van der Berg', 'van der', 'Berg'],
    ['Van Den Heuvel', 'Van Den', 'Heuvel'],
    ["in 't Veld", "in 't", 'Veld'],
    ['da Silva', 'da', 'Silva'],
    ['El Idrissi', '', 'El Idrissi'],
    ['Van', '', 'Van'],
    ['Visser-de Boer', '', 'Visser-de Boer'],
  ])('splits %s', (cell, prefix, surname) => {
    expect(splitPrefix(cell)).toEqual({ prefix, surname })
  })
})

describe('parseFullName', () => {
  it.each([
    ['van der Berg, J.', '', 'J.', 'van der', 'Berg'],
    ['Berg, J. van der', '', 'J.', 'van der', 'Berg'],
    ['Berg, van der, Jan', 'Jan', '', 'van der', 'Berg'],
    ['Jan van der Berg', 'Jan', '', 'van der', 'Berg'],
    ['Anna Maria de Wit', 'Anna Maria', '', 'de', 'Wit'],
    ['Çelik, Emre', 'Emre', '', '', 'Çelik'],
    ['Yasmine El Idrissi', 'Yasmine', '', '', 'El Idrissi'],
    ['van Veen', '', '', 'van', 'Veen'],
    ['Beyoncé', '', '', '', 'Beyoncé'],
  ])('reads %s', (cell, calledName, firstNames, prefix, surname) => {
    expect(parseFullName(cell)).toEqual({ calledName, firstNames, prefix, surname })
  })
})

describe('guessLevel', () => {
  it.each([
    ['', '4H2', 4, 'havo'],
    ['', 'H4B', 4, 'havo'],
    ['', '6v1', 6, 'vwo'],
    ['', '3mavo2', 3, 'tl'],
    ['', '3T1', 3, 'tl'],
    ['', '2k', 2, 'kb'],
    ['', '3b', 3, 'bb'],
    ['', '5G1', 5, 'vwo'],
    ['VWO', '1a', 1, 'vwo'],
    ['vmbo theoretische leerweg', '3A', 3, 'tl'],
    ['Kaderberoepsgericht', '3A', 3, 'kb'],
    ['Gymnasium', '3H1', 3, 'vwo'],
  ])('reads study %j, class %s', (study, className, yearGroup, level) => {
    expect(guessLevel(study, className, yearGroup)).toBe(level)
  })

  it.each([
    ['', '1hv1', 1],
    ['', '1b', 1],
    ['', 'brugklas 1', 1],
    ['', '3G1', 3],
    ['', '2th', 2],
    ['havo/vwo', '1H1', 1],
    ['', 'Kikkers', null],
    ['havo', '6H1', 6],
  ])('says nothing about study %j, class %s', (study, className, yearGroup) => {
    expect(guessLevel(study, className, yearGroup)).toBeNull()
  })
})

describe('yearGroupOf', () => {
  it('takes the year from a number or a class', () => {
    expect(['4', 'leerjaar 3', '4H2', 'brug', '7'].map(yearGroupOf)).toEqual([4, 3, 4, null, null])
  })
})

describe('startsLikeFormula', () => {
  it('sees signs behind spaces and in full width', () => {
    expect(['=1', ' +1', '-1', '@A', '＝1', '\t=1', '\r\n-1'].every(startsLikeFormula)).toBe(true)
    expect(['a=1', '1-2', '', "'=1"].some(startsLikeFormula)).toBe(false)
  })
})

describe('relationKindOf', () => {
  it('reads relations in Dutch and English', () => {
    expect(
      [
        'Moeder',
        'vader',
        'stiefmoeder',
        'Pleegvader',
        'voogd',
        'oma',
        '',
        'buurvrouw',
        'Ouder/verzorger',
        'gezinsvoogd',
      ].map(relationKindOf),
    ).toEqual([
      'mother',
      'father',
      'stepparent',
      'foster-parent',
      'guardian-by-law',
      'grandparent',
      'parent',
      'other',
      'parent',
      'family-guardian',
    ])
  })
})
