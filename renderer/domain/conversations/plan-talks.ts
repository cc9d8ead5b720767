/**
 * A talk for each of many pupils, one after another on school days: the times, and per pupil the same planned talk the
 * form for one pupil makes. Holidays are not known here, so the screen shows which days it became.
 */
import { newTrajectory } from '../phases/new-trajectory.ts'
import type { Choice, Phase, Trajectory } from '../phases/trajectory.ts'
import { type Enrolment, enrolmentIn, type Pupil } from '../pupils/pupil.ts'
import { addDays, type Day, dayOf, type LocalMoment, schoolYearOf } from '../shared/dates.ts'
import { addMinutes } from '../shared/moments.ts'
import { ok, type Result, refuse } from '../shared/result.ts'
import type { Conversation } from './conversation.ts'
import { openTrajectoryFor } from './conversation-list.ts'
import { type NewConversationInput, newConversation } from './new-conversation.ts'
import type { ProposedParticipants } from './participants.ts'

export interface Slot {
  startsAt: LocalMoment
  endsAt: LocalMoment
}

export interface TalkTimes {
  firstDay: Day
  /** `HH:MM`; no talk begins before. */
  from: string
  /** `HH:MM`; no talk ends after. */
  until: string
  minutes: number
  pauseMinutes: number
}

/** Two school years: further ahead nobody plans. */
const daysMax = 730

/**
 * `count` times that follow each other, Monday to Friday, none over a talk that is planned already (one without an end
 * takes as long as these). `day-too-short` when not one talk fits between from and until.
 */
export function slotsFor(
  count: number,
  times: TalkTimes,
  taken: readonly { startsAt: LocalMoment; endsAt: LocalMoment | null }[],
): Result<Slot[], 'day-too-short' | 'too-many'> {
  const { minutes, pauseMinutes } = times
  if (minutes <= 0 || addMinutes(`${times.firstDay}T${times.from}`, minutes) > `${times.firstDay}T${times.until}`) {
    return refuse('day-too-short')
  }
  const takenOn = Map.groupBy(taken, ({ startsAt }) => dayOf(startsAt))
  const slots: Slot[] = []
  for (let offset = 0; slots.length < count; offset += 1) {
    if (offset > daysMax) return refuse('too-many')
    const day = addDays(times.firstDay, offset)
    if (isWeekend(day)) continue
    const busy = (takenOn.get(day) ?? []).map(({ startsAt, endsAt }) => ({
      startsAt,
      endsAt: endsAt ?? addMinutes(startsAt, minutes),
    }))
    let startsAt = `${day}T${times.from}`
    while (slots.length < count) {
      const endsAt = addMinutes(startsAt, minutes)
      if (endsAt > `${day}T${times.until}`) break
      const clash = busy.find((other) => other.startsAt < endsAt && startsAt < other.endsAt)
      if (clash === undefined) {
        slots.push({ startsAt, endsAt })
        startsAt = addMinutes(endsAt, pauseMinutes)
      } else {
        startsAt = addMinutes(clash.endsAt, pauseMinutes)
      }
    }
  }
  return ok(slots)
}

function isWeekend(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}

export interface PupilToTalkWith {
  pupil: Pupil
  enrolments: readonly Enrolment[]
  trajectories: readonly Trajectory[]
  relations: NewConversationInput['relations']
  guardians: NewConversationInput['guardians']
}

export interface TalkForEach
  extends Pick<NewConversationInput, 'guide' | 'place' | 'counsellor' | 'roleWords' | 'clock'> {
  choice: Choice
  /** `now`: the phase each pupil is in with this choice; who has not begun it starts at the first. */
  phase: Phase | 'now'
}

export interface PlannedTalk extends Omit<ProposedParticipants, 'participants'> {
  conversation: Conversation
  /** Made with the talk when the pupil has no open one for this choice. */
  newTrajectory: Trajectory | null
}

export function planTalk(forPupil: PupilToTalkWith, slot: Slot, talk: TalkForEach): PlannedTalk {
  const { pupil, enrolments, trajectories, relations, guardians } = forPupil
  const day = dayOf(slot.startsAt)
  const open = openTrajectoryFor(trajectories, pupil.id, talk.choice)
  const phase = talk.phase === 'now' ? (open?.phase ?? 'orienteren') : talk.phase
  const trajectory = open ?? newTrajectory(pupil.id, talk.choice, phase, day, talk.clock)
  const { conversation, leftOut, toCheck } = newConversation({
    guide: talk.guide,
    pupil,
    relations,
    guardians,
    enrolment: enrolmentIn(enrolments, schoolYearOf(day)),
    counsellor: talk.counsellor,
    roleWords: talk.roleWords,
    trajectory,
    ...slot,
    place: talk.place,
    clock: talk.clock,
  })
  return { conversation: { ...conversation, phase }, newTrajectory: open ? null : trajectory, leftOut, toCheck }
}
