/**
 * One act on many pupils: stored some pupils at a time, each piece whole, so that the page goes on answering and the
 * act can be stopped; taken back as one. Each piece has an undo place of its own in the vault, so that a dossier which
 * changed since keeps back its own piece and no other.
 */
import type { Id } from '#domain/shared/row.ts'
import type { CommitRefusal, Put, Vault } from '#vault/vault.ts'

/** Small enough to be stored within a few frames, large enough not to store the audit trail a thousand times. */
export const pupilsPerPiece = 200

export interface BulkAct {
  /** Text key of what was done: "lists:undo.tags". */
  label: string
  /** Tells this act's undo places from every other's. */
  undoPlace: string
  pupilIds: readonly Id[]
  /** The rows for some of the pupils, read just before they are stored. */
  putsFor: (pupilIds: readonly Id[]) => Promise<Put[]> | Put[]
}

export interface BulkProgress {
  done: number
  total: number
}

/** Pupils that were stored together, and where that is taken back. */
export interface BulkPiece {
  undoPlace: string
  pupilIds: readonly Id[]
}

export type BulkAnswer = { doneCount: number; pieces: readonly BulkPiece[] } & (
  | { ok: true; isStopped: boolean }
  | { ok: false; code: CommitRefusal }
)

export async function runBulk(
  vault: Pick<Vault, 'commit'>,
  act: BulkAct,
  onProgress: (progress: BulkProgress) => void,
  isStopped: () => boolean,
): Promise<BulkAnswer> {
  const total = act.pupilIds.length
  const pieces: BulkPiece[] = []
  let done = 0
  onProgress({ done, total })
  while (done < total) {
    if (isStopped()) return { ok: true, doneCount: done, pieces, isStopped: true }
    const ids = act.pupilIds.slice(done, done + pupilsPerPiece)
    const put = await act.putsFor(ids)
    if (put.length > 0) {
      const undoPlace = `${act.undoPlace}/${pieces.length + 1}`
      const answer = await vault.commit({ label: act.label, undoPlace, put })
      if (!answer.ok) return { ok: false, doneCount: done, pieces, code: answer.code }
      pieces.push({ undoPlace, pupilIds: ids })
    }
    done += ids.length
    onProgress({ done, total })
    // The bar is drawn before the next piece.
    await new Promise((resolve) => setTimeout(resolve))
  }
  return { ok: true, doneCount: done, pieces, isStopped: false }
}

export interface BulkUndoAnswer {
  undoneCount: number
  /** What could not be taken back and may be tried again, oldest first. */
  left: readonly BulkPiece[]
  /** Why; null when nothing is left. */
  code: Exclude<CommitRefusal, 'row-not-valid'> | null
}

export async function undoBulk(vault: Pick<Vault, 'undo'>, pieces: readonly BulkPiece[]): Promise<BulkUndoAnswer> {
  const left: BulkPiece[] = []
  let undoneCount = 0
  let code: BulkUndoAnswer['code'] = null
  for (const [at, piece] of pieces.toReversed().entries()) {
    const answer = await vault.undo(piece.undoPlace)
    if (answer.ok) undoneCount += piece.pupilIds.length
    else if (answer.code === 'row-changed-since') {
      code = answer.code
      left.unshift(piece)
    } else if (answer.code !== 'nothing-to-undo') {
      return { undoneCount, left: [...pieces.slice(0, pieces.length - at), ...left], code: answer.code }
    }
    await new Promise((resolve) => setTimeout(resolve))
  }
  return { undoneCount, left, code }
}
