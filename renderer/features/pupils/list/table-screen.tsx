/**
 * The list as a wide table: columns to choose, a heading to sort by. A real table, of which only the rows in sight are
 * drawn; what is not drawn above and below is one empty row as high as all of them.
 */
import { ActionIcon, Button, Checkbox, CloseButton, Popover, Stack, Text, TextInput } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowUp,
  IconColumns3,
  IconFilter,
  IconFilterFilled,
  IconLayoutSidebar,
  IconSearch,
} from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Link } from 'react-router'
import {
  type Column,
  columnKeys,
  factKindsOfColumns,
  type ListSort,
  usualColumns,
} from '#domain/pupils/lists/columns.ts'
import { conditionCount } from '#domain/pupils/lists/list-filter.ts'
import { toggle } from '#domain/pupils/lists/selection.ts'
import { sortedName } from '#domain/pupils/person-name.ts'
import { useText } from '#i18n/use-text.ts'
import { PageHeading } from '#ui/page-heading.tsx'
import { useBulkUndoKey } from './acts/use-bulk.tsx'
import { ListBar } from './list-bar.tsx'
import { setListChoice } from './list-memory.ts'
import { changeSelection, useSelecting } from './selection-memory.ts'
import classes from './table-screen.module.css'
import { useCellText } from './use-cell-text.ts'
import { useFacts, useWish } from './use-facts.ts'
import { useFindKey } from './use-find-key.ts'
import { chooseByClick, useListKeys } from './use-list-keys.ts'
import { useListedHere } from './use-listed.ts'
import { usePlaceName } from './use-place-name.ts'

const rowPx = 36
const boxPx = 44
/** Others are `usualPx`. */
const widthsPx: Partial<Record<ListSort['column'], number>> = {
  name: 208,
  number: 140,
  class: 84,
  yearGroup: 84,
  level: 92,
  profile: 92,
  age: 84,
  mentor: 148,
  email: 232,
  tags: 180,
  guardians: 240,
  phase: 112,
  nextTalk: 148,
  leavingReason: 200,
}
const usualPx = 124
const widthOf = (column: ListSort['column']): number => widthsPx[column] ?? usualPx
const headPx = 38

export function TableScreen() {
  const { t } = useText('pupils')
  const { t: tl } = useText('lists')
  const listed = useListedHere()
  const { choice, entries, elsewhereCount } = listed
  const place = usePlaceName(listed)
  useBulkUndoKey()
  return (
    <div className={classes['screen']}>
      <div className={classes['head']}>
        <PageHeading of={place}>{tl('table.title', { place })}</PageHeading>
        <TableTools />
      </div>
      <ListBar listed={listed} isTable />
      {entries.length === 0 ? (
        <Text p="lg">
          {listed.reading !== undefined
            ? ''
            : choice.query.trim() === ''
              ? t('list.nobody')
              : t('list.notFound', { query: choice.query.trim(), place })}{' '}
          {elsewhereCount > 0 && t('list.searchAll', { count: elsewhereCount })}
        </Text>
      ) : (
        <PupilTable />
      )}
    </div>
  )
}

