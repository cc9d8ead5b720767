import { describe, expect, it } from 'vitest'
import { photoMatcher } from '#domain/pupils/photos/match-photos.ts'
import type { Pupil } from '#domain/pupils/pupil.ts'
import { aPupil } from '../rows.ts'

const numbered = (id: string, number: string): Pupil => aPupil({ id: id.padEnd(22, '0'), number })
const match = photoMatcher([
  numbered('a', '0104205'),
  numbered('b', '104206'),
  numbered('c', 'L-77'),
  numbered('d', '500'),
  numbered('e', '00500'),
  numbered('f', ''),
])
const idOf = (stem: string): string => {
  const found = match(stem)
  return found.kind === 'matched' ? (found.pupil.id[0] ?? '') : found.kind
}

describe('photoMatcher', () => {
  it('finds a pupil by number, alone or among other words', () => {
    expect(['104206', '104206_Adjei', 'Adjei Sanne (104206)', ' 104206 ', 'l-77'].map(idOf)).toEqual([
      'b',
      'b',
      'b',
      'b',
      'c',
    ])
  })

  it('finds a number whose leading zeros were lost, or added', () => {
    expect(['104205', '0104205', '000104206'].map(idOf)).toEqual(['a', 'a', 'b'])
  })

  it('keeps numbers apart that differ by a zero only, and guesses nothing', () => {
    expect(['500', '00500', '0500'].map(idOf)).toEqual(['d', 'e', 'unknown'])
  })

  it('takes a part of a number, a name without one, or an empty name for nobody’s', () => {
    expect(['1042060', 'IMG4205', 'Adjei', '', '---'].map(idOf)).toEqual(new Array(5).fill('unknown'))
  })

  it('asks nobody when two pupils’ numbers stand in one name', () => {
    expect(idOf('104205 en 104206')).toBe('unclear')
    expect(idOf('104206 104206')).toBe('b')
  })
})
