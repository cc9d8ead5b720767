/**
 * What stands on every page: the school and the document at the head (from page 2), number, version, check code and
 * page at the foot, with a QR code that says the same to a machine. All of it is an artifact: everything in it also
 * stands in the text or in the document's properties.
 */
import type { Block, PageFurniture } from '#documents/engine/definition.ts'
import type { DocumentModel } from '#domain/reports/document-model.ts'
import { dayOf, timeOf } from '#domain/shared/dates.ts'
import { type PageWords, shortened } from './page-texts.ts'
import { hairline, headTop, ink, label, page, qrSize, side, small, textWidth } from './paper.ts'
import { conceptMark, rule } from './shapes.ts'

/** No personal data: the random id of the issued document, its version and the page. */
export const qrPayload = (issuedDocumentId: string, version: number, pageNumber: number): string =>
  `driehoek:1:${issuedDocumentId}:${version}:${pageNumber}`

export const runningHead =
  (left: string, right: string): PageFurniture =>
  (pageNumber) =>
    pageNumber === 1
      ? null
      : {
          stack: [
            {
              columns: [
                { ...small, text: shortened(left, 44), width: '*', noWrap: true },
                {
                  ...small,
                  text: shortened(right, 62),
                  direction: 'ltr',
                  width: 'auto',
                  alignment: 'right',
                  noWrap: true,
                },
              ],
              columnGap: 12,
              margin: [0, 0, 0, 6],
            },
            rule(textWidth, 0.5, hairline),
          ],
          margin: [side, headTop, side, 0],
        }

/** `checkCode` null: a draft, which has no number, code or QR yet. */
export const foot =
  (model: DocumentModel, checkCode: string | null, { texts, shortDay }: PageWords): PageFurniture =>
  (pageNumber, pageCount) => {
    const lines: Block[] =
      checkCode === null
        ? [
            { ...small, text: `${texts.kinds[model.kind]} · ${texts.conceptLine}`, bold: true, color: ink },
            { ...small, text: texts.conceptNote },
          ]
        : [
            {
              ...small,
              text: texts.versionLine(texts.kinds[model.kind], model.number, model.version),
              bold: true,
              color: ink,
            },
            { ...small, text: texts.checkCode(checkCode) },
            { ...small, text: texts.frozenOn(shortDay(dayOf(model.frozenAt)), timeOf(model.frozenAt)) },
          ]
    const qr: Block[] =
      checkCode === null
        ? []
        : [
            {
              qr: qrPayload(model.issuedDocumentId, model.version, pageNumber),
              size: qrSize,
              artifact: true,
              width: qrSize,
            },
          ]
    return {
      stack: [
        rule(textWidth, 0.5, hairline),
        {
          columns: [{ stack: lines, width: '*' }, { ...pageNumbers(pageNumber, pageCount, texts), width: 90 }, ...qr],
          columnGap: 12,
          margin: [0, 7.5, 0, 0],
        },
      ],
      margin: [side, 8, side, 0],
    }
  }

export const pageNumbers = (pageNumber: number, pageCount: number, texts: PageWords['texts']) => ({
  stack: [
    { ...small, text: texts.page, alignment: 'right' as const },
    { ...small, text: texts.pageOf(pageNumber, pageCount), bold: true, color: ink, alignment: 'right' as const },
  ],
})

/** A foot with page numbers only, for a sheet that is no issued document. */
export const plainFoot =
  ({ texts }: PageWords, line: string): PageFurniture =>
  (pageNumber, pageCount) => ({
    stack: [
      rule(textWidth, 0.5, hairline),
      {
        columns: [
          { ...label, text: line, width: '*' },
          { ...pageNumbers(pageNumber, pageCount, texts), width: 90 },
        ],
        margin: [0, 7.5, 0, 0],
      },
    ],
    margin: [side, 8, side, 0],
  })

export const draftMark =
  (checkCode: string | null, { texts }: PageWords): PageFurniture =>
  () =>
    checkCode === null
      ? {
          ...conceptMark(texts.conceptMark),
          absolutePosition: { x: (page.width - 400) / 2, y: (page.height - 400) / 2 },
        }
      : null
