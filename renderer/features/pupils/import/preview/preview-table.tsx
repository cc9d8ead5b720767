/** A real table, drawn only as far as it is in sight: its rows are placed by hand. */
import { Checkbox, Text } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef } from 'react'
import type { ListKind } from '#domain/pupils/class-list/headings.ts'
import { useText } from '#i18n/use-text.ts'
import type { PreviewRow } from '../class-list-messages.ts'
import classes from '../import-screen.module.css'
import { isStorable } from './import-preview.tsx'
import { PreviewCells } from './preview-row.tsx'

export function PreviewTable({
  rows,
  left,
  query,
  listKind,
  onTake,
}: {
  rows: readonly PreviewRow[]
  /** Rows left out by hand. */
  left: ReadonlySet<string>
  query: string
  listKind: ListKind
  onTake: (ids: readonly string[], isTaken: boolean) => void
}) {
  const { t } = useText('imports')
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 44,
    overscan: 10,
    getItemKey: (index) => rows[index]?.id ?? index,
  })
  const takable = useMemo(() => rows.filter(isStorable).map(({ id }) => id), [rows])
  const takenCount = useMemo(() => takable.filter((id) => !left.has(id)).length, [takable, left])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section ref={scroller} className={classes['scroller']} tabIndex={0} aria-label={t('rows')}>
      <table className={classes['table']} aria-rowcount={rows.length + 1}>
        <thead>
          <tr className={classes['headRow']} aria-rowindex={1}>
            <th>
              <Checkbox
                disabled={takable.length === 0}
                checked={takenCount > 0 && takenCount === takable.length}
                indeterminate={takenCount > 0 && takenCount < takable.length}
                onChange={(event) => onTake(takable, event.currentTarget.checked)}
                aria-label={t('takeAll')}
              />
            </th>
            <th>{t('head.row')}</th>
            <th>{t(listKind === 'class-list' ? 'head.pupil' : 'head.guardian')}</th>
            <th>{t('head.state')}</th>
            <th>{t('head.what')}</th>
          </tr>
        </thead>
        <tbody className={classes['rows']} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const row = rows[index]
            if (!row) return null
            return (
              <tr
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                aria-rowindex={index + 2}
                className={classes['row']}
                style={{ transform: `translateY(${start}px)` }}
              >
                <td>
                  {isStorable(row) && (
                    <Checkbox
                      checked={!left.has(row.id)}
                      onChange={(event) => onTake([row.id], event.currentTarget.checked)}
                      aria-label={t('takeRow', { name: row.name || t('noName') })}
                    />
                  )}
                </td>
                <PreviewCells row={row} />
              </tr>
            )
          })}
        </tbody>
      </table>
      {rows.length === 0 && query.trim() !== '' && (
        <Text px="xl" py="md" c="var(--ink-second)">
          {t('noneFound', { query })}
        </Text>
      )}
    </section>
  )
}
