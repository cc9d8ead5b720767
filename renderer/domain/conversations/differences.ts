/**
 * The neutral mark that voices see one theme differently (G2, G3). A theme keeps one set of voices: none, two or all
 * three. The screen shows it between two neighbours, so a pair is marked when both belong to the set.
 */
import { type Voice, voices } from './guide.ts'

export type VoicePair = readonly [Voice, Voice]

export const isDifferent = (differs: readonly Voice[], [one, other]: VoicePair): boolean =>
  differs.includes(one) && differs.includes(other)

/**
 * Marks or clears one pair. Clearing a pair out of three takes out the voice that the other neighbours don't share,
 * so that the remaining mark stays where it was: pupil–home cleared leaves home–school. One voice alone differs from
 * nobody, so a set of one is empty.
 */
export function toggleDifference(differs: readonly Voice[], pair: VoicePair): Voice[] {
  const [one, other] = pair
  if (!isDifferent(differs, pair)) return inOrder([...differs, one, other])
  if (differs.length < 3) return []
  const outer = one === 'home' ? other : one
  return inOrder(differs.filter((voice) => voice !== outer))
}

const inOrder = (differs: readonly Voice[]): Voice[] => voices.filter((voice) => differs.includes(voice))
