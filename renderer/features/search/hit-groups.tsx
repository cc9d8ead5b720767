/** Hits by kind: a few of each, or one kind in full. */
import { Button, Text, Title } from '@mantine/core'
import { type Hit, type SearchKind, searchKinds } from '#domain/search/question.ts'
import type { Id } from '#domain/shared/row.ts'
import { KindIcon } from '#features/shared/search/kind-icon.tsx'
import type { Answered } from '#features/shared/search/use-search.ts'
import { useText } from '#i18n/use-text.ts'
import { HitLine } from './hit-line.tsx'
import classes from './search-screen.module.css'

export function HitGroups({
  answered,
  chosenKind,
  onChooseKind,
  onMore,
  onOnlyPupil,
}: {
  answered: Answered
  chosenKind: SearchKind | null
  onChooseKind: (kind: SearchKind) => void
  onMore: () => void
  onOnlyPupil: (pupilId: Id) => void
}) {
  const { answer, question } = answered
  const byKind = Map.groupBy(answer.hits, ({ subject }) => subject.kind)
  return searchKinds.map((kind) => {
    const hits = byKind.get(kind) ?? []
    if (hits.length === 0 || (chosenKind !== null && kind !== chosenKind)) return null
    return (
      <HitGroup
        key={kind}
        kind={kind}
        hits={hits}
        count={answer.counts[kind]}
        isChosen={chosenKind === kind}
        onAll={() => (chosenKind === kind ? onMore() : onChooseKind(kind))}
        onOnlyPupil={question.filter.pupilId === null ? onOnlyPupil : null}
      />
    )
  })
}

function HitGroup({
  kind,
  hits,
  count,
  isChosen,
  onAll,
  onOnlyPupil,
}: {
  kind: SearchKind
  hits: readonly Hit[]
  count: number
  isChosen: boolean
  onAll: () => void
  onOnlyPupil: ((pupilId: Id) => void) | null
}) {
  const { t } = useText('search')
  const headingId = `found-${kind}`
  return (
    <section aria-labelledby={headingId} className={classes['group']} data-kind={kind}>
      <Title order={2} id={headingId} className={classes['groupTitle']}>
        <KindIcon kind={kind} /> {t(`kinds.${kind}`)} <span className={classes['groupCount']}>{count}</span>
      </Title>
      <ul className={classes['hits']}>
        {hits.map((hit) => (
          <HitLine key={hit.rowId} hit={hit} onOnlyPupil={onOnlyPupil} />
        ))}
      </ul>
      {hits.length < count && (
        <div className={classes['more']}>
          <Button
            variant="subtle"
            onClick={onAll}
            {...(isChosen ? {} : { 'aria-label': t('showAllLabel', { count, kind: t(`kinds.${kind}`) }) })}
          >
            {isChosen ? t('more') : t('showAllOf', { count })}
          </Button>
          {isChosen && (
            <Text component="span" c="var(--ink-second)">
              {t('shownOf', { shown: hits.length, count })}
            </Text>
          )}
        </div>
      )}
    </section>
  )
}
