/**
 * The app's own shapes. They follow the ink (`currentColor`), so they hold in print, dark mode and Windows contrast
 * themes. A shape never stands without its word: callers give `label` where no text is beside it.
 */
import type { ReactNode } from 'react'

interface ShapeProps {
  size?: number
  /** Read aloud; leave out where the word stands beside the shape. */
  label?: string
}

function Shape({ size = 16, label, box = 16, children }: ShapeProps & { box?: number; children: ReactNode }) {
  const spoken = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label }
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: hidden, or named by aria-label
    <svg width={size} height={size} viewBox={`0 0 ${box} ${box}`} fill="none" style={{ flex: 'none' }} {...spoken}>
      {children}
    </svg>
  )
}

export type VoiceShapeName = 'circle' | 'house' | 'square'

/** Filled when that side has been heard, a dashed outline when not. */
export function VoiceShape({ name, filled, ...rest }: ShapeProps & { name: VoiceShapeName; filled: boolean }) {
  const paint = filled
    ? { fill: 'currentColor' }
    : { stroke: 'currentColor', strokeWidth: 1.6, strokeDasharray: '2.6 2.2' }
  return (
    <Shape {...rest}>
      {name === 'circle' && <circle cx="8" cy="8" r="6" {...paint} />}
      {name === 'house' && <path d="M2 7.6 8 2.2l6 5.4V14H2Z" {...paint} />}
      {name === 'square' && <rect x="2.5" y="2.5" width="11" height="11" {...paint} />}
    </Shape>
  )
}

/** The neutral mark that two voices differ. */
export function DifferenceShape(props: ShapeProps) {
  return (
    <Shape box={20} {...props}>
      <path d="M4 7.5h12M4 12.5h12M13 3.5 7 16.5" stroke="currentColor" strokeWidth="1.9" strokeLinecap="round" />
    </Shape>
  )
}

export type StateShapeName = 'done' | 'open' | 'planned' | 'none' | 'alert' | 'not-yet' | 'frozen'

/** Shape of a state; the word always follows it. */
export function StateShape({ name, size = 18, ...rest }: ShapeProps & { name: StateShapeName }) {
  const line = { stroke: 'currentColor', strokeWidth: 1.5, strokeLinecap: 'round', strokeLinejoin: 'round' } as const
  return (
    <Shape box={18} size={size} {...rest}>
      {name === 'done' && (
        <>
          <circle cx="9" cy="9" r="7" fill="currentColor" />
          <path d="m5.8 9.2 2.2 2.2 4.2-4.6" stroke="var(--ground)" strokeWidth="1.8" fill="none" />
        </>
      )}
      {name === 'open' && (
        <>
          <circle cx="9" cy="9" r="6.5" {...line} />
          <path d="M9 2.5a6.5 6.5 0 0 1 0 13Z" fill="currentColor" />
        </>
      )}
      {name === 'planned' && <path d="M3 4.5h12v10.5H3ZM3 8h12M6 2.5v3M12 2.5v3" {...line} />}
      {name === 'none' && <circle cx="9" cy="9" r="6.5" {...line} strokeDasharray="2.6 2.4" />}
      {name === 'alert' && <path d="M9 1.8 16.2 9 9 16.2 1.8 9ZM9 5.8v4M9 12.2v.1" {...line} />}
      {name === 'not-yet' && <path d="M5.5 9h7" {...line} />}
      {name === 'frozen' && <path d="M4 8h10v7.5H4ZM6 8V5.6a3 3 0 0 1 6 0V8" {...line} />}
    </Shape>
  )
}
