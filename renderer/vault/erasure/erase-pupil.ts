/**
 * Erases a pupil so that nothing of the dossier can be read with the passphrase in hand: rows, files and journal
 * go (also the journal that is kept for taking an import back), the keys of the pupil and of guardians left without a child go, the vault's own rows get a new key (an old
 * household row tells an address), every key is wrapped by a new master key, and the old header is taken off the
 * disk (header-store.ts): what still lies about of old rows and keys has no key left that opens it. Older backups are another matter: they name what they still hold.
 */
import type { Household, Relation } from '#domain/pupils/guardian.ts'
import { type Id, idSchema } from '#domain/shared/row.ts'
import { keyBytes } from '../crypto/box.ts'
import { randomBytes } from '../crypto/sodium.ts'
import { parseHeader, type VaultHeader, wrapMaster } from '../header.ts'
import type { VaultSession } from '../session.ts'
import { dropHeaders, readStoredHeader, writeHeader } from '../storage/header-store.ts'
import { type ImportJournalRow, type RowMark, tableNames, vaultScopeId } from '../storage/sealed-tables.ts'
import { type TableName, tables } from '../tables.ts'
import type { CommitRefusal } from '../vault.ts'
import { appendAudit } from '../writing/audit-trail.ts'
import { RefusedWrite, refusalOf } from '../writing/commit.ts'
import { withoutPeople } from '../writing/import-journal.ts'
import { readVaultScope, storeVaultScope } from './vault-scope.ts'

export async function erasePupil(
  session: VaultSession,
  pupilId: Id,
): Promise<{ ok: true } | { ok: false; code: CommitRefusal }> {
  const { db, keyring } = session
  const formerVaultKey = keyring.find(vaultScopeId)?.slice()
  const nextMaster = randomBytes(keyBytes)
  const nextHeader = wrapMaster(
    session.sodium,
    { ...(await headerNow(session)), epoch: session.header.epoch + 1 },
    session.wrappingKey,
    nextMaster,
  )
  try {
    await writeHeader(session.info.id, nextHeader.epoch, nextHeader)
    const goneScopeIds = await db.transaction('rw', db.tables, async () => {
      const guardianIds = await guardiansLeftWithout(session, pupilId)
      const marks = await deleteDossiers(session, pupilId, guardianIds)
      const gone = [...new Set([pupilId, ...guardianIds, ...(await ownerlessScopes(session))])]
      marks.push(...(await leaveHouseholds(session, gone)))
      await deleteFiles(session, gone)
      await db.table('journal').clear()
      await db.table('importJournal').where('scopeId').anyOf(gone).delete()

      const vaultRows = await readVaultScope(session)
      vaultRows.importJournal = await forgetInImports(session, vaultRows.importJournal, gone, marks)
      keyring.replace(vaultScopeId, randomBytes(keyBytes))
      await storeVaultScope(session, vaultRows)

      await appendAudit(session, { event: 'pupil-erased', subjectId: pupilId, rows: marks })
      await db.table('scopeKeys').clear()
      await db.table('scopeKeys').bulkAdd(keyring.wrapAll(nextMaster).filter(({ id }) => !gone.includes(id)))
      await db.table('epoch').put({ id: 'epoch', epoch: nextHeader.epoch })
      return gone
    })
    for (const scopeId of goneScopeIds) keyring.drop(scopeId)
    keyring.changeMaster(nextMaster)
    session.header = nextHeader
  } catch (error) {
    if (formerVaultKey !== undefined) keyring.replace(vaultScopeId, formerVaultKey)
    nextMaster.fill(0)
    // A next header that did not come to count is taken away here, or else at the next opening.
    await dropHeaders(session.info.id, session.header.epoch)
    return { ok: false, code: refusalOf(error) }
  }
  formerVaultKey?.fill(0)
  session.undoable.length = 0
  await dropHeaders(session.info.id, session.header.epoch)
  return { ok: true }
}

