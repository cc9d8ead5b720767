/**
 * What of each row can be found, and under which name. Frozen documents are searched by what they say (their model),
 * attachments by name only. Households are left out on purpose: an address may be secret.
 */
import type { Agreement, Conversation, Participant } from '../conversations/conversation.ts'
import { voices } from '../conversations/guide.ts'
import type { WorkingNote } from '../conversations/working-note.ts'
import type { Activity, Phase, PhaseSummary, Trajectory } from '../phases/trajectory.ts'
import type { Guardian } from '../pupils/guardian.ts'
import { fullName, sortedName } from '../pupils/person-name.ts'
import type { Pupil } from '../pupils/pupil.ts'
import type { IssuedDocument, RoundEntry } from '../reports/issued-document.ts'
import type { Attachment } from '../shared/attachment.ts'
import { type Day, dayOf } from '../shared/dates.ts'
import type { Id } from '../shared/row.ts'
import { foldForSearch } from '../shared/text.ts'
import { documentFields, phaseOfDocument } from './document-fields.ts'
import type { FieldName, FieldRef, HitSubject } from './question.ts'

export interface SearchField {
  ref: FieldRef
  text: string
}

export interface Searchable {
  rowId: Id
  subject: HitSubject
  /** Whose dossier; null for a guardian. */
  pupilId: Id | null
  /** Row whose day counts when this one has none. */
  parentId: Id | null
  day: Day | null
  phase: Phase | null
  /** Persons stand in the order of a Dutch list; empty for what has a day. */
  sortKey: string
  fields: SearchField[]
}

/** Tables that are searched; the rows of each as the vault gives them. */
export interface SearchedRows {
  pupils: Pupil
  guardians: Guardian
  conversations: Conversation
  agreements: Agreement
  activities: Activity
  trajectories: Trajectory
  phaseSummaries: PhaseSummary
  issuedDocuments: IssuedDocument
  roundEntries: RoundEntry
  attachments: Attachment
  workingNotes: WorkingNote
}
export type SearchedTable = keyof SearchedRows

/** Talks come before what takes its day from them. */
export const searchedTables = [
  'pupils',
  'guardians',
  'conversations',
  'agreements',
  'activities',
  'trajectories',
  'phaseSummaries',
  'issuedDocuments',
  'roundEntries',
  'attachments',
  'workingNotes',
] as const satisfies readonly SearchedTable[]

type MakeSearchable = { [Table in SearchedTable]: (row: SearchedRows[Table], today: Day) => Searchable | null }

