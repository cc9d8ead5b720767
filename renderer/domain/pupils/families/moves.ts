/**
 * Moving house is a dated change: who moves leaves the old home the day before and lives in the new one from that
 * day on. The old home keeps its address and its dates, so it stays readable who lived where; what is frozen names
 * the home of its own day.
 */
import { addDays, type Day } from '../../shared/dates.ts'
import type { FieldProblem } from '../../shared/field-problem.ts'
import type { Id } from '../../shared/row.ts'
import { type Household, membersOn } from '../guardian.ts'
import type { RelatedGuardian } from '../homes.ts'

export interface Move {
  from: Household
  /** A new household, or one that is there already. */
  to: Household
  moverIds: readonly Id[]
  day: Day
}

export type MoveProblem = FieldProblem<'movers' | 'day' | 'to', 'nobody' | 'missing' | 'address-missing' | 'same-home'>

export function checkMove(move: Omit<Move, 'day'> & { day: Day | null }): MoveProblem[] {
  const problems: MoveProblem[] = []
  if (move.moverIds.length === 0) problems.push({ field: 'movers', code: 'nobody' })
  if (move.day === null) problems.push({ field: 'day', code: 'missing' })
  if (move.to.id === move.from.id) problems.push({ field: 'to', code: 'same-home' })
  if (move.to.street.trim() === '') problems.push({ field: 'to', code: 'address-missing' })
  return problems
}

export function moveHouse({ from, to, moverIds, day }: Move): { from: Household; to: Household } {
  const lastDay = addDays(day, -1)
  const moves = new Set(moverIds)
  const isOpen = ({ untilDay }: Household['members'][number]): boolean => untilDay === null || untilDay >= day
  const kindOf = new Map(from.members.map(({ personId, kind }) => [personId, kind]))
  const stayed = from.members.flatMap((member) => {
    if (!moves.has(member.personId) || !isOpen(member)) return [member]
    // Who would only have come on that day or later never lived here.
    return member.fromDay !== null && member.fromDay > lastDay ? [] : [{ ...member, untilDay: lastDay }]
  })
  const arriving = [...moves].flatMap((personId) => {
    const kind = kindOf.get(personId)
    const isThere = to.members.some((member) => member.personId === personId && isOpen(member))
    return kind === undefined || isThere ? [] : [{ personId, kind, fromDay: day, untilDay: null }]
  })
  return { from: { ...from, members: stayed }, to: { ...to, members: [...to.members, ...arriving] } }
}

export interface OtherHome {
  household: Household
  /** Of the pupil, or else of a guardian; newest last. */
  periods: { personId: Id; fromDay: Day | null; untilDay: Day | null }[]
}

/** Homes of this family where nobody of it lives on that day: where they lived before, and where they will live. */
export function otherHomesOf(
  pupilId: Id,
  related: readonly RelatedGuardian[],
  households: readonly Household[],
  day: Day,
): { former: OtherHome[]; coming: OtherHome[] } {
  const family = new Set([pupilId, ...related.map(({ guardian }) => guardian.id)])
  const former: OtherHome[] = []
  const coming: OtherHome[] = []
  for (const household of households) {
    const periods = household.members.filter(({ personId }) => family.has(personId))
    if (periods.length === 0 || membersOn(household, day).some(({ personId }) => family.has(personId))) continue
    const home = { household, periods: periods.map(({ kind: _kind, ...period }) => period) }
    if (periods.some(({ fromDay }) => fromDay !== null && fromDay > day)) coming.push(home)
    else former.push(home)
  }
  const lastDay = ({ periods }: OtherHome): Day =>
    periods
      .map(({ untilDay }) => untilDay ?? '')
      .sort()
      .at(-1) ?? ''
  former.sort((left, right) => lastDay(right).localeCompare(lastDay(left)))
  return { former, coming }
}
