/**
 * Stores photos that were accepted: first the row that tells of the import, then pieces of some pupils each, whole or
 * not at all, then the counts. A photo that is replaced goes in the same change, so that taking the import back within
 * 30 days brings it again.
 */
import { type ImportRun, newImportRun } from '#domain/pupils/import-run.ts'
import type { Clock, Id } from '#domain/shared/row.ts'
import { type PreparedFile, storePrepared } from '#features/shared/attachments/prepare-file.ts'
import type { CommitRefusal, Put, Removal, Vault } from '#vault/vault.ts'

export interface AcceptedPhoto {
  pupilId: Id
  photo: PreparedFile
}

export type PhotoHalt = CommitRefusal | 'stopped'

export interface StoredPhotos {
  /** Null when nothing was stored. */
  run: ImportRun | null
  doneCount: number
  totalCount: number
  /** As they came, and as they are kept. */
  sizeBytes: { before: number; after: number }
  halt: PhotoHalt | null
}

export interface PhotoTools {
  vault: Vault
  clock: Clock
  isStopped: () => boolean
  progress: (done: number) => void
}

const photosPerChunk = 25
const label = 'attachments:photos.undoLabel'

export async function storePhotos(
  fileName: string,
  photos: readonly AcceptedPhoto[],
  { vault, clock, isStopped, progress }: PhotoTools,
): Promise<StoredPhotos> {
  const stored: StoredPhotos = {
    run: null,
    doneCount: 0,
    totalCount: photos.length,
    sizeBytes: { before: 0, after: 0 },
    halt: null,
  }
  let run = newImportRun({
    id: clock.newId(),
    kind: 'photos',
    startedAtUtc: clock.nowUtc(),
    fileName,
    schoolYear: null,
  })
  const keepRun = async (): Promise<CommitRefusal | null> => {
    const answer = await vault.commit({ label, undoPlace: null, put: [{ table: 'importRuns', row: run }] })
    if (!answer.ok) return answer.code
    run = { ...run, rev: answer.revs.get(run.id) ?? run.rev }
    stored.run = run
    return null
  }

  stored.halt = await keepRun()
  if (stored.halt !== null) return stored
  for (let at = 0; at < photos.length && stored.halt === null; at += photosPerChunk) {
    stored.halt = isStopped() ? 'stopped' : await storeChunk(photos.slice(at, at + photosPerChunk))
    progress(stored.doneCount)
  }
  await closeRun()
  return stored

  async function storeChunk(chunk: readonly AcceptedPhoto[]): Promise<PhotoHalt | null> {
    const put: Put[] = []
    const remove: Removal[] = []
    const sizes = { before: 0, after: 0 }
    for (const { pupilId, photo } of chunk) {
      const pupil = await vault.get('pupils', pupilId)
      // Erased since the preview: there is nobody to keep it for.
      if (pupil === undefined) continue
      const kept = await storePrepared(vault, pupilId, photo, null)
      if (!kept.ok) return kept.code
      put.push(
        { table: 'attachments', row: kept.value },
        { table: 'pupils', row: { ...pupil, photoId: kept.value.id } },
      )
      if (pupil.photoId !== null) remove.push({ table: 'attachments', id: pupil.photoId })
      sizes.before += photo.originalSizeBytes ?? photo.bytes.length
      sizes.after += photo.bytes.length
    }
    const answer = await vault.commit({
      label,
      undoPlace: null,
      importId: run.id,
      put,
      remove,
      audit: { event: 'photos-imported', subjectId: null },
    })
    if (!answer.ok) return answer.code
    const count = put.length / 2
    run = { ...run, chunkCount: run.chunkCount + 1, counts: { ...run.counts, photos: run.counts.photos + count } }
    stored.doneCount += count
    stored.sizeBytes = { before: stored.sizeBytes.before + sizes.before, after: stored.sizeBytes.after + sizes.after }
    return null
  }

  /** An import that stored nothing is not worth telling of. */
  async function closeRun(): Promise<void> {
    if (run.chunkCount === 0) {
      const answer = await vault.commit({ label, undoPlace: null, remove: [{ table: 'importRuns', id: run.id }] })
      if (answer.ok) stored.run = null
      return
    }
    run = { ...run, endedAtUtc: clock.nowUtc() }
    const refusal = await keepRun()
    stored.halt ??= refusal
  }
}
