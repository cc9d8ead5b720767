/**
 * One import as the counsellor finds it back: what file, when, how much, and whether it was taken back. The rows that
 * take it back lie in the vault's own kept journal for 30 days; this row only tells of it and stays. No names of
 * pupils belong in here: the row is sealed by the vault's key and outlives an erased dossier.
 */
import { z } from 'zod'
import { rowSchema } from '#domain/shared/row.ts'

/** How long an import can be taken back, from the day each of its pieces was stored. */
export const keptUndoDays = 30

export const importKinds = ['class-list', 'guardian-list', 'photos'] as const
export type ImportKind = (typeof importKinds)[number]

const count = z.int().min(0).default(0)

/** What was stored; a kind that has no such thing leaves it 0. */
export const importCountsSchema = z.object({
  newPupils: count,
  changedPupils: count,
  leavers: count,
  guardians: count,
  households: count,
  photos: count,
})
export type ImportCounts = z.infer<typeof importCountsSchema>

export const importRunSchema = rowSchema.extend({
  kind: z.enum(importKinds),
  startedAtUtc: z.iso.datetime(),
  /** Null while it runs, and for ever when the window was closed over it. */
  endedAtUtc: z.iso.datetime().nullable().default(null),
  /** As the counsellor's own computer calls it, without a folder. */
  fileName: z.string().max(255).default(''),
  /** First year of the school year that was imported for; null where the file has none (guardians, photos). */
  schoolYear: z.int().nullable().default(null),
  counts: importCountsSchema.prefault({}),
  /** Pieces stored so far. */
  chunkCount: count,
  takenBackAtUtc: z.iso.datetime().nullable().default(null),
  /** Rows taken back so far, also by a call that was broken off. */
  takenBackRows: count,
  /** Rows that stayed the last time. */
  keptRows: count,
})
export type ImportRun = z.infer<typeof importRunSchema>

export function newImportRun(
  given: Pick<ImportRun, 'id' | 'kind' | 'startedAtUtc' | 'fileName' | 'schoolYear'>,
): ImportRun {
  return importRunSchema.parse({ ...given, fileName: given.fileName.slice(0, 255), rev: 0 })
}

/** The moment after which a piece stored at `storedAtUtc` can't be taken back. */
export function undoEndsAtUtc(storedAtUtc: string): string {
  return new Date(Date.parse(storedAtUtc) + keptUndoDays * 86_400_000).toISOString()
}
