/** Head and foot of lists on paper, which are no issued documents: whose they are, when they were made, which page. */
import type { Block, Margin, PageFurniture } from '#documents/engine/definition.ts'
import { pageNumbers } from './furniture.ts'
import { bytesOfDataUrl, titleBlocks } from './letterhead.ts'
import type { ListSheet, PhotoSheet } from './list-papers.ts'
import { type PageWords, shortened } from './page-texts.ts'
import { hairline, ink, label, mm, small } from './paper.ts'
import { rule } from './shapes.ts'

/** Narrower than a letter's: a class has to fit on one sheet. */
export const listSide = mm(15)
export const listMargins: Margin = [listSide, mm(19), listSide, mm(19)]
export const listFirstTop = mm(13)

export function listHead(sheet: ListSheet | PhotoSheet, words: PageWords, width: number): Block[] {
  const { name, department, logoDataUrl } = sheet.letterhead
  const logo: Block[] =
    logoDataUrl === null
      ? []
      : [{ image: bytesOfDataUrl(logoDataUrl), fit: [90, 28], alt: words.texts.logoOf(name), width: 'auto' }]
  return [
    {
      columns: [
        ...logo,
        {
          stack: [
            { text: name, bold: true, lineHeight: 1.05 },
            ...(department === '' ? [] : [{ ...small, text: department, color: ink }]),
          ],
          width: '*',
        },
        { ...small, text: words.texts.madeOn(words.longDay(sheet.madeOnDay)), alignment: 'right', width: 'auto' },
      ],
      columnGap: 12,
      margin: [0, 0, 0, 7],
    },
    { ...rule(width), margin: [0, 0, 0, 11] },
    ...titleBlocks(sheet.title, sheet.subject),
  ]
}

export const listRunningHead =
  (sheet: ListSheet | PhotoSheet, width: number): PageFurniture =>
  (pageNumber) =>
    pageNumber === 1
      ? null
      : {
          stack: [
            {
              columns: [
                { ...small, text: shortened(sheet.title, 60), width: '*', noWrap: true },
                {
                  ...small,
                  text: shortened(sheet.letterhead.name, 44),
                  width: 'auto',
                  alignment: 'right',
                  noWrap: true,
                },
              ],
              columnGap: 12,
              margin: [0, 0, 0, 4],
            },
            rule(width, 0.5, hairline),
          ],
          margin: [listSide, mm(10), listSide, 0],
        }

export const listFoot =
  ({ texts }: PageWords, width: number): PageFurniture =>
  (pageNumber, pageCount) => ({
    stack: [
      rule(width, 0.5, hairline),
      {
        columns: [
          { ...label, text: texts.listNotice, width: '*', lineHeight: 1 },
          { ...pageNumbers(pageNumber, pageCount, texts), width: 70 },
        ],
        margin: [0, 5, 0, 0],
      },
    ],
    margin: [listSide, 6, listSide, 0],
  })
