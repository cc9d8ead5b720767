/**
 * Importing a class list, in one page: through the app's own worker and vault, and beside it Papa Parse with plain
 * Dexie, which reads the same file and stores rows of the same kinds in the same batches, with strict durability but
 * without comparing, keys, journal and trail.
 */
import '#app/trusted-types.ts'
import { Dexie } from 'dexie'
import Papa from 'papaparse'
import { type ClassListClient, startClassListWorker } from '#features/pupils/import/class-list-client.ts'
import { storeList } from '#features/pupils/import/store-list.ts'
import { createVault, removeVault, systemClock } from '#vault/open-vault.ts'
import { aGuardian, aHousehold, aPupil, aRelation, newId, passphrase } from '../integration/vault/vault-fixtures.ts'
import { classListOf } from './list-of-a-school.ts'

export interface ImportMeasures {
  readMs: number
  compareMs: number
  storeMs: number
  takeBackMs: number
  /** Longest time in which the page did nothing else. */
  longestTaskMs: number
  storedRows: number
}

const today = '2026-11-23'
const words = { authoritySource: 'volgens de lijst', otherEmail: 'Ander adres:', otherPhone: 'Ander nummer:' }
const batchRows = 50

/** Milliseconds since the last call. */
function stopwatch(): () => number {
  let last = performance.now()
  return () => {
    const took = performance.now() - last
    last += took
    return took
  }
}

function watchLongTasks(): () => number {
  let longest = 0
  const take = (entries: PerformanceEntryList) => {
    for (const { duration } of entries) longest = Math.max(longest, duration)
  }
  const observer = new PerformanceObserver((list) => take(list.getEntries()))
  observer.observe({ type: 'longtask' })
  return () => {
    take(observer.takeRecords())
    observer.disconnect()
    return longest
  }
}

async function answerOf<Kind extends string>(
  worker: ClassListClient,
  kind: Kind,
  message: Parameters<ClassListClient['ask']>[0],
) {
  const answer = await worker.ask(message)
  if (answer.kind !== kind) throw new Error(`the worker answered ${answer.kind}, not ${kind}`)
  return answer as Extract<typeof answer, { kind: Kind }>
}

async function ours(rowCount: number): Promise<ImportMeasures> {
  const bytes = new TextEncoder().encode(classListOf(rowCount))
  const created = await createVault({ passphrase, kind: 'own' })
  if (!created.ok) throw new Error(created.code)
  const { vault } = created
  const longestTask = watchLongTasks()
  const worker = startClassListWorker(() => undefined)
  const lap = stopwatch()
  const existing = { pupils: [], enrolments: [], guardians: [], relations: [], households: [] }
  await answerOf(worker, 'columns', {
    kind: 'open',
    listKind: 'class-list',
    fileName: 'lijst.csv',
    bytes,
    existing,
    learned: [],
    today,
    schoolYear: 2026,
    words,
  })
  const readMs = lap()
  const { preview } = await answerOf(worker, 'preview', { kind: 'plan', answers: [], schoolYear: 2026, coverage: null })
  const compareMs = lap()
  const rowIds = preview.rows.map(({ id }) => id)
  const stored = await storeList(
    { listKind: 'class-list', fileName: 'lijst.csv', schoolYear: 2026, rowIds, missing: [] },
    { vault, worker, clock: systemClock, isStopped: () => false, onProgress: () => undefined },
  )
  const storeMs = lap()
  worker.end()
  if (stored.halt !== null || stored.run?.counts.newPupils !== rowCount) {
    throw new Error(`stored ${stored.run?.counts.newPupils} pupils of ${rowCount}: ${stored.halt}`)
  }
  const takenBack = await vault.undoImport(stored.run.id)
  const takeBackMs = lap()
  if (!takenBack.ok || takenBack.kept.length > 0) throw new Error('the import was not taken back whole')
  const longestTaskMs = longestTask()
  await vault.lock()
  await removeVault(vault.info.id, { evenOwn: true })
  return { readMs, compareMs, storeMs, takeBackMs, longestTaskMs, storedRows: takenBack.undoneRows }
}

async function plain(rowCount: number): Promise<ImportMeasures> {
  const text = classListOf(rowCount)
  const db = new Dexie('plain', { chromeTransactionDurability: 'strict', cache: 'disabled' })
  const tables = ['pupils', 'enrolments', 'guardians', 'relations', 'households']
  db.version(1).stores(Object.fromEntries(tables.map((table) => [table, 'id'])))
  await db.open()
  const longestTask = watchLongTasks()
  const lap = stopwatch()
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true })
  const readMs = lap()
  let storedRows = 0
  for (let at = 0; at < data.length; at += batchRows) {
    const families = data.slice(at, at + batchRows).map(plainFamily)
    await db.transaction('rw', tables, async () => {
      for (const [index, table] of tables.entries()) {
        const rows = families.flatMap((family) => family[index] ?? [])
        storedRows += rows.length
        await db.table(table).bulkAdd(rows)
      }
    })
  }
  const storeMs = lap()
  for (const table of tables) await db.table(table).clear()
  const takeBackMs = lap()
  const longestTaskMs = longestTask()
  await db.delete()
  return { readMs, compareMs: 0, storeMs, takeBackMs, longestTaskMs, storedRows }
}

/** In the order of the tables. */
function plainFamily(row: Record<string, string>): object[][] {
  const pupil = aPupil({ number: row['Stamnummer'] ?? '', surname: row['Achternaam'] ?? '' })
  const guardians = ['1', '2'].map((slot) => aGuardian({ surname: row[`Naam verzorger ${slot}`] ?? '' }))
  const enrolment = { id: newId(), pupilId: pupil.id, schoolYear: 2026, className: row['Klas'], level: row['Niveau'] }
  const household = aHousehold([pupil.id, ...guardians.map(({ id }) => id)], { street: row['Straat'] ?? '' })
  return [[pupil], [enrolment], guardians, guardians.map(({ id }) => aRelation(pupil.id, id)), [household]]
}

const importBench = {
  measure: async (which: 'ours' | 'plain', rowCount: number): Promise<ImportMeasures> => {
    const work = which === 'ours' ? ours : plain
    // Once small, so that nobody pays for what is loaded and compiled at first use.
    await work(100)
    return await work(rowCount)
  },
}
export type ImportBenchPage = typeof importBench

Object.assign(globalThis, { importBench })
