/**
 * A guardian has died: nobody invites, writes to or asks them again (guardian-standing.ts), they leave the talks that
 * are still to come and the homes they lived in. What was held and what is frozen keeps their name.
 */
import type { Conversation } from '../../conversations/conversation.ts'
import { isSettled } from '../../reports/awaiting-signatures.ts'
import {
  type IssuedDocument,
  nextRecordedAt,
  type RoundEntry,
  roundPerSignatory,
} from '../../reports/issued-document.ts'
import { addDays, type Day, dayOf } from '../../shared/dates.ts'
import type { Clock } from '../../shared/row.ts'
import type { Guardian, Household } from '../guardian.ts'

export interface Death {
  guardian: Guardian
  /** Only those that change. */
  households: Household[]
  conversations: Conversation[]
}

/** `deathDay` null when it is not known; the homes are then left as of yesterday. */
export function recordDeath(
  guardian: Guardian,
  deathDay: Day | null,
  households: readonly Household[],
  conversations: readonly Conversation[],
  today: Day,
): Death {
  const lastDay = deathDay ?? addDays(today, -1)
  const livesOn = ({ personId, untilDay }: Household['members'][number]): boolean =>
    personId === guardian.id && (untilDay === null || untilDay > lastDay)
  return {
    guardian: { ...guardian, deceased: { day: deathDay } },
    households: households
      .filter(({ members }) => members.some(livesOn))
      .map((household) => ({
        ...household,
        members: household.members.flatMap((member) => {
          if (!livesOn(member)) return [member]
          return member.fromDay !== null && member.fromDay > lastDay ? [] : [{ ...member, untilDay: lastDay }]
        }),
      })),
    conversations: conversations
      .filter(({ state, startsAt }) => state === 'planned' && dayOf(startsAt) >= today)
      .filter(({ participants }) => participants.some(({ personId }) => personId === guardian.id))
      .map((talk) => ({
        ...talk,
        participants: talk.participants.filter(({ personId }) => personId !== guardian.id),
      })),
  }
}

/** One entry in each open round that still waits for this guardian: rounds only grow, so what was asked stays readable. */
export function closedRounds(
  guardian: Pick<Guardian, 'id' | 'mergedIds'>,
  documents: readonly IssuedDocument[],
  entries: readonly RoundEntry[],
  { today, recordedBy, clock }: { today: Day; recordedBy: string; clock: Clock },
): RoundEntry[] {
  const ids = [guardian.id, ...guardian.mergedIds]
  return documents
    .filter(({ replacedById }) => replacedById === null)
    .flatMap((document) => {
      const own = entries.filter(({ issuedDocumentId }) => issuedDocumentId === document.id)
      return roundPerSignatory(document.model, own)
        .filter(({ signatory, entry }) => ids.includes(signatory.personId) && !isSettled(entry))
        .map(
          ({ signatory }): RoundEntry => ({
            id: clock.newId(),
            rev: 0,
            pupilId: document.pupilId,
            issuedDocumentId: document.id,
            fieldName: signatory.fieldName,
            state: 'no-longer-asked',
            method: 'none',
            strokes: [],
            typedName: '',
            remark: '',
            remarksSheetId: null,
            onDay: today,
            recordedAtUtc: nextRecordedAt(own, clock.nowUtc()),
            recordedBy,
            scanAttachmentId: null,
          }),
        )
    })
}
