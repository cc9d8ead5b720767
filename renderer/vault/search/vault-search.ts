/**
 * Search over an open vault, as screens see it. All of it runs in a worker that has copies of the scope keys (not the
 * master key), starts at the first question, follows every stored change and is ended with all its text at lock.
 */
import type { SearchAnswer, SearchQuestion } from '#domain/search/question.ts'

export type SearchState =
  | { kind: 'idle' }
  | { kind: 'building'; doneRows: number; allRows: number }
  /** `revision` grows with each change taken in: what was answered before may have changed. */
  | { kind: 'ready'; revision: number }

export interface VaultSearch {
  /**
   * Answers with what has been read so far (`isComplete`). Throws VaultLockedError once the vault is locked, and
   * SearchStoppedError when the worker ended for another reason; the next question starts a new one.
   */
  find(question: SearchQuestion): Promise<SearchAnswer>
  /** Calls now and at each change. */
  watch(listener: (state: SearchState) => void): { stop: () => void }
}

export class SearchStoppedError extends Error {
  readonly code = 'search-stopped'
}
