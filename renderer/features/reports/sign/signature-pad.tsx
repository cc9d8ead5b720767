/**
 * The pad: pen, touch or mouse. Every point the device reports is taken (coalesced events), so that a quick signature
 * stays round. Once a pen was used, touches are a resting hand. Who can't draw types their name instead.
 */
import { type PointerEvent, useRef } from 'react'
import type { Strokes } from '#domain/reports/issued-document.ts'
import classes from './signature-pad.module.css'
import { begun, extended, pathOf, pointAt, type StrokePoint } from './strokes.ts'

const width = 1000

export interface SignaturePadProps {
  strokes: Strokes
  onChange: (edit: (strokes: Strokes) => Strokes) => void
  /** Width divided by height. */
  ratio: number
  label: string
  /** Under the line at the foot. */
  caption: string
}

export function SignaturePad({ strokes, onChange, ratio, label, caption }: SignaturePadProps) {
  const hand = useRef<{ pointerId: number | null; usesPen: boolean }>({ pointerId: null, usesPen: false })
  const height = width / ratio

  const start = (event: PointerEvent<SVGSVGElement>): void => {
    const state = hand.current
    if (event.button !== 0 || state.pointerId !== null) return
    if (event.pointerType === 'pen') state.usesPen = true
    else if (state.usesPen && event.pointerType === 'touch') return
    event.currentTarget.setPointerCapture(event.pointerId)
    state.pointerId = event.pointerId
    const [point] = pointsOf(event)
    if (point) onChange((before) => begun(before, point))
  }
  const move = (event: PointerEvent<SVGSVGElement>): void => {
    if (hand.current.pointerId !== event.pointerId) return
    const points = pointsOf(event)
    onChange((before) => extended(before, points))
  }
  const end = (event: PointerEvent<SVGSVGElement>): void => {
    if (hand.current.pointerId === event.pointerId) hand.current.pointerId = null
  }

  return (
    <div className={classes['pad']}>
      <svg
        className={classes['surface']}
        viewBox={`0 0 ${width} ${height}`}
        style={{ aspectRatio: ratio }}
        role="img"
        aria-label={label}
        onPointerDown={start}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      >
        {strokes.map((stroke, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added at the end
          <path key={index} d={pathOf(stroke, width, height)} className={classes['line']} />
        ))}
      </svg>
      <p className={classes['caption']}>{caption}</p>
    </div>
  )
}

/** Every place since the last event, within the pad. */
function pointsOf(event: PointerEvent<SVGSVGElement>): StrokePoint[] {
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
  const coalesced = event.nativeEvent.getCoalescedEvents?.() ?? []
  const events = coalesced.length > 0 ? coalesced : [event.nativeEvent]
  return events.map(({ clientX, clientY }) => pointAt((clientX - left) / width, (clientY - top) / height))
}
