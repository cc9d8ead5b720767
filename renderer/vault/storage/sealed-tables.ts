/**
 * All tables whose rows are sealed: those of `tables.ts` and the vault's own. What stands in clear of a row is its
 * key and the ids named in `indexes`; scopes are found from these alone, so that a row's key is known before it
 * is opened.
 */
import { z } from 'zod'
import { idSchema } from '#domain/shared/row.ts'
import { type Scope, type TableName, tables } from '../tables.ts'
import { auditEvents } from '../vault.ts'

export const vaultScopeId = 'vault'
/** Scope of the audit trail and its head: ids and times only, so it survives every erasure. */
export const auditScopeId = 'audit'

export const scopeIdOf = (scope: Scope): string => (scope.kind === 'vault' ? vaultScopeId : scope.id)

/** A row as the vault handles it, whatever its table. */
export interface AnyRow {
  id: string
  rev: number
  [property: string]: unknown
}

export interface SealedTable {
  schema: z.ZodType
  /** Takes the row or just its clear part. */
  scopeIdOf: (row: Record<string, unknown>) => string
  indexes: readonly string[]
}

export const tableNames = Object.keys(tables).filter((name): name is TableName => name in tables)

/** [table, id, revision now stored; 0 = removed] */
export const rowMarkSchema = z.tuple([z.string(), z.string(), z.int().min(0)])
export type RowMark = z.infer<typeof rowMarkSchema>

export const auditRowSchema = z.object({
  /** Sequence, from 1 without gaps. */
  id: z.int().min(1),
  atUtc: z.string(),
  event: z.enum(auditEvents),
  subjectId: idSchema.nullable(),
  rows: z.array(rowMarkSchema),
  /** BLAKE2b over the previous MAC and this entry, lower-case hex. */
  mac: z.string(),
})
export type AuditRow = z.infer<typeof auditRowSchema>

export const auditHeadSchema = z.object({ id: z.literal('audit-head'), sequence: z.int().min(0), mac: z.string() })
export type AuditHead = z.infer<typeof auditHeadSchema>

export const journalRowSchema = z.object({
  id: idSchema,
  scopeId: z.string(),
  changeId: idSchema,
  pairs: z.array(
    z.object({
      table: z.enum(tableNames),
      id: z.string(),
      /** The row as it was; null = it was not there. */
      before: z.record(z.string(), z.unknown()).nullable(),
    }),
  ),
})
export type JournalRow = z.infer<typeof journalRowSchema>

/** One stored piece of an import. Ids and times only, in the scope of the audit trail, so that it outlives an erasure. */
export const importChunkSchema = z.object({
  /** Id of the change. */
  id: idSchema,
  importId: idSchema,
  /** Of the change in the audit trail: later pieces have higher ones. */
  sequence: z.int().min(1),
  atUtc: z.string(),
  /** Attachments it took away: their files stay for as long as they can come back. */
  heldFileIds: z.array(idSchema),
})
export type ImportChunk = z.infer<typeof importChunkSchema>

/** What takes back one key scope's rows of such a piece. */
export const importJournalRowSchema = z.object({
  id: idSchema,
  scopeId: z.string(),
  changeId: idSchema,
  pairs: z.array(
    z.object({
      table: z.enum(tableNames),
      id: idSchema,
      /** The row as it was; null = it was not there. */
      before: z.record(z.string(), z.unknown()).nullable(),
      /** Revision the import stored; null = it took the row away. */
      rev: z.int().min(1).nullable(),
      /** Digest of the row the import stored, without its revision: a row that was put back to it counts as unchanged. */
      digest: z.string(),
    }),
  ),
})
export type ImportJournalRow = z.infer<typeof importJournalRowSchema>
export type ImportPair = ImportJournalRow['pairs'][number]

export const fileRowSchema = z.object({
  /** Id of the attachment. */
  id: idSchema,
  scopeId: z.string(),
  /** Keyed hash of the content: equal files of one dossier share their chunks. */
  address: z.string(),
  sizeBytes: z.int().min(0),
  chunkCount: z.int().min(0),
})
export type FileRow = z.infer<typeof fileRowSchema>

const byScopeId = (row: Record<string, unknown>): string => String(row['scopeId'])

function dossierTable(name: TableName): SealedTable {
  const { schema, indexes } = tables[name]
  // The union of all scopeOf functions can't be called by type; each reads only `id` and clear ids of its own table.
  const scopeOf = tables[name].scopeOf as (row: unknown) => Scope
  return { schema, indexes, scopeIdOf: (row) => scopeIdOf(scopeOf(row)) }
}

const ownTables: Record<string, SealedTable> = {
  audit: { schema: auditRowSchema, indexes: [], scopeIdOf: () => auditScopeId },
  marks: { schema: auditHeadSchema, indexes: [], scopeIdOf: () => auditScopeId },
  journal: { schema: journalRowSchema, indexes: ['scopeId', 'changeId'], scopeIdOf: byScopeId },
  importChunks: { schema: importChunkSchema, indexes: ['importId'], scopeIdOf: () => auditScopeId },
  importJournal: { schema: importJournalRowSchema, indexes: ['scopeId', 'changeId'], scopeIdOf: byScopeId },
  files: { schema: fileRowSchema, indexes: ['scopeId', 'address'], scopeIdOf: byScopeId },
}

export const sealedTables: ReadonlyMap<string, SealedTable> = new Map([
  ...tableNames.map((name) => [name, dossierTable(name)] as const),
  ...Object.entries(ownTables),
])
