/** Every way Dexie reads and writes goes through the middleware, also those the vault itself does not use today. */
import type { Dexie } from 'dexie'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Agreement } from '#domain/conversations/conversation.ts'
import { loadSodium, randomBytes } from '#vault/crypto/sodium.ts'
import { vaultDatabase } from '#vault/storage/database.ts'
import { createKeyring } from '#vault/storage/keyring.ts'
import { createRowCache } from '#vault/storage/row-cache.ts'
import { createRowSealer, type RowSealer } from '#vault/storage/row-sealer.ts'
import { flipBit, putRaw, rawRow } from './raw-database.ts'
import { anAgreement, newId } from './vault-fixtures.ts'

let db: Dexie
let vaultId: string
let rows: RowSealer
let agreements: Agreement[]
let damaged: Agreement
const pupilId = newId()

beforeEach(async () => {
  vaultId = newId()
  const sodium = await loadSodium()
  const keyring = createKeyring(sodium, vaultId, randomBytes(32))
  keyring.create(pupilId)
  rows = createRowSealer(sodium, keyring)
  db = vaultDatabase(vaultId, rows, createRowCache())
  agreements = Array.from({ length: 6 }, (_, at) => anAgreement(pupilId, newId(), { what: `afspraak ${at}` })).sort(
    (left, right) => (left.id < right.id ? -1 : 1),
  )
  await db.table('agreements').bulkAdd(agreements)
  const [first] = agreements.splice(0, 1)
  if (first === undefined) throw new Error('no agreements')
  damaged = first
  const stored = await rawRow(vaultId, 'agreements', damaged.id)
  await putRaw(vaultId, 'agreements', { ...stored, box: flipBit(stored.box, 500) })
})
afterEach(async () => {
  await db.delete()
})

describe('sealRows', () => {
  it('opens what is read by key, by index, by cursor and in part, without the damaged row', async () => {
    const table = db.table<Agreement>('agreements')
    const byId = (left: Agreement, right: Agreement) => (left.id < right.id ? -1 : 1)
    expect(await table.toArray()).toEqual(agreements)
    expect(await table.get(damaged.id)).toBeUndefined()
    expect(await table.bulkGet([damaged.id, agreements[1]?.id ?? ''])).toEqual([undefined, agreements[1]])
    expect((await table.where('pupilId').equals(pupilId).toArray()).sort(byId)).toEqual(agreements)
    expect(await table.filter(({ what }) => what.startsWith('afspraak')).toArray()).toEqual(agreements)
    expect(await table.orderBy('id').first()).toEqual(undefined)
    expect(await table.orderBy('id').reverse().limit(2).toArray()).toEqual(agreements.slice(-2).reverse())
    const seen: Agreement[] = []
    await table.each((row) => {
      seen.push(row)
    })
    expect(seen).toEqual(agreements)
    expect(rows.damaged()).toEqual([{ table: 'agreements', id: damaged.id, reason: 'not-authentic' }])
  })

  it('seals what is written by put, update, modify and in a transaction with many steps', async () => {
    const table = db.table<Agreement>('agreements')
    const [one, two, three] = agreements
    if (one === undefined || two === undefined || three === undefined) throw new Error('too few')
    await db.transaction('rw', [table], async () => {
      await table.put({ ...one, what: 'een' })
      await table.update(two.id, { what: 'twee' })
      await table.where('id').equals(three.id).modify({ what: 'drie' })
      await table
        .where('id')
        .anyOf([agreements[3]?.id ?? ''])
        .delete()
    })
    expect((await table.toArray()).map(({ what }) => what)).toEqual(['een', 'twee', 'drie', agreements[4]?.what])
    for (const { id } of [one, two, three]) {
      expect(Object.keys(await rawRow(vaultId, 'agreements', id)).sort()).toEqual([
        'box',
        'conversationId',
        'id',
        'pupilId',
      ])
    }
  })

  it('refuses to seal a row whose scope has no key', async () => {
    await expect(db.table('agreements').add(anAgreement(newId(), newId()))).rejects.toMatchObject({
      code: 'key-missing',
    })
  })
})
