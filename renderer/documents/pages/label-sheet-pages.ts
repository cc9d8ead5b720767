/**
 * Labels on a ready-made sheet. Every label has its place to the tenth of a millimetre and nothing may push it away:
 * a text that is too long is set smaller, and what then still doesn't fit ends in an ellipsis.
 */
import type { Block, Cell, TaggedDefinition } from '#documents/engine/definition.ts'
import { type LabelSheet, labelSheets } from './list-papers.ts'
import { shortened } from './page-texts.ts'
import { body, mm } from './paper.ts'

const sizesPt = [11, 10, 9, 8, 7] as const
const paddingMm = 5
/** Of the face's letters on average, in em: on the wide side, so that an estimate errs towards a smaller size. */
const letterEm = 0.56
const lineEm = 1.3

export function labelSheetDefinition(sheet: LabelSheet): TaggedDefinition {
  const { columns, rows, widthMm, heightMm, leftMm, topMm, gapMm } = labelSheets[sheet.layout]
  const size = { width: mm(widthMm), height: mm(heightMm) }
  const perSheet = columns * rows
  const places = [...Array.from({ length: Math.max(0, sheet.startAt - 1) }, () => null), ...sheet.labels]
  const content: Block[] = []
  for (let at = 0; at < places.length; at += perSheet) {
    const onSheet = places.slice(at, at + perSheet)
    const body: Cell[][] = []
    for (let row = 0; row * columns < onSheet.length; row += 1) {
      const cells = Array.from({ length: columns }, (_, column) =>
        labelCell(onSheet[row * columns + column] ?? null, size),
      )
      body.push(cells)
    }
    content.push({
      placing: true,
      table: { widths: Array.from({ length: columns }, () => size.width), heights: size.height, body },
      look: { paddingRight: (column) => (column === columns - 1 ? 0 : mm(gapMm)) },
      ...(at === 0 ? {} : { pageBreak: 'before' as const }),
    })
  }
  if (content.length === 0) content.push({ text: '' })
  return { content, pageMargins: [mm(leftMm), mm(topMm), 0, 0], defaultStyle: { ...body } }
}

function labelCell(lines: readonly string[] | null, size: { width: number; height: number }): Cell {
  const written = (lines ?? []).map((line) => line.trim()).filter((line) => line !== '')
  if (written.length === 0) return { text: '' }
  const room = { width: size.width - 2 * mm(paddingMm), height: size.height - 2 * mm(paddingMm) }
  const fontSize = sizesPt.find((candidate) => fits(written, candidate, room)) ?? sizesPt[sizesPt.length - 1] ?? 7
  const fitted = cutToFit(written, fontSize, room)
  const height = linesOf(fitted, fontSize, room.width) * fontSize * lineEm
  return {
    stack: fitted.map((text) => ({ text, fontSize, lineHeight: 1, direction: 'ltr' as const })),
    margin: [mm(paddingMm), Math.max(mm(paddingMm), (size.height - height) / 2), mm(paddingMm), 0],
  }
}

const charactersPerLine = (fontSize: number, width: number): number => Math.floor(width / (fontSize * letterEm))

const linesOf = (lines: readonly string[], fontSize: number, width: number): number =>
  lines.reduce((sum, line) => sum + Math.ceil([...line].length / charactersPerLine(fontSize, width)), 0)

const fits = (lines: readonly string[], fontSize: number, room: { width: number; height: number }): boolean =>
  linesOf(lines, fontSize, room.width) * fontSize * lineEm <= room.height

/** The last lines of an address matter most to the post, so the longest lines are shortened first, to one line each. */
function cutToFit(lines: readonly string[], fontSize: number, room: { width: number; height: number }): string[] {
  const oneLine = charactersPerLine(fontSize, room.width)
  const cut = [...lines]
  while (!fits(cut, fontSize, room)) {
    const longest = cut.reduce(
      (best, line, index) => ([...line].length > [...(cut[best] ?? '')].length ? index : best),
      0,
    )
    if ([...(cut[longest] ?? '')].length <= oneLine) {
      // More lines than a label has room for: those in the middle go.
      cut.splice(Math.floor(cut.length / 2), 1)
    } else cut[longest] = shortened(cut[longest] ?? '', oneLine)
  }
  return cut
}
