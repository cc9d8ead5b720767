/**
 * What Ctrl+K shows of the search over all dossiers: the first few hits, and the way to all of them. Pupils stand above
 * it already. Working notes are never asked for here: the palette may be open before other people.
 */
import { Spotlight } from '@mantine/spotlight'
import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { emptyQuestion, noFilter, type SearchKind, type SearchQuestion, searchKinds } from '#domain/search/question.ts'
import { hitAddress } from '#features/shared/search/hit-address.ts'
import { KindIcon } from '#features/shared/search/kind-icon.tsx'
import { MarkedText } from '#features/shared/search/marked-text.tsx'
import { rememberSearch } from '#features/shared/search/search-memory.ts'
import { useHitWords } from '#features/shared/search/use-hit-words.ts'
import { type Search, useSearch } from '#features/shared/search/use-search.ts'
import { useToday } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'
import classes from './palette-hits.module.css'

const hitsShown = 5
const perKind = 2
/** Two letters stand in nearly every talk. */
const lettersWanted = 3

const kindsHere: readonly SearchKind[] = searchKinds.filter((kind) => kind !== 'pupil' && kind !== 'working-note')

export interface PaletteSearch extends Search {
  /** Beside the pupils, who stand above. */
  hasHits: boolean
  /** What the search page will show. */
  allCount: number
}

/** Asked while the palette is open, from its first moment on: so reading begins before the words are typed. */
export function usePaletteSearch(isOpen: boolean, query: string): PaletteSearch {
  const today = useToday()
  const words = query.trim().length >= lettersWanted ? query : ''
  const question = useMemo<SearchQuestion | null>(
    () =>
      isOpen
        ? { ...emptyQuestion, words, today, filter: { ...noFilter, kinds: kindsHere }, atMostPerKind: perKind }
        : null,
    [isOpen, words, today],
  )
  const search = useSearch(question)
  const counts = words === '' ? undefined : search.answered?.answer.counts
  const sumOf = (kinds: readonly SearchKind[]) => (counts ? kinds.reduce((sum, kind) => sum + counts[kind], 0) : 0)
  return { ...search, hasHits: sumOf(kindsHere) > 0, allCount: sumOf(searchKinds) }
}

export function PaletteHits({ search, query }: { search: PaletteSearch; query: string }) {
  const { t } = useText('search')
  const navigate = useNavigate()
  const wordsOf = useHitWords()
  const { answered, hasHits, allCount } = search
  if (answered === null || !hasHits) return null
  return (
    <Spotlight.ActionsGroup label={t('palette.title')}>
      {answered.answer.hits.slice(0, hitsShown).map((hit) => {
        const { title, details, excerpts } = wordsOf(hit)
        return (
          <Spotlight.Action key={hit.rowId} onClick={() => void navigate(hitAddress(hit))}>
            <span className={classes['hit']}>
              <KindIcon kind={hit.subject.kind} size={20} />
              <span className={classes['text']}>
                <span className={classes['title']}>
                  <MarkedText parts={title} />
                </span>
                <span className={classes['details']}>{details.join(' · ')}</span>
                {excerpts.slice(0, 1).map(({ label, parts }) => (
                  <span key={label} className={classes['excerpt']} dir="auto">
                    {label}: <MarkedText parts={parts} />
                  </span>
                ))}
              </span>
            </span>
          </Spotlight.Action>
        )
      })}
      <Spotlight.Action
        label={t('palette.all', { count: allCount })}
        {...(answered.answer.isComplete ? {} : { description: t('palette.building') })}
        onClick={() => {
          rememberSearch({ words: query, filter: noFilter, scrollPx: 0 })
          void navigate('/search')
        }}
      />
    </Spotlight.ActionsGroup>
  )
}
