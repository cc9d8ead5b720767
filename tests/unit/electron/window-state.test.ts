import { describe, expect, it } from 'vitest'
import { parseWindowState, placeWindow } from '#main/services/window-state.ts'

const laptop = { x: 0, y: 0, width: 1366, height: 728 }
const beamer = { x: 1366, y: 0, width: 1920, height: 1080 }
const state = { x: 40, y: 30, width: 1200, height: 700, maximised: false }

describe('parseWindowState', () => {
  it('reads back what was written', () => {
    expect(parseWindowState(JSON.stringify(state))).toEqual(state)
  })

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"x":1}',
    JSON.stringify({ ...state, width: 1e300 }),
    JSON.stringify({ ...state, z: 1 }),
  ])('answers null for %s', (text) => {
    expect(parseWindowState(text)).toBeNull()
  })
})

describe('placeWindow', () => {
  it('opens at the usual size, or the screen’s when that is smaller, the first time', () => {
    expect(placeWindow(null, [beamer])).toEqual({ width: 1280, height: 800, maximised: false })
    expect(placeWindow(null, [{ x: 0, y: 0, width: 1024, height: 700 }])).toEqual({
      width: 1024,
      height: 700,
      maximised: false,
    })
  })

  it('comes back where it was', () => {
    expect(placeWindow(state, [laptop])).toEqual(state)
    expect(placeWindow({ ...state, x: 1500 }, [laptop, beamer])).toEqual({ ...state, x: 1500 })
  })

  it('keeps its size but not its place when that screen is gone', () => {
    expect(placeWindow({ ...state, x: 1500, maximised: true }, [laptop])).toEqual({
      width: 1200,
      height: 700,
      maximised: true,
    })
  })

  it('does not open with its title bar above the screen', () => {
    expect(placeWindow({ ...state, y: -500 }, [laptop])).not.toHaveProperty('y')
  })

  it('fits a smaller screen and never gets too small to use', () => {
    expect(placeWindow({ ...state, width: 3000, height: 2000 }, [laptop])).toMatchObject({ width: 1366, height: 728 })
    expect(placeWindow({ ...state, width: 150, height: 100 }, [laptop])).toMatchObject({ width: 900, height: 600 })
  })
})
