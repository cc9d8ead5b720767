/** Middle pane: search and the pupils of the chosen list, drawn only as far as they are in sight. */
import { ActionIcon, Button, CloseButton, Kbd, Text, TextInput } from '@mantine/core'
import { IconFilter, IconFilterFilled, IconSearch, IconSignature } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Link, useLocation, useNavigate, useParams } from 'react-router'
import { conditionCount } from '#domain/pupils/lists/list-filter.ts'
import { toggle } from '#domain/pupils/lists/selection.ts'
import { useText } from '#i18n/use-text.ts'
import { DifferenceShape } from '#ui/shapes.tsx'
import { ListBar } from './list-bar.tsx'
import { openGroup, rememberedScroll, rememberScroll, setListChoice } from './list-memory.ts'
import classes from './pupil-list.module.css'
import { PupilRow } from './pupil-row.tsx'
import { changeSelection, useSelecting } from './selection-memory.ts'
import { useAttention } from './use-attention.ts'
import { useFindKey } from './use-find-key.ts'
import { chooseByClick, useListKeys } from './use-list-keys.ts'
import type { Listed } from './use-listed.ts'
import { usePlaceName } from './use-place-name.ts'

const rowPx = 52

export function PupilList({ listed }: { listed: Listed }) {
  const { t } = useText('pupils')
  const { pupilId } = useParams()
  const tab = useOpenTab(pupilId)
  const scroller = useRef<HTMLDivElement>(null)
  const { choice, entries, elsewhereCount } = listed
  const selecting = useSelecting()

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
  const onListKey = useListKeys({ entries, active, pageSize, move: moveTo })
  useEffect(() => setActiveId(pupilId), [pupilId])

  const hrefOf = (id: string): string => `/pupils/${id}${tab}`
  const place = usePlaceName(listed)

  return (
    <section className={classes['pane']} aria-label={t('list.label')} data-pane tabIndex={-1}>
      <SearchRow listed={listed} place={place} hrefOf={hrefOf} onDown={() => moveTo(0)} />
      <ListBar listed={listed} />
      <div
        ref={scroller}
        className={classes['scroller']}
        onScroll={(event) => rememberScroll(event.currentTarget.scrollTop)}
      >
        {entries.length === 0 ? (
          <div className={classes['nothing']}>
            {listed.reading === undefined && (
              <Text>
                {choice.query.trim() === ''
                  ? t('list.nobody')
                  : t('list.notFound', { query: choice.query.trim(), place })}
              </Text>
            )}
            {elsewhereCount > 0 && (
              <Button variant="default" onClick={() => openGroup({ kind: 'all' })}>
                {t('list.searchAll', { count: elsewhereCount })}
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
              const { id } = entry.pupil
              return (
                <PupilRow
                  key={key}
                  entry={entry}
                  attention={attention.get(id)}
                  showsClass={choice.group.kind !== 'class'}
                  to={hrefOf(id)}
                  isOpen={id === pupilId}
                  isActive={index === active}
                  isSelecting={selecting.isOn}
                  isChosen={selecting.selection.ids.has(id)}
                  index={index}
                  total={entries.length}
                  topPx={start}
                  onActive={(at) => setActiveId(entries[at]?.pupil.id)}
                  onClick={(event) => chooseByClick(event, id, entries)}
                  onChoose={() => changeSelection((selection) => toggle(selection, id))}
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

function SearchRow({
  listed: { choice, entries },
  place,
  hrefOf,
  onDown,
}: {
  listed: Listed
  place: string
  hrefOf: (id: string) => string
  onDown: () => void
}) {
  const { t } = useText('pupils')
  const { t: tl } = useText('lists')
  const navigate = useNavigate()
  const search = useRef<HTMLInputElement>(null)
  const count = conditionCount(choice.filter)
  const FilterIcon = count === 0 ? IconFilter : IconFilterFilled
  const filterLabel = count === 0 ? tl('bar.filter') : tl('bar.filterOn', { count })
  useFindKey(search)
  return (
    <search className={classes['search']}>
      <TextInput
        ref={search}
        flex={1}
        value={choice.query}
        onChange={(event) => setListChoice({ query: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' && entries.length > 0) {
            event.preventDefault()
            onDown()
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
      <ActionIcon
        component={Link}
        to="/pupils/filter"
        variant="subtle"
        size={36}
        c="var(--ink)"
        aria-label={filterLabel}
        title={filterLabel}
      >
        <FilterIcon size={20} stroke={1.75} aria-hidden />
      </ActionIcon>
    </search>
  )
}

/** Walking through pupils stays on the same tab of the dossier. */
function useOpenTab(pupilId: string | undefined): string {
  const { pathname } = useLocation()
  const tab = pupilId === undefined ? '' : (pathname.split(`${pupilId}/`)[1]?.split('/')[0] ?? '')
  return ['', 'edit'].includes(tab) ? '' : `/${tab}`
}
