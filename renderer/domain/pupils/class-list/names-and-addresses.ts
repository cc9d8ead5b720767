/** A person's name and address from the cells a list has for them, whichever columns it uses. */
import type { PersonName } from '../person-name.ts'
import type { Address } from './candidates.ts'
import { parseFullName, splitPrefix } from './cell-values.ts'

type NameField = 'calledName' | 'firstNames' | 'initials' | 'prefix' | 'surname' | 'fullName'

export function nameOf(fields: ReadonlyMap<string, string>): PersonName {
  const get = (field: NameField): string => fields.get(field) ?? ''
  const full = get('surname') === '' && get('fullName') !== '' ? parseFullName(get('fullName')) : null
  const written = full ?? familyNameOf(get('surname'))
  const onlyInitials = /^(\p{Lu}\p{Ll}?\.\s?)+$/u.test(get('calledName'))
  const firstNames =
    get('firstNames') || get('initials') || (full?.firstNames ?? '') || (onlyInitials ? get('calledName') : '')
  return {
    calledName: onlyInitials ? '' : get('calledName') || (full?.calledName ?? ''),
    firstNames,
    prefix: get('prefix') || written.prefix,
    surname: get('prefix') === '' || full ? written.surname : get('surname'),
  }
}

/** "Berg, van der" and "van der Berg" in a column that should hold "Berg". */
function familyNameOf(cell: string): { prefix: string; surname: string } {
  const [family = '', behind = ''] = cell.split(/\s*,\s*/)
  if (behind !== '') return { prefix: behind, surname: family }
  return splitPrefix(cell)
}

export function addressOf(fields: ReadonlyMap<string, string>): Address | null {
  const get = (field: string): string => (fields.get(field) ?? '').replace(/\s+/g, ' ').trim()
  const street = [get('street'), get('houseNumber')].filter(Boolean).join(' ')
  const address = { street, postcode: get('postcode'), town: get('town') }
  return address.street === '' && address.postcode === '' && address.town === '' ? null : address
}
