/** What two rows are compared by when the app looks for one family or one person: normalised, never shown. */
import { foldForSearch } from '../../shared/text.ts'
import type { Guardian, Household } from '../guardian.ts'

/** Postcode and house number where both are known, else street and town; null when that is too little. */
export function addressKey({ street, postcode, town }: Pick<Household, 'street' | 'postcode' | 'town'>): string | null {
  const number = /\d.*$/.exec(foldForSearch(street))?.[0]?.replaceAll(' ', '') ?? ''
  if (number === '') return null
  const code = foldForSearch(postcode).replaceAll(' ', '')
  if (/^\d{4}[a-z]{2}$/.test(code)) return `${code} ${number}`
  const place = foldForSearch(town)
  return place === '' ? null : `${place} ${foldForSearch(street).replaceAll(' ', '')}`
}

export const emailKey = (email: string): string | null => {
  const key = email.trim().toLowerCase()
  return key.includes('@') ? `mail ${key}` : null
}

/** The last nine digits: "06-12345678", "+31 6 12345678" and "0031612345678" are one number. */
export const phoneKey = (phone: string): string | null => {
  const digits = phone.replace(/\D/g, '')
  return digits.length < 9 ? null : `phone ${digits.slice(-9)}`
}

export const contactKeys = ({ email, phone }: Pick<Guardian, 'email' | 'phone'>): string[] =>
  [emailKey(email), phoneKey(phone)].flatMap((key) => key ?? [])
