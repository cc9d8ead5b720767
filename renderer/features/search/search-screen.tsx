/**
 * Search over everything: what kinds were found at the left, the words and their refinement above, hits in context
 * below. Working notes are searched only behind a tick of their own, which goes off when the page is left.
 */
import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core'
import { IconFilter, IconSearch, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import {
  emptyQuestion,
  fewestLetters,
  lettersIn,
  noFilter,
  type SearchFilter,
  type SearchKind,
  type SearchQuestion,
} from '#domain/search/question.ts'
import { rememberSearch, useSearchMemory } from '#features/shared/search/search-memory.ts'
import { useSearch } from '#features/shared/search/use-search.ts'
import { useToday } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'
import { PageHeading } from '#ui/page-heading.tsx'
import { HitGroups } from './hit-groups.tsx'
import { KindsPane } from './kinds-pane.tsx'
import { SearchFilters } from './search-filters.tsx'
import classes from './search-screen.module.css'
import { SearchStatus } from './search-status.tsx'

const perKindInOverview = 4
const perKindAtOnce = 50

export function SearchScreen() {
  const { t } = useText('search')
  const today = useToday()
  const { words, filter } = useSearchMemory()
  const [withNotes, setWithNotes] = useState(false)
  const [atMost, setAtMost] = useState(perKindAtOnce)
  const chosenKind = filter.kinds[0] ?? null

  const question = useMemo<SearchQuestion>(
    () => ({
      ...emptyQuestion,
      words,
      filter,
      today,
      includeWorkingNotes: withNotes,
      atMostPerKind: chosenKind === null ? perKindInOverview : atMost,
    }),
    [words, filter, today, withNotes, chosenKind, atMost],
  )
  const search = useSearch(question)
  const setFilter = (change: Partial<SearchFilter>) => {
    setAtMost(perKindAtOnce)
    rememberSearch({ filter: { ...filter, ...change }, scrollPx: 0 })
  }
  const chooseKind = (kind: SearchKind | null) => setFilter({ kinds: kind === null ? [] : [kind] })
  const refined = countOf(filter)
  const [isRefining, setRefining] = useState(refined > 0)
  usePupilOfAddress(() => setRefining(true))
  const results = useRef<HTMLDivElement>(null)
  const scroller = useRememberedScroll(search.answered !== null)

  return (
    <div className={classes['screen']}>
      <KindsPane
        counts={lettersIn(words) < fewestLetters ? null : (search.answered?.answer.counts ?? null)}
        chosen={chosenKind}
        withNotes={withNotes}
        onChoose={chooseKind}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys are an extra on the links inside */}
      <div ref={scroller} className={classes['main']} onKeyDown={(event) => walkThroughHits(event, results.current)}>
        <PageHeading>{t('title')}</PageHeading>
        <search className={classes['search']}>
          <WordsField words={words} />
          <div className={classes['choices']}>
            <Button
              variant="default"
              leftSection={<IconFilter size={18} stroke={1.75} aria-hidden />}
              aria-expanded={isRefining}
              aria-controls="search-filters"
              onClick={() => setRefining(!isRefining)}
            >
              {refined > 0 ? t('filters.showSome', { count: refined }) : t('filters.show')}
            </Button>
            <Checkbox
              label={t('filters.notes')}
              description={t('filters.notesText')}
              checked={withNotes}
              onChange={(event) => {
                setWithNotes(event.currentTarget.checked)
                if (chosenKind === 'working-note') chooseKind(null)
              }}
            />
          </div>
          <div id="search-filters" hidden={!isRefining}>
            {isRefining && <SearchFilters filter={filter} onChange={setFilter} />}
          </div>
        </search>
        <SearchStatus search={search} words={words} chosenKind={chosenKind} isRefined={refined > 0} />
        <div ref={results}>
          {search.answered !== null && (
            <HitGroups
              answered={search.answered}
              chosenKind={chosenKind}
              onChooseKind={chooseKind}
              onMore={() => setAtMost(atMost + perKindAtOnce)}
              onOnlyPupil={(pupilId) => {
                setRefining(true)
                setFilter({ pupilId })
              }}
            />
          )}
        </div>
      </div>
    </div>
  )
}

function WordsField({ words }: { words: string }) {
  const { t } = useText('search')
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const take = () => {
      input.current?.focus()
      input.current?.select()
    }
    take()
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'f' || !event.ctrlKey || event.altKey || event.shiftKey) return
      event.preventDefault()
      take()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <TextInput
      ref={input}
      type="search"
      size="lg"
      label={t('words')}
      placeholder={t('placeholder')}
      autoComplete="off"
      spellCheck={false}
      maxLength={200}
      leftSection={<IconSearch size={20} stroke={1.75} aria-hidden />}
      rightSection={
        words === '' ? null : (
          <ActionIcon
            variant="transparent"
            c="var(--ink-second)"
            aria-label={t('clear')}
            onClick={() => {
              rememberSearch({ words: '' })
              input.current?.focus()
            }}
          >
            <IconX size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
        )
      }
      value={words}
      onChange={(event) => rememberSearch({ words: event.currentTarget.value, scrollPx: 0 })}
    />
  )
}

/** `/search?pupil=…` starts with that pupil's dossier; the way back from a hit comes to the list as it was. */
function usePupilOfAddress(onTaken: () => void): void {
  const [params, setParams] = useSearchParams()
  const pupilId = params.get('pupil')
  const taken = useRef(onTaken)
  taken.current = onTaken
  useEffect(() => {
    if (pupilId === null) return
    rememberSearch({ filter: { ...noFilter, pupilId }, words: '', scrollPx: 0 })
    setParams({}, { replace: true })
    taken.current()
  }, [pupilId, setParams])
}

/** How many refinements are on; the kind has a place of its own. */
const countOf = ({ kinds: _kinds, ...others }: SearchFilter): number =>
  Object.values(others).filter((value) => value !== null).length

/** Where the list stood when a hit was opened. */
function useRememberedScroll(isThere: boolean) {
  const scroller = useRef<HTMLDivElement>(null)
  const { scrollPx } = useSearchMemory()
  const wanted = useRef(scrollPx)
  useEffect(() => {
    const element = scroller.current
    if (element === null || !isThere) return
    element.scrollTop = wanted.current
    const keep = () => rememberSearch({ scrollPx: element.scrollTop })
    element.addEventListener('scrollend', keep)
    return () => element.removeEventListener('scrollend', keep)
  }, [isThere])
  return scroller
}

/** Down from the field to the first hit, on to the next, and back up. */
function walkThroughHits(event: KeyboardEvent, results: HTMLElement | null): void {
  if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || results === null) return
  const hits = [...results.querySelectorAll<HTMLElement>('[data-hit]')]
  const at = hits.indexOf(document.activeElement as HTMLElement)
  const isField = document.activeElement instanceof HTMLInputElement && document.activeElement.type === 'search'
  if (at === -1 && !(isField && event.key === 'ArrowDown')) return
  event.preventDefault()
  if (at === 0 && event.key === 'ArrowUp') document.querySelector<HTMLElement>('input[type="search"]')?.focus()
  else hits[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus()
}
