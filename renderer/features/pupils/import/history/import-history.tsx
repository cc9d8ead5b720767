/** Every list that was read, newest first: what it brought, and until when it can be taken back. */
import { Button, Center, Loader, Text } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import type { ImportRun } from '#domain/pupils/import-run.ts'
import { schoolYearLabel } from '#domain/shared/dates.ts'
import type { Id } from '#domain/shared/row.ts'
import { momentHere, todayHere } from '#features/shared/clock.ts'
import { useQuery, useVault } from '#features/shared/session.tsx'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import shared from '../import-screen.module.css'
import classes from './import-history.module.css'
import { TakeBack } from './take-back.tsx'

export function ImportHistoryScreen() {
  const { t } = useText('imports')
  const runs = useQuery((reader) => reader.all('importRuns'), [])
  const endOf = useUndoEnds(runs)
  const [asked, setAsked] = useState<ImportRun | null>(null)
  return (
    <div className={shared['screen']}>
      <div className={shared['head']}>
        <Button component={Link} to="/pupils" variant="subtle" leftSection={<IconArrowLeft size={18} stroke={1.75} />}>
          {t('back')}
        </Button>
        <PageHeading className={shared['title']}>{t('past.title')}</PageHeading>
      </div>
      {runs === undefined && (
        <Center p="xl">
          <Loader aria-label={t('common:loading')} />
        </Center>
      )}
      {runs?.length === 0 && (
        <EmptyState
          title={t('past.emptyTitle')}
          text={t('past.emptyText')}
          action={
            <Button component={Link} to="/pupils/import">
              {t('title.class-list')}
            </Button>
          }
        />
      )}
      {runs !== undefined && runs.length > 0 && (
        <div className={classes['body']}>
          <Text c="var(--ink-second)" maw={760}>
            {t('past.text')}
          </Text>
          <table className={classes['table']} aria-label={t('past.table')}>
            <thead>
              <tr>
                <th scope="col">{t('past.when')}</th>
                <th scope="col">{t('past.file')}</th>
                <th scope="col">{t('past.what')}</th>
                <th scope="col">{t('past.undo')}</th>
              </tr>
            </thead>
            <tbody>
              {[...runs]
                .sort((left, right) => right.startedAtUtc.localeCompare(left.startedAtUtc))
                .map((run) => (
                  <RunRow key={run.id} run={run} endsAtUtc={endOf?.get(run.id)} onTakeBack={() => setAsked(run)} />
                ))}
            </tbody>
          </table>
        </div>
      )}
      {asked !== null && <TakeBack run={asked} onClose={() => setAsked(null)} />}
    </div>
  )
}

/** Until when each import can be taken back; only those that still can. */
function useUndoEnds(runs: readonly ImportRun[] | undefined): ReadonlyMap<Id, string> | undefined {
  const vault = useVault()
  const [ends, setEnds] = useState<ReadonlyMap<Id, string>>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever a run was stored or taken back
  useEffect(() => {
    let isGone = false
    void vault.keptImports().then((kept) => {
      if (!isGone) setEnds(new Map(kept.map(({ importId, endsAtUtc }) => [importId, endsAtUtc])))
    })
    return () => {
      isGone = true
    }
  }, [vault, runs])
  return ends
}

function RunRow({
  run,
  endsAtUtc,
  onTakeBack,
}: {
  run: ImportRun
  endsAtUtc: string | undefined
  onTakeBack: () => void
}) {
  const { t } = useText('imports')
  const { moment, day } = useDates()
  const file = run.fileName || t('past.noFile')
  const localDay = (atUtc: string): string => day(todayHere(new Date(atUtc)), 'no-weekday')
  return (
    <tr>
      <td>{moment(momentHere(new Date(run.startedAtUtc)), 'short-year')}</td>
      <th scope="row">
        {file}
        <Text size="sm" c="var(--ink-second)">
          {t(`past.kinds.${run.kind}`)}
          {run.schoolYear !== null && ` ${t('forYear', { year: schoolYearLabel(run.schoolYear) })}`}
        </Text>
      </th>
      <td>
        <RunCounts run={run} />
      </td>
      <td>
        {run.takenBackAtUtc !== null && (
          <Text>
            {t('past.takenBack', { day: localDay(run.takenBackAtUtc) })}
            {run.keptRows > 0 && ` · ${t('past.partly', { count: run.keptRows })}`}
          </Text>
        )}
        {endsAtUtc !== undefined && (
          <>
            <Button variant="default" aria-label={t('past.takeBackOf', { file })} onClick={onTakeBack}>
              {t('takeBack.action')}
            </Button>
            <Text size="sm" c="var(--ink-second)">
              {t('past.until', { day: localDay(endsAtUtc) })}
            </Text>
          </>
        )}
        {endsAtUtc === undefined && run.takenBackAtUtc === null && (
          <Text c="var(--ink-second)">{t('past.tooLate')}</Text>
        )}
      </td>
    </tr>
  )
}

const countNames = ['newPupils', 'changedPupils', 'leavers', 'guardians', 'households', 'photos'] as const

function RunCounts({ run }: { run: ImportRun }) {
  const { t } = useText('imports')
  const parts = countNames
    .filter((name) => run.counts[name] > 0)
    .map((name) => {
      // What a list of parents changes is told as it was read there: of the parents.
      const isOfParents = name === 'changedPupils' && run.kind === 'guardian-list'
      return t(`past.${isOfParents ? 'changedFamilies' : name}`, { count: run.counts[name] })
    })
  if (run.endedAtUtc === null) parts.push(t('past.brokenOff'))
  // A run that stored nothing is not kept: what is counted nowhere are rows of known parents and homes.
  return parts.length > 0 ? parts.join(' · ') : t('past.nothing')
}
