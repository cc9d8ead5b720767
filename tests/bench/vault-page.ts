/**
 * The vault beside plain Dexie, in one page and one run: 2,000 pupils × 12 talks of 2 kB. Both get the same rows, the
 * same batches and strict durability; plain Dexie does without keys, journal, trail and schema.
 */
import '#app/trusted-types.ts'
import { Dexie } from 'dexie'
import type { Conversation } from '#domain/conversations/conversation.ts'
import type { Pupil } from '#domain/pupils/pupil.ts'
import { createVault, openVault, removeVault } from '#vault/open-vault.ts'
import type { Put, Vault } from '#vault/vault.ts'
import { aConversation, aPupil, newId, passphrase } from '../integration/vault/vault-fixtures.ts'

const pupilsPerCommit = 50

export interface Measures {
  talkBytes: number[]
  writeAllMs: number[]
  writeBatchMs: number[]
  openAndListMs: number[]
  listMs: number[]
  openDossierMs: number[]
  saveMs: number[]
  /** Talks, each time after an opening. */
  readAllMs: number[]
  readAgainMs: number[]
  /** A talk is changed, then all are read. */
  readAfterSaveMs: number[]
}

/** Talks as they are: three voices on several themes, about 2 kB of text that is not the same twice. */
function talkOf(pupilId: string, seed: number): Conversation {
  const words = (count: number, from: number) =>
    Array.from({ length: count }, (_, at) => ((seed + from + at) * 2_654_435_761).toString(36).slice(-6)).join(' ')
  const theme = (key: string, from: number) => ({
    key,
    answers: { pupil: words(22, from), home: words(22, from + 100), school: words(22, from + 200) },
    differs: [],
  })
  return aConversation(pupilId, {
    themes: [theme('keuze', 0), theme('kracht', 1000), theme('thuis', 2000)],
    ownReason: words(30, 4000),
    strengths: words(20, 5000),
    followUp: words(20, 6000),
  })
}

interface School {
  pupils: Pupil[]
  talks: Conversation[]
}

function schoolOf(pupilCount: number, talksEach: number): School {
  const pupils = Array.from({ length: pupilCount }, (_, at) => aPupil({ number: String(at), surname: `Naam ${at}` }))
  const talks = pupils.flatMap(({ id }, at) =>
    Array.from({ length: talksEach }, (_, talk) => talkOf(id, at * 100 + talk)),
  )
  return { pupils, talks }
}

async function times(count: number, work: (round: number) => Promise<unknown>): Promise<number[]> {
  const took: number[] = []
  for (let round = 0; round < count; round++) {
    const start = performance.now()
    await work(round)
    took.push(performance.now() - start)
  }
  return took
}

/** Each batch by itself; together they are the school. */
async function timesOfBatches(
  { pupils, talks }: School,
  write: (ofPupils: Pupil[], ofTalks: Conversation[]) => Promise<void>,
): Promise<Pick<Measures, 'writeAllMs' | 'writeBatchMs'>> {
  const all = [...batches(pupils, talks)]
  const writeBatchMs = await times(all.length, async (at) => {
    const batch = all[at]
    if (batch !== undefined) await write(batch.ofPupils, batch.ofTalks)
  })
  return { writeBatchMs, writeAllMs: [writeBatchMs.reduce((total, ms) => total + ms, 0)] }
}

async function plain(school: School, rounds: number, keep = false): Promise<Measures> {
  const { pupils, talks } = school
  const open = () => {
    const db = new Dexie('plain', { chromeTransactionDurability: 'strict', cache: 'disabled' })
    db.version(1).stores({ pupils: 'id', conversations: 'id, pupilId' })
    return db
  }
  let db = open()
  const written = await timesOfBatches(school, (ofPupils, ofTalks) =>
    db.transaction('rw', ['pupils', 'conversations'], async () => {
      await db.table('pupils').bulkPut(ofPupils)
      await db.table('conversations').bulkPut(ofTalks)
    }),
  )
  const openAndListMs = await times(rounds, async () => {
    db.close()
    db = open()
    await db.table('pupils').toArray()
  })
  const listMs = await times(rounds, () => db.table('pupils').toArray())
  const openDossierMs = await times(rounds * 4, async (round) => {
    await db.table('pupils').get(pupilAt(pupils, round).id)
    await db.table('conversations').where('pupilId').equals(pupilAt(pupils, round).id).toArray()
  })
  const saveMs = await times(rounds * 4, (round) =>
    db.table('conversations').put({ ...talkAt(talks, round), ownReason: `gewijzigd ${round}` }),
  )
  const reading: number[][] = []
  for (let round = 0; round < 3; round++) {
    db.close()
    db = open()
    await db.open()
    reading.push(
      await readings(
        () => db.table('conversations').toArray(),
        () => db.table('conversations').put({ ...talkAt(talks, round), ownReason: `nog eens ${round}` }),
      ),
    )
  }
  if (keep) db.close()
  else await db.delete()
  return { talkBytes: bytesOf(talks), ...written, openAndListMs, listMs, openDossierMs, saveMs, ...columns(reading) }
}

