/** An act on many pupils over a real vault: stored in pieces, stopped between them, taken back as one. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { planTagChange } from '#domain/pupils/lists/tags.ts'
import type { Pupil } from '#domain/pupils/pupil.ts'
import { type BulkAct, pupilsPerPiece, runBulk, undoBulk } from '#features/pupils/list/acts/run-bulk.ts'
import type { Put, Vault } from '#vault/vault.ts'
import { aPupil } from '../../unit/domain/rows.ts'
import { discard, newVault, store } from '../vault/vault-fixtures.ts'

const pupilCount = pupilsPerPiece * 2 + 5
let vault: Vault
let pupils: Pupil[]
beforeEach(async () => {
  vault = (await newVault()).vault
  pupils = Array.from({ length: pupilCount }, (_, at) => aPupil({ number: String(at) }))
  await store(
    vault,
    pupils.map((row) => ({ table: 'pupils', row })),
  )
})
afterEach(() => discard(vault))

const labelled = async (tag = 'open dag'): Promise<number> =>
  (await vault.all('pupils')).filter(({ tags }) => tags.includes(tag)).length

const labelAct = (undoPlace: string, tag = 'open dag'): BulkAct => ({
  label: 'lists:undo.tags',
  undoPlace,
  pupilIds: pupils.map(({ id }) => id),
  putsFor: async (ids) => {
    const read = await Promise.all(ids.map((id) => vault.get('pupils', id)))
    const known = read.filter((pupil) => pupil !== undefined)
    return planTagChange(known, { add: [tag], remove: [] }).changed.map((row): Put => ({ table: 'pupils', row }))
  },
})
const toTheEnd = () => false

describe('runBulk', () => {
  it('does all in pieces, says how far it is, and is taken back as one', async () => {
    const seen: number[] = []
    const answer = await runBulk(vault, labelAct('bulk:1'), ({ done }) => seen.push(done), toTheEnd)
    expect(answer).toMatchObject({ ok: true, doneCount: pupilCount, isStopped: false })
    expect(seen).toEqual([0, pupilsPerPiece, 2 * pupilsPerPiece, pupilCount])
    expect(await labelled()).toBe(pupilCount)
    expect(await undoBulk(vault, answer.pieces)).toEqual({ undoneCount: pupilCount, left: [], code: null })
    expect(await labelled()).toBe(0)
  })

  it('stops after the piece being stored; what was done is whole and can be taken back', async () => {
    let done = 0
    const answer = await runBulk(
      vault,
      labelAct('bulk:2'),
      (progress) => {
        done = progress.done
      },
      () => done > 0,
    )
    expect(answer).toMatchObject({ ok: true, doneCount: pupilsPerPiece, isStopped: true })
    expect(await labelled()).toBe(pupilsPerPiece)
    expect(await undoBulk(vault, answer.pieces)).toMatchObject({ undoneCount: pupilsPerPiece, code: null })
    expect(await labelled()).toBe(0)
  })

  it('takes back two acts apart, the newest first', async () => {
    const first = await runBulk(vault, labelAct('bulk:3', 'a'), () => undefined, toTheEnd)
    const second = await runBulk(vault, labelAct('bulk:4', 'b'), () => undefined, toTheEnd)
    expect(await undoBulk(vault, second.pieces)).toMatchObject({ code: null })
    expect([await labelled('a'), await labelled('b')]).toEqual([pupilCount, 0])
    expect(await undoBulk(vault, first.pieces)).toMatchObject({ code: null })
    expect(await labelled('a')).toBe(0)
  })

  it('says where it stopped when the vault refuses', async () => {
    const act = labelAct('bulk:5')
    const answer = await runBulk(
      vault,
      {
        ...act,
        // A row that was read before another change was stored.
        putsFor: async (ids) => {
          const isLast = ids.length < pupilsPerPiece
          return (await act.putsFor(ids)).map((put) =>
            isLast && put.table === 'pupils' ? { ...put, row: { ...put.row, rev: 0 } } : put,
          )
        },
      },
      () => undefined,
      toTheEnd,
    )
    expect(answer).toMatchObject({ ok: false, doneCount: 2 * pupilsPerPiece, code: 'row-changed-since' })
    expect(await labelled()).toBe(2 * pupilsPerPiece)
  })
})

describe('undoBulk', () => {
  it('leaves the piece in which a dossier changed since, takes back all others, and can be asked again', async () => {
    const { pieces } = await runBulk(vault, labelAct('bulk:6'), () => undefined, toTheEnd)
    const inTheMiddle = await vault.get('pupils', pupils[pupilsPerPiece]?.id ?? '')
    if (inTheMiddle === undefined) throw new Error('the pupil is there')
    await vault.commit({
      label: 'pupils:undo.edited',
      undoPlace: 'elsewhere',
      put: [{ table: 'pupils', row: { ...inTheMiddle, calledName: 'Wies' } }],
    })
    const answer = await undoBulk(vault, pieces)
    expect(answer).toEqual({
      undoneCount: pupilsPerPiece + 5,
      left: [expect.objectContaining({ undoPlace: 'bulk:6/2' })],
      code: 'row-changed-since',
    })
    expect((await vault.get('pupils', inTheMiddle.id))?.tags).toEqual(['open dag'])
    expect(await labelled()).toBe(pupilsPerPiece)

    await vault.undo('elsewhere')
    expect(await undoBulk(vault, answer.left)).toEqual({ undoneCount: pupilsPerPiece, left: [], code: null })
    expect(await labelled()).toBe(0)
  })

  it('keeps what is left when the vault closes', async () => {
    const { pieces } = await runBulk(vault, labelAct('bulk:7'), () => undefined, toTheEnd)
    await vault.lock()
    expect(await undoBulk(vault, pieces)).toEqual({ undoneCount: 0, left: pieces, code: 'vault-locked' })
  })
})
