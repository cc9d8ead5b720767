/** A guardian as one person, however many children: contact, what holds with each child, homes, and the talks. */
import { Button, Center, Group, Loader, Text } from '@mantine/core'
import { IconArrowLeft, IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { type Household, membersOn } from '#domain/pupils/guardian.ts'
import { guardianStandingOn } from '#domain/pupils/guardian-standing.ts'
import { fullName } from '#domain/pupils/person-name.ts'
import { useToday } from '#features/shared/session.tsx'
import { useUndo } from '#features/shared/use-commit.tsx'
import { useDates } from '#features/shared/use-dates.ts'
import { useTalkTitle } from '#features/shared/use-talk-title.ts'
import { useText } from '#i18n/use-text.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { StateShape } from '#ui/shapes.tsx'
import { Contact, Deceased } from '../guardian-card.tsx'
import { HomeAddress } from '../home-address.tsx'
import { usePeriod } from '../other-homes.tsx'
import { useHomeName } from '../use-home-name.ts'
import classes from './guardian-screen.module.css'
import { type Child, type GuardianLife, guardianPlace, useGuardian } from './use-guardian.ts'

export function GuardianScreen() {
  const { t } = useText('guardians')
  const { guardianId = '' } = useParams()
  const life = useGuardian(guardianId)
  useUndo(guardianPlace(guardianId))
  if (life === undefined) {
    return (
      <Center h="100%">
        <Loader aria-label={t('common:loading')} />
      </Center>
    )
  }
  if (life === null) {
    return (
      <div className={classes['screen']}>
        <PageHeading>{t('list.title')}</PageHeading>
        <EmptyState isBelowHeading title={t('form.goneTitle')} text={t('form.goneText')} action={<BackToList />} />
      </div>
    )
  }
  return <Person life={life} />
}

function BackToList() {
  const { t } = useText('families')
  return (
    <Button
      component={Link}
      to="/guardians"
      variant="subtle"
      size="compact-md"
      px={6}
      ml={-6}
      leftSection={<IconArrowLeft size={18} stroke={1.75} aria-hidden />}
    >
      {t('person.all')}
    </Button>
  )
}

function Person({ life }: { life: GuardianLife }) {
  const { t } = useText('families')
  const { guardian, children } = life
  const name = fullName(guardian)
  return (
    <div className={classes['screen']}>
      <BackToList />
      <div className={classes['head']}>
        <PageHeading of={guardian.id}>{name}</PageHeading>
        <Group gap="sm">
          <Button
            component={Link}
            to={`/guardians/${guardian.id}/edit`}
            variant="default"
            leftSection={<IconPencil size={18} stroke={1.75} aria-hidden />}
          >
            {t('common:edit')}
          </Button>
          <Button component={Link} to={`/guardians/${guardian.id}/merge`} variant="subtle">
            {t('person.mergeWith')}
          </Button>
        </Group>
      </div>
      {guardian.deceased !== null && (
        <div className={classes['deceased']}>
          <Deceased guardian={guardian} />
          <Text size="sm">{t('person.deceasedText')}</Text>
        </div>
      )}
      <div className={classes['columns']}>
        {(guardian.deceased === null || guardian.remarks.trim() !== '') && (
          <section aria-labelledby="contact">
            <h2 id="contact">{t(guardian.deceased === null ? 'person.contact' : 'person.remarks')}</h2>
            {guardian.deceased === null && <Contact guardian={guardian} />}
            {guardian.deceased === null && guardian.remarks.trim() !== '' && <h3>{t('person.remarks')}</h3>}
            <Text className={classes['remarks'] ?? ''}>{guardian.remarks}</Text>
          </section>
        )}
        <HomesOfPerson life={life} />
      </div>
      <section aria-labelledby="children">
        <h2 id="children">{t('person.children')}</h2>
        {children.length === 0 && <NoChild />}
        <ul className={classes['list']}>
          {children.map((child) => (
            <ChildRow key={child.relation.id} child={child} life={life} />
          ))}
        </ul>
      </section>
      <Talks life={life} />
    </div>
  )
}

function NoChild() {
  const { t } = useText('guardians')
  return <Text c="var(--ink-second)">{t('list.noChild')}</Text>
}

function ChildRow({ child: { pupil, relation, className }, life }: { child: Child; life: GuardianLife }) {
  const { t } = useText('guardians')
  const standing = guardianStandingOn(pupil, { relation, guardian: life.guardian }, useToday())
  return (
    <li className={classes['child']}>
      <span>
        <Link to={`/pupils/${pupil.id}/guardians`} className={classes['link'] ?? ''}>
          {fullName(pupil)}
        </Link>
        <Text size="sm" c="var(--ink-second)">
          {[className, t(`common:relationKinds.${relation.kind}`)].filter(Boolean).join(' · ')}
        </Text>
      </span>
      <span>
        {life.guardian.deceased === null && (
          <>
            {t('card.authority')} <strong>{t(`common:${relation.authority}`)}</strong>
          </>
        )}
      </span>
      <Text size="sm" className={classes['standing'] ?? ''}>
        <StateShape name={standing.asked ? (standing.check === null ? 'done' : 'open') : 'not-yet'} size={16} />
        <span>
          {standing.asked
            ? t(standing.check === null ? 'card.asked' : 'card.askedToCheck')
            : t(`card.leftOut.${standing.reason}`)}
        </span>
      </Text>
    </li>
  )
}

function HomesOfPerson({ life: { guardian, households } }: { life: GuardianLife }) {
  const { t } = useText('families')
  const today = useToday()
  const livesIn = (household: Household): boolean =>
    membersOn(household, today).some(({ personId }) => personId === guardian.id)
  const now = households.filter(livesIn)
  const other = households.filter((household) => !livesIn(household))
  return (
    <section aria-labelledby="homes">
      <h2 id="homes">{t('person.homes')}</h2>
      {now.length === 0 && <Text c="var(--ink-second)">{t('person.noHome')}</Text>}
      <HomeList homes={now} personId={guardian.id} />
      {other.length > 0 && (
        <>
          <h3>{t('person.formerHomes')}</h3>
          <HomeList homes={other} personId={guardian.id} />
        </>
      )}
    </section>
  )
}

function HomeList({ homes, personId }: { homes: readonly Household[]; personId: string }) {
  const homeName = useHomeName()
  const period = usePeriod()
  return (
    <ul className={classes['list']}>
      {homes.map((household) => {
        const dated = household.members.filter(
          (member) => member.personId === personId && (member.fromDay !== null || member.untilDay !== null),
        )
        return (
          <li key={household.id} className={classes['home']}>
            <Text fw={550}>{homeName(household)}</Text>
            <HomeAddress household={household} />
            {dated.length > 0 && (
              <Text size="sm" c="var(--ink-second)">
                {dated.map(period).join(' · ')}
              </Text>
            )}
          </li>
        )
      })}
    </ul>
  )
}

const shownTalks = 8

function Talks({ life: { guardian, talks } }: { life: GuardianLife }) {
  const { t } = useText('families')
  const { t: c } = useText('conversations')
  const { moment } = useDates()
  const titleOf = useTalkTitle()
  const [isAll, setAll] = useState(false)
  const shown = isAll ? talks : talks.slice(0, shownTalks)
  return (
    <section aria-labelledby="talks">
      <h2 id="talks">{t('person.talks')}</h2>
      {talks.length === 0 && <Text c="var(--ink-second)">{t('person.noTalks', { name: fullName(guardian) })}</Text>}
      <ul className={classes['list']}>
        {shown.map(({ conversation, pupil }) => (
          <li key={conversation.id} className={classes['talk']}>
            <span title={moment(conversation.startsAt, 'long')}>{moment(conversation.startsAt, 'short-year')}</span>
            <span>
              <Link to={`/conversations/${conversation.id}`} className={classes['link'] ?? ''}>
                {titleOf(conversation)}
              </Link>
              <Text span size="sm" c="var(--ink-second)">
                {' '}
                {t('person.withChild', { name: pupil.calledName || fullName(pupil) })}
              </Text>
            </span>
            <span>{c(`states.${conversation.state}`)}</span>
          </li>
        ))}
      </ul>
      {talks.length > shown.length && (
        <Button variant="subtle" onClick={() => setAll(true)}>
          {t('person.moreTalks', { count: talks.length - shown.length })}
        </Button>
      )}
    </section>
  )
}
