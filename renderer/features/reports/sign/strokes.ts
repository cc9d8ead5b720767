/**
 * What a pen leaves on the pad: places from 0 to 1, nothing of timing or pressure. Points that add nothing are left
 * out, and a very long line is cut into several, so that a signature always fits what a row may hold.
 */
import type { Strokes } from '#domain/reports/issued-document.ts'

export type StrokePoint = [x: number, y: number]

const nearest = 0.002
const pointsPerStroke = 1900
const strokesMax = 200

export const pointAt = (x: number, y: number): StrokePoint => [within(x), within(y)]

const within = (place: number): number => Math.round(Math.min(1, Math.max(0, place)) * 10_000) / 10_000

/** A new line from here; a pad that is full stays as it is. */
export function begun(strokes: Strokes, point: StrokePoint): Strokes {
  return strokes.length >= strokesMax ? strokes : [...strokes, [point]]
}

/** The last line goes on to these points. */
export function extended(strokes: Strokes, points: readonly StrokePoint[]): Strokes {
  const last = strokes.at(-1)
  if (last === undefined) return strokes
  const line = [...last]
  for (const point of points) {
    const before = line.at(-1)
    if (before && Math.hypot(point[0] - before[0], point[1] - before[1]) < nearest) continue
    line.push(point)
  }
  const others = strokes.slice(0, -1)
  if (line.length <= pointsPerStroke || strokes.length >= strokesMax) {
    return [...others, line.slice(0, pointsPerStroke)]
  }
  const head = line.slice(0, pointsPerStroke)
  return [...others, head, line.slice(pointsPerStroke - 1)]
}

/** Enough ink to be a signature: more than a touch by accident. */
export function isSignature(strokes: Strokes): boolean {
  const length = strokes.reduce(
    (sum, stroke) =>
      sum +
      stroke.reduce((own, point, index) => {
        const before = stroke[index - 1]
        return before ? own + Math.hypot(point[0] - before[0], point[1] - before[1]) : own
      }, 0),
    0,
  )
  return length > 0.1
}

/** A path through the middles between points, on a surface of this size: the same curve as on paper. */
export function pathOf(stroke: readonly (readonly [number, number])[], width: number, height: number): string {
  const [first, ...rest] = stroke
  if (first === undefined) return ''
  const place = ([x, y]: readonly [number, number]): string => `${(x * width).toFixed(1)} ${(y * height).toFixed(1)}`
  const parts = [`M${place(first)}`]
  rest.forEach((point, index) => {
    const next = rest[index + 1]
    if (next) parts.push(`Q${place(point)} ${place([(point[0] + next[0]) / 2, (point[1] + next[1]) / 2])}`)
  })
  parts.push(`L${place(rest.at(-1) ?? first)}`)
  return parts.join('')
}
