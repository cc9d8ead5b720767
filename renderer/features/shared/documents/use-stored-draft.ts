/**
 * Autosave of a document's draft: one row. What can be stored of it now goes over the last version that was stored,
 * so one text that is too long never holds up the others.
 */
import { type RefObject, useRef } from 'react'
import { clock } from '#features/shared/clock.ts'
import { useVault } from '#features/shared/session.tsx'
import { type Autosaved, type SaveDraft, useAutosave } from '#features/shared/use-autosave.ts'
import type { RowOf } from '#vault/tables.ts'
import type { Put } from '#vault/vault.ts'

type DraftTable = 'conversations' | 'phaseSummaries' | 'transferDrafts'

export interface StoredDraft<Row> {
  autosaved: Autosaved<Row>
  /** The last version in the vault, or the opened one while nothing was stored. */
  stored: RefObject<Row>
}

/**
 * `storable` answers what fits the table. `isWhole` false: a text waits that the screen does not name by itself, so
 * the draft counts as unsaved.
 */
export function useStoredDraft<Table extends DraftTable>(
  opened: RowOf<Table>,
  how: {
    table: Table
    label: string
    storable: (draft: RowOf<Table>, stored: RowOf<Table>) => { row: RowOf<Table>; isWhole: boolean }
  },
): StoredDraft<RowOf<Table>> {
  const vault = useVault()
  const stored = useRef(opened)
  const save: SaveDraft<RowOf<Table>> = async (draft) => {
    const { row: fitting, isWhole } = how.storable(draft, stored.current)
    const row = { ...fitting, rev: stored.current.rev, changedAtUtc: clock.nowUtc() }
    // TypeScript can't see that the row belongs to the table it came with.
    const put = { table: how.table, row } as unknown as Put
    const answer = await vault.commit({ label: how.label, undoPlace: null, put: [put] })
    if (!answer.ok) return answer
    stored.current = { ...row, rev: answer.revs.get(row.id) ?? row.rev }
    return isWhole ? { ok: true, stored: draft } : { ok: false, code: 'row-not-valid' }
  }
  return { autosaved: useAutosave(opened, save, (newer) => newer), stored }
}
