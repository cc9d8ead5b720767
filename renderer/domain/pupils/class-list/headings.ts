/**
 * What the headings of a class list mean, as Magister and Somtoday (and people) write them, in Dutch and English.
 * Headings are compared without case, accents and punctuation. Columns that may not be stored (BSN and its kin, ECK
 * iD) are told apart by name, so that the preview can say that they were left out; see sensitive-columns.ts for
 * those that give themselves away by their content.
 */
import { foldForSearch } from '../../shared/text.ts'

export const pupilFields = [
  'number',
  'calledName',
  'firstNames',
  'initials',
  'prefix',
  'surname',
  'fullName',
  'className',
  'yearGroup',
  'level',
  'profile',
  'mentorName',
  'birthDay',
  'email',
  'street',
  'houseNumber',
  'postcode',
  'town',
] as const
export type PupilField = (typeof pupilFields)[number]

export const guardianFields = [
  'calledName',
  'initials',
  'prefix',
  'surname',
  'fullName',
  'email',
  'phone',
  'relation',
  'authority',
  'street',
  'houseNumber',
  'postcode',
  'town',
] as const
export type GuardianField = (typeof guardianFields)[number]

export const guardianSlots = ['1', '2', '3', 'mother', 'father'] as const
export type GuardianSlot = (typeof guardianSlots)[number]

export const sensitiveKinds = ['bsn', 'education-number', 'eck-id'] as const
export type SensitiveKind = (typeof sensitiveKinds)[number]

/** A row per pupil (guardians beside them), or a row per guardian (with the numbers of their children). */
export const listKinds = ['class-list', 'guardian-list'] as const
export type ListKind = (typeof listKinds)[number]

export type ColumnMeaning =
  | { kind: 'pupil'; field: PupilField }
  | { kind: 'guardian'; slot: GuardianSlot; field: GuardianField }
  | { kind: 'sensitive'; what: SensitiveKind }
  /** The counsellor said: leave this column out. */
  | { kind: 'ignore' }
  | { kind: 'unknown' }

export const isSameMeaning = (one: ColumnMeaning, other: ColumnMeaning): boolean =>
  meaningKey(one) === meaningKey(other)

/** The meaning that `meaningKey` wrote; unknown for any other text. */
export function meaningOfKey(key: string): ColumnMeaning {
  const [kind, second = '', third = ''] = key.split(' ')
  if (kind === 'ignore') return { kind }
  const pupilField = pupilFields.find((field) => field === second)
  if (kind === 'pupil' && pupilField) return { kind, field: pupilField }
  const slot = guardianSlots.find((each) => each === second)
  const guardianField = guardianFields.find((field) => field === third)
  if (kind === 'guardian' && slot && guardianField) return { kind, slot, field: guardianField }
  return { kind: 'unknown' }
}

/** "guardian 1 email": names a meaning, for menus and sets. */
export function meaningKey(meaning: ColumnMeaning): string {
  switch (meaning.kind) {
    case 'pupil':
      return `pupil ${meaning.field}`
    case 'guardian':
      return `guardian ${meaning.slot} ${meaning.field}`
    case 'sensitive':
      return `sensitive ${meaning.what}`
    default:
      return meaning.kind
  }
}

