import { describe, expect, it } from 'vitest'
import { type GuideId, guideIds, voices } from '#domain/conversations/guide.ts'
import { guideFor, guideWithName } from '#domain/conversations/guides.ts'

const texts = (id: GuideId, language: 'nl' | 'en'): string[] => {
  const guide = guideFor(id, language)
  return [
    guide.title,
    guide.aim,
    ...guide.preparation,
    ...guide.rows.flatMap((row) => [row.heading, row.prompts.pupil, row.prompts.home, row.prompts.school]),
    ...voices.flatMap((voice) => guide.starters[voice]),
  ]
}

describe('guideFor', () => {
  for (const id of guideIds) {
    it(`has the same rows and number of starters in both languages for ${id}`, () => {
      const nl = guideFor(id, 'nl')
      const en = guideFor(id, 'en')
      expect(en.rows.map((row) => row.key)).toEqual(nl.rows.map((row) => row.key))
      for (const voice of voices) expect(en.starters[voice]).toHaveLength(nl.starters[voice].length)
    })

    it(`says "je" to the pupil and never "u", and "u" to home, in ${id}`, () => {
      const guide = guideFor(id, 'nl')
      const toPupil = [...guide.rows.map((row) => row.prompts.pupil), ...guide.starters.pupil].join(' ')
      const toHome = [...guide.rows.map((row) => row.prompts.home), ...guide.starters.home].join(' ')
      expect(toPupil).not.toMatch(/\b(u|uw)\b/i)
      expect(toHome).not.toMatch(/\b(je|jij|jouw)\b/i)
    })
  }

  it('uses every row key once per guide', () => {
    for (const id of guideIds) {
      const keys = guideFor(id, 'nl').rows.map((row) => row.key)
      expect(new Set(keys).size).toBe(keys.length)
    }
  })
})

describe('guideWithName', () => {
  it('leaves no placeholder in any text', () => {
    for (const id of guideIds) {
      for (const language of ['nl', 'en'] as const) {
        expect(texts(id, language).some((text) => text.includes('{pupil}'))).toBe(true)
        expect(JSON.stringify(guideWithName(guideFor(id, language), 'Sanne'))).not.toMatch(/[{][a-z]+[}]/)
      }
    }
  })

  it('takes a name with a dollar sign as it is', () => {
    expect(guideWithName(guideFor('career-talk', 'nl'), '$&').rows[0]?.prompts.home).toBe(
      'Waarin ziet u de kracht van $&?',
    )
  })
})
