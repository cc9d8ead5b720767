import { describe, expect, it } from 'vitest'
import { importChunks } from '#domain/pupils/class-list/import-chunks.ts'
import { changesOf, type ExistingRows, planImport } from '#domain/pupils/class-list/plan-import.ts'
import { countingClock } from '../rows.ts'
import { parseFixture } from './class-list-fixtures.ts'

const nothing: ExistingRows = { pupils: [], enrolments: [], guardians: [], relations: [], households: [] }
const plan = planImport(parseFixture('magister-4h2.csv'), nothing, 2026, countingClock())
const all = new Set(plan.rows.map(({ id }) => id))

describe('importChunks', () => {
  it('stores every row of the plan exactly once, over all pieces', () => {
    const whole = changesOf(plan, all)
    for (const size of [1, 3, 1000]) {
      const puts = importChunks(plan, all, size).flatMap((chunk) => chunk.puts)
      expect(puts.map(({ row }) => row.id).sort()).toEqual(whole.map(({ row }) => row.id).sort())
      expect(new Set(puts.map(({ row }) => row.id)).size).toBe(puts.length)
    }
  })

  it('makes one piece of a short list and keeps to the size in a long one', () => {
    expect(importChunks(plan, all, 100)).toHaveLength(1)
    const chunks = importChunks(plan, all, 5)
    expect(chunks.length).toBeGreaterThan(4)
    expect(chunks.reduce((sum, { rowCount }) => sum + rowCount, 0)).toBe(plan.rows.length)
  })

  it('never parts a pupil from the rows that belong to it, nor a family from its parents and home', () => {
    for (const { puts } of importChunks(plan, all, 1)) {
      const ids = new Set(puts.map(({ row }) => row.id))
      for (const put of puts) {
        if (put.table === 'enrolments') expect(ids.has(put.row.pupilId)).toBe(true)
        if (put.table === 'relations') expect(ids.has(put.row.pupilId) && ids.has(put.row.guardianId)).toBe(true)
        if (put.table === 'households') expect(put.row.members.every(({ personId }) => ids.has(personId))).toBe(true)
      }
    }
  })

  it('leaves out the rows that were not accepted', () => {
    const [first] = plan.rows
    const chunks = importChunks(plan, new Set([first?.id ?? '']), 100)
    expect(chunks).toHaveLength(1)
    expect(chunks[0]?.puts.filter(({ table }) => table === 'pupils')).toHaveLength(1)
    expect(importChunks(plan, new Set(), 100)).toEqual([])
  })
})
