/** Vandaag: what today and this week ask for, each row one action away from done. */
import { Button, Group } from '@mantine/core'
import { Link } from 'react-router'
import { useToday } from '#features/shared/session.tsx'
import { useUndo } from '#features/shared/use-commit.tsx'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { AgreementSection } from './agreement-rows.tsx'
import { ContactSection, FirstTalkSection, NoteSection, SignatureSection } from './other-rows.tsx'
import { todayPlace } from './place.ts'
import { TalkSections } from './talk-rows.tsx'
import classes from './today.module.css'
import { useDayPlan } from './use-day-plan.ts'
import { useExpiredNotes } from './use-expired-notes.ts'

export function TodayScreen() {
  const { t } = useText('today')
  const { day } = useDates()
  const today = useToday()
  const plan = useDayPlan()
  useUndo(todayPlace)
  useExpiredNotes(plan.notes?.expired)
  const { people } = plan
  return (
    <div className={classes['page']}>
      <PageHeading className={classes['title'] ?? ''}>
        {t('title')} <span className={classes['date']}>{day(today, 'long')}</span>
      </PageHeading>
      {people !== undefined && people.size === 0 && <FirstRun />}
      {people !== undefined && people.size > 0 && (
        <div className={classes['sides']}>
          <div>
            <TalkSections agenda={plan.agenda} people={people} />
            <AgreementSection agreements={plan.agreements} due={plan.due} people={people} />
          </div>
          <div>
            <SignatureSection waiting={plan.waiting} />
            <ContactSection withoutContact={plan.withoutContact} withoutFirst={plan.withoutFirst} people={people} />
            <FirstTalkSection withoutFirst={plan.withoutFirst} people={people} />
            <NoteSection notes={plan.notes?.endingSoon} people={people} conversations={plan.conversations} />
          </div>
        </div>
      )}
    </div>
  )
}

function FirstRun() {
  const { t } = useText('today')
  return (
    <EmptyState
      isBelowHeading
      title={t('firstRunTitle')}
      text={t('firstRunText')}
      action={
        <Group gap="sm">
          <Button component={Link} to="/pupils/import">
            {t('import')}
          </Button>
          <Button component={Link} to="/pupils/new" variant="subtle">
            {t('addByHand')}
          </Button>
        </Group>
      }
    />
  )
}
