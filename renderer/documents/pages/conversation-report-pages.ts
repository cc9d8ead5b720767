/** The report of a talk: a letter about a person first, then what was agreed, then who read it (M3). */
import type { Block, Run } from '#documents/engine/definition.ts'
import { type Voice, voices } from '#domain/conversations/guide.ts'
import { phases } from '#domain/phases/trajectory.ts'
import type { ConversationReport } from '#domain/reports/document-model.ts'
import { dayOf, timeOf } from '#domain/shared/dates.ts'
import {
  differenceBox,
  facts,
  type HeadingLevel,
  heading,
  prose,
  quote,
  rowsTable,
  section,
  voiceSection,
} from './blocks.ts'
import { capitalised, type PageWords } from './page-texts.ts'

export function reportSubject(report: ConversationReport, { texts }: PageWords): string {
  const place = report.phase === null ? 0 : phases.indexOf(report.phase) + 1
  return texts.reportSubject(report.guideTitle, report.choice, report.phase, place)
}

export function reportFacts(report: ConversationReport, { texts, longDay }: PageWords): Block {
  const { pupil } = report
  const day = longDay(dayOf(report.startsAt))
  return facts([
    [
      texts.date,
      report.endsAt === null
        ? texts.from(day, timeOf(report.startsAt))
        : texts.between(day, timeOf(report.startsAt), timeOf(report.endsAt)),
    ],
    [texts.pupil, pupil.className ? texts.inClass(pupil.name, pupil.className) : pupil.name],
    [texts.present, presentLine(report) || texts.nobodyPresent],
  ])
}

/** "Sanne Adjei, leerling · Esther Mulder, moeder · Kwame Adjei, vader (via de telefoon)" */
function presentLine(report: ConversationReport): string {
  return report.participants
    .map(({ name, role, manner }) => `${name}${role ? `, ${role}` : ''}${manner ? ` (${manner})` : ''}`)
    .join(' · ')
}

export function reportBody(report: ConversationReport, words: PageWords, level: HeadingLevel): Block[] {
  const { texts } = words
  const { calledName } = report.pupil
  return [
    ...voices.flatMap((voice) =>
      voiceSection({
        voice,
        title: texts.voiceHeads[voice](calledName),
        paragraphs: report.voices[voice],
        silent: texts.voiceSilent[voice](calledName),
        level,
      }),
    ),
    ...differences(report, words, level),
    ...expectations(report, words, level),
    ...section(texts.strengths, report.strengths, level),
    ...(report.ownReason.trim() === '' ? [] : [heading(texts.ownReason(calledName), level), quote(report.ownReason)]),
    ...agreements(report, words, level),
    ...section(texts.appreciation, report.appreciation, level),
    ...nextTalk(report, words, level),
  ]
}

function differences(report: ConversationReport, { texts, list }: PageWords, level: HeadingLevel): Block[] {
  const name = (voice: Voice): string => texts.voiceNames[voice](report.pupil.calledName)
  const marked = report.differences.map(({ heading, voices }) => texts.differsOn(heading, list(voices.map(name))))
  const paragraphs = [...marked, report.differenceNote].filter((paragraph) => paragraph.trim() !== '')
  return paragraphs.length === 0 ? [] : [differenceBox(texts.differences, paragraphs, level)]
}

function expectations(report: ConversationReport, { texts }: PageWords, level: HeadingLevel): Block[] {
  const spoken = voices.filter((voice) => report.expectations[voice].trim() !== '')
  if (spoken.length === 0) return []
  return [
    heading(texts.expectations, level),
    ...spoken.flatMap((voice) => {
      const [first, ...rest] = prose(report.expectations[voice])
      if (first === undefined) return []
      const who = capitalised(texts.voiceNames[voice](report.pupil.calledName))
      return [{ ...first, text: [{ text: `${who}: `, bold: true }, String(first.text)] as (string | Run)[] }, ...rest]
    }),
  ]
}

function agreements(report: ConversationReport, { texts, shortDay }: PageWords, level: HeadingLevel): Block[] {
  if (report.agreements.length === 0) return []
  return [
    heading(texts.agreementsHead, level),
    rowsTable(
      [texts.what, texts.who, texts.before],
      report.agreements.map(({ what, who, dueDay }) => [
        what,
        who,
        dueDay === null ? texts.noDueDay : shortDay(dueDay),
      ]),
      ['*', 118, 98],
    ),
  ]
}

function nextTalk(report: ConversationReport, { texts, longDay }: PageWords, level: HeadingLevel): Block[] {
  const when =
    report.nextAt === null ? [] : prose(texts.nextAt(capitalised(longDay(dayOf(report.nextAt))), timeOf(report.nextAt)))
  const blocks = [...prose(report.followUp), ...when]
  return blocks.length === 0 ? [] : [heading(texts.nextTalk, level), ...blocks]
}
