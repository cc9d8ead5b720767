/**
 * Where an address may be read. A secret address (geheim adres) is for the school alone: no letter, label, list,
 * export, report, transfer dossier or other household's copy may hold it, nor a household's name that tells it.
 * Everything that leaves the screen asks `printableAddress` and `householdLabelOnPaper`; a screen asks
 * `householdOnScreen` and shows the address of a secret home only when the counsellor asks for it.
 */
import { foldForSearch } from '../../shared/text.ts'
import type { Household } from '../guardian.ts'

type Address = Pick<Household, 'street' | 'postcode' | 'town'>
type Home = Pick<Household, 'label' | 'street' | 'postcode' | 'town' | 'isSecret'>

/** "Lindenlaan 4", "3581 AB Utrecht": the lines of an envelope; empty when nothing was filled in. */
export function addressLines({ street, postcode, town }: Address): string[] {
  return [street, [postcode, town].filter(Boolean).join(' ')].filter(Boolean)
}

/** "Lindenlaan 4, 3581 AB Utrecht", whether it is secret or not: for the eyes of the counsellor only. */
export const addressLine = (address: Address): string => addressLines(address).join(', ')

/** The lines that may stand on paper or in an export; null when the address is secret or not known. */
export function printableAddress(household: Home): string[] | null {
  const lines = addressLines(household)
  return household.isSecret || lines.length === 0 ? null : lines
}

/** The name of a home as documents give it. That of a secret home is nobody's but the school's: the fallback. */
export function householdLabelOnPaper(household: Home, fallbackName: string): string {
  return household.isSecret ? fallbackName : household.label || fallbackName
}

export interface HouseholdOnScreen {
  /** Empty for a secret home whose name would give the address away: the screen says "geheim adres". */
  name: string
  /** Null while it must not stand on the screen, or when there is none. */
  address: string | null
  isSecret: boolean
}

export function householdOnScreen(household: Home): HouseholdOnScreen {
  const { isSecret, label, street } = household
  if (!isSecret) return { name: label || street, address: addressLine(household) || null, isSecret }
  return { name: tellsAddress(household) ? '' : label, address: null, isSecret }
}

/** Whether the label shares a word of the street or the town: "Lindenlaan" for Lindenlaan 4. */
function tellsAddress({ label, street, postcode, town }: Home): boolean {
  const told = new Set(foldForSearch(`${street} ${postcode} ${town}`).split(' '))
  const joined = foldForSearch(`${street}${postcode}${town}`).replaceAll(' ', '')
  const words = foldForSearch(label).split(' ').filter(Boolean)
  return words.some((word) => told.has(word) || (word.length > 3 && joined.includes(word)))
}
