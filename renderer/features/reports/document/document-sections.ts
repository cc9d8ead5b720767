/** What a document says, part by part, under the headings of its pages: for reading beside the pages, not for editing. */
import { type PageWords, pageWords } from '#documents/pages/page-texts.ts'
import { type Voice, voices } from '#domain/conversations/guide.ts'
import type {
  ConversationReport,
  DocumentModel,
  PhaseSummaryDocument,
  TransferDossier,
} from '#domain/reports/document-model.ts'
import { dayOf, timeOf } from '#domain/shared/dates.ts'
import { missingCase } from '#domain/shared/result.ts'

export interface DocumentSection {
  heading: string
  paragraphs: string[]
  /** The side whose shape stands before the heading, and whether it was heard. */
  voice?: { side: Voice; heard: boolean }
  look?: 'quote' | 'difference' | 'list'
}

export function documentSections(model: DocumentModel): DocumentSection[] {
  const words = pageWords(model.language)
  return sectionsOf(model, words).filter(({ paragraphs }) => paragraphs.length > 0)
}

function sectionsOf(model: DocumentModel, words: PageWords): DocumentSection[] {
  switch (model.kind) {
    case 'conversation-report':
      return ofReport(model, words)
    case 'phase-summary':
      return ofSummary(model, words)
    case 'remarks-sheet':
      return [{ heading: words.texts.remarkHead, paragraphs: split(model.remark) }]
    case 'transfer-dossier':
      return ofDossier(model, words)
    default:
      return missingCase(model)
  }
}

const split = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')

const part = (heading: string, text: string): DocumentSection => ({ heading, paragraphs: split(text) })

function voiceParts(
  said: Record<Voice, readonly string[]>,
  calledName: string,
  { texts }: PageWords,
): DocumentSection[] {
  return voices.map((side) => {
    const paragraphs = said[side].flatMap(split)
    return {
      heading: texts.voiceHeads[side](calledName),
      paragraphs: paragraphs.length > 0 ? paragraphs : [texts.voiceSilent[side](calledName)],
      voice: { side, heard: paragraphs.length > 0 },
    }
  })
}

function ofReport(report: ConversationReport, words: PageWords): DocumentSection[] {
  const { texts, list, shortDay, longDay } = words
  const { calledName } = report.pupil
  const name = (voice: Voice): string => texts.voiceNames[voice](calledName)
  return [
    ...voiceParts(report.voices, calledName, words),
    {
      heading: texts.differences,
      look: 'difference',
      paragraphs: [
        ...report.differences.map(({ heading, voices }) => texts.differsOn(heading, list(voices.map(name)))),
        ...split(report.differenceNote),
      ],
    },
    {
      heading: texts.expectations,
      paragraphs: voices.flatMap((voice) =>
        report.expectations[voice].trim() === '' ? [] : [`${name(voice)}: ${report.expectations[voice]}`],
      ),
    },
    part(texts.strengths, report.strengths),
    { ...part(texts.ownReason(calledName), report.ownReason), look: 'quote' },
    {
      heading: texts.agreementsHead,
      look: 'list',
      paragraphs: report.agreements.map(({ what, who, dueDay }) =>
        [what, who, dueDay === null ? '' : shortDay(dueDay)].filter(Boolean).join(' · '),
      ),
    },
    part(texts.appreciation, report.appreciation),
    {
      heading: texts.nextTalk,
      paragraphs: [
        ...split(report.followUp),
        ...(report.nextAt === null ? [] : [texts.nextAt(longDay(dayOf(report.nextAt)), timeOf(report.nextAt))]),
      ],
    },
  ]
}

function ofSummary(summary: PhaseSummaryDocument, words: PageWords): DocumentSection[] {
  const { texts, list } = words
  const { calledName } = summary.pupil
  return [
    part(texts.steps, summary.steps),
    part(texts.insights, summary.insights),
    part(texts.competencies, list(summary.competencies.map((competency) => texts.competencyNames[competency]))),
    part(texts.strengths, summary.strengths),
    { ...part(texts.ownReason(calledName), summary.ownReason), look: 'quote' },
    part(texts.choiceAndReason, summary.choiceAndReason),
    ...voiceParts(
      { pupil: [summary.voices.pupil], home: [summary.voices.home], school: [summary.voices.school] },
      calledName,
      words,
    ),
    part(texts.contentWith, summary.contentWith),
    part(texts.couldBeBetter, summary.couldBeBetter),
    part(texts.agreementsThatGoOn, summary.agreementsThatGoOn),
  ]
}

function ofDossier(dossier: TransferDossier, { texts, longDay }: PageWords): DocumentSection[] {
  const { receiver } = dossier
  return [
    part(texts.receiver, [receiver.school, receiver.town].filter(Boolean).join(', ')),
    part(texts.legalBasis, dossier.legalBasis),
    {
      heading: texts.inspection,
      paragraphs: dossier.inspection.map(({ who, onDay }) => texts.inspectedOn(who, longDay(onDay))),
    },
    part(texts.pupilAgrees, texts.agreements[dossier.agreement]),
    {
      heading: texts.contents,
      look: 'list',
      paragraphs: [
        ...dossier.phaseSummaries.map(({ choice, phase }) => texts.summaryPart(choice, phase)),
        ...dossier.reports.map(({ startsAt }) => texts.reportPart(longDay(dayOf(startsAt)))),
      ],
    },
    ...dossier.views.map(({ who, text }) => part(texts.viewOf(who), text)),
  ]
}
