/** Ouders: the pupil's homes side by side with the same weight, and in each the people and what is known of them. */
import { ActionIcon, Button, Center, Group, Loader, Menu, Stack, Text } from '@mantine/core'
import { IconDots, IconHomePlus, IconPlus, IconTruck } from '@tabler/icons-react'
import { Link, useParams } from 'react-router'
import { guardianStandingOn } from '#domain/pupils/guardian-standing.ts'
import { type Home, homesOf, type RelatedGuardian } from '#domain/pupils/homes.ts'
import { useToday } from '#features/shared/session.tsx'
import { useUndo } from '#features/shared/use-commit.tsx'
import { useDates } from '#features/shared/use-dates.ts'
import { useText } from '#i18n/use-text.ts'
import { PageHeading } from '#ui/page-heading.tsx'
import { AdultBox } from './adult-box.tsx'
import { GuardianCard } from './guardian-card.tsx'
import classes from './guardians-tab.module.css'
import { HomeAddress } from './home-address.tsx'
import { OtherHomes } from './other-homes.tsx'
import { SiblingsSection } from './siblings-section.tsx'
import { useHomeName } from './use-home-name.ts'
import { type PupilHome, pupilPlace, usePupilHome } from './use-pupil-home.ts'

export function GuardiansTab() {
  const { t } = useText('guardians')
  const { t: f } = useText('families')
  const { pupilId = '' } = useParams()
  const today = useToday()
  const home = usePupilHome(pupilId)
  useUndo(pupilPlace(pupilId))
  if (home === undefined) {
    return (
      <Center p="xl">
        <Loader aria-label={t('common:loading')} />
      </Center>
    )
  }
  if (home === null) return null
  const { homes, withoutHousehold, besideFamily, deceased } = homesOf(
    pupilId,
    home.relations,
    home.guardians,
    home.households,
    today,
  )
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <PageHeading order={2} onlyIfLost>
          {t('tab.title')}
        </PageHeading>
        <Group gap="sm">
          <Button
            component={Link}
            to={`/pupils/${pupilId}/guardians/new`}
            variant="default"
            leftSection={<IconPlus size={18} stroke={1.75} aria-hidden />}
          >
            {t('tab.addGuardian')}
          </Button>
          <Button
            component={Link}
            to={`/pupils/${pupilId}/guardians/households/new`}
            variant="subtle"
            leftSection={<IconHomePlus size={18} stroke={1.75} aria-hidden />}
          >
            {t('tab.addHousehold')}
          </Button>
        </Group>
      </Group>
      <AdultBox key={pupilId} pupil={home.pupil} />
      {home.guardians.length === 0 && homes.length === 0 && (
        <Text c="var(--ink-second)">{t('tab.nobody', { name: home.pupil.calledName })}</Text>
      )}
      <div className={classes['homes']}>
        {homes.map((each) => (
          <HomeCard key={each.household.id} home={each} all={home} />
        ))}
        <ApartGroup
          id="no-household"
          title={t('tab.noHousehold')}
          {...(withoutHousehold.some((related) => guardianStandingOn(home.pupil, related, today).asked)
            ? { text: t('tab.noHouseholdText') }
            : {})}
          people={withoutHousehold}
          all={home}
        />
        <ApartGroup id="beside" title={f('homes.beside')} people={besideFamily} all={home} />
        <ApartGroup id="deceased" title={f('person.deceased')} people={deceased} all={home} />
      </div>
      <OtherHomes home={home} />
      <SiblingsSection pupil={home.pupil} />
    </Stack>
  )
}

/** People who live in none of the homes above, with the reason as the head; nothing when there are none. */
function ApartGroup({
  id,
  title,
  text,
  people,
  all,
}: {
  id: string
  title: string
  text?: string
  people: readonly RelatedGuardian[]
  all: PupilHome
}) {
  if (people.length === 0) return null
  return (
    <section className={classes['home']} aria-labelledby={id}>
      <div className={classes['homeHead']}>
        <h3 id={id}>{title}</h3>
        {text !== undefined && <Text c="var(--ink-second)">{text}</Text>}
      </div>
      {people.map((related) => (
        <GuardianCard key={related.guardian.id} related={related} all={all} />
      ))}
    </section>
  )
}

function HomeCard({ home, all }: { home: Home; all: PupilHome }) {
  const { t } = useText('guardians')
  const { day } = useDates()
  const { t: f } = useText('families')
  const { household, pupilMember } = home
  const homeName = useHomeName()
  const called = all.pupil.calledName
  return (
    <section className={classes['home']} aria-labelledby={`home-${household.id}`}>
      <div className={classes['homeHead']}>
        <div className={classes['homeName']}>
          <h3 id={`home-${household.id}`}>{homeName(household)}</h3>
          <Group gap={4} wrap="nowrap">
            <Button
              component={Link}
              to={`/pupils/${all.pupil.id}/guardians/households/${household.id}`}
              variant="subtle"
              size="compact-md"
              aria-label={t('tab.editHouseholdOf', { household: homeName(household) })}
            >
              {t('common:edit')}
            </Button>
            <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
              <Menu.Target>
                <ActionIcon variant="subtle" size={28} aria-label={t('card.moreOf', { name: homeName(household) })}>
                  <IconDots size={18} stroke={1.75} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item
                  component={Link}
                  to={`/pupils/${all.pupil.id}/guardians/households/${household.id}/move`}
                  leftSection={<IconTruck size={18} stroke={1.75} aria-hidden />}
                >
                  {f('homes.move')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </Group>
        </div>
        <HomeAddress household={household} />
        <Text size="sm" c="var(--ink-second)">
          {pupilMember === undefined
            ? t('tab.livesElsewhere', { name: called })
            : pupilMember.fromDay === null
              ? t('tab.livesHere', { name: called })
              : t('tab.livesHereSince', { name: called, day: day(pupilMember.fromDay, 'numeric') })}
        </Text>
      </div>
      {home.guardians.length === 0 && <Text c="var(--ink-second)">{t('tab.noGuardianHere')}</Text>}
      {home.guardians.map((related) => (
        <GuardianCard key={related.guardian.id} related={related} all={all} />
      ))}
    </section>
  )
}
