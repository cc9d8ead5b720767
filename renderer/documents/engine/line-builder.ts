/**
 * Lines out of measured inlines. Replaces pdfmake's buildNextLine, which copies the rest of the paragraph for every
 * word and measures the rest of a long word for every line (minutes for 100,000 characters), lets glued single
 * characters run out of the page, and knows no right-to-left order.
 */
import type { Inline, LayoutNode, LineShape } from './layout-node.ts'
import { Line } from './pdfmake-modules.ts'

/** No line holds more characters of one word than this; only so much of a long word is measured at once. */
const longestPiece = 512

/** Where the next line of a paragraph starts in its inlines. */
export type Cursors = WeakMap<Inline[], number>

type OpenLine = InstanceType<typeof Line>

function widthOf(text: string, inline: Inline): number {
  return inline.font.widthOfString(text, inline.fontSize, inline.fontFeatures)
}

function fits(line: OpenLine, inlines: Inline[], at: number): boolean {
  if (line.inlines.length === 0) return true
  if (line.newLineForced) return false
  const room = line.maxWidth - line.inlineWidths + line.leadingCut
  let width = 0
  let trailing = 0
  for (let index = at; index < inlines.length; index++) {
    const inline = inlines[index]
    if (!inline) break
    width += inline.width
    trailing = inline.trailingCut
    // Runs without a place to break between them go to the next line together.
    if (!inline.noNewLine || width - trailing > room) break
  }
  return width - trailing <= room
}

/** How many UTF-16 units of a word fit, at least one whole character. */
function fittingLength(text: string, inline: Inline, room: number): number {
  let low = 1
  let high = Math.min(text.length, longestPiece)
  let best = 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (widthOf(text.slice(0, middle), inline) <= room) {
      best = middle
      low = middle + 1
    } else {
      high = middle - 1
    }
  }
  while (best > 1 && best < text.length && /^[\p{M}\udc00-\udfff]/u.test(text.slice(best, best + 2))) best--
  if (best === 1 && text.length > 1 && /^[\ud800-\udbff]/.test(text)) best = 2
  return best
}

function split(inline: Inline, length: number): [head: Inline, rest: Inline] {
  const head: Inline = { ...inline, text: inline.text.slice(0, length) }
  const rest: Inline = { ...inline, text: inline.text.slice(length) }
  head.width = widthOf(head.text, head)
  head.trailingCut = 0
  head.lineEnd = false
  head.noNewLine = false
  // A long rest is not measured again: only the kerning at the cut is neglected.
  rest.width = rest.text.length > longestPiece ? inline.width - head.width : widthOf(rest.text, rest)
  rest.leadingCut = 0
  return [head, rest]
}

export function buildLine(node: LayoutNode, maxWidth: number, cursors: Cursors): LineShape | null {
  const inlines = node._inlines
  if (!inlines) return null
  let at = cursors.get(inlines) ?? 0
  if (at >= inlines.length) return null

  const line = new Line(maxWidth)
  let glued = false
  for (let inline = inlines[at]; inline; inline = inlines[at]) {
    const room = line.getAvailableWidth()
    const tooWide = inline.width - inline.trailingCut > room
    if (glued) {
      if (tooWide && inline.text.length === 1) break
    } else if (!fits(line, inlines, at)) {
      break
    }
    if (tooWide && !inline.noWrap && inline.text.length > 1) {
      const length = fittingLength(inline.text, inline, room)
      if (length < inline.text.length) {
        if (glued && widthOf(inline.text.slice(0, length), inline) > room) break
        const [head, rest] = split(inline, length)
        inlines[at] = rest
        line.addInline(head)
        break
      }
    }
    line.addInline(inline)
    at++
    glued = inline.noNewLine === true
  }
  cursors.set(inlines, at)
  line.lastLineInParagraph = at >= inlines.length
  orderVisually(line)
  return line
}

/**
 * UAX 9, rule L2, on whole inlines: positions follow the visual order, the array keeps the order of reading, so
 * that the content stream and the structure tree stay in it.
 */
function orderVisually(line: OpenLine): void {
  if (!line.inlines.some((inline) => (inline.bidiLevel ?? 0) > 0)) return
  const visual = [...line.inlines]
  const levels = visual.map((inline) => inline.bidiLevel ?? 0)
  const highest = Math.max(...levels)
  for (let level = highest; level > 0; level--) {
    let start = 0
    while (start < visual.length) {
      let end = start
      while (end < visual.length && (visual[end]?.bidiLevel ?? 0) >= level) end++
      if (end > start) {
        const turned = visual.slice(start, end).reverse()
        visual.splice(start, turned.length, ...turned)
        start = end
      } else {
        start++
      }
    }
  }
  // The space at the end of a line of words from right to left stands at its left and is not drawn wide.
  const last = line.inlines.at(-1)
  let x = last && (last.bidiLevel ?? 0) % 2 === 1 && visual[0] === last ? -last.trailingCut : -line.leadingCut
  for (const inline of visual) {
    inline.x = x
    x += inline.width
  }
}
