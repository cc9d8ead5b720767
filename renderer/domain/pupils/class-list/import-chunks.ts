/**
 * An accepted import cut into pieces that are each stored whole. Rows that touch the same stored row (a parent two
 * pupils share, a household at one address) stay in one piece, so no pupil, parent or home is ever half there. When
 * it stops between two pieces, the same file shows what was stored as unchanged and the rest as new: it goes on
 * where it stopped.
 */
import type { Clock, Id } from '../../shared/row.ts'
import { editsOfChoice, type MissingChoice } from '../rollover/leaving.ts'
import { changesOf, type ImportEdit, type ImportPlan, type ImportPut, type ImportRow } from './plan-import.ts'

export interface ImportChunk {
  /** Accepted rows of the list, and pupils who were said to have left or to stay. */
  rowCount: number
  puts: ImportPut[]
}

/** Pieces of about `rowsPerChunk` rows, more where a family is larger, in the order of the file. */
export function importChunks(
  plan: Pick<ImportPlan, 'rows'>,
  acceptedRowIds: ReadonlySet<string>,
  rowsPerChunk: number,
): ImportChunk[] {
  const putOf = new Map(changesOf(plan, acceptedRowIds).map((put) => [put.row.id, put]))
  const chunks: ImportChunk[] = []
  let current: ImportChunk = { rowCount: 0, puts: [] }
  for (const family of familiesOf(plan.rows.filter((row) => acceptedRowIds.has(row.id) && row.edits.length > 0))) {
    if (current.rowCount > 0 && current.rowCount + family.length > rowsPerChunk) {
      chunks.push(current)
      current = { rowCount: 0, puts: [] }
    }
    current.rowCount += family.length
    for (const id of new Set(family.flatMap((row) => row.edits.map(({ base }) => base.id)))) {
      const put = putOf.get(id)
      if (put) current.puts.push(put)
    }
  }
  if (current.rowCount > 0) chunks.push(current)
  return chunks
}

/** What the counsellor said of pupils who are no longer on the list, in pieces of their own after the rows. */
export function missingChunks(
  plan: Pick<ImportPlan, 'placed' | 'notOnList' | 'schoolYear'>,
  choices: ReadonlyMap<Id, MissingChoice>,
  rowsPerChunk: number,
  clock: Clock,
): ImportChunk[] {
  const asked = new Set(plan.notOnList.map(({ pupilId }) => pupilId))
  const chunks: ImportChunk[] = []
  let current: ImportChunk = { rowCount: 0, puts: [] }
  for (const place of plan.placed) {
    const choice = choices.get(place.pupil.id)
    if (!choice || !asked.has(place.pupil.id)) continue
    const edits = editsOfChoice(place, choice, plan.schoolYear, clock)
    if (edits.length === 0) continue
    if (current.rowCount === rowsPerChunk) {
      chunks.push(current)
      current = { rowCount: 0, puts: [] }
    }
    current.rowCount += 1
    current.puts.push(...edits.map(putOfEdit))
  }
  if (current.rowCount > 0) chunks.push(current)
  return chunks
}

const putOfEdit = ({ table, base, patch }: ImportEdit): ImportPut =>
  ({ table, row: { ...base, ...patch } }) as ImportPut

/** Rows joined by a stored row that both touch; each family at the place of its first row. */
function familiesOf(rows: readonly ImportRow[]): ImportRow[][] {
  const parent = rows.map((_, index) => index)
  const rootOf = (index: number): number => {
    let root = index
    while (parent[root] !== root) root = parent[root] ?? root
    let at = index
    while (parent[at] !== root) {
      const next = parent[at] ?? root
      parent[at] = root
      at = next
    }
    return root
  }
  const firstWith = new Map<Id, number>()
  for (const [index, row] of rows.entries()) {
    for (const { base } of row.edits) {
      const other = firstWith.get(base.id)
      if (other === undefined) firstWith.set(base.id, index)
      else {
        const [one, two] = [rootOf(other), rootOf(index)]
        parent[Math.max(one, two)] = Math.min(one, two)
      }
    }
  }
  const families = new Map<number, ImportRow[]>()
  for (const [index, row] of rows.entries()) {
    const root = rootOf(index)
    const family = families.get(root)
    if (family) family.push(row)
    else families.set(root, [row])
  }
  return [...families.values()]
}
