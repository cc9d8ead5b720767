/** The summary of one phase of a trajectory: the steps, what they taught, the choice, in three voices (M4, G4). */
import type { Block } from '#documents/engine/definition.ts'
import { voices } from '#domain/conversations/guide.ts'
import { phases } from '#domain/phases/trajectory.ts'
import type { PhaseSummaryDocument } from '#domain/reports/document-model.ts'
import { facts, type HeadingLevel, heading, quote, section, voiceSection } from './blocks.ts'
import { capitalised, type PageWords } from './page-texts.ts'

export const summarySubject = (summary: PhaseSummaryDocument, { texts }: PageWords): string =>
  texts.summarySubject(summary.choice, summary.phase, phases.indexOf(summary.phase) + 1)

export function summaryFacts(summary: PhaseSummaryDocument, { texts, moment }: PageWords, isDraft: boolean): Block {
  const { pupil } = summary
  return facts([
    [texts.pupil, pupil.className ? texts.inClass(pupil.name, pupil.className) : pupil.name],
    [texts.schoolYear, pupil.schoolYear],
    ...(isDraft ? [] : [[texts.frozen, moment(summary.frozenAt)] as const]),
  ])
}

export function summaryBody(summary: PhaseSummaryDocument, words: PageWords, level: HeadingLevel): Block[] {
  const { texts, list } = words
  const { calledName } = summary.pupil
  const workedOn = summary.competencies.map((competency) => texts.competencyNames[competency])
  return [
    ...section(texts.steps, summary.steps, level),
    ...section(texts.insights, summary.insights, level),
    ...section(texts.competencies, workedOn.length === 0 ? '' : `${capitalised(list(workedOn))}.`, level),
    ...section(texts.strengths, summary.strengths, level),
    ...(summary.ownReason.trim() === '' ? [] : [heading(texts.ownReason(calledName), level), quote(summary.ownReason)]),
    ...section(texts.choiceAndReason, summary.choiceAndReason, level),
    ...voices.flatMap((voice) =>
      voiceSection({
        voice,
        title: texts.voiceHeads[voice](calledName),
        paragraphs: [summary.voices[voice]],
        silent: texts.voiceSilent[voice](calledName),
        level,
      }),
    ),
    ...section(texts.contentWith, summary.contentWith, level),
    ...section(texts.couldBeBetter, summary.couldBeBetter, level),
    ...section(texts.agreementsThatGoOn, summary.agreementsThatGoOn, level),
  ]
}
