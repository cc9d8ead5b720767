import { describe, expect, it } from 'vitest'
import { answerCount, emptyPartsOf } from '#domain/conversations/completeness.ts'
import type { Agreement, Conversation } from '#domain/conversations/conversation.ts'
import { isDifferent, toggleDifference } from '#domain/conversations/differences.ts'
import { voices } from '#domain/conversations/guide.ts'
import { storableAgreements, storableConversation } from '#domain/conversations/storable-talk.ts'
import { longTextLimit } from '#domain/shared/text.ts'
import { aConversation, anAgreement, aPupil, aTrajectory } from '../rows.ts'

const pupil = aPupil()
const conversation = (change: Partial<Conversation> = {}) =>
  aConversation(pupil, aTrajectory(pupil), { participants: [], ...change })
const agreement = (change: Partial<Agreement> = {}) => anAgreement(conversation(), change)

describe('toggleDifference', () => {
  it('marks a pair, and clears it again', () => {
    expect(toggleDifference([], ['pupil', 'home'])).toEqual(['pupil', 'home'])
    expect(toggleDifference(['pupil', 'home'], ['pupil', 'home'])).toEqual([])
  })

  it('makes three of two neighbouring pairs, in the order of the columns', () => {
    expect(toggleDifference(['home', 'school'], ['pupil', 'home'])).toEqual(['pupil', 'home', 'school'])
  })

  it('leaves the other pair marked when one of two is cleared', () => {
    expect(toggleDifference([...voices], ['pupil', 'home'])).toEqual(['home', 'school'])
    expect(toggleDifference([...voices], ['home', 'school'])).toEqual(['pupil', 'home'])
  })

  it('never leaves one voice alone', () => {
    for (const start of [[], ['pupil', 'home'], ['home', 'school'], ['pupil', 'school'], [...voices]] as const) {
      for (const pair of [
        ['pupil', 'home'],
        ['home', 'school'],
        ['pupil', 'school'],
      ] as const) {
        const result = toggleDifference(start, pair)
        expect(result.length).not.toBe(1)
        expect(isDifferent(result, pair)).toBe(!isDifferent(start, pair))
      }
    }
  })
})

describe('emptyPartsOf', () => {
  it('names every empty voice and text of a new talk', () => {
    expect(emptyPartsOf(conversation(), [])).toEqual([
      { code: 'voice', voice: 'pupil' },
      { code: 'voice', voice: 'home' },
      { code: 'voice', voice: 'school' },
      { code: 'strengths' },
      { code: 'own-reason' },
      { code: 'appreciation' },
      { code: 'agreements' },
      { code: 'next-contact' },
    ])
  })

  it('asks for a note on a difference only where one is marked', () => {
    const theme = {
      key: 'strengths',
      answers: { pupil: 'a', home: 'b', school: 'c' },
      differs: ['pupil', 'home'] as const,
    }
    const marked = conversation({ themes: [{ ...theme, differs: [...theme.differs] }] })
    expect(emptyPartsOf(marked, [])).toContainEqual({ code: 'difference-note' })
    expect(emptyPartsOf({ ...marked, differenceNote: 'Wij bellen.' }, [])).not.toContainEqual({
      code: 'difference-note',
    })
  })

  it('counts agreements without a day and passes over empty lines', () => {
    const lines = [agreement({ what: 'Bellen', dueDay: null }), agreement({ what: ' ', dueDay: null })]
    expect(emptyPartsOf(conversation(), lines)).toContainEqual({ code: 'agreements-without-day', count: 1 })
    expect(emptyPartsOf(conversation(), lines)).not.toContainEqual({ code: 'agreements' })
  })
})

describe('answerCount', () => {
  it('counts answers with words in them', () => {
    const themes = ['strengths', 'direction'].map((key, index) => ({
      key,
      answers: { pupil: index === 0 ? 'Rekenen' : ' \n', home: '', school: '' },
      differs: [],
    }))
    expect(answerCount(conversation({ themes }), 'pupil')).toEqual({ given: 1, asked: 2 })
  })
})

describe('storableConversation', () => {
  const theme = (pupil: string) => ({ key: 'strengths', answers: { pupil, home: 'thuis', school: '' }, differs: [] })
  const tooMuch = 'x'.repeat(longTextLimit + 1)

  it('keeps the stored version of a text that is too long, and everything else of the draft', () => {
    const stored = conversation({ themes: [theme('kort')], ownReason: 'oud' })
    const draft = { ...stored, themes: [theme(tooMuch)], ownReason: 'nieuw', followUp: tooMuch }
    const { conversation: row, tooLong } = storableConversation(draft, stored)
    expect(tooLong).toEqual(['themes.strengths.pupil', 'followUp'])
    expect(row.themes[0]?.answers).toEqual({ pupil: 'kort', home: 'thuis', school: '' })
    expect(row.ownReason).toBe('nieuw')
    expect(row.followUp).toBe('')
  })

  it('counts what is stored: control characters do not make a text too long', () => {
    const draft = conversation({ ownReason: `${'x'.repeat(longTextLimit)}\u0000\u0007` })
    expect(storableConversation(draft, conversation()).tooLong).toEqual([])
  })

  it('waits with the list of people when one name is too long', () => {
    const stored = conversation()
    const person = { personId: null, voice: 'home' as const, name: 'n'.repeat(501), role: '', manner: '' }
    const { conversation: row, tooLong } = storableConversation({ ...stored, participants: [person] }, stored)
    expect(tooLong).toEqual(['participants'])
    expect(row.participants).toEqual(stored.participants)
  })
})

describe('storableAgreements', () => {
  it('stores what changed, takes away what was emptied or removed, and leaves the rest alone', () => {
    const kept = agreement({ what: 'Bellen' })
    const emptied = agreement({ what: 'Mailen' })
    const removed = agreement({ what: 'Praten' })
    const changed = agreement({ what: 'Kijken' })
    const stored = [kept, emptied, removed, changed]
    const fresh = agreement({ what: 'Nieuw' })
    const blank = agreement({ what: '  ' })
    const draft = [kept, { ...emptied, what: ' ' }, { ...changed, doneDay: '2026-11-23' }, fresh, blank]
    const { put, removeIds, tooLong } = storableAgreements(draft, stored)
    expect(put.map(({ id }) => id)).toEqual([changed.id, fresh.id])
    expect(removeIds).toEqual([emptied.id, removed.id])
    expect(tooLong).toEqual([])
  })

  it('names a line that is too long and keeps its stored version', () => {
    const stored = agreement({ what: 'Bellen' })
    const answer = storableAgreements([{ ...stored, what: 'b'.repeat(501) }], [stored])
    expect(answer).toEqual({ put: [], removeIds: [], tooLong: [`agreement.${stored.id}`] })
  })
})
