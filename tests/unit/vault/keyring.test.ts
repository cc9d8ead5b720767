import { beforeAll, describe, expect, it } from 'vitest'
import { loadSodium, randomBytes, type Sodium } from '#vault/crypto/sodium.ts'
import { createKeyring } from '#vault/storage/keyring.ts'
import { createRowSealer } from '#vault/storage/row-sealer.ts'

let sodium: Sodium
beforeAll(async () => {
  sodium = await loadSodium()
})

const vaultId = 'vault-id-0000000000000'
const isZero = (bytes: Uint8Array | undefined) => bytes?.every((byte) => byte === 0)

describe('createKeyring', () => {
  it('zeroes every key, and gives none afterwards', () => {
    const master = randomBytes(32)
    const keyring = createKeyring(sodium, vaultId, master)
    keyring.create('one')
    keyring.create('two')
    const held = [keyring.find('one'), keyring.find('two'), master]
    expect(held.map(isZero)).toEqual([false, false, false])
    keyring.zero()
    expect(held.map(isZero)).toEqual([true, true, true])
    expect(() => keyring.find('one')).toThrow(expect.objectContaining({ code: 'vault-locked' }))
    expect(() => keyring.create('three')).toThrow(expect.objectContaining({ code: 'vault-locked' }))
    expect(() => createRowSealer(sodium, keyring).seal('settings', { id: 'x' })).toThrow(
      expect.objectContaining({ code: 'vault-locked' }),
    )
  })

  it('takes in its own wrapped keys, and none of another vault, master key or scope', () => {
    const master = randomBytes(32)
    const keyring = createKeyring(sodium, vaultId, master.slice())
    const row = keyring.create('one')
    const again = () => createKeyring(sodium, vaultId, master.slice())
    expect(again().adopt(row)).toBe(true)
    expect(again().adopt({ ...row, id: 'two' })).toBe(false)
    expect(createKeyring(sodium, 'another-vault', master.slice()).adopt(row)).toBe(false)
    expect(createKeyring(sodium, vaultId, randomBytes(32)).adopt(row)).toBe(false)
  })

  it('zeroes a key that is dropped or replaced', () => {
    const keyring = createKeyring(sodium, vaultId, randomBytes(32))
    keyring.create('one')
    const first = keyring.find('one')
    keyring.replace('one', randomBytes(32))
    const second = keyring.find('one')
    keyring.drop('one')
    expect([first, second].map(isZero)).toEqual([true, true])
    expect(keyring.find('one')).toBeUndefined()
  })
})

describe('createRowSealer', () => {
  it('no longer calls a row damaged once it opens', () => {
    const keyring = createKeyring(sodium, vaultId, randomBytes(32))
    const rightKey = randomBytes(32)
    keyring.replace('vault', rightKey.slice())
    const rows = createRowSealer(sodium, keyring)
    const household = {
      id: 'AAAAAAAAAAAAAAAAAAAAAA',
      rev: 1,
      label: 'Lindenlaan',
      street: '',
      postcode: '',
      town: '',
      isSecret: false,
      members: [],
    }
    const stored = rows.seal('households', household)
    keyring.replace('vault', randomBytes(32))
    expect(rows.open('households', stored)).toBeUndefined()
    expect(rows.isDamaged('households', household.id)).toBe(true)
    keyring.replace('vault', rightKey.slice())
    expect(rows.open('households', stored)).toEqual(household)
    expect(rows.isDamaged('households', household.id)).toBe(false)
    expect(rows.damaged()).toEqual([])
  })
})
