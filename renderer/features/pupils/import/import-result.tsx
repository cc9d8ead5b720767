/** What was stored, what stopped it if anything did, and the way back. */
import { Button, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import { undoEndsAtUtc } from '#domain/pupils/import-run.ts'
import { todayHere } from '#features/shared/clock.ts'
import { useCommand } from '#features/shared/commands.ts'
import { useRefusalText } from '#features/shared/use-commit.tsx'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import { TakeBack } from './history/take-back.tsx'
import classes from './import-screen.module.css'
import type { ImportStep, ListImport } from './use-list-import.ts'

export function ImportResult({
  step: { fileName, stored, undecided },
  list,
}: {
  step: Extract<ImportStep, { kind: 'done' | 'halted' }>
  list: ListImport
}) {
  const { t } = useText('imports')
  const { day } = useDates()
  const refusalText = useRefusalText()
  const [isTakingBack, setTakingBack] = useState(false)
  const [takenBack, setTakenBack] = useState<'whole' | 'part' | null>(null)
  const { run, doneRows, totalRows, halt, learnedCount } = stored
  useCommand('undo', () => {
    if (run !== null && takenBack === null) setTakingBack(true)
  })

  // Who leaves is no row of the list: the button before counted the rows.
  const leavers = run?.counts.leavers ?? 0

  const doneText = (): string => {
    if (run === null) return ''
    const { newPupils, changedPupils, guardians } = run.counts
    return [
      list.listKind === 'class-list'
        ? t('doneCounts', { added: newPupils, changed: Math.max(changedPupils, doneRows - leavers - newPupils) })
        : t('doneCounts', { added: guardians, changed: Math.max(0, doneRows - guardians) }),
      leavers > 0 ? t('doneLeft', { count: leavers }) : '',
      undecided > 0 ? t('doneUndecided', { count: undecided }) : '',
      learnedCount > 0 ? t('learned', { count: learnedCount }) : '',
      t('doneText', { file: fileName, day: day(todayHere(new Date(undoEndsAtUtc(run.startedAtUtc))), 'no-weekday') }),
    ]
      .filter((part) => part !== '')
      .join(' ')
  }
  const haltText = (): string => {
    if (halt === null) return ''
    return halt === 'stopped' || halt === 'worker-failed' ? t(`haltedWhy.${halt}`) : refusalText(halt)
  }
  return (
    <Stack gap="lg" className={classes['body'] ?? ''}>
      {takenBack !== null && (
        <div role="status">
          <Notice
            shape="done"
            title={t(takenBack === 'whole' ? 'takeBack.done' : 'takeBack.partly', { file: fileName })}
          />
        </div>
      )}
      {takenBack === null &&
        (halt === null ? (
          <div role="status">
            <Notice shape="done" title={t(`done.${list.listKind}`, { count: doneRows - leavers })}>
              {doneText()}
            </Notice>
          </div>
        ) : (
          <Notice kind="error" title={t(`halted.${list.listKind}`, { done: doneRows, total: totalRows })}>
            {haltText()} {t('haltedText')}
          </Notice>
        ))}
      {isTakingBack && run !== null && (
        <TakeBack
          run={run}
          onClose={() => setTakingBack(false)}
          onTakenBack={(isWhole) => setTakenBack(isWhole ? 'whole' : 'part')}
        />
      )}
      <Group>
        <Button component={Link} to="/pupils">
          {t('toPupils')}
        </Button>
        {run !== null && takenBack === null && (
          <Button variant="default" onClick={() => setTakingBack(true)}>
            {t('takeBack.action')}
          </Button>
        )}
        <Button variant="subtle" onClick={list.startOver}>
          {t('another')}
        </Button>
      </Group>
    </Stack>
  )
}
