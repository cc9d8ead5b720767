/** The shapes of the three voices, the difference mark and the seal, as on screen. The word always stands beside it. */
import type { Colour, DrawingBlock, SvgBlock } from '#documents/engine/definition.ts'
import type { Voice } from '#domain/conversations/guide.ts'
import { ink, textWidth } from './paper.ts'

const bodies: Record<Voice, string> = {
  pupil: '<circle cx="8" cy="8" r="6"',
  home: '<path d="M2 7.6 L8 2.2 L14 7.6 L14 14 L2 14 Z"',
  school: '<rect x="2.5" y="2.5" width="11" height="11"',
}

const drawing = (svg: string, size: number): SvgBlock => ({ svg, fit: [size, size], artifact: true })

/** Filled when that side was heard, a dashed outline when not. */
export function voiceShape(voice: Voice, heard: boolean, size = 12): SvgBlock {
  const paint = heard ? `fill="${ink}"` : `fill="none" stroke="${ink}" stroke-width="1.6" stroke-dasharray="2.6 2.2"`
  return drawing(
    `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">${bodies[voice]} ${paint}/></svg>`,
    size,
  )
}

export const differenceShape = (size = 12): SvgBlock =>
  drawing(
    `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="0 0 20 20"><path d="M3 7.5 L17 7.5 M3 12.5 L17 12.5 M13 3.5 L7 16.5" fill="none" stroke="${ink}" stroke-width="1.9" stroke-linecap="round"/></svg>`,
    size,
  )

export const sealShape = (size = 16): SvgBlock =>
  drawing(
    `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="0 0 20 20"><path d="M10 2 C12.2 3.6 14.6 4.3 17 4.4 L17 9.4 C17 13.4 14.2 16.6 10 18.2 C5.8 16.6 3 13.4 3 9.4 L3 4.4 C5.4 4.3 7.8 3.6 10 2 Z M7.4 10 L9.4 12 L12.8 8" fill="none" stroke="${ink}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/></svg>`,
    size,
  )

export const rule = (width = textWidth, lineWidth = 0.75, colour: Colour = ink): DrawingBlock => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth, lineColor: colour }],
  artifact: true,
})

/** Strokes of the letters of the draft mark, each in a box 10 wide and 14 high. */
const strokes: Record<string, string> = {
  A: 'M0 14 L5 0 L10 14 M2 9 L8 9',
  C: 'M10 2 C8 0 6 0 5 0 C2 0 0 3 0 7 C0 11 2 14 5 14 C6 14 8 14 10 12',
  D: 'M0 0 L0 14 L4 14 C8 14 10 11 10 7 C10 3 8 0 4 0 Z',
  E: 'M10 0 L0 0 L0 14 L10 14 M0 7 L8 7',
  F: 'M10 0 L0 0 L0 14 M0 7 L8 7',
  N: 'M0 14 L0 0 L10 14 L10 0',
  O: 'M5 0 C2 0 0 3 0 7 C0 11 2 14 5 14 C8 14 10 11 10 7 C10 3 8 0 5 0 Z',
  P: 'M0 14 L0 0 L6 0 C11 0 11 8 6 8 L0 8',
  R: 'M0 14 L0 0 L6 0 C11 0 11 7 6 7 L0 7 M5 7 L10 14',
  T: 'M0 0 L10 0 M5 0 L5 14',
}

/** The draft mark across the page, pale enough to read through. */
export function conceptMark(word: string): SvgBlock {
  const letters = [...word].map((letter, index) => {
    const path = strokes[letter] ?? ''
    return `<path d="${path}" transform="translate(${index * 14} 0)"/>`
  })
  const width = word.length * 14 - 4
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400" viewBox="0 0 400 400"><g transform="translate(200 200) rotate(-45) scale(4.4) translate(${-width / 2} -7)" fill="none" stroke="#e3e7e9" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round">${letters.join('')}</g></svg>`,
    fit: [400, 400],
    artifact: true,
  }
}
