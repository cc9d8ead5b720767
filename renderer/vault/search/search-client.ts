/**
 * The page's side of search: starts the worker at the first question, tells it what was stored, ends it at lock.
 *
 * What was stored is heard from Dexie itself, so that commits, undo, imports taken back and erasures all count. Dexie
 * names the rows of small writes; of a bulk write only the table, which is then read again once the bulk is over.
 */
import { Dexie } from 'dexie'
import type { SearchAnswer } from '#domain/search/question.ts'
import type { Id } from '#domain/shared/row.ts'
import type { VaultSession } from '../session.ts'
import { auditScopeId } from '../storage/sealed-tables.ts'
import { type TableName, tables } from '../tables.ts'
import { VaultLockedError } from '../vault.ts'
import type { FromSearchWorker, ScopeKey, TableChange, ToSearchWorker } from './search-messages.ts'
import { type SearchState, SearchStoppedError, type VaultSearch } from './vault-search.ts'

/** A bulk write comes in many portions; the table is read again when none has come for this long. */
const bulkPauseMs = 500

export interface OwnedSearch extends VaultSearch {
  /** Ends the worker with everything it holds; a new one starts at the next question. */
  forget(): void
  /** As `forget`, and refuses every later question. */
  end(): void
}

interface Waiting {
  resolve: (answer: SearchAnswer) => void
  reject: (error: Error) => void
}

interface Running {
  worker: Worker
  known: Set<string>
  waiting: Map<number, Waiting>
  stopListening: () => void
}

export function createVaultSearch(session: VaultSession): OwnedSearch {
  const listeners = new Set<(state: SearchState) => void>()
  let state: SearchState = { kind: 'idle' }
  let running: Running | null = null
  let lastCallId = 0
  let hasEnded = false

  const tell = (next: SearchState): void => {
    state = next
    for (const listener of listeners) listener(next)
  }

  /** Keys that came since the worker was last told. */
  const newKeys = (known: Set<string>): ScopeKey[] =>
    session.keyring.scopeIds().flatMap((scopeId) => {
      const key = known.has(scopeId) || scopeId === auditScopeId ? undefined : session.keyring.find(scopeId)
      if (key === undefined) return []
      known.add(scopeId)
      return [{ scopeId, key }]
    })

  const stopWorker = (error: Error): void => {
    if (running === null) return
    const { worker, waiting, stopListening } = running
    running = null
    stopListening()
    worker.terminate()
    for (const { reject } of waiting.values()) reject(error)
    tell({ kind: 'idle' })
  }

  const start = (today: string): Running => {
    const worker = new Worker(new URL('./search.worker.ts', import.meta.url), {
      type: 'module',
      name: 'driehoek-search',
    })
    const known = new Set<string>()
    const send = (message: ToSearchWorker): void => worker.postMessage(message)
    const own: Running = {
      worker,
      known,
      waiting: new Map(),
      stopListening: listenForChanges(session.db.name, (changes) =>
        send({ kind: 'changed', keys: newKeys(known), changes }),
      ),
    }
    worker.addEventListener('message', ({ data }: MessageEvent<FromSearchWorker>) => {
      if (running !== own) return
      if (data.kind === 'state') tell(data.state)
      else if (data.kind === 'stopped') stopWorker(new SearchStoppedError(data.reason))
      else {
        own.waiting.get(data.callId)?.resolve(data.answer)
        own.waiting.delete(data.callId)
      }
    })
    worker.addEventListener('error', () => {
      if (running === own) stopWorker(new SearchStoppedError('the worker broke off'))
    })
    send({ kind: 'start', vaultId: session.info.id, today, keys: newKeys(known) })
    running = own
    tell({ kind: 'building', doneRows: 0, allRows: 0 })
    return own
  }

  return {
    find: (question) => {
      if (hasEnded) return Promise.reject(new VaultLockedError('the vault is locked'))
      const { worker, waiting } = running ?? start(question.today)
      const callId = ++lastCallId
      return new Promise((resolve, reject) => {
        waiting.set(callId, { resolve, reject })
        const message: ToSearchWorker = { kind: 'find', callId, question }
        worker.postMessage(message)
      })
    },
    watch: (listener) => {
      listeners.add(listener)
      listener(state)
      return { stop: () => void listeners.delete(listener) }
    },
    forget: () => stopWorker(new SearchStoppedError('the worker was ended')),
    end: () => {
      hasEnded = true
      listeners.clear()
      stopWorker(new VaultLockedError('the vault is locked'))
    },
  }
}

/** Answers with the end of the subscription. */
function listenForChanges(databaseName: string, onChanges: (changes: TableChange[]) => void): () => void {
  const bulk = new Set<TableName>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const listener = (parts: Record<string, unknown>): void => {
    const changes: TableChange[] = []
    for (const table of tableNames) {
      const ids = changedIds(parts[`idb://${databaseName}/${table}/`])
      if (ids === 'all') bulk.add(table)
      else if (ids.length > 0) changes.push({ table, ids })
    }
    if (bulk.size > 0) {
      clearTimeout(timer)
      timer = setTimeout(() => {
        onChanges([...bulk].map((table) => ({ table, ids: 'all' })))
        bulk.clear()
      }, bulkPauseMs)
    }
    if (changes.length > 0) onChanges(changes)
  }
  Dexie.on('storagemutated', listener)
  return () => {
    clearTimeout(timer)
    Dexie.on.storagemutated.unsubscribe(listener)
  }
}

const tableNames = Object.keys(tables) as TableName[]

interface RangeNode {
  from: unknown
  to: unknown
  l?: RangeNode | null
  r?: RangeNode | null
}

/** Dexie's set of keys is a tree of ranges; one key is a range from itself to itself. */
function changedIds(part: unknown): Id[] | 'all' {
  const ids: Id[] = []
  const nodes: unknown[] = [part]
  while (nodes.length > 0) {
    const node = nodes.pop()
    if (!isRangeNode(node)) continue
    if (typeof node.from !== 'string' || node.from !== node.to) return 'all'
    ids.push(node.from)
    nodes.push(node.l, node.r)
  }
  return ids
}

/** An empty set has no `from`. */
const isRangeNode = (node: unknown): node is RangeNode => typeof node === 'object' && node !== null && 'from' in node
