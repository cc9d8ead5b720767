/** Where this family lived before and where it will live: dated, below the homes of today. */
import { Text } from '@mantine/core'
import { guardiansOf } from '#domain/conversations/participants.ts'
import { type OtherHome, otherHomesOf } from '#domain/pupils/families/moves.ts'
import type { Guardian } from '#domain/pupils/guardian.ts'
import { fullName } from '#domain/pupils/person-name.ts'
import type { Id } from '#domain/shared/row.ts'
import { useToday } from '#features/shared/session.tsx'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import { HomeAddress } from './home-address.tsx'
import classes from './siblings-section.module.css'
import { useHomeName } from './use-home-name.ts'
import type { PupilHome } from './use-pupil-home.ts'

export function OtherHomes({ home }: { home: PupilHome }) {
  const { t } = useText('families')
  const today = useToday()
  const related = guardiansOf(home.pupil.id, home.relations, home.guardians)
  const { former, coming } = otherHomesOf(home.pupil.id, related, home.households, today)
  const nameOf = (personId: Id): string =>
    personId === home.pupil.id ? home.pupil.calledName : fullNameOf(home.guardians, personId)
  return (
    <>
      {coming.length > 0 && <HomeList title={t('homes.coming')} id="coming" homes={coming} nameOf={nameOf} />}
      {former.length > 0 && <HomeList title={t('homes.former')} id="former" homes={former} nameOf={nameOf} />}
    </>
  )
}

const fullNameOf = (guardians: readonly Guardian[], id: Id): string => {
  const guardian = guardians.find((each) => each.id === id)
  return guardian === undefined ? '' : fullName(guardian)
}

function HomeList({
  title,
  id,
  homes,
  nameOf,
}: {
  title: string
  id: string
  homes: readonly OtherHome[]
  nameOf: (id: Id) => string
}) {
  const homeName = useHomeName()
  const period = usePeriod()
  return (
    <section aria-labelledby={`homes-${id}`} className={classes['section']}>
      <h3 id={`homes-${id}`}>{title}</h3>
      <ul className={classes['list']}>
        {homes.map(({ household, periods }) => (
          <li key={household.id} className={classes['line']}>
            <div>
              <Text fw={550}>{homeName(household)}</Text>
              <HomeAddress household={household} />
            </div>
            <Text size="sm" c="var(--ink-second)">
              {periods.map(({ personId, ...dates }) => `${nameOf(personId)} ${period(dates)}`).join(' · ')}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function usePeriod(): (period: { fromDay: string | null; untilDay: string | null }) => string {
  const { t } = useText('families')
  const { day } = useDates()
  return ({ fromDay, untilDay }) => {
    if (fromDay !== null && untilDay !== null) {
      return t('homes.fromUntil', { from: day(fromDay, 'numeric'), until: day(untilDay, 'numeric') })
    }
    if (fromDay !== null) return t('homes.from', { day: day(fromDay, 'numeric') })
    return untilDay === null ? t('homes.noDates') : t('homes.until', { day: day(untilDay, 'numeric') })
  }
}
