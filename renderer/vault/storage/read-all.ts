/**
 * A whole table in order of id: rows that are open already from the cache, the others from the disk, in blocks, so
 * that the page gets a turn between them.
 */
import type { VaultSession } from '../session.ts'
import type { TableName } from '../tables.ts'
import type { AnyRow } from './sealed-tables.ts'

const blockRows = 400

export async function readAll(session: VaultSession, table: TableName): Promise<AnyRow[]> {
  const { db, cache } = session
  return await db.transaction('r', [table], async () => {
    const stored = db.table<AnyRow, string>(table)
    // A live query that read keys alone is not told of a row that changed; one that counted is.
    await stored.count()
    const ids = await stored.toCollection().primaryKeys()
    const rows: AnyRow[] = []
    for (let from = 0; from < ids.length; from += blockRows) {
      const block = ids.slice(from, from + blockRows)
      const missing = block.filter((id) => cache.find(table, id) === undefined)
      // Awaiting where nothing is asked of the disk would let the transaction end under the next block.
      const found = missing.length === 0 ? [] : await readBlock(session, table, block, missing)
      const read = new Map(found.map((row) => [row.id, row]))
      for (const id of block) {
        const row = read.get(id) ?? cache.find(table, id)
        if (row !== undefined) rows.push(row)
      }
    }
    return rows
  })
}

/** One by one costs more a row than a whole stretch. */
async function readBlock(
  { db }: VaultSession,
  table: TableName,
  block: readonly string[],
  missing: readonly string[],
): Promise<AnyRow[]> {
  const stored = db.table<AnyRow, string>(table)
  const [first, last] = [block[0], block.at(-1)]
  if (missing.length === 0 || first === undefined || last === undefined) return []
  if (missing.length > block.length / 8) return await stored.where(':id').between(first, last, true, true).toArray()
  return (await stored.bulkGet([...missing])).filter((row) => row !== undefined)
}
