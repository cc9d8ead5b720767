import { describe, expect, it } from 'vitest'
import { type Agreement, inOrder, positionAfter } from '#domain/conversations/conversation.ts'
import { aConversation, anAgreement, aPupil, aTrajectory } from '../rows.ts'

const pupil = aPupil()
const talk = aConversation(pupil, aTrajectory(pupil))
const line = (what: string, position?: number): Agreement =>
  anAgreement(talk, { what, ...(position === undefined ? {} : { position }) })

describe('inOrder', () => {
  it('keeps the order of writing, however the vault gives the rows back', () => {
    const first = line('eerst', 0)
    const second = line('dan', 1)
    const between = line('ertussen', positionAfter([first, second], 0))
    expect(inOrder([second, between, first]).map(({ what }) => what)).toEqual(['eerst', 'ertussen', 'dan'])
  })

  it('leaves rows without a position as they come', () => {
    expect(inOrder([line('b'), line('a')]).map(({ what }) => what)).toEqual(['b', 'a'])
  })
})

describe('positionAfter', () => {
  it('goes after the last one when it stands after none or after the last', () => {
    expect(positionAfter([], -1)).toBe(0)
    expect(positionAfter([line('a', 3), line('b', 1)], -1)).toBe(4)
    expect(positionAfter([line('a', 0), line('b', 1)], 1)).toBe(2)
    expect(positionAfter([line('oud')], 0)).toBe(1)
  })
})
