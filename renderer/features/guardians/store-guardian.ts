/**
 * Stores a guardian. After a death also the homes and the talks to come change, in the same change; open signing
 * rounds get an entry in a change of their own, because a round only grows and has no undo.
 */
import { useCallback } from 'react'
import { closedRounds, recordDeath } from '#domain/pupils/families/death.ts'
import { type Guardian, guardianSchema } from '#domain/pupils/guardian.ts'
import { clock } from '#features/shared/clock.ts'
import { useSettings, useToday, useVault } from '#features/shared/session.tsx'
import { useCommit } from '#features/shared/use-commit.tsx'
import type { Change, Put } from '#vault/vault.ts'

/** Answers whether everything was stored; refusals have been shown. */
export type StoreGuardian = (
  before: Guardian,
  after: Guardian,
  change: Pick<Change, 'label' | 'undoPlace' | 'put'>,
  announce: string,
) => Promise<boolean>

export function useStoreGuardian(): StoreGuardian {
  const vault = useVault()
  const commit = useCommit()
  const today = useToday()
  const recordedBy = useSettings().counsellor.name
  return useCallback(
    async (before, after, change, announce) => {
      const row = guardianSchema.parse(after)
      const others = change.put ?? []
      if (before.deceased !== null || row.deceased === null) {
        return (await commit({ ...change, put: [{ table: 'guardians', row }, ...others] }, announce)).ok
      }
      const relations = await vault.list('relations', 'guardianId', row.id)
      const childIds = [...new Set(relations.map(({ pupilId }) => pupilId))]
      const ofChildren = async <Row>(read: (pupilId: string) => Promise<Row[]>): Promise<Row[]> =>
        (await Promise.all(childIds.map(read))).flat()
      const [households, talks, documents, entries] = await Promise.all([
        vault.all('households'),
        ofChildren((id) => vault.list('conversations', 'pupilId', id)),
        ofChildren((id) => vault.list('issuedDocuments', 'pupilId', id)),
        ofChildren((id) => vault.list('roundEntries', 'pupilId', id)),
      ])
      const death = recordDeath(row, row.deceased.day, households, talks, today)
      const put: Put[] = [
        { table: 'guardians', row: death.guardian },
        ...death.households.map((household) => ({ table: 'households', row: household }) as const),
        ...death.conversations.map((talk) => ({ table: 'conversations', row: talk }) as const),
        ...others,
      ]
      const answer = await commit({ ...change, put }, announce)
      if (!answer.ok) return false
      const closed = closedRounds(row, documents, entries, { today, recordedBy, clock })
      if (closed.length === 0) return true
      const rounds = closed.map((entry) => ({ table: 'roundEntries', row: entry }) as const)
      return (await commit({ label: change.label, undoPlace: null, put: rounds })).ok
    },
    [vault, commit, today, recordedBy],
  )
}
