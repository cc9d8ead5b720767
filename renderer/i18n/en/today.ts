import type { today as nl } from '../nl/today.ts'
import type { SameKeys } from '../same-keys.ts'

export const today: SameKeys<typeof nl> = {
  title: 'Today',
  firstRunTitle: 'Start with your pupils',
  firstRunText:
    'Driehoek keeps a dossier of its own per pupil. Take the class list from Magister or Somtoday, or add a pupil by hand.',
  import: 'Read a class list',
  addByHand: 'Add a pupil by hand',
  talks: {
    toFinish: 'Still to finish',
    today: 'Talks today',
    thisWeek: 'Later this week',
    noneToday: 'There are no talks today.',
    noneWeek: 'There are no other talks this week.',
    prepare: 'Prepare',
    begin: 'Start',
    finish: 'Finish',
    with: '{{action}}: talk with {{name}}',
  },
  agreements: {
    title: 'Agreements',
    late: 'late: {{day}}',
    none: 'There are no agreements to tick off this week.',
    done: 'Agreement ticked off.',
    reopened: 'Agreement is open again.',
  },
  signatures: {
    title: 'Waiting for a signature',
    none: 'No document waits for a signature.',
    waitingFor: 'still: {{names}}',
    open: 'Sign',
    openFor: 'Sign: {{number}} of {{name}}',
    kinds: {
      'conversation-report': 'Report of a talk',
      'phase-summary': 'Phase summary',
      'transfer-dossier': 'Transfer dossier',
      'remarks-sheet': 'Remarks sheet',
    },
  },
  contact: {
    title: 'No contact in this phase yet',
    none: 'With everyone a talk was held or is planned in this phase.',
    plan: 'Plan a talk',
    planFor: 'Plan a talk with {{name}}',
  },
  firstTalk: { title: 'No first talk yet' },
  notes: {
    title: 'Working notes about to disappear',
    none: 'No working note disappears this week.',
    endsOn: 'disappears after {{day}}',
    extend: 'A month longer',
    extendFor: 'Keep the working note with {{name}} a month longer',
    extended: 'The working note now stays up to and including {{day}}.',
    gone_one: '{{count}} working note was past its end date and has been taken away.',
    gone_other: '{{count}} working notes were past their end date and have been taken away.',
  },
  more_one: 'Show {{count}} more',
  more_other: 'Show {{count}} more',
  undo: {
    agreementDone: 'agreement ticked off',
    agreementOpen: 'agreement open again',
    noteExtended: 'working note kept longer',
    notesGone: 'working notes taken away',
  },
}
