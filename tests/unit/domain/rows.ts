/** Rows for domain tests: complete and plain, each overridable; ids count up, the clock stands still. */
import type { Agreement, Conversation } from '#domain/conversations/conversation.ts'
import { guideFor } from '#domain/conversations/guides.ts'
import { newConversation } from '#domain/conversations/new-conversation.ts'
import type { Activity, Trajectory } from '#domain/phases/trajectory.ts'
import type { Guardian, Household, Relation } from '#domain/pupils/guardian.ts'
import type { RoleWords } from '#domain/pupils/guardian-standing.ts'
import type { Enrolment, Pupil } from '#domain/pupils/pupil.ts'
import type { Signatory } from '#domain/reports/document-model.ts'
import { composeHead, type DocumentHead } from '#domain/reports/freeze.ts'
import { newSettings, type Settings } from '#domain/school/settings.ts'
import { type Clock, idFromBytes } from '#domain/shared/row.ts'

export const today = '2026-11-24'

export function countingClock(nowUtc = '2026-11-24T13:38:00.000Z'): Clock {
  let count = 0
  return {
    nowUtc: () => nowUtc,
    newId: () => {
      count += 1
      const bytes = new Uint8Array(16)
      new DataView(bytes.buffer).setUint32(12, count)
      return idFromBytes(bytes)
    },
  }
}

export const clock = countingClock()

export const roleWords: RoleWords = {
  pupil: 'leerling',
  mentor: 'mentor',
  mother: 'moeder',
  father: 'vader',
  parent: 'ouder',
  stepparent: 'stiefouder',
  'foster-parent': 'pleegouder',
  'guardian-by-law': 'voogd',
  'family-guardian': 'gezinsvoogd',
  grandparent: 'grootouder',
  other: 'verzorger',
}

export const aPupil = (change: Partial<Pupil> = {}): Pupil => ({
  id: clock.newId(),
  rev: 0,
  calledName: 'Sanne',
  firstNames: '',
  prefix: '',
  surname: 'Adjei',
  number: '0012345',
  birthDay: '2010-03-14',
  email: '',
  languages: [],
  context: { homeSituation: '', outOfSchool: '', peopleWhoMatter: '' },
  guardiansMayBeLetIn: false,
  letInDay: null,
  leavingDay: null,
  leavingReason: '',
  tags: [],
  photoId: null,
  siblings: [],
  notSameAs: [],
  mergedIds: [],
  doubleOfId: null,
  ...change,
})

export const aGuardian = (calledName: string, surname: string, change: Partial<Guardian> = {}): Guardian => ({
  id: clock.newId(),
  rev: 0,
  calledName,
  firstNames: '',
  prefix: '',
  surname,
  email: '',
  phone: '',
  preferredChannel: null,
  language: '',
  remarks: '',
  deceased: null,
  notSameAs: [],
  mergedIds: [],
  ...change,
})

export const aRelation = (pupil: Pupil, guardian: Guardian, change: Partial<Relation> = {}): Relation => ({
  id: clock.newId(),
  rev: 0,
  pupilId: pupil.id,
  guardianId: guardian.id,
  kind: 'mother',
  authority: 'yes',
  authoritySource: 'opgave ouders',
  authorityDay: null,
  restriction: null,
  history: [],
  ...change,
})

export const aHousehold = (
  label: string,
  people: readonly { id: string; kind: 'pupil' | 'guardian'; untilDay?: string }[],
): Household => ({
  id: clock.newId(),
  rev: 0,
  label,
  street: '',
  postcode: '',
  town: '',
  isSecret: false,
  members: people.map(({ id, kind, untilDay }) => ({
    personId: id,
    kind,
    fromDay: null,
    untilDay: untilDay ?? null,
  })),
})

export const anEnrolment = (pupil: Pupil, change: Partial<Enrolment> = {}): Enrolment => ({
  id: clock.newId(),
  rev: 0,
  pupilId: pupil.id,
  schoolYear: 2026,
  className: '4H2',
  yearGroup: 4,
  level: 'havo',
  profile: '',
  mentorName: 'Farid Amrani',
  outcome: null,
  ...change,
})

export const aTrajectory = (pupil: Pupil, change: Partial<Trajectory> = {}): Trajectory => ({
  id: clock.newId(),
  rev: 0,
  pupilId: pupil.id,
  choice: 'further-study',
  phase: 'verkennen',
  startedDay: '2026-09-01',
  alternatives: [],
  ownReason: '',
  chosen: '',
  chosenDay: null,
  closedDay: null,
  ...change,
})

export const anActivity = (trajectory: Trajectory, change: Partial<Activity> = {}): Activity => ({
  id: clock.newId(),
  rev: 0,
  pupilId: trajectory.pupilId,
  trajectoryId: trajectory.id,
  phase: trajectory.phase,
  title: 'Open dag',
  day: '2026-10-10',
  competencies: [],
  reflection: '',
  ...change,
})

export function aConversation(pupil: Pupil, trajectory: Trajectory, change: Partial<Conversation> = {}): Conversation {
  const { conversation } = newConversation({
    guide: guideFor('career-talk', 'nl'),
    pupil,
    relations: [],
    guardians: [],
    enrolment: undefined,
    counsellor: { name: 'Marijke Hoekstra', role: 'decaan' },
    roleWords,
    trajectory,
    startsAt: '2026-11-24T14:00',
    endsAt: null,
    place: '',
    clock,
  })
  return { ...conversation, state: 'held', ...change }
}

export const anAgreement = (conversation: Conversation, change: Partial<Agreement> = {}): Agreement => ({
  id: clock.newId(),
  rev: 0,
  pupilId: conversation.pupilId,
  conversationId: conversation.id,
  what: 'Open dag bezoeken',
  ownerVoice: 'pupil',
  ownerName: 'Sanne',
  dueDay: '2027-01-23',
  doneDay: null,
  ...change,
})

export const theSettings: Settings = {
  ...newSettings(),
  school: {
    name: 'Lindekwartier College',
    department: 'decanaat havo en vwo',
    street: 'Populierenplein 8',
    postcode: '1399 ZZ',
    town: 'Almere',
    email: 'decaan@lindekwartier.example',
    logoAttachmentId: null,
  },
  counsellor: { name: 'Marijke Hoekstra', role: 'decaan', email: 'm.hoekstra@lindekwartier.example' },
}

export const aHead = (
  pupil: Pupil,
  signatories: readonly Signatory[] = [],
  number = 'GV-2026-0147',
  enrolment = anEnrolment(pupil),
): DocumentHead =>
  composeHead({
    settings: theSettings,
    logoDataUrl: null,
    pupil,
    enrolment,
    language: 'nl',
    identity: { number, version: 1, replaces: null },
    issuedDocumentId: clock.newId(),
    frozenAtUtc: '2026-11-24T13:38:00.000Z',
    frozenAt: '2026-11-24T14:38',
    signatories,
  })
