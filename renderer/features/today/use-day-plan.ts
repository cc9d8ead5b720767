/**
 * What Vandaag shows, each table read by itself: ticking off an agreement reads the agreements again and nothing
 * else. Undefined while a part is read.
 */
import { useMemo } from 'react'
import { notesByEnd } from '#domain/conversations/new-working-note.ts'
import { agendaOf, agreementsDue } from '#domain/conversations/planning.ts'
import { withoutContactInPhase, withoutFirstTalk } from '#domain/phases/contact-in-phase.ts'
import { enrolmentIn, type Pupil } from '#domain/pupils/pupil.ts'
import { awaitingSignatures } from '#domain/reports/awaiting-signatures.ts'
import { schoolYearOf } from '#domain/shared/dates.ts'
import type { Id } from '#domain/shared/row.ts'
import { useQuery, useToday } from '#features/shared/session.tsx'

export function useDayPlan() {
  const today = useToday()
  const pupils = useQuery((reader) => reader.all('pupils'), [])
  const enrolments = useQuery((reader) => reader.all('enrolments'), [])
  const trajectories = useQuery((reader) => reader.all('trajectories'), [])
  const conversations = useQuery((reader) => reader.all('conversations'), [])
  const agreements = useQuery((reader) => reader.all('agreements'), [])
  const documents = useQuery((reader) => reader.all('issuedDocuments'), [])
  const entries = useQuery((reader) => reader.all('roundEntries'), [])
  const notes = useQuery((reader) => reader.all('workingNotes'), [])

  const people = useMemo(() => {
    if (!pupils || !enrolments) return undefined
    const year = schoolYearOf(today)
    const enrolmentsOf = Map.groupBy(enrolments, ({ pupilId }) => pupilId)
    const known = new Map<Id, { pupil: Pupil; className: string }>()
    for (const pupil of pupils) {
      const className = enrolmentIn(enrolmentsOf.get(pupil.id) ?? [], year)?.className ?? ''
      known.set(pupil.id, { pupil, className })
    }
    return known
  }, [pupils, enrolments, today])

  return {
    people,
    conversations: useMemo(
      () => conversations && new Map(conversations.map((talk) => [talk.id, talk])),
      [conversations],
    ),
    agenda: useMemo(() => conversations && agendaOf(conversations, today), [conversations, today]),
    agreements,
    due: useMemo(() => agreements && agreementsDue(agreements, today), [agreements, today]),
    waiting: useMemo(() => documents && entries && awaitingSignatures(documents, entries), [documents, entries]),
    withoutContact: useMemo(
      () =>
        pupils && trajectories && conversations && withoutContactInPhase(pupils, trajectories, conversations, today),
      [pupils, trajectories, conversations, today],
    ),
    withoutFirst: useMemo(
      () => pupils && trajectories && conversations && withoutFirstTalk(pupils, trajectories, conversations, today),
      [pupils, trajectories, conversations, today],
    ),
    notes: useMemo(() => notes && notesByEnd(notes, today), [notes, today]),
  }
}

export type DayPlan = ReturnType<typeof useDayPlan>
export type People = NonNullable<DayPlan['people']>
