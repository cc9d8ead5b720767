/**
 * How well a new passphrase would hold. Judged by zxcvbn-ts with its common passwords and our Dutch words beside
 * the user's own (school, name). The lists are large, so they are loaded when first asked for. The code names the
 * first reason; the screen puts it into words.
 */
import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { dutchCommonWords } from './dutch-common-words.ts'

export const passphraseMinimumLength = 12
export const passphraseMinimumScore = 3

export type PassphraseReason =
  | 'empty'
  | 'too-short'
  | 'common-passphrase'
  | 'own-word'
  | 'repeated'
  | 'keyboard-row'
  | 'sequence'
  | 'date'
  | 'few-words'
  | 'fair'
  | 'strong'

export interface PassphraseRating {
  score: 0 | 1 | 2 | 3 | 4
  code: PassphraseReason
}

export const isStrongEnough = (passphrase: string, rating: PassphraseRating): boolean =>
  [...passphrase].length >= passphraseMinimumLength && rating.score >= passphraseMinimumScore

/** `ownWords`: school, counsellor, town; words an acquaintance would try first. */
export async function ratePassphrase(text: string, ownWords: string[]): Promise<PassphraseRating> {
  if (text === '') return { score: 0, code: 'empty' }
  const zxcvbn = await loadZxcvbn()
  const words = ownWords.flatMap((word) => word.toLowerCase().split(/\s+/)).filter((word) => word.length > 2)
  // What is typed past 100 characters can't make it weaker, and the estimate grows slow.
  const { score, sequence } = zxcvbn.check(text.slice(0, 100), words)
  if ([...text].length < passphraseMinimumLength) return { score: score > 2 ? 2 : score, code: 'too-short' }
  if (score > 2 && isOfFewCommonWords(text, words)) return { score: 2, code: 'few-words' }
  if (score >= 4) return { score, code: 'strong' }
  if (score === 3) return { score, code: 'fair' }
  return { score, code: reasonOf(sequence) }
}

/** zxcvbn counts "welkom2026school" as fair, because each word is guessed apart; people who guess know the habit. */
function isOfFewCommonWords(text: string, ownWords: readonly string[]): boolean {
  const known = new Set([...dutchCommonWords, ...ownWords])
  const words = new Set(text.toLowerCase().match(/\p{L}+/gu) ?? [])
  return words.size < 4 && [...words].every((word) => known.has(word))
}

interface MatchedPart {
  pattern: string
  token: string
  dictionaryName?: unknown
}

/** What the longest recognised part is. */
function reasonOf(sequence: readonly MatchedPart[]): PassphraseReason {
  const longest = sequence.reduce<MatchedPart | null>(
    (best, part) => (part.pattern !== 'bruteforce' && part.token.length > (best?.token.length ?? 0) ? part : best),
    null,
  )
  switch (longest?.pattern) {
    case 'repeat':
      return 'repeated'
    case 'spatial':
      return 'keyboard-row'
    case 'sequence':
      return 'sequence'
    case 'date':
      return 'date'
    case 'dictionary':
      if (longest.dictionaryName === 'userInputs') return 'own-word'
      return longest.dictionaryName === 'passwords' ? 'common-passphrase' : 'few-words'
    default:
      return 'few-words'
  }
}

let loading: Promise<ZxcvbnFactory> | null = null

function loadZxcvbn(): Promise<ZxcvbnFactory> {
  loading ??= Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]).then(
    ([core, common]) =>
      new core.ZxcvbnFactory({
        dictionary: { ...common.dictionary, dutch: dutchCommonWords },
        graphs: common.adjacencyGraphs,
      }),
  )
  return loading
}
