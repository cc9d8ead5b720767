/** Portraits with the name under each, four or five in a row; who has no portrait keeps a frame of the same size. */
import type { Block, Cell, TaggedDefinition } from '#documents/engine/definition.ts'
import { listFirstTop, listFoot, listHead, listMargins, listRunningHead, listSide } from './list-furniture.ts'
import type { PhotoSheet, Portrait } from './list-papers.ts'
import type { PageWords } from './page-texts.ts'
import { body, hairline, page, small } from './paper.ts'

const width = page.width - 2 * listSide
const gap = 12

export function photoSheetDefinition(sheet: PhotoSheet, words: PageWords): TaggedDefinition {
  const cellWidth = (width - gap * (sheet.perRow - 1)) / sheet.perRow
  // The usual school portrait is 3 by 4; five in a row leave room for five rows on a page.
  const height = sheet.perRow === 5 ? 96 : 118
  const rows: Cell[][] = []
  for (let at = 0; at < sheet.portraits.length; at += sheet.perRow) {
    const row = sheet.portraits.slice(at, at + sheet.perRow).map((one) => portraitCell(one, cellWidth, height, words))
    while (row.length < sheet.perRow) row.push({ text: '' })
    rows.push(row)
  }
  const portraits: Block =
    rows.length === 0
      ? { text: words.texts.listEmpty }
      : {
          placing: true,
          table: {
            dontBreakRows: true,
            widths: Array.from({ length: sheet.perRow }, () => cellWidth),
            body: rows,
          },
          look: { paddingRight: (column) => (column === sheet.perRow - 1 ? 0 : gap), paddingBottom: () => 9 },
        }
  return {
    content: [...listHead(sheet, words, width), portraits],
    header: listRunningHead(sheet, width),
    footer: listFoot(words, width),
    pageMargins: listMargins,
    firstPageTop: listFirstTop,
    defaultStyle: body,
  }
}

function portraitCell({ name, detail, image }: Portrait, cellWidth: number, height: number, words: PageWords): Cell {
  const picture: Block =
    image === null
      ? frame((height * 3) / 4, height)
      : { image, fit: [cellWidth, height], alt: words.texts.portraitOf(name) }
  return {
    stack: [
      // A wide picture is lower than the frame; the names of a row still stand on one line.
      { placing: true, table: { widths: [cellWidth], heights: height, body: [[{ ...picture }]] }, look: {} },
      {
        text: name,
        fontSize: 9.5,
        lineHeight: 11.5 / (9.5 * 1.3),
        bold: true,
        direction: 'ltr',
        margin: [0, 4, 0, 0],
      },
      ...(detail === '' ? [] : [{ ...small, fontSize: 8.5, lineHeight: 11 / (8.5 * 1.3), text: detail }]),
    ],
  }
}

const frame = (frameWidth: number, height: number): Exclude<Block, string> => ({
  canvas: [
    { type: 'rect', x: 0.5, y: 0.5, w: frameWidth - 1, h: height - 1, r: 3, lineColor: hairline, lineWidth: 0.75 },
    {
      type: 'ellipse',
      x: frameWidth / 2,
      y: height * 0.38,
      r1: height * 0.14,
      r2: height * 0.14,
      lineColor: hairline,
      lineWidth: 0.75,
    },
    {
      type: 'polyline',
      points: shoulders(frameWidth, height),
      lineColor: hairline,
      lineWidth: 0.75,
      lineJoin: 'round',
    },
  ],
  artifact: true,
})

/** A flat arch below the head. */
function shoulders(frameWidth: number, height: number): { x: number; y: number }[] {
  return Array.from({ length: 17 }, (_, index) => {
    const angle = Math.PI - (Math.PI * index) / 16
    return { x: frameWidth / 2 + Math.cos(angle) * height * 0.24, y: height * 0.86 - Math.sin(angle) * height * 0.26 }
  })
}
