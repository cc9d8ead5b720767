/** What Vandaag shows: talks by how near they are, and agreements by how late. All days are local, weeks end on Sunday. */
import { addDays, type Day, dayOf } from '../shared/dates.ts'
import type { Agreement, Conversation } from './conversation.ts'

export interface Agenda {
  /** Planned for an earlier day and still not marked held, cancelled or nobody came; oldest first. */
  toFinish: Conversation[]
  today: Conversation[]
  /** After today, up to and including Sunday. */
  thisWeek: Conversation[]
  later: Conversation[]
}

export function agendaOf(conversations: readonly Conversation[], today: Day): Agenda {
  const planned = conversations
    .filter((conversation) => conversation.state === 'planned')
    .sort((left, right) => left.startsAt.localeCompare(right.startsAt))
  const sunday = endOfWeek(today)
  const between = (from: Day | null, until: Day | null): Conversation[] =>
    planned.filter(
      ({ startsAt }) => (from === null || dayOf(startsAt) >= from) && (until === null || dayOf(startsAt) <= until),
    )
  return {
    toFinish: between(null, addDays(today, -1)),
    today: between(today, today),
    thisWeek: between(addDays(today, 1), sunday),
    later: between(addDays(sunday, 1), null),
  }
}

export interface AgreementsDue {
  overdue: Agreement[]
  /** From today up to and including Sunday. */
  thisWeek: Agreement[]
  later: Agreement[]
  withoutDay: Agreement[]
}

/** Agreements not done yet, soonest first. */
export function agreementsDue(agreements: readonly Agreement[], today: Day): AgreementsDue {
  const due: AgreementsDue = { overdue: [], thisWeek: [], later: [], withoutDay: [] }
  const sunday = endOfWeek(today)
  const open = agreements.filter((agreement) => agreement.doneDay === null)
  for (const agreement of open.sort((left, right) => (left.dueDay ?? '').localeCompare(right.dueDay ?? ''))) {
    if (agreement.dueDay === null) due.withoutDay.push(agreement)
    else if (agreement.dueDay < today) due.overdue.push(agreement)
    else if (agreement.dueDay <= sunday) due.thisWeek.push(agreement)
    else due.later.push(agreement)
  }
  return due
}

/** Sunday of the week that starts on Monday. */
export function endOfWeek(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, weekday === 0 ? 0 : 7 - weekday)
}
