/** Choosing the double oneself, where the app has not found it: a guardian or a pupil, by typing. */
import { Button, Center, Loader, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import { Link, useParams } from 'react-router'
import { fullName } from '#domain/pupils/person-name.ts'
import { foldForSearch, matchesWords } from '#domain/shared/text.ts'
import { useQuery } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { useGuardianRegister } from '../use-guardian-register.ts'
import classes from './merge.module.css'

interface Choice {
  id: string
  name: string
  about: string
  folded: string
}

export function PickGuardianScreen() {
  const { t } = useText('families')
  const { guardianId = '' } = useParams()
  const register = useGuardianRegister()
  const choices = register?.map(
    ({ guardian, children, folded }): Choice => ({
      id: guardian.id,
      name: fullName(guardian),
      about: children.map(({ pupil, className }) => [fullName(pupil), className].filter(Boolean).join(' ')).join(', '),
      folded,
    }),
  )
  return (
    <PickDouble
      id={guardianId}
      choices={choices}
      search={t('doubles.pickSearch')}
      base="/doubles/guardians"
      back={
        <Button component={Link} to={`/guardians/${guardianId}`} variant="subtle">
          {t('common:cancel')}
        </Button>
      }
    />
  )
}

export function PickPupilScreen() {
  const { t } = useText('families')
  const { pupilId: keptId = '' } = useParams()
  const pupils = useQuery((reader) => reader.all('pupils'), [])
  const choices = useMemo(
    () =>
      pupils
        ?.filter(({ doubleOfId }) => doubleOfId === null)
        .map(
          (pupil): Choice => ({
            id: pupil.id,
            name: fullName(pupil),
            about: pupil.number,
            folded: foldForSearch(`${pupil.firstNames} ${fullName(pupil)} ${pupil.number}`),
          }),
        ),
    [pupils],
  )
  return (
    <PickDouble
      id={keptId}
      choices={choices}
      search={t('doubles.pickPupilSearch')}
      base="/doubles/pupils"
      back={
        <Button component={Link} to={`/pupils/${keptId}`} variant="subtle">
          {t('common:cancel')}
        </Button>
      }
    />
  )
}

const shownChoices = 8

function PickDouble({
  id,
  choices,
  search,
  base,
  back,
}: {
  id: string
  choices: readonly Choice[] | undefined
  search: string
  base: string
  back: ReactNode
}) {
  const { t } = useText('families')
  const { t: g } = useText('guardians')
  const [query, setQuery] = useState('')
  if (choices === undefined) {
    return (
      <Center h="100%">
        <Loader aria-label={t('common:loading')} />
      </Center>
    )
  }
  const own = choices.find((choice) => choice.id === id)
  if (own === undefined) {
    return (
      <div className={classes['screen']}>
        <PageHeading>{t('doubles.title')}</PageHeading>
        <EmptyState isBelowHeading title={g('form.goneTitle')} text={g('form.goneText')} />
      </div>
    )
  }
  const found =
    query.trim() === '' ? [] : choices.filter((choice) => choice.id !== id && matchesWords(choice.folded, query))
  return (
    <div className={classes['screen']}>
      <PageHeading of={id}>{t('doubles.pickTitle', { name: own.name })}</PageHeading>
      <TextInput
        w={460}
        label={search}
        leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
        value={query}
        autoComplete="off"
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <Text size="sm" role="status" c="var(--ink-second)">
        {query.trim() !== '' && t('doubles.found', { count: found.length })}
      </Text>
      <ul className={classes['list']}>
        {found.slice(0, shownChoices).map((choice) => (
          <li key={choice.id} className={classes['line']}>
            <div>
              <Text fw={550}>{choice.name}</Text>
              <Text size="sm" c="var(--ink-second)">
                {choice.about}
              </Text>
            </div>
            <Button
              component={Link}
              to={`${base}/${id}/${choice.id}`}
              variant="default"
              aria-label={t('doubles.pickOf', { name: choice.name })}
            >
              {t('doubles.pick')}
            </Button>
          </li>
        ))}
      </ul>
      {back}
    </div>
  )
}
