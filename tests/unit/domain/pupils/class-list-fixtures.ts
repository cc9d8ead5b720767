/** Reads a class list fixture the way the app does: bytes, then rows, then candidates. */
import { readFileSync } from 'node:fs'
import { type CsvTable, readCsv } from '#documents/lists/read-csv.ts'
import { type ParsedClassList, parseClassList } from '#domain/pupils/class-list/parse-class-list.ts'

export const fixtureBytes = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../../fixtures/lists/${name}`, import.meta.url)))

export function readFixture(name: string): CsvTable {
  const read = readCsv(fixtureBytes(name))
  if (!read.ok) throw new Error(`${name}: ${read.code}`)
  return read.value
}

export function parseFixture(name: string, today = '2026-11-23'): ParsedClassList {
  const parsed = parseClassList(readFixture(name).rows, today)
  if (!parsed.ok) throw new Error(`${name}: ${parsed.code}`)
  return parsed.value
}
