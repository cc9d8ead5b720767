/**
 * Search runs here, off the page's thread: rows are opened, folded and scanned in this worker and nowhere else. It
 * never writes. Questions are answered between two portions of reading; changes wait until the reading is done.
 */
import { loadSodium } from '../crypto/sodium.ts'
import { vaultDatabase } from '../storage/database.ts'
import { createRowSealer } from '../storage/row-sealer.ts'
import type { FromSearchWorker, ScopeKey, ToSearchWorker } from './search-messages.ts'
import { createSearchReader, type SearchReader } from './search-reader.ts'

const sayEveryMs = 100

const keys = new Map<string, Uint8Array>()
const say = (message: FromSearchWorker): void => postMessage(message)

let revision = 0
let started: Promise<SearchReader> | null = null
/** Ends when all that was asked before has been read. */
let reading: Promise<void> = Promise.resolve()

const keep = (more: readonly ScopeKey[]): void => {
  for (const { scopeId, key } of more) keys.set(scopeId, key)
}

async function start(vaultId: string, today: string): Promise<SearchReader> {
  const sealer = createRowSealer(await loadSodium(), { find: (scopeId) => keys.get(scopeId) })
  const db = vaultDatabase(vaultId, sealer)
  await db.open()
  return createSearchReader(db, today)
}

const stop = (error: unknown): void =>
  say({ kind: 'stopped', reason: error instanceof Error ? error.name : 'unknown error' })

/** One after the other; an accident ends the worker, so that no answer is ever given from half an index. */
const afterReading = (work: () => Promise<void>): void => {
  reading = reading.then(work)
  reading.catch(stop)
}

addEventListener('message', ({ data }: MessageEvent<ToSearchWorker>) => {
  switch (data.kind) {
    case 'start': {
      keep(data.keys)
      const starting = start(data.vaultId, data.today)
      started = starting
      afterReading(async () => {
        const reader = await starting
        let saidAt = 0
        await reader.readAll((doneRows, allRows) => {
          if (performance.now() - saidAt < sayEveryMs) return
          saidAt = performance.now()
          say({ kind: 'state', state: { kind: 'building', doneRows, allRows } })
        })
        say({ kind: 'state', state: { kind: 'ready', revision } })
      })
      return
    }
    case 'changed':
      keep(data.keys)
      afterReading(async () => {
        await (await started)?.takeIn(data.changes)
        revision += 1
        say({ kind: 'state', state: { kind: 'ready', revision } })
      })
      return
    case 'find':
      started
        ?.then(async (reader) => say({ kind: 'answer', callId: data.callId, answer: await reader.find(data.question) }))
        .catch(stop)
      return
  }
})
