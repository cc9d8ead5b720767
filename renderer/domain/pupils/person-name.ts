/**
 * Dutch names: the prefix ("van der") stands apart and is passed over in sorting, so "de Vries" is found under V.
 */
import { z } from 'zod'
import { lineSchema } from '../shared/text.ts'

export const personNameShape = {
  /** Roepnaam: what the person is called. */
  calledName: lineSchema,
  /** Doopnamen or first names as on paper; may be empty. */
  firstNames: lineSchema,
  /** Tussenvoegsel: "van der", "el". */
  prefix: lineSchema,
  surname: lineSchema,
}
export const personNameSchema = z.object(personNameShape)
export type PersonName = z.infer<typeof personNameSchema>

const given = (name: PersonName): string => name.calledName || name.firstNames

/** "Sanne de Vries" */
export function fullName(name: PersonName): string {
  return [given(name), name.prefix, name.surname].filter(Boolean).join(' ')
}

/** "Vries, Sanne de" */
export function sortedName(name: PersonName): string {
  if (!name.surname) return fullName(name)
  const rest = [given(name), name.prefix].filter(Boolean).join(' ')
  return rest ? `${name.surname}, ${rest}` : name.surname
}

const collator = new Intl.Collator('nl', { sensitivity: 'base', numeric: true, ignorePunctuation: true })

/** Order of a Dutch list: surname, then called name, then prefix. */
export function compareNames(left: PersonName, right: PersonName): number {
  return (
    collator.compare(left.surname, right.surname) ||
    collator.compare(given(left), given(right)) ||
    collator.compare(left.prefix, right.prefix)
  )
}
