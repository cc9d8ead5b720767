/** Dossier tab: the pupil's choices with a summary per phase, and the activities on the way (G3, G4, U3). */
import { Divider, Stack, Title } from '@mantine/core'
import { useParams } from 'react-router'
import { useQuery } from '#features/shared/session.tsx'
import { useUndo } from '#features/shared/use-commit.tsx'
import { useText } from '#i18n/use-text.ts'
import { ActivitySection } from './activity-section.tsx'
import { NewTrajectory } from './new-trajectory.tsx'
import { careerPlace } from './place.ts'
import { TrajectoryCard } from './trajectory-card.tsx'

export function CareerTab() {
  const { t } = useText('phases')
  const { pupilId = '' } = useParams()
  useUndo(careerPlace)
  const career = useQuery(
    async (reader) => ({
      trajectories: await reader.list('trajectories', 'pupilId', pupilId),
      summaries: await reader.list('phaseSummaries', 'pupilId', pupilId),
      activities: await reader.list('activities', 'pupilId', pupilId),
    }),
    [pupilId],
  )
  if (career === undefined) return null
  const trajectories = career.trajectories.toSorted((left, right) => right.startedDay.localeCompare(left.startedDay))
  return (
    <Stack gap="xl">
      <Stack component="section" gap="lg">
        <Title order={2}>{t('trajectories')}</Title>
        {trajectories.map((trajectory) => (
          <TrajectoryCard
            key={trajectory.id}
            trajectory={trajectory}
            summaries={career.summaries.filter((summary) => summary.trajectoryId === trajectory.id)}
          />
        ))}
        <NewTrajectory pupilId={pupilId} isFirst={trajectories.length === 0} />
      </Stack>
      <Divider />
      <ActivitySection pupilId={pupilId} trajectories={trajectories} activities={career.activities} />
    </Stack>
  )
}
