/** Rows and vaults for the vault's tests: random ids, a clock that ticks by the second, cheap key derivation. */
import type { Agreement, Conversation } from '#domain/conversations/conversation.ts'
import type { Guardian, Household, Relation } from '#domain/pupils/guardian.ts'
import type { Pupil } from '#domain/pupils/pupil.ts'
import { type Clock, type Id, idFromBytes } from '#domain/shared/row.ts'
import type { KdfParameters } from '#vault/crypto/passphrase-key.ts'
import { createVault, openVault, removeVault } from '#vault/open-vault.ts'
import type { Change, Put, Vault } from '#vault/vault.ts'

export const passphrase = 'zeven kromme lepels in de sloot 4'

/** The least that a header may ask for: about 60 ms instead of 600. */
export const cheapKdf: KdfParameters = { algorithm: 'argon2id13', memoryMebibytes: 19, passes: 2, lanes: 1 }

export const newId = (): Id => idFromBytes(crypto.getRandomValues(new Uint8Array(16)))

export function tickingClock(): Clock {
  let seconds = 0
  return { nowUtc: () => new Date(Date.UTC(2026, 10, 23, 9, 0, seconds++)).toISOString(), newId }
}

export async function newVault(kind: 'own' | 'sample' = 'own'): Promise<{ vault: Vault; recoveryCode: string }> {
  const created = await createVault({ passphrase, kind, clock: tickingClock(), kdf: cheapKdf })
  if (!created.ok) throw new Error(`createVault answered ${created.code}`)
  return created
}

export async function reopen(vault: Vault): Promise<Vault> {
  await vault.lock()
  const opened = await openVault({ id: vault.info.id, passphrase, clock: tickingClock() })
  if (!opened.ok) throw new Error(`openVault answered ${opened.code}`)
  return opened.vault
}

export async function discard(vault: Vault): Promise<void> {
  await vault.lock()
  await removeVault(vault.info.id, { evenOwn: true })
}

/** Stores rows that must be taken; answers their new revisions. */
export async function store(
  vault: Vault,
  put: readonly Put[],
  more: Partial<Change> = {},
): Promise<ReadonlyMap<Id, number>> {
  const answer = await vault.commit({ label: 'test:undo.edited', undoPlace: null, put, ...more })
  if (!answer.ok) throw new Error(`commit answered ${answer.code}`)
  return answer.revs
}

export function aPupil(changes: Partial<Pupil> = {}): Pupil {
  return {
    id: newId(),
    rev: 0,
    calledName: 'Ezra',
    firstNames: 'Ezra Noor',
    prefix: 'van der',
    surname: 'Linde',
    number: '004217',
    birthDay: '2010-03-09',
    email: '',
    languages: ['Nederlands'],
    context: { homeSituation: '', outOfSchool: '', peopleWhoMatter: '' },
    guardiansMayBeLetIn: false,
    letInDay: null,
    leavingDay: null,
    leavingReason: '',
    tags: [],
    photoId: null,
    siblings: [],
    notSameAs: [],
    mergedIds: [],
    doubleOfId: null,
    ...changes,
  }
}

export function aGuardian(changes: Partial<Guardian> = {}): Guardian {
  return {
    id: newId(),
    rev: 0,
    calledName: 'Mirjam',
    firstNames: '',
    prefix: '',
    surname: 'Okafor',
    email: '',
    phone: '',
    preferredChannel: null,
    language: '',
    remarks: '',
    deceased: null,
    notSameAs: [],
    mergedIds: [],
    ...changes,
  }
}

export function aRelation(pupilId: Id, guardianId: Id): Relation {
  return {
    id: newId(),
    rev: 0,
    pupilId,
    guardianId,
    kind: 'mother',
    authority: 'yes',
    authoritySource: '',
    authorityDay: null,
    restriction: null,
    history: [],
  }
}

export function aHousehold(personIds: readonly Id[], changes: Partial<Household> = {}): Household {
  const members = personIds.map((personId) => ({ personId, kind: 'pupil' as const, fromDay: null, untilDay: null }))
  return {
    id: newId(),
    rev: 0,
    label: 'Lindenlaan',
    street: '',
    postcode: '',
    town: '',
    isSecret: false,
    members,
    ...changes,
  }
}

export function aConversation(pupilId: Id, changes: Partial<Conversation> = {}): Conversation {
  return {
    id: newId(),
    rev: 0,
    pupilId,
    guideId: 'career-talk',
    trajectoryId: null,
    choice: 'profile',
    phase: 'verkennen',
    state: 'held',
    startsAt: '2026-11-23T10:00',
    endsAt: null,
    place: 'kamer 2',
    participants: [],
    themes: [],
    expectations: { pupil: '', home: '', school: '' },
    differenceNote: '',
    strengths: '',
    ownReason: '',
    appreciation: '',
    followUp: '',
    nextAt: null,
    changedAtUtc: '2026-11-23T09:00:00.000Z',
    ...changes,
  }
}

export function anAgreement(pupilId: Id, conversationId: Id, changes: Partial<Agreement> = {}): Agreement {
  return {
    id: newId(),
    rev: 0,
    pupilId,
    conversationId,
    what: 'open dag bezoeken',
    ownerVoice: 'pupil',
    ownerName: 'Ezra',
    dueDay: '2026-12-01',
    doneDay: null,
    ...changes,
  }
}
