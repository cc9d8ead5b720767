/** One activity for all chosen pupils (an open day, a guest lesson): each gets a row of its own to reflect on. */
import { Checkbox, Group, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { type ActivityProblem, checkActivity, newActivity } from '#domain/phases/activity-form.ts'
import { competencies, currentTrajectory, type Phase, phases } from '#domain/phases/trajectory.ts'
import type { RosterEntry } from '#domain/pupils/roster.ts'
import type { Day } from '#domain/shared/dates.ts'
import { clock } from '#features/shared/clock.ts'
import { DayField } from '#features/shared/day-field.tsx'
import { useToday, useVault } from '#features/shared/session.tsx'
import { useText } from '#i18n/use-text.ts'
import type { Put } from '#vault/vault.ts'
import { BulkFoot } from './bulk-foot.tsx'
import { useBulk } from './use-bulk.tsx'

export function ActivityAct({ chosen }: { chosen: readonly RosterEntry[] }) {
  const { t } = useText('lists')
  const vault = useVault()
  const today = useToday()
  const bulk = useBulk()
  const form = useRef<HTMLFormElement>(null)
  const [title, setTitle] = useState('')
  const [day, setDay] = useState<Day | null>(today)
  const [phase, setPhase] = useState<Phase | 'now' | 'none'>('now')
  const [learned, setLearned] = useState<string[]>([])
  const [isTried, setTried] = useState(false)

  const draft = { ...newActivity('', undefined, today, { newId: () => '' }), title, day }
  const problemOf = (field: ActivityProblem['field']): string | undefined => {
    const problem = isTried ? checkActivity(draft).find((each) => each.field === field) : undefined
    if (problem === undefined) return undefined
    if (problem.field === 'day') return t('activity.problems.day-missing')
    return problem.code === 'too-long' ? t('activity.problems.title-too-long') : t('activity.problems.title-missing')
  }

  const apply = async (): Promise<void> => {
    setTried(true)
    if (checkActivity(draft).length > 0 || day === null || form.current?.checkValidity() === false) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    const chosenCompetencies = competencies.filter((known) => learned.includes(known))
    const done = await bulk.run(
      {
        label: 'lists:undo.activities',
        pupilIds: chosen.map(({ pupil }) => pupil.id),
        putsFor: (ids) =>
          Promise.all(
            ids.map(async (id): Promise<Put> => {
              const trajectory = currentTrajectory(await vault.list('trajectories', 'pupilId', id))
              const made = newActivity(id, trajectory, today, clock)
              const asked = phase === 'now' ? made.phase : phase === 'none' ? null : phase
              return {
                table: 'activities',
                row: { ...made, title, day, phase: asked, competencies: chosenCompetencies },
              }
            }),
          ),
      },
      (count) => t('activity.done', { count }),
    )
    if (done === 0) return
    setTitle('')
    setTried(false)
  }

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void apply()
      }}
    >
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md">
          <TextInput
            label={t('activity.what')}
            value={title}
            autoComplete="off"
            error={problemOf('title')}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <DayField label={t('activity.day')} value={day} onChange={setDay} error={problemOf('day')} />
          <NativeSelect
            size="md"
            label={t('activity.phase')}
            value={phase}
            data={[
              { value: 'now', label: t('activity.phaseNow') },
              ...phases.map((value) => ({ value, label: t(`common:phases.${value}`) })),
              { value: 'none', label: t('activity.noPhase') },
            ]}
            onChange={(event) => {
              const { value } = event.currentTarget
              setPhase(phases.find((known) => known === value) ?? (value === 'none' ? 'none' : 'now'))
            }}
          />
        </SimpleGrid>
        <Checkbox.Group label={t('activity.competencies')} value={learned} onChange={setLearned}>
          <Group gap="8px 20px" mt={6}>
            {competencies.map((competency) => (
              <Checkbox key={competency} value={competency} label={t(`common:competencies.${competency}`)} />
            ))}
          </Group>
        </Checkbox.Group>
        <Text c="var(--ink-second)">{t('activity.reflection')}</Text>
        <BulkFoot bulk={bulk} label={t('activity.apply', { count: chosen.length })} />
      </Stack>
    </form>
  )
}