/** Null when there is nothing in the row to find. */
export const searchableOf: MakeSearchable = {
  pupils: (pupil, today) => ({
    rowId: pupil.id,
    subject: {
      kind: 'pupil',
      name: fullName(pupil),
      number: pupil.number,
      hasLeft: pupil.leavingDay !== null && pupil.leavingDay < today,
    },
    pupilId: pupil.id,
    parentId: null,
    day: null,
    phase: null,
    sortKey: foldForSearch(sortedName(pupil)),
    fields: filled([
      ['name', namesOf(pupil)],
      ['number', pupil.number],
      ['contact', pupil.email],
      ['tags', pupil.tags.join(', ')],
      ['homeSituation', pupil.context.homeSituation],
      ['outOfSchool', pupil.context.outOfSchool],
      ['peopleWhoMatter', pupil.context.peopleWhoMatter],
    ]),
  }),
  guardians: (guardian) => ({
    rowId: guardian.id,
    subject: { kind: 'guardian', name: fullName(guardian) },
    pupilId: null,
    parentId: null,
    day: null,
    phase: null,
    sortKey: foldForSearch(sortedName(guardian)),
    fields: filled([
      ['name', namesOf(guardian)],
      ['contact', [guardian.email, guardian.phone].filter(Boolean).join(', ')],
      ['remarks', guardian.remarks],
    ]),
  }),
  conversations: (talk) => ({
    rowId: talk.id,
    subject: {
      kind: 'conversation',
      guideId: talk.guideId,
      choice: talk.choice,
      phase: talk.phase,
      state: talk.state,
      startsAt: talk.startsAt,
    },
    pupilId: talk.pupilId,
    parentId: null,
    day: dayOf(talk.startsAt),
    phase: talk.phase,
    sortKey: '',
    fields: [
      ...talk.themes.flatMap(({ key, answers }) =>
        voices
          .filter((voice) => answers[voice].trim() !== '')
          .map((voice) => ({ ref: { name: 'answer' as const, voice, themeKey: key }, text: answers[voice] })),
      ),
      ...voices
        .filter((voice) => talk.expectations[voice].trim() !== '')
        .map((voice) => ({ ref: { name: 'expectation' as const, voice }, text: talk.expectations[voice] })),
      ...filled([
        ['differenceNote', talk.differenceNote],
        ['strengths', talk.strengths],
        ['ownReason', talk.ownReason],
        ['appreciation', talk.appreciation],
        ['followUp', talk.followUp],
        ['participants', namesBeside(talk.participants, talk.pupilId)],
        ['place', talk.place],
      ]),
    ],
  }),
  agreements: (agreement) => ({
    rowId: agreement.id,
    subject: {
      kind: 'agreement',
      what: agreement.what,
      conversationId: agreement.conversationId,
      ownerVoice: agreement.ownerVoice,
      isDone: agreement.doneDay !== null,
      dueDay: agreement.dueDay,
    },
    pupilId: agreement.pupilId,
    parentId: agreement.conversationId,
    day: null,
    phase: null,
    sortKey: '',
    fields: filled([
      ['what', agreement.what],
      ['owner', agreement.ownerVoice === 'pupil' ? '' : agreement.ownerName],
    ]),
  }),
  activities: (activity) => ({
    rowId: activity.id,
    subject: { kind: 'activity', title: activity.title, phase: activity.phase },
    pupilId: activity.pupilId,
    parentId: null,
    day: activity.day,
    phase: activity.phase,
    sortKey: '',
    fields: filled([
      ['title', activity.title],
      ['reflection', activity.reflection],
    ]),
  }),
  trajectories: (trajectory) => ({
    rowId: trajectory.id,
    subject: {
      kind: 'trajectory',
      choice: trajectory.choice,
      phase: trajectory.phase,
      chosen: trajectory.chosen,
    },
    pupilId: trajectory.pupilId,
    parentId: null,
    day: trajectory.chosenDay ?? trajectory.startedDay,
    phase: trajectory.phase,
    sortKey: '',
    fields: filled([
      ['chosen', trajectory.chosen],
      ['ownReason', trajectory.ownReason],
      ['alternatives', trajectory.alternatives.join(', ')],
    ]),
  }),
  phaseSummaries: (summary) => ({
    rowId: summary.id,
    subject: {
      kind: 'summary',
      trajectoryId: summary.trajectoryId,
      phase: summary.phase,
      isIssued: summary.issuedDocumentId !== null,
    },
    pupilId: summary.pupilId,
    parentId: null,
    day: summary.changedAtUtc.slice(0, 10),
    phase: summary.phase,
    sortKey: '',
    fields: [
      ...filled([
        ['steps', summary.steps],
        ['insights', summary.insights],
        ['ownReason', summary.ownReason],
        ['strengths', summary.strengths],
        ['choiceAndReason', summary.choiceAndReason],
        ['contentWith', summary.contentWith],
        ['couldBeBetter', summary.couldBeBetter],
        ['agreementsThatGoOn', summary.agreementsThatGoOn],
      ]),
      ...voices
        .map((voice) => ({ ref: { name: 'voice' as const, voice }, text: summary[`${voice}Voice`] }))
        .filter(({ text }) => text.trim() !== ''),
    ],
  }),
  issuedDocuments: (document) => ({
    rowId: document.id,
    subject: {
      kind: 'document',
      documentId: document.id,
      documentKind: document.kind,
      number: document.number,
      isReplaced: document.replacedById !== null,
    },
    pupilId: document.pupilId,
    parentId: null,
    day: dayOf(document.model.frozenAt),
    phase: phaseOfDocument(document.model),
    sortKey: '',
    fields: documentFields(document.model),
  }),
  roundEntries: (entry) =>
    entry.remark.trim() === ''
      ? null
      : {
          rowId: entry.id,
          subject: {
            kind: 'document',
            documentId: entry.issuedDocumentId,
            documentKind: null,
            number: '',
            isReplaced: false,
          },
          pupilId: entry.pupilId,
          parentId: entry.issuedDocumentId,
          day: entry.onDay,
          phase: null,
          sortKey: '',
          fields: filled([['remark', entry.remark]]),
        },
  attachments: (attachment) =>
    attachment.place === null || attachment.pupilId === null
      ? null
      : {
          rowId: attachment.id,
          subject: { kind: 'attachment', name: attachment.name },
          pupilId: attachment.pupilId,
          parentId: null,
          day: attachment.addedDay,
          phase: null,
          sortKey: '',
          fields: filled([['fileName', attachment.name]]),
        },
  workingNotes: (note, today) =>
    note.endsOn < today
      ? null
      : {
          rowId: note.id,
          subject: { kind: 'working-note', conversationId: note.conversationId, endsOn: note.endsOn },
          pupilId: note.pupilId,
          parentId: note.conversationId,
          day: null,
          phase: null,
          sortKey: '',
          fields: filled([['note', note.secret.workingNoteText]]),
        },
}

/** The pupil is found by name already; here it would bring up every talk of theirs. */
const namesBeside = (participants: readonly Participant[], pupilId: Id): string =>
  participants
    .filter(({ personId }) => personId !== pupilId)
    .map(({ name }) => name)
    .join(', ')

const namesOf = (person: Pupil | Guardian): string =>
  [person.calledName, person.firstNames === person.calledName ? '' : person.firstNames, person.prefix, person.surname]
    .filter(Boolean)
    .join(' ')

function filled(fields: readonly (readonly [FieldName, string])[]): SearchField[] {
  return fields.filter(([, text]) => text.trim() !== '').map(([name, text]) => ({ ref: { name }, text }))
}
