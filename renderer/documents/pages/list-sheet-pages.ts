/** Class list and letter list: a table whose head comes back on every page and whose rows are never cut in two. */
import type { Cell, TaggedDefinition } from '#documents/engine/definition.ts'
import { listFirstTop, listFoot, listHead, listMargins, listRunningHead, listSide } from './list-furniture.ts'
import type { ListSheet } from './list-papers.ts'
import type { PageWords } from './page-texts.ts'
import { body, hairline, ink, page } from './paper.ts'

const tickSide = 10
const cellStyle = { fontSize: 9.5, lineHeight: 12 / (9.5 * 1.3) }

export function listSheetDefinition(sheet: ListSheet, words: PageWords): TaggedDefinition {
  const pageSize = sheet.isLandscape ? { width: page.height, height: page.width } : { ...page }
  const width = pageSize.width - 2 * listSide
  const last = sheet.columns.length - 1
  return {
    content: [
      ...listHead(sheet, words, width),
      sheet.rows.length === 0
        ? { text: words.texts.listEmpty }
        : {
            table: {
              headerRows: 1,
              headerColumns: 1,
              keepWithHeaderRows: 1,
              dontBreakRows: true,
              widths: sheet.columns.map(({ width: wanted, isTick }) => wanted ?? (isTick === true ? 'auto' : '*')),
              body: [
                sheet.columns.map(({ heading }): Cell => ({ ...cellStyle, text: heading, bold: true })),
                ...sheet.rows.map((row) => sheet.columns.map((column, index) => cellOf(column, row[index] ?? ''))),
              ],
            },
            look: {
              hLineWidth: (line) => (line === 0 ? 0 : line === 1 ? 0.75 : 0.5),
              hLineColor: (line) => (line === 1 ? ink : hairline),
              paddingTop: () => 2.4,
              paddingBottom: () => 1.6,
              paddingRight: (column) => (column === last ? 0 : 8),
            },
          },
    ],
    header: listRunningHead(sheet, width),
    footer: listFoot(words, width),
    pageSize,
    pageMargins: listMargins,
    firstPageTop: listFirstTop,
    defaultStyle: body,
  }
}

const cellOf = ({ isTick }: ListSheet['columns'][number], text: string): Cell =>
  isTick === true
    ? {
        canvas: [{ type: 'rect', x: 0, y: 0.5, w: tickSide, h: tickSide, lineColor: ink, lineWidth: 0.75 }],
        artifact: true,
      }
    : // A name in another script stays at the left of its column, like the others.
      { ...cellStyle, text, direction: 'ltr', alignment: 'left' }
