/** The pupil's activities, newest first; one is added or changed in place. */
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { newActivity } from '#domain/phases/activity-form.ts'
import type { Activity, Trajectory } from '#domain/phases/trajectory.ts'
import { currentTrajectory } from '#domain/phases/trajectory.ts'
import { isAt } from '#domain/shared/attachment.ts'
import type { Id } from '#domain/shared/row.ts'
import { AttachmentsPanel } from '#features/shared/attachments/attachments-panel.tsx'
import { clock } from '#features/shared/clock.ts'
import { PhaseTile } from '#features/shared/phase-tile.tsx'
import { useToday, useVault } from '#features/shared/session.tsx'
import { useCommit } from '#features/shared/use-commit.tsx'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import { ActivityForm } from './activity-form.tsx'
import classes from './activity-section.module.css'
import { careerPlace } from './place.ts'

export function ActivitySection({
  pupilId,
  trajectories,
  activities,
}: {
  pupilId: Id
  trajectories: Trajectory[]
  activities: Activity[]
}) {
  const { t } = useText('phases')
  const dates = useDates()
  const today = useToday()
  const commit = useCommit()
  const vault = useVault()
  const [editing, setEditing] = useState<Activity | null>(null)
  const newestFirst = activities.toSorted((left, right) => right.day.localeCompare(left.day))

  /** Its evidence goes along, and comes back with it. */
  async function remove(activity: Activity) {
    const attachments = await vault.list('attachments', 'pupilId', pupilId)
    const evidence = attachments.filter((each) => isAt(each, { kind: 'activity', id: activity.id }))
    await commit(
      {
        label: 'phases:undo.activityRemoved',
        undoPlace: careerPlace,
        remove: [
          { table: 'activities', id: activity.id },
          ...evidence.map(({ id }) => ({ table: 'attachments' as const, id })),
        ],
      },
      t('activities.removed'),
    )
  }

  return (
    <Stack component="section" gap="md">
      <Group justify="space-between">
        <Title order={2}>{t('activities.title')}</Title>
        {editing === null && (
          <Button
            variant="default"
            onClick={() => setEditing(newActivity(pupilId, currentTrajectory(trajectories), today, clock))}
          >
            {t('activities.add')}
          </Button>
        )}
      </Group>
      {editing !== null && <ActivityForm key={editing.id} activity={editing} onClose={() => setEditing(null)} />}
      {newestFirst.length === 0 && editing === null && <Text c="var(--ink-second)">{t('activities.empty')}</Text>}
      <ul className={classes['list']}>
        {newestFirst.map((activity) => (
          <li key={activity.id} data-row={activity.id}>
            <Text size="md" c="var(--ink-second)">
              {dates.day(activity.day, 'short-year')}
            </Text>
            <Stack gap={4}>
              <Group gap="sm">
                {activity.phase !== null && <PhaseTile phase={activity.phase} small />}
                <Text fw={550}>{activity.title}</Text>
              </Group>
              {activity.reflection !== '' && (
                <Text component="blockquote" m={0} className={classes['quote'] ?? ''}>
                  {activity.reflection}
                </Text>
              )}
              {activity.competencies.length > 0 && (
                <Text size="md" c="var(--ink-second)">
                  {activity.competencies.map((competency) => t(`common:competencies.${competency}`)).join(' · ')}
                </Text>
              )}
            </Stack>
            <Group gap={4} wrap="nowrap" className={classes['actions'] ?? ''}>
              <Button
                variant="subtle"
                size="compact-md"
                aria-label={`${t('common:edit')}: ${activity.title}`}
                onClick={() => setEditing(activity)}
              >
                {t('common:edit')}
              </Button>
              <Button
                variant="subtle"
                size="compact-md"
                aria-label={`${t('common:remove')}: ${activity.title}`}
                onClick={() => void remove(activity)}
              >
                {t('common:remove')}
              </Button>
            </Group>
            <div className={classes['evidence']}>
              <AttachmentsPanel
                pupilId={pupilId}
                place={{ kind: 'activity', id: activity.id }}
                undoPlace={careerPlace}
                size="small"
                label={activity.title}
              />
            </div>
          </li>
        ))}
      </ul>
    </Stack>
  )
}
