/** What the counsellor says of each pupil who is no longer on the list. Nobody has left until that was said. */
import { useCallback, useState } from 'react'
import type { MissingChoice, MissingPupil } from '#domain/pupils/rollover/leaving.ts'
import type { Day } from '#domain/shared/dates.ts'
import type { Id } from '#domain/shared/row.ts'

/** As on screen: the day of leaving may still be empty. */
export type MissingDraft = { kind: 'left'; day: Day | null; reason: string } | Exclude<MissingChoice, { kind: 'left' }>

export interface MissingChoices {
  choices: ReadonlyMap<Id, MissingDraft>
  choose: (pupils: readonly MissingPupil[], kind: MissingDraft['kind'], reason?: string) => void
  edit: (pupilId: Id, patch: { day: Day | null } | { reason: string }) => void
}

export function useMissingChoices(): MissingChoices {
  const [choices, setChoices] = useState<ReadonlyMap<Id, MissingDraft>>(new Map())
  const choose = useCallback<MissingChoices['choose']>((pupils, kind, reason) => {
    setChoices((before) => {
      const next = new Map(before)
      for (const { pupilId, proposedLeavingDay } of pupils) {
        const now = before.get(pupilId)
        if (kind !== 'left') next.set(pupilId, { kind })
        else if (now?.kind === 'left') next.set(pupilId, { ...now, reason: reason || now.reason })
        else next.set(pupilId, { kind, day: proposedLeavingDay, reason: reason ?? '' })
      }
      return next
    })
  }, [])
  const edit = useCallback<MissingChoices['edit']>((pupilId, patch) => {
    setChoices((before) => {
      const now = before.get(pupilId)
      return now?.kind === 'left' ? new Map(before).set(pupilId, { ...now, ...patch }) : before
    })
  }, [])
  return { choices, choose, edit }
}

/** The choices that are complete: "left" needs a day. */
export function storableMissing(
  decided: readonly { pupilId: Id; choice: MissingDraft }[],
): { pupilId: Id; choice: MissingChoice }[] {
  return decided.flatMap(({ pupilId, choice }) => {
    if (choice.kind !== 'left') return { pupilId, choice }
    const { day, reason } = choice
    return day === null ? [] : { pupilId, choice: { kind: 'left' as const, day, reason } }
  })
}
