/** A remark that is longer than its box, as a document of its own: for the school and the household that wrote it. */
import type { Day } from '../shared/dates.ts'
import type { DocumentModel, RemarksSheet } from './document-model.ts'
import type { DocumentText } from './document-text.ts'
import type { DocumentHead } from './freeze.ts'

export interface RemarksSheetInput {
  head: DocumentHead
  about: Pick<DocumentModel, 'number' | 'version'>
  /** Title of that document, as on its page. */
  aboutTitle: string
  writtenBy: string
  writtenOnDay: Day
  remark: DocumentText
}

export function composeRemarksSheet(input: RemarksSheetInput): RemarksSheet {
  return {
    ...input.head,
    kind: 'remarks-sheet',
    about: { number: input.about.number, version: input.about.version, title: input.aboutTitle },
    writtenBy: input.writtenBy,
    writtenOnDay: input.writtenOnDay,
    remark: input.remark.trim(),
  }
}
