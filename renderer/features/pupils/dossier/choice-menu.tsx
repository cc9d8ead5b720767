/** "keuze: vervolgstudie"; with more than one trajectory it is where another one is looked at. */
import { Menu, Text, UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { Trajectory } from '#domain/phases/trajectory.ts'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import classes from './dossier-screen.module.css'

export function ChoiceMenu({
  trajectories,
  shown,
  onShow,
}: {
  trajectories: readonly Trajectory[]
  shown: Trajectory | undefined
  onShow: (id: string) => void
}) {
  const { t } = useText('pupils')
  const { day } = useDates()
  if (shown === undefined) return <Text c="var(--ink-second)">{t('facts.noChoice')}</Text>
  const label = (
    <>
      {t('facts.choice')} <strong>{t(`common:choices.${shown.choice}`)}</strong>
    </>
  )
  if (trajectories.length === 1) return <Text c="var(--ink-second)">{label}</Text>
  return (
    <Menu position="bottom-start" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className={classes['choice'] ?? ''}>
          {label} <IconChevronDown size={16} stroke={1.75} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {trajectories.map((trajectory) => (
          <Menu.Item key={trajectory.id} onClick={() => onShow(trajectory.id)}>
            {t(`common:choices.${trajectory.choice}`)}
            {' · '}
            {trajectory.closedDay === null
              ? t('facts.since', { day: day(trajectory.startedDay, 'short-year') })
              : t('facts.closed', { day: day(trajectory.closedDay, 'short-year') })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
