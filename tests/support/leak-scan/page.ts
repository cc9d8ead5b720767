/**
 * What the leak scan's page does in a real Chromium with a profile of its own: once plainly, with Dexie as it comes,
 * and once through the vault. Built with the app's own settings and run under its CSP and Trusted Types.
 */
import '#app/trusted-types.ts'
import { Dexie } from 'dexie'
import type { Household } from '#domain/pupils/guardian.ts'
import type { Pupil } from '#domain/pupils/pupil.ts'
import { createVault, openVault } from '#vault/open-vault.ts'
import { type DamagedRow, type Put, type Vault, VaultDiskFullError } from '#vault/vault.ts'
import {
  aConversation,
  aGuardian,
  aHousehold,
  anAgreement,
  aPupil,
  aRelation,
  cheapKdf,
  newId,
  passphrase,
  store,
} from '../../integration/vault/vault-fixtures.ts'

/** Words that are searched for. Latin ones are stored in one byte a character, Greek ones in two. */
const canary = (name: string) => `KANARIE-${name}-6f1c`
const greek = (name: string) => `ΚΑΝΑΡΙΝΙ-${name}-ΩΨ`

/** 3 kB in which much comes back, as in talks, so that compression bites. */
const longText = (word: string) => `wij spraken over de keuze en ${word} over de open dag. `.repeat(60)
/** More than the 64 KiB up to which a value stays in the database's own files. */
const hugeText = (word: string) =>
  `${word} ${Array.from({ length: 20_000 }, (_, at) => ((at * 7919) % 10_007).toString(36)).join(' ')} ${word}`

const megabytes = (count: number) => count * 1024 * 1024

async function fillPlainly(): Promise<string[]> {
  const db = new Dexie('plain', { chromeTransactionDurability: 'strict' })
  db.version(1).stores({ rows: 'id, name', filler: 'id' })
  const rows = db.table('rows')
  const canaries: string[] = []
  const words = (name: string) => {
    canaries.push(canary(name), greek(name))
    return { id: name, name: canary(name), text: longText(canary(name)), greek: longText(greek(name)) }
  }
  for (const place of ['table', 'log']) {
    await rows.put(words(`kept-${place}`))
    await rows.put(words(`deleted-${place}`))
    await rows.delete(`deleted-${place}`)
    await rows.put(words(`overwritten-${place}`))
    await rows.put({ id: `overwritten-${place}`, name: '', text: '' })
    const huge = `huge-${place}`
    canaries.push(canary(huge), greek(huge))
    await rows.put({ id: huge, name: '', text: hugeText(canary(huge)), greek: hugeText(greek(huge)) })
    // Pushes the first round's rows out of the log, into tables.
    if (place === 'table') await fill(db)
  }
  db.close()
  return canaries
}

async function fill(db: Dexie): Promise<void> {
  for (let at = 0; at < megabytes(6); at += 32_768) {
    await db.table('filler').put({ id: at, bytes: crypto.getRandomValues(new Uint8Array(32_768)) })
  }
}

let vault: Vault | null = null
const open = (): Vault => {
  if (vault === null) throw new Error('no vault is open')
  return vault
}

export interface Dossier {
  pupilId: string
  guardianId: string
  canaries: string[]
}

/** A pupil with everything that belongs to one: kept, deleted and overwritten rows, journal, file, guardian, home. */
async function addDossier(name: string): Promise<Dossier> {
  const canaries: string[] = []
  const mark = (what: string, write: (word: string) => string = canary) => {
    const word = write(`${name}-${what}`)
    canaries.push(word)
    return word
  }
  const pupil = aPupil({ calledName: mark('name'), surname: mark('surname', greek), email: mark('old-email') })
  const guardian = aGuardian({ calledName: mark('guardian'), remarks: longText(mark('remarks')) })
  const talk = aConversation(pupil.id, { ownReason: longText(mark('talk')), strengths: longText(mark('talk', greek)) })
  const deleted = aConversation(pupil.id, { ownReason: longText(mark('deleted')) })
  const huge = aConversation(pupil.id, { ownReason: hugeText(mark('huge')).slice(0, 99_000) })
  const agreement = anAgreement(pupil.id, talk.id, { what: mark('old-agreement') })
  const household = aHousehold([pupil.id, guardian.id], { label: mark('home'), street: mark('street') })
  const undoable = { undoPlace: 'card' }
  const put: Put[] = [
    { table: 'pupils', row: pupil },
    { table: 'guardians', row: guardian },
    { table: 'relations', row: aRelation(pupil.id, guardian.id) },
    { table: 'households', row: household },
    ...[talk, deleted, huge].map((row) => ({ table: 'conversations' as const, row })),
    { table: 'agreements', row: agreement },
  ]
  await store(open(), put, undoable)
  await store(open(), [{ table: 'pupils', row: { ...pupil, rev: 1, email: mark('new-email') } }], undoable)
  await store(open(), [{ table: 'agreements', row: { ...agreement, rev: 1, what: '' } }], undoable)
  await store(open(), [], { ...undoable, remove: [{ table: 'conversations', id: deleted.id }] })
  movable.push({ name, pupil: { ...pupil, rev: 2 }, household: { ...household, rev: 1 } })
  const bytes = new TextEncoder().encode(longText(mark('file')).repeat(40))
  const file = await open().storeFile({ pupilId: pupil.id, name: mark('file-name'), mediaType: 'image/png', bytes })
  await store(open(), [{ table: 'attachments', row: file }], undoable)
  return { pupilId: pupil.id, guardianId: guardian.id, canaries }
}

