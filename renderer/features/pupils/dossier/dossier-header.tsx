/** Name, age, class and choice; what is done and what is missing per phase; the triangle of contacts. */
import { Button, Group, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { currentTrajectory, type Trajectory } from '#domain/phases/trajectory.ts'
import { fullName } from '#domain/pupils/person-name.ts'
import { ageGroupOn, enrolmentIn } from '#domain/pupils/pupil.ts'
import { hasLeft } from '#domain/pupils/roster.ts'
import type { Day } from '#domain/shared/dates.ts'
import { schoolYearOf } from '#domain/shared/dates.ts'
import { Portrait } from '#features/shared/attachments/portrait.tsx'
import { useToday } from '#features/shared/session.tsx'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import { PageHeading } from '#ui/page-heading.tsx'
import { ChoiceMenu } from './choice-menu.tsx'
import { DossierMenu } from './dossier-menu.tsx'
import classes from './dossier-screen.module.css'
import { DoubleNotice } from './double-notice.tsx'
import { PhaseBar } from './phase-bar.tsx'
import { Triangle } from './triangle.tsx'
import type { Dossier } from './use-dossier.ts'

export function DossierHeader({ dossier }: { dossier: Dossier }) {
  const { t } = useText('pupils')
  const { pupil, trajectories } = dossier
  const today = useToday()
  const [shownId, setShownId] = useState<string>()
  const shown = shownTrajectory(trajectories, shownId)
  return (
    <header>
      <div className={classes['who']}>
        <Portrait photoId={pupil.photoId} heightPx={72} />
        <div className={classes['names']}>
          <div className={classes['nameRow']}>
            <PageHeading of={pupil.id}>{fullName(pupil)}</PageHeading>
            <Group gap="sm" wrap="nowrap">
              <Button
                component={Link}
                to={`/conversations/new/${pupil.id}`}
                leftSection={<IconPlus size={18} stroke={1.75} />}
                title="Ctrl+N"
              >
                {t('dossier.newConversation')}
              </Button>
              <DossierMenu pupil={pupil} />
            </Group>
          </div>
          <DoubleNotice pupil={pupil} />
          <FactsLine dossier={dossier} today={today}>
            <ChoiceMenu trajectories={trajectories} shown={shown} onShow={setShownId} />
          </FactsLine>
        </div>
      </div>
      <div className={classes['standing']}>
        <PhaseBar dossier={dossier} trajectory={shown} />
        <Triangle dossier={dossier} />
      </div>
    </header>
  )
}

function FactsLine({ dossier, today, children }: { dossier: Dossier; today: Day; children: React.ReactNode }) {
  const { t } = useText('pupils')
  const { day } = useDates()
  const { pupil, enrolments } = dossier
  const year = schoolYearOf(today)
  const enrolment = enrolmentIn(enrolments, year)
  const age = ageGroupOn(pupil, today)
  const facts = [
    enrolment?.className,
    enrolment?.level ? t(`common:levels.${enrolment.level}`) : undefined,
    enrolment?.profile,
    enrolment && enrolment.schoolYear !== year ? t('facts.ofYear', { year: `${enrolment.schoolYear}` }) : undefined,
    enrolment?.mentorName ? t('facts.mentor', { name: enrolment.mentorName }) : undefined,
    hasLeft(pupil, today) && pupil.leavingDay ? t('facts.left', { day: day(pupil.leavingDay, 'numeric') }) : undefined,
  ].filter(Boolean)
  return (
    <Group gap={6} className={classes['facts'] ?? ''}>
      <span className={classes['age']} role="img" aria-label={t(`age.spoken.${age}`)} title={t(`age.spoken.${age}`)}>
        {t(`age.mark.${age}`)}
      </span>
      {facts.length > 0 && <Text c="var(--ink-second)">{`${facts.join(' · ')} ·`}</Text>}
      {children}
    </Group>
  )
}

/** The chosen one, else the one that runs now, else the newest that is closed. */
function shownTrajectory(trajectories: readonly Trajectory[], shownId: string | undefined): Trajectory | undefined {
  return (
    trajectories.find(({ id }) => id === shownId) ??
    currentTrajectory(trajectories) ??
    [...trajectories].sort((left, right) => right.startedDay.localeCompare(left.startedDay))[0]
  )
}
