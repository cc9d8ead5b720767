/**
 * Measures of our paper: A4, margins 20 mm, 10.5 on 15 pt, black on white (a grey printer is the rule, so nothing
 * depends on colour). Points throughout.
 */
import type { Colour, Margin, TextStyle } from '#documents/engine/definition.ts'

export const mm = (millimetres: number): number => (millimetres * 72) / 25.4

export const page = { width: 595.28, height: 841.89 } as const
export const side = mm(20)
export const textWidth = page.width - 2 * side

/** Room for the running head and for the foot with its QR code. */
export const margins: Margin = [side, 88, side, 94]
export const firstPageTop = mm(20)
export const headTop = mm(20)
export const qrSize = 48

export const ink: Colour = '#1b2225'
export const secondInk: Colour = '#4c5459'
export const hairline: Colour = '#8a9195'

/** The face's own line is 1.3 em high. */
const lineOf = (fontSizePt: number, linePt: number): number => linePt / (fontSizePt * 1.3)

export const body: TextStyle = { fontSize: 10.5, lineHeight: lineOf(10.5, 15), color: ink }
export const small: TextStyle = { fontSize: 9, lineHeight: lineOf(9, 12.75), color: secondInk }
export const label: TextStyle = { fontSize: 9, lineHeight: 1, color: secondInk }
export const titleStyle: TextStyle = { fontSize: 18.75, lineHeight: lineOf(18.75, 24), bold: true }
export const subtitleStyle: TextStyle = { ...body, color: secondInk }
export const headStyle: TextStyle = { fontSize: 12, lineHeight: lineOf(12, 17), bold: true }
export const subheadStyle: TextStyle = { fontSize: 10.5, lineHeight: lineOf(10.5, 15), bold: true }

/** Height of a signature box (screens.md, Paper). */
export const boxHeight = mm(25)
export const boxGap = 9
export const nameWidth = 108
export const fieldWidth = textWidth - nameWidth
export const boxWidth = (fieldWidth - boxGap) / 2

/** A heading starts a new page rather than stand without its first lines. */
export const headingRoom = 56
