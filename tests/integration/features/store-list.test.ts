/** Storing an accepted list over a real vault; only the worker, which hands out the pieces, is a script. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportPut } from '#domain/pupils/class-list/plan-import.ts'
import { type Answer, type ClassListClient, ClassListWorkerError } from '#features/pupils/import/class-list-client.ts'
import { type StoreTools, storeList } from '#features/pupils/import/store-list.ts'
import type { Vault } from '#vault/vault.ts'
import { aPupil, discard, newId, newVault, store, tickingClock } from '../vault/vault-fixtures.ts'

let vault: Vault
beforeEach(async () => {
  vault = (await newVault()).vault
})
afterEach(async () => {
  await discard(vault)
})

type Piece = readonly ImportPut[] | 'dies'

/** Hands out these pieces; what it was asked is in `asked`. */
function worker(pieces: readonly Piece[]): ClassListClient & { asked: Parameters<ClassListClient['ask']>[0][] } {
  const asked: Parameters<ClassListClient['ask']>[0][] = []
  let importId = newId()
  let sequence = 0
  return {
    asked,
    end: () => undefined,
    ask: async (message): Promise<Answer> => {
      asked.push(message)
      if (message.kind === 'accept') {
        importId = message.importId
        const learned = { id: newId(), rev: 0, listKind: 'class-list', heading: 'lln', answers: [] } as const
        return {
          kind: 'accepted',
          chunkCount: pieces.length,
          rowCount: pieces.flat().length,
          learned: [{ ...learned, answers: [], meaning: { kind: 'pupil', field: 'number' } }],
        }
      }
      const piece = pieces[sequence]
      if (piece === undefined || piece === 'dies') throw new ClassListWorkerError('gone')
      sequence += 1
      return { kind: 'chunk', chunk: { importId, sequence, rowCount: piece.length, puts: [...piece] } }
    },
  }
}

const tools = (client: ClassListClient, more: Partial<StoreTools> = {}): StoreTools => ({
  vault,
  worker: client,
  clock: tickingClock(),
  isStopped: () => false,
  onProgress: () => undefined,
  ...more,
})

const list = { listKind: 'class-list', fileName: '4H2.csv', schoolYear: 2026, rowIds: [], missing: [] } as const
const added = (): ImportPut => ({ table: 'pupils', row: aPupil() })

describe('storeList', () => {
  it('tells of the import with what it brought, and remembers what was learned', async () => {
    const known = aPupil()
    const leaver = aPupil()
    const revs = await store(vault, [
      { table: 'pupils', row: known },
      { table: 'pupils', row: leaver },
    ])
    const rev = (id: string) => revs.get(id) ?? 0
    const client = worker([
      [added(), { table: 'pupils', row: { ...known, rev: rev(known.id), number: '99' } }],
      [{ table: 'pupils', row: { ...leaver, rev: rev(leaver.id), leavingDay: '2026-07-31' } }],
    ])
    const choice = { kind: 'left', day: '2026-07-31', reason: '' } as const
    const stored = await storeList({ ...list, missing: [{ pupilId: leaver.id, choice }] }, tools(client))
    expect(stored).toMatchObject({ halt: null, doneRows: 3, totalRows: 3, learnedCount: 1 })
    const [run] = await vault.all('importRuns')
    expect(run).toMatchObject({
      kind: 'class-list',
      fileName: '4H2.csv',
      chunkCount: 2,
      counts: { newPupils: 1, changedPupils: 1, leavers: 1 },
    })
    expect(run?.endedAtUtc).not.toBeNull()
    expect(await vault.all('headingAliases')).toMatchObject([{ heading: 'lln' }])
    expect(client.asked[0]).toMatchObject({ kind: 'accept', importId: run?.id })
  })

  it('can be taken back whole, and the run stays to tell of it', async () => {
    const { run } = await storeList(list, tools(worker([[added()], [added()]])))
    expect(await vault.all('pupils')).toHaveLength(2)
    expect(await vault.undoImport(run?.id ?? '')).toMatchObject({ ok: true, kept: [] })
    expect(await vault.all('pupils')).toEqual([])
    expect(await vault.all('importRuns')).toMatchObject([{ id: run?.id, takenBackAtUtc: expect.any(String) }])
  })

  it('stops between two pieces and tells how far it came', async () => {
    let isStopped = false
    const onProgress = () => {
      isStopped = true
    }
    const stop = { isStopped: () => isStopped, onProgress }
    const stored = await storeList(list, tools(worker([[added()], [added()]]), stop))
    expect(stored).toMatchObject({ halt: 'stopped', doneRows: 1, totalRows: 2 })
    expect(await vault.all('pupils')).toHaveLength(1)
    expect(await vault.all('importRuns')).toMatchObject([{ chunkCount: 1, endedAtUtc: expect.any(String) }])
  })

  it('keeps what was stored when the worker dies', async () => {
    const stored = await storeList(list, tools(worker([[added()], 'dies'])))
    expect(stored).toMatchObject({ halt: 'worker-failed', doneRows: 1 })
    expect(await vault.all('importRuns')).toMatchObject([{ chunkCount: 1 }])
  })

  it('leaves no import behind when its first piece is refused', async () => {
    const pupil = aPupil()
    await store(vault, [{ table: 'pupils', row: pupil }])
    const stored = await storeList(list, tools(worker([[{ table: 'pupils', row: pupil }]])))
    expect(stored).toMatchObject({ run: null, halt: 'row-changed-since', doneRows: 0 })
    expect(await vault.all('importRuns')).toEqual([])
  })
})
