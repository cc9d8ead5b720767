/** One list of Vandaag: a heading with its count, the first rows, and the rest on request. A calm line when empty. */
import { Button, Text } from '@mantine/core'
import { type ReactNode, useId, useState } from 'react'
import { useText } from '#i18n/use-text.ts'
import classes from './today.module.css'

export function Section<Item>({
  title,
  items,
  keyOf,
  row,
  empty,
  shownFirst = 6,
}: {
  title: string
  /** Undefined while it is read: the place is kept, nothing is claimed. */
  items: readonly Item[] | undefined
  keyOf: (item: Item) => string
  row: (item: Item) => ReactNode
  empty: string
  shownFirst?: number
}) {
  const { t } = useText('today')
  const headId = useId()
  const [shownCount, setShownCount] = useState(shownFirst)
  const rest = (items?.length ?? 0) - shownCount
  return (
    <section aria-labelledby={headId} className={classes['section']} aria-busy={items === undefined}>
      <h2 id={headId} className={classes['heading']}>
        {title}
        {items !== undefined && items.length > 0 && <span className={classes['count']}>{items.length}</span>}
      </h2>
      {items === undefined && <Text c="var(--ink-second)">{t('common:loading')}</Text>}
      {items?.length === 0 && <Text c="var(--ink-second)">{empty}</Text>}
      {items !== undefined && items.length > 0 && (
        <ul className={classes['rows']}>
          {items.slice(0, shownCount).map((item) => (
            <li key={keyOf(item)}>{row(item)}</li>
          ))}
        </ul>
      )}
      {rest > 0 && (
        <Button variant="subtle" mt={4} onClick={() => setShownCount(shownCount + moreAtOnce)}>
          {t('more', { count: Math.min(rest, moreAtOnce) })}
        </Button>
      )}
    </section>
  )
}

const moreAtOnce = 50
