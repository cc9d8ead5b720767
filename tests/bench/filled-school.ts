/** A vault with a school in it: every pupil enrolled, with talks of about 2 kB in words that come back as in real ones. */
import type { Conversation } from '#domain/conversations/conversation.ts'
import { newSettings } from '#domain/school/settings.ts'
import type { Id } from '#domain/shared/row.ts'
import { createVault } from '#vault/open-vault.ts'
import type { Put, Vault } from '#vault/vault.ts'
import { aConversation, aPupil, newId, passphrase } from '../integration/vault/vault-fixtures.ts'

const pupilsPerCommit = 25
const syllables = [
  'be',
  'ver',
  'stu',
  'die',
  'keu',
  'ze',
  'pro',
  'fiel',
  'wis',
  'kun',
  'de',
  'sta',
  'ge',
  'op',
  'lei',
  'ding',
]
const surnames = [
  'Adjei',
  'Bakker',
  'Celik',
  'Dijkman',
  'Ouali',
  'Faber',
  'Groen',
  'Hofstra',
  'Jansma',
  'Kuipers',
  'Lont',
]
const calledNames = [
  'Sanne',
  'Thijs',
  'Noor',
  'Daan',
  'Yara',
  'Bram',
  'Lotte',
  'Milan',
  'Fenna',
  'Sem',
  'Roos',
  'Jip',
  'Kaj',
]

/** 4,096 words; the lower the number, the more often it is drawn. */
const wordAt = (at: number): string =>
  [at % 16, (at >> 4) % 16, (at >> 8) % 16].map((syllable) => syllables[syllable] ?? '').join('')

function textOf(seed: number, wordCount: number): string {
  const words: string[] = []
  let state = seed * 2_654_435_761 + 12_345
  for (let at = 0; at < wordCount; at++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    const share = (state >>> 8) / 2 ** 24
    words.push(wordAt(Math.floor(share * share * 4096)))
  }
  return words.join(' ')
}

export function talkOf(pupilId: Id, seed: number): Conversation {
  const theme = (key: string, at: number) => ({
    key,
    answers: { pupil: textOf(seed + at, 16), home: textOf(seed + at + 1, 16), school: textOf(seed + at + 2, 16) },
    differs: [],
  })
  return aConversation(pupilId, {
    themes: [theme('keuze', 0), theme('kracht', 3), theme('thuis', 6)],
    ownReason: textOf(seed + 9, 24),
    strengths: textOf(seed + 10, 16),
    followUp: textOf(seed + 11, 16),
  })
}

const seedOf = (pupil: number, talk: number): number => (pupil * 64 + talk) * 16

/** Talks one by one, so that a large school need not be in memory whole. */
export function* talksOf(pupilCount: number, talksEach: number): Generator<Conversation> {
  const pupilId = newId()
  for (let pupil = 0; pupil < pupilCount; pupil++) {
    for (let talk = 0; talk < talksEach; talk++) yield talkOf(pupilId, seedOf(pupil, talk))
  }
}

function pupilPuts(at: number, talksEach: number): Put[] {
  const pupil = aPupil({
    number: String(100_000 + at),
    calledName: calledNames[at % calledNames.length] ?? '',
    prefix: '',
    surname: `${surnames[at % surnames.length]}${Math.floor(at / 143) || ''}`,
  })
  return [
    { table: 'pupils', row: pupil },
    {
      table: 'enrolments',
      row: {
        id: newId(),
        rev: 0,
        pupilId: pupil.id,
        schoolYear: 2026,
        className: `${(at % 4) + 1}${'hva'[at % 3]}${Math.floor(at / 12) % 14}`,
        yearGroup: (at % 4) + 1,
        level: 'havo',
        profile: '',
        mentorName: 'M. van Lont',
        outcome: null,
      },
    },
    ...Array.from(
      { length: talksEach },
      (_, talk): Put => ({ table: 'conversations', row: talkOf(pupil.id, seedOf(at, talk)) }),
    ),
  ]
}

async function commit(vault: Vault, put: readonly Put[]): Promise<void> {
  const answer = await vault.commit({ label: 'bench', undoPlace: null, put })
  if (!answer.ok) throw new Error(answer.code)
}

/** Open; its passphrase is that of the fixtures. */
export async function filledVault(
  pupilCount: number,
  talksEach: number,
): Promise<{ vault: Vault; recoveryCode: string }> {
  const created = await createVault({ passphrase, kind: 'own' })
  if (!created.ok) throw new Error(created.code)
  await commit(created.vault, [{ table: 'settings', row: newSettings() }])
  for (let at = 0; at < pupilCount; at += pupilsPerCommit) {
    const count = Math.min(pupilsPerCommit, pupilCount - at)
    await commit(
      created.vault,
      Array.from({ length: count }, (_, inBatch) => pupilPuts(at + inBatch, talksEach)).flat(),
    )
  }
  return created
}
