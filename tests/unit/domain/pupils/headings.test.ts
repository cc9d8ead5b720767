import { describe, expect, it } from 'vitest'
import { meaningOfHeading } from '#domain/pupils/class-list/headings.ts'
import { passesElfproef, sensitiveByContent } from '#domain/pupils/class-list/sensitive-columns.ts'

describe('meaningOfHeading', () => {
  it.each([
    ['Stamnr', 'number'],
    ['Leerlingnummer', 'number'],
    ['ROEPNAAM', 'calledName'],
    ['Tussenv.', 'prefix'],
    ['Klas', 'className'],
    ['Stamgroep', 'className'],
    ['Geb.datum', 'birthDay'],
    ['E-mail', 'email'],
    ['Date of birth', 'birthDay'],
    ['Onderwijssoort', 'level'],
  ])('knows %s of the pupil', (heading, field) => {
    expect(meaningOfHeading(heading)).toEqual({ kind: 'pupil', field })
  })

  it.each([
    ['E-mail verzorger 1', '1', 'email'],
    ['Verzorger 2 e-mailadres', '2', 'email'],
    ['Ouder/verzorger 1 achternaam', '1', 'surname'],
    ['Ouder1 mobiel', '1', 'phone'],
    ['Naam ouder 2', '2', 'fullName'],
    ['1e verzorger telefoon', '1', 'phone'],
    ['E-mail moeder', 'mother', 'email'],
    ['Naam van de vader', 'father', 'fullName'],
    ['E-mailadres ouders', '1', 'email'],
    ['Guardian 2 first name', '2', 'calledName'],
    ['Ouder/verzorger', '1', 'fullName'],
    ['Relatie verzorger 2', '2', 'relation'],
  ])('knows %s of a guardian', (heading, slot, field) => {
    expect(meaningOfHeading(heading)).toEqual({ kind: 'guardian', slot, field })
  })

  it.each([
    ['BSN', 'bsn'],
    ['Burgerservicenummer', 'bsn'],
    ['BSN ouder 1', 'bsn'],
    ['Sofinummer', 'bsn'],
    ['Onderwijsnummer', 'education-number'],
    ['PGN', 'education-number'],
    ['ECK iD', 'eck-id'],
    ['eckid', 'eck-id'],
  ])('tells %s apart as not to be stored', (heading, what) => {
    expect(meaningOfHeading(heading)).toEqual({ kind: 'sensitive', what })
  })

  it.each(['', 'Cijfer wiskunde', 'Geboorteland ouder 1', 'constructor', '__proto__'])(
    'does not know %j',
    (heading) => {
      expect(meaningOfHeading(heading)).toEqual({ kind: 'unknown' })
    },
  )
})

describe('passesElfproef', () => {
  it('holds for test numbers of the population register, also without their leading zero', () => {
    expect(['999990019', '999.990.019', '999990007'].map(passesElfproef)).toEqual([true, true, true])
    expect(passesElfproef('10000008')).toBe(passesElfproef('010000008'))
  })

  it('fails for other numbers', () => {
    expect(['999990018', '0104201', '000000000', '', 'abcdefghi', '0612345678'].map(passesElfproef)).toEqual(
      Array(6).fill(false),
    )
  })
})

describe('sensitiveByContent', () => {
  it('needs every filled value to pass', () => {
    expect(sensitiveByContent(['999990019', '', '999990007', '999990020'])).toBe('bsn')
    expect(sensitiveByContent(['999990019', '999990008', '999990020'])).toBeNull()
    expect(sensitiveByContent(['999990019', '999990007'])).toBeNull()
    expect(sensitiveByContent(['https://ketenid.nl/201703/00ff'])).toBe('eck-id')
    expect(sensitiveByContent(['', ''])).toBeNull()
  })
})
