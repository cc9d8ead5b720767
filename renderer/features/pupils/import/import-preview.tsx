/** What the list would do, row by row; counts filter, ticks decide, one button stores. */
import { Button, Checkbox, NativeSelect, Text, VisuallyHidden } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useMemo, useRef, useState } from 'react'
import { schoolYearLabel, schoolYearOf } from '#domain/shared/dates.ts'
import { useToday } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import type { Preview, PreviewRow } from './class-list-messages.ts'
import { ImportCells } from './import-row.tsx'
import classes from './import-screen.module.css'
import type { ClassListImport } from './use-class-list.ts'

const states = ['new', 'changed', 'unchanged', 'refused'] as const
type State = (typeof states)[number]

export function ImportPreview({
  fileName,
  preview,
  isReplanning,
  list,
}: {
  fileName: string
  preview: Preview
  isReplanning: boolean
  list: ClassListImport
}) {
  const { t } = useText('imports')
  const today = useToday()
  const [shown, setShown] = useState<State | null>(null)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const storable = useMemo(
    () => preview.rows.filter(({ state }) => state === 'new' || state === 'changed').map(({ id }) => id),
    [preview],
  )
  const accepted = useMemo(() => storable.filter((id) => !left.has(id)), [storable, left])
  const rows = useMemo(
    () => (shown === null ? preview.rows : preview.rows.filter(({ state }) => state === shown)),
    [preview, shown],
  )
  const toggle = useCallback((id: string, isTaken: boolean) => {
    setLeft((before) => {
      const next = new Set(before)
      if (isTaken) next.delete(id)
      else next.add(id)
      return next
    })
  }, [])
  const year = schoolYearOf(today)

  return (
    <>
      <div className={classes['controls']}>
        <Text fw={600} className={classes['file'] ?? ''}>
          {fileName}
        </Text>
        {/* biome-ignore lint/a11y/useSemanticElements: a set of toggles, not form fields */}
        <div className={classes['counts']} role="group" aria-label={t('filter')}>
          {states.map((state) => (
            <button
              key={state}
              type="button"
              className={classes['count']}
              aria-pressed={shown === state}
              disabled={preview.counts[state] === 0}
              onClick={() => setShown(shown === state ? null : state)}
            >
              <strong>{preview.counts[state]}</strong> {t(`states.${state}`)}
            </button>
          ))}
        </div>
        <NativeSelect
          size="md"
          aria-label={t('schoolYear')}
          disabled={isReplanning}
          value={String(preview.schoolYear)}
          data={[year + 1, year, year - 1].map((each) => ({
            value: String(each),
            label: t('forYear', { year: schoolYearLabel(each) }),
          }))}
          onChange={(event) => void list.changeYear(Number(event.currentTarget.value))}
        />
      </div>
      <ColumnNotes preview={preview} />
      <PreviewTable rows={rows} left={left} onToggle={toggle} />
      <div className={classes['foot']}>
        <Button disabled={accepted.length === 0 || isReplanning} onClick={() => void list.store(accepted)}>
          {t('accept', { count: accepted.length })}
        </Button>
        <Button variant="default" onClick={() => void list.chooseFile()}>
          {t('another')}
        </Button>
        <Text c="var(--ink-second)">{storable.length === 0 ? t('nothingToDo') : t('nothingYet')}</Text>
      </div>
    </>
  )
}

/** Columns that were left out by law, columns nobody knows, and doubtful letters: said, not hidden. */
function ColumnNotes({ preview }: { preview: Preview }) {
  const { t } = useText('imports')
  const dropped = preview.columns.filter(({ meaning }) => meaning.kind === 'sensitive')
  const unknown = preview.columns.filter(({ meaning, heading }) => meaning.kind === 'unknown' && heading !== '')
  if (dropped.length === 0 && unknown.length === 0 && !preview.isDoubtful) return null
  return (
    <div className={classes['notes']}>
      {dropped.length > 0 && (
        <Notice shape="frozen" title={t('droppedTitle')}>
          {dropped
            .map(({ heading, meaning, foundByContent }) => {
              const what = meaning.kind === 'sensitive' ? t(`sensitive.${meaning.what}`) : ''
              return t(foundByContent ? 'droppedByContent' : 'droppedColumn', { heading, what })
            })
            .join(' ')}{' '}
          {t('droppedText')}
        </Notice>
      )}
      {preview.isDoubtful && (
        <Notice shape="alert" title={t('doubtfulTitle')}>
          {t('doubtfulText')}
        </Notice>
      )}
      {unknown.length > 0 && (
        <Text size="sm" c="var(--ink-second)">
          {t('unknownColumns', { headings: unknown.map(({ heading }) => heading).join(', ') })}
        </Text>
      )}
    </div>
  )
}

/** A real table, drawn only as far as it is in sight: its rows are placed by hand. */
function PreviewTable({
  rows,
  left,
  onToggle,
}: {
  rows: readonly PreviewRow[]
  left: ReadonlySet<string>
  onToggle: (id: string, isTaken: boolean) => void
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
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section ref={scroller} className={classes['scroller']} tabIndex={0} aria-label={t('rows')}>
      <table className={classes['table']} aria-rowcount={rows.length + 1}>
        <thead>
          <tr className={classes['headRow']} aria-rowindex={1}>
            <th>
              <VisuallyHidden>{t('columns.take')}</VisuallyHidden>
            </th>
            <th>{t('columns.row')}</th>
            <th>{t('columns.pupil')}</th>
            <th>{t('columns.state')}</th>
            <th>{t('columns.what')}</th>
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
                  {(row.state === 'new' || row.state === 'changed') && (
                    <Checkbox
                      checked={!left.has(row.id)}
                      onChange={(event) => onToggle(row.id, event.currentTarget.checked)}
                      aria-label={t('takeRow', { name: row.name })}
                    />
                  )}
                </td>
                <ImportCells row={row} />
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
