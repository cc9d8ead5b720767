/**
 * Search over everything (issue 3, item 6): what is asked and what is answered. A hit carries data, never words of a
 * screen; the screen says "Gesprek over profiel, di 24 nov" in its own language.
 *
 * Working notes are found only when `includeWorkingNotes` is true. It is the one switch: false means that no note is
 * looked at, so neither a hit, nor a count, nor the order of the others says anything about one.
 */
import type { ConversationState } from '../conversations/conversation.ts'
import type { GuideId, Voice } from '../conversations/guide.ts'
import type { Choice, Phase } from '../phases/trajectory.ts'
import type { DocumentKind } from '../reports/document-model.ts'
import type { Day, LocalMoment, SchoolYear } from '../shared/dates.ts'
import type { Id } from '../shared/row.ts'

/** In the order in which a screen shows them. */
export const searchKinds = [
  'pupil',
  'guardian',
  'conversation',
  'agreement',
  'activity',
  'trajectory',
  'summary',
  'document',
  'attachment',
  'working-note',
] as const
export type SearchKind = (typeof searchKinds)[number]

export interface SearchFilter {
  /** Empty = all kinds. */
  kinds: readonly SearchKind[]
  pupilId: Id | null
  /** Class of the day of what is found; of a person: in the asked school year, else now. */
  className: string | null
  schoolYear: SchoolYear | null
  phase: Phase | null
  fromDay: Day | null
  untilDay: Day | null
}

export interface SearchQuestion {
  words: string
  filter: SearchFilter
  includeWorkingNotes: boolean
  today: Day
  /** Hits of each kind at most; the counts are always complete. */
  atMostPerKind: number
}

export const noFilter: SearchFilter = {
  kinds: [],
  pupilId: null,
  className: null,
  schoolYear: null,
  phase: null,
  fromDay: null,
  untilDay: null,
}

/** Everything but working notes; `today` is still to be given. */
export const emptyQuestion: Omit<SearchQuestion, 'today'> = {
  words: '',
  filter: noFilter,
  includeWorkingNotes: false,
  atMostPerKind: 5,
}

/** Letters that must be typed before anything is looked for. */
export const fewestLetters = 2

/** Letters and digits; signs are not searched for. */
export const lettersIn = (words: string): number => words.replace(/[^\p{L}\p{N}]/gu, '').length

export type FieldName =
  | 'name'
  | 'number'
  | 'contact'
  | 'tags'
  | 'homeSituation'
  | 'outOfSchool'
  | 'peopleWhoMatter'
  | 'remarks'
  | 'participants'
  | 'place'
  | 'answer'
  | 'expectation'
  | 'differenceNote'
  | 'strengths'
  | 'ownReason'
  | 'appreciation'
  | 'followUp'
  | 'what'
  | 'owner'
  | 'title'
  | 'reflection'
  | 'chosen'
  | 'alternatives'
  | 'steps'
  | 'insights'
  | 'choiceAndReason'
  | 'voice'
  | 'contentWith'
  | 'couldBeBetter'
  | 'agreementsThatGoOn'
  | 'documentNumber'
  | 'agreement'
  | 'view'
  | 'receiver'
  | 'remark'
  | 'fileName'
  | 'note'

/** Which field of a row holds a text; `themeKey` names a row of the guide. */
export interface FieldRef {
  name: FieldName
  voice?: Voice
  themeKey?: string
}

/** What the hit is, and the ids that lead to its place. */
export type HitSubject =
  | { kind: 'pupil'; name: string; number: string; hasLeft: boolean }
  | { kind: 'guardian'; name: string }
  | {
      kind: 'conversation'
      guideId: GuideId
      choice: Choice | null
      phase: Phase | null
      state: ConversationState
      startsAt: LocalMoment
    }
  | { kind: 'agreement'; what: string; conversationId: Id; ownerVoice: Voice; isDone: boolean; dueDay: Day | null }
  | { kind: 'activity'; title: string; phase: Phase | null }
  | { kind: 'trajectory'; choice: Choice; phase: Phase; chosen: string }
  | { kind: 'summary'; trajectoryId: Id; phase: Phase; isIssued: boolean }
  | { kind: 'document'; documentId: Id; documentKind: DocumentKind | null; number: string; isReplaced: boolean }
  | { kind: 'attachment'; name: string }
  | { kind: 'working-note'; conversationId: Id | null; endsOn: Day }

export interface ExcerptPart {
  text: string
  isMatch: boolean
}

export interface Excerpt {
  field: FieldRef
  parts: ExcerptPart[]
}

export interface HitPerson {
  id: Id
  name: string
  /** Class of the day of the hit; of a person: the newest. */
  className: string
}

export interface Hit {
  rowId: Id
  subject: HitSubject
  /** Whose dossier; of a guardian: the children. */
  pupils: HitPerson[]
  day: Day | null
  excerpts: Excerpt[]
}

export interface SearchAnswer {
  /** By kind in the order of `searchKinds`, within a kind newest first; persons by name. */
  hits: Hit[]
  /** Under all filters but the one of kinds. */
  counts: Record<SearchKind, number>
  /** False while rows are still being read: there may be more. */
  isComplete: boolean
  /** Within the worker. */
  tookMs: number
}
