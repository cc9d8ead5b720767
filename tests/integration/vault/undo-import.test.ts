import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type ImportRun, newImportRun } from '#domain/pupils/import-run.ts'
import type { Pupil } from '#domain/pupils/pupil.ts'
import type { Clock, Id } from '#domain/shared/row.ts'
import { createVault, openVault } from '#vault/open-vault.ts'
import type { Put, Vault } from '#vault/vault.ts'
import { rawRows } from './raw-database.ts'
import {
  aConversation,
  aGuardian,
  aHousehold,
  aPupil,
  aRelation,
  cheapKdf,
  discard,
  newId,
  passphrase,
  store,
} from './vault-fixtures.ts'

let vault: Vault
/** Stands until a test moves it. */
let nowMs: number
const clock: Clock = { nowUtc: () => new Date(nowMs++).toISOString(), newId }
const days = (count: number) => count * 86_400_000

beforeEach(async () => {
  nowMs = Date.UTC(2026, 7, 24, 9)
  const created = await createVault({ passphrase, kind: 'own', clock, kdf: cheapKdf })
  if (!created.ok) throw new Error(created.code)
  vault = created.vault
})
afterEach(async () => {
  vi.restoreAllMocks()
  await discard(vault)
})

async function relaunch(): Promise<void> {
  await vault.lock()
  const opened = await openVault({ id: vault.info.id, passphrase, clock })
  if (!opened.ok) throw new Error(opened.code)
  vault = opened.vault
}

async function startRun(): Promise<ImportRun> {
  const run = newImportRun({
    id: newId(),
    kind: 'class-list',
    startedAtUtc: clock.nowUtc(),
    fileName: 'klassen.csv',
    schoolYear: 2026,
  })
  await store(vault, [{ table: 'importRuns', row: run }])
  return run
}

const chunk = (
  importId: Id,
  put: readonly Put[],
  remove: readonly { table: 'relations' | 'attachments'; id: Id }[] = [],
) => store(vault, put, { importId, remove, audit: { event: 'class-list-imported', subjectId: null } })

/** A child with a guardian and a home of their own. */
function aFamily(calledName: string) {
  const [pupil, guardian] = [aPupil({ calledName }), aGuardian({ surname: calledName })]
  const relation = aRelation(pupil.id, guardian.id)
  const household = aHousehold([pupil.id, guardian.id], { street: `Straat van ${calledName}` })
  const puts: Put[] = [
    { table: 'pupils', row: pupil },
    { table: 'guardians', row: guardian },
    { table: 'relations', row: relation },
    { table: 'households', row: household },
  ]
  return { pupil, guardian, relation, household, puts }
}

const counts = async () =>
  Object.fromEntries(
    await Promise.all(
      (['pupils', 'guardians', 'relations', 'households'] as const).map(
        async (table) => [table, (await vault.all(table)).length] as const,
      ),
    ),
  )
const raw = async (table: string) => (await rawRows(vault.info.id, table)).length

