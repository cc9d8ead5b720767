/** One choice: phase now, what else is considered, the pupil's own reason, what was chosen, a summary per phase. */
import {
  Button,
  Group,
  SegmentedControl,
  SimpleGrid,
  Stack,
  TagsInput,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core'
import { useCallback } from 'react'
import { Link } from 'react-router'
import { type PhaseSummary, phaseSchema, phases, type Trajectory } from '#domain/phases/trajectory.ts'
import { todayHere } from '#features/shared/clock.ts'
import { DayField } from '#features/shared/day-field.tsx'
import { PhaseTile } from '#features/shared/phase-tile.tsx'
import { SaveIndicator } from '#features/shared/save-indicator.tsx'
import { useVault } from '#features/shared/session.tsx'
import { useAutosavedRow } from '#features/shared/use-autosave.ts'
import { useRefusalText } from '#features/shared/use-commit.tsx'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import { Notice } from '#ui/notice.tsx'
import { StateShape } from '#ui/shapes.tsx'
import { careerPlace } from './place.ts'
import classes from './trajectory-card.module.css'

export function TrajectoryCard({ trajectory, summaries }: { trajectory: Trajectory; summaries: PhaseSummary[] }) {
  const { t } = useText('phases')
  const dates = useDates()
  const refusalText = useRefusalText()
  const { draft, change, saveState, flush } = useTrajectoryDraft(trajectory)
  return (
    <Stack component="article" gap="md" className={classes['card']} data-row={trajectory.id}>
      <Group justify="space-between" align="baseline">
        <Group gap="sm" align="baseline">
          <Title order={3}>{t('trajectory.title', { choice: t(`common:choices.${draft.choice}`) })}</Title>
          <Text size="md" c="var(--ink-second)">
            {t('trajectory.started', { date: dates.day(draft.startedDay, 'short-year') })}
          </Text>
        </Group>
        <SaveIndicator state={saveState} />
      </Group>
      {saveState.kind === 'refused' && <Notice kind="error" title={refusalText(saveState.code)} />}
      <Stack gap={4}>
        <Text size="md" fw={550} id={`phase-${draft.id}`}>
          {t('trajectory.phase')}
        </Text>
        <SegmentedControl
          aria-labelledby={`phase-${draft.id}`}
          value={draft.phase}
          data={phases.map((phase) => ({
            value: phase,
            label: (
              <Group gap={6} wrap="nowrap" justify="center">
                <PhaseTile phase={phase} small silent />
                {t(`common:phases.${phase}`)}
              </Group>
            ),
          }))}
          onChange={(value) => change((row) => ({ ...row, phase: phaseSchema.parse(value) }))}
        />
      </Stack>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <TagsInput
          label={t('trajectory.alternatives')}
          description={t('trajectory.alternativesText')}
          value={draft.alternatives}
          maxTags={50}
          acceptValueOnBlur
          onChange={(alternatives) => change((row) => ({ ...row, alternatives }))}
        />
        <Textarea
          label={t('trajectory.ownReason')}
          minRows={3}
          value={draft.ownReason}
          onChange={(event) => {
            const ownReason = event.currentTarget.value
            change((row) => ({ ...row, ownReason }))
          }}
        />
        <TextInput
          label={t('trajectory.chosen')}
          value={draft.chosen}
          maxLength={500}
          onChange={(event) => {
            const chosen = event.currentTarget.value
            change((row) => ({ ...row, chosen }))
          }}
        />
        <DayField
          label={t('trajectory.chosenDay')}
          value={draft.chosenDay}
          onChange={(chosenDay) => change((row) => ({ ...row, chosenDay }))}
        />
      </SimpleGrid>
      <Stack gap="sm">
        <Title order={4}>{t('summaries.title')}</Title>
        <ul className={classes['phases']}>
          {phases.map((phase) => {
            const summary = summaries.find((candidate) => candidate.phase === phase)
            return (
              <li key={phase}>
                <Group gap="sm" wrap="nowrap">
                  <PhaseTile phase={phase} small silent />
                  <Text fw={550}>{t(`common:phases.${phase}`)}</Text>
                </Group>
                <Group gap={6} wrap="nowrap" c="var(--ink-second)">
                  <StateShape name={summary === undefined ? 'none' : summary.issuedDocumentId ? 'frozen' : 'open'} />
                  <Text size="md">{summaryState(summary)}</Text>
                </Group>
                <Button
                  component={Link}
                  to={`/phases/${draft.id}/${phase}`}
                  variant="subtle"
                  size="compact-md"
                  onClick={() => void flush()}
                >
                  {t(summary === undefined ? 'summaries.make' : 'summaries.open')}
                </Button>
              </li>
            )
          })}
        </ul>
      </Stack>
    </Stack>
  )

  function summaryState(summary: PhaseSummary | undefined): string {
    if (summary === undefined) return t('summaries.missing')
    const date = dates.day(todayHere(new Date(summary.changedAtUtc)))
    return t(summary.issuedDocumentId ? 'summaries.frozen' : 'summaries.draft', { date })
  }
}

function useTrajectoryDraft(trajectory: Trajectory) {
  const vault = useVault()
  const save = useCallback(
    async (row: Trajectory) => {
      const answer = await vault.commit({
        label: 'phases:undo.trajectoryChanged',
        undoPlace: careerPlace,
        put: [{ table: 'trajectories', row }],
      })
      return answer.ok ? { ok: true as const, stored: { ...row, rev: answer.revs.get(row.id) ?? row.rev } } : answer
    },
    [vault],
  )
  return useAutosavedRow(trajectory, save)
}
