import { describe, expect, it } from 'vitest'
import { remarkLines } from '#documents/issue/remark-box.ts'

describe('remarkLines', () => {
  it('wraps at words and keeps written line breaks', () => {
    expect(remarkLines('Ik wil in januari ook graag over de reistijd praten.\nGroet')).toEqual([
      'Ik wil in januari ook graag over de',
      'reistijd praten.',
      'Groet',
    ])
  })

  it('answers no lines for an empty remark', () => {
    expect(remarkLines('  \n ')).toEqual([])
  })

  it('answers null for a remark that needs a sheet of its own', () => {
    expect(remarkLines('woord '.repeat(40))).toBeNull()
    expect(remarkLines('a\nb\nc\nd\ne')).toBeNull()
  })

  it('answers null rather than cut a word in two', () => {
    expect(remarkLines('x'.repeat(43))).toBeNull()
  })
})
