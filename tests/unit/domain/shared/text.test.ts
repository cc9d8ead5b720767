import { describe, expect, it } from 'vitest'
import { cleanLine, cleanText, foldForSearch, matchesWords } from '#domain/shared/text.ts'

describe('cleanText', () => {
  it('takes out control characters and lone surrogates, and keeps line breaks, emoji and joiners', () => {
    expect(cleanText('a\u0000b\r\nc\rd\u0085\ud800')).toBe('ab\nc\nd\ufffd')
    expect(cleanText('👩‍🏫 e\u0301')).toBe('👩‍🏫 é')
    expect(cleanLine('  Van\n der\tBerg ')).toBe('Van der Berg')
  })
})

describe('matchesWords', () => {
  const folded = foldForSearch('Đorđe van der Berg 4H2')

  it('finds beginnings of words, without accents and in any order', () => {
    for (const query of ['dord', 'Berg đo', '4h', 'VAN  der']) expect(matchesWords(folded, query)).toBe(true)
    for (const query of ['ord', 'berg x']) expect(matchesWords(folded, query)).toBe(false)
  })

  it('finds nobody for signs that stand in no name, and everybody for nothing', () => {
    for (const query of ['?', '😀', ' - ']) expect(matchesWords(folded, query)).toBe(false)
    expect(matchesWords(folded, ' ')).toBe(true)
  })
})
