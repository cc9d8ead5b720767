/** Starts a choice; a later one of the same kind starts again at oriënteren (data-model.md). */
import { Button, Group, Select, Text } from '@mantine/core'
import { useState } from 'react'
import { newTrajectory } from '#domain/phases/new-trajectory.ts'
import { type Choice, choices } from '#domain/phases/trajectory.ts'
import type { Id } from '#domain/shared/row.ts'
import { clock } from '#features/shared/clock.ts'
import { useToday } from '#features/shared/session.tsx'
import { useCommit } from '#features/shared/use-commit.tsx'
import { useText } from '#i18n/use-text.ts'
import { careerPlace } from './place.ts'

export function NewTrajectory({ pupilId, isFirst }: { pupilId: Id; isFirst: boolean }) {
  const { t } = useText('phases')
  const commit = useCommit()
  const today = useToday()
  const [choice, setChoice] = useState<Choice>('further-study')
  return (
    <>
      {isFirst && <Text c="var(--ink-second)">{t('trajectory.none')}</Text>}
      <Group align="flex-end" gap="sm">
        <Select
          label={t('trajectory.which')}
          data={choices.map((value) => ({ value, label: t(`common:choices.${value}`) }))}
          value={choice}
          onChange={(value) => {
            const chosen = choices.find((known) => known === value)
            if (chosen !== undefined) setChoice(chosen)
          }}
        />
        <Button
          variant="default"
          onClick={() =>
            void commit({
              label: 'phases:undo.trajectoryAdded',
              undoPlace: careerPlace,
              put: [{ table: 'trajectories', row: newTrajectory(pupilId, choice, 'orienteren', today, clock) }],
            })
          }
        >
          {t('trajectory.add')}
        </Button>
      </Group>
    </>
  )
}
