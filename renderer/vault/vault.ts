/**
 * What an open vault can do. Screens, sample school and tests all go through this one interface; the way rows are
 * sealed, journalled and stored is behind it. All writes are one `commit`: rows, undo journal and audit trail are
 * stored together or not at all, with strict durability.
 */
import type { Attachment } from '#domain/shared/attachment.ts'
import type { Id } from '#domain/shared/row.ts'
import type { VaultSearch } from './search/vault-search.ts'
import type { RowOf, TableName } from './tables.ts'

export interface VaultInfo {
  id: Id
  /** The sample school has its own database and is marked on every screen. */
  kind: 'own' | 'sample'
  createdAtUtc: string
}

export interface VaultReader {
  get<Table extends TableName>(table: Table, id: Id): Promise<RowOf<Table> | undefined>
  /** Rows whose clear index property has this id, e.g. `list('conversations', 'pupilId', pupilId)`. */
  list<Table extends TableName>(table: Table, index: keyof RowOf<Table> & string, id: Id): Promise<RowOf<Table>[]>
  all<Table extends TableName>(table: Table): Promise<RowOf<Table>[]>
}

/** One row to store; `rev` must be the one read (0 for a new row). */
export type Put = { [Table in TableName]: { table: Table; row: RowOf<Table> } }[TableName]
export interface Removal {
  table: TableName
  id: Id
}

export const auditEvents = [
  'vault-created',
  'vault-opened',
  'class-list-imported',
  'guardian-list-imported',
  'photos-imported',
  'import-undone',
  'report-frozen',
  'summary-frozen',
  'transfer-frozen',
  'remarks-frozen',
  'signature-recorded',
  'document-saved',
  'document-printed',
  'pupil-erased',
  'row-changed',
  'undone',
] as const
export type AuditEvent = (typeof auditEvents)[number]

export interface Change {
  /** Text key that names the change, with its area: "pupils:undo.edited". */
  label: string
  /** Screen whose Ctrl+Z takes it back; null = can't be undone (frozen documents, round entries). */
  undoPlace: string | null
  /** A piece of this import: kept for 30 days for `undoImport`, and not within reach of `undo`, whatever `undoPlace` says. */
  importId?: Id
  put?: readonly Put[]
  remove?: readonly Removal[]
  /** What the audit trail says; `row-changed` when left out. */
  audit?: { event: AuditEvent; subjectId: Id | null }
}

export type CommitRefusal =
  /** Another change was stored since the row was read; read again. */
  'row-changed-since' | 'row-not-valid' | 'disk-full' | 'vault-locked'

export type CommitAnswer =
  /** New revision per row id. */
  { ok: true; revs: ReadonlyMap<Id, number> } | { ok: false; code: CommitRefusal }

export type UndoAnswer =
  | { ok: true; label: string }
  | { ok: false; code: 'nothing-to-undo' | 'row-changed-since' | 'disk-full' | 'vault-locked' }

/** Why a row of an import was not taken back: someone changed it, or something that stays hangs on it. */
export interface KeptRow {
  table: TableName
  id: Id
  reason: 'changed-since' | 'in-use'
}

export type ImportUndoAnswer =
  | { ok: true; undoneRows: number; kept: readonly KeptRow[] }
  /** What was taken back before the refusal stays so; calling again goes on. */
  | { ok: false; code: 'nothing-to-undo' | 'disk-full' | 'vault-locked' }

export interface KeptImport {
  importId: Id
  /** Pieces of which something can still be taken back. */
  chunkCount: number
  /** Until when all of it can be. */
  endsAtUtc: string
}

export interface DamagedRow {
  table: string
  id: string
  /** `older-version` and `missing` come from `checkAllRows`: the audit trail knows a newer one, or knows it at all. */
  reason: 'not-authentic' | 'not-valid' | 'key-missing' | 'older-version' | 'missing'
}

export interface AuditEntry {
  /** Counts from 1 without gaps. */
  sequence: number
  atUtc: string
  event: AuditEvent
  subjectId: Id | null
}

export interface Vault extends VaultReader {
  readonly info: VaultInfo
  readonly search: VaultSearch
  commit(change: Change): Promise<CommitAnswer>
  /** Takes back the newest change of this session made on that screen. */
  undo(place: string): Promise<UndoAnswer>
  /**
   * Takes back what an import stored, newest piece first, also after the app was closed. Rows that changed since or
   * are in use stay, are named, and are tried again by the next call.
   */
  undoImport(
    importId: Id,
    onProgress?: (progress: { doneChunks: number; totalChunks: number }) => void,
  ): Promise<ImportUndoAnswer>
  /** Imports of which something can still be taken back. */
  keptImports(): Promise<readonly KeptImport[]>
  /** Runs the query now and after each change of a table it read; `stop` ends it. */
  watch<Value>(query: (reader: VaultReader) => Promise<Value>, listener: WatchListener<Value>): { stop: () => void }
  /** Stores the bytes sealed and in chunks; commit the answered row together with the row that refers to it. */
  storeFile(file: {
    pupilId: Id | null
    name: string
    mediaType: Attachment['mediaType']
    bytes: Uint8Array
  }): Promise<Attachment>
  readFile(attachmentId: Id): Promise<{ ok: true; bytes: Uint8Array } | { ok: false; code: 'missing' | 'damaged' }>
  /** Unreadable with the passphrase in hand afterwards; can't be undone. Guardians left without a child go too. */
  erasePupil(pupilId: Id): Promise<{ ok: true } | { ok: false; code: CommitRefusal }>
  /** Rows set apart because they could not be trusted. */
  damagedRows(): Promise<readonly DamagedRow[]>
  auditTrail(): Promise<{ entries: readonly AuditEntry[]; intact: boolean }>
  /** Zeroes the keys and closes the database; every later call answers `vault-locked` or throws VaultLockedError. */
  lock(): Promise<void>
  readonly isLocked: boolean
  /** Settles once, when the vault closes: by `lock()`, or because a newer app or a removal needs the database. */
  readonly closed: Promise<'locked' | 'taken-over'>
  /** Reads every row there is; afterwards `damagedRows` is complete, and rows put back or taken away are named. */
  checkAllRows(): Promise<readonly DamagedRow[]>
}

/** A vault call after `lock()`, or after another window took the database over. */
export class VaultLockedError extends Error {
  readonly code = 'vault-locked'
}

/** The browser had no room for a file; nothing of it was kept. */
export class VaultDiskFullError extends Error {
  readonly code = 'disk-full'
}

export interface WatchListener<Value> {
  next: (value: Value) => void
  failed: (error: unknown) => void
}
