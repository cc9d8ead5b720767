/**
 * Deleted and overwritten rows stay on disk until LevelDB merges the files they are in. After an erasure the old
 * keys among them must go at once, so the database is made to merge: filler is written until every key of the vault
 * has been rewritten, then taken out again. A mark keeps it due until it is done, also over a crash.
 */
import { randomBytes } from '../crypto/sodium.ts'
import type { VaultSession } from '../session.ts'

const fillerBytes = 16 * 1024 * 1024
const pieceBytes = 32 * 1024
const piecesPerRound = 32

/** Row of the unsealed table `filler` that says a compaction is due; contains nothing. */
export const compactionDue = { id: 'due' }

export async function compact(session: VaultSession): Promise<void> {
  const { db } = session
  const rounds = fillerBytes / pieceBytes / piecesPerRound
  for (let round = 0; round < rounds; round++) {
    // Written together with the first row of the database, so that each merged file spans all of it.
    await db.transaction('rw', ['header', 'filler'], async () => {
      await db.table('header').bulkPut(await db.table('header').toArray())
      const pieces = Array.from({ length: piecesPerRound }, (_, at) => ({
        id: `${round}.${at}`,
        bytes: randomBytes(pieceBytes),
      }))
      await db.table('filler').bulkPut(pieces)
    })
  }
  await db.table('filler').clear()
}

export async function finishDueCompaction(session: VaultSession): Promise<void> {
  if ((await session.db.table('filler').count()) > 0) await compact(session)
}
