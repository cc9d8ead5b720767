/** What held before of authority and restriction, newest first; closed until someone wants to know. */
import { Text } from '@mantine/core'
import type { Relation, RelationFact } from '#domain/pupils/guardian.ts'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import classes from './guardians-tab.module.css'

export function RelationHistory({ relation }: { relation: Relation }) {
  const { t } = useText('families')
  if (relation.history.length === 0) return null
  return (
    <details className={classes['history']}>
      <summary>{t('history.open', { count: relation.history.length })}</summary>
      <ul>
        {relation.history.toReversed().map((fact, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fact has no id, and the list only grows
          <li key={index}>
            <Fact fact={fact} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function Fact({ fact }: { fact: RelationFact }) {
  const { t } = useText('families')
  const { t: g } = useText('guardians')
  const { day } = useDates()
  const numeric = (value: string | null): string => (value === null ? '' : day(value, 'numeric'))
  const head =
    fact.kind === 'authority'
      ? t('history.authority', { authority: t(`common:${fact.authority}`) })
      : `${g('card.restriction')}: ${fact.restriction.what}`
  const source = fact.kind === 'authority' ? fact.source : fact.restriction.source
  const details = [
    fact.kind === 'restriction' ? fact.restriction.why : '',
    source === '' ? '' : t('history.source', { source }),
    fact.kind === 'authority' && fact.seenOnDay !== null ? t('history.seen', { day: numeric(fact.seenOnDay) }) : '',
    fact.kind === 'restriction' ? g('card.restrictionFrom', { from: numeric(fact.restriction.fromDay) }) : '',
    t('history.until', { day: numeric(fact.replacedOnDay) }),
  ].filter(Boolean)
  return (
    <>
      <Text size="sm" fw={550}>
        {head}
      </Text>
      <Text size="sm" c="var(--ink-second)">
        {details.join(' · ')}
      </Text>
    </>
  )
}
