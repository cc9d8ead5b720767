/**
 * One act on many pupils: stored some pupils at a time, each piece whole, so that the page goes on answering and the
 * act can be stopped; taken back as one. Each act has an undo place of its own in the vault; its pieces are taken
 * back newest first until none is left.
 */
import type { Id } from '#domain/shared/row.ts'
import type { CommitRefusal, Put, UndoAnswer, Vault } from '#vault/vault.ts'

/** Small enough to be stored within a few frames, large enough not to store the audit trail a thousand times. */
export const pupilsPerPiece = 200

export interface BulkAct {
  /** Text key of what was done: "lists:undo.tags". */
  label: string
  undoPlace: string
  pupilIds: readonly Id[]
  /** The rows for some of the pupils, read just before they are stored. */
  putsFor: (pupilIds: readonly Id[]) => Promise<Put[]> | Put[]
}

export interface BulkProgress {
  done: number
  total: number
}

export type BulkAnswer =
  | { ok: true; doneCount: number; isStopped: boolean }
  | { ok: false; doneCount: number; code: CommitRefusal }

export async function runBulk(
  vault: Pick<Vault, 'commit'>,
  act: BulkAct,
  onProgress: (progress: BulkProgress) => void,
  isStopped: () => boolean,
): Promise<BulkAnswer> {
  const total = act.pupilIds.length
  let done = 0
  onProgress({ done, total })
  while (done < total) {
    if (isStopped()) return { ok: true, doneCount: done, isStopped: true }
    const ids = act.pupilIds.slice(done, done + pupilsPerPiece)
    const put = await act.putsFor(ids)
    if (put.length > 0) {
      const answer = await vault.commit({ label: act.label, undoPlace: act.undoPlace, put })
      if (!answer.ok) return { ok: false, doneCount: done, code: answer.code }
    }
    done += ids.length
    onProgress({ done, total })
    // The bar is drawn before the next piece.
    await new Promise((resolve) => setTimeout(resolve))
  }
  return { ok: true, doneCount: done, isStopped: false }
}

export type BulkUndoAnswer = { ok: true } | { ok: false; code: Extract<UndoAnswer, { ok: false }>['code'] }

export async function undoBulk(vault: Pick<Vault, 'undo'>, undoPlace: string): Promise<BulkUndoAnswer> {
  for (let count = 1; ; count += 1) {
    const answer = await vault.undo(undoPlace)
    if (!answer.ok) {
      const isOver = answer.code === 'nothing-to-undo' && count > 1
      return isOver ? { ok: true } : { ok: false, code: answer.code }
    }
    await new Promise((resolve) => setTimeout(resolve))
  }
}