function TableTools() {
  const { t } = useText('pupils')
  const { t: tl } = useText('lists')
  const listed = useListedHere()
  const { choice } = listed
  const place = usePlaceName(listed)
  const search = useRef<HTMLInputElement>(null)
  useFindKey(search)
  const count = conditionCount(choice.filter)
  const FilterIcon = count === 0 ? IconFilter : IconFilterFilled
  const filterLabel = count === 0 ? tl('bar.filter') : tl('bar.filterOn', { count })
  return (
    <search className={classes['tools']}>
      <TextInput
        ref={search}
        value={choice.query}
        onChange={(event) => setListChoice({ query: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setListChoice({ query: '' })
        }}
        placeholder={t('list.searchIn', { place })}
        aria-label={t('list.searchLabel', { place })}
        leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
        rightSection={
          choice.query !== '' && (
            <CloseButton size="sm" aria-label={t('list.clear')} onClick={() => setListChoice({ query: '' })} />
          )
        }
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
      <ColumnMenu columns={choice.columns} />
      <Button
        component={Link}
        to="/pupils"
        variant="subtle"
        px={8}
        leftSection={<IconLayoutSidebar size={18} stroke={1.75} aria-hidden />}
      >
        {tl('bar.panes')}
      </Button>
    </search>
  )
}

function ColumnMenu({ columns }: { columns: readonly Column[] }) {
  const { t } = useText('lists')
  return (
    <Popover position="bottom-end" trapFocus returnFocus shadow="md" width={260}>
      <Popover.Target>
        <Button variant="subtle" px={8} leftSection={<IconColumns3 size={18} stroke={1.75} aria-hidden />}>
          {t('table.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Checkbox.Group
          label={t('table.show')}
          value={[...columns]}
          onChange={(keys) => setListChoice({ columns: columnKeys.filter((column) => keys.includes(column)) })}
        >
          <Stack gap={6} mt={6} className={classes['columnList']}>
            {columnKeys.map((column) => (
              <Checkbox key={column} value={column} label={t(`columns.${column}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Button variant="subtle" mt="sm" px={8} onClick={() => setListChoice({ columns: usualColumns })}>
          {t('table.reset')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}

function PupilTable() {
  const { t } = useText('lists')
  const { choice, entries } = useListedHere()
  const { columns, sort } = choice
  const { facts } = useFacts()
  const cellText = useCellText()
  const selecting = useSelecting()
  const scroller = useRef<HTMLDivElement>(null)
  const place = usePlaceName(useListedHere())
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 10,
    paddingStart: headPx,
    scrollPaddingStart: headPx,
    getItemKey: (index) => entries[index]?.pupil.id ?? index,
  })
  const rows = virtual.getVirtualItems()
  const first = rows[0]?.index ?? 0
  const last = rows.at(-1)?.index ?? 0
  const inSight = useMemo(() => entries.slice(first, last + 1).map(({ pupil }) => pupil.id), [entries, first, last])
  const kinds = useMemo(() => factKindsOfColumns(columns), [columns])
  useWish('sight', inSight, kinds)

  const [activeId, setActiveId] = useState<string>()
  const found = entries.findIndex(({ pupil }) => pupil.id === activeId)
  const active = found === -1 ? 0 : found
  const awaited = useRef<number | null>(null)
  const moveTo = useCallback(
    (to: number) => {
      setActiveId(entries[to]?.pupil.id)
      virtual.scrollToIndex(to)
      awaited.current = to
    },
    [entries, virtual],
  )
  useEffect(() => {
    if (awaited.current === null) return
    const link = scroller.current?.querySelector<HTMLElement>(`[data-index="${awaited.current}"] a`)
    if (!link) return
    awaited.current = null
    link.focus({ preventScroll: true })
  })
  const pageSize = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowPx * 8) / rowPx) - 2)
  const onKeyDown = useListKeys({ entries, active, pageSize, move: moveTo })
  const above = (rows[0]?.start ?? headPx) - headPx
  const below = virtual.getTotalSize() - (rows.at(-1)?.end ?? 0)

  const tablePx = columns.reduce((sum, column) => sum + widthOf(column), widthOf('name') + (selecting.isOn ? boxPx : 0))

  return (
    <div ref={scroller} className={classes['scroller']}>
      <table
        className={classes['table']}
        style={{ width: tablePx }}
        aria-rowcount={entries.length + 1}
        aria-label={t('table.title', { place })}
      >
        <colgroup>
          {selecting.isOn && <col style={{ width: boxPx }} />}
          {(['name', ...columns] as const).map((column) => (
            <col key={column} style={{ width: widthOf(column) }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {selecting.isOn && (
              <th className={classes['boxHead']}>
                <span className={classes['hidden']}>{t('table.choose')}</span>
              </th>
            )}
            <SortHead column="name" sort={sort} />
            {columns.map((column) => (
              <SortHead key={column} column={column} sort={sort} />
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown}>
          {above > 0 && <tr aria-hidden style={{ height: above }} />}
          {rows.map(({ index, key }) => {
            const entry = entries[index]
            if (!entry) return null
            const { id } = entry.pupil
            const isChosen = selecting.selection.ids.has(id)
            const name = sortedName(entry.pupil)
            return (
              <tr
                key={key}
                data-index={index}
                aria-rowindex={index + 2}
                className={classes['row']}
                data-chosen={isChosen || undefined}
              >
                {selecting.isOn && (
                  <td className={classes['box']}>
                    <label>
                      <input
                        type="checkbox"
                        tabIndex={-1}
                        checked={isChosen}
                        aria-label={t('bar.chooseOne', { name })}
                        onChange={() => changeSelection((selection) => toggle(selection, id))}
                      />
                    </label>
                  </td>
                )}
                <th scope="row" title={name}>
                  <Link
                    to={`/pupils/${id}`}
                    tabIndex={index === active ? 0 : -1}
                    {...(index === active ? { 'data-pane-start': true } : {})}
                    aria-keyshortcuts="Space"
                    onFocus={() => setActiveId(id)}
                    onClick={(event) => chooseByClick(event, id, entries)}
                  >
                    {name}
                  </Link>
                </th>
                {columns.map((column) => {
                  const text = cellText(entry, facts.get(id), column)
                  return (
                    <td key={column} title={text}>
                      {text}
                    </td>
                  )
                })}
              </tr>
            )
          })}
          {below > 0 && <tr aria-hidden style={{ height: below }} />}
        </tbody>
      </table>
    </div>
  )
}

function SortHead({ column, sort }: { column: ListSort['column']; sort: ListSort }) {
  const { t } = useText('lists')
  const isSorted = sort.column === column
  const Arrow = sort.isDescending ? IconArrowDown : IconArrowUp
  const word = t(`columns.${column}`)
  return (
    <th
      scope="col"
      data-column={column}
      aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
    >
      <button
        type="button"
        className={classes['sort']}
        title={t('table.sortBy', { column: word })}
        onClick={() => setListChoice({ sort: { column, isDescending: isSorted && !sort.isDescending }, scrollPx: 0 })}
      >
        <span>{word}</span>
        {isSorted && <Arrow size={16} stroke={2} aria-hidden />}
      </button>
    </th>
  )
}
