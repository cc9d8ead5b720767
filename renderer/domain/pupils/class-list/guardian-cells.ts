/**
 * The guardians that one row of a list names. A guardian may have columns of their own, share a cell with another
 * ("Dhr. J. de Boer en Mevr. A. Yılmaz", "a@x.nl; b@x.nl"), or be nothing but an address. What can't be given to
 * somebody for sure is asked per column (questions.ts); until it is answered the likelier reading holds and the other
 * address stays visible in the guardian's remarks.
 */
import { cleanLine } from '../../shared/text.ts'
import type { authorities, RelationKind } from '../guardian.ts'
import type { PersonName } from '../person-name.ts'
import type { Address, GuardianCandidate } from './candidates.ts'
import {
  authorityOf,
  isOnlyCourtesy,
  looksLikeEmail,
  looksLikePhone,
  parseFullName,
  relationKindOf,
  withoutCourtesy,
} from './cell-values.ts'
import type { GuardianSlot } from './headings.ts'

/** "a@x.nl; B <b@x.nl>" → the addresses in it. */
export const emailsIn = (cell: string): string[] => [
  ...new Set(
    cell
      .split(/[;,\s<>()"|]+/)
      .map((part) => part.replace(/^mailto:/i, '').replace(/[.:]$/, ''))
      .filter(looksLikeEmail),
  ),
]

/** "06-12345678 / 030-1234567" → both; a single number, or what can't be cut, stays as it is written. */
export function phonesIn(cell: string): string[] {
  const parts = cell.split(/\s*(?:[;,/|\n]|\ben\b|\bof\b)\s*/i).filter((part) => part !== '')
  return parts.length > 1 && parts.every(looksLikePhone) ? parts : [cleanLine(cell)]
}

/**
 * The people a name cell holds. Two first names before one surname share it: "Jan en Anna de Boer". One entry when
 * there is one person, or when it can't be told where one ends ("Dhr. en mevr. de Boer").
 */
export function peopleIn(cell: string): string[] {
  const whole = cleanLine(cell)
  const parts = cell
    .split(/\s*(?:[;\n&+|]|\s\/\s|\s(?:en|and|e\/o)\s)\s*/i)
    .map((part) => withoutCourtesy(cleanLine(part)))
  if (parts.length < 2 || parts.length > 3 || parts.some(isOnlyCourtesy)) return [withoutCourtesy(whole)]
  const last = parseFullName(parts.at(-1) ?? '')
  return parts.map((part) => {
    const isGivenOnly = !part.includes(' ') && !part.includes(',') && last.calledName + last.firstNames !== ''
    return isGivenOnly ? [part, last.prefix, last.surname].filter(Boolean).join(' ') : part
  })
}

/** What the columns of one guardian say in one row; the cells as they are written, line breaks kept. */
export type SlotCells = ReadonlyMap<string, string>

export interface GuardianAnswers {
  isSplit: boolean
  secondEmail: 'other-guardian' | 'remarks' | 'leave-out'
  relation: (cell: string) => RelationKind | null
  authority: (cell: string) => (typeof authorities)[number] | null
}

export interface SlotReading {
  guardians: GuardianCandidate[]
  /** Belongs to another guardian of the row. */
  emailForOther: string | null
}

type NameOf = (fields: ReadonlyMap<string, string>) => PersonName

export function readSlot(
  slot: GuardianSlot,
  cells: SlotCells,
  answers: GuardianAnswers,
  nameOf: NameOf,
  address: Address | null,
): SlotReading {
  const emails = emailsIn(cells.get('email') ?? '')
  const phones = phonesIn(cells.get('phone') ?? '').filter((phone) => phone !== '')
  const fullNames = peopleIn(cells.get('fullName') ?? '')
  const relationCell = cleanLine(cells.get('relation') ?? '')
  const authorityCell = cleanLine(cells.get('authority') ?? '')
  const fromSlot = slot === 'mother' || slot === 'father' ? slot : null
  const kind = fromSlot ?? answers.relation(relationCell) ?? relationKindOf(relationCell)
  const authority = answers.authority(authorityCell) ?? authorityOf(authorityCell) ?? 'unknown'
  const base = { kind, authority, address }

  const ownName = nameOf(plainNames(cells, cleanLine(cells.get('surname') ?? '') === '' ? (fullNames[0] ?? '') : ''))
  if (ownName.surname === '' && emails.length === 0 && phones.length === 0)
    return { guardians: [], emailForOther: null }
  if (fullNames.length > 1 && answers.isSplit && cleanLine(cells.get('surname') ?? '') === '') {
    const guardians = fullNames.map(
      (name, at): GuardianCandidate => ({
        ...base,
        name: nameOf(new Map([['fullName', name]])),
        email: emails[at] ?? '',
        phone: phones[at] ?? '',
        otherEmails: at === fullNames.length - 1 ? emails.slice(fullNames.length) : [],
        otherPhones: at === fullNames.length - 1 ? phones.slice(fullNames.length) : [],
      }),
    )
    return { guardians, emailForOther: null }
  }
  const name =
    fullNames.length > 1 && !answers.isSplit
      ? nameOf(plainNames(cells, withoutCourtesy(cleanLine(cells.get('fullName') ?? ''))))
      : ownName
  const [email = '', second = '', ...more] = emails
  const kept = answers.secondEmail === 'remarks' ? [second, ...more] : answers.secondEmail === 'leave-out' ? [] : more
  return {
    guardians: [
      {
        ...base,
        name,
        email,
        phone: phones[0] ?? '',
        otherEmails: kept.filter((other) => other !== ''),
        otherPhones: phones.slice(1),
      },
    ],
    emailForOther: answers.secondEmail === 'other-guardian' && second !== '' ? second : null,
  }
}

/** The name cells on one line, without "Dhr." and the like. */
function plainNames(cells: SlotCells, fullName: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const field of ['calledName', 'firstNames', 'initials', 'prefix', 'surname']) {
    const cell = withoutCourtesy(cleanLine(cells.get(field) ?? ''))
    if (cell !== '') names.set(field, cell)
  }
  if (fullName !== '') names.set('fullName', fullName)
  return names
}

const nameless: PersonName = { calledName: '', firstNames: '', prefix: '', surname: '' }

/**
 * Gives an address left over from one guardian's cell to another guardian of the row who has none, or to somebody
 * the list doesn't name; where everybody has an address already it stays beside the one it stood with.
 */
export function handOver(guardians: GuardianCandidate[], from: GuardianCandidate, email: string): void {
  if (guardians.some((guardian) => guardian.email === email)) return
  const others = guardians.filter((guardian) => guardian !== from)
  const other = others.find((guardian) => guardian.email === '')
  if (other) other.email = email
  else if (others.length > 0) from.otherEmails.push(email)
  else {
    guardians.push({
      name: nameless,
      email,
      phone: '',
      otherEmails: [],
      otherPhones: [],
      kind: 'parent',
      authority: 'unknown',
      address: null,
    })
  }
}
