/** What the page and the search worker say to each other. Keys are copies; they end with the worker. */
import type { SearchAnswer, SearchQuestion } from '#domain/search/question.ts'
import type { Id } from '#domain/shared/row.ts'
import type { TableName } from '../tables.ts'
import type { SearchState } from './vault-search.ts'

export interface ScopeKey {
  scopeId: string
  key: Uint8Array
}

/** Rows that were stored or removed; `all` when a table was changed in bulk. */
export interface TableChange {
  table: TableName
  ids: readonly Id[] | 'all'
}

export type ToSearchWorker =
  | { kind: 'start'; vaultId: Id; today: string; keys: readonly ScopeKey[] }
  | { kind: 'changed'; keys: readonly ScopeKey[]; changes: readonly TableChange[] }
  | { kind: 'find'; callId: number; question: SearchQuestion }

export type FromSearchWorker =
  | { kind: 'state'; state: SearchState }
  | { kind: 'answer'; callId: number; answer: SearchAnswer }
  /** The worker can't go on; the name of the error only, never text of a row. */
  | { kind: 'stopped'; reason: string }
