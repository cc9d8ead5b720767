/**
 * What lists filter and sort by, per pupil, in three kinds that are read apart: reading the talks of a whole school
 * takes seconds, so only what a list asks for is read. A few plain values are kept, never a text of a talk.
 */
import type { Agreement, Conversation } from '../../conversations/conversation.ts'
import { openDifferencesOf } from '../../conversations/open-differences.ts'
import { guardiansOf } from '../../conversations/participants.ts'
import { hasContactInPhase } from '../../phases/contact-in-phase.ts'
import { currentTrajectory, type Phase, type Trajectory } from '../../phases/trajectory.ts'
import { awaitingSignatures } from '../../reports/awaiting-signatures.ts'
import type { IssuedDocument, RoundEntry } from '../../reports/issued-document.ts'
import { type Day, dayOf, type LocalMoment, schoolYearOf } from '../../shared/dates.ts'
import type { Id } from '../../shared/row.ts'
import { isLate } from '../attention.ts'
import { type Guardian, type Household, membersOn, type Relation } from '../guardian.ts'
import { fullName } from '../person-name.ts'

export interface TalkFacts {
  /** Of the newest open choice; null while there is none. */
  phase: Phase | null
  lastHeldDay: Day | null
  nextPlannedAt: LocalMoment | null
  heldThisYear: number
  /** In a phase in which no talk was held and none is planned (G4). */
  lacksContactInPhase: boolean
  differenceOpen: boolean
  /** Planned from today on: times that are taken. */
  planned: readonly { startsAt: LocalMoment; endsAt: LocalMoment | null }[]
}

export interface LooseEndFacts {
  agreementsLate: number
  signaturesOpen: number
}

export interface HomeFacts {
  guardianNames: readonly string[]
  /** A living guardian of whom nobody wrote down whether they have authority. */
  authorityUnknown: boolean
  householdCount: number
}

export interface FactsOfKind {
  talks: TalkFacts
  'loose-ends': LooseEndFacts
  home: HomeFacts
}
export type FactKind = keyof FactsOfKind

/** What is known of one pupil so far; a kind that was not read yet is missing. */
export type PupilFacts = Partial<FactsOfKind>

export function talkFactsOf(
  trajectories: readonly Trajectory[],
  conversations: readonly Conversation[],
  today: Day,
): TalkFacts {
  const trajectory = currentTrajectory(trajectories)
  const held = conversations.filter(({ state }) => state === 'held').map(({ startsAt }) => dayOf(startsAt))
  const planned = conversations
    .filter(({ state, startsAt }) => state === 'planned' && dayOf(startsAt) >= today)
    .map(({ startsAt, endsAt }) => ({ startsAt, endsAt }))
    .sort((left, right) => left.startsAt.localeCompare(right.startsAt))
  const year = schoolYearOf(today)
  return {
    phase: trajectory?.phase ?? null,
    lastHeldDay: held.sort().at(-1) ?? null,
    nextPlannedAt: planned[0]?.startsAt ?? null,
    heldThisYear: held.filter((day) => schoolYearOf(day) === year).length,
    lacksContactInPhase: trajectory !== undefined && !hasContactInPhase(trajectory, conversations, today),
    differenceOpen: openDifferencesOf(conversations).length > 0,
    planned,
  }
}

export function looseEndFactsOf(
  agreements: readonly Agreement[],
  documents: readonly IssuedDocument[],
  entries: readonly RoundEntry[],
  today: Day,
): LooseEndFacts {
  return {
    agreementsLate: agreements.filter((agreement) => isLate(agreement, today)).length,
    signaturesOpen: awaitingSignatures(documents, entries).reduce((sum, { waitingFor }) => sum + waitingFor.length, 0),
  }
}

export function homeFactsOf(
  pupilId: Id,
  relations: readonly Relation[],
  guardians: readonly Guardian[],
  households: readonly Household[],
  today: Day,
): HomeFacts {
  const living = guardiansOf(pupilId, relations, guardians).filter(({ guardian }) => guardian.deceased === null)
  return {
    guardianNames: living.map(({ guardian }) => fullName(guardian)),
    authorityUnknown: living.some(({ relation }) => relation.authority === 'unknown'),
    householdCount: households.filter((household) =>
      membersOn(household, today).some(({ personId }) => personId === pupilId),
    ).length,
  }
}
