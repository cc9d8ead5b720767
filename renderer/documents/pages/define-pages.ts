/**
 * From a document model to what the engine lays out: the definition, the properties of the file, and what goes along
 * inside it. Pure, so that the worker and the tests make the same pages.
 */
import type { Attachment, Block, TaggedDefinition } from '#documents/engine/definition.ts'
import { canonicalJson, type DocumentModel } from '#domain/reports/document-model.ts'
import { dayOf } from '#domain/shared/dates.ts'
import { missingCase } from '#domain/shared/result.ts'
import { reportBody, reportFacts, reportSubject } from './conversation-report-pages.ts'
import { draftMark, foot, runningHead } from './furniture.ts'
import { labelSheetDefinition } from './label-sheet-pages.ts'
import { letterhead, titleBlocks } from './letterhead.ts'
import { type ListPaper, paperId } from './list-papers.ts'
import { listSheetDefinition } from './list-sheet-pages.ts'
import { type PageWords, pageWords } from './page-texts.ts'
import { body, firstPageTop, margins, secondInk } from './paper.ts'
import { summaryBody, summaryFacts, summarySubject } from './phase-summary-pages.ts'
import { photoSheetDefinition } from './photo-sheet-pages.ts'
import { type RecoverySheet, recoverySheetDefinition } from './recovery-sheet-pages.ts'
import { remarksBody, remarksSubject } from './remarks-sheet-pages.ts'
import { withSigning } from './signing-section.ts'
import { dossierCover, dossierParts } from './transfer-dossier-pages.ts'

export type PageRequest =
  /** `checkCode` null lays out a draft: marked as such on every page, without number, code and QR. */
  { kind: 'document'; model: DocumentModel; checkCode: string | null } | RecoverySheet | ListPaper

export interface DefinedPages {
  definition: TaggedDefinition
  title: string
  language: 'nl' | 'en'
  author: string
  creationDate: Date
  /** 32 hexadecimal digits. */
  documentId: string
  conformance: '2a' | '3a'
  attachments: Attachment[]
}

/** `startPages`: the page (from 1) on which each heading of level 2 begins, once that is known. */
export function definePages(request: PageRequest, startPages: readonly number[] = []): DefinedPages {
  switch (request.kind) {
    case 'document':
      return defineDocument(request, startPages)
    case 'recovery-sheet':
      return defineRecoverySheet(request)
    case 'list-sheet':
    case 'photo-sheet':
    case 'label-sheet':
      return defineListPaper(request)
    default:
      return missingCase(request)
  }
}

/** Title as on the first page and in the file's properties; also the name of a saved file. */
export function documentTitle(model: DocumentModel): string {
  return titleOf(model, pageWords(model.language))
}

function titleOf(model: DocumentModel, { texts }: PageWords): string {
  switch (model.kind) {
    case 'conversation-report':
      return texts.reportTitle(model.pupil.name)
    case 'phase-summary':
      return texts.summaryTitle(model.pupil.name)
    case 'remarks-sheet':
      return texts.remarksTitle(model.writtenBy)
    case 'transfer-dossier':
      return texts.dossierTitle(model.pupil.name)
    default:
      return missingCase(model)
  }
}

function subtitleOf(model: DocumentModel, words: PageWords): string {
  switch (model.kind) {
    case 'conversation-report':
      return reportSubject(model, words)
    case 'phase-summary':
      return summarySubject(model, words)
    case 'remarks-sheet':
      return remarksSubject(model, words)
    case 'transfer-dossier':
      return words.texts.receivers[model.receiver.kind]
    default:
      return missingCase(model)
  }
}

function bodyOf(model: DocumentModel, words: PageWords, isDraft: boolean, startPages: readonly number[]): Block[] {
  switch (model.kind) {
    case 'conversation-report':
      return [reportFacts(model, words), ...reportBody(model, words, 2)]
    case 'phase-summary':
      return [summaryFacts(model, words, isDraft), ...summaryBody(model, words, 2)]
    case 'remarks-sheet':
      return remarksBody(model, words)
    case 'transfer-dossier':
      return [...dossierCover(model, words, startPages), ...dossierParts(model, words)]
    default:
      return missingCase(model)
  }
}

