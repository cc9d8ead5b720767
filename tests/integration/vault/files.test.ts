import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Vault, VaultDiskFullError } from '#vault/vault.ts'
import { deleteRaw, flipBit, putRaw, rawRow, rawRows } from './raw-database.ts'
import { aPupil, discard, newId, newVault, reopen, store } from './vault-fixtures.ts'

let vault: Vault
beforeEach(async () => {
  vault = (await newVault()).vault
})
afterEach(async () => {
  vi.restoreAllMocks()
  await discard(vault)
})

/** Bytes of which no two chunks are alike. */
function someBytes(sizeBytes: number): Uint8Array {
  const bytes = new Uint8Array(sizeBytes)
  for (let at = 0; at < sizeBytes; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536))
  return bytes
}

async function aPupilStored(): Promise<string> {
  const pupil = aPupil()
  await store(vault, [{ table: 'pupils', row: pupil }])
  return pupil.id
}

const scan = (pupilId: string | null, bytes: Uint8Array) => ({
  pupilId,
  name: 'ondertekend\u0007.pdf',
  mediaType: 'application/pdf' as const,
  bytes,
})

describe('storeFile', () => {
  it('gives back every byte, of no size, one chunk and many, also after a lock', async () => {
    const pupilId = await aPupilStored()
    for (const sizeBytes of [0, 1, 48 * 1024, 48 * 1024 + 1, 1_000_000]) {
      const bytes = someBytes(sizeBytes)
      const attachment = await vault.storeFile(scan(pupilId, bytes))
      expect(attachment).toMatchObject({ pupilId, rev: 0, name: 'ondertekend.pdf', sizeBytes })
      await store(vault, [{ table: 'attachments', row: attachment }])
      vault = await reopen(vault)
      expect(await vault.readFile(attachment.id)).toEqual({ ok: true, bytes })
    }
  })

  it('keeps equal files of one dossier once, and tells nothing of equal files of two', async () => {
    const bytes = someBytes(100_000)
    const [one, two] = [await aPupilStored(), await aPupilStored()]
    const first = await vault.storeFile(scan(one, bytes))
    await vault.storeFile(scan(one, bytes))
    expect(await rawRows(vault.info.id, 'chunks')).toHaveLength(3)
    const other = await vault.storeFile(scan(two, bytes))
    expect(await rawRows(vault.info.id, 'chunks')).toHaveLength(6)
    const addressOf = async (id: string) => (await rawRow(vault.info.id, 'files', id))['address']
    expect(await addressOf(first.id)).not.toBe(await addressOf(other.id))
  })

  it('makes a damaged file whole again when the same bytes are stored anew', async () => {
    const bytes = someBytes(60_000)
    const pupilId = await aPupilStored()
    const first = await vault.storeFile(scan(pupilId, bytes))
    const chunks = await rawRows(vault.info.id, 'chunks')
    for (const chunk of chunks) await putRaw(vault.info.id, 'chunks', { ...chunk, box: flipBit(chunk.box, 400) })
    expect(await vault.readFile(first.id)).toEqual({ ok: false, code: 'damaged' })
    const second = await vault.storeFile(scan(pupilId, bytes))
    expect(await vault.readFile(second.id)).toEqual({ ok: true, bytes })
    expect(await vault.readFile(first.id)).toEqual({ ok: true, bytes })
  })

  it('refuses a pupil that is not there, and throws when the disk is full, keeping nothing', async () => {
    await expect(vault.storeFile(scan(newId(), someBytes(9)))).rejects.toMatchObject({ code: 'unknown-pupil' })
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError')
    })
    await expect(vault.storeFile(scan(null, someBytes(9)))).rejects.toBeInstanceOf(VaultDiskFullError)
    vi.restoreAllMocks()
    expect(await rawRows(vault.info.id, 'chunks')).toEqual([])
    expect(await rawRows(vault.info.id, 'files')).toEqual([])
  })

  it('is swept at the next opening when its row was never committed', async () => {
    const kept = await vault.storeFile(scan(null, someBytes(60_000)))
    await store(vault, [{ table: 'attachments', row: kept }])
    const left = await vault.storeFile(scan(null, someBytes(60_000)))
    vault = await reopen(vault)
    expect((await vault.readFile(kept.id)).ok).toBe(true)
    expect(await vault.readFile(left.id)).toEqual({ ok: false, code: 'missing' })
    expect(await rawRows(vault.info.id, 'chunks')).toHaveLength(2)
  })
})

describe('readFile', () => {
  it('notices a flipped bit, a chunk that is gone, and chunks that were swapped', async () => {
    const attachment = await vault.storeFile(scan(null, someBytes(120_000)))
    const chunks = await rawRows(vault.info.id, 'chunks')
    const [first, second] = chunks
    if (first === undefined || second === undefined) throw new Error('no chunks')
    const damages = [
      () => putRaw(vault.info.id, 'chunks', { ...second, box: flipBit(second.box, 90_000) }),
      () => deleteRaw(vault.info.id, 'chunks', second.id),
      () => putRaw(vault.info.id, 'chunks', { ...first, box: second.box }),
    ]
    for (const damage of damages) {
      await damage()
      expect(await vault.readFile(attachment.id)).toEqual({ ok: false, code: 'damaged' })
      for (const chunk of chunks) await putRaw(vault.info.id, 'chunks', chunk)
      expect((await vault.readFile(attachment.id)).ok).toBe(true)
    }
    const row = await rawRow(vault.info.id, 'files', attachment.id)
    await putRaw(vault.info.id, 'files', { ...row, box: flipBit(row.box, 300) })
    expect(await vault.readFile(attachment.id)).toEqual({ ok: false, code: 'damaged' })
    expect(await vault.readFile(newId())).toEqual({ ok: false, code: 'missing' })
  })
})