/** The session's header, with what was confirmed since it was read. */
async function headerNow(session: VaultSession): Promise<VaultHeader> {
  const stored = await readStoredHeader(session.info.id)
  const parsed = stored.ok ? parseHeader(stored.header) : null
  const recoveryConfirmed = parsed?.ok === true && parsed.header.recoveryConfirmed
  return { ...session.header, recoveryConfirmed: recoveryConfirmed || session.header.recoveryConfirmed }
}

/** Guardians of this pupil who have no other pupil in this vault. */
async function guardiansLeftWithout(session: VaultSession, pupilId: Id): Promise<Id[]> {
  const relations = session.db.table<Relation>('relations')
  const left: Id[] = []
  for (const guardianId of new Set((await relations.where('pupilId').equals(pupilId).toArray()).map(guardianOf))) {
    const ofGuardian = await relations.where('guardianId').equals(guardianId).toArray()
    if (ofGuardian.every((relation) => relation.pupilId === pupilId)) left.push(guardianId)
  }
  return left
}

const guardianOf = (relation: Relation): Id => relation.guardianId

/**
 * Pupils and guardians whose row is gone while their key is not: doubles that were merged, guardians taken out of the
 * last dossier. Undo needed the key; after an erasure there is no undo, and their old rows tell of the erased pupil.
 */
async function ownerlessScopes(session: VaultSession): Promise<Id[]> {
  const owners = new Set<unknown>()
  for (const table of ['pupils', 'guardians']) {
    for (const id of await session.db.table(table).toCollection().primaryKeys()) owners.add(id)
  }
  return session.keyring.scopeIds().filter((id) => idSchema.safeParse(id).success && !owners.has(id))
}

async function deleteDossiers(session: VaultSession, pupilId: Id, guardianIds: readonly Id[]): Promise<RowMark[]> {
  const marks: RowMark[] = []
  for (const table of tableNames) {
    const ids = await idsOfDossier(session, table, pupilId, guardianIds)
    await session.db.table(table).bulkDelete(ids)
    for (const id of ids) {
      session.rows.forget(table, id)
      marks.push([table, id, 0])
    }
  }
  if (!marks.some(([table, id]) => table === 'pupils' && id === pupilId)) throw new RefusedWrite('row-changed-since')
  return marks
}

/** Keys only, so damaged rows are found too. */
async function idsOfDossier(
  session: VaultSession,
  table: TableName,
  pupilId: Id,
  guardianIds: readonly Id[],
): Promise<string[]> {
  const indexes: readonly string[] = tables[table].indexes
  const wanted = (() => {
    const stored = session.db.table<unknown, string>(table)
    if (table === 'pupils') return stored.where('id').equals(pupilId)
    if (table === 'guardians') return stored.where('id').anyOf(guardianIds)
    return indexes.includes('pupilId') ? stored.where('pupilId').equals(pupilId) : null
  })()
  return wanted === null ? [] : await wanted.primaryKeys()
}

async function leaveHouseholds(session: VaultSession, goneIds: readonly Id[]): Promise<RowMark[]> {
  const marks: RowMark[] = []
  const table = session.db.table<Household>('households')
  for (const household of await table.toArray()) {
    const members = household.members.filter(({ personId }) => !goneIds.includes(personId))
    if (members.length === household.members.length) continue
    const rev = members.length === 0 ? 0 : household.rev + 1
    if (rev === 0) await table.delete(household.id)
    else await table.put({ ...household, members, rev })
    marks.push(['households', household.id, rev])
  }
  return marks
}

/** The kept journal of imports, without the addresses that were theirs alone. */
async function forgetInImports(
  session: VaultSession,
  journals: readonly ImportJournalRow[],
  goneIds: readonly Id[],
  marks: readonly RowMark[],
): Promise<ImportJournalRow[]> {
  const all = journals.map((journal) => withoutPeople(journal, goneIds, marks))
  await session.db.table('importJournal').bulkDelete(all.filter(({ pairs }) => pairs.length === 0).map(({ id }) => id))
  return all.filter(({ pairs }) => pairs.length > 0)
}

async function deleteFiles(session: VaultSession, goneIds: readonly Id[]): Promise<void> {
  await session.db.table('files').where('scopeId').anyOf(goneIds).delete()
  await session.db.table('chunks').where('scopeId').anyOf(goneIds).delete()
}
