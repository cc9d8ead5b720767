/** Between the words and the hits: how many there are, how far reading is, or why there is nothing. */
import { Button, Progress, Text } from '@mantine/core'
import { fewestLetters, lettersIn, type SearchAnswer, type SearchKind } from '#domain/search/question.ts'
import type { Search } from '#features/shared/search/use-search.ts'
import { useLanguage } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { Notice } from '#ui/notice.tsx'
import classes from './search-screen.module.css'

export function SearchStatus({
  search,
  words,
  chosenKind,
  isRefined,
}: {
  search: Search
  words: string
  chosenKind: SearchKind | null
  isRefined: boolean
}) {
  const { t } = useText('search')
  const { answered, state, hasStopped } = search
  if (hasStopped) {
    return (
      <Notice kind="error" title={t('stopped')}>
        <Text mb="sm">{t('stoppedText')}</Text>
        <Button variant="default" onClick={search.again}>
          {t('again')}
        </Button>
      </Notice>
    )
  }
  const letters = lettersIn(words)
  const isAsked = letters >= fewestLetters
  const count = answered === null || !isAsked ? 0 : countOf(answered.answer, chosenKind)
  const isAnswered = answered !== null && isAsked && answered.question.words.trim() !== ''
  return (
    <>
      {state.kind === 'building' && <Building doneRows={state.doneRows} allRows={state.allRows} />}
      <div role="status" className={classes['status']}>
        {isAnswered && count > 0 && (
          <Text c="var(--ink-second)">
            {t('count', { count })}
            {!answered.answer.isComplete && ` ${t('soFar')}`}
          </Text>
        )}
        {isAnswered && count === 0 && answered.answer.isComplete && (
          <>
            <Text fw={550}>{t(isRefined || chosenKind !== null ? 'nothingFiltered' : 'nothing')}</Text>
            <Text c="var(--ink-second)">{t('nothingText')}</Text>
          </>
        )}
        {letters > 0 && !isAsked && <Text c="var(--ink-second)">{t('moreLetters')}</Text>}
      </div>
      {words.trim() === '' && <EmptyState isBelowHeading title={t('startTitle')} text={t('startText')} />}
    </>
  )
}

const countOf = (answer: SearchAnswer, kind: SearchKind | null): number =>
  kind === null ? Object.values(answer.counts).reduce((sum, count) => sum + count, 0) : answer.counts[kind]

function Building({ doneRows, allRows }: { doneRows: number; allRows: number }) {
  const { t } = useText('search')
  const numbers = new Intl.NumberFormat(useLanguage())
  const text = t('building', { done: numbers.format(doneRows), all: numbers.format(allRows) })
  return (
    <div className={classes['building']}>
      <Progress.Root size="sm">
        <Progress.Section value={allRows === 0 ? 0 : (doneRows / allRows) * 100} aria-label={t('title')} />
      </Progress.Root>
      <Text size="sm" c="var(--ink-second)">
        {text}
      </Text>
    </div>
  )
}