async function sealed(school: School, rounds: number, keep = false): Promise<Measures> {
  const { pupils, talks } = school
  const created = await createVault({ passphrase, kind: 'own' })
  if (!created.ok) throw new Error(created.code)
  let vault: Vault = created.vault
  const written = await timesOfBatches(school, (ofPupils, ofTalks) =>
    commit(vault, [
      ...ofPupils.map((row) => ({ table: 'pupils' as const, row })),
      ...ofTalks.map((row) => ({ table: 'conversations' as const, row })),
    ]),
  )
  const openAndListMs: number[] = []
  for (let round = 0; round < rounds; round++) {
    await vault.lock()
    const taken = await times(1, async () => {
      vault = await opened(vault.info.id)
      await vault.all('pupils')
    })
    openAndListMs.push(...taken)
  }
  const listMs = await times(rounds, () => vault.all('pupils'))
  const openDossierMs = await times(rounds * 4, async (round) => {
    await vault.get('pupils', pupilAt(pupils, round).id)
    await vault.list('conversations', 'pupilId', pupilAt(pupils, round).id)
  })
  const saveMs = await times(rounds * 4, (round) =>
    commit(vault, [
      { table: 'conversations', row: { ...talkAt(talks, round), rev: 1, ownReason: `gewijzigd ${round}` } },
    ]),
  )
  const reading: number[][] = []
  for (let round = 0; round < 3; round++) {
    await vault.lock()
    vault = await opened(vault.info.id)
    reading.push(
      await readings(
        () => vault.all('conversations'),
        async () => {
          const stored = await vault.get('conversations', talkAt(talks, round).id)
          if (stored !== undefined)
            await commit(vault, [{ table: 'conversations', row: { ...stored, ownReason: 'nog eens' } }])
        },
      ),
    )
  }
  await vault.lock()
  if (!keep) await removeVault(vault.info.id, { evenOwn: true })
  return { talkBytes: bytesOf(talks), ...written, openAndListMs, listMs, openDossierMs, saveMs, ...columns(reading) }
}

async function opened(id: string): Promise<Vault> {
  const answer = await openVault({ id, passphrase })
  if (!answer.ok) throw new Error(answer.code)
  return answer.vault
}

/** All for the first time, all again, and all after one was changed. */
async function readings(readAll: () => PromiseLike<unknown>, change: () => PromiseLike<unknown>): Promise<number[]> {
  const [first = Number.NaN, again = Number.NaN] = await times(2, async () => await readAll())
  await change()
  return [first, again, ...(await times(1, async () => await readAll()))]
}

const columns = (rounds: readonly number[][]): Pick<Measures, 'readAllMs' | 'readAgainMs' | 'readAfterSaveMs'> => ({
  readAllMs: rounds.map(([first = Number.NaN]) => first),
  readAgainMs: rounds.map(([, again = Number.NaN]) => again),
  readAfterSaveMs: rounds.map(([, , after = Number.NaN]) => after),
})

async function commit(vault: Vault, put: Put[]): Promise<void> {
  const answer = await vault.commit({ label: 'bench', undoPlace: 'bench', put })
  if (!answer.ok) throw new Error(answer.code)
}

function* batches(pupils: readonly Pupil[], talks: readonly Conversation[]) {
  const talksEach = talks.length / pupils.length
  for (let at = 0; at < pupils.length; at += pupilsPerCommit) {
    const ofTalks = talks.slice(at * talksEach, (at + pupilsPerCommit) * talksEach)
    yield { ofPupils: pupils.slice(at, at + pupilsPerCommit), ofTalks }
  }
}

const bytesOf = (talks: readonly Conversation[]): number[] =>
  talks.slice(0, 1).map((talk) => JSON.stringify(talk).length)

/** Spread over the school, never the same row twice. */
function pupilAt(pupils: readonly Pupil[], round: number): Pupil {
  return pupils[(round * 131) % pupils.length] ?? aPupil({ id: newId() })
}
function talkAt(talks: readonly Conversation[], round: number): Conversation {
  return talks[(round * 1303) % talks.length] ?? aConversation(newId())
}

const vaultBench = {
  /** The database stays behind, so that its size can be read from the profile. */
  measure: async (which: 'plain' | 'sealed', pupilCount: number, talksEach: number, rounds: number) => {
    const work = which === 'plain' ? plain : sealed
    // Once small, so that nobody pays for what is loaded and compiled at first use.
    await work(schoolOf(50, talksEach), 1)
    return await work(schoolOf(pupilCount, talksEach), rounds, true)
  },
}
export type VaultBenchPage = typeof vaultBench

Object.assign(globalThis, { vaultBench })
