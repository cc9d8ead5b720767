import { describe, expect, it } from 'vitest'
import { chosenInOrder, extendTo, keepOnly, nobodySelected, toggle, toggleAll } from '#domain/pupils/lists/selection.ts'

const listed = ['a', 'b', 'c', 'd', 'e']
const idsOf = ({ ids }: { ids: ReadonlySet<string> }): string => [...ids].sort().join('')

describe('extendTo', () => {
  it('takes the range from the row chosen last, up or down, again and again from there', () => {
    const from = toggle(nobodySelected, 'c')
    expect(idsOf(extendTo(from, 'e', listed))).toBe('cde')
    expect(idsOf(extendTo(from, 'a', listed))).toBe('abc')
    expect(idsOf(extendTo(extendTo(from, 'd', listed), 'e', listed))).toBe('cde')
  })

  it('begins where it is when nothing was chosen, or when the row chosen last is out of sight', () => {
    expect(idsOf(extendTo(nobodySelected, 'b', listed))).toBe('b')
    const gone = toggle(nobodySelected, 'x')
    expect(extendTo(gone, 'b', listed)).toEqual({ ids: new Set(['x', 'b']), anchor: 'b' })
  })
})

describe('toggleAll', () => {
  it('takes all, then none of the listed, and leaves others chosen', () => {
    const other = toggle(nobodySelected, 'x')
    const all = toggleAll(other, listed)
    expect(idsOf(all)).toBe('abcdex')
    expect(idsOf(toggleAll(all, listed))).toBe('x')
    expect(idsOf(toggleAll(other, []))).toBe('x')
  })
})

describe('keepOnly', () => {
  it('drops those who are gone and forgets where a range would start', () => {
    const selection = toggle(toggle(nobodySelected, 'a'), 'b')
    expect(keepOnly(selection, (id) => id !== 'b')).toEqual({ ids: new Set(['a']), anchor: null })
    expect(keepOnly(selection, () => true)).toBe(selection)
  })
})

describe('chosenInOrder', () => {
  it('puts those in the list first, in its order', () => {
    const entries = ['c', 'a', 'b'].map((id) => ({ pupil: { id } }))
    const selection = { ids: new Set(['a', 'b', 'c']), anchor: null }
    const { chosen, notListedCount } = chosenInOrder(selection, entries.slice(0, 2), entries)
    expect(chosen.map(({ pupil }) => pupil.id)).toEqual(['c', 'a', 'b'])
    expect(notListedCount).toBe(1)
  })
})
