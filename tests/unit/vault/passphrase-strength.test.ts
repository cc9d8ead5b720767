import { describe, expect, it } from 'vitest'
import { isStrongEnough, ratePassphrase } from '#vault/passphrase-strength.ts'

const own = ['De Springplank', 'Bakker']

describe('ratePassphrase', () => {
  it.each([
    ['', 'empty'],
    ['kort', 'too-short'],
    ['Xq8!zR2#mK', 'too-short'],
    ['aaaaaaaaaaaaaaaa', 'repeated'],
    ['Springplank 2026', 'own-word'],
    ['welkom welkom', 'few-words'],
    ['welkom2026school', 'few-words'],
    ['lente2026lente', 'few-words'],
    ['januari februari maart', 'few-words'],
    ['wachtwoord123', 'few-words'],
    ['123456781234', 'few-words'],
  ])('refuses "%s" as %s', async (text, code) => {
    const rating = await ratePassphrase(text, own)
    expect(rating.code).toBe(code)
    expect(isStrongEnough(text, rating)).toBe(false)
  })

  it.each(['zeven kromme lepels in de sloot 4', 'correct paard batterij nietje', 'vG7#kQ2!xM9$pL'])(
    'takes "%s"',
    async (text) => {
      const rating = await ratePassphrase(text, own)
      expect(rating).toEqual({ score: 4, code: 'strong' })
      expect(isStrongEnough(text, rating)).toBe(true)
    },
  )

  it('counts characters as people do, and answers at once for a very long text', async () => {
    expect((await ratePassphrase('👩‍🏫🎓', own)).code).toBe('too-short')
    const start = performance.now()
    await ratePassphrase('vG7#kQ2!xM9$pL'.repeat(5000), own)
    expect(performance.now() - start).toBeLessThan(1500)
  })
})
