/** Ondertekenen: what waits for a signature, what is complete, and which held talks have no frozen report yet. */
import { SegmentedControl, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { documentTitle } from '#documents/pages/define-pages.ts'
import type { LocalMoment } from '#domain/shared/dates.ts'
import { foldForSearch, matchesWords } from '#domain/shared/text.ts'
import { useQuery, useToday } from '#features/shared/session.tsx'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { StateShape } from '#ui/shapes.tsx'
import classes from './board-screen.module.css'
import { type BoardDocument, type BoardDraft, loadBoard, nameOf } from './load-board.ts'

const filters = ['open', 'drafts', 'complete'] as const
type Filter = (typeof filters)[number]
type Row = BoardDocument | BoardDraft

const isFilter = (value: string | null): value is Filter => filters.some((filter) => filter === value)

export function BoardScreen() {
  const { t } = useText('reports')
  const board = useQuery(loadBoard, [])
  const [params, setParams] = useSearchParams()
  const asked = params.get('show')
  // Unasked, the first list that holds something: an empty one says nothing about what is to be done.
  const filter: Filter = isFilter(asked) ? asked : (filters.find((kind) => board?.[kind].length) ?? 'open')
  const [search, setSearch] = useState('')
  const rows = useMemo<Row[]>(() => {
    const all: Row[] = board?.[filter] ?? []
    return search.trim() === '' ? all : all.filter((row) => matchesWords(searchTextOf(row), search))
  }, [board, filter, search])
  if (board === undefined) return null
  return (
    <div className={classes['screen']}>
      <header className={classes['header']}>
        <PageHeading>{t('board.title')}</PageHeading>
        <div className={classes['tools']}>
          <SegmentedControl
            value={filter}
            onChange={(value) => setParams({ show: value }, { replace: true })}
            aria-label={t('board.filter')}
            data={filters.map((value) => ({
              value,
              label: t(`board.filters.${value}`, { count: board[value].length }),
            }))}
          />
          <TextInput
            aria-label={t('board.search')}
            placeholder={t('board.search')}
            leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            w={260}
          />
        </div>
      </header>
      {rows.length === 0 ? (
        <EmptyState
          title={t(search.trim() === '' ? `board.empty.${filter}` : 'board.nothingFound')}
          text={t(search.trim() === '' ? `board.emptyText.${filter}` : 'board.nothingFoundText')}
        />
      ) : (
        <RowList key={filter} rows={rows} />
      )}
    </div>
  )
}

function searchTextOf(row: Row): string {
  const own = row.kind === 'document' ? [row.document.number, row.document.checkCode, ...row.waitingFor] : []
  return foldForSearch([nameOf(row.pupil), row.pupil?.number ?? '', ...own].join(' '))
}

function RowList({ rows }: { rows: readonly Row[] }) {
  const { t } = useText('reports')
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 64,
    overscan: 8,
  })
  return (
    <div ref={scroller} className={classes['scroller']}>
      <ul className={classes['list']} style={{ height: virtual.getTotalSize() }} aria-label={t('board.title')}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index]
          return (
            row && (
              <li
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                className={classes['item']}
                style={{ transform: `translateY(${start}px)` }}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
              >
                {row.kind === 'document' ? <DocumentRow row={row} /> : <DraftRow row={row} />}
              </li>
            )
          )
        })}
      </ul>
    </div>
  )
}

/** Short, with the year where it is not this one. */
function useWhen(): (moment: LocalMoment) => string {
  const { moment } = useDates()
  const today = useToday()
  return (at) => moment(at, at.slice(0, 4) === today.slice(0, 4) ? 'short' : 'short-year')
}

function DocumentRow({ row: { document, signed, asked, waitingFor } }: { row: BoardDocument }) {
  const { t } = useText('reports')
  const when = useWhen()
  const isComplete = waitingFor.length === 0
  return (
    <Link to={`/reports/${document.id}`} className={classes['row'] ?? ''}>
      <StateShape name={isComplete ? 'done' : signed > 0 ? 'open' : 'none'} />
      <span className={classes['what']}>
        <span className={classes['title']}>{documentTitle(document.model)}</span>
        <Text span c="var(--ink-second)">
          {[document.model.pupil.className, document.number, t('document.versionShort', { version: document.version })]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </span>
      <span className={classes['state']}>
        <span>{asked === 0 ? t('board.noRound') : t('document.signed', { signed, asked })}</span>
        {!isComplete && (
          <Text span c="var(--ink-second)">
            {t('board.waitingFor', { names: waitingFor.join(', ') })}
          </Text>
        )}
      </span>
      <Text span c="var(--ink-second)" className={classes['when'] ?? ''}>
        {when(document.model.frozenAt)}
      </Text>
    </Link>
  )
}

function DraftRow({ row: { conversation, pupil } }: { row: BoardDraft }) {
  const { t } = useText('reports')
  const when = useWhen()
  return (
    <Link to={`/reports/new/${conversation.id}`} className={classes['row'] ?? ''}>
      <StateShape name="none" />
      <span className={classes['what']}>
        <span className={classes['title']}>{t('draft.title', { name: nameOf(pupil) })}</span>
        <Text span c="var(--ink-second)">
          {conversation.choice === null ? t('board.draftOf') : t(`common:choices.${conversation.choice}`)}
        </Text>
      </span>
      <span className={classes['state']}>{t('draft.state')}</span>
      <Text span c="var(--ink-second)" className={classes['when'] ?? ''}>
        {when(conversation.startsAt)}
      </Text>
    </Link>
  )
}
