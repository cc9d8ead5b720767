/** Adds or changes one activity, in place. */
import { Button, Checkbox, Group, Select, SimpleGrid, Stack, Textarea, TextInput, Title } from '@mantine/core'
import { type ActivityProblem, checkActivity } from '#domain/phases/activity-form.ts'
import { type Activity, competencies, phaseSchema, phases } from '#domain/phases/trajectory.ts'
import type { Day } from '#domain/shared/dates.ts'
import { DayField } from '#features/shared/day-field.tsx'
import { useCommit } from '#features/shared/use-commit.tsx'
import { LeavingNotice, useForm } from '#features/shared/use-form.tsx'
import { useText } from '#i18n/use-text.ts'
import { careerPlace } from './place.ts'
import classes from './trajectory-card.module.css'

type Draft = Omit<Activity, 'day'> & { day: Day | null }

export function ActivityForm({ activity, onClose }: { activity: Activity; onClose: () => void }) {
  const { t } = useText('phases')
  const commit = useCommit()
  const isNew = activity.rev === 0
  const form = useForm<Draft, ActivityProblem>({
    initial: activity,
    check: checkActivity,
    store: async (draft) => {
      if (draft.day === null) return false
      const answer = await commit(
        {
          label: isNew ? 'phases:undo.activityAdded' : 'phases:undo.activityChanged',
          undoPlace: careerPlace,
          put: [{ table: 'activities', row: { ...draft, day: draft.day } }],
        },
        t('activities.stored'),
      )
      return answer.ok
    },
    onStored: onClose,
  })
  const { draft, edit } = form
  return (
    <form
      ref={form.formRef}
      className={classes['card']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit()
      }}
    >
      <Stack gap="md">
        <LeavingNotice form={form} />
        <Title order={3}>{t(isNew ? 'activities.add' : 'activities.edit')}</Title>
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md">
          <TextInput
            label={t('activities.what')}
            value={draft.title}
            error={form.problemOf('title') && t('activities.whatMissing')}
            maxLength={500}
            autoFocus
            onChange={(event) => edit({ title: event.currentTarget.value })}
          />
          <DayField
            label={t('activities.day')}
            value={draft.day}
            error={form.problemOf('day') && t('activities.dayMissing')}
            onChange={(day) => edit({ day })}
          />
          <Select
            label={t('activities.phase')}
            value={draft.phase ?? 'none'}
            data={[
              { value: 'none', label: t('activities.noPhase') },
              ...phases.map((value) => ({ value, label: t(`common:phases.${value}`) })),
            ]}
            onChange={(value) => edit({ phase: value === 'none' ? null : phaseSchema.parse(value) })}
          />
        </SimpleGrid>
        <Textarea
          label={t('activities.reflection')}
          minRows={3}
          value={draft.reflection}
          onChange={(event) => edit({ reflection: event.currentTarget.value })}
        />
        <Checkbox.Group
          label={t('activities.competencies')}
          value={draft.competencies}
          onChange={(chosen) => edit({ competencies: competencies.filter((known) => chosen.includes(known)) })}
        >
          <Group gap="lg" mt="sm">
            {competencies.map((competency) => (
              <Checkbox key={competency} value={competency} label={t(`common:competencies.${competency}`)} />
            ))}
          </Group>
        </Checkbox.Group>
        <Group>
          <Button type="submit" variant="default" loading={form.isStoring}>
            {t('common:save')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
