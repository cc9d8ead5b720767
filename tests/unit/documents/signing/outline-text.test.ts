import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as fontkit from 'fontkit'
import { describe, expect, it } from 'vitest'
import { layOutLine, type OutlineFont } from '#documents/signing/outline-text.ts'
import { drawWords, wordsOf } from '#documents/signing/words-appearance.ts'
import { notoSans } from './sealed-sample.ts'

const openFont = (path: string): OutlineFont =>
  fontkit.create(new Uint8Array(readFileSync(createRequire(import.meta.url).resolve(path)))) as unknown as OutlineFont
const arabic = openFont('@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf')
const hebrew = openFont('@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf')
const fonts: [OutlineFont, ...OutlineFont[]] = [notoSans, arabic, hebrew]

const shapes = (text: string) => layOutLine(text, fonts).glyphs.map(({ commands }) => JSON.stringify(commands))

describe('layOutLine', () => {
  it('lays glyphs side by side without spaces being drawn', () => {
    const { glyphs, widthEm } = layOutLine('Op papier', fonts)
    expect(glyphs).toHaveLength(8)
    expect(glyphs.map(({ xEm }) => xEm)).toEqual(glyphs.map(({ xEm }) => xEm).toSorted((a, b) => a - b))
    expect(widthEm).toBeGreaterThan(3)
    expect(widthEm).toBeLessThan(6)
  })

  it('draws a sign that no face has as U+FFFD, as the pages do, and never as an empty box', () => {
    const [replacement] = shapes('\ufffd')
    expect(shapes('👍')).toEqual([replacement])
    expect(shapes('👩‍👧')).toEqual([replacement, replacement])
    expect(shapes('好')).toEqual([replacement])
  })

  it('orders Hebrew from right to left', () => {
    const [alef] = shapes('א')
    const [bet] = shapes('ב')
    expect(shapes('אב')).toEqual([bet, alef])
  })

  it('keeps Dutch words in their order around a right-to-left name', () => {
    const line = shapes('retour אב, klas')
    const [alef] = shapes('א')
    const [bet] = shapes('ב')
    expect(line.join() === [...shapes('retour'), bet, alef, ...shapes(', klas')].join()).toBe(true)
  })

  it('keeps numbers within a right-to-left name readable', () => {
    const [alef] = shapes('א')
    expect(shapes('א 12')).toEqual([...shapes('12'), alef])
  })

  it('joins Arabic letters', () => {
    expect(layOutLine('محمد', fonts).glyphs).toHaveLength(4)
    expect(shapes('محمد')).not.toEqual([...'محمد'].toReversed().flatMap(shapes))
  })

  it('mirrors brackets in right-to-left text', () => {
    const [open] = shapes('(')
    const [alef] = shapes('א')
    const [close] = shapes(')')
    expect(shapes('א(א)')).toEqual([open, alef, close, alef])
  })

  it('draws something for a character no font has', () => {
    expect(layOutLine('✍', fonts).glyphs.length).toBeGreaterThan(0)
    expect(layOutLine('', fonts)).toEqual({ glyphs: [], widthEm: 0 })
  })
})

describe('drawWords', () => {
  const words = (line: string) => ({ kind: 'words', lines: [line], fonts }) as const

  it('draws what is stored: no direction mark turns a name or a remark round', () => {
    for (const mark of ['\u202e', '\u202d', '\u2067', '\u200f', '\u061c', '\u0007', '\u200b']) {
      const turned = words(`ik ga ${mark}niet akkoord`)
      expect(wordsOf(turned)).toBe('ik ga niet akkoord')
      expect(drawWords(turned, 200, 40)).toEqual(drawWords(words('ik ga niet akkoord'), 200, 40))
    }
  })
})
