/** One household: address, and who lives there from when until when. Letters go here; nobody signs as a household. */
import { Button, Center, Checkbox, Group, Loader, SimpleGrid, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { type Household, householdSchema } from '#domain/pupils/guardian.ts'
import { checkHousehold, type HouseholdProblem, newHousehold } from '#domain/pupils/guardian-form.ts'
import { fullName } from '#domain/pupils/person-name.ts'
import type { Id } from '#domain/shared/row.ts'
import { clock } from '#features/shared/clock.ts'
import { DayField } from '#features/shared/day-field.tsx'
import { useQuery } from '#features/shared/session.tsx'
import { useCommit } from '#features/shared/use-commit.tsx'
import { LeavingNotice, useForm } from '#features/shared/use-form.tsx'
import { useText } from '#i18n/use-text.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { FormSection } from '#ui/form-section.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import classes from './guardian-form.module.css'
import { AddressFields } from './household-fields.tsx'
import { useHomeName } from './use-home-name.ts'
import { type PupilHome, pupilPlace, usePupilHome } from './use-pupil-home.ts'

interface Candidate {
  personId: Id
  kind: 'pupil' | 'guardian'
  name: string
}

export function HouseholdScreen() {
  const { t } = useText('guardians')
  const { pupilId = '', householdId } = useParams()
  const home = usePupilHome(pupilId)
  const [fresh] = useState(() => newHousehold(clock))
  const household = householdId === undefined ? fresh : home?.households.find(({ id }) => id === householdId)
  const memberNames = useMemberNames(household)
  if (home === undefined || memberNames === undefined) {
    return (
      <Center p="xl">
        <Loader aria-label={t('common:loading')} />
      </Center>
    )
  }
  if (home === null || household === undefined) {
    return <EmptyState title={t('form.goneTitle')} text={t('form.goneText')} />
  }
  const candidates: Candidate[] = [
    { personId: home.pupil.id, kind: 'pupil', name: fullName(home.pupil) },
    ...home.guardians.map((guardian) => ({
      personId: guardian.id,
      kind: 'guardian' as const,
      name: fullName(guardian),
    })),
  ]
  for (const member of memberNames) {
    if (!candidates.some(({ personId }) => personId === member.personId)) candidates.push(member)
  }
  return <HouseholdForm key={household.id} home={home} initial={household} candidates={candidates} />
}

/** Names of those who are in the household already, also when they are no family of this pupil. */
function useMemberNames(household: Household | undefined): Candidate[] | undefined {
  const key = household?.members.map(({ personId }) => personId).join(' ') ?? ''
  return useQuery(
    async (reader) => {
      const found = await Promise.all(
        (household?.members ?? []).map(async ({ personId, kind }): Promise<Candidate[]> => {
          const person = await reader.get(kind === 'pupil' ? 'pupils' : 'guardians', personId)
          return person === undefined ? [] : [{ personId, kind, name: fullName(person) }]
        }),
      )
      return found.flat()
    },
    [key],
  )
}

function HouseholdForm({
  home,
  initial,
  candidates,
}: {
  home: PupilHome
  initial: Household
  candidates: readonly Candidate[]
}) {
  const { t } = useText('guardians')
  const navigate = useNavigate()
  const commit = useCommit()
  const pupilId = home.pupil.id
  const isNew = initial.rev === 0
  const homeName = useHomeName()
  const toTab = (): void => void navigate(`/pupils/${pupilId}/guardians`)
  const form = useForm<Household, HouseholdProblem>({
    initial: isNew
      ? { ...initial, members: [{ personId: pupilId, kind: 'pupil', fromDay: null, untilDay: null }] }
      : initial,
    check: checkHousehold,
    store: async (household) => {
      const answer = await commit(
        {
          label: isNew ? 'guardians:undo.householdAdded' : 'guardians:undo.householdEdited',
          undoPlace: pupilPlace(pupilId),
          put: [{ table: 'households', row: householdSchema.parse(household) }],
        },
        t('form.householdStored'),
      )
      return answer.ok
    },
    onStored: toTab,
  })
  const remove = async (): Promise<void> => {
    const answer = await commit(
      {
        label: 'guardians:undo.householdRemoved',
        undoPlace: pupilPlace(pupilId),
        remove: [{ table: 'households', id: initial.id }],
      },
      t('form.householdRemoved'),
    )
    if (answer.ok) form.leave(toTab)
  }
  const membersProblem = form.problemOf('members')

  return (
    <form
      ref={form.formRef}
      noValidate
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit()
      }}
    >
      <Stack gap="lg">
        <PageHeading order={2} of={initial.id}>
          {isNew ? t('form.householdAddTitle') : homeName(initial)}
        </PageHeading>
        <LeavingNotice form={form} />
        <FormSection title={t('form.sections.address')}>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            <AddressFields household={form.draft} problemOf={form.problemOf} onEdit={form.edit} />
          </SimpleGrid>
        </FormSection>
        <FormSection title={t('form.sections.members')}>
          <Text size="sm" c="var(--ink-second)">
            {t('form.hints.members')}
          </Text>
          <ul className={classes['members']}>
            {candidates.map((candidate) => (
              <MemberRow key={candidate.personId} candidate={candidate} household={form.draft} onEdit={form.edit} />
            ))}
          </ul>
          {membersProblem !== undefined && (
            <Text c="var(--late)" role="alert" mt="xs">
              {t(`form.householdProblems.${membersProblem}`)}
            </Text>
          )}
        </FormSection>
        <Group>
          <Button type="submit" variant="default" loading={form.isStoring}>
            {t('common:save')}
          </Button>
          <Button variant="subtle" onClick={() => form.leave(toTab)}>
            {t('common:cancel')}
          </Button>
          {!isNew && (
            <Button variant="subtle" color="var(--late)" ml="auto" onClick={() => void remove()}>
              {t('form.householdRemove')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}

function MemberRow({
  candidate,
  household,
  onEdit,
}: {
  candidate: Candidate
  household: Household
  onEdit: (patch: (household: Household) => Household) => void
}) {
  const { t } = useText('guardians')
  const { personId, kind, name } = candidate
  const member = household.members.find((each) => each.personId === personId)
  const edit = (patch: Partial<NonNullable<typeof member>>): void =>
    onEdit((all) => ({
      ...all,
      members: all.members.map((each) => (each.personId === personId ? { ...each, ...patch } : each)),
    }))
  const toggle = (livesHere: boolean): void =>
    onEdit((all) => ({
      ...all,
      members: livesHere
        ? [...all.members, { personId, kind, fromDay: null, untilDay: null }]
        : all.members.filter((each) => each.personId !== personId),
    }))
  return (
    <li className={classes['member']}>
      <Checkbox
        size="md"
        className={classes['memberName'] ?? ''}
        label={name}
        description={kind === 'pupil' ? t('form.memberPupil') : t('form.memberGuardian')}
        checked={member !== undefined}
        onChange={(event) => toggle(event.currentTarget.checked)}
      />
      {member !== undefined && (
        <>
          <DayField
            maw={140}
            label={t('form.fields.memberFrom')}
            value={member.fromDay}
            onChange={(fromDay) => edit({ fromDay })}
          />
          <DayField
            maw={140}
            label={t('form.fields.memberUntil')}
            value={member.untilDay}
            onChange={(untilDay) => edit({ untilDay })}
          />
        </>
      )}
    </li>
  )
}
