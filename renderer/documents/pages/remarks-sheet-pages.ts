/** A remark that does not fit its box, in full and unedited (data-model.md, Documents 4). */
import type { Block } from '#documents/engine/definition.ts'
import type { RemarksSheet } from '#domain/reports/document-model.ts'
import { facts, heading, prose } from './blocks.ts'
import type { PageWords } from './page-texts.ts'
import { secondInk } from './paper.ts'

export const remarksSubject = ({ about }: RemarksSheet, { texts }: PageWords): string =>
  texts.remarksSubject(about.title, about.number, about.version)

export function remarksBody(sheet: RemarksSheet, { texts, longDay }: PageWords): Block[] {
  return [
    facts([
      [texts.writtenBy, sheet.writtenBy],
      [texts.date, longDay(sheet.writtenOnDay)],
      [texts.pupil, sheet.pupil.name],
    ]),
    heading(texts.remarkHead, 2),
    ...prose(sheet.remark),
    { text: texts.remarkWhole, color: secondInk, margin: [0, 6, 0, 0] },
  ]
}
