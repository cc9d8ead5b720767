/** Every list of the fixtures that can be read, stored and read again: nothing is left to do, and rows are sound. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readList } from '#documents/lists/read-list.ts'
import { importChunks } from '#domain/pupils/class-list/import-chunks.ts'
import { type ListToRead, plainListOptions, prepareList } from '#domain/pupils/class-list/list-to-read.ts'
import { readClassList } from '#domain/pupils/class-list/parse-class-list.ts'
import { type ExistingRows, type ImportPlan, planImport } from '#domain/pupils/class-list/plan-import.ts'
import { tables } from '#vault/tables.ts'
import { countingClock } from '../../rows.ts'

const today = '2026-11-23'
const folder = new URL('../../../../fixtures/lists/', import.meta.url)
const names = readdirSync(folder).filter((name) => /\.(csv|tsv|txt|xlsx)$/.test(name))
const nothing: ExistingRows = { pupils: [], enrolments: [], guardians: [], relations: [], households: [] }
const clock = countingClock()

/** Every sheet that can be read as a class list without asking. */
async function listsIn(name: string): Promise<ListToRead[]> {
  const read = await readList(name, new Uint8Array(readFileSync(new URL(name, folder))))
  if (!read.ok) return []
  return read.value.sheets.flatMap(({ rows, hiddenColumns }) => {
    const isWorkbook = read.value.format === 'xlsx'
    const list = prepareList(rows, { ...plainListOptions, hiddenColumns, isWorkbook })
    return list.ok && list.value.missing.length === 0 ? [list.value] : []
  })
}

const planOf = (list: ListToRead, existing: ExistingRows): ImportPlan =>
  planImport(readClassList(list, today), existing, 2026, clock)

function stored(plan: ImportPlan): ExistingRows {
  const all = new Set(plan.rows.map(({ id }) => id))
  const puts = importChunks(plan, all, 7).flatMap((chunk) => chunk.puts)
  expect(new Set(puts.map(({ row }) => row.id)).size).toBe(puts.length)
  const rowsIn = (table: keyof ExistingRows) =>
    puts.flatMap((put) => (put.table === table ? [{ ...tables[table].schema.parse(put.row), rev: 1 }] : []))
  return {
    pupils: rowsIn('pupils') as never,
    enrolments: rowsIn('enrolments') as never,
    guardians: rowsIn('guardians') as never,
    relations: rowsIn('relations') as never,
    households: rowsIn('households') as never,
  }
}

describe('planImport of every list of the fixtures, a second time', () => {
  it.each(names)('%s', async (name) => {
    for (const list of await listsIn(name)) {
      const first = planOf(list, nothing)
      const existing = stored(first)
      const pupilIds = new Set(existing.pupils.map(({ id }) => id))
      const guardianIds = new Set(existing.guardians.map(({ id }) => id))
      expect(existing.relations.every((row) => pupilIds.has(row.pupilId) && guardianIds.has(row.guardianId))).toBe(true)
      expect(existing.enrolments.every((row) => pupilIds.has(row.pupilId))).toBe(true)
      const again = planOf(list, existing)
      const toDo = again.rows.filter(({ state }) => state === 'new' || state === 'changed')
      expect(toDo.map(({ name: who, changes, edits }) => [who, changes, edits])).toEqual([])
      expect(again.counts.unchanged).toBe(first.counts.new)
    }
  })

  it('has lists to try', async () => {
    const counts = await Promise.all(names.map(async (name) => (await listsIn(name)).length))
    expect(counts.filter((count) => count > 0).length).toBeGreaterThan(40)
  })
})
