/** What the list leaves open: asked once per value, never per row. Unanswered, the proposal holds. */
import { NativeSelect, Text } from '@mantine/core'
import { useId } from 'react'
import { type ListQuestion, type QuestionKind, questionKinds } from '#domain/pupils/class-list/questions.ts'
import { relationKinds } from '#domain/pupils/guardian.ts'
import { levels } from '#domain/pupils/pupil.ts'
import { useText } from '#i18n/use-text.ts'
import type { ColumnsView } from '../class-list-messages.ts'
import shared from '../import-screen.module.css'
import type { ListImport } from '../use-list-import.ts'
import classes from './columns-step.module.css'

/** Columns with hundreds of values are no coded columns; the first ones show what is wrong. */
const shownAtMost = 60

export function Questions({ view, list }: { view: ColumnsView; list: ListImport }) {
  const { t } = useText('imports')
  const { questions, columns } = view
  if (questions.length === 0) return null
  const groups = questionKinds.flatMap((kind) => {
    const ofKind = questions.filter((question) => question.kind === kind)
    return [...new Set(ofKind.map(({ columnIndex }) => columnIndex))].map((columnIndex) => ({
      kind,
      columnIndex,
      heading: columns.find(({ index }) => index === columnIndex)?.heading ?? '',
      asked: ofKind.filter((question) => question.columnIndex === columnIndex),
    }))
  })
  return (
    <section>
      <h2 className={shared['subhead']}>{t('questions.title')}</h2>
      <Text c="var(--ink-second)" mb="sm">
        {t('questions.text')}
      </Text>
      {groups.map(({ kind, columnIndex, heading, asked }) => (
        <div key={`${kind} ${columnIndex}`} className={classes['questions']}>
          <h3 className={classes['questionHead']}>{t('questions.inColumn', { heading })}</h3>
          <ul className={classes['questionList']}>
            {asked.slice(0, shownAtMost).map((question) => (
              <Question key={question.id} question={question} list={list} />
            ))}
          </ul>
          {asked.length > shownAtMost && (
            <Text c="var(--ink-second)">{t('questions.more', { count: asked.length - shownAtMost })}</Text>
          )}
        </div>
      ))}
    </section>
  )
}

function Question({ question, list }: { question: ListQuestion; list: ListImport }) {
  const { t } = useText('imports')
  const answerText = useAnswerText()
  const selectId = useId()
  const { id, kind, value, count, options, suggested } = question
  const answer = list.answers.get(id) ?? suggested
  return (
    <li className={classes['question']}>
      <label htmlFor={selectId}>
        {t(`questions.kinds.${kind}`, { value })}{' '}
        <Text component="span" size="sm" c="var(--ink-second)">
          ({t('questions.rows', { count })})
        </Text>
      </label>
      <NativeSelect
        id={selectId}
        size="md"
        value={answer ?? ''}
        data={[
          ...(answer === null && !options.includes('') ? [{ value: '', label: t('columns.choose') }] : []),
          ...options.map((option) => ({ value: option, label: answerText(kind, option) })),
        ]}
        onChange={(event) => list.answer(id, event.currentTarget.value)}
      />
    </li>
  )
}

const ownAnswers = [
  'yes',
  'no',
  'unknown',
  'day-first',
  'month-first',
  'split',
  'keep',
  'other-guardian',
  'remarks',
  'leave-out',
] as const

/** Levels and relations are known to the whole app; the other answers belong to this screen. */
function useAnswerText(): (kind: QuestionKind, option: string) => string {
  const { t } = useText('imports')
  return (kind, option) => {
    if (option === '') return t('questions.leaveEmpty')
    const level = levels.find((each) => each === option)
    if (kind === 'level' && level) return t(`common:levels.${level}`)
    const relation = relationKinds.find((each) => each === option)
    if (kind === 'relation' && relation) return t(`common:relationKinds.${relation}`)
    const own = ownAnswers.find((each) => each === option)
    return own ? t(`questions.answers.${own}`) : option
  }
}
