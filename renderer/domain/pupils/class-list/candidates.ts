/** What a list says of a pupil and of their guardians, before it is compared with anything stored. */
import type { Day } from '../../shared/dates.ts'
import type { authorities, RelationKind } from '../guardian.ts'
import type { PersonName } from '../person-name.ts'
import type { Level } from '../pupil.ts'

export interface Address {
  street: string
  postcode: string
  town: string
}

export interface GuardianCandidate {
  /** All empty when the list gives an address but no name. */
  name: PersonName
  email: string
  phone: string
  /** More addresses and numbers from the same cells: kept in the guardian's remarks. */
  otherEmails: string[]
  otherPhones: string[]
  kind: RelationKind
  authority: (typeof authorities)[number]
  address: Address | null
}

export type RowNoteCode =
  | 'formula-kept-as-text'
  | 'email-not-valid'
  | 'rows-joined'
  /** Rows of one pupil that say different things: the first row holds. */
  | 'rows-differ'
  | 'guardian-without-name'
  /** Neither number nor birth date: the pupil was known by name alone. */
  | 'known-by-name'
  /** The workbook hides this row, by hand or by a filter. */
  | 'row-hidden'
  /** More e-mail addresses in a cell than people to give them to. */
  | 'several-emails'
  /** The pupil lives elsewhere by what is stored; moving house is for the counsellor to record. */
  | 'address-differs'
  /** Of a guardians' list: no pupil has this number. */
  | 'pupil-unknown'
export interface RowNote {
  code: RowNoteCode
  /** Heading of the column, where one is meant. */
  heading: string
}

export interface Candidate {
  /** As a spreadsheet counts them, from 1. */
  rowNumber: number
  number: string
  name: PersonName
  birthDay: Day | null
  email: string
  className: string
  yearGroup: number | null
  level: Level | null
  profile: string
  mentorName: string
  address: Address | null
  guardians: GuardianCandidate[]
  notes: RowNote[]
}

export type RowRefusalCode =
  | 'no-surname'
  | 'duplicate-number'
  | 'duplicate-person'
  | 'bad-birth-date'
  | 'unlikely-birth-date'
  /** More cells than headings: a stray delimiter has shifted them. */
  | 'too-many-cells'
  /** The last row ends before its last column: the file was cut off. */
  | 'row-cut-off'
  | 'cell-too-long'

export interface RefusedRow {
  rowNumber: number
  /** The pupil's number where the row gives one: a refused row is still a row on the list. */
  number: string
  /** Name or number as far as it could be read. */
  label: string
  code: RowRefusalCode
  /** Heading, or the number of the row it collides with. */
  detail: string
}
