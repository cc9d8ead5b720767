/** Middle pane: search and the pupils of the chosen group, drawn only as far as they are in sight. */
import { Button, CloseButton, Kbd, Text, TextInput, VisuallyHidden } from '@mantine/core'
import { IconSearch, IconSignature } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useLocation, useNavigate, useParams } from 'react-router'
import { findInRoster } from '#domain/pupils/roster.ts'
import { useToday } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'
import { DifferenceShape } from '#ui/shapes.tsx'
import { type ListChoice, rememberedScroll, rememberScroll, setListChoice } from './list-memory.ts'
import classes from './pupil-list.module.css'
import { PupilRow } from './pupil-row.tsx'
import { useAttention } from './use-attention.ts'
import type { RosterView } from './use-roster.ts'
import { useRoving } from './use-roving.ts'

const rowPx = 52

export function PupilList({ view, choice }: { view: RosterView; choice: ListChoice }) {
  const { t } = useText('pupils')
  const today = useToday()
  const navigate = useNavigate()
  const { pupilId } = useParams()
  const tab = useOpenTab(pupilId)
  const scroller = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const { roster, currentYear } = view
  const year = choice.year ?? currentYear
  const { query } = choice
  const entries = useMemo(
    () => findInRoster(roster, choice.group, query, year, currentYear, today),
    [roster, choice.group, query, year, currentYear, today],
  )
  const elsewhere = useMemo(
    () =>
      entries.length > 0 || choice.group.kind === 'all'
        ? 0
        : findInRoster(roster, { kind: 'all' }, query, year, currentYear, today).length,
    [entries.length, roster, choice.group.kind, query, year, currentYear, today],
  )

  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 6,
    initialOffset: rememberedScroll,
    getItemKey: (index) => entries[index]?.pupil.id ?? index,
  })
  const rows = virtual.getVirtualItems()
  const attention = useAttention(rows.flatMap(({ index }) => entries[index]?.pupil.id ?? []))

  const awaited = useRef<number | null>(null)
  const [activeId, setActiveId] = useState(pupilId)
  const found = entries.findIndex(({ pupil }) => pupil.id === activeId)
  const active = found === -1 ? 0 : found
  const moveTo = useCallback(
    (to: number) => {
      setActiveId(entries[to]?.pupil.id)
      virtual.scrollToIndex(to)
      awaited.current = to
    },
    [entries, virtual],
  )
  // The row to focus is drawn only after the list has scrolled to it.
  useEffect(() => {
    if (awaited.current === null) return
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${awaited.current}"]`)
    if (!row) return
    awaited.current = null
    row.focus({ preventScroll: true })
  })
  const pageSize = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowPx * 8) / rowPx) - 1)
  const onListKey = useRoving(entries.length, active, pageSize, moveTo)
  useFindKey(search)
  useEffect(() => setActiveId(pupilId), [pupilId])

  const hrefOf = (id: string): string => `/pupils/${id}${tab}`
  const place = usePlaceName(choice, year, currentYear)

  return (
    <section className={classes['pane']} aria-label={t('list.label')} data-pane tabIndex={-1}>
      <search className={classes['search']}>
        <TextInput
          ref={search}
          value={choice.query}
          onChange={(event) => setListChoice({ query: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' && entries.length > 0) {
              event.preventDefault()
              moveTo(0)
            }
            const first = entries[0]
            if (event.key === 'Enter' && first) void navigate(hrefOf(first.pupil.id))
            if (event.key === 'Escape') setListChoice({ query: '' })
          }}
          placeholder={t('list.searchIn', { place })}
          aria-label={t('list.searchLabel', { place })}
          leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
          rightSectionWidth={choice.query === '' ? 64 : 36}
          rightSection={
            choice.query === '' ? (
              <Kbd size="xs" aria-hidden>
                Ctrl F
              </Kbd>
            ) : (
              <CloseButton size="sm" aria-label={t('list.clear')} onClick={() => setListChoice({ query: '' })} />
            )
          }
          {...(entries.length > 0 ? {} : { 'data-pane-start': true })}
        />
        <VisuallyHidden role="status">{t('list.found', { count: entries.length })}</VisuallyHidden>
      </search>
      <div
        ref={scroller}
        className={classes['scroller']}
        onScroll={(event) => rememberScroll(event.currentTarget.scrollTop)}
      >
        {entries.length === 0 ? (
          <div className={classes['nothing']}>
            <Text>{query.trim() === '' ? t('list.nobody') : t('list.notFound', { query: query.trim(), place })}</Text>
            {elsewhere > 0 && (
              <Button variant="default" onClick={() => setListChoice({ group: { kind: 'all' } })}>
                {t('list.searchAll', { count: elsewhere })}
              </Button>
            )}
          </div>
        ) : (
          <ul
            className={classes['list']}
            style={{ height: virtual.getTotalSize() }}
            aria-label={t('list.ofPlace', { place })}
            onKeyDown={onListKey}
          >
            {rows.map(({ index, key, start }) => {
              const entry = entries[index]
              if (!entry) return null
              return (
                <PupilRow
                  key={key}
                  entry={entry}
                  attention={attention.get(entry.pupil.id)}
                  showsClass={choice.group.kind !== 'class'}
                  to={hrefOf(entry.pupil.id)}
                  isOpen={entry.pupil.id === pupilId}
                  isActive={index === active}
                  index={index}
                  total={entries.length}
                  topPx={start}
                  onActive={(at) => setActiveId(entries[at]?.pupil.id)}
                />
              )
            })}
          </ul>
        )}
      </div>
      <p className={classes['legend']}>
        <span>
          <DifferenceShape size={16} /> {t('marks.difference')}
        </span>
        <span>
          <IconSignature size={18} stroke={1.75} aria-hidden /> {t('marks.toSign')}
        </span>
      </p>
    </section>
  )
}

/** Ctrl+F goes to the search field of this list; what stood there is selected, so typing replaces it. */
function useFindKey(search: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      if (search.current === null || search.current.offsetParent === null) return
      event.preventDefault()
      search.current.focus()
      search.current.select()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [search])
}

/** Walking through pupils stays on the same tab of the dossier. */
function useOpenTab(pupilId: string | undefined): string {
  const { pathname } = useLocation()
  const tab = pupilId === undefined ? '' : (pathname.split(`${pupilId}/`)[1]?.split('/')[0] ?? '')
  return ['', 'edit'].includes(tab) ? '' : `/${tab}`
}

function usePlaceName(choice: ListChoice, year: number, currentYear: number): string {
  const { t } = useText('pupils')
  switch (choice.group.kind) {
    case 'class':
      return choice.group.className
    case 'no-class':
      return t('classes.noClass').toLowerCase()
    case 'left':
      return t('classes.left').toLowerCase()
    case 'all':
      return year === currentYear ? t('classes.all').toLowerCase() : `${year}–${year + 1}`
  }
}