describe('undoImport', () => {
  it('takes back new rows, changed rows and removed rows after a relaunch, and says so in the run and the trail', async () => {
    const old = aFamily('Oud')
    await store(vault, old.puts)
    const run = await startRun()
    const families = ['Een', 'Twee', 'Drie'].map(aFamily)
    for (const { puts } of families.slice(0, 2)) await chunk(run.id, puts)
    await chunk(
      run.id,
      [
        ...(families[2]?.puts ?? []),
        { table: 'pupils', row: { ...old.pupil, rev: 1, calledName: 'Nieuw' } },
        { table: 'households', row: { ...old.household, rev: 1, street: 'Verhuisd' } },
      ],
      [{ table: 'relations', id: old.relation.id }],
    )
    expect(await counts()).toEqual({ pupils: 4, guardians: 4, relations: 3, households: 4 })
    await relaunch()
    expect(await vault.keptImports()).toMatchObject([{ importId: run.id, chunkCount: 3 }])
    const progress = vi.fn()
    expect(await vault.undoImport(run.id, progress)).toEqual({ ok: true, undoneRows: 15, kept: [] })
    expect(progress.mock.calls.map(([at]) => at)).toEqual(
      [1, 2, 3].map((doneChunks) => ({ doneChunks, totalChunks: 3 })),
    )
    for (let round = 0; round < 2; round++) {
      expect(await counts()).toEqual({ pupils: 1, guardians: 1, relations: 1, households: 1 })
      expect((await vault.get('pupils', old.pupil.id))?.calledName).toBe('Oud')
      expect((await vault.get('households', old.household.id))?.street).toBe('Straat van Oud')
      expect(await vault.get('relations', old.relation.id)).toMatchObject({ guardianId: old.guardian.id })
      expect(await vault.checkAllRows()).toEqual([])
      expect(await vault.keptImports()).toEqual([])
      expect(await vault.undoImport(run.id)).toEqual({ ok: false, code: 'nothing-to-undo' })
      await relaunch()
    }
    const [told] = await vault.all('importRuns')
    expect(told).toMatchObject({ takenBackRows: 15, keptRows: 0 })
    expect(told?.takenBackAtUtc).not.toBeNull()
    const { entries, intact } = await vault.auditTrail()
    expect(intact).toBe(true)
    expect(entries.filter(({ event }) => event === 'import-undone').map(({ subjectId }) => subjectId)).toEqual([run.id])
  })

  it('destroys the keys of people who were new and leaves nothing in the kept journal', async () => {
    const run = await startRun()
    const { puts, pupil } = aFamily('Weg')
    await chunk(run.id, puts)
    expect(await raw('importJournal')).toBe(3)
    expect((await vault.undoImport(run.id)).ok).toBe(true)
    expect((await rawRows(vault.info.id, 'scopeKeys')).map(({ id }) => id).sort()).toEqual(['audit', 'vault'])
    expect([await raw('importJournal'), await raw('importChunks')]).toEqual([0, 0])
    const late = await vault.commit({
      label: 'x',
      undoPlace: null,
      put: [{ table: 'conversations', row: aConversation(pupil.id) }],
    })
    expect(late).toEqual({ ok: false, code: 'row-changed-since' })
  })

  it('keeps whole dossiers that changed or are in use since, with guardian and household, and takes the rest', async () => {
    const run = await startRun()
    const [changed, talked, gone] = [aFamily('Gewijzigd'), aFamily('Gesproken'), aFamily('Weg')]
    await chunk(run.id, [...changed.puts, ...talked.puts, ...gone.puts])
    await store(vault, [{ table: 'pupils', row: { ...changed.pupil, rev: 1, languages: ['Turks'] } }])
    const talk = aConversation(talked.pupil.id)
    await store(vault, [{ table: 'conversations', row: talk }])
    const answer = await vault.undoImport(run.id)
    if (!answer.ok) throw new Error(answer.code)
    expect(answer.undoneRows).toBe(4)
    const reasonOf = new Map(answer.kept.map(({ table, id, reason }) => [`${table}/${id}`, reason]))
    expect(reasonOf).toEqual(
      new Map([
        [`pupils/${changed.pupil.id}`, 'changed-since'],
        [`relations/${changed.relation.id}`, 'changed-since'],
        [`guardians/${changed.guardian.id}`, 'in-use'],
        [`households/${changed.household.id}`, 'in-use'],
        [`pupils/${talked.pupil.id}`, 'in-use'],
        [`relations/${talked.relation.id}`, 'in-use'],
        [`guardians/${talked.guardian.id}`, 'in-use'],
        [`households/${talked.household.id}`, 'in-use'],
      ]),
    )
    expect(await counts()).toEqual({ pupils: 2, guardians: 2, relations: 2, households: 2 })
    expect(await vault.get('pupils', gone.pupil.id)).toBeUndefined()
    expect((await vault.all('importRuns'))[0]).toMatchObject({ takenBackRows: 4, keptRows: 8 })

    // What stayed is tried again: without the talk, and with the change taken back by hand, nothing is in the way.
    await relaunch()
    await store(vault, [{ table: 'pupils', row: { ...changed.pupil, rev: 2, languages: changed.pupil.languages } }], {
      remove: [{ table: 'conversations', id: talk.id }],
    })
    expect(await vault.undoImport(run.id)).toEqual({ ok: true, undoneRows: 8, kept: [] })
    expect(await counts()).toEqual({ pupils: 0, guardians: 0, relations: 0, households: 0 })
    expect(await vault.checkAllRows()).toEqual([])
  })

  it('keeps a guardian whom another child got since, and a household that stays forgets who went', async () => {
    const run = await startRun()
    const first = aFamily('Eerst')
    await chunk(run.id, first.puts)
    const sibling = aPupil({ calledName: 'Zus' })
    await store(vault, [
      { table: 'pupils', row: sibling },
      { table: 'relations', row: aRelation(sibling.id, first.guardian.id) },
      {
        table: 'households',
        row: {
          ...first.household,
          rev: 1,
          members: [...first.household.members, { personId: sibling.id, kind: 'pupil', fromDay: null, untilDay: null }],
        },
      },
    ])
    const answer = await vault.undoImport(run.id)
    expect(answer).toMatchObject({ ok: true, undoneRows: 2 })
    expect(answer.ok && answer.kept.toSorted((one, other) => one.table.localeCompare(other.table))).toEqual([
      { table: 'guardians', id: first.guardian.id, reason: 'in-use' },
      { table: 'households', id: first.household.id, reason: 'changed-since' },
    ])
    expect((await vault.all('pupils')).map(({ id }) => id)).toEqual([sibling.id])
    expect((await vault.get('households', first.household.id))?.members.map(({ personId }) => personId)).toEqual([
      first.guardian.id,
      sibling.id,
    ])
    expect(await vault.checkAllRows()).toEqual([])
  })

  it('gives a household of several pieces back as it was, and keeps it for a child who stays', async () => {
    const run = await startRun()
    const first = aFamily('Eerst')
    const second = aPupil({ calledName: 'Tweede' })
    const member = { personId: second.id, kind: 'pupil' as const, fromDay: null, untilDay: null }
    await chunk(run.id, first.puts)
    await chunk(run.id, [
      { table: 'pupils', row: second },
      { table: 'relations', row: aRelation(second.id, first.guardian.id) },
      { table: 'households', row: { ...first.household, rev: 1, members: [...first.household.members, member] } },
    ])
    await store(vault, [{ table: 'conversations', row: aConversation(second.id) }])
    const answer = await vault.undoImport(run.id)
    expect(answer.ok && answer.kept.map(({ table }) => table).sort()).toEqual([
      'guardians',
      'households',
      'pupils',
      'relations',
    ])
    expect((await vault.all('pupils')).map(({ id }) => id)).toEqual([second.id])
    expect((await vault.get('households', first.household.id))?.members.map(({ personId }) => personId)).toEqual([
      first.guardian.id,
      second.id,
    ])
  })

  it('takes the older of two imports back after the newer one', async () => {
    const [older, newer] = [await startRun(), await startRun()]
    const { pupil, puts } = aFamily('Een')
    await chunk(older.id, puts)
    await chunk(newer.id, [{ table: 'pupils', row: { ...pupil, rev: 1, number: '9' } }])
    const tooSoon = await vault.undoImport(older.id)
    expect(tooSoon.ok && tooSoon.kept.some(({ id, reason }) => id === pupil.id && reason === 'changed-since')).toBe(
      true,
    )
    expect(await vault.undoImport(newer.id)).toEqual({ ok: true, undoneRows: 1, kept: [] })
    expect(await vault.get('pupils', pupil.id)).toMatchObject({ number: pupil.number, rev: 3 })
    expect(await vault.undoImport(older.id)).toMatchObject({ ok: true, kept: [] })
    expect(await counts()).toEqual({ pupils: 0, guardians: 0, relations: 0, households: 0 })
  })

  it('stops after the piece in hand when the vault is locked, and goes on at the next opening', async () => {
    const run = await startRun()
    for (let at = 0; at < 6; at++) await chunk(run.id, aFamily(`Kind ${at}`).puts)
    let locking: Promise<void> | null = null
    const undoing = vault.undoImport(run.id, ({ doneChunks }) => {
      if (doneChunks === 2) locking = vault.lock()
    })
    expect(await undoing).toEqual({ ok: false, code: 'vault-locked' })
    await locking
    expect(await vault.undoImport(run.id)).toEqual({ ok: false, code: 'vault-locked' })
    await relaunch()
    expect((await vault.all('pupils')).length).toBe(4)
    expect(await vault.all('importRuns')).toMatchObject([{ takenBackRows: 8, takenBackAtUtc: null }])
    expect(await vault.undoImport(run.id)).toEqual({ ok: true, undoneRows: 16, kept: [] })
    expect(await vault.all('importRuns')).toMatchObject([{ takenBackRows: 24 }])
  })

  it('changes nothing of a piece when the disk is full, and all goes on', async () => {
    const run = await startRun()
    const { pupil, puts } = aFamily('Een')
    await store(vault, puts)
    await chunk(run.id, [{ table: 'pupils', row: { ...pupil, rev: 1, number: '9' } }])
    const put = IDBObjectStore.prototype.put
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
      if (this.name === 'pupils') throw new DOMException('no room', 'QuotaExceededError')
      return key === undefined ? put.call(this, value) : put.call(this, value, key)
    })
    expect(await vault.undoImport(run.id)).toEqual({ ok: false, code: 'disk-full' })
    vi.restoreAllMocks()
    expect((await vault.get('pupils', pupil.id))?.number).toBe('9')
    expect(await vault.undoImport(run.id)).toEqual({ ok: true, undoneRows: 1, kept: [] })
    expect((await vault.get('pupils', pupil.id))?.number).toBe(pupil.number)
  })

  it('is over after 30 days, and what was kept for it is gone at the next opening', async () => {
    const run = await startRun()
    await chunk(run.id, aFamily('Blijft').puts)
    nowMs += days(30) - 60_000
    expect(await vault.keptImports()).toHaveLength(1)
    nowMs += 120_000
    expect(await vault.keptImports()).toEqual([])
    expect(await vault.undoImport(run.id)).toEqual({ ok: false, code: 'nothing-to-undo' })
    expect(await raw('importJournal')).toBe(3)
    await relaunch()
    expect([await raw('importJournal'), await raw('importChunks')]).toEqual([0, 0])
    expect((await vault.all('pupils')).length).toBe(1)
  })

  it('leaves the row that tells of it, also when that came with a piece', async () => {
    const run = await startRun()
    await chunk(run.id, [...aFamily('Een').puts, { table: 'importRuns', row: { ...run, rev: 1, chunkCount: 1 } }])
    expect(await vault.undoImport(run.id)).toEqual({ ok: true, undoneRows: 4, kept: [] })
    expect(await vault.all('importRuns')).toMatchObject([{ id: run.id, chunkCount: 1, takenBackRows: 4 }])
  })

  it('is out of reach of Ctrl+Z', async () => {
    const run = await startRun()
    await store(vault, aFamily('Een').puts, { importId: run.id, undoPlace: 'import' })
    expect(await vault.undo('import')).toEqual({ ok: false, code: 'nothing-to-undo' })
  })

  it('gives a portrait back with its file, also after a relaunch', async () => {
    const { pupil, puts } = aFamily('Een')
    await store(vault, puts)
    const portrait = (bytes: number[]) =>
      vault.storeFile({ pupilId: pupil.id, name: 'foto', mediaType: 'image/jpeg', bytes: new Uint8Array(bytes) })
    const former = await portrait([1, 2, 3])
    await store(vault, [
      { table: 'attachments', row: former },
      { table: 'pupils', row: { ...pupil, rev: 1, photoId: former.id } },
    ])
    const run = await startRun()
    const next = await portrait([4, 5])
    const pupilNow = await vault.get('pupils', pupil.id)
    await chunk(
      run.id,
      [
        { table: 'attachments', row: next },
        { table: 'pupils', row: { ...(pupilNow ?? pupil), photoId: next.id } satisfies Pupil },
      ],
      [{ table: 'attachments', id: former.id }],
    )
    await relaunch()
    expect(await vault.readFile(next.id)).toEqual({ ok: true, bytes: new Uint8Array([4, 5]) })
    expect(await vault.undoImport(run.id)).toEqual({ ok: true, undoneRows: 3, kept: [] })
    await relaunch()
    expect((await vault.get('pupils', pupil.id))?.photoId).toBe(former.id)
    expect(await vault.readFile(former.id)).toEqual({ ok: true, bytes: new Uint8Array([1, 2, 3]) })
    expect(await vault.readFile(next.id)).toEqual({ ok: false, code: 'missing' })
  })
})

