/** What a talk still lacks when it is rounded off. Nothing here is compulsory: an empty voice stays and is said (U2). */
import { type Agreement, type Conversation, hasOpenDifference, voiceState } from './conversation.ts'
import { type Voice, voices } from './guide.ts'

export type EmptyPart =
  | { code: 'voice'; voice: Voice }
  | { code: 'difference-note' | 'strengths' | 'own-reason' | 'appreciation' | 'agreements' | 'next-contact' }
  | { code: 'agreements-without-day'; count: number }

export function emptyPartsOf(conversation: Conversation, agreements: readonly Agreement[]): EmptyPart[] {
  const isEmpty = (text: string): boolean => text.trim() === ''
  const written = agreements.filter((agreement) => !isEmpty(agreement.what))
  const parts: EmptyPart[] = voices
    .filter((voice) => voiceState(conversation, voice) === 'not-heard')
    .map((voice) => ({ code: 'voice', voice }))
  if (hasOpenDifference(conversation) && isEmpty(conversation.differenceNote)) parts.push({ code: 'difference-note' })
  if (isEmpty(conversation.strengths)) parts.push({ code: 'strengths' })
  if (isEmpty(conversation.ownReason)) parts.push({ code: 'own-reason' })
  if (isEmpty(conversation.appreciation)) parts.push({ code: 'appreciation' })
  if (written.length === 0) parts.push({ code: 'agreements' })
  const withoutDay = written.filter(({ dueDay }) => dueDay === null).length
  if (withoutDay > 0) parts.push({ code: 'agreements-without-day', count: withoutDay })
  if (conversation.nextAt === null) parts.push({ code: 'next-contact' })
  return parts
}

/** Answers given by one voice, of all questions of the talk. */
export function answerCount(conversation: Conversation, voice: Voice): { given: number; asked: number } {
  const given = conversation.themes.filter((theme) => theme.answers[voice].trim() !== '').length
  return { given, asked: conversation.themes.length }
}