function defineDocument(
  { model, checkCode }: Extract<PageRequest, { kind: 'document' }>,
  startPages: readonly number[],
): DefinedPages {
  const words = pageWords(model.language)
  const { texts } = words
  const isDraft = checkCode === null
  const title = titleOf(model, words)
  const dated = model.kind === 'conversation-report' ? dayOf(model.startsAt) : dayOf(model.frozenAt)
  const replaces: Block[] =
    model.replaces === null
      ? []
      : [{ text: texts.replaces(model.version, model.replaces.version), color: secondInk, margin: [0, 0, 0, 6] }]
  const definition: TaggedDefinition = {
    content: [
      ...letterhead(model.letterhead, words),
      ...titleBlocks(title, subtitleOf(model, words)),
      ...replaces,
      ...withSigning(bodyOf(model, words, isDraft, startPages), { model, about: title, words, isDraft }),
    ],
    header: runningHead(model.letterhead.name, `${title}, ${words.longDay(dated)}`),
    footer: foot(model, checkCode, words),
    background: draftMark(checkCode, words),
    pageMargins: margins,
    firstPageTop,
    bookmarks: model.kind === 'transfer-dossier',
    defaultStyle: body,
  }
  return {
    definition,
    title: isDraft ? `${title} (${texts.conceptLine.toLowerCase()})` : title,
    language: model.language,
    author: [model.sealedBy.name, model.letterhead.name].filter(Boolean).join(', '),
    creationDate: new Date(model.frozenAtUtc),
    documentId: hexOfId(model.issuedDocumentId),
    conformance: model.kind === 'transfer-dossier' ? '3a' : '2a',
    attachments: model.kind === 'transfer-dossier' ? [dossierData(model, words)] : [],
  }
}

function dossierData(model: DocumentModel, { texts }: PageWords): Attachment {
  return {
    name: texts.dataFileName,
    mediaType: 'application/json',
    bytes: new TextEncoder().encode(canonicalJson(model)),
    description: texts.dataDescription,
    relationship: 'Data',
  }
}

function defineRecoverySheet(sheet: RecoverySheet): DefinedPages {
  const words = pageWords(sheet.language)
  return {
    definition: recoverySheetDefinition(sheet, words),
    title: words.texts.recoveryTitle,
    language: sheet.language,
    author: sheet.school,
    creationDate: new Date(`${sheet.madeOnDay}T00:00:00Z`),
    documentId: hexOfId(sheet.vaultId),
    conformance: '2a',
    attachments: [],
  }
}

function defineListPaper(paper: ListPaper): DefinedPages {
  const words = pageWords(paper.language)
  return {
    definition: listPaperDefinition(paper, words),
    title: paper.title,
    language: paper.language,
    author: paper.kind === 'label-sheet' ? '' : paper.letterhead.name,
    creationDate: new Date(`${paper.madeOnDay}T00:00:00Z`),
    documentId: paperId(paper),
    conformance: '2a',
    attachments: [],
  }
}

function listPaperDefinition(paper: ListPaper, words: PageWords): TaggedDefinition {
  switch (paper.kind) {
    case 'list-sheet':
      return listSheetDefinition(paper, words)
    case 'photo-sheet':
      return photoSheetDefinition(paper, words)
    case 'label-sheet':
      return labelSheetDefinition(paper)
    default:
      return missingCase(paper)
  }
}

/** The 16 random bytes of an id as 32 hexadecimal digits. */
function hexOfId(id: string): string {
  const bytes = atob(`${id.replaceAll('-', '+').replaceAll('_', '/')}==`)
  return [...bytes].map((character) => character.charCodeAt(0).toString(16).padStart(2, '0')).join('')
}
