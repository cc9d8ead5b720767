/**
 * One signature field with several boxes in it: what was drawn or typed, the day, a remark. They are one field, because
 * after the seal only signature fields may be filled, and so all of it is set in one revision (data-model.md,
 * Documents 3).
 */
import { asciiBytes, byteString } from './pdf-objects.ts'
import { formatNumber } from './pdf-writer.ts'
import { drawStrokes, type StrokeAppearance } from './stroke-appearance.ts'
import { drawWords, type WordsAppearance, wordsOf } from './words-appearance.ts'

export interface Panel {
  /** Points from the field's left and top. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  readonly appearance: StrokeAppearance | WordsAppearance
}

export interface PanelsAppearance {
  readonly kind: 'panels'
  readonly panels: readonly Panel[]
}

/** The words of all boxes, in order; what was drawn has none. */
export function wordsOfPanels({ panels }: PanelsAppearance): string {
  return panels.flatMap(({ appearance }) => (appearance.kind === 'words' ? [wordsOf(appearance)] : [])).join(' – ')
}

export function drawPanels({ panels }: PanelsAppearance, heightPt: number): Uint8Array {
  const parts = panels.map(({ box, appearance }) => {
    const drawn =
      appearance.kind === 'words'
        ? drawWords(appearance, box.width, box.height)
        : drawStrokes(appearance, box.width, box.height)
    const up = formatNumber(heightPt - box.y - box.height)
    return `q\n1 0 0 1 ${formatNumber(box.x)} ${up} cm\n${byteString(drawn)}\nQ`
  })
  return asciiBytes(parts.join('\n'))
}
