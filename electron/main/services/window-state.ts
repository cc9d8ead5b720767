/**
 * Size and place of the window between two starts. What comes from disk is `unknown`; what it says is only followed
 * when the window would still be seen on a screen that is there today. Units: device independent pixels.
 */
import { z } from 'zod'

const pixels = z.number().int().min(-100_000).max(100_000)

const windowStateSchema = z.strictObject({
  x: pixels,
  y: pixels,
  width: z.number().int().min(1).max(100_000),
  height: z.number().int().min(1).max(100_000),
  maximised: z.boolean(),
})

export type WindowState = z.infer<typeof windowStateSchema>

export interface Area {
  x: number
  y: number
  width: number
  height: number
}

export interface Placement {
  x?: number
  y?: number
  width: number
  height: number
  maximised: boolean
}

export const smallestWindow = { width: 900, height: 600 }
const firstWindow = { width: 1280, height: 800 }
/** So much of the window, at least, must lie on a screen for its title bar to be within reach. */
const reachable = { width: 120, height: 80 }

export const parseWindowState = (text: string): WindowState | null => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null // A damaged file is no state; the window opens as at the first start.
  }
  const parsed = windowStateSchema.safeParse(value)
  return parsed.success ? parsed.data : null
}

const overlap = (start: number, length: number, otherStart: number, otherLength: number): number =>
  Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart)

const isWithinReach = (window: Area, screen: Area): boolean =>
  overlap(window.x, window.width, screen.x, screen.width) >= reachable.width &&
  overlap(window.y, window.height, screen.y, screen.height) >= reachable.height &&
  window.y >= screen.y

/** `workAreas`: the free area of every display; the first is the primary one. */
export const placeWindow = (state: WindowState | null, workAreas: readonly Area[]): Placement => {
  const primary = workAreas[0] ?? { x: 0, y: 0, ...firstWindow }
  if (state === null) {
    const width = Math.min(firstWindow.width, primary.width)
    return { width, height: Math.min(firstWindow.height, primary.height), maximised: false }
  }
  const home = workAreas.find((area) => isWithinReach(state, area))
  const limits = home ?? primary
  const width = Math.min(Math.max(state.width, smallestWindow.width), limits.width)
  const height = Math.min(Math.max(state.height, smallestWindow.height), limits.height)
  return home === undefined
    ? { width, height, maximised: state.maximised }
    : { x: state.x, y: state.y, width, height, maximised: state.maximised }
}
