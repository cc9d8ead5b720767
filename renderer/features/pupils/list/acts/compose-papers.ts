/** What goes on paper for the chosen pupils, as plain data for the page makers (documents/pages/list-papers.ts). */
import type { LabelLayout, LabelSheet, ListColumn, ListSheet, PhotoSheet } from '#documents/pages/list-papers.ts'
import type { Addressee } from '#domain/pupils/families/addressees.ts'
import type { Column } from '#domain/pupils/lists/columns.ts'
import { fullName, sortedName } from '#domain/pupils/person-name.ts'
import type { RosterEntry } from '#domain/pupils/roster.ts'
import type { Id } from '#domain/shared/row.ts'

export type PaperHead = Pick<ListSheet, 'language' | 'letterhead' | 'title' | 'subject' | 'madeOnDay'>

const narrow: Partial<Record<Column, ListColumn['width']>> = {
  class: 'auto',
  yearGroup: 'auto',
  level: 'auto',
  age: 'auto',
  number: 'auto',
  birthDay: 'auto',
  lastTalk: 'auto',
  talksThisYear: 'auto',
  agreementsLate: 'auto',
  signaturesOpen: 'auto',
  households: 'auto',
}

/** Points of one column to tick off. */
const tickWidth = 26
/** More than this many columns lie down. */
const uprightColumns = 5

export function composeClassList(
  head: PaperHead,
  entries: readonly RosterEntry[],
  columns: readonly { column: Column; heading: string }[],
  nameHeading: string,
  tickCount: number,
  textOf: (entry: RosterEntry, column: Column) => string,
): ListSheet {
  return {
    kind: 'list-sheet',
    ...head,
    columns: [
      { heading: nameHeading, width: '*' },
      ...columns.map(({ column, heading }) => ({ heading, width: narrow[column] ?? ('*' as const) })),
      ...Array.from({ length: tickCount }, () => ({ heading: '', width: tickWidth, isTick: true })),
    ],
    rows: entries.map((entry) => [
      sortedName(entry.pupil),
      ...columns.map(({ column }) => textOf(entry, column)),
      ...Array.from({ length: tickCount }, () => ''),
    ]),
    isLandscape: columns.length + tickCount / 4 > uprightColumns,
  }
}

export function composePhotoSheet(
  head: PaperHead,
  entries: readonly RosterEntry[],
  perRow: 4 | 5,
  portraits: ReadonlyMap<Id, Uint8Array>,
): PhotoSheet {
  const isOneClass = new Set(entries.map(({ enrolment }) => enrolment?.className)).size <= 1
  return {
    kind: 'photo-sheet',
    ...head,
    perRow,
    portraits: entries.map(({ pupil, enrolment, isEnrolled }) => ({
      name: fullName(pupil),
      detail: isOneClass || !isEnrolled ? '' : (enrolment?.className ?? ''),
      image: portraits.get(pupil.id) ?? null,
    })),
  }
}

export function composeLabels(
  { language, title, madeOnDay }: Pick<LabelSheet, 'language' | 'title' | 'madeOnDay'>,
  addressees: readonly Addressee[],
  layout: LabelLayout,
  startAt: number,
): LabelSheet {
  return {
    kind: 'label-sheet',
    language,
    title,
    madeOnDay,
    layout,
    startAt,
    labels: addressees.map(({ names, lines }) => [...names, ...lines]),
  }
}

export interface LetterHeadings {
  names: string
  address: string
  pupils: string
  class: string
}

/** One line per letter; whom it is about stands beside it. */
export function composeLetterList(
  head: PaperHead,
  addressees: readonly Addressee[],
  headings: LetterHeadings,
  classOf: (pupilId: Id) => string,
): ListSheet {
  return {
    kind: 'list-sheet',
    ...head,
    columns: [
      { heading: headings.names, width: '*' },
      { heading: headings.address, width: '*' },
      { heading: headings.pupils, width: '*' },
      { heading: headings.class, width: 'auto' },
      { heading: '', width: tickWidth, isTick: true },
    ],
    rows: addressees.map(({ names, lines, pupils }) => [
      names.join('\n'),
      lines.join('\n'),
      pupils.map(fullName).join('\n'),
      pupils.map(({ id }) => classOf(id)).join('\n'),
      '',
    ]),
    isLandscape: false,
  }
}