const pupilAliases: Record<PupilField, readonly string[]> = {
  number: [
    'stamnummer',
    'stamnr',
    'leerlingnummer',
    'leerlingnr',
    'lln nr',
    'llnr',
    'llnnr',
    'leerling nummer',
    'nummer',
    'leerling id',
    'student number',
    'pupil number',
    'student id',
    'number',
  ],
  calledName: ['roepnaam', 'voornaam', 'called name', 'first name', 'given name', 'preferred name'],
  firstNames: ['voornamen', 'doopnamen', 'officiele voornamen', 'alle voornamen', 'first names', 'given names'],
  initials: ['voorletters', 'initialen', 'initials'],
  prefix: [
    'tussenvoegsel',
    'tussenvoegsels',
    'tussenv',
    'tussenvoegs',
    'tv',
    'voorvoegsel',
    'voorvoegsels',
    'prefix',
    'infix',
  ],
  surname: ['achternaam', 'familienaam', 'geslachtsnaam', 'surname', 'last name', 'family name'],
  fullName: [
    'naam',
    'volledige naam',
    'leerling',
    'naam leerling',
    'leerlingnaam',
    'name',
    'full name',
    'student',
    'pupil',
  ],
  className: [
    'klas',
    'stamgroep',
    'stamklas',
    'lesgroep',
    'basisgroep',
    'groep',
    'class',
    'form group',
    'form',
    'klas code',
  ],
  yearGroup: ['leerjaar', 'jaarlaag', 'studiejaar', 'year', 'year group', 'grade'],
  level: [
    'studie',
    'niveau',
    'opleiding',
    'onderwijssoort',
    'schoolsoort',
    'leerweg',
    'afdeling',
    'studie code',
    'level',
    'programme',
    'track',
  ],
  profile: ['profiel', 'profielen', 'profiel sector', 'sector', 'vakkenpakket', 'profile'],
  mentorName: ['mentor', 'mentoren', 'mentor naam', 'naam mentor', 'mentor 1', 'tutor', 'form tutor'],
  birthDay: [
    'geboortedatum',
    'geb datum',
    'gebdatum',
    'geboorte datum',
    'geb dat',
    'date of birth',
    'birth date',
    'birthday',
    'dob',
  ],
  email: [
    'e mail',
    'email',
    'mail',
    'e mailadres',
    'emailadres',
    'e mail adres',
    'e mail leerling',
    'email leerling',
    'e mailadres leerling',
    'emailadres leerling',
    'e mail school',
    'schoolmail',
    'e mail address',
    'email address',
    'student email',
    'pupil email',
  ],
  street: ['straat', 'straatnaam', 'adres', 'woonadres', 'street', 'address'],
  houseNumber: ['huisnummer', 'huisnr', 'nr', 'huisnummer toevoeging', 'house number'],
  postcode: ['postcode', 'postal code', 'zip'],
  town: ['woonplaats', 'plaats', 'plaatsnaam', 'town', 'city'],
}

const guardianAliases: Record<GuardianField, readonly string[]> = {
  calledName: ['roepnaam', 'voornaam', 'first name', 'given name'],
  initials: ['voorletters', 'initialen', 'initials'],
  prefix: ['tussenvoegsel', 'tussenvoegsels', 'tussenv', 'tv', 'voorvoegsel', 'voorvoegsels', 'prefix', 'infix'],
  surname: ['achternaam', 'familienaam', 'surname', 'last name'],
  fullName: ['', 'naam', 'volledige naam', 'name', 'full name'],
  email: ['e mail', 'email', 'mail', 'e mailadres', 'emailadres', 'e mail adres', 'email address', 'e mail address'],
  phone: [
    'telefoon',
    'telefoonnummer',
    'tel',
    'telnr',
    'mobiel',
    'mobiele telefoon',
    'mobiel nummer',
    'mobielnummer',
    'gsm',
    'telefoon mobiel',
    'telefoon prive',
    'telefoon thuis',
    'telefoon overdag',
    'phone',
    'phone number',
    'mobile',
  ],
  relation: ['relatie', 'soort relatie', 'type', 'soort', 'relatie tot leerling', 'relation', 'relationship'],
  authority: [
    'gezag',
    'ouderlijk gezag',
    'heeft gezag',
    'gezaghebbend',
    'gezagdrager',
    'wettelijk gezag',
    'wettelijk vertegenwoordiger',
    'parental authority',
    'has authority',
    'authority',
    'custody',
  ],
  street: ['straat', 'straatnaam', 'adres', 'street', 'address'],
  houseNumber: ['huisnummer', 'huisnr', 'house number'],
  postcode: ['postcode', 'postal code', 'zip'],
  town: ['woonplaats', 'plaats', 'town', 'city'],
}

