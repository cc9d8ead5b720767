/** Who seems to stand in the vault twice, and why the app thinks so. Two ways on: compare them, or say they are two. */
import { Button, Center, Group, Loader, Text } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from 'react-router'
import { type Double, fullerFirst, guardianDoubles, notTheSame, pupilDoubles } from '#domain/pupils/families/doubles.ts'
import type { Guardian } from '#domain/pupils/guardian.ts'
import { fullName } from '#domain/pupils/person-name.ts'
import { enrolmentIn, type Pupil } from '#domain/pupils/pupil.ts'
import { schoolYearOf } from '#domain/shared/dates.ts'
import type { Id } from '#domain/shared/row.ts'
import { useQuery, useToday } from '#features/shared/session.tsx'
import { useCommit, useUndo } from '#features/shared/use-commit.tsx'
import { useText } from '#i18n/use-text.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import classes from './merge.module.css'

const place = 'doubles'

export function DoublesScreen() {
  const { t } = useText('families')
  const found = useDoubles()
  useUndo(place)
  if (found === undefined) {
    return (
      <Center h="100%">
        <Loader aria-label={t('common:loading')} />
      </Center>
    )
  }
  const { pupils, guardians, about } = found
  return (
    <div className={classes['screen']}>
      <Button
        component={Link}
        to="/guardians"
        variant="subtle"
        size="compact-md"
        px={6}
        ml={-6}
        leftSection={<IconArrowLeft size={18} stroke={1.75} aria-hidden />}
      >
        {t('doubles.back')}
      </Button>
      <PageHeading>{t('doubles.title')}</PageHeading>
      {pupils.length === 0 && guardians.length === 0 ? (
        <EmptyState isBelowHeading title={t('doubles.noneTitle')} text={t('doubles.noneText')} />
      ) : (
        <Text>{t('doubles.intro')}</Text>
      )}
      {pupils.length > 0 && <PairList kind="pupils" pairs={pupils} about={about} />}
      {guardians.length > 0 && <PairList kind="guardians" pairs={guardians} about={about} />}
    </div>
  )
}

interface Doubles {
  pupils: Double<Pupil>[]
  guardians: Double<Guardian>[]
  /** What tells one from the other: number and class, or the children. */
  about: (id: Id) => string
}

function useDoubles(): Doubles | undefined {
  const year = schoolYearOf(useToday())
  return useQuery(
    async (reader): Promise<Doubles> => {
      const [pupils, enrolments, guardians, relations, households] = await Promise.all([
        reader.all('pupils'),
        reader.all('enrolments'),
        reader.all('guardians'),
        reader.all('relations'),
        reader.all('households'),
      ])
      const enrolmentsOf = Map.groupBy(enrolments, ({ pupilId }) => pupilId)
      const pupilOf = new Map(pupils.map((pupil) => [pupil.id, pupil]))
      const relationsOf = Map.groupBy(relations, ({ guardianId }) => guardianId)
      const about = (id: Id): string => {
        const pupil = pupilOf.get(id)
        if (pupil !== undefined) {
          return [pupil.number, enrolmentIn(enrolmentsOf.get(id) ?? [], year)?.className].filter(Boolean).join(', ')
        }
        return (relationsOf.get(id) ?? [])
          .flatMap(({ pupilId }) => pupilOf.get(pupilId) ?? [])
          .map(fullName)
          .join(', ')
      }
      return {
        pupils: pupilDoubles(pupils, relations),
        guardians: guardianDoubles(guardians, relations, households),
        about,
      }
    },
    [year],
  )
}

type PairListProps = { about: (id: Id) => string } & (
  | { kind: 'pupils'; pairs: readonly Double<Pupil>[] }
  | { kind: 'guardians'; pairs: readonly Double<Guardian>[] }
)

function PairList({ kind, pairs, about }: PairListProps) {
  const { t } = useText('families')
  const commit = useCommit()
  const dismiss = async (pair: Double<Pupil> | Double<Guardian>): Promise<void> => {
    // The two kinds of row are told apart by what only a pupil has.
    const put =
      'birthDay' in pair.one
        ? ({ table: 'pupils', row: notTheSame(pair.one, pair.other as Pupil) } as const)
        : ({ table: 'guardians', row: notTheSame(pair.one, pair.other as Guardian) } as const)
    await commit({ label: 'families:undo.notSame', undoPlace: place, put: [put] }, t('doubles.kept'))
  }
  return (
    <section aria-labelledby={`doubles-${kind}`}>
      <h2 id={`doubles-${kind}`}>
        {t(`doubles.${kind}`)} <span className={classes['count']}>{pairs.length}</span>
      </h2>
      <ul className={classes['list']}>
        {pairs.map((pair) => {
          const [kept, other] = fullerFirst<Pupil | Guardian>(pair.one, pair.other)
          const names = { one: fullName(kept), other: fullName(other) }
          return (
            <li key={`${pair.one.id} ${pair.other.id}`} className={classes['line']}>
              <div>
                <Text fw={550}>
                  <Named name={names.one} about={about(kept.id)} />
                </Text>
                <Text fw={550}>
                  <Named name={names.other} about={about(other.id)} />
                </Text>
                <Text size="sm" c="var(--ink-second)">
                  {pair.reasons.map((reason) => t(`doubles.reasons.${reason}`)).join(' · ')}
                </Text>
              </div>
              <Group gap={4} wrap="nowrap">
                <Button
                  component={Link}
                  to={`/doubles/${kind}/${kept.id}/${other.id}`}
                  variant="default"
                  aria-label={t('doubles.compareOf', names)}
                >
                  {t('doubles.compare')}
                </Button>
                <Button variant="subtle" aria-label={t('doubles.notSameOf', names)} onClick={() => void dismiss(pair)}>
                  {t('doubles.notSame')}
                </Button>
              </Group>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Named({ name, about }: { name: string; about: string }) {
  return (
    <>
      {name}
      {about !== '' && (
        <Text span size="sm" c="var(--ink-second)">
          {' '}
          {about}
        </Text>
      )}
    </>
  )
}
