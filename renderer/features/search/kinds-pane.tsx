/** Which kinds hold what was asked for, with how many; one can be chosen. */
import { Text } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { type SearchAnswer, type SearchKind, searchKinds } from '#domain/search/question.ts'
import { KindIcon } from '#features/shared/search/kind-icon.tsx'
import { useText } from '#i18n/use-text.ts'
import classes from './kinds-pane.module.css'

export function KindsPane({
  counts,
  chosen,
  withNotes,
  onChoose,
}: {
  counts: SearchAnswer['counts'] | null
  chosen: SearchKind | null
  /** Without the tick nothing here says that notes can be searched at all. */
  withNotes: boolean
  onChoose: (kind: SearchKind | null) => void
}) {
  const { t } = useText('search')
  const kinds = searchKinds.filter((kind) => kind !== 'working-note' || withNotes)
  const all = counts === null ? null : kinds.reduce((sum, kind) => sum + counts[kind], 0)
  return (
    <section className={classes['pane']} aria-label={t('kindsLabel')} data-pane tabIndex={-1}>
      <ul className={classes['list']}>
        <Kind
          icon={<IconSearch size={18} stroke={1.75} aria-hidden />}
          label={t('allKinds')}
          count={all}
          isChosen={chosen === null}
          onChoose={() => onChoose(null)}
        />
        {kinds.map((kind) => (
          <Kind
            key={kind}
            icon={<KindIcon kind={kind} />}
            label={t(`kinds.${kind}`)}
            count={counts?.[kind] ?? null}
            isChosen={chosen === kind}
            onChoose={() => onChoose(kind)}
          />
        ))}
      </ul>
    </section>
  )
}

function Kind({
  icon,
  label,
  count,
  isChosen,
  onChoose,
}: {
  icon: ReactNode
  label: string
  count: number | null
  isChosen: boolean
  onChoose: () => void
}) {
  return (
    <li>
      <button
        type="button"
        className={classes['kind']}
        aria-pressed={isChosen}
        data-empty={count === 0 || undefined}
        data-unknown={count === null || undefined}
        onClick={onChoose}
      >
        {icon}
        <span className={classes['name']}>{label}</span>
        {count !== null && (
          <Text component="span" size="sm" className={classes['count']}>
            {count}
          </Text>
        )}
      </button>
    </li>
  )
}
