/**
 * Ctrl+K: find a pupil, start a talk with them, go to a screen, or see the first of what all dossiers hold about a
 * word (palette-hits.tsx).
 */
import { Spotlight, spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useNavigate } from 'react-router'
import { compareNames, fullName, sortedName } from '#domain/pupils/person-name.ts'
import { enrolmentIn } from '#domain/pupils/pupil.ts'
import { hasLeft } from '#domain/pupils/roster.ts'
import { schoolYearOf } from '#domain/shared/dates.ts'
import { foldForSearch, matchesWords } from '#domain/shared/text.ts'
import { useCommand } from '#features/shared/commands.ts'
import { useQuery, useSession } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'
import { PaletteHits, usePaletteSearch } from './palette-hits.tsx'

const shownPupils = 7

const places = [
  ['today', '/today'],
  ['pupils', '/pupils'],
  ['conversations', '/conversations'],
  ['reports', '/reports'],
  ['guardians', '/guardians'],
  ['transfer', '/transfer'],
  ['settings', '/settings'],
] as const

interface Entry {
  id: string
  label: string
  description: string
  /** Folded words that find it. */
  words: string
  run: () => void
}

export function CommandPalette({ onHelp }: { onHelp: () => void }) {
  const { t } = useText('settings')
  const { lock, today } = useSession()
  const navigate = useNavigate()
  const [query, setQuery] = useState('')
  const [isOpen, setOpen] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useCommand('find', () => {
    // Drawn and focused before the next key is heard: the first letter typed after Ctrl+K belongs to the field.
    flushSync(spotlight.open)
    field.current?.focus()
  })
  const search = usePaletteSearch(isOpen, query)

  // Read only while it is open: else every stored keystroke would read all pupils again.
  const people = useQuery(
    async (reader) => {
      if (!isOpen) return []
      const [pupils, enrolments] = [await reader.all('pupils'), await reader.all('enrolments')]
      const byPupil = Map.groupBy(enrolments, (enrolment) => enrolment.pupilId)
      return pupils
        .filter((pupil) => !hasLeft(pupil, today))
        .sort(compareNames)
        .map((pupil) => {
          const className = enrolmentIn(byPupil.get(pupil.id) ?? [], schoolYearOf(today))?.className ?? ''
          return { pupil, className, words: foldForSearch(`${fullName(pupil)} ${pupil.number} ${className}`) }
        })
    },
    [today, isOpen],
  )

  const groups = useMemo(() => {
    const found = (people ?? []).filter(({ words }) => query !== '' && matchesWords(words, query)).slice(0, shownPupils)
    const matches = (entry: Entry) => query === '' || matchesWords(foldForSearch(entry.words), query)
    const go = (to: string) => () => void navigate(to)
    const pupils: Entry[] = found.map(({ pupil, className, words }) => ({
      id: `pupil-${pupil.id}`,
      label: sortedName(pupil),
      description: className,
      words,
      run: go(`/pupils/${pupil.id}`),
    }))
    const talks: Entry[] = found.slice(0, 3).map(({ pupil, className, words }) => ({
      id: `talk-${pupil.id}`,
      label: t('commands.newConversation', { name: fullName(pupil) }),
      // Two pupils of one name are told apart by their class.
      description: className,
      words,
      run: go(`/conversations/new/${pupil.id}`),
    }))
    const screens: Entry[] = [
      ...places.map(([key, to]) => ({ label: t(`common:rail.${key}`), run: go(to) })),
      { label: t('commands.search'), run: go('/search') },
      { label: t('commands.importList'), run: go('/pupils/import') },
      { label: t('commands.lock'), run: () => void lock() },
      { label: t('commands.help'), run: onHelp },
    ].map((entry) => ({ ...entry, id: `place-${entry.label}`, description: '', words: entry.label }))
    return [
      { isPlaces: false, title: t('commands.pupils'), entries: pupils },
      { isPlaces: false, title: t('commands.talks'), entries: talks },
      { isPlaces: true, title: t('commands.places'), entries: screens.filter(matches) },
    ].filter((group) => group.entries.length > 0)
  }, [people, query, t, navigate, lock, onHelp])

  const drawn = (group: { title: string; entries: readonly Entry[] }) => (
    <Spotlight.ActionsGroup key={group.title} label={group.title}>
      {group.entries.map((entry) => (
        <Spotlight.Action key={entry.id} label={entry.label} description={entry.description} onClick={entry.run} />
      ))}
    </Spotlight.ActionsGroup>
  )

  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      onSpotlightOpen={() => setOpen(true)}
      onSpotlightClose={() => setOpen(false)}
      shortcut={null}
      scrollable
      maxHeight={480}
      // At once: what is typed right after the key must not be lost while it fades in.
      transitionProps={{ duration: 0 }}
      attributes={{ content: { 'aria-label': t('commands.label') } }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
    >
      <Spotlight.Search
        ref={field}
        placeholder={t('commands.placeholder')}
        aria-label={t('commands.label')}
        leftSection={<IconSearch size={20} stroke={1.75} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {groups.filter(({ isPlaces }) => !isPlaces).map(drawn)}
        <PaletteHits search={search} query={query} />
        {groups.filter(({ isPlaces }) => isPlaces).map(drawn)}
        {groups.length === 0 && !search.hasHits && <Spotlight.Empty>{t('commands.nothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}
