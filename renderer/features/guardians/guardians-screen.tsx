/** All guardians of the school, the children beside them; the way to a child is the way to its Ouders tab. */
import { Button, Center, CloseButton, Kbd, Loader, Text, TextInput } from '@mantine/core'
import { IconMail, IconPhone, IconSearch } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { RegisteredGuardian } from '#domain/pupils/guardian-register.ts'
import { fullName, sortedName } from '#domain/pupils/person-name.ts'
import { matchesWords } from '#domain/shared/text.ts'
import { useText } from '#i18n/use-text.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import classes from './guardians-screen.module.css'
import { useGuardianRegister } from './use-guardian-register.ts'

const rowPx = 56

/** Kept while other screens are visited; in memory only, because it holds a name. */
let lastQuery = ''

export function GuardiansScreen() {
  const { t } = useText('guardians')
  const register = useGuardianRegister()
  if (register === undefined) {
    return (
      <Center h="100%">
        <Loader aria-label={t('common:loading')} />
      </Center>
    )
  }
  if (register.length === 0) {
    return (
      <div className={classes['empty']}>
        <PageHeading>{t('list.title')}</PageHeading>
        <EmptyState
          title={t('list.emptyTitle')}
          text={t('list.emptyText')}
          action={
            <Button component={Link} to="/pupils">
              {t('list.toPupils')}
            </Button>
          }
        />
      </div>
    )
  }
  return <GuardianList register={register} />
}

function GuardianList({ register }: { register: RegisteredGuardian[] }) {
  const { t } = useText('guardians')
  const { t: f } = useText('families')
  const [query, setQuery] = useState(lastQuery)
  const search = useRef<HTMLInputElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const deferred = useDeferredValue(query)
  const found = useMemo(
    () => (deferred.trim() === '' ? register : register.filter(({ folded }) => matchesWords(folded, deferred))),
    [register, deferred],
  )
  const virtual = useVirtualizer({
    count: found.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 8,
    getItemKey: (index) => found[index]?.guardian.id ?? index,
  })
  const change = (text: string): void => {
    lastQuery = text
    setQuery(text)
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      search.current?.focus()
      search.current?.select()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  return (
    <div className={classes['screen']}>
      <div className={classes['head']}>
        <PageHeading>{t('list.title')}</PageHeading>
        <TextInput
          ref={search}
          className={classes['search'] ?? ''}
          value={query}
          onChange={(event) => change(event.currentTarget.value)}
          aria-label={t('list.search')}
          placeholder={t('list.search')}
          leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
          rightSectionWidth={query === '' ? 64 : 36}
          rightSection={
            query === '' ? (
              <Kbd size="xs" aria-hidden>
                Ctrl F
              </Kbd>
            ) : (
              <CloseButton size="sm" aria-label={t('list.clear')} onClick={() => change('')} />
            )
          }
        />
        <Text c="var(--ink-second)" role="status">
          {t('list.found', { count: found.length })}
        </Text>
        <Button component={Link} to="/doubles" variant="subtle" ml="auto">
          {f('doubles.link')}
        </Button>
      </div>
      <div ref={scroller} className={classes['scroller']}>
        {found.length === 0 && <Text p="lg">{t('list.notFound', { query: deferred.trim() })}</Text>}
        <ul className={classes['list']} style={{ height: virtual.getTotalSize() }} aria-label={t('list.title')}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const entry = found[index]
            if (!entry) return null
            return (
              <li
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                className={classes['row']}
                style={{ transform: `translateY(${start}px)` }}
                aria-setsize={found.length}
                aria-posinset={index + 1}
              >
                <GuardianRow entry={entry} />
              </li>
            )
          })}
        </ul>
      </div>
    </div>
  )
}

function GuardianRow({ entry: { guardian, children } }: { entry: RegisteredGuardian }) {
  const { t } = useText('guardians')
  const { t: f } = useText('families')
  return (
    <>
      <Text fw={550} className={classes['name'] ?? ''}>
        <Link to={`/guardians/${guardian.id}`} className={classes['person'] ?? ''}>
          {sortedName(guardian)}
        </Link>
        {guardian.deceased !== null && <span className={classes['second']}> {f('person.deceased').toLowerCase()}</span>}
      </Text>
      <div className={classes['children']}>
        {children.length === 0 && <Text c="var(--ink-second)">{t('list.noChild')}</Text>}
        {children.map(({ relation, pupil, className }) => (
          <span key={relation.id}>
            <Link to={`/pupils/${pupil.id}/guardians`} className={classes['child'] ?? ''}>
              {fullName(pupil)}
            </Link>
            <span className={classes['second']}>
              {' '}
              {[className, t(`common:relationKinds.${relation.kind}`)].filter(Boolean).join(' · ')}
            </span>
          </span>
        ))}
      </div>
      <div className={classes['contact']}>
        {guardian.phone !== '' && (
          <span>
            <IconPhone size={16} stroke={1.75} role="img" aria-label={t('form.fields.phone')} /> {guardian.phone}
          </span>
        )}
        {guardian.email !== '' && (
          <span>
            <IconMail size={16} stroke={1.75} role="img" aria-label={t('form.fields.email')} /> {guardian.email}
          </span>
        )}
      </div>
    </>
  )
}
