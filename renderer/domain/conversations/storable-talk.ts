/**
 * What of a talk on the screen can be stored now. One text that is too long must not keep all other texts from being
 * stored: it waits, named by its place, while the last version that fitted stays in the vault.
 */
import { cleanLine, cleanText, lineLimit, longTextLimit } from '../shared/text.ts'
import type { Agreement, Conversation } from './conversation.ts'
import type { Voice } from './guide.ts'

/** Where a text stands: `themes.strengths.pupil`, `expectations.home`, `ownReason`, `participants`, `agreement.<id>`. */
export type TextPlace = string

export const excessOf = (text: string): number => Math.max(0, cleanText(text).length - longTextLimit)
export const lineExcessOf = (line: string): number => Math.max(0, cleanLine(line).length - lineLimit)

const plainTexts = ['differenceNote', 'strengths', 'ownReason', 'appreciation', 'followUp'] as const

/** `stored` is the last version in the vault; a text over its limit keeps that version. */
export function storableConversation(
  draft: Conversation,
  stored: Conversation,
): { conversation: Conversation; tooLong: TextPlace[] } {
  const tooLong: TextPlace[] = []
  const fitting = (place: TextPlace, text: string, before: string): string => {
    if (excessOf(text) === 0) return text
    tooLong.push(place)
    return before
  }
  const perVoice = (
    place: string,
    texts: Record<Voice, string>,
    before: Record<Voice, string> | undefined,
  ): Record<Voice, string> => ({
    pupil: fitting(`${place}.pupil`, texts.pupil, before?.pupil ?? ''),
    home: fitting(`${place}.home`, texts.home, before?.home ?? ''),
    school: fitting(`${place}.school`, texts.school, before?.school ?? ''),
  })

  const conversation: Conversation = {
    ...draft,
    themes: draft.themes.map((theme) => ({
      ...theme,
      answers: perVoice(
        `themes.${theme.key}`,
        theme.answers,
        stored.themes.find(({ key }) => key === theme.key)?.answers,
      ),
    })),
    expectations: perVoice('expectations', draft.expectations, stored.expectations),
  }
  for (const field of plainTexts) conversation[field] = fitting(field, draft[field], stored[field])

  if (lineExcessOf(draft.place) > 0) {
    tooLong.push('place')
    conversation.place = stored.place
  }
  const people = draft.participants.flatMap(({ name, role, manner }) => [name, role, manner])
  if (people.some((line) => lineExcessOf(line) > 0)) {
    tooLong.push('participants')
    conversation.participants = stored.participants
  }
  return { conversation, tooLong }
}

/** Agreements to store and to take away: a line that says nothing is not an agreement. */
export function storableAgreements(
  draft: readonly Agreement[],
  stored: readonly Agreement[],
): { put: Agreement[]; removeIds: string[]; tooLong: TextPlace[] } {
  const written = draft.filter(({ what }) => cleanLine(what) !== '')
  const fitting = written.filter((agreement) => lineExcessOf(agreement.what) === 0)
  const before = new Map(stored.map((agreement) => [agreement.id, agreement]))
  return {
    put: fitting.filter((agreement) => !sameAgreement(agreement, before.get(agreement.id))),
    removeIds: stored.filter(({ id }) => !written.some((agreement) => agreement.id === id)).map(({ id }) => id),
    tooLong: written.filter((agreement) => !fitting.includes(agreement)).map(({ id }) => `agreement.${id}`),
  }
}

const sameAgreement = (one: Agreement, other: Agreement | undefined): boolean =>
  other !== undefined &&
  cleanLine(one.what) === cleanLine(other.what) &&
  one.ownerVoice === other.ownerVoice &&
  one.ownerName === other.ownerName &&
  one.dueDay === other.dueDay &&
  one.doneDay === other.doneDay
