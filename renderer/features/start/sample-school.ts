/**
 * The sample school: a vault of its own, filled with made-up people. Its passphrase is no secret; it only has to
 * be there because every vault has one.
 */

import { buildSampleSchool } from '#domain/school/sample-school.ts'
import { clock, todayHere } from '#features/shared/clock.ts'
import { createVault, listVaults, openVault, removeVault } from '#vault/open-vault.ts'
import type { Vault } from '#vault/vault.ts'

export const samplePassphrase = 'vier verzonnen bomen rond het plein'

export type SampleRefusal = 'disk-full' | 'open-elsewhere' | 'header-damaged' | 'newer-version' | 'not-found'

type Answer = { ok: true; vault: Vault } | { ok: false; code: SampleRefusal }

class SampleSchoolError extends Error {
  readonly code = 'sample-school-not-built'
}

/** Opens the sample school, making it first where there is none. */
export async function openSampleSchool(): Promise<Answer> {
  const existing = (await listVaults()).find((vault) => vault.kind === 'sample')
  return existing === undefined ? makeSampleSchool() : openExisting(existing.id)
}

async function openExisting(id: string): Promise<Answer> {
  const opened = await openVault({ id, passphrase: samplePassphrase })
  if (opened.ok) return opened
  if (opened.code === 'wrong-passphrase') throw new SampleSchoolError('the sample school has another passphrase')
  return { ok: false, code: opened.code }
}

async function makeSampleSchool(): Promise<Answer> {
  const made = await createVault({ passphrase: samplePassphrase, kind: 'sample' })
  if (!made.ok) {
    if (made.code === 'passphrase-too-weak') throw new SampleSchoolError('the sample passphrase is refused')
    return { ok: false, code: made.code }
  }
  const stored = await made.vault.commit({
    label: 'start:welcome.sampleAction',
    undoPlace: null,
    put: buildSampleSchool(todayHere(), clock),
  })
  if (stored.ok) return { ok: true, vault: made.vault }
  // Half a school is worse than none: what was begun goes away again.
  await made.vault.lock()
  await removeVault(made.vault.info.id)
  if (stored.code === 'disk-full') return { ok: false, code: 'disk-full' }
  throw new SampleSchoolError(`the sample school was refused: ${stored.code}`)
}
