/**
 * An accepted import cut into pieces that are each stored whole. Rows that touch the same stored row (a parent two
 * pupils share, a household at one address) stay in one piece, so no pupil, parent or home is ever half there. When
 * it stops between two pieces, the same file shows what was stored as unchanged and the rest as new: it goes on
 * where it stopped.
 */
import type { Id } from '../../shared/row.ts'
import { changesOf, type ImportPlan, type ImportPut, type ImportRow } from './plan-import.ts'

export interface ImportChunk {
  rowCount: number
  puts: ImportPut[]
}

/** Pieces of about `rowsPerChunk` rows, more where a family is larger, in the order of the file. */
export function importChunks(
  plan: ImportPlan,
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
