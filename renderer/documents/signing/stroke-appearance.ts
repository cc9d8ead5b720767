/**
 * A drawn signature as vectors: smooth curves through the points, nothing of their timing or pressure. The drawing keeps
 * its proportions and stands in the middle of the box.
 */
import { asciiBytes } from './pdf-objects.ts'
import { formatNumber } from './pdf-writer.ts'
import { SigningError } from './signing-error.ts'

/** Points are [x, y] from 0 to 1 over the drawing surface, y downwards. */
export type StrokePoints = readonly (readonly (readonly number[])[])[]

export interface StrokeAppearance {
  readonly kind: 'strokes'
  readonly strokes: StrokePoints
  /** Width of the drawing surface divided by its height. */
  readonly widthRatio: number
}

const pointsMax = 50_000
const paddingPt = 2
const penWidthPt = 1.1

type Point = readonly [x: number, y: number]

export function drawStrokes(appearance: StrokeAppearance, widthPt: number, heightPt: number): Uint8Array {
  const strokes = readStrokes(appearance)
  const { widthRatio } = appearance
  const scale = Math.min((widthPt - 2 * paddingPt) / widthRatio, heightPt - 2 * paddingPt)
  const left = (widthPt - scale * widthRatio) / 2
  const top = (heightPt + scale) / 2
  const place = ([x, y]: Point): Point => [left + x * widthRatio * scale, top - y * scale]
  const paths = strokes.map((stroke) => strokePath(stroke.map(place)))
  return asciiBytes(`q\n0 G\n${formatNumber(penWidthPt)} w 1 J 1 j\n${paths.join('\n')}\nQ`)
}

/** A point with more than a place (time, pressure) is refused: such data must not get this far. */
function readStrokes({ strokes, widthRatio }: StrokeAppearance): Point[][] {
  const points = strokes.flat()
  if (points.length === 0) throw new SigningError('strokes-empty', 'nothing was drawn')
  const isPlace = (value: number) => Number.isFinite(value) && value >= 0 && value <= 1
  const isSound = points.length <= pointsMax && Number.isFinite(widthRatio) && widthRatio > 0.05 && widthRatio < 50
  if (!isSound || !points.every((point) => point.length === 2 && point.every(isPlace))) {
    throw new SigningError('strokes-malformed', 'strokes are points from 0 to 1 and a ratio')
  }
  return strokes.filter((stroke) => stroke.length > 0).map((stroke) => stroke.map(([x = 0, y = 0]) => [x, y]))
}

/** Quadratic curves through the middles between points, written as the cubic ones PDF knows. */
function strokePath(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (first === undefined) return ''
  const last = rest.at(-1) ?? first
  const parts = [`${pair(first)} m`]
  let from = first
  for (let i = 0; i + 1 < rest.length; i++) {
    const control = rest[i] as Point
    const to = between(control, rest[i + 1] as Point, 1 / 2)
    parts.push(`${pair(between(from, control, 2 / 3))} ${pair(between(to, control, 2 / 3))} ${pair(to)} c`)
    from = to
  }
  // A single point becomes a line of no length: round caps make it a dot.
  parts.push(`${pair(last)} l S`)
  return parts.join('\n')
}

function between(a: Point, b: Point, share: number): Point {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
}

function pair([x, y]: Point): string {
  return `${round(x)} ${round(y)}`
}

function round(value: number): string {
  return formatNumber(Math.round(value * 100) / 100)
}
