/**
 * Differences that still stand. A theme is discussed again in a later talk, so the newest held talk that says
 * anything about it decides: marked there, it is open; not marked there, it is settled. Neutral, never a judgement.
 */
import type { Conversation, Theme } from './conversation.ts'
import type { Voice } from './guide.ts'

export interface OpenDifference {
  conversation: Conversation
  theme: Theme
  /** The voices that see it differently, with what each said. */
  sides: { voice: Voice; answer: string }[]
}

export function openDifferencesOf(conversations: readonly Conversation[]): OpenDifference[] {
  const newestFirst = conversations
    .filter(({ state }) => state === 'held')
    .sort((left, right) => right.startsAt.localeCompare(left.startsAt))
  const settled = new Set<string>()
  const open: OpenDifference[] = []
  for (const conversation of newestFirst) {
    for (const theme of conversation.themes) {
      const spokenOf = theme.differs.length > 0 || Object.values(theme.answers).some((answer) => answer.trim() !== '')
      const key = `${conversation.trajectoryId} ${theme.key}`
      if (!spokenOf || settled.has(key)) continue
      settled.add(key)
      if (theme.differs.length === 0) continue
      const sides = theme.differs.map((voice) => ({ voice, answer: theme.answers[voice] }))
      open.push({ conversation, theme, sides })
    }
  }
  return open
}
