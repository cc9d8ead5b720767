/**
 * The list fixtures in a real Chromium: inflating and decoding are the browser's own there, and what it does with
 * hostile or cut-off data is its own too. Results in full are held in tests/unit/documents/lists.
 */
import { describe, expect, it } from 'vitest'
import { readList } from '#documents/lists/read-list.ts'
import { readPhotoZip } from '#documents/lists/read-photo-zip.ts'
import { writeList } from '#documents/lists/write-list.ts'
import { packZip } from '#documents/lists/zip-writer.ts'

const addresses = import.meta.glob<string>('../../fixtures/lists/*', { query: '?url', import: 'default', eager: true })
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
const byName = new Map(Object.entries(addresses).map(([path, address]) => [nameOf(path), address]))

async function bytesOf(name: string): Promise<Uint8Array> {
  const answer = await fetch(byName.get(name) ?? '')
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`)
  return new Uint8Array(await answer.arrayBuffer())
}

interface ExpectedRead {
  refused?: string
  sheets?: { name?: string; rows: Record<string, string[]> }[]
}

async function expectedOf(name: string): Promise<ExpectedRead> {
  const expected: { read: ExpectedRead } = JSON.parse(new TextDecoder().decode(await bytesOf(`${name}.json`)))
  return expected.read
}

const fixtures = [...byName.keys()].filter((name) => byName.has(`${name}.json`))

describe('readList in Chromium', () => {
  it('finds the fixtures', () => expect(fixtures.length).toBeGreaterThanOrEqual(40))

  it.each(fixtures)('reads %s', async (name) => {
    const expected = await expectedOf(name)
    const read = await readList(name, await bytesOf(name))
    if (expected.refused !== undefined) return expect(read).toEqual({ ok: false, code: expected.refused })
    if (!read.ok) throw new Error(read.code)
    expect(read.value.sheets.map((sheet) => sheet.name)).toEqual(expected.sheets?.map((sheet) => sheet.name ?? ''))
    for (const [index, { rows }] of (expected.sheets ?? []).entries()) {
      for (const [number, cells] of Object.entries(rows)) {
        expect(read.value.sheets[index]?.rows[Number(number) - 1]?.slice(0, cells.length)).toEqual(cells)
      }
    }
  })
})

describe('writeList and readPhotoZip in Chromium', () => {
  it('reads back a workbook it wrote', async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => [`${index}`.padStart(7, '0'), `Leerling ${index}`])
    const read = await readList('', await writeList({ kind: 'xlsx', sheets: [{ name: 'x', head: ['a', 'b'], rows }] }))
    expect(read.ok && read.value.sheets[0]?.rows.slice(1)).toEqual(rows)
  })

  it('reads portraits', async () => {
    const bytes = new Uint8Array(300_000).map((_, index) => (index * 7919) % 251)
    bytes.set([0xff, 0xd8, 0xff])
    const sizes: number[] = []
    const zip = await packZip([{ name: '0104201.jpg', bytes }])
    const result = await readPhotoZip(zip, (photo) => void sizes.push(photo.bytes.length))
    expect([result.ok, sizes]).toEqual([true, [300_000]])
  })
})
