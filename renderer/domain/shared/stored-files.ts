/**
 * What the files of a vault are and how much room they take: for the settings, where somebody looks who runs out of
 * disk. Sizes are those of the content; equal files of one dossier are stored once and counted each time.
 */
import type { Attachment } from './attachment.ts'
import type { Id } from './row.ts'

export const fileKinds = ['dossier', 'conversation', 'activity', 'documents', 'portraits', 'logo'] as const
export type FileKind = (typeof fileKinds)[number]

export interface StoredFiles {
  kinds: { kind: FileKind; count: number; sizeBytes: number }[]
  count: number
  sizeBytes: number
  /** By how much they were larger when they came. */
  savedBytes: number
  /** The largest first; at most as many as asked for. */
  largest: { pupilId: Id; count: number; sizeBytes: number }[]
}

/** `portraitIds`: the attachments that pupils have as their photo. */
export function countStoredFiles(
  attachments: readonly Attachment[],
  portraitIds: ReadonlySet<Id>,
  atMost: number,
): StoredFiles {
  const sum = (some: readonly Attachment[]): number => some.reduce((total, { sizeBytes }) => total + sizeBytes, 0)
  const byKind = Map.groupBy(attachments, (attachment) => kindOf(attachment, portraitIds))
  const byPupil = Map.groupBy(
    attachments.filter(({ pupilId }) => pupilId !== null),
    ({ pupilId }) => pupilId ?? '',
  )
  return {
    kinds: fileKinds.flatMap((kind) => {
      const some = byKind.get(kind) ?? []
      return some.length === 0 ? [] : { kind, count: some.length, sizeBytes: sum(some) }
    }),
    count: attachments.length,
    sizeBytes: sum(attachments),
    savedBytes: attachments.reduce(
      (total, { originalSizeBytes, sizeBytes }) => total + Math.max(0, (originalSizeBytes ?? sizeBytes) - sizeBytes),
      0,
    ),
    largest: [...byPupil]
      .map(([pupilId, some]) => ({ pupilId, count: some.length, sizeBytes: sum(some) }))
      .sort((left, right) => right.sizeBytes - left.sizeBytes)
      .slice(0, atMost),
  }
}

function kindOf({ id, place, pupilId }: Attachment, portraitIds: ReadonlySet<Id>): FileKind {
  if (place !== null) return place.kind
  if (pupilId === null) return 'logo'
  return portraitIds.has(id) ? 'portraits' : 'documents'
}
