import { describe, expect, it } from 'vitest'
import { seemsClassList } from '#domain/pupils/guardian-list/mistaken-kind.ts'

describe('seemsClassList', () => {
  it('knows a list with a row per pupil', () => {
    expect(seemsClassList(['Stamnr', 'Roepnaam', 'Achternaam', 'Klas', 'Geb.datum', 'Naam verzorger 1'])).toBe(true)
    expect(seemsClassList(['Leerlingnummer', 'Naam', 'E-mail ouder 1', 'E-mail ouder 2'])).toBe(true)
  })

  it('leaves a list with a row per guardian alone, also one that names the child and the class', () => {
    expect(seemsClassList(['Leerlingnummer', 'Leerling', 'Naam ouder/verzorger', 'Relatie', 'E-mail', 'Gezag'])).toBe(
      false,
    )
    expect(seemsClassList(['Leerlingnummer', 'Klas', 'Achternaam', 'Voornaam', 'Relatie', 'Telefoon'])).toBe(false)
  })
})
