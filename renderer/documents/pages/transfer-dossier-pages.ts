/**
 * The transfer dossier: a cover that says for whom, on what ground and after whose inspection; what is in it; career,
 * school years, activities; then each phase summary and report in full, unchanged (M5). The same data goes along as
 * JSON under `resources/schemas`.
 */
import type { Block } from '#documents/engine/definition.ts'
import type { TransferDossier } from '#domain/reports/document-model.ts'
import { dayOf } from '#domain/shared/dates.ts'
import { facts, heading, prose, quote, rowsTable } from './blocks.ts'
import { reportBody, reportFacts, reportSubject } from './conversation-report-pages.ts'
import { capitalised, type PageWords } from './page-texts.ts'
import { secondInk, subtitleStyle } from './paper.ts'
import { summaryBody } from './phase-summary-pages.ts'

export function dossierCover(dossier: TransferDossier, words: PageWords, startPages: readonly number[]): Block[] {
  const { texts, longDay } = words
  const { pupil, receiver } = dossier
  const receiverLine = [receiver.school, receiver.town].filter(Boolean).join(', ')
  const inspections = dossier.inspection.map(({ who, onDay }) => texts.inspectedOn(who, longDay(onDay)))
  const known = (rows: [string, string][]): [string, string][] => rows.filter(([, value]) => value !== '')
  return [
    facts(
      known([
        [texts.pupil, pupil.name],
        [texts.pupilNumber, pupil.number],
        [texts.born, pupil.birthDay === null ? '' : longDay(pupil.birthDay)],
        [texts.classAndLevel, [pupil.className, pupil.level].filter(Boolean).join(', ')],
        [texts.schoolYear, pupil.schoolYear],
        [texts.receiver, receiverLine],
        [texts.appliedOn, dossier.appliedOnDay === null ? '' : longDay(dossier.appliedOnDay)],
      ]),
      105,
    ),
    heading(texts.howMade, 2),
    facts(
      known([
        [texts.legalBasis, dossier.legalBasis],
        [texts.inspection, inspections.length === 0 ? texts.noInspection : inspections.join('\n')],
        [texts.pupilAgrees, texts.agreements[dossier.agreement]],
        ...(dossier.views.length === 0 ? [[texts.viewsHead, texts.viewsNone] as [string, string]] : []),
      ]),
      105,
    ),
    heading(texts.contents, 2),
    rowsTable(
      [texts.part, texts.partNumber, capitalised(texts.page)],
      contentRows(dossier, words).map((row, index) => [...row, String(startPages[headingsBefore + index] ?? '')]),
      ['*', 118, 58],
    ),
    { text: texts.dataInside(texts.dataFileName), margin: [0, 6, 0, 0] },
  ]
}

/** Headings of level 2 on the cover, before the first part. */
const headingsBefore = 2

/** In the order of the parts, so that each row has the page of its own heading. */
function contentRows(dossier: TransferDossier, { texts, longDay }: PageWords): [string, string][] {
  return [
    [texts.career, ''],
    ...(dossier.schoolYears.length > 0 ? [[texts.schoolYears, ''] as [string, string]] : []),
    ...(dossier.activities.length > 0 ? [[texts.activities, ''] as [string, string]] : []),
    ...dossier.phaseSummaries.map(({ choice, phase, number, version }): [string, string] => [
      texts.summaryPart(choice, phase),
      `${number} (${version})`,
    ]),
    ...dossier.reports.map(({ startsAt, number, version }): [string, string] => [
      texts.reportPart(longDay(dayOf(startsAt))),
      `${number} (${version})`,
    ]),
    ...dossier.views.map(({ who }): [string, string] => [texts.viewOf(who), '']),
  ]
}

export function dossierParts(dossier: TransferDossier, words: PageWords): Block[] {
  return [
    ...career(dossier, words),
    ...schoolYears(dossier, words),
    ...activities(dossier, words),
    ...summaries(dossier, words),
    ...reports(dossier, words),
    ...dossier.views.flatMap(({ who, text }) => [heading(words.texts.viewOf(who), 2), ...prose(text)]),
  ]
}

const onNewPage = (block: Block): Block => (typeof block === 'string' ? block : { ...block, pageBreak: 'before' })

function career(dossier: TransferDossier, { texts, longDay, list }: PageWords): Block[] {
  const head = onNewPage(heading(texts.career, 2))
  if (dossier.career.length === 0) return [head, { text: texts.careerNone }]
  return [
    head,
    ...dossier.career.flatMap((step) => [
      heading(texts.choiceNouns[step.choice], 3),
      ...prose(
        [
          texts.phaseNow(step.phase),
          step.chosen
            ? texts.chosen(step.chosen, step.chosenDay === null ? null : longDay(step.chosenDay))
            : texts.notChosen,
          ...(step.alternatives.length > 0 ? [texts.alternatives(list(step.alternatives))] : []),
        ].join(' '),
      ),
      ...(step.ownReason.trim() === '' ? [] : [quote(step.ownReason)]),
    ]),
  ]
}

function schoolYears(dossier: TransferDossier, { texts }: PageWords): Block[] {
  if (dossier.schoolYears.length === 0) return []
  return [
    heading(texts.schoolYears, 2),
    rowsTable(
      [texts.schoolYear, texts.className, texts.level, texts.profile],
      dossier.schoolYears.map(({ schoolYear, className, level, profile }) => [schoolYear, className, level, profile]),
      [110, '*', '*', '*'],
    ),
  ]
}

function activities(dossier: TransferDossier, { texts, longDay, list }: PageWords): Block[] {
  if (dossier.activities.length === 0) return []
  return [
    heading(texts.activities, 2),
    ...dossier.activities.flatMap(({ title, day, reflection, competencies }) => [
      heading(texts.activityOn(title, longDay(day)), 3),
      ...prose(reflection),
      ...(competencies.length === 0
        ? []
        : prose(texts.workedOn(list(competencies.map((competency) => texts.competencyNames[competency]))))),
    ]),
  ]
}

function summaries(dossier: TransferDossier, words: PageWords): Block[] {
  return dossier.phaseSummaries.flatMap((summary) => [
    onNewPage(heading(words.texts.summaryPart(summary.choice, summary.phase), 2)),
    takenOver(summary, words),
    ...summaryBody(summary, words, 3),
  ])
}

function reports(dossier: TransferDossier, words: PageWords): Block[] {
  return dossier.reports.flatMap((report) => [
    onNewPage(heading(words.texts.reportPart(words.longDay(dayOf(report.startsAt))), 2)),
    { ...subtitleStyle, text: reportSubject(report, words) },
    takenOver(report, words),
    reportFacts(report, words),
    ...reportBody(report, words, 3),
  ])
}

function takenOver(
  part: TransferDossier['phaseSummaries'][number] | TransferDossier['reports'][number],
  { texts, moment }: PageWords,
): Block {
  const who = [part.sealedBy.name, part.sealedBy.role].filter(Boolean).join(', ')
  return {
    text: texts.frozenBefore(part.number, part.version, moment(part.frozenAt), who),
    color: secondInk,
    margin: [0, 0, 0, 6],
  }
}
