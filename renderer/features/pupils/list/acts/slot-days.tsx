/** The days that many talks become, each with its first and last time. */
import { Text, Title } from '@mantine/core'
import type { Slot } from '#domain/conversations/plan-talks.ts'
import { dayOf, timeOf } from '#domain/shared/dates.ts'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import classes from './acts.module.css'

const daysShown = 6

export function SlotDays({ slots }: { slots: readonly Slot[] }) {
  const { t } = useText('lists')
  const { day } = useDates()
  const days = [...Map.groupBy(slots, ({ startsAt }) => dayOf(startsAt))]
  const last = days.at(-1)
  return (
    <section>
      <Title order={4}>{t('talks.preview')}</Title>
      <ul className={classes['lines']}>
        {days.slice(0, daysShown).map(([each, own]) => (
          <li key={each}>
            {t('talks.dayLine', {
              day: day(each),
              from: timeOf(own[0]?.startsAt ?? ''),
              until: timeOf(own.at(-1)?.endsAt ?? ''),
              count: own.length,
            })}
          </li>
        ))}
        {days.length > daysShown && last !== undefined && (
          <li>{t('talks.moreDays', { count: days.length - daysShown, day: day(last[0], 'short-year') })}</li>
        )}
      </ul>
      <Text c="var(--ink-second)">{t('talks.order')}</Text>
    </section>
  )
}
