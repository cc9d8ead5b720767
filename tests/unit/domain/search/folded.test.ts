import { describe, expect, it } from 'vitest'
import { excerptsOf, partsOf } from '#domain/search/excerpt.ts'
import { foldWithOffsets, piecesOf } from '#domain/search/folded.ts'
import { foldForSearch } from '#domain/shared/text.ts'

const texts = [
  'Đorđević koos ’s ochtends voor de “open dag” — 7,4!',
  '  IJsbaan, ĲSSEL en İstanbul: ılık çay  ',
  'e\u0301e\u0301n keer; naïef coördineren\n\n- straße',
  'Ærø 👩‍🎓 Ωmega ΟΔΟΣ',
  '한국어 đ\u0301x',
  '',
  '... --- ...',
]

describe('foldWithOffsets', () => {
  it('folds as search does, and points back at what was written', () => {
    for (const text of texts) {
      const { folded, starts, ends } = foldWithOffsets(text)
      expect(folded, text).toBe(foldForSearch(text))
      expect(starts).toHaveLength(folded.length)
      expect(ends).toHaveLength(folded.length)
      for (const [at, start] of starts.entries()) {
        const original = text.slice(start, ends[at])
        expect(foldForSearch(original).includes(folded[at] ?? '-') || folded[at] === ' ', original).toBe(true)
      }
    }
  })
})

describe('piecesOf', () => {
  it('parts words, keeps what stands between quotes or is written as one', () => {
    expect(piecesOf('Sanne  fysio')).toEqual(['sanne', 'fysio'])
    expect(piecesOf('"open dag" mbo')).toEqual(['open dag', 'mbo'])
    expect(piecesOf("7,4 's-Hertogenbosch")).toEqual(['7 4', 's hertogenbosch'])
    expect(piecesOf('„open')).toEqual(['open'])
    expect(piecesOf('dag DAG dág')).toEqual(['dag'])
    expect(piecesOf(' ?! "" ')).toEqual([])
  })
})

const marked = (text: string, words: string): string =>
  partsOf(text, piecesOf(words))
    .map(({ text: part, isMatch }) => (isMatch ? `[${part}]` : part))
    .join('')

describe('partsOf', () => {
  it('marks what was asked for as it was written', () => {
    expect(marked('Ze wil naar de Kunstacadémie.', 'academie')).toBe('Ze wil naar de Kunst[académie].')
    expect(marked('Mevrouw Yılmaz en de heer ĲSBRAND', 'yilmaz ijs')).toBe('Mevrouw [Yılmaz] en de heer [ĲS]BRAND')
    expect(marked('de open dag, en nog een opendag', '"open dag"')).toBe('de [open dag], en nog een opendag')
    expect(marked('Hij had een 7,4.\nEn een 7 met 4 sterren', '7,4')).toBe('Hij had een [7,4]. En een 7 met 4 sterren')
    expect(marked('aaa', 'aa a')).toBe('[aaa]')
    expect(marked('<img src=x> & co', 'img')).toBe('<[img] src=x> & co')
  })

  it('cuts a long text round the first match, between words', () => {
    const text = `${'voor '.repeat(80)}precies hier ${'erna '.repeat(80)}`
    const shown = marked(text, 'precies')
    expect(shown).toMatch(/^…(voor )+\[precies\] hier( erna)+…$/)
    expect(shown.length).toBeLessThan(200)
  })

  it('never cuts a character in two', () => {
    const shown = marked(`${'🎓'.repeat(150)}doel${'🎓'.repeat(150)}`, 'doel')
    expect(shown).toContain('[doel]')
    expect(shown.isWellFormed()).toBe(true)
  })
})

describe('excerptsOf', () => {
  const fields = [
    { ref: { name: 'place' as const }, text: 'kamer 2' },
    { ref: { name: 'strengths' as const }, text: 'Legt rustig uit.' },
    { ref: { name: 'ownReason' as const }, text: 'Rustig mensen helpen.' },
  ]

  it('shows the field that holds most, then one that holds the rest', () => {
    expect(excerptsOf(fields, ['rustig', 'mensen']).map(({ field }) => field.name)).toEqual(['ownReason'])
    expect(excerptsOf(fields, ['kamer', 'mensen']).map(({ field }) => field.name)).toEqual(['place', 'ownReason'])
  })

  it('shows nothing when only the name was asked for', () => {
    expect(excerptsOf(fields, ['sanne'])).toEqual([])
  })
})
