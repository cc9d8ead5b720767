/**
 * The sample school: 24 made-up pupils in two classes over two school years, to try the app with. Stories stand in
 * `resources/sample-school/*.json`; days in them are counted from today, ages too, so that there are always talks
 * today and later this week. The same clock gives the same rows. Nothing is frozen: reports and summaries of the past
 * are drafts.
 */

import type { Agreement, Conversation } from '../conversations/conversation.ts'
import { guideFor } from '../conversations/guides.ts'
import { newConversation } from '../conversations/new-conversation.ts'
import type { WorkingNote } from '../conversations/working-note.ts'
import { workingNoteTextSchema } from '../conversations/working-note.ts'
import { composePhaseSummary } from '../phases/compose-phase-summary.ts'
import { type Activity, type PhaseSummary, phases, type Trajectory } from '../phases/trajectory.ts'
import type { Guardian, Household, Relation } from '../pupils/guardian.ts'
import { fullName } from '../pupils/person-name.ts'
import type { Enrolment, Pupil } from '../pupils/pupil.ts'
import { addDays, type Day, dayOf, schoolYearOf } from '../shared/dates.ts'
import type { Clock, Id } from '../shared/row.ts'
import { foldForSearch } from '../shared/text.ts'
import { birthDayAt, nearestSchoolDay, sampleRoleWords, sampleSummaryWords } from './sample-school-words.ts'
import { type SampleClass, type SamplePupil, type SampleTalk, sampleClasses } from './sample-stories.ts'
import { newSettings, type Settings } from './settings.ts'

/** One row to store; fits the vault's `Put`. */
export type SamplePut =
  | { table: 'settings'; row: Settings }
  | { table: 'pupils'; row: Pupil }
  | { table: 'enrolments'; row: Enrolment }
  | { table: 'guardians'; row: Guardian }
  | { table: 'relations'; row: Relation }
  | { table: 'households'; row: Household }
  | { table: 'trajectories'; row: Trajectory }
  | { table: 'activities'; row: Activity }
  | { table: 'conversations'; row: Conversation }
  | { table: 'agreements'; row: Agreement }
  | { table: 'phaseSummaries'; row: PhaseSummary }
  | { table: 'workingNotes'; row: WorkingNote }

