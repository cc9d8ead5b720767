import { beforeAll, describe, expect, it } from 'vitest'
import { cleanText, newTextReport, prepareText, unmirror } from '#documents/engine/text-runs.ts'
import { nodeFonts } from './node-fonts.ts'

const fonts = nodeFonts()
beforeAll(() => fonts.load(['atkinson', 'noto', 'noto-arabic', 'noto-hebrew']))

const runsOf = (text: string) =>
  prepareText(text, fonts, newTextReport()).runs.map((run) => [
    run.text,
    run['font'] ?? 'atkinson',
    run['bidiLevel'] ?? 0,
  ])

describe('cleanText', () => {
  it('takes out controls and what turns text round unseen, and counts them', () => {
    const report = newTextReport()
    expect(cleanText('a\u0000b\u202Ec\u202C\uFEFFd\u200B', report)).toBe('abcd')
    expect(report.removedCount).toBe(5)
  })

  it('makes one kind of line break and of space', () => {
    expect(cleanText('a\r\nb\rc\u2028d\u0085e')).toBe('a\nb\nc\nd\ne')
    expect(cleanText('a\u2003b\tc')).toBe('a b    c')
  })

  it('mends lone surrogates and composes accents', () => {
    expect(cleanText('x\ud83dy')).toBe('x\ufffdy')
    expect(cleanText('e\u0301')).toBe('é')
  })
})

describe('prepareText', () => {
  it('keeps ordinary Dutch, Turkish and Polish in one run of the main face', () => {
    expect(runsOf('Één café, Şükrü en Łukasz: € 12 – “ja”')).toEqual([
      ['Één café, Şükrü en Łukasz: € 12 – “ja”', 'atkinson', 0],
    ])
  })

  it('finds another face for another script, spaces and commas included', () => {
    expect(runsOf('naam Ольга, Петрова ok')).toEqual([
      ['naam ', 'atkinson', 0],
      ['Ольга, Петрова ', 'noto', 0],
      ['ok', 'atkinson', 0],
    ])
  })

  it('orders a name from right to left inside a line from left to right', () => {
    expect(runsOf('met שרה כהן erbij')).toEqual([
      ['met ', 'atkinson', 0],
      ['שרה כהן', 'noto-hebrew', 1],
      [' ', 'noto-hebrew', 0],
      ['erbij', 'atkinson', 0],
    ])
  })

  it('mirrors brackets that run from right to left, and back', () => {
    const { runs } = prepareText('(שרה) אמרה שלום', fonts, newTextReport())
    const drawn = runs.map(({ text }) => text).join('')
    expect(drawn).toBe(')שרה( אמרה שלום')
    expect(unmirror(drawn)).toBe('(שרה) אמרה שלום')
  })

  it('takes the direction of most letters', () => {
    expect(prepareText('محمد vertelt graag over school', fonts, newTextReport()).direction).toBe('ltr')
    expect(prepareText('محمد يحب الرسم (hbo)', fonts, newTextReport()).direction).toBe('rtl')
  })

  it('replaces what no face has, one sign for what the eye takes as one, and says so', () => {
    const report = newTextReport()
    const { runs } = prepareText('a👨‍👩‍👧b中→c\ue000', fonts, report)
    expect(runs.map(({ text }) => text).join('')).toBe('a\ufffdb\ufffd->c\ufffd')
    expect([...report.replaced]).toEqual([
      ['👨‍👩‍👧', 1],
      ['中', 1],
      ['→', 1],
      ['\ue000', 1],
    ])
  })

  it('writes compatible signs plainly', () => {
    const report = newTextReport()
    expect(
      prepareText('𝓗𝓪𝓵𝓵𝓸 ①', fonts, report)
        .runs.map(({ text }) => text)
        .join(''),
    ).toBe('Hallo 1')
    expect(report.replaced.size).toBeGreaterThan(0)
  })

  it('keeps the look of each run', () => {
    const { runs } = prepareText(['gewoon ', { text: 'vet я', bold: true }], fonts, newTextReport())
    expect(runs).toEqual([{ text: 'gewoon ' }, { text: 'vet ', bold: true }, { text: 'я', bold: true, font: 'noto' }])
  })
})
