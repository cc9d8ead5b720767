/**
 * What an import teaches for the next one: meanings the counsellor chose and answers to coded values. Taught only by
 * storing, so that a choice tried out and left teaches nothing. Nothing is learned of columns without a heading, of
 * columns that may not be stored, nor of headings and values that could name a person.
 */
import type { Clock } from '../../shared/row.ts'
import { lineLimit } from '../../shared/text.ts'
import { learnedHeading } from './columns.ts'
import { learnedAnswer, learnedValue } from './find-questions.ts'
import type { HeadingAlias, LearnedMeaning } from './heading-alias.ts'
import type { ColumnMeaning, ListKind } from './headings.ts'
import type { ListToRead } from './list-to-read.ts'
import type { Answers, ListQuestion, QuestionKind } from './questions.ts'

/** Answers about one family's cells are not learned: the next list has other families. */
const learnableKinds: readonly QuestionKind[] = ['level', 'relation', 'authority']
const answersMax = 200

/**
 * A code ("M2"), or a word that stands in several rows. A cell of its own could name somebody ("oma Truus"), and what
 * is learned outlives an erased dossier.
 */
const isCode = ({ value, count }: ListQuestion): boolean => value.length <= 3 || count >= 3

/** An address, a long number or a date among the headings: somebody's row was pointed at by mistake. */
const looksLikeData = (heading: string): boolean => /@|\d{5,}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}/.test(heading)

/** The rows to store: new ones, and known ones that change. */
export function aliasesToLearn(
  list: ListToRead,
  said: Answers,
  known: readonly HeadingAlias[],
  listKind: ListKind,
  clock: Clock,
): HeadingAlias[] {
  const learned: HeadingAlias[] = []
  if (list.body.headings.some(looksLikeData)) return learned
  for (const { index, meaning, origin } of list.columns) {
    const heading = learnedHeading(list.body.headings, index)
    if (heading === '' || heading.length > lineLimit || meaning.kind === 'sensitive') continue
    const before = known.find((alias) => alias.listKind === listKind && alias.heading === heading)
    const chosen = origin === 'asked' ? meaningToLearn(meaning) : null
    const answers = list.questions.flatMap((question) => {
      const answer = said.get(question.id)
      const isNew =
        question.columnIndex === index &&
        learnableKinds.includes(question.kind) &&
        isCode(question) &&
        answer !== undefined
      return isNew && answer !== learnedAnswer(question, before) ? [{ value: learnedValue(question), answer }] : []
    })
    const isNewMeaning = chosen !== null && JSON.stringify(chosen) !== JSON.stringify(before?.meaning ?? null)
    if (!isNewMeaning && answers.length === 0) continue
    const kept = (before?.answers ?? []).filter(({ value }) => !answers.some((answer) => answer.value === value))
    learned.push({
      id: before?.id ?? clock.newId(),
      rev: before?.rev ?? 0,
      listKind,
      heading,
      meaning: chosen ?? before?.meaning ?? null,
      answers: [...kept, ...answers].slice(-answersMax),
    })
  }
  return learned
}

function meaningToLearn(meaning: ColumnMeaning): LearnedMeaning | null {
  return meaning.kind === 'pupil' || meaning.kind === 'guardian' || meaning.kind === 'ignore' ? meaning : null
}
