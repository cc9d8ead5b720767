/** All talks of the school: planned first, then what is past; found by name, class, place and state. */
import { Button, Center, Kbd, Loader, NativeSelect, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { Link } from 'react-router'
import { conversationStates } from '#domain/conversations/conversation.ts'
import {
  type ConversationFilter,
  classesOf,
  filterConversations,
  type ListedConversation,
  listConversations,
} from '#domain/conversations/conversation-list.ts'
import { useQuery } from '#features/shared/session.tsx'
import { useUndo } from '#features/shared/use-commit.tsx'
import { useText } from '#i18n/use-text.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { ConversationLine } from './conversation-line.tsx'
import classes from './conversations.module.css'
import { conversationsPlace } from './place.ts'

const everything: ConversationFilter = { state: 'all', className: null, query: '' }

export function ConversationsScreen() {
  const { t } = useText('conversations')
  useUndo(conversationsPlace)
  const conversations = useQuery((reader) => reader.all('conversations'), [])
  const pupils = useQuery((reader) => reader.all('pupils'), [])
  const enrolments = useQuery((reader) => reader.all('enrolments'), [])
  const listed = useMemo(
    () => conversations && pupils && enrolments && listConversations(conversations, pupils, enrolments),
    [conversations, pupils, enrolments],
  )
  if (listed === undefined) {
    return (
      <Center p="xl">
        <Loader aria-label={t('common:loading')} />
      </Center>
    )
  }
  return (
    <div className={classes['listPage']}>
      {listed.length === 0 && <PageHeading className={classes['aloneHeading']}>{t('list.title')}</PageHeading>}
      {listed.length === 0 ? (
        <EmptyState
          isBelowHeading
          title={t('list.nothingTitle')}
          text={t('list.nothingText')}
          action={
            <Button component={Link} to="/pupils">
              {t('list.toPupils')}
            </Button>
          }
        />
      ) : (
        <FilteredList listed={listed} />
      )}
    </div>
  )
}

function FilteredList({ listed }: { listed: readonly ListedConversation[] }) {
  const { t } = useText('conversations')
  const [filter, setFilter] = useState(everything)
  const applied = useDeferredValue(filter)
  const found = useMemo(() => filterConversations(listed, applied), [listed, applied])
  const classNames = useMemo(() => classesOf(listed), [listed])
  const search = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'f' || !event.ctrlKey || event.altKey || event.shiftKey) return
      event.preventDefault()
      search.current?.select()
      search.current?.focus()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  return (
    <>
      <search className={classes['filters']}>
        <PageHeading>{t('list.title')}</PageHeading>
        <TextInput
          ref={search}
          className={classes['search'] ?? ''}
          aria-label={t('list.search')}
          placeholder={t('list.search')}
          leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
          rightSectionWidth={64}
          rightSection={
            filter.query === '' && (
              <Kbd size="xs" aria-hidden>
                Ctrl F
              </Kbd>
            )
          }
          value={filter.query}
          onChange={(event) => setFilter({ ...filter, query: event.currentTarget.value })}
        />
        <NativeSelect
          aria-label={t('list.state')}
          value={filter.state}
          data={[
            { value: 'all', label: t('list.allStates') },
            ...conversationStates.map((state) => ({ value: state, label: t(`states.${state}`) })),
          ]}
          onChange={(event) => {
            const { value } = event.currentTarget
            setFilter({ ...filter, state: conversationStates.find((state) => state === value) ?? 'all' })
          }}
        />
        <NativeSelect
          aria-label={t('list.class')}
          value={filter.className ?? ''}
          data={[{ value: '', label: t('list.allClasses') }, ...classNames]}
          onChange={(event) => setFilter({ ...filter, className: event.currentTarget.value || null })}
        />
        <Text c="var(--ink-second)" role="status">
          {t('list.count', { count: found.length })}
        </Text>
      </search>
      {found.length === 0 ? (
        <div className={classes['noneFound']}>
          <Text>{t('list.noneFound')}</Text>
          <Button variant="subtle" onClick={() => setFilter(everything)}>
            {t('list.showAll')}
          </Button>
        </div>
      ) : (
        <VirtualList found={found} />
      )}
    </>
  )
}

const rowHeightPx = 53

/** Only the rows in sight are drawn; a school has tens of thousands of talks. */
function VirtualList({ found }: { found: readonly ListedConversation[] }) {
  const { t } = useText('conversations')
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: found.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    overscan: 8,
    getItemKey: (index) => found[index]?.conversation.id ?? index,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter starts at the top
  useEffect(() => {
    void scroller.current?.scrollTo({ top: 0 })
  }, [found])
  return (
    <div ref={scroller} className={classes['scroller']}>
      <ul aria-label={t('list.label')} className={classes['lines']} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ key, index, start }) => {
          const entry = found[index]
          if (entry === undefined) return null
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={found.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
            >
              <ConversationLine
                conversation={entry.conversation}
                title={[entry.pupilName, entry.className].filter(Boolean).join(' · ')}
              />
            </li>
          )
        })}
      </ul>
    </div>
  )
}