/** Dossiers as the next import finds them. */
const movable: { name: string; pupil: Pupil; household: Household }[] = []

/**
 * All dossiers made so far get another number and street by one import, in one piece: the kept journal holds their old
 * streets side by side. Answers the words it brought in, per pupil.
 */
async function importMoves(): Promise<Record<string, string[]>> {
  const importId = newId()
  const brought: Record<string, string[]> = {}
  const put = movable.splice(0).flatMap(({ name, pupil, household }): Put[] => {
    const [number, street] = [canary(`${name}-nr`).slice(0, 30), canary(`${name}-new-street`)]
    brought[pupil.id] = [number, street]
    return [
      { table: 'pupils', row: { ...pupil, number } },
      { table: 'households', row: { ...household, street } },
    ]
  })
  await store(open(), put, { importId })
  return brought
}

/** Pupils nobody looks for, until at least so much was written that old rows have moved into deeper tables. */
async function addOthers(totalBytes: number): Promise<void> {
  const bytesEach = megabytes(1)
  for (let written = 0; written < totalBytes; written += bytesEach) {
    const pupil = aPupil()
    const talks = Array.from({ length: 16 }, () =>
      aConversation(pupil.id, { ownReason: 'x'.repeat(bytesEach / 16 - 2000) }),
    )
    await store(open(), [
      { table: 'pupils', row: pupil },
      ...talks.map((row) => ({ table: 'conversations' as const, row })),
    ])
  }
}

const leakScan = {
  passphrase,
  fillPlainly,
  addDossier,
  importMoves,
  keptImports: async (): Promise<number> => (await open().keptImports()).length,
  addOthers: (count: number) => addOthers(megabytes(count)),
  newVault: async (): Promise<string> => {
    const created = await createVault({ passphrase, kind: 'own', kdf: cheapKdf })
    if (!created.ok) throw new Error(created.code)
    vault = created.vault
    return created.vault.info.id
  },
  openVault: async (id: string): Promise<void> => {
    const opened = await openVault({ id, passphrase })
    if (!opened.ok) throw new Error(opened.code)
    vault = opened.vault
  },
  erase: async (pupilId: string): Promise<void> => {
    const answer = await open().erasePupil(pupilId)
    if (!answer.ok) throw new Error(answer.code)
  },
  /** Talks of 90 kB until one is refused; answers what was acknowledged, and the refusal. */
  writeUntilRefused: async (pupilId: string): Promise<{ stored: string[]; refusal: string; fileRefusal: unknown }> => {
    const stored: string[] = []
    for (let round = 0; round < 200; round++) {
      const row = aConversation(pupilId, { ownReason: String.fromCharCode(300 + round).repeat(90_000) })
      const answer = await open().commit({ label: 'x', undoPlace: null, put: [{ table: 'conversations', row }] })
      if (!answer.ok) {
        const bytes = new Uint8Array(3_000_000)
        const fileRefusal: unknown = await open()
          .storeFile({ pupilId, name: 'scan', mediaType: 'image/png', bytes })
          .then(
            () => 'taken',
            (error: unknown) => (error instanceof VaultDiskFullError ? error.code : String(error)),
          )
        return { stored, refusal: answer.code, fileRefusal }
      }
      stored.push(row.id)
    }
    return { stored, refusal: 'none', fileRefusal: 'not tried' }
  },
  talkIds: async (): Promise<string[]> => (await open().all('conversations')).map(({ id }) => id),
  check: async (): Promise<{ wrong: readonly DamagedRow[]; intact: boolean }> => ({
    wrong: await open().checkAllRows(),
    intact: (await open().auditTrail()).intact,
  }),
  addPupil: async (): Promise<string> => {
    const pupil = aPupil()
    await store(open(), [{ table: 'pupils', row: pupil }])
    return pupil.id
  },
  names: async (): Promise<string[]> => (await open().all('pupils')).map(({ calledName }) => calledName),
  lock: () => open().lock(),
}
export type LeakScanPage = typeof leakScan

Object.assign(globalThis, { leakScan })
