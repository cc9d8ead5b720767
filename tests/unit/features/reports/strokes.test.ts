import { describe, expect, it } from 'vitest'
import { strokesSchema } from '#domain/reports/issued-document.ts'
import { begun, extended, isSignature, pathOf, pointAt } from '#features/reports/sign/strokes.ts'

const wave = Array.from({ length: 50 }, (_, index) => pointAt(index / 50, 0.5 + Math.sin(index / 4) / 4))

describe('strokes', () => {
  it('keeps places within the pad and nothing else', () => {
    expect(pointAt(-0.4, 1.7)).toEqual([0, 1])
    expect(pointAt(0.123456, 0.5)).toEqual([0.1235, 0.5])
  })

  it('leaves out points that add nothing', () => {
    const drawn = extended(begun([], [0.5, 0.5]), [
      [0.5, 0.5],
      [0.5005, 0.5],
      [0.6, 0.5],
    ])
    expect(drawn).toEqual([
      [
        [0.5, 0.5],
        [0.6, 0.5],
      ],
    ])
  })

  it('cuts a line that never ends, so that it still fits a row', () => {
    const zigzag = Array.from({ length: 9_000 }, (_, index) => pointAt((index % 100) / 100, index % 2))
    const strokes = zigzag.reduce((before, point) => extended(before, [point]), begun([], [0.5, 0.5]))
    expect(strokes.length).toBeGreaterThan(3)
    expect(strokesSchema.safeParse(strokes).success).toBe(true)
    // No gap: each part begins where the one before ended.
    expect(strokes[1]?.[0]).toEqual(strokes[0]?.at(-1))
  })

  it('takes no more lines than a row may hold', () => {
    const strokes = Array.from({ length: 400 }).reduce<ReturnType<typeof begun>>(
      (before) => begun(before, [0.5, 0.5]),
      [],
    )
    expect(strokesSchema.safeParse(strokes).success).toBe(true)
  })
})

describe('isSignature', () => {
  it('tells a signature from a touch', () => {
    expect(isSignature([])).toBe(false)
    expect(isSignature([[[0.5, 0.5]]])).toBe(false)
    expect(isSignature([wave])).toBe(true)
  })
})

describe('pathOf', () => {
  it('is a dot for one point and a curve for many', () => {
    expect(pathOf([[0.5, 0.5]], 100, 50)).toBe('M50.0 25.0L50.0 25.0')
    expect(pathOf(wave, 100, 50)).toMatch(/^M.*Q.*L/)
  })
})
