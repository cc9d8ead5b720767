import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PackedFileError } from '#documents/lists/packed-file-error.ts'
import { crc32, inflateEntry, readEntry, zipEntries } from '#documents/lists/zip-entries.ts'
import { packZip } from '#documents/lists/zip-writer.ts'
import { zip } from '#tests/fixtures/lists/make-packages.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const all = () => ({ leftBytes: 1_000_000 })
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** The same zip in the wide form (zip64) that some programs write whatever the size. */
function widened(narrow: Buffer, name: string): Buffer {
  const centralAt = narrow.indexOf('PK\x01\x02')
  const endAt = narrow.indexOf('PK\x05\x06')
  const central = Buffer.from(narrow.subarray(centralAt, centralAt + 46 + name.length))
  const extra = Buffer.alloc(4 + 24)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(24, 2)
  extra.writeBigUInt64LE(BigInt(central.readUInt32LE(24)), 4)
  extra.writeBigUInt64LE(BigInt(central.readUInt32LE(20)), 12)
  extra.writeBigUInt64LE(BigInt(central.readUInt32LE(42)), 20)
  central.writeUInt32LE(0xffffffff, 20)
  central.writeUInt32LE(0xffffffff, 24)
  central.writeUInt32LE(0xffffffff, 42)
  central.writeUInt16LE(extra.length, 30)
  const directory = Buffer.concat([central, extra])
  const wideEnd = Buffer.alloc(56)
  wideEnd.write('PK\x06\x06', 'latin1')
  wideEnd.writeBigUInt64LE(44n, 4)
  wideEnd.writeBigUInt64LE(1n, 24)
  wideEnd.writeBigUInt64LE(1n, 32)
  wideEnd.writeBigUInt64LE(BigInt(directory.length), 40)
  wideEnd.writeBigUInt64LE(BigInt(centralAt), 48)
  const locator = Buffer.alloc(20)
  locator.write('PK\x06\x07', 'latin1')
  locator.writeBigUInt64LE(BigInt(centralAt + directory.length), 8)
  locator.writeUInt32LE(1, 16)
  const end = Buffer.from(narrow.subarray(endAt))
  end.writeUInt16LE(0xffff, 8)
  end.writeUInt16LE(0xffff, 10)
  end.writeUInt32LE(0xffffffff, 12)
  end.writeUInt32LE(0xffffffff, 16)
  return Buffer.concat([narrow.subarray(0, centralAt), directory, wideEnd, locator, end])
}

describe('zipEntries', () => {
  it('reads what was packed, deflated and stored', async () => {
    const bytes = zip([
      { name: 'a/é.txt', data: 'één' },
      { name: 'b', data: 'twee', isStored: true },
    ])
    const entries = zipEntries(bytes, 10)
    expect(entries.map(({ name }) => name)).toEqual(['a/é.txt', 'b'])
    expect(await Promise.all(entries.map(async (entry) => textOf(await readEntry(bytes, entry, all()))))).toEqual([
      'één',
      'twee',
    ])
  })

  it('reads the wide form, and a zip with something before or behind it', async () => {
    const narrow = zip([{ name: 'a', data: 'één' }])
    const shifted = Buffer.concat([Buffer.from('#!/bin/sh\n'), narrow])
    const commented = Buffer.concat([narrow.subarray(0, -2), Buffer.from([5, 0]), Buffer.from('hallo')])
    for (const bytes of [widened(narrow, 'a'), shifted, commented]) {
      const [entry] = zipEntries(bytes, 10)
      if (!entry) throw new Error('no entry')
      expect(textOf(await readEntry(bytes, entry, all()))).toBe('één')
    }
  })

  it('refuses or reads whatever bytes it is given, and throws nothing else', async () => {
    const good = zip([{ name: 'a', data: 'één'.repeat(50) }])
    const spoilt = fc
      .array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 })
      .map((changes) => {
        const bytes = Buffer.from(good)
        for (const [at, value] of changes) bytes[at] = value
        return new Uint8Array(bytes)
      })
    await fc.assert(
      fc.asyncProperty(spoilt, async (bytes) => {
        try {
          for (const entry of zipEntries(bytes, 10)) await readEntry(bytes, entry, all())
        } catch (error) {
          expect(error).toBeInstanceOf(PackedFileError)
        }
      }),
      { numRuns: 400 },
    )
  })
})

describe('inflateEntry', () => {
  it('counts what comes out, whatever the zip says, and stops within a piece of the limit', async () => {
    const bytes = zip([{ name: 'a', data: new Uint8Array(50_000_000) }])
    const [entry] = zipEntries(bytes, 10)
    if (!entry) throw new Error('no entry')
    const budget = { leftBytes: 100_000 }
    let came = 0
    const read = async () => {
      for await (const piece of inflateEntry(bytes, entry, budget)) came += piece.length
    }
    await expect(read()).rejects.toMatchObject({ code: 'inflates-too-much' })
    expect(came).toBeLessThanOrEqual(100_000)
  })

  it('shares the limit between entries', async () => {
    const bytes = zip([
      { name: 'a', data: 'x'.repeat(600) },
      { name: 'b', data: 'y'.repeat(600) },
    ])
    const [first, second] = zipEntries(bytes, 10)
    if (!first || !second) throw new Error('no entries')
    const budget = { leftBytes: 1000 }
    await readEntry(bytes, first, budget)
    await expect(readEntry(bytes, second, budget)).rejects.toMatchObject({ code: 'inflates-too-much' })
  })
})

describe('packZip', () => {
  it('packs what our reader and a checksum agree on', async () => {
    const files = [
      { name: 'één.txt', bytes: bytesOf('hallo') },
      { name: 'leeg', bytes: new Uint8Array() },
    ]
    const bytes = await packZip(files)
    const entries = zipEntries(bytes, 10)
    expect(entries.map(({ name }) => name)).toEqual(['één.txt', 'leeg'])
    for (const [index, entry] of entries.entries()) {
      expect(await readEntry(bytes, entry, all())).toEqual(files[index]?.bytes)
    }
  })
})

describe('crc32', () => {
  it('is the one of the standard’s check value', () => {
    expect(crc32(bytesOf('123456789'))).toBe(0xcbf43926)
    expect(crc32(bytesOf('6789'), crc32(bytesOf('12345')))).toBe(0xcbf43926)
  })
})