const meaningOfPupilHeading = new Map(
  pupilFields.flatMap((field) => pupilAliases[field].map((alias): [string, PupilField] => [alias, field])),
)
const meaningOfGuardianHeading = new Map(
  guardianFields.flatMap((field) => guardianAliases[field].map((alias): [string, GuardianField] => [alias, field])),
)

const guardianWord =
  /\b(?:ouder verzorger|ouders verzorgers|ouder|ouders|verzorger|verzorgers|verz|contactpersoon|parent|guardian|carer|moeder|vader|mother|father)\s?([123])?\b/g

/** What a heading means by the built-in names. In a guardians' list a bare heading ("E-mail") is the guardian's. */
export function meaningOfHeading(heading: string, listKind: ListKind = 'class-list'): ColumnMeaning {
  const folded = foldForSearch(heading)
  const sensitive = sensitiveKindOf(folded)
  if (sensitive) return { kind: 'sensitive', what: sensitive }
  if (listKind === 'guardian-list') return meaningInGuardianList(folded)

  const words = [...folded.matchAll(guardianWord)]
  if (words.length > 0) {
    const field = meaningOfGuardianHeading.get(withoutGuardianWords(folded))
    return field ? { kind: 'guardian', slot: slotOf(folded), field } : { kind: 'unknown' }
  }
  const field = meaningOfPupilHeading.get(folded)
  return field ? { kind: 'pupil', field } : { kind: 'unknown' }
}

const withoutGuardianWords = (folded: string): string =>
  folded
    .replace(guardianWord, ' ')
    .replace(/\b([123]e?|van|of|de|het|the|s)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const childWord = /\b(?:leerlingen|leerling|lln|kinderen|kind|zoon|dochter|pupils?|students?|child(?:ren)?)\b/

/** Headings that name the child; "nummer" alone is taken for the child's, for no guardian has one here. */
function meaningInGuardianList(folded: string): ColumnMeaning {
  if (folded === '') return { kind: 'unknown' }
  const number = /^(?:stamnummers?|stamnrs?|leerlingnummers?|leerlingnrs?|llnrs?|lln nrs?|nummers?)(?: \d)?$/
  if (number.test(folded)) return { kind: 'pupil', field: 'number' }
  if (childWord.test(folded)) {
    const rest = folded.replace(new RegExp(childWord, 'g'), ' ').replace(/\b(van|de|het|tot|of|the|s|\d)\b/g, ' ')
    const about = rest.replace(/\s+/g, ' ').trim()
    if (about === '' || /^(nummers?|nrs?|id|stamnummers?|numbers?)$/.test(about))
      return { kind: 'pupil', field: 'number' }
    if (about === 'relatie') return { kind: 'guardian', slot: '1', field: 'relation' }
    const field = meaningOfPupilHeading.get(about)
    return field ? { kind: 'pupil', field } : { kind: 'unknown' }
  }
  if (folded === 'klas' || folded === 'class') return { kind: 'pupil', field: 'className' }
  const field = meaningOfGuardianHeading.get(withoutGuardianWords(folded))
  return field ? { kind: 'guardian', slot: '1', field } : { kind: 'unknown' }
}

function slotOf(folded: string): GuardianSlot {
  const digit = /[123]/.exec(folded)?.[0]
  if (digit === '1' || digit === '2' || digit === '3') return digit
  if (/\b(moeder|mother)\b/.test(folded)) return 'mother'
  if (/\b(vader|father)\b/.test(folded)) return 'father'
  return '1'
}

function sensitiveKindOf(folded: string): SensitiveKind | null {
  if (
    /\b(bsn|bsnnr|bsnnummer|burgerservicenummer|burger service nummer|sofi|sofinummer|sofinr|citizen service number)\b/.test(
      folded,
    )
  ) {
    return 'bsn'
  }
  if (/\b(onderwijsnummer|onderwijsnr|pgn|persoonsgebonden nummer|education number)\b/.test(folded))
    return 'education-number'
  if (/\b(eck ?id|ketenid|keten id|eckid)\b/.test(folded)) return 'eck-id'
  return null
}