describe('an import and an erased pupil', () => {
  it('takes the pupil out of the kept journal, addresses too, and the rest can still be taken back', async () => {
    const [gone, stays] = [aFamily('Gaat'), aFamily('Blijft')]
    const shared = aHousehold([gone.pupil.id, stays.pupil.id], { street: 'Samenlaan' })
    await store(vault, [...gone.puts, ...stays.puts, { table: 'households', row: shared }])
    const run = await startRun()
    const moved = (household: typeof shared): Put => ({
      table: 'households',
      row: { ...household, rev: 1, street: `${household.street} nieuw` },
    })
    await chunk(run.id, [
      { table: 'pupils', row: { ...gone.pupil, rev: 1, number: '1' } },
      { table: 'pupils', row: { ...stays.pupil, rev: 1, number: '2' } },
      moved(gone.household),
      moved(stays.household),
      moved(shared),
    ])
    const boxBefore = (await rawRows(vault.info.id, 'importJournal')).find(({ scopeId }) => scopeId === 'vault')
    expect(await vault.erasePupil(gone.pupil.id)).toEqual({ ok: true })
    const journal = await rawRows(vault.info.id, 'importJournal')
    expect(journal.map(({ scopeId }) => scopeId).sort()).toEqual([stays.pupil.id, 'vault'].sort())
    expect(journal.find(({ scopeId }) => scopeId === 'vault')?.box).not.toEqual(boxBefore?.box)
    await relaunch()
    expect(await vault.undoImport(run.id)).toEqual({ ok: true, undoneRows: 3, kept: [] })
    expect((await vault.get('pupils', stays.pupil.id))?.number).toBe(stays.pupil.number)
    expect((await vault.all('households')).map(({ street }) => street).sort()).toEqual([
      'Samenlaan',
      'Straat van Blijft',
    ])
    expect((await vault.get('households', shared.id))?.members.map(({ personId }) => personId)).toEqual([
      stays.pupil.id,
    ])
    expect(await vault.checkAllRows()).toEqual([])
  })
})
