/** What both merge screens share: the two side by side, what goes along, and the one action. */
import { Button, Group, Text } from '@mantine/core'
import { IconArrowsExchange } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { useText } from '#i18n/use-text.ts'
import { PageHeading } from '#ui/page-heading.tsx'
import classes from './merge.module.css'

export type MovedKind =
  | 'children'
  | 'homes'
  | 'talks'
  | 'agreements'
  | 'activities'
  | 'trajectories'
  | 'files'
  | 'guardians'
  | 'years'
  | 'notes'

export function MergeFrame({
  name,
  swapTo,
  table,
  moved,
  notes,
  action,
  onCancel,
}: {
  name: string
  swapTo: string
  table: ReactNode
  moved: Partial<Record<MovedKind, number>>
  notes: ReactNode
  action: ReactNode
  onCancel: () => void
}) {
  const { t } = useText('families')
  const navigate = useNavigate()
  const kinds = (Object.entries(moved) as [MovedKind, number][]).filter(([, count]) => count > 0)
  return (
    <div className={classes['screen']}>
      <div className={classes['head']}>
        <PageHeading of={swapTo}>{t('merge.title', { name })}</PageHeading>
        <Button
          variant="default"
          leftSection={<IconArrowsExchange size={18} stroke={1.75} aria-hidden />}
          onClick={() => void navigate(swapTo, { replace: true })}
        >
          {t('merge.swap')}
        </Button>
      </div>
      <Text>{t('merge.intro')}</Text>
      {table}
      <section aria-labelledby="goes-along">
        <h2 id="goes-along">{t('merge.goesAlong')}</h2>
        {kinds.length === 0 ? (
          <Text>{t('merge.nothingMoves')}</Text>
        ) : (
          <ul className={classes['moves']}>
            {kinds.map(([kind, count]) => (
              <li key={kind}>{t(`merge.moves.${kind}`, { count })}</li>
            ))}
          </ul>
        )}
      </section>
      {notes}
      <Group>
        {action}
        <Button variant="subtle" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
      </Group>
    </div>
  )
}
