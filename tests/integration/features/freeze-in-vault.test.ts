/** Freezing over a real vault: what the counsellor is told when the disk is full, and that nothing is left behind. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { composeRemarksSheet } from '#domain/reports/remarks-sheet.ts'
import { ok } from '#domain/shared/result.ts'
import { freezeInVault } from '#features/shared/documents/use-issue-document.ts'
import type { Vault } from '#vault/vault.ts'
import { aHead, aPupil } from '../../unit/domain/rows.ts'
import { discard, newVault, store } from '../vault/vault-fixtures.ts'

let vault: Vault
beforeEach(async () => {
  vault = (await newVault()).vault
})
afterEach(async () => {
  vi.restoreAllMocks()
  await discard(vault)
})

function fillDiskForFiles(): void {
  const put = IDBObjectStore.prototype.put
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
    if (this.name === 'chunks') throw new DOMException('no room', 'QuotaExceededError')
    return key === undefined ? put.call(this, value) : put.call(this, value, key)
  })
}

describe('freezeInVault', () => {
  it('says that the disk is full, keeps nothing, and freezes once there is room', async () => {
    const pupil = aPupil()
    await store(vault, [{ table: 'pupils', row: pupil }])
    const freeze = () =>
      freezeInVault(vault, {
        kind: 'remarks-sheet',
        sourceId: null,
        replaced: null,
        compose: ({ identity, ...facts }) =>
          ok(
            composeRemarksSheet({
              head: { ...aHead(pupil), ...identity, ...facts },
              about: { number: 'GV-2026-0001', version: 1 },
              aboutTitle: 'Gespreksverslag',
              writtenBy: 'Kwame Adjei',
              writtenOnDay: '2026-12-04',
              remark: 'Ik zie het anders.',
            }),
          ),
      })
    fillDiskForFiles()
    expect(await freeze()).toEqual({ ok: false, code: 'disk-full' })
    expect(await vault.all('issuedDocuments')).toEqual([])
    vi.restoreAllMocks()
    expect(await freeze()).toMatchObject({ ok: true, value: { number: expect.stringMatching(/-0001$/) } })
  })
})
