/**
 * The first draft of a phase summary: what talks, activities and agreements of one phase already say, gathered under
 * its headings so that the counsellor edits instead of writing anew (G4, M4). Nothing is rewritten or left out
 * quietly: every held talk of the phase gives its answers to exactly one heading. The pupil's own reason and
 * strengths go over word for word (U3). Working notes are not an input.
 */
import type { Agreement, Conversation, Theme } from '../conversations/conversation.ts'
import type { GuideId, Voice } from '../conversations/guide.ts'
import { voices } from '../conversations/guide.ts'
import type { PhaseSummaryDocument } from '../reports/document-model.ts'
import type { DocumentHead } from '../reports/freeze.ts'
import { type Day, dayOf } from '../shared/dates.ts'
import type { Clock } from '../shared/row.ts'
import { type Activity, competencies, type Phase, type PhaseSummary, type Trajectory } from './trajectory.ts'

/** Words the draft needs, in its language; i18n hands them in. */
export interface SummaryWords {
  /** Before what a voice said: the pupil's called name, "Thuis", "School". */
  voiceNames: Record<Voice, string>
  guideTitles: Record<GuideId, string>
  /** "Ook bekeken" */
  alternatives: string
  /** "22 sep 2026" */
  formatDay: (day: Day) => string
}

export interface PhaseSummaryInput {
  trajectory: Trajectory
  phase: Phase
  conversations: readonly Conversation[]
  activities: readonly Activity[]
  agreements: readonly Agreement[]
  words: SummaryWords
  clock: Clock
}

/** Which heading the answers to a question go to; questions not named here go to the voice that answered. */
const headingOfTheme: Readonly<Record<string, 'steps' | 'insights' | 'strengths' | 'contentWith' | 'couldBeBetter'>> = {
  steps: 'steps',
  insights: 'insights',
  discoveries: 'insights',
  strengths: 'strengths',
  'content-with': 'contentWith',
  'could-be-better': 'couldBeBetter',
}

export function composePhaseSummary(input: PhaseSummaryInput): PhaseSummary {
  const { trajectory, phase, words, clock } = input
  const talks = talksOf(trajectory, phase, input.conversations)
  const activities = activitiesOf(trajectory, phase, input.activities)
  const themes = talks.flatMap((talk) => talk.themes)
  const attributed = (heading: (typeof headingOfTheme)[string]): string[] =>
    themes.filter((theme) => headingOfTheme[theme.key] === heading).flatMap((theme) => attributedLines(theme, words))
  const rest = (voice: Voice): string =>
    joined(themes.filter((theme) => !(theme.key in headingOfTheme)).map((theme) => theme.answers[voice]))

  return {
    id: clock.newId(),
    rev: 0,
    pupilId: trajectory.pupilId,
    trajectoryId: trajectory.id,
    phase,
    steps: joined([...datedSteps(talks, activities, words), ...attributed('steps')]),
    insights: joined([...activities.map((activity) => activity.reflection), ...attributed('insights')]),
    ownReason: newest(talks.map((talk) => talk.ownReason)) || trajectory.ownReason,
    strengths: joined([...talks.map((talk) => talk.strengths), ...attributed('strengths')]),
    choiceAndReason: joined([
      trajectory.chosen,
      trajectory.alternatives.length > 0 ? `${words.alternatives}: ${trajectory.alternatives.join(', ')}` : '',
    ]),
    pupilVoice: rest('pupil'),
    homeVoice: rest('home'),
    schoolVoice: rest('school'),
    contentWith: joined(attributed('contentWith')),
    couldBeBetter: joined(attributed('couldBeBetter')),
    agreementsThatGoOn: joined(openAgreements(talks, input.agreements, words)),
    changedAtUtc: clock.nowUtc(),
    issuedDocumentId: null,
  }
}

export interface PhaseSummaryDocumentInput {
  draft: PhaseSummary
  head: DocumentHead
  trajectory: Trajectory
  activities: readonly Activity[]
}

export function phaseSummaryDocument(input: PhaseSummaryDocumentInput): PhaseSummaryDocument {
  const { draft, head, trajectory } = input
  const practised = new Set(
    activitiesOf(trajectory, draft.phase, input.activities).flatMap((activity) => activity.competencies),
  )
  return {
    ...head,
    kind: 'phase-summary',
    choice: trajectory.choice,
    phase: draft.phase,
    steps: draft.steps.trim(),
    insights: draft.insights.trim(),
    competencies: competencies.filter((competency) => practised.has(competency)),
    ownReason: draft.ownReason.trim(),
    strengths: draft.strengths.trim(),
    choiceAndReason: draft.choiceAndReason.trim(),
    voices: { pupil: draft.pupilVoice.trim(), home: draft.homeVoice.trim(), school: draft.schoolVoice.trim() },
    contentWith: draft.contentWith.trim(),
    couldBeBetter: draft.couldBeBetter.trim(),
    agreementsThatGoOn: draft.agreementsThatGoOn.trim(),
  }
}

/** Held talks of this phase of the trajectory, oldest first. */
export function talksOf(trajectory: Trajectory, phase: Phase, conversations: readonly Conversation[]): Conversation[] {
  return conversations
    .filter((talk) => talk.trajectoryId === trajectory.id && talk.phase === phase && talk.state === 'held')
    .sort((left, right) => left.startsAt.localeCompare(right.startsAt))
}

function activitiesOf(trajectory: Trajectory, phase: Phase, activities: readonly Activity[]): Activity[] {
  return activities
    .filter((activity) => activity.trajectoryId === trajectory.id && activity.phase === phase)
    .sort((left, right) => left.day.localeCompare(right.day))
}

function datedSteps(talks: readonly Conversation[], activities: readonly Activity[], words: SummaryWords): string[] {
  return [
    ...talks.map((talk) => ({ day: dayOf(talk.startsAt), what: words.guideTitles[talk.guideId] })),
    ...activities.map((activity) => ({ day: activity.day, what: activity.title })),
  ]
    .sort((left, right) => left.day.localeCompare(right.day))
    .map(({ day, what }) => `${words.formatDay(day)}: ${what}`)
}

function attributedLines(theme: Theme, words: SummaryWords): string[] {
  return voices
    .filter((voice) => theme.answers[voice].trim() !== '')
    .map((voice) => `${words.voiceNames[voice]}: ${theme.answers[voice].trim()}`)
}

function openAgreements(
  talks: readonly Conversation[],
  agreements: readonly Agreement[],
  words: SummaryWords,
): string[] {
  const talkIds = new Set(talks.map((talk) => talk.id))
  return agreements
    .filter((agreement) => talkIds.has(agreement.conversationId) && agreement.doneDay === null && agreement.what !== '')
    .sort((left, right) => (left.dueDay ?? '9999').localeCompare(right.dueDay ?? '9999'))
    .map((agreement) => {
      const about = [agreement.ownerName, agreement.dueDay ? words.formatDay(agreement.dueDay) : ''].filter(Boolean)
      return about.length > 0 ? `${agreement.what} (${about.join(', ')})` : agreement.what
    })
}

const newest = (texts: readonly string[]): string => texts.findLast((text) => text.trim() !== '')?.trim() ?? ''

/** One text per line, without empty ones and without saying the same twice. */
const joined = (texts: readonly string[]): string =>
  [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))].join('\n')