const settings: Settings = {
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

export function buildSampleSchool(today: Day, clock: Clock): SamplePut[] {
  const puts: SamplePut[] = [{ table: 'settings', row: settings }]
  for (const sampleClass of sampleClasses) {
    for (const story of sampleClass.pupils) addPupil(puts, sampleClass, story, today, clock)
  }
  return puts
}

function addPupil(puts: SamplePut[], sampleClass: SampleClass, story: SamplePupil, today: Day, clock: Clock): void {
  const pupil: Pupil = {
    id: clock.newId(),
    rev: 0,
    calledName: story.called,
    firstNames: story.firstNames,
    prefix: story.prefix,
    surname: story.surname,
    number: story.number,
    birthDay: birthDayAt(story.age, today),
    email: `${story.number}@leerling.lindekwartier.example`,
    languages: story.languages,
    context: {
      homeSituation: story.context[0],
      outOfSchool: story.context[1],
      peopleWhoMatter: story.context[2],
    },
    guardiansMayBeLetIn: story.letIn,
    letInDay: story.letIn ? addDays(today, -30) : null,
    leavingDay: null,
    leavingReason: '',
    tags: [],
    photoId: null,
    siblings: [],
    notSameAs: [],
    mergedIds: [],
    doubleOfId: null,
  }
  puts.push({ table: 'pupils', row: pupil })
  const enrolments = enrolmentsOf(sampleClass, story, pupil, today, clock)
  for (const row of enrolments) puts.push({ table: 'enrolments', row })

  const guardians = story.guardians.map(
    (guardian): Guardian => ({
      id: clock.newId(),
      rev: 0,
      calledName: guardian.called,
      firstNames: '',
      prefix: guardian.prefix,
      surname: guardian.surname,
      email: guardian.died === null ? sampleEmail(guardian) : '',
      phone: guardian.died === null ? `06-0000${story.number.slice(-4)}` : '',
      preferredChannel: guardian.died === null ? guardian.channel : null,
      language: guardian.language,
      remarks: '',
      deceased: guardian.died === null ? null : { day: addDays(today, guardian.died) },
      notSameAs: [],
      mergedIds: [],
    }),
  )
  for (const row of guardians) puts.push({ table: 'guardians', row })
  const relations = story.guardians.flatMap((guardian, index): Relation[] => {
    const row = guardians[index]
    if (!row) return []
    const known = guardian.authority !== 'unknown'
    return [
      {
        id: clock.newId(),
        rev: 0,
        pupilId: pupil.id,
        guardianId: row.id,
        kind: guardian.kind,
        authority: guardian.authority,
        authoritySource: known ? guardian.source : '',
        authorityDay: known ? addDays(today, -200) : null,
        restriction: guardian.restriction && {
          what: guardian.restriction.what,
          why: guardian.restriction.why,
          fromDay: addDays(today, guardian.restriction.from),
          untilDay: addDays(today, guardian.restriction.until),
          source: '',
        },
        history: [],
      },
    ]
  })
  for (const row of relations) puts.push({ table: 'relations', row })
  for (const household of story.households) {
    const memberIds = household.members.map((member) =>
      member === 'pupil' ? pupil.id : guardians.find((guardian) => guardian.calledName === member)?.id,
    )
    const row: Household = {
      id: clock.newId(),
      rev: 0,
      label: household.label,
      street: household.street,
      postcode: household.postcode,
      town: household.town,
      isSecret: household.secret,
      members: memberIds.flatMap((personId) =>
        personId === undefined
          ? []
          : [{ personId, kind: personId === pupil.id ? 'pupil' : 'guardian', fromDay: null, untilDay: null }],
      ),
    }
    puts.push({ table: 'households', row })
  }
  addCareer(puts, { story, pupil, enrolments, guardians, relations }, today, clock)
}

const sampleEmail = ({ called, prefix, surname }: SamplePupil['guardians'][number]): string =>
  `${foldForSearch(`${called} ${prefix} ${surname}`).replaceAll(' ', '.')}@thuis.example`

function enrolmentsOf(
  sampleClass: SampleClass,
  story: SamplePupil,
  pupil: Pupil,
  today: Day,
  clock: Clock,
): Enrolment[] {
  const thisYear = schoolYearOf(today)
  const lastYear = story.lastYear ?? sampleClass.lastYear
  const common = { rev: 0, pupilId: pupil.id }
  return [
    {
      ...common,
      id: clock.newId(),
      schoolYear: thisYear - 1,
      className: lastYear.className,
      yearGroup: lastYear.yearGroup,
      level: lastYear.level,
      profile: lastYear.yearGroup >= 4 ? story.profile : '',
      mentorName: lastYear.mentor,
      outcome: story.outcomeLastYear,
    },
    {
      ...common,
      id: clock.newId(),
      schoolYear: thisYear,
      className: sampleClass.className,
      yearGroup: sampleClass.yearGroup,
      level: sampleClass.level,
      profile: story.profile,
      mentorName: sampleClass.mentor,
      outcome: null,
    },
  ]
}

interface Family {
  story: SamplePupil
  pupil: Pupil
  enrolments: Enrolment[]
  guardians: Guardian[]
  relations: Relation[]
}

function addCareer(puts: SamplePut[], family: Family, today: Day, clock: Clock): void {
  const { story, pupil } = family
  const trajectories = story.trajectories.map(
    (trajectory): Trajectory => ({
      id: clock.newId(),
      rev: 0,
      pupilId: pupil.id,
      choice: trajectory.choice,
      phase: trajectory.phase,
      startedDay: addDays(today, trajectory.started),
      alternatives: trajectory.alternatives,
      ownReason: trajectory.ownReason,
      chosen: trajectory.chosen,
      chosenDay: trajectory.chosenDay === null ? null : addDays(today, trajectory.chosenDay),
      closedDay: trajectory.closed === null ? null : addDays(today, trajectory.closed),
    }),
  )
  for (const row of trajectories) puts.push({ table: 'trajectories', row })
  const activities = story.activities.map(
    (activity): Activity => ({
      id: clock.newId(),
      rev: 0,
      pupilId: pupil.id,
      trajectoryId: trajectories[activity.trajectory]?.id ?? null,
      phase: activity.phase,
      title: activity.title,
      day: addDays(today, activity.day),
      competencies: activity.competencies,
      reflection: activity.reflection,
    }),
  )
  for (const row of activities) puts.push({ table: 'activities', row })

  const conversations = story.talks.map((talk) =>
    conversationOf(talk, family, trajectories[talk.trajectory], today, clock),
  )
  const agreements = story.talks.flatMap((talk, index) => {
    const conversation = conversations[index]
    return conversation ? agreementsOf(talk, conversation, family, today, clock) : []
  })
  for (const row of conversations) puts.push({ table: 'conversations', row })
  for (const row of agreements) puts.push({ table: 'agreements', row })
  for (const note of story.notes) {
    puts.push({
      table: 'workingNotes',
      row: {
        id: clock.newId(),
        rev: 0,
        pupilId: pupil.id,
        conversationId: note.talk === null ? null : (conversations[note.talk]?.id ?? null),
        secret: { workingNoteText: workingNoteTextSchema.parse(note.text) },
        endsOn: addDays(today, note.ends),
      },
    })
  }

  for (const trajectory of trajectories) {
    const behind = phases.slice(0, phases.indexOf(trajectory.phase) + (trajectory.closedDay === null ? 0 : 1))
    for (const phase of behind) {
      const talks = conversations.filter(
        (talk) => talk.trajectoryId === trajectory.id && talk.phase === phase && talk.state === 'held',
      )
      if (talks.length === 0) continue
      const words = sampleSummaryWords(pupil.calledName)
      const row = composePhaseSummary({ trajectory, phase, conversations, activities, agreements, words, clock })
      puts.push({ table: 'phaseSummaries', row })
    }
  }
}

function conversationOf(
  talk: SampleTalk,
  family: Family,
  trajectory: Trajectory | undefined,
  today: Day,
  clock: Clock,
): Conversation {
  const day = nearestSchoolDay(addDays(today, talk.day), today)
  const year = schoolYearOf(day)
  const { conversation } = newConversation({
    guide: guideFor(talk.guide, 'nl'),
    pupil: family.pupil,
    relations: family.relations,
    guardians: family.guardians,
    enrolment: family.enrolments.find((enrolment) => enrolment.schoolYear === year),
    counsellor: settings.counsellor,
    roleWords: sampleRoleWords,
    trajectory,
    startsAt: `${day}T${talk.at}`,
    endsAt: talk.minutes === null ? null : `${day}T${later(talk.at, talk.minutes)}`,
    place: talk.place,
    clock,
  })
  const guardianNamed = (personId: Id | null): string =>
    family.guardians.find((guardian) => guardian.id === personId)?.calledName ?? ''
  const [pupilExpects, homeExpects, schoolExpects] = talk.expectations
  return {
    ...conversation,
    phase: talk.phase,
    state: talk.state,
    participants: conversation.participants
      .filter((participant) => !talk.absent.includes(guardianNamed(participant.personId)))
      .map((participant) => ({ ...participant, manner: talk.manner[guardianNamed(participant.personId)] ?? '' })),
    themes: conversation.themes.map((theme) => {
      const [pupil, home, school] = talk.themes[theme.key] ?? ['', '', '']
      return { key: theme.key, answers: { pupil, home, school }, differs: talk.differs[theme.key] ?? [] }
    }),
    expectations: { pupil: pupilExpects, home: homeExpects, school: schoolExpects },
    differenceNote: talk.differenceNote,
    strengths: talk.strengths,
    ownReason: talk.ownReason,
    appreciation: talk.appreciation,
    followUp: talk.followUp,
    changedAtUtc: talk.state === 'planned' ? clock.nowUtc() : `${dayOf(conversation.startsAt)}T16:00:00.000Z`,
  }
}

function agreementsOf(
  talk: SampleTalk,
  conversation: Conversation,
  family: Family,
  today: Day,
  clock: Clock,
): Agreement[] {
  const owner = (voice: SampleTalk['agreements'][number]): string => {
    if (voice.owner === 'pupil') return family.pupil.calledName
    if (voice.owner === 'school') return settings.counsellor.name
    const guardian = family.guardians.find((candidate) => candidate.calledName === voice.name) ?? family.guardians[0]
    return guardian ? fullName(guardian) : ''
  }
  return talk.agreements.map((agreement) => ({
    id: clock.newId(),
    rev: 0,
    pupilId: family.pupil.id,
    conversationId: conversation.id,
    what: agreement.what,
    ownerVoice: agreement.owner,
    ownerName: owner(agreement),
    dueDay: addDays(today, agreement.due),
    doneDay: agreement.done === null ? null : addDays(today, agreement.done),
  }))
}

/** "14:00" and 35 minutes is "14:35"; both on the same day. */
function later(time: string, minutes: number): string {
  const total = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`
}
