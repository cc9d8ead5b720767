/** Overdracht: every transfer of the school that is being prepared or was frozen; a new one starts here. */
import { Center, Loader, NativeSelect, Text, UnstyledButton } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import { Link } from 'react-router'
import { schoolYearOf } from '#domain/shared/dates.ts'
import { classesOnBoard, type TransferRow, transferBoard } from '#domain/transfer/transfer-board.ts'
import { useQuery, useToday } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { TransferLine } from '../transfer-line.tsx'
import classes from './board-screen.module.css'
import { StartTransfer } from './start-transfer.tsx'

const states = ['all', 'under-way', 'issued'] as const
type StateFilter = (typeof states)[number]
/** Stands for "no class", which no class can be called. */
const noClass = '\u0000'

export function BoardScreen() {
  const { t } = useText('transfer')
  const today = useToday()
  const records = useQuery(
    async (reader) => ({
      pupils: await reader.all('pupils'),
      enrolments: await reader.all('enrolments'),
      drafts: await reader.all('transferDrafts'),
      documents: await reader.all('issuedDocuments'),
    }),
    [],
  )
  const year = schoolYearOf(today)
  const rows = useMemo(() => records && transferBoard({ ...records, year }), [records, year])
  if (records === undefined || rows === undefined) {
    return (
      <Center p="xl">
        <Loader aria-label={t('common:loading')} />
      </Center>
    )
  }
  return (
    <div className={classes['screen']}>
      <header className={classes['header']}>
        <PageHeading>{t('board.title')}</PageHeading>
        {records.pupils.length > 0 && <StartTransfer pupils={records.pupils} enrolments={records.enrolments} />}
      </header>
      {rows.length > 0 ? (
        <FilteredRows rows={rows} />
      ) : (
        <EmptyState
          title={t('board.emptyTitle')}
          text={records.pupils.length > 0 ? t('board.emptyText') : t('board.noPupils')}
          action={
            records.pupils.length > 0 ? undefined : (
              <Link to="/pupils" className={classes['link'] ?? ''}>
                {t('board.toPupils')}
              </Link>
            )
          }
        />
      )}
    </div>
  )
}

function FilteredRows({ rows }: { rows: readonly TransferRow[] }) {
  const { t } = useText('transfer')
  const [state, setState] = useState<StateFilter>('all')
  const [className, setClassName] = useState('')
  const classNames = useMemo(() => classesOnBoard(rows), [rows])
  const found = useMemo(
    () =>
      rows.filter(
        (row) =>
          (state === 'all' || row.state === state) &&
          (className === '' || row.className === (className === noClass ? '' : className)),
      ),
    [rows, state, className],
  )
  return (
    <>
      <search className={classes['filters']}>
        <NativeSelect
          label={t('board.class')}
          value={className}
          data={[
            { value: '', label: t('board.allClasses') },
            ...classNames,
            ...(rows.some((row) => row.className === '') ? [{ value: noClass, label: t('board.noClass') }] : []),
          ]}
          onChange={(event) => setClassName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('board.stateLabel')}
          value={state}
          data={states.map((value) => ({ value, label: t(`board.states.${value}`) }))}
          onChange={(event) => {
            const { value } = event.currentTarget
            setState(states.find((known) => known === value) ?? 'all')
          }}
        />
        <Text c="var(--ink-second)" role="status" className={classes['count'] ?? ''}>
          {t('board.count', { count: found.length })}
        </Text>
      </search>
      {found.length > 0 ? (
        <RowList rows={found} />
      ) : (
        <div className={classes['noneFound']}>
          <Text>{t('board.noneFound')}</Text>
          <UnstyledButton
            className={classes['link'] ?? ''}
            onClick={() => {
              setState('all')
              setClassName('')
            }}
          >
            {t('board.showAll')}
          </UnstyledButton>
        </div>
      )}
    </>
  )
}

/** Only the rows in sight are drawn: at the end of a school year there is one for each leaver. */
function RowList({ rows }: { rows: readonly TransferRow[] }) {
  const { t } = useText('transfer')
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 57,
    overscan: 8,
    getItemKey: (index) => rows[index]?.id ?? index,
  })
  return (
    <div ref={scroller} className={classes['scroller']}>
      <ul className={classes['list']} style={{ height: virtual.getTotalSize() }} aria-label={t('board.list')}>
        {virtual.getVirtualItems().map(({ key, index, start }) => {
          const row = rows[index]
          if (row === undefined) return null
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
            >
              <TransferLine row={row} title={[row.pupilName, row.className].filter(Boolean).join(' · ')} />
            </li>
          )
        })}
      </ul>
    </div>
  )
}
